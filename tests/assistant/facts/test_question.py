"""Only a question whose every word is understood is one for records."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.facts.question import asked
from tests.demo.made import made

TODAY = date(2026, 9, 28)

READ = {
    "Which tickets are open?": ("ticket", "list", "open"),
    "How many open S1 and S2 tickets are there?": ("ticket", "count", "open, S1 and S2"),
    "How many tickets were opened since 5 August 2026?": ("ticket", "count", "opened 2026-08-05.."),
    "How many tickets are there in total?": ("ticket", "count", ""),
    "Which exceptions expire in October?": ("exception", "list", "ends 2026-10-01..2026-10-31"),
    "Which opportunities are in stage negotiate?": ("opportunity", "list", "negotiate"),
    "8月に遅れた納品はどれですか": ("delivery", "list", "late, late 2026-08-01..2026-08-31"),
    "How many tickets are S1 or S2?": ("ticket", "count", "S1 and S2"),
    "Are there any open tickets?": ("ticket", "list", "open"),
    "Gibt es offene Tickets?": ("ticket", "list", "open"),
    "¿Hay contratos vencidos?": ("contract", "list", "expired"),
    "Which regions have open exceptions?": ("exception", "count", "open"),
    "list the open opportunities": ("opportunity", "list", "open"),
    "Which opportunities are expected to close by the end of 2026?": ("opportunity", "list", "closes ..2026-12-31"),
    "what is the total amount of open opportunities": ("opportunity", "total", "open"),
    "which contracts end this year": ("contract", "list", "ends 2026-01-01..2026-12-31"),
    "which contracts expire within 30 days?": ("contract", "list", "ends 2026-09-28..2026-10-28"),
    "Which contracts end in March?": ("contract", "list", "ends 2027-03-01..2027-03-31"),
    "which deliveries were late in August": ("delivery", "list", "late, late 2026-08-01..2026-08-31"),
    "which complaints have an open 8D": ("complaint", "list", "open 8D"),
    "which price exceptions are open and which expired": ("exception", "list", "open, price | expired, price"),
    "Which tasks are overdue?": ("task", "list", "late"),
    "Which risks are without an owner?": ("risk", "list", "without an owner"),
    "Welche Tickets sind offen?": ("ticket", "list", "open"),
    "Wie viele Verträge enden in den nächsten 30 Tagen?": ("contract", "count", "ends 2026-09-28..2026-10-28"),
    "Welche Verträge laufen dieses Jahr aus?": ("contract", "list", "ends 2026-01-01..2026-12-31"),
    "Welche Lieferungen waren im August verspätet?": ("delivery", "list", "late, late 2026-08-01..2026-08-31"),
    "Welche Preisausnahmen sind abgelaufen?": ("exception", "list", "expired, price"),
    "Wie hoch ist die Summe der offenen Verkaufschancen?": ("opportunity", "total", "open"),
    "¿Cuántos tickets abiertos hay?": ("ticket", "count", "open"),
    "¿Qué contratos vencen este año?": ("contract", "list", "ends 2026-01-01..2026-12-31"),
    "¿Qué entregas llegaron tarde en agosto?": ("delivery", "list", "late, late 2026-08-01..2026-08-31"),
    "¿Cuál es el importe total de las oportunidades abiertas?": ("opportunity", "total", "open"),
    "未解決のチケットは何件ありますか？": ("ticket", "count", "open"),
    "2026年に終了する契約は何件ですか？": ("contract", "count", "ends 2026-01-01..2026-12-31"),
    "今年終了する契約はどれですか": ("contract", "list", "ends 2026-01-01..2026-12-31"),
    "未解決の商談の合計金額はいくらですか": ("opportunity", "total", "open"),
}
OTHER = """
Who owns ticket T-001?|What is the status of ticket T-001?|Which contract covers the Kobe plant?|What is the contract?
Which tickets are not open?|How many tickets were open in August?|Which orders are late?|Show me the contract
Which contracts are active at the end of 2026?|How many days until contract K-1 ends?|Which contract is the longest?
What are the payment terms in the contract?|Which tickets mention pumps?|What did we promise about lead time?
Which of the open tickets is the worst?|How many open tickets or complaints are there?
Which tickets and contracts are open?
Who is the stakeholder in Japan?|Why are the tickets open?|When do the contracts end?
Which stakeholders are unhappy?
Gibt es einen Vertrag mit Kobe?|How many tickets per engineer?|Which contract ends first?|Which two tickets are open?
What does the contract say about penalties?|Who approves exceptions?|How long are tickets open?
List the risks of the contract
Which tickets are open because of the bearing?|What is an open ticket?|Which contracts do not expire this year?
Did we close the tickets?|Which actions were agreed at the QBR?|What was decided on the open tickets?
Which tickets are almost closed?|Which contracts were discussed in August?|What is the total of invoices?
Wer genehmigt Ausnahmen?|Warum sind die Tickets offen?|Welche Tickets sind nicht offen?|Wann enden die Verträge?
Welcher Vertrag gilt für Kobe?|Was steht im Vertrag über Vertragsstrafen?|Zeige mir den Vertrag
¿Quién aprueba las excepciones?|¿Qué tickets no están abiertos?|¿Cuándo vence el contrato?|¿Qué dice el contrato?
契約はいつ終了しますか|チケットはなぜ未解決ですか|誰が例外を承認しますか|契約の支払条件は何ですか
By when must notice of the frame contract be given?|Who approves payment terms beyond 60 days in APAC?
What penalty do we pay for late delivery in Japan?|Who is the single global lead for Tarvessa Industries?
What is the maximum local discount for BRG?|How much may regions discount off the net price list?
Who owns a service conflict?|What is the S1 response time in Poland?|Is onsite support in Wrocław 48 hours?
How soon did we promise to deliver the LGR-35 to Springfield OH?|What is the p90 lead time of LGR-35 to North America?
What warranty did we give on the seals?|Which actions were agreed at the Q2 QBR?|Who was Anna Keller?
May a region give free samples?|What is the status of ticket T-JP-044?|Who is the CPO of Tarvessa?
¿En cuántos días hábiles se comprometió Luis a entregar los BRG-7204 a la planta?
What is the lead time for BRG bearings to Plant Querétaro by contract?
Wie hoch ist der offene Betrag aus Rechnung 26-4471?|田中様は納期について何を懸念していますか？
What does Petra Lindqvist want with the bearing variants?|What is the net margin of Larkfen after cost to serve?
When did price exception EX-07 run out?|When does price exception EX-05 expire?|Where is Greg Tolland moving to?
Which bearing prices does Springfield pay?|Who approves rebates in LATAM?|What lead time did we promise to Gdańsk?
What is Tarvessa's capital budget for 2027?
Who leads the account?|Who is the CPO?|What is the lead time?|Is the pilot on track?|open tickets|tickets|which|how many
""".replace("\n", "|").split("|")


def told(question: str) -> tuple[str, str, str] | None:
    """What is read in a question, in short; None where it is not one for records, or leaves a word unexplained."""
    found = asked(question, TODAY)
    if found is None or found.left:
        return None
    cases = (
        ", ".join(one.said + (f" {one.period}" if one.period is not None else "") for one in case)
        for case in found.cases
    )
    return found.kind, found.measure.value, " | ".join(cases)


@pytest.mark.parametrize(("question", "read"), READ.items())
def test_a_question_for_records_is_read_as_what_it_asks(question: str, read: tuple[str, str, str]) -> None:
    assert told(question) == read


def test_a_question_for_something_else_is_left_to_the_passages() -> None:
    others = [one for one in OTHER if one]
    assert [one for one in others if told(one) is not None] == []
    cases = [one["question"] for one in made().rows("cases.jsonl") if one.get("needs") != "lists"]
    whole = [one for one in cases if (found := asked(one, TODAY)) is not None and not found.left]
    assert len(others) + len(cases) >= 90
    assert whole == []


def test_what_no_table_knows_is_given_back_as_it_was_written() -> None:
    found = asked("Which tickets are open at the Łódź plant in Polska?", TODAY)
    assert found is not None
    assert found.left == ("Łódź plant", "Polska")


def test_nothing_is_read_of_time_where_it_is_not_known_what_day_it_is() -> None:
    assert asked("Which tickets are open?", None) is None
    assert asked("How many tickets are there?", None) is not None


@pytest.mark.parametrize(
    "hostile", ["", "   ", "?" * 5_000, "ß" * 300, "which " * 2_000, "ﷺ" * 40, "\ud83d which \x00"]
)
def test_any_text_can_be_read(hostile: str) -> None:
    assert asked(hostile, TODAY) is None
