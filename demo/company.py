"""The whole company of one seed, in a folder: what a customer would import, and beside it what is true of it.

files/           what is imported
manifest.json    every file with its hash, its kind, account, region and language; that all of it is synthetic
facts.jsonl      every planted fact with its places
suite.toml, cases.jsonl    the questions, for `python -m evaluators run`
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import demo.extracts
from demo.extract import Extract
from demo.forms.written import written
from demo.gold import facts, questions
from demo.noise import noise
from demo.page import Page, Unfit, pages
from demo.world import World, world


def company(out: Path, seed: int, *, noise_documents: int = 0, paraphrase: int = 0) -> dict[str, Any]:
    """Writes the company of a seed and gives its manifest. The folder's former content of these names is replaced."""
    here = world(seed)
    told = [*pages(here, paraphrase), *noise(here, noise_documents)]
    exported = list(extracts(here))
    planted = facts(told, exported)
    files = {page.path: (written(page), _of(page)) for page in told}
    files |= {one.path: (one.data, {"id": one.id, "kind": one.kind, "account": one.account}) for one in exported}
    if len(files) != len(told) + len(exported):
        raise Unfit("two documents have one path")
    _clear(out)
    entries = []
    for path, (data, entry) in sorted(files.items()):
        place = out / "files" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        entries.append({"path": path, "sha256": sha256(data).hexdigest(), "bytes": len(data), **entry})
    manifest = {
        "synthetic": True,
        "seed": seed,
        "as_of": here.as_of.isoformat(),
        "accounts": {key: one.name for key, one in here.accounts.items()},
        "noise_documents": noise_documents,
        "paraphrase": paraphrase,
        "files": entries,
    }
    cases = list(questions(here, planted))
    _lines(out / "cases.jsonl", [{key: told for key, told in case.items() if key != "shown"} for case in cases])
    _lines(out / "facts.jsonl", [{"fact": fact, "places": places} for fact, places in sorted(planted.items())])
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    ranked = sorted((case["shown"], case["id"]) for case in cases if "shown" in case)
    shown = json.dumps([case for _, case in ranked])  # what the demo asks, in this order
    told_of = {"name": f"demo-{seed}", "title": f"{here.accounts['A1'].name}, seed {seed}", "as_of": f"{here.as_of}"}
    suite = "".join(f"{key} = {json.dumps(said, ensure_ascii=False)}\n" for key, said in told_of.items())
    suite += f"shown = {shown}\n"
    (out / "suite.toml").write_text(suite, "utf-8")
    return manifest


def extracts(here: World) -> Iterator[Extract]:
    """What each system exports, by the names of the modules in `demo.extracts`."""
    for module in sorted(one.name for one in pkgutil.iter_modules(demo.extracts.__path__)):
        yield from importlib.import_module(f"demo.extracts.{module}").extracts(here)


def _of(page: Page) -> dict[str, Any]:
    told = {"id": page.id, "kind": page.kind, "account": page.account, "region": page.region, "lang": page.lang}
    return told | {"labels": list(page.labels), "day": page.day}


def _clear(out: Path) -> None:
    for path in sorted((out / "files").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def _lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
