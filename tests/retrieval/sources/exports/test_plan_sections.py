"""The sections of a plan are found by their headings, whatever else the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.outline import outline
from retrieval.sources.exports.plan_sections import SECTIONS, TITLES, plan_sections, section_named

HEADINGS = {
    "Account Structure": "account_structure",
    "**1. ACCOUNT STRUCTURE**": "account_structure",
    "Section 2: Stakeholder map": "stakeholder_map",
    "Stakeholder-Karte": "stakeholder_map",
    "3) Strategische Ziele 2026": "",
    "III. Objetivos estratégicos": "strategic_objectives",
    "Current footprint – plants and products": "current_footprint",
    "4 Aktuelle Präsenz": "current_footprint",
    "Growth map (2/2)": "growth_map",
    "Growth map, continued": "growth_map",
    "第6章 リスクログ": "risk_log",
    "Sección 6: Riesgos": "risk_log",
    "Abschnitt 7. Massnahmenplan": "action_plan",
    "Plan de acción": "action_plan",
    "Risks of the frame contract": "",
    "Our action plan for Linz": "",
    "": "",
    "7.": "",
}


@pytest.mark.parametrize("title", HEADINGS)
def test_a_heading_names_a_section_or_none(title: str) -> None:
    assert section_named(title) == HEADINGS[title]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("2. Objectives", "strategic_objectives"),
        ("Ziele 2026", ""),
        ("Nächste Schritte", "action_plan"),
        ("現状", "current_footprint"),
    ],
)
def test_plain_words_name_a_section_in_what_is_called_a_plan_alone(title: str, section: str) -> None:
    assert (section_named(title), section_named(title, in_plan=True)) == ("", section)


def test_a_section_ends_where_another_thing_begins_and_goes_on_under_its_own_name() -> None:
    text = "# Growth map\nOne.\n## Linz\nTwo.\n# Other\nThree.\n# Growth map (2)\nOwner: Ana\nFour.\n"
    (found,) = plan_sections(text, outline(text, "markdown"))
    assert (found.name, found.title, found.start, found.owner) == ("growth_map", "Growth map", 0, "Ana")
    assert found.text == "One.\n## Linz\nTwo.\nFour."


def test_the_first_line_of_a_slide_without_a_title_is_its_title() -> None:
    text = "## Slide 1\n\nRisk log\n\n- Delay\n\n## Slide 2\n\nOther\n\nRisk log\n\n## Slide 3\n\nGrowth map\n"
    found = plan_sections(text, outline(text, "markdown"))
    assert [(one.name, one.start, one.items) for one in found] == [("risk_log", 12, ("Delay",)), ("growth_map", 72, ())]


WORDS = st.sampled_from([*TITLES.values(), "Anhang", "", "- point", "| a | b |", "|---|---|", "Owner: Ana", "---"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "# ", "## 3. ", "- ", "**"]), WORDS), max_size=25), st.text(max_size=60))
def test_any_text_gives_each_section_once_with_words_of_its_own(lines: list[tuple[str, str]], rest: str) -> None:
    text = "\n".join([*(mark + word for mark, word in lines), rest])
    found = plan_sections(text, outline(text, "markdown"))
    names = [one.name for one in found]
    assert len(names) == len(set(names))
    assert set(names) <= set(SECTIONS)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert section_named(one.title) == one.name
        assert all(line in text for line in one.text.split("\n"))
