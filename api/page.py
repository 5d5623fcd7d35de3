"""The page: a question, its answer, and the documents behind it, rendered here so that it works without scripts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, FastAPI, Query
from fastapi.responses import HTMLResponse, Response
from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from api.bodies import LONGEST_NAME, LONGEST_QUESTION
from api.excerpt import AROUND, BRIEF, Excerpt, excerpt
from api.moment import moment
from api.routes.entry import Asked
from api.sources import Sources, numbered
from api.tame import tame
from api.words import MODES, REASONS, STANDINGS, WARNINGS, counted, day, joined, old, sentence_for
from assistant.accounts import UnknownAccount
from assistant.build import Assistant
from assistant.findings import Answer, Citation

router = APIRouter(include_in_schema=False)

MEDIA = {"app.css": "text/css", "app.js": "text/javascript", "icon.svg": "image/svg+xml"}
ABSENT = "There is no such document here."
Said = Annotated[str, Query(max_length=LONGEST_QUESTION)]
Name = Annotated[str, Query(max_length=LONGEST_NAME)]


@dataclass(frozen=True, slots=True)
class Shown:
    """A source as the page shows it: the citation and the quote within its document."""

    citation: Citation
    excerpt: Excerpt | None


def install(app: FastAPI) -> None:
    """Adds the page and its two files to the app."""
    app.include_router(router)


@cache
def static(name: str) -> bytes:
    """One of the page's files."""
    return files("api").joinpath("static", name).read_bytes()


def asset(name: str) -> str:
    """A file's address, which changes with its content."""
    return f"/static/{name}?v={hashlib.sha256(static(name)).hexdigest()[:12]}"


def template(name: str) -> str:
    """A template's source."""
    return files("api").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def templates() -> SandboxedEnvironment:
    """The templates: every value is escaped, and one that is missing is an error."""
    found = SandboxedEnvironment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(day=day, tame=tame, old=old)
    found.globals.update(asset=asset, joined=joined, counted=counted)
    return found


@router.get("/static/{name}")
def file(name: str) -> Response:
    """A file of the page; its address holds its hash, so that it may be kept."""
    if name not in MEDIA:
        return HTMLResponse("", 404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(static(name), media_type=MEDIA[name], headers=headers)


@router.get("/")
def ask(assistant: Asked, q: Said = "", account: Name = "", as_of: Name = "") -> HTMLResponse:
    """The question field, with the answer when there is a question."""
    asked = {"question": q, "account": account, "as_of": as_of}
    try:
        when = moment(as_of, assistant.settings)
    except ValueError as wrong:
        return put(assistant, moment("", assistant.settings), 422, **asked, answer=None, notice=str(wrong))
    try:
        answer = assistant.ask(q.strip(), account=account, as_of=when) if q.strip() else None
    except UnknownAccount as wrong:
        return put(assistant, when, 404, **asked, answer=None, notice=str(wrong))
    return put(assistant, when, 200, **asked, notice="", **answered(answer, assistant))


@router.get("/documents/{document_id}")
def document(assistant: Asked, document_id: str, revision: Name = "", start: int = 0, end: int = 0) -> HTMLResponse:
    """A document's text, as it stood in a revision, with one stretch of it marked."""
    opened = assistant.document(document_id)
    wanted = revision or (opened.current.id if opened else "")
    shown = next((each for each in opened.revisions if each.id == wanted), None) if opened else None
    if opened is None or shown is None:
        return render("absent.html", 404, notice=ABSENT)
    inside = 0 <= start < end <= len(shown.text)
    marked = excerpt(shown.text, start, end, (start, len(shown.text))) if inside else None
    return render("document.html", 200, opened=opened, shown=shown, marked=marked)


def render(name: str, status: int, **values: object) -> HTMLResponse:
    """A page."""
    return HTMLResponse(templates().get_template(name).render(**values), status)


def put(assistant: Assistant, when: datetime, status: int, **values: object) -> HTMLResponse:
    """The page with its question field, over a home in numbers."""
    default = assistant.settings.as_of
    home_as_of = default.astimezone(assistant.settings.zone).date().isoformat() if default else ""
    overview = assistant.overview(as_of=when)
    return render("ask.html", status, home_as_of=home_as_of, overview=overview, **values)


def answered(answer: Answer | None, assistant: Assistant) -> dict[str, object]:
    """What an answer needs to be shown."""
    if answer is None:
        return {"answer": None}
    sources: Sources = numbered(answer)
    return {
        "answer": answer,
        "said": list(zip(answer.sentences, sources.marks, strict=True)),
        "sources": [shown(one, assistant) for one in sources.citations],
        "closest": [shown(one, assistant, BRIEF) for one in answer.closest],
        "superseded": [shown(one, assistant, BRIEF) for one in answer.superseded],
        "standing": sentence_for(answer.standing, STANDINGS),
        "refusal": tame(answer.text) or sentence_for(answer.reason, REASONS),
        "warnings": [sentence_for(code, WARNINGS) for code in answer.warnings],
        "mode": MODES.get(answer.searched.mode, answer.searched.mode),
        "lexical": remedy(answer, assistant),
    }


def remedy(answer: Answer, assistant: Assistant) -> str:
    """Why the search went by words only, where nobody asked for that."""
    unasked = answer.searched.mode == "lexical" and assistant.settings.embedding.provider != "none"
    return assistant.why_lexical() if unasked else ""


def shown(citation: Citation, assistant: Assistant, around: tuple[int, int] = AROUND) -> Shown:
    """A citation with what stands around its quote."""
    revision = assistant.revision(citation.revision_id)
    return Shown(citation, excerpt(revision.text, citation.start, citation.end, around) if revision else None)
