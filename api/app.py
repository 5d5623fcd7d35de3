"""The HTTP application: the operations, the page, and the guard before both."""

from __future__ import annotations

from collections.abc import Collection
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from api import page, problems
from api.guards import LOOPBACK, Guard
from api.routes import accounts, ask, confirm, coverage, documents, health, identities, notes, search
from assistant.build import Assistant

DESCRIPTION = """Answers about key accounts from your own documents, every sentence on a quote.

Errors are `application/problem+json`. Every response bears an `X-Request-ID`. There is no identity yet: whoever
reaches this server reads everything in its home.
"""
TAGS = [
    {"name": "answers", "description": "Cited answers and honest refusals."},
    {"name": "search", "description": "The passages nearest to some words."},
    {"name": "documents", "description": "What answers stand on."},
    {"name": "accounts", "description": "What the exports of your systems hold, each record with its row."},
    {"name": "confirm", "description": "What waits for a person's answer, and which records are one."},
    {"name": "notes", "description": "What people know better, kept beside the documents."},
    {"name": "health", "description": "Whether the server answers."},
]
# The framework would send traces where the environment tells it; questions and documents stay here.
SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(assistant: Assistant, hosts: Collection[str] = LOOPBACK) -> FastAPI:
    """The whole application over an assistant; it answers to these host names only, to any when there are none."""
    app = FastAPI(
        title="Account Intelligence",
        version=version("account-intelligence"),
        description=DESCRIPTION,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        telemetry=SILENT,
    )
    app.state.assistant = assistant
    app.add_middleware(Guard, hosts=hosts)
    problems.install(app)
    for part in (ask, search, documents, accounts, coverage, confirm, identities, notes, health):
        app.include_router(part.router)
    page.install(app)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]  # the framework's own way to say it otherwise
    return app


def described(app: FastAPI) -> dict[str, Any]:
    """The description of the interface, with the one form that every problem has."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        schemas = made["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = problems.Problem.model_json_schema()
        for operation in (operation for path in made["paths"].values() for operation in path.values()):
            told = operation["responses"]
            operation["responses"] = {code: told[code] for code in told if "HTTPValidationError" not in str(told[code])}
    return app.openapi_schema or {}
