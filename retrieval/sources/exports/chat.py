"""What a chat's own lists say of its messages: who is meant by an id, what a channel is called, which are private."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from retrieval.evidence import digest
from retrieval.sources.exports.row import Row

PEOPLE, OPEN, CLOSED = ("users.json", "org_users.json"), ("channels.json",), ("groups.json", "mpims.json", "dms.json")
LISTS = (*PEOPLE, *OPEN, *CLOSED)
TEXT, THREAD, CHANNEL = "text", "thread_ts", "channel"
TITLE, PRIVATE, REPLY = "channel_title", "channel_private", "In reply to"
# What only the chat's own programs read; the verbatim row keeps it.
UNSAID = frozenset(
    "blocks client_msg_id edited.user files.whole is_locked last_read latest_reply reactions.whole "
    "replies reply_count reply_users reply_users_count source_team subscribed team type upload user_team".split()
)
_PROFILE = "user_profile."
_WRITER, _BEGUN_BY = "user_profile.real_name", "parent_user_id"
_STAMP = re.compile(r"(\d{9,10})\.\d{1,9}")
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_NAMED = 6  # members of a conversation that its title names


@dataclass(frozen=True, slots=True)
class Chat:
    """`people` and `channels` give names to ids, `titles` to folders; the folders in `private` are not open to all.

    Where the export tells which channels are `open`, any other folder is private: a list that is missing opens nothing.
    """

    people: Mapping[str, str]
    channels: Mapping[str, str]
    titles: Mapping[str, str]
    private: frozenset[str]
    open: frozenset[str] = frozenset()

    def hides(self, folder: str) -> bool:
        """True for a folder whose messages are not for everybody."""
        return folder in self.private or bool(self.open and folder not in self.open)

    @property
    def print(self) -> str:
        """Changes when a name does."""
        named = [
            self.people,
            self.channels,
            self.titles,
            *(dict.fromkeys(one, "") for one in (self.private, self.open)),
        ]
        return digest(*(part for names in named for pair in sorted(names.items()) for part in pair))


def chat_of(lists: Mapping[str, bytes]) -> Chat:
    """The chat that the lists of an export tell of, by their files' names; what is no such list tells nothing."""
    people = {_text(one, "id"): _person(one) for name in PEOPLE for one in members(lists.get(name, b""))}
    channels: dict[str, str] = {}
    titles: dict[str, str] = {}
    private: set[str] = set()
    open_: set[str] = set()
    for name in (*OPEN, *CLOSED):
        for one in members(lists.get(name, b"")):
            id_, called = _text(one, "id"), _text(one, "name")
            if called:
                channels[id_] = called
            closed = name in CLOSED or one.get("is_private") is True
            (private if closed else open_).update({id_, called} - {""})
            if name in ("mpims.json", "dms.json"):
                titles[called or id_] = _conversation(one, people)
    return Chat(people, channels, titles, frozenset(private), frozenset(open_ - private))


def is_list(data: bytes) -> bool:
    """True for a list of JSON, whatever its members are."""
    try:
        return isinstance(json.loads(data), list)
    except (ValueError, RecursionError):
        return False


def members(data: bytes) -> Iterator[dict[str, Any]]:
    """The members of a list of JSON that have an id; none for what is no such list."""
    try:
        given = json.loads(data) if data else []
    except (ValueError, RecursionError):
        return
    for one in given if isinstance(given, list) else ():
        if isinstance(one, dict) and _text(one, "id"):
            yield one


def _text(one: Mapping[str, Any], name: str) -> str:
    value = one.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _person(one: Mapping[str, Any]) -> str:
    profile = one.get("profile")
    profile = profile if isinstance(profile, dict) else {}
    return _text(profile, "real_name") or _text(one, "real_name") or _text(one, "name") or _text(one, "id")


def _conversation(one: Mapping[str, Any], people: Mapping[str, str]) -> str:
    given = one.get("members")
    ids = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    names = sorted({people.get(each, each) for each in ids})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"messages between {', '.join(names[:_NAMED])}{more}" if names else "messages between few"


def plain_words(text: str, chat: Chat) -> str:
    """The text as its chat shows it: people and channels by name, links by their words.

    >>> plain_words(
    ...     "<@U1> asks: <https://x.example|the plan> &amp; <!here>", Chat({"U1": "Ana Ruiz"}, {}, {}, frozenset())
    ... )
    '@Ana Ruiz asks: the plan & @here'
    """

    def shown(found: re.Match[str]) -> str:
        sign, target, words = found[1], found[2], found[3] or ""
        if sign == "@":
            return f"@{chat.people.get(target, words or target)}"
        if sign == "#":
            return f"#{chat.channels.get(target, words or target)}"
        if sign == "!":
            return words or f"@{target.partition('^')[0]}"
        return words or target.removeprefix("mailto:")

    return html.unescape(_MARKUP.sub(shown, text))


def as_shown(row: Row, chat: Chat) -> Row:
    """The message as a turn of its writer, names in place of ids, whom it answers, without what no person reads."""
    cells = {
        name: cell
        for name, cell in zip(row.names, row.cells, strict=True)
        if name not in UNSAID and (not name.startswith(_PROFILE) or name == _WRITER)
    }
    writer = chat.people.get(cells.get("user", ""), cells.get(_WRITER, ""))
    if cells.get("user"):
        cells.pop(_WRITER, "")
    words = plain_words(cells.get(TEXT, ""), chat)
    cells[TEXT] = f"{writer}: {words}" if writer and words.strip() else words
    thread, begun, channel = cells.pop(THREAD, ""), cells.pop(_BEGUN_BY, ""), cells.get(CHANNEL, "")
    if thread and thread != cells.get("ts", ""):
        cells[REPLY] = ", ".join(filter(None, (chat.people.get(begun, ""), _said_at(thread))))
    cells[TITLE] = chat.titles.get(channel, "")
    cells[PRIVATE] = "private" if chat.hides(channel) else ""
    return replace(row, names=tuple(cells), cells=list(cells.values()))


def _said_at(stamp: str) -> str:
    """The minute of a message's stamp, empty for what is none.

    >>> _said_at("1772000000.000100"), _said_at("soon")
    ('2026-02-25 06:13 UTC', '')
    """
    found = _STAMP.fullmatch(stamp)
    return f"{datetime.fromtimestamp(int(found[1]), UTC):%Y-%m-%d %H:%M} UTC" if found else ""
