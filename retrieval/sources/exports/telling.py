"""The cells by which a sheet from `aia template` is known, wherever its rows and columns have moved to."""

from __future__ import annotations

from retrieval.sources.exports.coerce import folded

SYSTEM = "sheet"  # the name of the mapping that such sheets are read by
HELP = "AIA help"  # heads the sheet that explains the other one of its workbook
_ID = "idaia"


def tells(cell: str) -> bool:
    """True for the header that says whose Ids stand below it, as in "Id (AIA tickets)", and for that of the help.

    >>> tells("ID (AIA tickets)"), tells("AIA help"), tells("Id")
    (True, True, False)
    """
    return cell.strip() == HELP or folded(cell).startswith(_ID)
