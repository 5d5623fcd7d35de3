"""A quote within what stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.excerpt import excerpt


@given(st.text(min_size=1), st.data(), st.integers(0, 40))
def test_an_excerpt_is_a_stretch_of_its_text_around_the_quote(text: str, data: st.DataObject, around: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, start, end, (around, around // 2))
    assert found.quote == text[start:end]
    assert text[:start].endswith(found.before)
    assert text[end:].startswith(found.after)
    assert len(found.before) <= around
    assert len(found.after) <= around // 2
    assert found.begins == (len(found.before) == start)
    assert found.ends == (len(found.after) == len(text) - end)
