"""The accounts, one account, and its records, page by page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api import problems
from api.bodies import AsOf
from api.moment import moment
from api.record_shown import (
    AccountShown,
    AccountsPage,
    RecordsPage,
    account_shown,
    cursor,
    node_shown,
    record_shown,
    uncursor,
)
from api.routes.entry import ALWAYS, Asked
from assistant.book import Book
from assistant.build import Assistant
from retrieval.records.kinds import KINDS

router = APIRouter(prefix="/v1", tags=["accounts"])

ABSENT = "There is no such account."
Limit = Annotated[int, Query(ge=1, le=200, description="At most so many in one page.")]
CURSOR = "The `next_cursor` of the page before; empty for the first."
Cursor = Annotated[str, Query(alias="cursor", max_length=2000, description=CURSOR)]
When = Annotated[AsOf | None, Query(description="What was true then. Default: the home's.")]
FAILURES = problems.documented(*ALWAYS, problems.NOT_FOUND, problems.INVALID)


def book(assistant: Assistant, as_of: str | None) -> Book:
    """The accounts as they stood then."""
    return assistant.book(as_of=moment(as_of, assistant.settings))


def place(word: str, steps: int) -> tuple[str, ...] | None:
    """Where a page begins; a cursor that was never given is an invalid request."""
    if not word:
        return None
    try:
        found = uncursor(word)
        if len(found) != steps:
            raise ValueError("it is a cursor of another list")
    except ValueError as wrong:
        raise unfit(word, str(wrong)) from wrong
    return found


def unfit(word: str, why: str) -> RequestValidationError:
    """An invalid request, for its cursor."""
    return RequestValidationError([{"type": "value_error", "loc": ("query", "cursor"), "msg": why, "input": word}])


@router.get(
    "/accounts",
    operation_id="accounts",
    summary="List the accounts",
    response_description="Accounts as they stand in the tree, parents before children.",
    responses=problems.documented(*ALWAYS, problems.INVALID),
)
def accounts(assistant: Asked, limit: Limit = 50, begin: Cursor = "", as_of: When = None) -> AccountsPage:
    """Every account of every export, each root with what hangs below it."""
    after = place(begin, 1)
    tree = book(assistant, as_of).tree
    nodes = [each for root in tree.roots for each in tree.under(root)]
    found = [at for at, (_, one) in enumerate(nodes, 1) if after and one.id == after[0]]
    if after and not found:
        raise unfit(begin, "the account that it names is not in view")
    start = found[0] if found else 0
    page = tuple(node_shown(tree, one, depth) for depth, one in nodes[start : start + limit])
    more = start + limit < len(nodes)
    return AccountsPage(page, cursor((page[-1].account_id,)) if more else "")


@router.get(
    "/accounts/{account_id}",
    operation_id="account",
    summary="Read an account",
    response_description="The account, its place in the tree, the nine CRM fields, and how many records it has.",
    responses=FAILURES,
)
def account(account_id: str, assistant: Asked, as_of: When = None) -> AccountShown:
    """One account. One that is absent and one that may not be seen are the same 404."""
    read = book(assistant, as_of)
    entry = read.entry(account_id)
    if entry is None:
        raise HTTPException(404, ABSENT)
    return account_shown(read.tree, entry)


@router.get(
    "/accounts/{account_id}/records/{kind}",
    operation_id="records",
    summary="Read an account's records",
    response_description="Records of one kind, each with the row of the file that it stands in.",
    responses=FAILURES,
)
def records(
    account_id: str, kind: str, assistant: Asked, limit: Limit = 50, begin: Cursor = "", as_of: When = None
) -> RecordsPage:
    """Records about the account or about what hangs below it, in the order of system and source id."""
    if kind not in KINDS:
        raise HTTPException(404, f"There is no kind of record called {kind!r}; there are {', '.join(KINDS)}.")
    after = place(begin, 3)
    read = book(assistant, as_of)
    node = read.node(account_id)
    if node is None:
        raise HTTPException(404, ABSENT)
    found = read.records(node, kind, (after[0], after[1], after[2]) if after else None, limit + 1)
    page = found[:limit]
    return RecordsPage(tuple(map(record_shown, page)), cursor(page[-1].order) if len(found) > limit else "")
