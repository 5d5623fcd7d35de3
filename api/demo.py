"""`python -m api.demo COMPANY HOME`: a company's files into a home of their own, questions, and what to try next."""

from __future__ import annotations

import json
import os
import shlex
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from api.failures import unexpected
from api.moment import now, seconds
from api.printed import print_answer
from api.progress import Progress
from api.record_shown import nodes_shown
from api.report import reported
from api.tame import tame
from api.terminal import Terminal, terminal
from assistant.build import OWNER, build
from assistant.settings import CONFIG, read
from retrieval.evidence import View
from retrieval.store import Wanted

if TYPE_CHECKING:
    from assistant.build import Assistant

AIA = ".venv/bin/aia"
NEXT = 3  # questions that are named for the reader to ask


def demonstrate(company: Path, home: Path, to: Terminal) -> None:
    """Brings the company in, shows what was found, asks what should be shown, and leaves the home. Twice is once."""
    suite = tomllib.loads((company / "suite.toml").read_text("utf-8"))
    cases = [json.loads(line) for line in (company / "cases.jsonl").read_text("utf-8").splitlines()]
    home.mkdir(parents=True, exist_ok=True)
    (home / CONFIG).write_text(f'as_of = "{suite["as_of"]}"  # what this company calls today\n', "utf-8")
    settings = read(os.environ, home=home)
    assistant = build(settings)
    progress = Progress(to, seconds)
    report = assistant.ingest([company / "files"], now(), progress)
    progress.end()
    for line in reported(report, [company / "files"], assistant.finder.embedder is not None, to):
        to.note(line)
    if assistant.finder.embedder is None:
        to.note(assistant.why_lexical())
    view = View(as_of=settings.as_of)
    for line in found(assistant, view, to):
        to.say(line)
    by_id = {one["id"]: one for one in cases}
    for case in (by_id[one] for one in suite["shown"]):
        to.say()
        to.say(to.paint("> " + case["question"], "cyan"))
        to.say()
        print_answer(assistant.ask(case["question"], account=case.get("account", ""), as_of=settings.as_of), to)
    assistant.close()
    for line in further([one["question"] for one in cases if one["id"] not in suite["shown"]], home):
        to.say(line)


def found(assistant: Assistant, view: View, to: Terminal) -> Iterator[str]:
    """The tree of accounts, and how many records and documents there are of each kind."""
    reader = assistant.store.scoped(OWNER)
    yield ""
    yield to.paint("Accounts", "bold")
    for node in nodes_shown(assistant.book(as_of=view.as_of).tree):
        place = ", ".join(one for one in (node.level.replace("_", " "), node.region or node.country) if one)
        yield "  " * (node.depth + 1) + tame(node.name) + (to.paint(f"  {tame(place)}", "dim") if place else "")
    records = reader.record_counts(Wanted(), view)
    heads = reader.heads()
    exports = tuple(head.document.source_id for head in heads if head.card.kind == "export")
    brought = [(head.document.source_id, head.card.kind) for head in heads]
    documents = Counter(
        kind or "of no known kind" for name, kind in brought if "#" not in name or not name.startswith(exports)
    )  # a row of an export is a document too
    for title, numbers in (("Records", records), ("Documents", documents)):
        yield ""
        yield to.paint(title, "bold")
        ordered = sorted(numbers.items(), key=lambda one: (-one[1], one[0]))
        yield "  " + ", ".join(f"{tame(kind).replace('_', ' ')} {number:,}" for kind, number in ordered)


def further(questions: list[str], home: Path) -> list[str]:
    """What to try next, as it can be typed."""
    aia = f"AIA_HOME={shlex.quote(os.path.relpath(home))} {AIA}"
    typed = [one for one in questions if not set("\"'$`") & set(one)]
    commands = [f'{aia} ask "{question}"' for question in typed[:NEXT]]
    others = ("accounts tree", "quality", "serve")
    tried = [*commands, *(f"{aia} {one}" for one in others), f"{AIA} ingest PATH    (your own)"]
    return ["", "Try next", *(f"  {one}" for one in tried)]


def main() -> None:
    """Runs the demo with the company of one folder and the home of another."""
    sys.excepthook = unexpected
    company, home = (Path(one) for one in sys.argv[1:3])
    try:
        demonstrate(company, home, terminal())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
