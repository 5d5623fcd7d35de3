"""`python -m api.demo`: the sample documents into a home of their own, three questions, and what to try next."""

from __future__ import annotations

import os
import shlex
import sys
import tomllib
from pathlib import Path
from typing import Any

from api.failures import unexpected
from api.moment import now, seconds
from api.printed import print_answer
from api.progress import Progress
from api.report import reported
from api.terminal import Terminal, terminal
from assistant.build import build
from assistant.settings import CONFIG, read

CLONE = Path(__file__).parent.parent
SAMPLES = CLONE / "demo"
HOME = CLONE / ".demo"
AIA = ".venv/bin/aia"


def demonstrate(samples: Path, home: Path, to: Terminal) -> None:
    """Brings the samples in, asks what they say should be shown, and leaves the home for more. Twice is once."""
    asked: dict[str, Any] = tomllib.loads((samples / "questions.toml").read_text(encoding="utf-8"))
    home.mkdir(parents=True, exist_ok=True)
    (home / CONFIG).write_text(
        f'as_of = "{asked["as_of"]}"  # what the sample documents call today\n', encoding="utf-8"
    )
    settings = read(os.environ, home=home)
    assistant = build(settings)
    progress = Progress(to, seconds)
    report = assistant.ingest([samples / "files"], now(), progress)
    progress.end()
    for line in reported(report, [samples / "files"], assistant.finder.embedder is not None, to):
        to.note(line)
    if assistant.finder.embedder is None:
        to.note(assistant.why_lexical())
    for question in (one for one in asked["questions"] if one.get("shown")):
        to.say()
        to.say(to.paint("> " + question["question"], "cyan"))
        to.say()
        account = question.get("account", "")
        print_answer(assistant.ask(question["question"], account=account, as_of=settings.as_of), to)
    assistant.close()
    for line in further(asked["questions"], home):
        to.say(line)


def further(questions: list[dict[str, Any]], home: Path) -> list[str]:
    """What to try next, as it can be typed."""
    aia = f"AIA_HOME={shlex.quote(os.path.relpath(home))} {AIA}"
    rest = [one["question"] for one in questions if not one.get("shown") and "'" not in one["question"]][:2]
    commands = [f'{aia} ask "{question}"' for question in rest]
    return ["", "Try next", *(f"  {one}" for one in commands), f"  {aia} serve", f"  {AIA} ingest PATH    (your own)"]


def main() -> None:
    """Runs the demo in the clone that this file is part of."""
    sys.excepthook = unexpected
    if not SAMPLES.is_dir():
        sys.exit("The sample documents stand in a clone of the repository, not in an installed package.")
    try:
        demonstrate(SAMPLES, HOME, terminal())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
