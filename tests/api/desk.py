"""A small home to ask: documents of two invented customers, some hostile, brought in as anyone would."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from assistant.build import Assistant
from assistant.settings import read
from retrieval.embed import Embedder
from retrieval.finder import Finder
from retrieval.store import Store

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
OWNER = "Who is the account owner of Borealis?"
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
HOSTILE = "What is the code word of the spare parts portal?"

FILES = {
    "borealis/charter.md": """---
title: Borealis charter
account: Borealis
region: EMEA
kind: charter
date: 2026-04-15
status: approved
id: B2
supersedes: [B1]
---
# Borealis charter

## Ownership

The account owner of Borealis is Mira Okafor. She is based in Lyon.

## Prices

Discounts above 7 percent are approved by the finance lead, Jonas Weir.
""",
    "borealis/charter_old.md": """---
title: Borealis charter of 2024
account: Borealis
region: EMEA
kind: charter
date: 2024-02-01
id: B1
---
The account owner of Borealis is Piet Vos.
""",
    "borealis/visit.md": """---
title: Visit at Borealis
account: Borealis
region: EMEA
kind: minutes
date: 2026-06-10
---
The pumps were delivered nine days late. Mira Okafor promised a written plan by 30 June 2026.
""",
    "cindra/portal.md": f"""---
title: "{{{{7*7}}}} <b>Portal</b>"
account: Cindra
region: LATAM
kind: minutes
date: 2026-07-01
---
The code word of the spare parts portal is {SCRIPT} heron.
[click](javascript:alert(1)) ![](https://evil.example/pixel.png) \u202eesrever\u202c \x1b[31mred
""",
    "inbox/note.txt": "A note of nobody in particular about umbrellas and their handles.\n",
}


def written(folder: Path, files: dict[str, str] | None = None) -> Path:
    """The folder, with the files in it."""
    for name, text in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def assistant(home: Path, embedder: Embedder | None = None, files: dict[str, str] | None = None) -> Assistant:
    """An assistant over a home that holds the files; by words alone unless an embedder is given."""
    papers = written(home.parent / "papers", files)
    settings = read({"AIA_EMBEDDING_PROVIDER": "none", "AIA_AS_OF": "2026-09-28"}, home=home)
    store = Store.open(settings.database)
    made = Assistant(settings, store, Finder(store, embedder))
    if files is None or files:
        made.ingest([papers], NOW)
    return made
