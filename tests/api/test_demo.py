"""The demo: sample documents in, three questions asked, a home left for more."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest

from api.demo import demonstrate, further
from api.terminal import Terminal
from tests.api import desk

QUESTIONS = f"""
as_of = "2026-09-28"
[[questions]]
question = "{desk.OWNER}"
shown = true
[[questions]]
question = "What is the parking fee at Borealis?"
shown = true
[[questions]]
question = "Who approves discounts above 7 percent?"
"""


@pytest.fixture(autouse=True)
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is needed here."""
    monkeypatch.setenv("AIA_EMBEDDING_PROVIDER", "none")


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Sample documents and what is asked of them."""
    desk.written(tmp_path / "samples" / "files")
    (tmp_path / "samples" / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    return tmp_path / "samples"


def shown(samples: Path, home: Path) -> tuple[str, str]:
    """What the demo prints, and what it says beside."""
    to = Terminal(out=io.StringIO(), err=io.StringIO())
    demonstrate(samples, home, to)
    assert isinstance(to.out, io.StringIO)
    assert isinstance(to.err, io.StringIO)
    return to.out.getvalue(), to.err.getvalue()


def test_it_asks_what_is_to_be_shown_and_says_what_to_try_next(samples: Path, tmp_path: Path) -> None:
    out, err = shown(samples, tmp_path / "home")
    assert f"> {desk.OWNER}\n\nThe account owner of Borealis is Mira Okafor. [1]" in out
    assert "The documents in view do not say." in out
    assert "> Who approves" not in out
    assert 'ask "Who approves discounts above 7 percent?"' in out.partition("Try next")[2]
    assert "5 files: 5 added" in err


def test_twice_is_once(samples: Path, tmp_path: Path) -> None:
    first, _ = shown(samples, tmp_path / "home")
    again, err = shown(samples, tmp_path / "home")
    assert again == first
    assert "5 files: 5 unchanged" in err


def test_the_home_it_leaves_holds_for_the_samples_day(samples: Path, tmp_path: Path) -> None:
    shown(samples, tmp_path / "home")
    config = tomllib.loads((tmp_path / "home" / "config.toml").read_text(encoding="utf-8"))
    assert config == {"as_of": "2026-09-28"}


def test_what_to_try_next_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = further([{"question": "Who?"}, {"question": "Whose?", "shown": True}], tmp_path / "a home")
    assert "  AIA_HOME='a home' .venv/bin/aia ask \"Who?\"" in lines
    assert not any("Whose?" in line for line in lines)
