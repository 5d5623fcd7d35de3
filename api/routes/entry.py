"""What every operation goes through: the assistant it asks, and the form that a body must have."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from api import problems
from assistant.build import Assistant

ALWAYS = (problems.BAD_HOST, problems.FAULT)
WITH_BODY = (
    *ALWAYS,
    problems.NOT_JSON,
    problems.UNKNOWN_ACCOUNT,
    problems.TOO_LARGE,
    problems.MEDIA_TYPE,
    problems.INVALID,
)


def assistant_of(request: Request) -> Assistant:
    """The assistant that the app was made with."""
    assistant: Assistant = request.app.state.assistant
    return assistant


Asked = Annotated[Assistant, Depends(assistant_of)]


def json_only(request: Request) -> None:
    """A body must say that it is JSON: a form of another site cannot say so without asking first."""
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said != "application/json":
        raise HTTPException(415, "Send the body as application/json.")
