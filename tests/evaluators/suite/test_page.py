"""The page holds the whole report, needs nothing else, and what documents say never becomes its markup."""

from __future__ import annotations

from html.parser import HTMLParser

from evaluators.suite.baseline import changes
from evaluators.suite.page import page
from tests.evaluators.suite.run import run
from tests.evaluators.suite.table import answer, case, of, refusal

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'& \u202e\x00\x1b[31m ]]> </td></table>"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Tags:
    tags = Tags()
    tags.feed(markup)
    return tags


def test_hostile_words_stay_words_wherever_they_stand() -> None:
    odd = case(id=HOSTILE, question=HOSTILE, group=HOSTILE, slots={HOSTILE: (HOSTILE,)})
    good, bad = of(odd, answer(HOSTILE)), of(odd, refusal(next_step=HOSTILE))
    before, after = run(bad, title=HOSTILE), run(good, title=HOSTILE)
    for one in (before, after, after.since(changes(before.baseline, after.baseline))):
        tags = read(page(one))
        assert not {"script", "img", "a", "link", "iframe"} & set(tags.tags)
        assert tags.names <= {"lang", "charset", "http-equiv", "content", "name", "class"}
        assert "<script>alert(1)</script>" in tags.text
        assert not set("\u202e\x00\x1b") & set(page(one))
        assert tags.tags.count("table") == page(one).count("</table>")


def test_a_change_is_shown_before_and_after() -> None:
    good, bad = run(of(case(), answer())), run(of(case(), refusal()))
    text = read(page(bad.since(changes(good.baseline, bad.baseline)))).text
    broken = text[text.index("Broken since") : text.index("Failed")]
    assert "Ann Berg approves up to 60 days." in broken
    assert "NOT_IN_SOURCES" in broken
    assert "failed: stance, slots, gold cited" in broken
    assert "Nothing changed" in page(good.since(changes(good.baseline, good.baseline)))


def test_every_part_of_a_run_is_on_the_page() -> None:
    text = read(page(run(of(case(group="g"), answer()), of(case(id="Q2"), refusal())))).text
    for part in ("1 of 2 cases passed, 1 not yet judged", "slot-F1", "packs is not there yet", "a.pdf", "it is empty"):
        assert part in text
    assert "http:" not in text
    assert "https:" not in text
