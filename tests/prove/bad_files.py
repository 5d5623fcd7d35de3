"""Files that go wrong, made by rule: what no person would write and every folder holds some day."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from random import Random

from tests.retrieval.sources import paper
from tests.retrieval.sources.mails import FROM, mail, mailbox
from tests.retrieval.sources.office import bomb, changed, doctype, excel, locked, word

REFUSED, ANY = "refused", "any"  # what must come of a file; ANY may be read or refused, but is named

PROSE = "Ann Berg approves payment terms for Tarvessa. The limit is 60 days.\n"
FOREIGN = "Größe: 60 Tage. Änderungen prüft Zoë – naïve façade.\n"
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "shift_jis", "koi8_r", "utf-7")
ENDINGS = ("txt", "md", "html", "csv", "vtt", "eml", "mbox", "ics", "jsonl", "docx", "xlsx", "pdf")
MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Terms\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n"

GOOD: Mapping[str, bytes] = {
    "good.txt": PROSE.encode(),
    "good.md": f"# Terms\n\n{PROSE}".encode(),
    "good.html": f"<!doctype html><title>Terms</title><p>{PROSE}</p>".encode(),
    "good.csv": b"ticket,owner,text\n1,Ann Berg,Pump stands still\n2,Tom Vey,Seal leaks\n",
    "good.vtt": b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Berg>We agreed on sixty days.\n",
    "good.eml": MAIL + b"\r\nWe agreed on sixty days.\r\n",
    "good.mbox": mailbox(mail(1), mail(2)),
    "good.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Steering\r\nDTSTART:20260304T100000Z\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n",
    "good.jsonl": (json.dumps({"id": "j1", "text": PROSE}) + "\n" + json.dumps({"id": "j2", "text": FOREIGN})).encode(),
    "good.docx": word(PROSE),
    "good.xlsx": excel([["ticket", "owner"], ["T-1", "Ann Berg"], ["T-2", "Tom Vey"]]),
    "good.pdf": paper.pdf(paper.said(PROSE.strip()), paper.lines("Ann Berg agrees.", "Tom Vey does not.")),
    "good.jsonl.gz": gzip.compress(json.dumps({"id": "j3", "text": PROSE}).encode()),
}


def bad_files(random: Random, count: int) -> dict[str, tuple[bytes, str]]:
    """So many files by name, each with its bytes and what must come of it; the fixed ones first."""
    made: dict[str, tuple[bytes, str]] = {}
    for number, (stem, data, outcome) in enumerate(fixed()):
        made[f"f{number:03}-{stem}"] = (data, outcome)
    rules = (cut, noised, misnamed, encoded, shuffled)
    number = 0
    while len(made) < count:
        stem, data = rules[number % len(rules)](random)
        made[f"r{number:03}-{stem}"] = (data, ANY)
        number += 1
    return made


def fixed() -> Iterator[tuple[str, bytes, str]]:
    """The faults that have names."""
    yield from ((f"empty.{ending}", b"", REFUSED) for ending in ENDINGS)
    yield from ((f"blank.{ending}", b" \r\n\t\n", REFUSED) for ending in ENDINGS)
    yield from ((f"zeros.{ending}", bytes(4096), REFUSED) for ending in ENDINGS)
    yield from ((f"{name}.txt", FOREIGN.encode(name, "replace"), ANY) for name in ENCODINGS)
    yield "pdf.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", REFUSED
    yield "locked.pdf", paper.sealed(GOOD["good.pdf"], "secret"), REFUSED
    yield "scan.pdf", paper.scan(""), REFUSED
    yield "half.pdf", GOOD["good.pdf"][:700], REFUSED
    yield "swells.pdf", paper.swollen(60_000_000), REFUSED
    yield "circle.pdf", GOOD["good.pdf"].replace(b"/Kids [10 0 R 12 0 R]", b"/Kids [5 0 R 5 0 R]  "), REFUSED
    yield "deep.pdf", paper.pdf("[" * 200_000 + paper.said("deep")), ANY
    yield "many.pdf", paper.pdf(*[paper.said("x")] * 5_001), REFUSED
    yield "zip.md", zipped({"a.txt": b"a"}), REFUSED
    yield "bomb.docx", zipped({"word/document.xml": bytes(30_000_000)}), REFUSED
    yield "swells.docx", bomb(GOOD["good.docx"], "word/media/more.bin"), REFUSED
    yield "locked.xlsx", locked(), REFUSED
    yield "entity.docx", doctype(GOOD["good.docx"], "word/document.xml", b"<w:document"), REFUSED
    yield "entity.xlsx", doctype(GOOD["good.xlsx"], "xl/workbook.xml", b"<workbook"), REFUSED
    yield "outside.docx", changed(GOOD["good.docx"], "../../outside.xml", b"", b"<a/>"), REFUSED
    yield "half.xlsx", GOOD["good.xlsx"][:2000], REFUSED
    yield from zips()
    yield "picture.html", b"\x89PNG\r\n\x1a\n" + bytes(64), REFUSED
    yield "program.exe", b"\x7fELF" + bytes(64), REFUSED
    yield "bomb.jsonl.gz", gzip.compress(bytes(40_000_000)), REFUSED
    yield "cut.jsonl.gz", GOOD["good.jsonl.gz"][:-7], REFUSED
    yield "list.jsonl", b"[1, 2, 3]\n", REFUSED
    yield "deep.jsonl", b'{"id": "x", "text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", REFUSED
    yield "broken.jsonl", b'{"id": "x", "text"\n{"id"\n', REFUSED
    yield "surrogate.jsonl", b'{"id": "s", "text": "half \\ud800 of a pair"}\n', ANY
    yield "lone.jsonl", b'{"id": "\\udc80", "text": "its name is half a character"}\n', ANY
    yield "number.jsonl", b'{"id": "n", "text": 7}\n', REFUSED
    yield "huge-number.jsonl", b'{"id": "h", "text": "x", "date": ' + b"9" * 10_000 + b"}\n", ANY
    yield "wide.csv", b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b",".join([b"1"] * 100_000), ANY
    yield "quote.csv", b'a,b\n"never closed,1\n' * 50, ANY
    yield "ragged.csv", b"a,b\n1\n1,2,3,4\n\n,,,,,,\n", ANY
    yield "line.txt", b"long " * 400_000, ANY
    yield "word.txt", b"x" * 1_000_000, ANY
    yield "marks.txt", ("e\u0301" + "\u0300" * 5000 + "\u202e\u2066\ufeff\u200b" * 500).encode(), ANY
    yield "ends.txt", b"one\rtwo\r\nthree\n\rfour\x0bfive\x0csix\x85seven", ANY
    yield "nul.txt", b"one\0two\0three", ANY
    yield "control.md", bytes(range(32)) * 40, ANY
    yield "headings.md", b"#" * 3000 + b"\n" + b"# a\n" * 3000, ANY
    yield "quotes.md", b">" * 20_000 + b" deep", ANY
    yield "brackets.md", b"[" * 30_000 + b"](" * 5_000, ANY
    yield "front.md", b"---\nkind: [unclosed\n: :\n---\ntext\n", ANY
    yield "laughs.md", b"---\na: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c]\n---\ntext\n", ANY
    yield "tags.html", b"<div>" * 20_000 + b"deep", ANY
    yield "script.html", b"<!doctype html><script>while(1){}</script><style>p{}</style>", REFUSED
    yield "entity.html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>', ANY
    yield "cue.vtt", b"WEBVTT\n\n99:99:99.999 --> -1\nno\n\n00:05.000 --> 00:01.000\nback\n", ANY
    yield "nothing.vtt", b"WEBVTT\n\nNOTE only a note\n", REFUSED
    yield "wrong.vtt", b"not a transcript at all\n", ANY
    yield "headers.eml", b"Subject: =?utf-8?b?####?=\nDate: never\nFrom: <<>>\n\nbody\n", ANY
    yield "none.eml", b"just some words without any header\n", REFUSED
    yield "parts.eml", nested_mail(1000), ANY
    yield from boxes()
    yield "boundary.eml", MAIL + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--y\r\nnothing\r\n', ANY
    yield "charset.eml", MAIL + b"Content-Type: text/plain; charset=no-such\r\n\r\nhello \xff\r\n", ANY


def boxes() -> Iterator[tuple[str, bytes, str]]:
    """The faults of mailboxes and calendars."""
    yield "none.mbox", b"From the customer's view\n\nFrom here on\n" * 999, REFUSED
    yield "parts.mbox", mailbox(nested_mail(1000), mail(2)), ANY
    yield "headless.mbox", FROM + b"X-Nothing: x\n\nwords\n\n" + FROM + b"X-Nothing: y\n\n", REFUSED
    yield "lines.mbox", FROM * 50_000, REFUSED
    yield "none.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", REFUSED
    yield "cut.ics", GOOD["good.ics"][:90], REFUSED
    yield "private.ics", GOOD["good.ics"].replace(b"UID:1", b"CLASS:PRIVATE"), REFUSED
    yield "rule.ics", GOOD["good.ics"].replace(b"UID:1", b"RRULE:FREQ=SECONDLY;COUNT=999999999"), ANY
    yield "deep.ics", b"BEGIN:VEVENT\n" + b"BEGIN:X\n" * 100_000, REFUSED
    yield "old.ics", b"BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n", REFUSED


def zips() -> Iterator[tuple[str, bytes, str]]:
    """Zips that no one may open, or of which no one may read what is in them."""
    yield "bomb.zip", zipped({"a.csv": bytes(30_000_000)}), REFUSED
    yield "leads.zip", zipped({"../a.md": b"a"}), REFUSED
    yield "nested.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c": b"c"})})}), REFUSED


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of the members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def nested_mail(depth: int) -> bytes:
    """A mail in a mail in a mail."""
    return MAIL + b"Content-Type: message/rfc822\r\n\r\n" + (MAIL + b"Content-Type: message/rfc822\r\n\r\n") * depth


def cut(random: Random) -> tuple[str, bytes]:
    """A good file that ends early."""
    name, data = random.choice(sorted(GOOD.items()))
    return f"cut-{name.partition('.')[2]}.{name.partition('.')[2]}", data[: random.randrange(1, len(data))]


def noised(random: Random) -> tuple[str, bytes]:
    """A good file some bytes of which turned."""
    name, data = random.choice(sorted(GOOD.items()))
    spoilt = bytearray(data)
    for _ in range(random.randint(1, 12)):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return f"noise.{name.partition('.')[2]}", bytes(spoilt)


def misnamed(random: Random) -> tuple[str, bytes]:
    """A good file under another's ending."""
    return f"misnamed.{random.choice(ENDINGS)}", random.choice(sorted(GOOD.values()))


def encoded(random: Random) -> tuple[str, bytes]:
    """Any format in any encoding."""
    name, data = random.choice([one for one in sorted(GOOD.items()) if not one[0].endswith((".gz", "x", ".pdf"))])

    return f"encoded.{name.partition('.')[2]}", (data.decode() + FOREIGN).encode(random.choice(ENCODINGS), "replace")


def shuffled(random: Random) -> tuple[str, bytes]:
    """Random bytes under any ending."""
    return f"random.{random.choice(ENDINGS)}", random.randbytes(random.randint(1, 3000))
