"""What goes to the child and back stays what it was, and what no reader would say is not believed."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from retrieval.evidence import Mark
from retrieval.sandbox.frames import Malformed, Reply, Request, answer, answered, asked, question, receive, send
from retrieval.sources.extras import Extras
from retrieval.sources.reading import Reading, Reject, Stated

READING = Reading(
    "Größe: 5\nZoë", "rows", (Mark(0, 8, "sheet A, B2"),), (Stated("title", "A", "here"),),
    part="sheet-A", name="A", place="sheet A", hidden=2, warnings=("1 hidden row left out",),
)  # fmt: skip
GOOD = json.loads(answered(Reply((READING,))))


def test_a_request_stays_what_it_was() -> None:
    request = Request("office", "Prüfung.docx", Extras(comments=True, hidden=True), b"PK\x03\x04\0\xff")
    assert question(*asked(request)) == request


@pytest.mark.parametrize(
    "reply",
    [Reply((READING, Reject("sheet B", "it is damaged"))), Reply(refusal="it is damaged", last=True), Reply()],
    ids=["pieces", "refusal", "nothing"],
)
def test_a_reply_stays_what_it_was(reply: Reply) -> None:
    assert answer(answered(reply)) == reply


def test_frames_follow_one_another() -> None:
    pipe = BytesIO()
    send(pipe, b"one", b"", b"three")
    pipe.seek(0)
    assert [receive(pipe, 10) for _ in range(4)] == [b"one", b"", b"three", None]


@pytest.mark.parametrize("raw", [b"\0\0", b"\0" * 7 + b"\x05abc", b"\xff" * 8 + b"abc"], ids=["head", "body", "length"])
def test_a_cut_or_endless_frame_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        receive(BytesIO(raw), 100)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("text", 5),
        ("text", "un\u200bseen"),
        ("form", "mail"),
        ("marks", [[0, 99, "outside"]]),
        ("marks", [[5, 8, "a"], [0, 3, "b"]]),
        ("marks", [[0, 3]]),
        ("marks", {}),
        ("stated", [["labels", "public", "here"]]),
        ("stated", [["supersedes", "all", "here"]]),
        ("stated", [["trust", "internal_verified", "here"]]),
        ("part", None),
        ("place", "x" * 20_000),
        ("hidden", -1),
        ("hidden", True),
        ("warnings", "none"),
    ],
)
def test_a_reading_that_no_reader_would_give_is_malformed(field: str, said: Any) -> None:
    told = {**GOOD, "pieces": [{**GOOD["pieces"][0], field: said}]}
    with pytest.raises(Malformed):
        answer(json.dumps(told).encode())


@pytest.mark.parametrize(
    "frame",
    [b"", b"\xff\xfe", b"[]", b"7", b"{}", b'{"pieces": [7], "refusal": "", "last": false}', b"[" * 100_000],
    ids=["empty", "bytes", "list", "number", "object", "piece", "deep"],
)
def test_noise_is_malformed(frame: bytes) -> None:
    with pytest.raises(Malformed):
        answer(frame)
