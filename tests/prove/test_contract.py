"""The server keeps to its own description, whatever is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from api.app import create_app
from tests.api import desk
from tests.conftest import Size


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("operation", "mode"),
    [
        ("ask", GenerationMode.POSITIVE),
        ("ask", GenerationMode.NEGATIVE),
        ("search", GenerationMode.POSITIVE),
        ("search", GenerationMode.NEGATIVE),
        ("document", GenerationMode.POSITIVE),
        ("health", GenerationMode.POSITIVE),
    ],
)
def test_every_operation_keeps_to_its_description(
    tmp_path: Path, size: Size, operation: str, mode: GenerationMode
) -> None:
    made = desk.assistant(tmp_path / "home")
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(made, hosts=()))
    found = schema.find_operation_by_id(operation)
    tried = 0

    @settings(
        max_examples=size.of(quick=15, prove=400), deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=st.data())
    def keeps(data: st.DataObject) -> None:
        nonlocal tried
        case = data.draw(found.as_strategy(generation_mode=mode))
        case.call_and_validate()
        tried += 1

    keeps()
    made.close()
    assert tried > 0
