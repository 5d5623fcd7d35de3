"""A suite made of a person's own documents: their questions and corrections, with what is answered now, to confirm."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.build import build
from assistant.sayings import Saying, Sayings
from assistant.settings import read
from evaluators.suite.case import ANSWERED, REFUSED, WHICH, Case, Suite
from evaluators.suite.outcome import Outcome
from evaluators.suite.reading import CASES, SETTINGS, SuiteError
from evaluators.suite.wording import says

NOTHING = "-"  # in place of expected words: it is not on record, and the answer is to say so
NEXT_STEPS = (
    "Each case is a draft and does not count yet. In cases.jsonl, for each line:",
    "  1. read the question, and in its comment what is answered now; a case made of a note has its words as question:",
    "     put there what you would ask;",
    '  2. "expects" is "answered", "refused" (not on record) or "which" (ask which of several is meant);',
    '  3. under "slots" write what a right answer must say, each in one or several ways;',
    '  4. "gold" is where it stands: document and quote, word for word; take away what is wrong;',
    '  5. take "draft": true away.',
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to make a case of, with the words that a right answer says, if known, and why it is asked."""

    question: str
    words: str = ""
    group: str = ""
    account: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What a home holds that a suite is made of: the folders it reads, its day, and what people said."""

    folders: tuple[Path, ...]
    as_of: str
    sayings: tuple[Saying, ...]


def home_at(place: Path | None, environment: Mapping[str, str] = os.environ) -> Home:
    """What the home of that place, or of AIA_HOME, holds; nothing where there is none yet."""
    settings = read({name: text for name, text in environment.items() if name == "AIA_HOME"}, home=place)
    if not settings.database.is_file():
        return Home((), "", ())
    assistant = build(replace(settings, embedding=replace(settings.embedding, provider="none")))
    try:
        folders = tuple(path for path in assistant.store.register().roots().values() if path.exists())
        as_of = settings.as_of.date().isoformat() if settings.as_of else ""
        return Home(folders, as_of, tuple(Sayings(assistant).told()))
    finally:
        assistant.close()


def questions(path: Path) -> Iterator[Asked]:
    """One question a line, the expected words behind a tab; a blank line and one that begins with # is passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, 1):
        question, _, words = line.strip().partition("\t")
        if not question or question.startswith("#"):
            continue
        yield Asked(question.strip(), words.strip(), "my questions", comment=f"{path.name}, line {number}")


def corrections(sayings: Iterable[Saying]) -> Iterator[Asked]:
    """What people said of a wrong or outdated place, or of what no document says, as something to ask for."""
    for one in sayings:
        words = " ".join(one.text.split())
        who = f"{one.author} on {one.date}: {words}"
        if one.corrects is None:
            yield Asked(words, words, "missing", one.account, who)
        else:
            quote = " ".join(one.corrects.quote.split()) or one.corrects.title
            comment = f"{who} (corrects {one.corrects.source_id}: “{quote}”)"
            yield Asked(quote, words, "wrong or outdated", one.account, comment)


def drafted(case: Case, asked: Asked, now: Outcome) -> dict[str, Any]:
    """The case's line: what is expected as far as the person said it, else what is answered now."""
    expects = now.kind if not asked.words else REFUSED if asked.words == NOTHING else ANSWERED
    row: dict[str, Any] = {"id": case.id, "group": case.group, "question": case.question, "expects": expects}
    if case.account:
        row["account"] = case.account
    if not asked.words and expects in (REFUSED, WHICH) and now.reason:
        row["reason"] = now.reason
    if expects == ANSWERED:
        row["slots"] = {"said": [asked.words or now.text.split("\n", maxsplit=1)[0]]}
        if not asked.words or says(now.said(), asked.words):
            row["gold"] = [
                {"document": one.document, "start": one.start, "end": one.end, "quote": one.quote} for one in now.cited
            ]
    comment = f"{case.comment}. Now: {now.shown()}".removeprefix(". ")
    return {**row, "comment": comment, "draft": True}


def planned(folder: Path, home: Home, documents: Iterable[Path], asked: Iterable[Asked]) -> Suite:
    """The suite that is to be, its cases still questions. Raises `SuiteError`; nothing is written yet."""
    paths = tuple(dict.fromkeys(path.absolute() for path in (*home.folders, *documents)))
    if (folder / SETTINGS).exists() or (folder / CASES).exists():
        raise SuiteError(f"{folder}: there is a suite already, which stays as it is; name another folder")
    for path in paths:
        if not path.exists():
            raise SuiteError(f"{path}: there is nothing")
    if not paths:
        raise SuiteError("no documents: name them with --documents PATH, or a home that has read some with --home")
    cases = tuple(
        Case(f"U{number:02}", one.question, ANSWERED, one.group, one.account, draft=True, comment=one.comment)
        for number, one in enumerate(asked, 1)
    )
    if not cases:
        raise SuiteError("nothing to ask: give --questions FILE, or keep notes with `aia note`")
    name = folder.resolve().name
    return Suite(folder, name, name, home.as_of, paths, cases, "")


def write(suite: Suite, asked: Iterable[Asked], outcome: Callable[[Case], Outcome]) -> int:
    """Puts every question and writes the suite with its drafts; gives how many are answered now."""
    now = [outcome(case) for case in suite.cases]
    rows = [drafted(case, one, each) for case, one, each in zip(suite.cases, asked, now, strict=True)]
    suite.folder.mkdir(parents=True, exist_ok=True)
    cases = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (suite.folder / CASES).write_text(cases, encoding="utf-8", errors="backslashreplace")
    (suite.folder / SETTINGS).write_text(settings(suite), encoding="utf-8")
    return sum(each.kind == ANSWERED for each in now)


def settings(suite: Suite) -> str:
    """What the suite says of itself, below what its person is to do."""
    name = json.dumps(suite.name, ensure_ascii=False)
    paths = ", ".join(f"{{path = {json.dumps(str(path), ensure_ascii=False)}}}" for path in suite.ingest)
    day = f'as_of = "{suite.as_of}"' if suite.as_of else '# as_of = "2026-09-28"   without it everything is in view'
    told = (f"# {line}".rstrip() for line in NEXT_STEPS)
    return "\n".join([*told, f"name = {name}", f"title = {name}", day, f"ingest = [{paths}]", ""])
