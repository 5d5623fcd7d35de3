"""Files that are zip archives, written so that the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile

STAMP = (2026, 1, 1, 0, 0, 0)


def steady(data: bytes) -> bytes:
    """An Office file again, its parts by name, without the clock of whoever wrote it."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    out = io.BytesIO()
    first = [name for name in ("[Content_Types].xml",) if name in parts]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in [*first, *sorted(set(parts) - set(first))]:
            made.writestr(zipfile.ZipInfo(name, STAMP), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
