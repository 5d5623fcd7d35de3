"""What is promised, as data: the same row is measured, judged and printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Better(StrEnum):
    """Which way a figure gets better; `most` and `least` say what the bar is."""

    MORE = "at least"
    LESS = "at most"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach: `id` ties a measurement to it, `reference` is what others or simpler ways reach."""

    id: str
    what: str
    reference: str
    bar: float
    better: Better
    unit: str = ""

    def reached(self, value: float) -> bool:
        """True when the value is on the right side of the bar, or on it."""
        return value >= self.bar if self.better is Better.MORE else value <= self.bar


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured for a target, over how many cases; `value` None says in `note` why it was not."""

    target: str
    value: float | None
    n: int
    note: str = ""


GROUPS, MEETINGS, LOAD = "k8s_governance_dev", "qmsum_val", "scale_110k"

TARGETS = (
    Target("groups.ndcg", f"{GROUPS}: document nDCG@10", "BM25 passages .645, documents .703", 0.93, Better.MORE),
    Target("groups.alias", "  group named by alias: nDCG@10 lost", "0", 0.03, Better.LESS),
    Target("groups.misspelt", "  group misspelt by one letter: nDCG@10 lost", "0", 0.03, Better.LESS),
    Target("groups.gold", f"{GROUPS}: gold characters in ten hits", "BM25 .711", 0.92, Better.MORE),
    Target("groups.read", f"{GROUPS}: characters in ten hits", "BM25 11,214", 8500, Better.LESS),
    Target("meetings.ndcg", f"{MEETINGS}: document nDCG@10, all", "BM25 .560, best weighting .638", 0.62, Better.MORE),
    Target("meetings.specific", f"{MEETINGS}: document nDCG@10, specific", "best weighting .716", 0.69, Better.MORE),
    Target("meetings.gold", f"{MEETINGS}: gold characters in ten hits", "BM25 .199", 0.30, Better.MORE),
    Target("meetings.read", f"{MEETINGS}: characters in ten hits", "BM25 6,537", 6600, Better.LESS),
    Target("fusion.regret", "fusion: nDCG@10 lost to the best single ranker", "reciprocal rank .11", 0.0, Better.LESS),
    Target("groups.abstention", f"{GROUPS}: abstention, balanced accuracy", ".5", 0.85, Better.MORE),
    Target("groups.cited", f"{GROUPS}: answers citing a gold span", "", 0.80, Better.MORE),
    Target("quotes.real", "quotes that are real, every set", "", 1.0, Better.MORE),
    Target("ask.p50", "ask, warm, 20,000 passages, p50", "", 60, Better.LESS, "ms"),
    Target("help.time", "aia --help, middle of 7", "langchain_openai alone 2,700", 400, Better.LESS, "ms"),
)

UNDER_LOAD = (
    Target(
        "scoped.p50", "search of one account, 20,000 passages, p50", "peer 23, vectors only", 2.5, Better.LESS, "ms"
    ),
    Target("scoped.p99", "  the same, p99", "peer 33, vectors only", 6, Better.LESS, "ms"),
    Target("scoped.times", "  the same, times faster than the peer in this run", "", 10, Better.MORE),
    Target(
        "equal.p50",
        "  the same, 110,000 passages, 200 accounts, p50",
        "Chroma's filter alone 146",
        4,
        Better.LESS,
        "ms",
    ),
    Target("unscoped.p50", "search of all accounts, 110,000 passages, p50", "exact scan 7.1", 12, Better.LESS, "ms"),
    Target("ingest.rate", "ingest with vectors, text files, passages/s", "embedder 146-152", 120, Better.MORE),
    Target("ingest.again", "  unchanged again, times faster", "", 20, Better.MORE),
    Target("memory.resident", "resident memory serving 20,000 passages, MB", "peer 912", 350, Better.LESS, "MB"),
)

RECORDS = (
    Target("rows.rate", "CRM rows, 100,000, streamed into records, rows/s", "", 3000, Better.MORE),
    Target("rows.memory", "  twice the rows, MB more at most", "", 32, Better.LESS, "MB"),
)
