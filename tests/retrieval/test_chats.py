"""A chat's export says who wrote what where, in the names that people know, and keeps what is private private."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from retrieval.evidence import Scope
from retrieval.records.record import Record
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home, row, rows, write

ANA, BEN, BOT = "U0A1B2C3D", "U0A1B2C4E", "U0A1B2C5F"
FIRST, SECOND, THIRD = "1772000000.000100", "1772000100.000200", "1772000200.000300"
PEOPLE: list[dict[str, Any]] = [
    {"id": ANA, "team_id": "T1", "name": "ana", "real_name": "Ana Ruiz", "tz": "Europe/Madrid", "is_bot": False},
    {"id": BEN, "team_id": "T1", "name": "ben", "profile": {"real_name": "Ben Fox", "email": "ben@northgate.example"}},
    {"id": BOT, "team_id": "T1", "name": "ci", "real_name": "CI", "tz": "", "is_bot": True},
]
OPEN = [
    {
        "id": "C0123ABCD",
        "name": "tarvessa-eu",
        "members": [ANA, BEN],
        "purpose": {"value": "All of Tarvessa, Europe."},
    },
    {"id": "C0123ABCE", "name": "old", "members": [], "is_archived": True, "topic": {"value": ""}},
]


def message(ts: str, text: str, user: str = ANA, **more: Any) -> dict[str, Any]:
    """A message as an export writes it."""
    return {
        "client_msg_id": ts, "type": "message", "text": text, "user": user, "ts": ts, "team": "T1",
        "user_profile": {"real_name": "somebody", "avatar_hash": "g1"}, "blocks": [{"type": "rich_text"}], **more,
    }  # fmt: skip


DAY = [
    message(FIRST, f"<@{BEN}> the delay of <#C0123ABCD> is &gt; 2 weeks, see <https://x.example/a?b=1&amp;c|the plan>",
            thread_ts=FIRST, reply_count=1, replies=[{"user": BEN, "ts": SECOND}]),
    message(SECOND, "Agreed", BEN, thread_ts=FIRST, parent_user_id=ANA, edited={"user": BEN, "ts": THIRD}),
    message(THIRD, "<@U0A1B2C9Z|carl> has joined", "U0A1B2C9Z", subtype="channel_join"),
    message("1772000300.000100", "This message was deleted.", "USLACKBOT", subtype="tombstone"),
    {"type": "message", "subtype": "bot_message", "text": "build ok", "ts": "1772000400.000100", "bot_id": "B1"},
    message("1772000500.000100", "Token xoxb-12-abcDEF and <mailto:a@b.example|a@b.example> <!here> <https://y.example>"),
]  # fmt: skip
SLACK: Mapping[str, Any] = {
    "users.json": PEOPLE,
    "channels.json": OPEN,
    "groups.json": [{"id": "G0123ABCD", "name": "tarvessa-price", "members": [ANA], "purpose": {"value": "Prices"}}],
    "dms.json": [{"id": "D0123ABCD", "members": [ANA, BEN]}],
    "mpims.json": [{"id": "G0123ABCF", "name": "mpdm-ana--ben--ci-1", "members": [ANA, BEN, BOT]}],
    "tarvessa-eu/2026-02-25.json": DAY,
    "tarvessa-price/2026-02-25.json": [message(FIRST, "The floor is 9.40.")],
    "D0123ABCD/2026-02-25.json": [message(FIRST, "Lunch?")],
    "mpdm-ana--ben--ci-1/2026-02-25.json": [message(FIRST, "Us three.")],
}


def chat(changed: Mapping[str, Any] = {}) -> dict[str, str]:
    """The export's files."""
    return {name: json.dumps(content) for name, content in {**SLACK, **changed}.items()}


