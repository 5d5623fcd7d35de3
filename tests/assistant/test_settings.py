"""Settings: where each comes from, what they mean, and what they never show."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.keys import BY_NAME, KEYS, SettingError
from assistant.settings import Secret, Settings, read
from retrieval.index.standby import SCAN_LIMIT


def config(home: Path, text: str) -> Path:
    (home / "config.toml").write_text(text, encoding="utf-8")
    return home


def source(settings: Settings, name: str) -> str:
    return next(value.source for value in settings.values if value.key.name == name)


def test_without_a_word_the_defaults_stand(tmp_path: Path) -> None:
    settings = read({}, home=tmp_path)
    assert (settings.as_of, settings.label, settings.host, settings.port) == (None, "internal", "127.0.0.1", 8321)
    assert {value.source for value in settings.values} == {"default"}


def test_a_flag_outranks_the_environment_and_that_the_file_and_that_the_default(tmp_path: Path) -> None:
    config(tmp_path, "[serve]\nport = 1\nhost = '127.0.0.2'\n[ingest]\nlabel = 'from-file'\n")
    environ = {"AIA_SERVE_PORT": "2", "AIA_SERVE_HOST": "127.0.0.3"}
    settings = read(environ, {"serve.port": "3"}, tmp_path)
    assert (settings.port, settings.host, settings.label, settings.zone) == (3, "127.0.0.3", "from-file", UTC)
    assert source(settings, "serve.port") == "flag"
    assert source(settings, "serve.host") == "environment AIA_SERVE_HOST"
    assert source(settings, "ingest.label") == str(tmp_path / "config.toml")
    assert source(settings, "zone") == "default"


def test_the_home_is_the_flags_else_the_environments_else_below_the_users(tmp_path: Path) -> None:
    assert read({"AIA_HOME": str(tmp_path / "b")}, home=tmp_path / "a").home == tmp_path / "a"
    assert read({"AIA_HOME": str(tmp_path / "b")}).home == tmp_path / "b"
    assert read({}).home == Path.home() / ".aia"


def test_the_homes_as_of_is_the_end_of_its_day_in_the_homes_zone(tmp_path: Path) -> None:
    config(tmp_path, "as_of = 2026-09-28\nzone = 'America/Mexico_City'\n")
    assert read({}, home=tmp_path).as_of == datetime(2026, 9, 29, 5, 59, 59, 999999, UTC)


def test_extras_are_words_with_commas_between_and_another_word_is_named(tmp_path: Path) -> None:
    assert read({"AIA_INGEST_EXTRAS": " hidden,comments,"}, home=tmp_path).extras.words == ("comments", "hidden")
    assert read({}, home=tmp_path).extras.words == ()
    with pytest.raises(SettingError, match=r"environment AIA_INGEST_EXTRAS: ingest.extras: 'coments' is none of"):
        read({"AIA_INGEST_EXTRAS": "coments"}, home=tmp_path)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_can_be_set_in_the_environment_and_in_the_file(tmp_path: Path, key: object) -> None:
    known = BY_NAME[getattr(key, "name", "")]
    told = {"as_of": "2026-01-01", "zone": "Asia/Tokyo", "embedding.provider": "none", "embedding.base_url": "http://h",
            "ingest.extras": "comments, hidden"}  # fmt: skip
    text = told.get(known.name, "7")
    assert next(v for v in read({known.variable: text}, home=tmp_path).values if v.key == known).text == text
    section, _, name = known.name.rpartition(".")
    config(tmp_path, (f"[{section}]\n" if section else "") + f"{name} = '{text}'\n")
    assert next(v for v in read({}, home=tmp_path).values if v.key == known).text == text


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("[embeding]\nkey = 'x'\n", "embedding.key"),
        ("asof = 2026-01-01\n", "as_of"),
        ("[serve]\nprot = 1\n", "serve.port"),
        ("embedding = 'none'\n", "embedding."),
    ],
)
def test_an_unknown_key_in_the_file_is_an_error_with_the_nearest_name(
    tmp_path: Path, written: str, nearest: str
) -> None:
    with pytest.raises(SettingError, match=rf"config\.toml: unknown key .*did you mean '{nearest}"):
        read({}, home=config(tmp_path, written))


def test_an_unknown_name_in_the_environment_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="unknown key 'AIA_EMBEDING_KEY'; did you mean 'AIA_EMBEDDING_KEY'"):
        read({"AIA_EMBEDING_KEY": "sk-hidden"}, home=tmp_path)


def test_an_empty_variable_says_the_empty_value_and_others_names_are_not_ours(tmp_path: Path) -> None:
    assert read({"AIAX": "1", "PATH": "x", "AIA_AS_OF": ""}, home=tmp_path).as_of is None


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("AIA_AS_OF", "soon", "as_of: 'soon' is not a date"),
        ("AIA_ZONE", "Mars/Olympus", "'Mars/Olympus' is not a time zone"),
        ("AIA_ZONE", "../../etc/passwd", "is not a time zone"),
        ("AIA_EMBEDDING_PROVIDER", "magic", "it may be embedded, openai, none"),
        ("AIA_EMBEDDING_BASE_URL", "ftp://x", "is not an http or https address"),
        ("AIA_SERVE_PORT", "99999", "is not a port"),
        ("AIA_SERVE_PORT", "²", "is not a port"),
        ("AIA_INGEST_MAX_MEGABYTES", "0", "is not a whole number above 0"),
        ("AIA_INGEST_LABEL", " ", "a label may not be empty"),
    ],
)
def test_a_value_without_meaning_names_itself_and_where_it_stands(
    tmp_path: Path, variable: str, text: str, said: str
) -> None:
    with pytest.raises(SettingError) as wrong:
        read({variable: text}, home=tmp_path)
    assert said in str(wrong.value)
    assert variable in str(wrong.value)


def test_a_file_that_is_no_toml_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"config\.toml"):
        read({}, home=config(tmp_path, "as_of = = 1"))


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-hidden\n", encoding="utf-8")
    by_variable = read({"AIA_EMBEDDING_KEY_FILE": str(tmp_path / "key")}, home=tmp_path)
    assert by_variable.embedding.key.reveal() == "sk-hidden"
    by_file = read({}, home=config(tmp_path, "[embedding]\nkey_file = 'key'\n"))
    assert by_file.embedding.key.reveal() == "sk-hidden"


def test_a_secrets_file_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"AIA_EMBEDDING_KEY_FILE: cannot read .*nowhere"):
        read({"AIA_EMBEDDING_KEY_FILE": str(tmp_path / "nowhere")}, home=tmp_path)


def test_only_a_secret_has_a_file_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="unknown key 'AIA_ZONE_FILE'"):
        read({"AIA_ZONE_FILE": "x"}, home=tmp_path)


def test_a_secret_is_in_nothing_that_prints(tmp_path: Path) -> None:
    settings = read({"AIA_EMBEDDING_KEY": "sk-hidden"}, home=tmp_path)
    key = settings.embedding.key
    shown = [repr(settings), str(key), f"{key}", f"{key!r:>20}", "%s" % key, repr(settings.values)]  # noqa: UP031
    shown += [value.shown for value in settings.values]
    assert "sk-hidden" not in " ".join(shown)
    assert "sk-hidden" not in json.dumps(dataclasses.asdict(settings.embedding), default=str)
    assert bool(key)
    assert not Secret("")


def test_the_index_may_be_asked_always_and_for_no_number_below_zero(tmp_path: Path) -> None:
    assert read({"AIA_INDEX_SCAN_LIMIT": "0"}, home=tmp_path).scan_limit == 0
    assert read({}, home=tmp_path).scan_limit == SCAN_LIMIT
    with pytest.raises(SettingError, match=r"index\.scan_limit: '-1' is not a whole number"):
        read({"AIA_INDEX_SCAN_LIMIT": "-1"}, home=tmp_path)
