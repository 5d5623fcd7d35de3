"""Every failure over HTTP as application/problem+json: one table from error to status, one shape for all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from assistant.accounts import UnknownAccount
from retrieval.store.faults import StoreBusy, StoreDamaged, StoreFull, StoreShut

MEDIA = "application/problem+json"
STATE = "request_id"


class Problem(BaseModel):
    """What went wrong (RFC 9457). `type` names the kind for a program, `detail` says it to a person."""

    type: str = Field(examples=["urn:aia:problem:invalid-request"])
    title: str = Field(examples=["Invalid request"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["question: Field required"])
    request_id: str = Field(examples=["6f9c2a1b7d3e4f50"])
    errors: list[dict[str, str]] = Field(
        default_factory=list,
        description="For an invalid request: where, and what is wrong.",
        examples=[[{"where": "body.question", "what": "Field required"}]],
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its name for a program, its title and its status."""

    name: str
    title: str
    status: int


BAD_HOST = Kind("host-not-served", "Host not served", 400)
NOT_JSON = Kind("not-json", "Not JSON", 400)
NOT_FOUND = Kind("not-found", "Not found", 404)
UNKNOWN_ACCOUNT = Kind("unknown-account", "Unknown account", 404)
METHOD = Kind("method-not-allowed", "Method not allowed", 405)
TOO_LARGE = Kind("body-too-large", "Body too large", 413)
MEDIA_TYPE = Kind("unsupported-media-type", "Unsupported media type", 415)
INVALID = Kind("invalid-request", "Invalid request", 422)
BUSY = Kind("store-busy", "The store is busy", 503)
STORE = Kind("store-unusable", "The store cannot be used", 503)
FAULT = Kind("internal-fault", "Internal fault", 500)
BY_STATUS = {kind.status: kind for kind in (NOT_FOUND, METHOD, TOO_LARGE, MEDIA_TYPE, INVALID, FAULT)}


def problem(
    kind: Kind,
    detail: str,
    request_id: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response for one problem."""
    content = {
        "type": f"urn:aia:problem:{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "request_id": request_id,
        "errors": list(errors),
    }
    return Response(json.dumps(content), kind.status, media_type=MEDIA, headers=dict(headers or {}))


def documented(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """The problem responses of an operation, for its description."""
    return {
        status: {
            "description": "; ".join(kind.title for kind in kinds if kind.status == status),
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({kind.status for kind in kinds})
    }


def install(app: FastAPI) -> None:
    """Gives the app its table from error to problem."""
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(UnknownAccount, unknown_account)
    app.add_exception_handler(StoreBusy, busy)
    for unusable in (StoreDamaged, StoreFull, StoreShut):
        app.add_exception_handler(unusable, unusable_store)


def request_id(request: Request) -> str:
    """The name of this request, as the response's X-Request-ID says it."""
    return str(getattr(request.state, STATE, ""))


def invalid(request: Request, error: Exception) -> Response:
    """A request that is not of the described form; each fault with its place."""
    if not isinstance(error, RequestValidationError):
        raise error
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return problem(NOT_JSON, "The body is not JSON.", request_id(request))
    errors = [{"where": place(fault["loc"]), "what": what(fault)} for fault in faults]
    detail = "; ".join(f"{one['where'].removeprefix('body.')}: {one['what']}" for one in errors)
    return problem(INVALID, detail, request_id(request), errors)


def refused(request: Request, error: Exception) -> Response:
    """An error that the framework or a route raised with its status."""
    if not isinstance(error, HTTPException):
        raise error
    plain = HTTPStatus(error.status_code)
    kind = BY_STATUS.get(error.status_code) or Kind(plain.phrase.lower().replace(" ", "-"), plain.phrase, plain)
    return problem(kind, str(error.detail), request_id(request), headers=error.headers)


def unknown_account(request: Request, error: Exception) -> Response:
    """A name that no account in view bears."""
    return problem(UNKNOWN_ACCOUNT, str(error), request_id(request))


def busy(request: Request, error: Exception) -> Response:
    """Another process writes; the reader is asked to come again."""
    return problem(BUSY, str(error), request_id(request), headers={"Retry-After": "2"})


def unusable_store(request: Request, error: Exception) -> Response:
    """The database file is damaged or the disk full; the operator must act."""
    return problem(STORE, str(error), request_id(request))


def place(steps: Iterable[object]) -> str:
    """Where in the request a fault stands.

    >>> place(("body", "history", 0))
    'body.history.0'
    """
    return ".".join(str(step) for step in steps)


def what(fault: Mapping[str, Any]) -> str:
    """What is wrong, in words."""
    return str(fault["msg"]).removeprefix("Value error, ")
