"""A question that waits, answered: what its command would do is done at once."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.waiting import LATER, NO, YES, NothingWaits, Waiting, answer, waiting
from assistant.who import Who
from retrieval.identified import DIFFERENT, SAME

if TYPE_CHECKING:
    from assistant.build import Assistant

NAME = "NAME"  # where a command wants an account


class NoSuchQuestion(NothingWaits):
    """No question that waits has the id."""


def answered(
    assistant: Assistant, one: str, said: str, now: datetime, *, account: str = "", anyhow: bool = False
) -> Waiting:
    """Answers the question of that id with yes, no or later; gives it as it is answered.

    Where the question is whose documents are, `account` says it: a yes needs it unless one is likely, a no says that it
    is another. `NoSuchQuestion` for an id that none has, `NothingWaits` for an answer that lacks its account.
    """
    found = next((each for each in waiting(assistant.store, every=True) if each.id == one.strip()), None)
    if found is None:
        raise NoSuchQuestion(f"nothing that waits has the id {one!r}")
    day = now.astimezone(assistant.settings.zone).date().isoformat()
    words = shlex.split({YES: found.yes, NO: found.no, LATER: found.later}[said])
    if words[:2] == ["aia", "identities"] and words[2] in (SAME, DIFFERENT):
        Who.now(assistant.store).say(words[3], words[4], words[2], anyhow=anyhow)
    elif words[:2] == ["aia", "label"]:
        named = account.strip() or words[3].partition("=")[2]
        if named == NAME:
            raise NothingWaits("say whose the documents are, as account")
        assistant.label(Path(words[2]), {"account": named}, now)
    else:
        return answer(assistant.store, one, said, day, now)
    return replace(found, answered=f"{said} {day}")
