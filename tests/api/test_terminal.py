"""Where a command speaks."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from api.terminal import Terminal, cells, lines


@given(st.text(st.characters(codec="utf-8")), st.integers(2, 60))
def test_wrapped_text_keeps_every_sign_and_the_width(text: str, width: int) -> None:
    made = list(lines(text, width))
    assert all(cells(line) <= width for line in made)
    assert "".join("".join(made).split()) == "".join(text.split())


def test_a_stream_that_lacks_signs_gets_them_spelt_out() -> None:
    raw = io.BytesIO()
    to = Terminal(out=io.TextIOWrapper(raw, "ascii", write_through=True))
    to.say("東京 ok")
    to.give({"quote": "東京"})
    assert raw.getvalue() == b'\\u6771\\u4eac ok\n{\n  "quote": "\\u6771\\u4eac"\n}\n'


def test_colour_is_only_where_it_is_wanted() -> None:
    assert Terminal(colour=False).paint("x", "bold") == "x"
    assert Terminal(colour=True).paint("x", "bold", "red") == "\x1b[1;31mx\x1b[0m"
