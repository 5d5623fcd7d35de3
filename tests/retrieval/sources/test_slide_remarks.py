"""Comments on a slide, of the older kind and in threads, are read with their authors, and only when asked for."""

from __future__ import annotations

from retrieval.sources.extras import Extras
from tests.retrieval.sources.office import changed, deck, only
from tests.retrieval.sources.readings import labels
from tests.retrieval.sources.slides import LINKS

ASKED = Extras(comments=True)
SHOW_LINKS = "ppt/_rels/presentation.xml.rels"
OLD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NEW = "http://schemas.microsoft.com/office/2018/10/relationships/"
FAMILY = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
THREADS = (
    'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def remarked(authors: tuple[str, str], remarks: tuple[str, str]) -> bytes:
    """A deck with a part for authors and one for comments, each by its kind and its markup."""
    link = '<Relationship Id="rId70" Type="{}" Target="{}"/></Relationships>'
    data = changed(deck("Margins"), SHOW_LINKS, b"</Relationships>", link.format(authors[0], "who.xml").encode())
    data = changed(data, LINKS, b"</Relationships>", link.format(remarks[0], "../comments/one.xml").encode())
    data = changed(data, "ppt/who.xml", b"", authors[1].encode())
    return changed(data, "ppt/comments/one.xml", b"", remarks[1].encode())


def test_comments_of_the_older_kind() -> None:
    authors = f'<p:cmAuthorLst {FAMILY}><p:cmAuthor id="0" name="Rita Moos"/></p:cmAuthorLst>'
    remarks = (
        f'<p:cmLst {FAMILY}><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>Is that\nstill so?</p:text></p:cm>'
        '<p:cm authorId="7" idx="2"><p:text>It is.</p:text></p:cm><p:cm authorId="0"><p:text/></p:cm></p:cmLst>'
    )
    data = remarked((f"{OLD}commentAuthors", authors), (f"{OLD}comments", remarks))
    assert labels(only("a.pptx", data)) == {"## Margins": "slide 1"}
    assert labels(only("a.pptx", data, ASKED)) == {
        "## Margins": "slide 1",
        "Comment by Rita Moos: Is that still so?": "slide 1, comment",
        "Comment: It is.": "slide 1, comment",
    }


def test_comments_in_threads_with_their_replies() -> None:
    def body(words: str) -> str:
        return f"<p188:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p188:txBody>"

    authors = (
        f'<p188:authorLst {THREADS}><p188:author id="{{A}}" name="Rita Moos"/><p188:author id="{{B}}" name="Jo Ash"/>'
        "</p188:authorLst>"
    )
    remarks = (
        f'<p188:cmLst {THREADS}><p188:cm id="{{1}}" authorId="{{A}}"><p188:replyLst><p188:reply id="{{2}}" '
        f'authorId="{{B}}">{body("Yes, since May.")}</p188:reply></p188:replyLst>{body("Still so?")}</p188:cm>'
        "</p188:cmLst>"
    )
    data = remarked((f"{NEW}authors", authors), (f"{NEW}comments", remarks))
    assert "Still so?" not in only("a.pptx", data).text
    assert only("a.pptx", data, ASKED).text == (
        "## Margins\n\nComment by Rita Moos: Still so?\n\nComment by Jo Ash: Yes, since May.\n\n"
    )


def test_damaged_comments_end_nothing() -> None:
    data = remarked((f"{OLD}commentAuthors", "<p"), (f"{OLD}comments", "<p"))
    assert labels(only("a.pptx", data, ASKED)) == {"## Margins": "slide 1"}
