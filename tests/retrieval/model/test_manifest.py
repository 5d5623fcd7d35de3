"""A model is whole or it is not there, whatever happened to its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.model import install, status
from retrieval.model.manifest import GRAPH, MANIFEST, NAME, RECIPE, TOKENIZER, model_name
from retrieval.onnx_embed import load
from tests.retrieval.model.small import built, cut, empty, fetched, flip, installed, quiet


@pytest.mark.parametrize("harm", [flip, cut, empty, Path.unlink])
@pytest.mark.parametrize("name", [GRAPH, TOKENIZER, MANIFEST])
def test_damage_is_named_with_its_remedy_and_mended_by_it(
    tmp_path: Path, name: str, harm: Callable[[Path], None]
) -> None:
    place = installed(tmp_path)
    if (name, harm) == (MANIFEST, cut):
        harm(place / name)  # the last byte is a line's end: one more makes it a damage
    harm(place / name)

    assert status(tmp_path).state == "damaged"
    assert str(place) in status(tmp_path).reason
    assert "aia models install" in status(tmp_path).reason
    assert load(tmp_path) is None
    assert install(tmp_path, quiet, fetched, built).ready


@given(
    st.one_of(
        st.binary(max_size=40),
        st.recursive(
            st.none() | st.integers() | st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)
        )
        .map(json.dumps)
        .map(str.encode),
        st.just(b"[" * 100_000),
    )
)
def test_no_manifest_is_odd_enough_to_crash(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("models")
    (installed(folder) / MANIFEST).write_bytes(content)

    assert status(folder).state == "damaged"


def test_a_manifest_that_vouches_for_other_files_is_not_believed(tmp_path: Path) -> None:
    place = installed(tmp_path)
    known = json.loads((place / MANIFEST).read_text("utf-8"))
    (place / MANIFEST).write_text(json.dumps({**known, "model": model_name({}), "files": {}}), "utf-8")

    assert status(tmp_path).state == "damaged"


def test_a_model_of_another_version_is_built_again(tmp_path: Path) -> None:
    install_old = tmp_path / NAME
    built(fetched(tmp_path), install_old, recipe=RECIPE + 1)

    assert status(tmp_path).state == "outdated"
    assert load(tmp_path) is None
    assert install(tmp_path, quiet, fetched, built).ready


def test_another_build_has_another_name(tmp_path: Path) -> None:
    names = set()
    for graph in (b"one", b"other"):
        out = tmp_path / graph.decode()
        built(fetched(tmp_path), out, graph)
        names.add(json.loads((out / MANIFEST).read_text("utf-8"))["model"])

    assert len(names) == 2
    assert all(name.startswith("all-MiniLM-L6-v2/int8-") for name in names)
