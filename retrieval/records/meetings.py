"""Meetings and what is to be done: notes, action items, tasks, the forums of the operating rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from retrieval.records.value import OneOf

ForumType = Annotated[str, OneOf(("weekly_huddle", "monthly_sync", "qbr", "executive_touchpoint"))]
ActionStatus = Annotated[str, OneOf(("open", "done", "dropped", "blocked"))]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and what was written of it."""

    account_id: str = ""
    title: str = ""
    forum: ForumType = ""
    at: datetime | None = None
    ended_at: datetime | None = None
    location: str = ""
    organizer_id: str = ""
    participants: tuple[str, ...] = ()
    about_id: str = ""
    agenda: str = ""
    body: str = ""
    outcome: str = ""
    decisions: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What was agreed to be done. An owner or a date that is missing stays missing, never guessed."""

    account_id: str = ""
    meeting_id: str = ""
    text: str = ""
    owner_id: str = ""
    due: date | None = None
    status: ActionStatus = ""
    done_on: date | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a CRM or a task board. `parent` is an id or, where the board has none, a name."""

    account_id: str = ""
    about_id: str = ""
    contact_id: str = ""
    title: str = ""
    body: str = ""
    type: str = ""
    project: str = ""
    section: str = ""
    parent: str = ""
    owner_id: str = ""
    status: ActionStatus = ""
    status_name: str = ""
    priority: str = ""
    created_at: datetime | None = None
    starts: date | None = None
    due: date | None = None
    done_at: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forum:
    """A meeting of the operating rhythm: when it fell due, when it was held, who came, what came of it."""

    account_id: str = ""
    type: ForumType = ""
    due_by: date | None = None
    held_on: date | None = None
    attended: tuple[str, ...] = ()
    agenda: str = ""
    outputs: str = ""
    trigger: str = ""
