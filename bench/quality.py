"""What is found and answered on labelled sets, and what rewording a question costs."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

from bench.rankers import Regret, regret
from bench.rewording import Reworded, by_alias, by_slip
from bench.targets import GROUPS, MEETINGS, Measured
from evaluators.dataset import Dataset, Query, find, load, objects
from evaluators.figures import Figure, answer_figures, retrieval_figures
from evaluators.ranking import by_first_hit, ndcg
from evaluators.run import answer_each, retrieve_each
from evaluators.stand import Stand
from evaluators.subject import Subject

K = 100
QUOTES = "quotes that are real"
TWINS = frozenset({"injection_dev"})  # each mail four times, one of them gold: a ranking there says nothing
ALONE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    GROUPS: {
        "groups.ndcg": ("document nDCG@10", ""),
        "groups.gold": ("gold characters in ten hits", ""),
        "groups.read": ("characters in ten hits", ""),
        "groups.abstention": ("abstention, balanced accuracy", ""),
        "groups.cited": ("citing a gold span", ""),
    },
    MEETINGS: {
        "meetings.ndcg": ("document nDCG@10", ""),
        "meetings.specific": ("document nDCG@10", "specific"),
        "meetings.gold": ("gold characters in ten hits", ""),
        "meetings.read": ("characters in ten hits", ""),
    },
}


@dataclass(frozen=True, slots=True)
class SetRun:
    """One set's figures, its rankers alone, and what its questions lose when an account is named otherwise."""

    dataset: Dataset
    mode: str
    figures: tuple[Figure, ...]
    regret: Regret | None
    reworded: Mapping[str, Measured]

    def measured(self) -> dict[str, Measured]:
        """What this set alone says about the targets."""
        by_name = {(one.name, one.type): one for one in self.figures}
        found = dict(self.reworded)
        for target, key in ALONE.get(self.dataset.folder.name, {}).items():
            if key in by_name:
                found[target] = Measured(target, by_name[key].value, by_name[key].n)
        return found

    def told(self) -> dict[str, object]:
        """Everything that was measured on the set, for programs."""
        alone = asdict(self.regret) if self.regret else None
        return {"mode": self.mode, "figures": [asdict(one) for one in self.figures], "rankers": alone}


def run_set(folder: Path, stood: AbstractContextManager[Stand]) -> SetRun:
    """Measures a labelled set from end to end."""
    dataset = load(folder)
    with stood as stand:
        hits = retrieve_each(dataset.queries, stand, K, time.perf_counter, quiet)
        replies = answer_each(dataset.queries, stand, time.perf_counter, quiet)
        figures = (*retrieval_figures(dataset, hits), *answer_figures(dataset, replies))
        reworded = rewording(dataset, accounts(folder), stand) if folder.name == GROUPS else {}
        return SetRun(dataset, stand.mode, figures, regret(dataset.queries, hits, stand), reworded)


def over_all(runs: Sequence[SetRun]) -> dict[str, Measured]:
    """What only all sets together say: the worst regret, and the share of quotes that are real."""
    found: dict[str, Measured] = {}
    worst = max((run.regret.lost for run in runs if run.regret), default=None)
    parts = ", ".join(
        f"{run.dataset.folder.name} {run.regret.lost:+.3f} to {max(run.regret.alone, key=run.regret.alone.__getitem__)}"
        for run in runs
        if run.regret
    )
    found["fusion.regret"] = Measured("fusion.regret", worst, sum(run.regret.n for run in runs if run.regret), parts)
    quotes = [
        one for run in runs for one in run.figures if one.name == QUOTES and not one.type and one.value is not None
    ]
    n = sum(one.n for one in quotes)
    real = sum((one.value or 0.0) * one.n for one in quotes) / n if n else None
    found["quotes.real"] = Measured("quotes.real", real, n)
    return found


def rewording(dataset: Dataset, names: Collection[str], subject: Subject) -> dict[str, Measured]:
    """What other names and slips of one letter cost, each against the same questions as they were."""
    asked = [query for query in dataset.queries if query.gold_documents]
    alias = loss("groups.alias", by_alias(asked, names), subject)
    return {"groups.alias": alias, "groups.misspelt": loss("groups.misspelt", by_slip(asked, names), subject)}


def loss(target: str, reworded: Sequence[Reworded], subject: Subject) -> Measured:
    """The mean nDCG@10 lost; the note tells each way of rewording apart."""
    if not reworded:
        return Measured(target, None, 0, "no question names an account")
    before = {query.id: gain(query, subject) for query in {one.was.id: one.was for one in reworded}.values()}
    lost = [(one.way, before[one.was.id] - gain(one.query, subject)) for one in reworded]
    ways = sorted({way for way, _ in lost})
    parts = [f"{way} {fmean(v for w, v in lost if w == way):+.3f} (n={sum(w == way for w, _ in lost)})" for way in ways]
    return Measured(target, fmean(value for _, value in lost), len(lost), ", ".join(parts))


def gain(query: Query, subject: Subject) -> float:
    """The question's document nDCG@10."""
    return ndcg(by_first_hit(hit.document_id for hit in subject.retrieve(query, K)), query.gold_documents)


def accounts(folder: Path) -> frozenset[str]:
    """The account names that the set's documents carry."""
    rows = (row.get("account") for _, row in objects(find(folder, "documents")))
    return frozenset(name for name in rows if isinstance(name, str) and name)


def sets(data: Path) -> list[Path]:
    """The folders that are data sets with questions, by name; those that hold twins are for another measure."""
    found = sorted(path.parent for path in data.glob("*/queries.jsonl*") if list(path.parent.glob("documents.jsonl*")))
    return [folder for folder in found if folder.name not in TWINS]


def quiet(done: int, total: int) -> None:
    """Says nothing: the table at the end does."""
