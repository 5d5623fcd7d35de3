"""Which accounts a question names: exactly, in part, joined, by initials, or misspelt by one letter."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from retrieval.forms import LONGEST, Form, Spellings, Strength
from retrieval.mention import Mention, Word, words
from retrieval.stopwords import SMALL_WORDS, STOPWORDS, language

RARER = 5  # a misspelling stands at least so many times more seldom than the word meant
_HOW = {
    Strength.FULL: "in full",
    Strength.CORE: "by its own part",
    Strength.PART: "in part",
    Strength.INITIALS: "by initials",
}


@dataclass(frozen=True, slots=True)
class Usage:
    """How a word is used in the passages in view: in how many it stands, and whether it is an account's own."""

    held: Callable[[str], int] = lambda word: 0
    own: Callable[[str, str], bool] = lambda word, account: True


Steps = list[tuple[int, str, int]]  # where the next word begins, what was read up to there, how strange that is


@dataclass(frozen=True, slots=True)
class _Claim:
    """The words from `first` up to `last` may stand for a form."""

    first: int
    last: int
    form: Form
    slips: int  # 2 for one that may as well be no slip but another word

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        """The longest first, then the one without a slip, then the one that shows more of a name; doubts last."""
        return self.slips > 1, self.first - self.last, self.slips, -self.form.strength, self.first


