"""The demo: sample documents in, three questions asked, a home left for more."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import pytest

from api.demo import demonstrate, further
from api.terminal import Terminal
from tests.api import desk

SUITE = 'as_of = "2026-09-28"\nshown = ["Q1", "Q2"]\n'
CASES = [
    {"id": "Q1", "question": desk.OWNER},
    {"id": "Q2", "question": "What is the parking fee at Borealis?"},
    {"id": "Q3", "question": "Who approves discounts above 7 percent?"},
    {"id": "Q4", "question": "What is Borealis' address?"},
]


ACCOUNTS = """Id,Name,ParentId,IsDeleted,MasterRecordId,SystemModstamp
0015e00000AAA01AAA,Borealis,,false,,2026-01-02T10:00:00.000Z
0015e00000AAA02AAA,Borealis Linz,0015e00000AAA01AAA,false,,2026-01-02T10:00:00.000Z
"""


@pytest.fixture(autouse=True)
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is needed here."""
    monkeypatch.setenv("AIA_EMBEDDING_PROVIDER", "none")


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Sample documents and what is asked of them."""
    desk.written(tmp_path / "samples" / "files")
    (tmp_path / "samples" / "suite.toml").write_text(SUITE, encoding="utf-8")
    cases = "".join(json.dumps(case) + "\n" for case in CASES)
    (tmp_path / "samples" / "cases.jsonl").write_text(cases, encoding="utf-8")
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
    assert "address?" not in out
    assert "5 files: 5 added" in err


def test_it_shows_what_was_found(samples: Path, tmp_path: Path) -> None:
    (samples / "files" / "Account.csv").write_text(ACCOUNTS, encoding="utf-8")
    out, _ = shown(samples, tmp_path / "home")
    before = out.partition("\n> ")[0]
    assert "Accounts\n  Borealis\n    Borealis Linz" in before
    assert "Records\n  account 2\n" in before
    assert "Documents\n  charter 2, minutes 2, export 1, internal note 1\n" in before


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
    lines = further(["Who?", "What's his?"], tmp_path / "a home")
    assert "  AIA_HOME='a home' .venv/bin/aia ask \"Who?\"" in lines
    assert not any("his?" in line for line in lines)
