"""Some three hundred files that are broken, hostile or not what they say, made by script, among good ones."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator

from tests.retrieval.sources import paper
from tests.retrieval.sources.mails import FROM, mail, mailbox
from tests.retrieval.sources.office import bomb, changed, deck, doctype, excel, locked, word

GOOD = {
    "md": b"# Plan\n\nThe rush fee is 4 %.\n",
    "txt": b"visit on 26 Aug\n\nRita will not pay.\n",
    "html": b"<html><h1>Policy</h1><p>Response in 24 hours.</p></html>",
    "csv": b"Id,Text\nT-1,Cage fracture\nT-2,Seal leaks\n",
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Five days then.</v>\n",
    "eml": b"From: a@b.example\nSubject: Warranty\nDate: Wed, 22 Jul 2026 09:15:00 +0200\n\n24 months.\n",
    "jsonl": b'{"id": "ID", "text": "one record"}\n',
    "mbox": mailbox(mail(1), mail(2)),
    "ics": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Steering\nDTSTART:20260304T100000Z\n"
    b"END:VEVENT\nEND:VCALENDAR\n",
    "docx": word("The rush fee is 4 %."),
    "xlsx": excel([["Item", "Price"], ["Seal", 9]]),
    "pdf": paper.pdf(paper.said("The rush fee is 4 %.")),
    "pptx": deck("The rush fee is 4 %."),
}
BEGINNINGS = (
    b"%PDF-1.7\n",
    b"PK\x03\x04\x14\x00",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"\x7fELF\x02\x01",
)


def good(count: int) -> dict[str, bytes]:
    """Good files of every format."""
    endings = sorted(GOOD)
    made = {}
    for number in range(count):
        ending = endings[number % len(endings)]
        made[f"good/{number:03}.{ending}"] = _named(ending, f"good-{number}")
    return made


def bad(seed: int) -> dict[str, bytes]:
    """Files that must each end as refused, by name."""
    made = dict(_wrong_type())
    made.update(_noise(random.Random(seed)))
    made.update(_hostile())
    made.update(_office())
    made.update(_pdf())
    return made


def odd(seed: int) -> dict[str, bytes]:
    """Files that are strange and may come in or not: each ends as one row, whatever it is."""
    chance = random.Random(seed)
    made = dict(_encodings())
    for number in range(90):
        ending = sorted(GOOD)[number % len(GOOD)]
        body = bytearray(_named(ending, f"odd-{number}"))
        for _ in range(chance.randint(1, 6)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        made[f"odd/{number:03}.{ending}"] = bytes(body[: chance.randint(len(body) // 2, len(body))])
    return made


def _named(ending: str, name: str) -> bytes:
    """The good file; records are named, since no two of a folder may have one name."""
    return GOOD[ending].replace(b"ID", name.encode()) if ending == "jsonl" else GOOD[ending]


def _wrong_type() -> Iterator[tuple[str, bytes]]:
    for number, beginning in enumerate(BEGINNINGS):
        for ending in ("md", "txt", "html", "csv", "vtt", "eml", "mbox", "ics", "docx", "pdf", "xlsx"):
            yield f"wrong/{number}.{ending}", beginning + bytes(range(256)) * 4
    for ending in ("json", "xml", "yaml", "zip", "odt", "msg", "rtf", "bin", "exe", "db", "toml"):
        yield f"later/file.{ending}", b"words that nobody reads\n"
    for ending in GOOD:
        yield f"empty/none.{ending}", b""
        yield f"empty/blank.{ending}", b"\xef\xbb\xbf \r\n\t\r\n"


def _noise(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    for number in range(100):
        yield f"noise/{number:03}.{sorted(GOOD)[number % len(GOOD)]}", b"\0\1" + chance.randbytes(2000)


def _hostile() -> Iterator[tuple[str, bytes]]:
    yield "hostile/deep.html", b"<div>" * 100_000
    yield "hostile/deep.jsonl", b"[" * 100_000
    yield "hostile/deep.json", b"[" * 100_000
    yield "hostile/wide.csv", b"x," * 1_000_000
    yield "hostile/cells.csv", b",,,,\n" * 5000
    yield "hostile/swells.jsonl.gz", gzip.compress(b"[" * 3_000_000)
    yield "hostile/cut.jsonl.gz", gzip.compress(GOOD["jsonl"] * 999)[:40]
    yield "hostile/false.jsonl.gz", b"\x1f\x8b\x08" + b"x" * 400
    yield "hostile/times.vtt", b"WEBVTT\n\n" + b"xx --> yy\n\n" * 5000
    yield (
        "hostile/parts.eml",
        b"From: a@b.example\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1000)),
    )
    deep = b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n' * 1000
    yield "hostile/parts.mbox", FROM + deep + b"\n" + FROM + deep
    yield "hostile/words.mbox", b"From the customer's view\n\nFrom here on\n" * 5000
    yield "hostile/lines.mbox", FROM * 50_000
    yield "hostile/none.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n" * 5000
    yield "hostile/cut.ics", GOOD["ics"][:80]
    yield "hostile/private.ics", GOOD["ics"].replace(b"UID:1", b"CLASS:PRIVATE")
    yield "hostile/deep.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"BEGIN:X\n" * 100_000
    yield "hostile/many.ics", b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001
    yield "hostile/questions.jsonl", b'{"id": "q", "text": "who?", "gold_doc_ids": []}\n' * 50
    yield "hostile/nothing.html", b"<html>" + b"<script>x</script>" * 9000
    yield "hostile/matter.md", b"---\ntitle: x\n---\n"
    for number in range(70):
        yield (
            f"hostile/lines{number:02}.jsonl",
            (b"[]\n", b"{\n", b'{"id": 1}\n', b'{"text": "x"}\n', b"nul\0l\n")[number % 5] * 9,
        )


def _office() -> Iterator[tuple[str, bytes]]:
    """Office files that are cut, locked, swollen, full of tricks, or none at all."""
    kinds = {
        "docx": (word("words"), "word/document.xml", b"<w:document"),
        "xlsx": (excel([["words"]]), "xl/workbook.xml", b"<workbook"),
        "pptx": (deck("words"), "ppt/presentation.xml", b"<p:presentation"),
    }
    for ending, (whole, main, root) in kinds.items():
        for number in range(1, 6):
            yield f"office/cut{number}.{ending}", whole[: len(whole) * number // 6]
        yield f"office/bomb.{ending}", bomb(whole, "word/media/more.xml")
        yield f"office/locked.{ending}", locked()
        yield f"office/doctype.{ending}", doctype(whole, main, root)
        yield f"office/outside.{ending}", changed(whole, "../../outside.xml", b"", b"<a/>")
        yield f"office/nomain.{ending}", changed(whole, "_rels/.rels", b'/officeDocument"', b'/other"')
        yield f"office/text.{ending}", b"words that are no package\n"
    yield "office/empty.docx", word()
    yield "office/empty.xlsx", excel()
    yield "office/empty.pptx", deck()


def _pdf() -> Iterator[tuple[str, bytes]]:
    """PDF files that are cut, locked, swollen, full of circles, or pictures."""
    whole = GOOD["pdf"]
    for number in range(1, 4):
        yield f"pdf/cut{number}.pdf", whole[: len(whole) * number // 6]
    yield "pdf/locked.pdf", paper.sealed(whole, "secret")
    yield "pdf/scan.pdf", paper.scan("")
    yield "pdf/empty.pdf", paper.pdf("")
    yield "pdf/none.pdf", paper.pdf()
    yield "pdf/swells.pdf", paper.swollen(60_000_000)
    yield "pdf/circle.pdf", whole.replace(b"/Kids [10 0 R]", b"/Kids [5 0 R] ")
    yield "pdf/letters.pdf", paper.pdf(paper.said("words", font="F3"))
    yield "pdf/text.pdf", b"words that are no pages\n"


def _encodings() -> Iterator[tuple[str, bytes]]:
    text = "Größe der Lager: 田中さん, Querétaro\r\nzweite Zeile\rdritte\n"
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "gb18030"):
        yield f"encoded/{name}.txt", text.encode(name)
    for name in ("latin-1", "cp1252", "shift_jis", "euc_jp", "cp1251", "big5"):
        yield f"encoded/{name}.txt", text.encode(name, "ignore")
    yield "encoded/nul.txt", b"one\0two\nthree\n" * 3
    yield "encoded/surrogates.txt", b"lone \xed\xa0\x80 half\n" * 9
    yield "encoded/odd16.txt", b"\xff\xfea\0b"
    yield "encoded/line.txt", b"x" * 300_000
    yield "encoded/surrogates.jsonl", b'{"id": "s", "text": "\\ud800 half"}\n'
    yield "encoded/tags.md", ("pay" + "\U000e0041" * 5000 + "ment\n").encode()
