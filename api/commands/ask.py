"""`aia ask`: a cited answer, or an honest refusal."""

from __future__ import annotations

import typer

from api.commands.options import Account, AsOf, Json, Plain, Words, opened, question_in, settings
from api.terminal import terminal


def ask(
    context: typer.Context,
    question: Words,
    account: Account = "",
    as_of: AsOf = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Answer a question; every sentence stands on a quote.

    \b
    aia ask "Who approves payment terms beyond 60 days in APAC?"
    aia ask "What did we promise about lead time?" --account Tarvessa
    aia ask "Who leads the account?" --as-of 2026-03-31 --json
    echo "Which tickets are open?" | aia ask -

    Exit status: 0 for any answer, a refusal too; 1 for a failure; 2 for wrong usage.
    """
    from dataclasses import asdict

    from api.moment import moment
    from api.printed import print_answer

    said = question_in(question)
    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        answer = assistant.ask(said, account=account, as_of=moment("", chosen))
        if json:
            to.give(asdict(answer))
            return
        print_answer(answer, to)
        if answer.reason == "SOURCES_EMPTY" and not assistant.overview().documents:
            to.note("This home has no documents yet. Bring some in with: aia ingest PATH")
        elif answer.searched.mode == "lexical":
            to.note(assistant.why_lexical())
