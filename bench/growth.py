"""What the sizes say of the promises, and how figures grow with the passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.asking import Times
from bench.scale import ALL, ALL_SLOW, PEAK, RESIDENT, SCOPED, SCOPED_SLOW, Figures, Grown
from bench.targets import Measured
from evaluators.table import shown

MAIN, LARGE = 20_000, 110_000  # documents of the homes that bars are set for


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest account of the set's own grouping, in a home of the largest size."""

    account: str
    documents: int
    times: Times

    @property
    def said(self) -> str:
        """Its middle time in words."""
        times = self.times
        return (
            f"the largest real account, {self.account!r} of {self.documents:,} documents: "
            f"p50 {shown(times.middle)} ms, p99 {shown(times.slow)} ms, n={len(times.each_ms)}"
        )


def promised(
    grown: Sequence[Grown], largest: Largest | None, main: int = MAIN, large: int = LARGE
) -> dict[str, Measured]:
    """The figures that have bars, from the homes of the two sizes that they are set for."""
    found: dict[str, Measured] = {}
    for one in grown:
        if one.documents == main:
            found |= of_main(one)
        if one.documents == large:
            beside = f"{one.said}; {largest.said}" if largest else one.said
            found["equal.p50"] = Measured("equal.p50", one.ours[SCOPED], one.n, beside)
            slow = f"p99 {shown(one.ours[ALL_SLOW])} ms; {one.said}"
            found["unscoped.p50"] = Measured("unscoped.p50", one.ours[ALL], one.n_all, slow)
    return found


def of_main(one: Grown) -> dict[str, Measured]:
    """The bars of the middle size: time, times faster than the peer, memory."""
    peer = one.peer
    fast = Measured("scoped.times", None, 0, "no peer in this run")
    held = "no peer in this run"
    if peer:
        theirs = f"peer p50 {shown(peer[SCOPED])} / p99 {shown(peer[SCOPED_SLOW])} ms, vectors only, asked in turn"
        fast = Measured("scoped.times", ratio(peer[SCOPED], one.ours[SCOPED]), one.n, theirs)
        held = f"peer {shown(peer[RESIDENT])}, at most {shown(peer[PEAK])}, filling it too"
    memory = f"at most {shown(one.ours[PEAK])}; {held}"
    return {
        "scoped.p50": Measured("scoped.p50", one.ours[SCOPED], one.n, one.said),
        "scoped.p99": Measured("scoped.p99", one.ours[SCOPED_SLOW], one.n),
        "scoped.times": fast,
        "memory.resident": Measured("memory.resident", one.ours[RESIDENT], 1, memory),
    }


def ratio(over: float | None, under: float | None) -> float | None:
    """How many times the one holds the other, where both were measured."""
    return over / under if over is not None and under else None


def lines(grown: Sequence[Grown]) -> list[str]:
    """A column for each size, ours and the peer's; then the middle time of each stage of one account's search."""
    if not grown:
        return []
    names = list(grown[0].ours)
    width = max(map(len, (*names, *grown[0].stages.middle_ms))) + 2
    told = [f"{'passages (vectors)':<{width}}" + "".join(f"{head(one):>24}" for one in grown)]
    told.append(" " * width + "".join(f"{'ours':>14}{'peer':>10}" for _ in grown))
    told += [f"{name:<{width}}" + "".join(pair(name, one.ours, one.peer) for one in grown) for name in names]
    told += ["", "where the time goes, one account, p50 ms"]
    for stage in grown[0].stages.middle_ms:
        told.append(f"{stage:<{width}}" + "".join(pair(stage, one.stages.middle_ms, {}) for one in grown))
    missing = sorted({name for one in grown for name in one.stages.missing})
    if missing:
        told.append(f"could not be watched, so in other stages: {', '.join(missing)}")
    return [line.rstrip() for line in told]


def head(one: Grown) -> str:
    """The size of a column."""
    return f"{one.passages:,} ({one.vectors})"


def pair(name: str, ours: Figures, peer: Figures) -> str:
    """Ours and the peer's figure of that name."""
    return f"{shown(ours.get(name)):>14}{shown(peer[name]) if name in peer else '':>10}"


def told(grown: Sequence[Grown], largest: Largest | None) -> Mapping[str, object]:
    """Everything that was measured, for programs."""
    sizes = [
        {"documents": one.documents, "passages": one.passages, "accounts": one.accounts, "vectors": one.vectors}
        | {"n": one.n, "n_all": one.n_all, "ours": dict(one.ours), "peer": dict(one.peer)}
        | {"stages": dict(one.stages.middle_ms), "stages_n": one.stages.n}
        for one in grown
    ]
    return {"sizes": sizes, "largest": largest.said if largest else None}
