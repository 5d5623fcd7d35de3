"""What was read of each account and region, and what is old or missing, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from api import problems
from api.bodies import LONGEST_NAME
from api.moment import moment
from api.record_shown import cursor
from api.routes.accounts import Cursor, Limit, When, place, unfit
from api.routes.entry import ALWAYS, Asked
from assistant.coverage.cover import AccountCovered
from assistant.coverage.home import Unreadable, coverage_of

router = APIRouter(prefix="/v1", tags=["accounts"])

Name = Annotated[str, Query(max_length=LONGEST_NAME, description="Only this account; any of its names will do.")]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Accounts by name, what names none first; `next_cursor` asks for those that follow, empty at the end.

    `unreadable` is what stays outside, on every page.
    """

    as_of: str
    accounts: tuple[AccountCovered, ...]
    unreadable: tuple[Unreadable, ...]
    next_cursor: str


@router.get(
    "/coverage",
    operation_id="coverage",
    summary="Say what was read, and what is missing",
    response_description="For each account and region the state of each source of insight.",
    responses=problems.documented(*ALWAYS, problems.UNKNOWN_ACCOUNT, problems.INVALID),
)
def coverage(
    assistant: Asked, account: Name = "", limit: Limit = 50, begin: Cursor = "", as_of: When = None
) -> CoveragePage:
    """Six sources of insight for each account and region: `read`, `stale`, `undated` or `empty`.

    A source is read when something recent feeds it. The kinds that could feed it and do not are `missing`.
    """
    after = place(begin, 1)
    found = coverage_of(assistant, moment(as_of, assistant.settings), account=account)
    names = [one.account for one in found.accounts]
    if after and after[0] not in names:
        raise unfit(begin, "the account that it names is not in view")
    start = names.index(after[0]) + 1 if after else 0
    page = found.accounts[start : start + limit]
    more = start + limit < len(names)
    return CoveragePage(found.as_of, page, found.unreadable, cursor((page[-1].account,)) if more else "")
