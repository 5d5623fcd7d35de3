"""Who took part is read where it is listed, in several languages, and who excused themselves is not among them."""

from __future__ import annotations

import pytest

from retrieval.evidence import Card
from retrieval.extraction.extraction import extracted, minuted

LISTS = [
    ("Participants: Tom Becker (Kestrel), Priya Raman; Ana Lucía Pérez. Apologies: Luis Ortega", 3, ["Luis Ortega"]),
    ("**Attendees:** Tom Becker and Priya Raman", 2, []),
    ("## Attendees\n\n- Tom Becker, sales\n- Priya Raman (remote)\n\n## Topics\n\n- Price List", 2, []),
    ("Teilnehmer: Hr. Kammerer, Fr. Schmidt, T. Becker\nEntschuldigt: Uwe Lang", 3, ["Uwe Lang"]),
    ("**Asistentes:** Raúl Montes (hasta las 11:45), Luis Ortega\n**Ausentes:** Eva Gil", 2, ["Eva Gil"]),
    ("出席者：田中様（購買課）、佐藤、鈴木部長\n欠席：山田", 3, ["山田"]),
    ("Present: the whole team, everybody from sales", 0, []),
    ("**Them:** Petra Lindqvist, Dominik Hofer\n**Us:** Ingrid Solheim, Tom Becker", 4, []),
    ("Product families: Pumps, Seals, Bearings", 0, []),
]


@pytest.mark.parametrize(("text", "present", "absent"), LISTS)
def test_a_list_names_who_was_there(text: str, present: int, absent: list[str]) -> None:
    found = extracted(text + "\n", "markdown", Card()).participants
    assert len([one for one in found if one.part == "present"]) == present
    assert [one.name for one in found if one.part == "absent"] == absent


@pytest.mark.parametrize("sign", ["*", "_", "#", "(", "[", "-", ":"])
def test_a_line_of_nothing_but_signs_takes_no_time(sign: str) -> None:
    text = f"# Minutes\n\nParticipants: Ann Lee, Bo Kim\n\n{sign * 30_000}\n- {(sign + ' ') * 9_000}\n"
    assert [one.name for one in minuted(text, "text", Card(kind="meeting_minutes")).participants] == [
        "Ann Lee",
        "Bo Kim",
    ]
