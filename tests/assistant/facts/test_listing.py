"""Lists, counts and totals are those of the records that the asker sees on the day asked about."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.build import Assistant
from assistant.findings import Answer
from retrieval.evidence import Grant, Scope
from tests.assistant.facts import worlds

OSTROVA = Scope(frozenset({Grant(account="Ostrova Group")}))
WHEN = "as of 28 Sep 2026"
SUM = "150,000.35 EUR and 70,000 USD"
UNKNOWN = " Not counted: 2 without a known place; 1 without a known status."
SOURCE = "(source: tickets.csv, last updated 1 Sep 2026)"


def rows(answer: Answer) -> list[str]:
    """What is said behind the sentences that count."""
    return [one.text for one in answer.sentences if "on record" not in one.text]


def bytes_of(answer: Answer) -> str:
    """All that an answer says."""
    return json.dumps(asdict(answer), ensure_ascii=False)


SAID = {
    "Which tickets are open at Querétaro?": (
        f"2 open tickets at Querétaro are on record {WHEN}. Not counted: 1 with a status that cannot be read.",
        ["T-001", "T-002"],
    ),
    "How many S1 tickets does Ostrova have?": (
        f"4 S1 tickets of Ostrova Group are on record {WHEN}.", ["T-001", "T-003", "T-005", "T-007"],
    ),
    "How many open tickets are there in Poland?": (
        f"No open ticket in Poland is on record {WHEN}: 1 ticket in Poland was looked through {SOURCE}.{UNKNOWN}", [],
    ),
    "Which BRG tickets are open at the Kobe plant?": (f"1 open ticket at Kobe for BRG is on record {WHEN}.", ["T-005"]),
    "list the open opportunities in EMEA": (
        f"3 open opportunities in EMEA are on record {WHEN}.", ["Belmira 2027", "Spindle line", "Seal frame"],
    ),
    "What is the total amount of open opportunities?": (
        f"The 4 open opportunities on record {WHEN} come to {SUM}. 1 of them has no amount on record.",
        ["Belmira 2027", "Spindle line", "Bearing kit", "Seal frame"],
    ),
    "Which opportunities does Ann Berg own?": (
        f"3 opportunities owned by Ann Berg are on record {WHEN}.",
        ["Old press", "Spindle line", "Bearing kit"],
    ),
    "Which contracts end this year?": (
        f"2 contracts ending from 1 Jan 2026 to 31 Dec 2026 are on record {WHEN}. Not counted: 1 without a known end.",
        ["K-2", "K-1"],
    ),
    "Which deliveries were late in August?": (
        f"2 late deliveries due from 1 Aug 2026 to 31 Aug 2026 are on record {WHEN}.", ["D-1", "D-3"],
    ),
    "Which complaints have an open 8D?": (
        f"2 open 8D complaints are on record {WHEN}. Not counted: 1 without a known 8D step.", ["C-1", "C-3"],
    ),
    "Who are the stakeholders in Japan?": (
        f"2 stakeholders in Japan are on record {WHEN}.", ["Aiko Ono", "Kenji Mori"],
    ),
    "Welche Tickets sind in Querétaro offen?": (
        f"2 open tickets at Querétaro are on record {WHEN}. Not counted: 1 with a status that cannot be read.",
        ["T-001", "T-002"],
    ),
    "¿Cuántas oportunidades abiertas hay en Polonia?": (
        f"2 open opportunities in Polonia are on record {WHEN}. Not counted: 1 without a known place.",
        ["Spindle line", "Seal frame"],
    ),
    "日本の未解決のチケットは何件ですか": (f"1 open ticket in Japan is on record {WHEN}.", ["T-005"]),
}  # fmt: skip


@pytest.mark.parametrize(("question", "said"), SAID.items())
def test_the_count_its_scope_and_its_rows_are_said(
    assistant: Assistant, question: str, said: tuple[str, list[str]]
) -> None:
    answer = assistant.ask(question, as_of=worlds.AS_OF)
    assert (answer.drafted_by, answer.standing, answer.sentences[0].text) == ("records", "grounded", said[0])
    shown = rows(answer)
    assert len(shown) == len(said[1])
    assert all(name in row for name, row in zip(said[1], shown, strict=True))


def test_where_no_record_says_it_none_is_not_said(assistant: Assistant) -> None:
    answer = assistant.ask("Which tickets are escalated?", as_of=worlds.AS_OF)
    assert answer.sentences[0].text == (
        f"No record says which escalated tickets there are {WHEN}: 9 tickets were looked through {SOURCE}. "
        "Not counted: 9 without a known word on escalation."
    )


def test_two_things_asked_at_once_are_told_one_after_the_other(assistant: Assistant) -> None:
    answer = assistant.ask("Which price exceptions are open and which expired?", as_of=worlds.AS_OF)
    counts = [one.text for one in answer.sentences if "on record" in one.text]
    assert [one.split()[:2] for one in counts] == [["2", "open"], ["2", "expired"]]
    assert [row.partition("SKU: ")[2][:5] for row in rows(answer)] == ["BRG-1", "BRG-2", "BRG-4", "BRG-3"]


def test_the_found_ones_are_told_apart_where_that_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("How many open tickets are there per region?", as_of=worlds.AS_OF)
    assert " By region: LATAM 2; APAC 1; EMEA 1." in answer.sentences[0].text
    total = assistant.ask("Total amount of the open opportunities by account", as_of=worlds.AS_OF)
    assert " By account: Ostrova Group 150,000.35 EUR and 70,000 USD; Belmira 1." in total.sentences[0].text


def test_every_citation_stands_and_every_row_is_made_of_lines_of_its_source(assistant: Assistant) -> None:
    for question in list(SAID)[::3]:
        answer = assistant.ask(question, as_of=worlds.AS_OF)
        for sentence in answer.sentences:
            assert sentence.citations
            for one in sentence.citations:
                revision = assistant.revision(one.revision_id)
                assert revision is not None
                assert revision.text[one.start : one.end] == one.quote != ""
        for sentence in answer.sentences[1:]:
            revision = assistant.revision(sentence.citations[0].revision_id)
            assert revision is not None
            assert all(part in revision.text.split("\n") for part in sentence.text.split("; "))


def test_the_same_question_gives_the_same_bytes(assistant: Assistant) -> None:
    question = "Which tickets are open at Querétaro?"
    assert bytes_of(assistant.ask(question, as_of=worlds.AS_OF)) == bytes_of(
        assistant.ask(question, as_of=worlds.AS_OF)
    )


def test_a_plant_that_two_accounts_have_is_asked_back(assistant: Assistant) -> None:
    answer = assistant.ask("Which tickets are open at the Gdańsk plant?", as_of=worlds.AS_OF)
    assert (answer.standing, answer.reason) == ("refused", "AMBIGUOUS_ENTITY")
    assert [one[:14] for one in answer.readings] == ["Belmira Gdańsk", "Ostrova Gdańsk"]
    meant = assistant.ask("Which tickets of Ostrova are open at the Gdańsk plant?", as_of=worlds.AS_OF)
    assert meant.sentences[0].text.startswith("No open ticket of Ostrova Group at Gdańsk")
    assert meant.searched.understood[0].endswith("at Gdańsk (Ostrova Gdańsk)")
    only = assistant.ask("Which tickets are open at the Gdańsk plant?", scope=OSTROVA, as_of=worlds.AS_OF)
    assert only.drafted_by == "records"
    assert only.readings == ()


@pytest.mark.parametrize(
    "question",
    ["Which tickets are open at Springfield?", "How many invoices are open?", "Which tickets are open at the plant?",
     "Which products have open tickets?", "Which tickets are open in Brazil?",
     "Which tickets are open at Belmira and Kobe?", "Which tickets are open for XYZ-9?"],
)  # fmt: skip
def test_what_names_nothing_on_record_is_left_to_the_passages(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, as_of=worlds.AS_OF).drafted_by == "extract"


def test_a_list_is_of_the_day_asked_about(tmp_path: Path) -> None:
    ticket = {**worlds.TICKETS[0], "Last changed": "2026-08-02"}
    made = worlds.home(tmp_path, {"tickets": [ticket]})
    changed = {**ticket, "Status": "closed", "Last changed": "2026-09-10"}
    (tmp_path / "papers" / "tickets.csv").write_text(worlds.sheet("tickets", [changed]), encoding="utf-8")
    made.ingest([tmp_path / "papers"], worlds.NOW)
    told = {}
    for day in (1, 20):
        answer = made.ask("How many tickets are open?", as_of=datetime(2026, 9, day, 23, 59, tzinfo=UTC))
        told[day] = [answer.sentences[0].text.split(" on record")[0], *rows(answer)]
    before = made.ask("Which tickets are open?", as_of=datetime(2026, 8, 1, 23, 59, tzinfo=UTC))
    made.close()
    assert told[1][0] == "1 open ticket is"
    assert "; Status: new" in told[1][1]
    assert told[20] == ["No open ticket is"]
    assert before.drafted_by == "extract"


def test_an_account_that_is_chosen_narrows_the_list(assistant: Assistant) -> None:
    answer = assistant.ask("How many open tickets are there?", as_of=worlds.AS_OF, account="belmira")
    assert answer.sentences[0].text == f"1 open ticket of Belmira is on record {WHEN}."


def test_rows_that_are_hidden_change_no_byte(assistant: Assistant, tmp_path: Path) -> None:
    theirs = ("Belmira", "Belmira Gdańsk")
    seen = {
        name: [row for row in made if row.get("Account", row.get("Name")) not in theirs]
        for name, made in worlds.SHEETS.items()
    }
    without = worlds.home(tmp_path, seen)
    for question in list(SAID)[::6]:
        with_hidden = assistant.ask(question, scope=OSTROVA, as_of=worlds.AS_OF)
        assert bytes_of(with_hidden) == bytes_of(without.ask(question, scope=OSTROVA, as_of=worlds.AS_OF))
    assert "Belmira" not in bytes_of(assistant.ask("Which tickets are open?", scope=OSTROVA, as_of=worlds.AS_OF))
    without.close()


def test_of_many_rows_twenty_are_listed_and_all_are_counted(assistant: Assistant) -> None:
    answer = assistant.ask("How many actions are open?", as_of=worlds.AS_OF)
    assert answer.sentences[0].text == (
        f"24 open action items are on record {WHEN}; 20 of them are listed, 4 more are not."
    )
    assert len(answer.sentences) == 21
    assert "Due: 2026-12-01" in answer.sentences[1].citations[0].quote  # though its document bears a later day
