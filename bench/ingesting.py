"""How fast text files come in with their vectors, and how fast again where nothing changed."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from pathlib import Path

from assistant.build import OWNER, Assistant, build
from assistant.settings import read
from bench.sample import evenly
from bench.targets import GROUPS, MEETINGS, Measured
from evaluators.dataset import find, objects
from evaluators.stand import LEARNED, flags, models, without_cache
from evaluators.subject import Say, Setting
from retrieval.chunk import embedding_text

CHARACTERS = 900_000  # in all files: some 1,400 passages
ALONE = 300  # passages that the embedder is given by itself, to say what this machine can
AGAIN = 3


def ingest_times(data: Path, work: Path, mode: str, say: Say, characters: int = CHARACTERS) -> dict[str, Measured]:
    """Passages a second into an empty home, and how many times faster the same files are when nothing changed."""
    shutil.rmtree(work, ignore_errors=True)
    files = text_files((data / name for name in (GROUPS, MEETINGS)), work / "files", characters)
    if not files:
        why = f"{GROUPS} and {MEETINGS} are not there"
        return {name: Measured(name, None, 0, why) for name in ("ingest.rate", "ingest.again")}
    say(f"ingesting {len(files)} text files ...")
    theirs = read(without_cache(os.environ), flags(Setting(data, work, mode)))
    assistant = build(replace(theirs, home=work / "home", models=models(theirs)))
    try:
        first = taken(assistant, work / "files")
        passages = assistant.store.passages()
        again = [taken(assistant, work / "files") for _ in range(AGAIN)]
        alone = embedder_alone(assistant)
    finally:
        assistant.close()
    beside = f"the embedder alone {alone:.0f} passages/s of the same" if alone else "without an embedding model"
    note = f"{len(files)} files, {passages:,} passages in {first:.1f} s; {beside}"
    middle = statistics.median(again)
    return {
        "ingest.rate": Measured("ingest.rate", passages / first, passages, note),
        "ingest.again": Measured("ingest.again", first / middle, AGAIN, f"{middle:.2f} s, the middle of {AGAIN}"),
    }


def text_files(sets: Iterable[Path], into: Path, characters: int) -> list[Path]:
    """Writes documents of the sets as files, taken evenly and in turn, until there are so many characters."""
    into.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, (suffix, text) in enumerate(alternating([folder for folder in sets if folder.is_dir()])):
        if characters <= 0:
            break
        path = into / f"{number:04}{suffix}"
        path.write_text(text, encoding="utf-8")
        written.append(path)
        characters -= len(text)
    return written


def alternating(sets: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The sets' texts in turn with the suffix that each is written under: Markdown for charters, text for talk."""
    each: list[list[tuple[str, str]]] = []
    for folder in sets:
        suffix = ".md" if folder.name == GROUPS else ".txt"
        texts = [str(row.get("text", "")) for _, row in objects(find(folder, "documents"))]
        spread = evenly(texts, 100)
        each.append([(suffix, text) for text in (*spread, *(t for t in texts if t not in set(spread))) if text.strip()])
    return (one for one in chain.from_iterable(zip_longest(*each)) if one is not None)


def taken(assistant: Assistant, folder: Path) -> float:
    """The seconds that one ingest of the folder takes."""
    began = time.perf_counter()
    assistant.ingest([folder], LEARNED)
    return time.perf_counter() - began


def embedder_alone(assistant: Assistant) -> float | None:
    """Passages a second of the embedder itself, over passages of the home; None without one."""
    if assistant.patient is None:
        return None
    reader = assistant.store.scoped(OWNER)
    slices = evenly(reader.slices([head.revision for head in reader.heads()]), ALONE)
    found = reader.evidence([one.passage for one in slices])
    texts = [f"{embedding_text(one.card, one.passage.heading, one.passage.text)} " for one in found]
    model = getattr(assistant.patient, "_embedder", assistant.patient)  # what only remembers would answer at once
    began = time.perf_counter()
    model.embed(texts)
    return len(texts) / (time.perf_counter() - began)