def packed(files: Mapping[str, str]) -> bytes:
    """The files as the zip that Slack gives."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def messages(home: Home) -> dict[str, Record]:
    """The messages that stand, by their ids."""
    return {one.source.id: one for one in home.store.scoped(Scope.owner()).records(Wanted(kind="interaction"))}


@pytest.mark.parametrize("way", ["a folder", "a zip"])
def test_a_message_says_who_said_it_where_and_when_in_the_names_that_people_know(tmp_path: Path, way: str) -> None:
    files = (
        {f"slack/{name}": text for name, text in chat().items()} if way == "a folder" else {"slack.zip": packed(chat())}
    )
    home = Home.at(tmp_path, files)
    report = home.ingest()
    at = "slack" if way == "a folder" else "slack.zip"
    assert set(rows(report).values()) == {"added"}
    day = f"{at}/tarvessa-eu/2026-02-25.json"
    assert [place for place, _ in row(report, day).rejects] == ["row 3", "row 4", "row 5"]
    found = messages(home)
    first, second = found[f"{FIRST}/tarvessa-eu"], found[f"{SECOND}/tarvessa-eu"]
    assert first.text("body") == "Ana Ruiz: @Ben Fox the delay of #tarvessa-eu is > 2 weeks, see the plan"
    assert (first.text("subject"), str(first.known["at"])[:16], first.place) == (
        "tarvessa-eu",
        "2026-02-25 06:13",
        f"{day}, row 1",
    )
    assert second.source.modified[:16] == "2026-02-25T06:16"
    lines = home.texts()[f"{day}#{SECOND}/tarvessa-eu"].splitlines()
    assert {"Ben Fox: Agreed", "Owner: Ben Fox", "In reply to: Ana Ruiz, 2026-02-25 06:13 UTC"} <= set(lines)
    assert not {line.partition(":")[0] for line in lines} & {
        "blocks",
        "client_msg_id",
        "user_profile.real_name",
        "team",
    }
    last = found["1772000500.000100/tarvessa-eu"]
    assert last.text("body") == "Ana Ruiz: Token [token] and a@b.example @here https://y.example"
    assert "xoxb" not in last.raw


def test_what_is_not_open_to_all_is_private_and_called_by_who_is_in_it(tmp_path: Path) -> None:
    home = Home.at(tmp_path, chat())
    home.ingest()
    assert {one.text("subject"): one.marked for one in messages(home).values()} == {
        "tarvessa-eu": (),
        "tarvessa-price": ("private",),
        "messages between Ana Ruiz, Ben Fox": ("private",),
        "messages between Ana Ruiz, Ben Fox, CI": ("private",),
    }
    assert "private" in home.cards()["groups.json"].labels
    assert "private" not in home.cards()["channels.json"].labels
    assert home.texts()["channels.json"].split("\n\n")[:2] == [
        "Channel #tarvessa-eu. Purpose: All of Tarvessa, Europe. 2 members.",
        "Channel #old. 0 members. It is archived.",
    ]
    people = home.store.scoped(Scope.owner()).records(Wanted(kind="internal_person"))
    assert sorted(one.text("name") for one in people) == ["Ana Ruiz", "Ben Fox"]


def test_a_renamed_person_renames_the_mentions_and_a_message_gone_is_gone(tmp_path: Path) -> None:
    home = Home.at(tmp_path, chat())
    home.ingest()
    assert set(rows(home.ingest()).values()) == {"unchanged"}
    renamed = [PEOPLE[0], {**PEOPLE[1], "profile": {"real_name": "Ben Fuchs"}}]
    write(home.folder, chat({"users.json": renamed, "tarvessa-eu/2026-02-25.json": DAY[:1]}))
    home.ingest(now=NOW + timedelta(days=1))
    found = messages(home)
    assert found[f"{FIRST}/tarvessa-eu"].text("body").startswith("Ana Ruiz: @Ben Fuchs the delay")
    assert f"{SECOND}/tarvessa-eu" not in found


@pytest.mark.parametrize("lists", ['{"a": 1}', '[1, null, [], {"id": 7, "name": []}]', "[" * 5_000])
def test_damaged_lists_cost_their_names_alone(tmp_path: Path, lists: str) -> None:
    files = {**chat(), "users.json": lists, "channels.json": lists}
    home = Home.at(tmp_path, files)
    report = home.ingest()
    assert rows(report)["tarvessa-eu/2026-02-25.json"] == "added"
    assert rows(report)["channels.json"] == "refused"
    assert messages(home)[f"{FIRST}/tarvessa-eu"].text("body").startswith(f"somebody: @{BEN} the delay")


@pytest.mark.parametrize("damage", ["{not a list", "[", None])
def test_a_list_of_private_channels_that_cannot_be_read_opens_none(tmp_path: Path, damage: str | None) -> None:
    home = Home.at(tmp_path, chat())
    home.ingest()
    name = "tarvessa-price/2026-02-25.json"
    (home.folder / name).write_text(json.dumps([message(FIRST, "The floor is 9.50.")]), "utf-8")
    if damage is None:
        (home.folder / "groups.json").unlink()
    else:
        (home.folder / "groups.json").write_text(damage, "utf-8")
    told = row(home.ingest(), name)
    refused = "the chat's list groups.json cannot be read: it is no list; what was read of it before stays"
    assert (told.outcome, told.reason) == ("refused", refused) if damage else told.outcome == "updated"
    assert messages(home)[f"{FIRST}/tarvessa-price"].marked == ("private",)
