"""Work begun ahead goes on beside its caller."""

from __future__ import annotations

from threading import Event

import pytest

from retrieval.ahead import ahead


def test_the_caller_goes_on_while_the_work_is_done() -> None:
    let = Event()
    waited = ahead(lambda: let.wait(10) and "done")
    let.set()  # never reached, if to begin were to wait
    assert waited() == "done"


def test_what_the_work_raises_is_raised_where_it_is_waited_for() -> None:
    def fails() -> None:
        raise ValueError("it is down")

    waited = ahead(fails)
    with pytest.raises(ValueError, match="it is down"):
        waited()
