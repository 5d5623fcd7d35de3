"""A kind is named by people's words for it, in their languages."""

from __future__ import annotations

import pytest

from retrieval.infer.kinds import kind_named, kind_of
from retrieval.infer.place import Place


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Besprechungsprotokoll_2026-03", "meeting_minutes"), ("acta reunion", "meeting_minutes"),
    ("議事録_0912", "meeting_minutes"),
     ("contract review minutes", "meeting_minutes"), ("Minutes of the contract review", "meeting_minutes"),
     ("QBR Q2 minutes", "meeting_minutes"), ("QBR_2026-Q2", "qbr_pack"), ("frame-contract-v2", "contract"),
     ("Rahmenvertrag", "contract"), ("TicketExport", "ticket"), ("price list 2026", "price_list"),
     ("Preisliste", "price_list"),
     ("org chart", "org_chart"), ("AccountPlan_final", "account_plan"), ("service_policy_v5", "service_policy"),
     ("Kundendienstvertrag", "contract"), ("random words", ""), ("planet", ""), ("2026-04-03", "")],
)  # fmt: skip
def test_a_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_named(name) == kind


def test_the_file_s_name_goes_before_the_title_and_the_title_before_folders() -> None:
    assert kind_of(Place("charter", ("contracts",)), "Minutes", "text").value == "charter"  # type: ignore[union-attr]  # it is there
    assert kind_of(Place("a", ("contracts",)), "Minutes", "text").value == "meeting_minutes"  # type: ignore[union-attr]  # it is there
    assert kind_of(Place("a", ("contracts",)), "Hello", "text").value == "contract"  # type: ignore[union-attr]  # it is there
    assert kind_of(Place("a"), "Hello", "text") is None


def test_mails_and_recordings_are_what_they_are() -> None:
    assert kind_of(Place("contract"), "Contract", "mail").value == "email"  # type: ignore[union-attr]  # it is there
    assert kind_of(Place("contract"), "Contract", "vtt").value == "transcript"  # type: ignore[union-attr]  # it is there
    assert kind_of(Place("price talk"), "", "turns").value == "transcript"  # type: ignore[union-attr]  # it is there