class NameTable:
    """The accounts' names and every way of writing them that is understood; built from the rows in view alone."""

    def __init__(self, names: Iterable[tuple[str, str]], usage: Usage | None = None) -> None:
        spellings = Spellings(names)
        self._usage = usage or Usage()
        self._acronyms = spellings.acronyms
        self._exact: dict[str, list[Form]] = defaultdict(list)
        self._gapped: dict[tuple[str, ...], dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
        for form in spellings.forms():
            for key in _keys(form.tokens) if form.strength == Strength.FULL else [_joined(form.tokens)]:
                self._exact[key].append(form)
            if form.strength != Strength.INITIALS:
                for at, token in enumerate(form.tokens):
                    self._gapped[_gap(form.tokens, at)][token].append(form)
        self._written = sorted(self._exact)
        self._whole = frozenset(token for gap in self._gapped for token in gap)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for token in {token for meant in self._gapped.values() for token in meant}:
            for short in _shortened(token):
                self._shortened[short].add(token)

    def find(self, question: str, anchored: Callable[[int, int], bool] = lambda start, end: False) -> list[Mention]:
        """The accounts named, in the question's order; several at one place when it fits them equally well.

        `anchored(start, end)` is true when what stands beside these characters shows that they are a name.
        """
        said = words(question)
        small = STOPWORDS[language(word.plain for word in said)]
        steps = [self._steps(said, first) for first in range(len(said))]
        claims = sorted(
            (claim for first in range(len(said)) for claim in self._claims(said, steps, first, small)),
            key=lambda claim: (claim.rank, claim.form.account),
        )
        chosen: list[list[_Claim]] = []
        while claims:
            best = claims[0]
            equal = {claim.form.account: claim for claim in claims if claim.rank == best.rank}
            chosen.append(list(equal.values()))
            claims = [claim for claim in claims if claim.last <= best.first or best.last <= claim.first]
        clear = [group for group in chosen if len(group) == 1 or group[0].form.strength >= Strength.CORE]
        found = [
            self._mention(question, said, claim, len(group) > 1, anchored)
            for group in clear or chosen
            for claim in group
        ]
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.value))

    def _claims(
        self, said: Sequence[Word], steps: Sequence[Steps], first: int, small: frozenset[str]
    ) -> Iterator[_Claim]:
        for last, tokens in self._runs(steps, first, (), 0, ""):
            exact = [form for key in _keys(tokens) for form in self._exact.get(key, ())]
            for form in exact:
                if form.strength != Strength.INITIALS or said[last - 1].said.isupper():
                    yield _Claim(first, last, form, 0)
            for at, token in () if exact else self._odd(tokens):
                for form, meant in () if token in small else self._meant(token, _gap(tokens, at)):
                    slips = self._slips(token, meant, form)
                    if slips:
                        yield _Claim(first, last, form, slips)

    def _meant(self, token: str, gap: tuple[str, ...]) -> Iterator[tuple[Form, str]]:
        """The forms that have these other tokens, and in the token's place one that may be meant by it."""
        known = self._gapped.get(gap)
        if known is None:
            return
        for meant in sorted({one for short in _shortened(token) for one in self._shortened.get(short, ())}):
            yield from ((form, meant) for form in known.get(meant, ()))

    def _odd(self, tokens: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """The tokens that may be a name's misspelt one: all others stand in names as they are."""
        strange = [at for at, token in enumerate(tokens) if token not in self._whole]
        if len(strange) < 2:
            yield from ((at, token) for at, token in enumerate(tokens) if not strange or at == strange[0])

    def _steps(self, said: Sequence[Word], first: int) -> Steps:
        """The word at `first`, and "special interest group" from there on also read as "sig" where names hold that."""
        steps = [(first + 1, said[first].plain, self._strange(said[first].plain))]
        for size in range(2, min(5, len(said) - first) + 1) if self._acronyms else ():
            initials = "".join(word.plain[0] for word in said[first : first + size])
            if initials in self._acronyms:
                steps.append((first + size, initials, self._strange(initials)))
        return steps

    def _strange(self, token: str) -> int:
        """0 for a token of names, 1 for one that may be such a token misspelt, 2 for any other."""
        if token in self._whole:
            return 0
        return 1 if any(short in self._shortened for short in _shortened(token)) else 2

    def _runs(
        self, steps: Sequence[Steps], first: int, before: tuple[str, ...], strange: int, joined: str
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Runs of words from `first` on that some name may hold: where each ends, and its tokens.

        `before` are those up to there, `strange` how strange they are, and `joined` they are one word.
        """
        for after, token, odd in steps[first] if first < len(steps) else ():
            odd, word = strange + odd, joined + token
            if odd < 2 or self._begins(word):
                tokens = (*before, token)
                yield after, tokens
                if len(tokens) < LONGEST:
                    yield from self._runs(steps, after, tokens, odd, word)

    def _begins(self, word: str) -> bool:
        """True when some name, written as one word, begins so."""
        at = bisect_left(self._written, word)
        return at < len(self._written) and self._written[at].startswith(word)

    def _slips(self, token: str, meant: str, form: Form) -> int:
        """1 where the token is the one meant but for a dropped, added, changed or swapped letter, 2 where it may be.

        0 where it is another word.
        """
        if OSA.distance(token, meant, score_cutoff=1) != 1 or _digits(token) != _digits(meant):
            return 0
        others = [one for one in form.tokens if one != meant and one not in form.generic and one not in SMALL_WORDS]
        if others:
            return int(len(meant) > 1)
        strange = self._usage.held(token) * RARER <= self._usage.held(meant)
        if len(form.tokens) == 1:
            return int(len(meant) > 4 and strange)
        return 1 if len(meant) > 3 or (len(meant) == 3 and strange) else 2

    def _mention(
        self,
        question: str,
        said: Sequence[Word],
        claim: _Claim,
        shared: bool,
        anchored: Callable[[int, int], bool],
    ) -> Mention:
        form, start, end = claim.form, said[claim.first].start, said[claim.last - 1].end
        certain = claim.slips < 2 and (
            form.strength == Strength.INITIALS
            or (len(form.tokens) > 1 and form.strength >= Strength.CORE)
            or _stands_out(question, said, claim)
            or anchored(start, end)
            or (not shared and self._usage.own(form.tokens[0], form.account))
        )
        return Mention(form.account, start, end, certain, "misspelt" if claim.slips else _HOW[form.strength])


def _shortened(token: str) -> set[str]:
    """The token, and it without each of its letters: what two share that differ in one letter or in two swapped."""
    return {token, *(token[:at] + token[at + 1 :] for at in range(len(token)))}


def _joined(tokens: Sequence[str]) -> str:
    return "".join(tokens)


def _keys(tokens: Sequence[str]) -> list[str]:
    """The tokens joined, and in any order."""
    return [_joined(tokens), " ".join(sorted(tokens))] if len(tokens) > 1 else [_joined(tokens)]


def _gap(tokens: Sequence[str], at: int) -> tuple[str, ...]:
    """The other tokens, in any order."""
    return tuple(sorted([*tokens[:at], *tokens[at + 1 :]]))


def _digits(token: str) -> str:
    return "".join(sign for sign in token if sign.isdigit())


def _stands_out(question: str, said: Sequence[Word], claim: _Claim) -> bool:
    """True for words with capitals that are not only a sentence's first, or in quotes."""
    word, last = said[claim.first], said[claim.last - 1]
    before, after = question[: word.start][-1:], question[last.end :][:1]
    if before and before in "\"'“„‘«»`" and after and after in "\"'”“’»«`":
        return True
    begins = claim.first == 0 or bool(before.strip()) or question[: word.start].rstrip()[-1:] in ".!?"
    return word.said[:1].isupper() and (not begins or any(sign.isupper() for sign in word.said[1:]))
