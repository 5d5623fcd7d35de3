"""What the home calls the account that a person names: by its own name, by a part of it, or by what hangs below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.accounts import UnknownAccount, account_named
from assistant.build import OWNER
from retrieval.records.tree import key_of

if TYPE_CHECKING:
    from assistant.build import Assistant


def spoken_account(name: str, assistant: Assistant) -> str:
    """The known account that is meant, "Tarvessa" or "Tarvessa Suzhou"; a name that is nobody's is a new account's.

    Raises `UnknownAccount` where it may be several.
    """
    register = assistant.store.register()
    known = {head.card.account for head in assistant.store.scoped(OWNER).heads()} - {""}
    pairs = [(account, account) for account in known | register.accounts()]
    pairs += [(account, one) for account, names in register.aliases().items() for one in names]
    try:
        return account_named(name, pairs)
    except UnknownAccount as unknown:
        book = assistant.book()
        try:
            found = book.named(name)
        except UnknownAccount:
            whole = [one for one in unknown.near if one.casefold() == name.strip().casefold()]
            if len(whole) > 1:
                raise
            return name
        above = book.tree.above(key_of(found))
        return found.account or (above[0] if above else found).text("name")
