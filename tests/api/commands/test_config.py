"""`aia config show`: values, sources, no secrets."""

from __future__ import annotations

import json

import pytest

from tests.api.conftest import Run


def test_a_setting_that_is_unknown_stops_every_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_SERVE_PROT", "1")
    done = run("status")
    assert (done.status, done.err) == (
        2,
        "aia: environment: unknown key 'AIA_SERVE_PROT'; did you mean 'AIA_SERVE_PORT'?\n",
    )


def test_config_show_says_each_value_and_its_source_but_no_secret(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_EMBEDDING_KEY", "sk-hidden")
    done = run("config", "show")
    assert "(environment AIA_EMBEDDING_PROVIDER)" in done.out
    shown = json.loads(run("config", "show", "--json").out)["settings"]
    assert shown["embedding.key"] == {
        "value": "(set)",
        "source": "environment AIA_EMBEDDING_KEY",
        "variable": "AIA_EMBEDDING_KEY",
    }
    assert shown["zone"]["source"] == "default"
    assert "sk-hidden" not in done.out + json.dumps(shown)
