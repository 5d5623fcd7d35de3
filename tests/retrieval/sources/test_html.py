"""HTML comes in as a browser would show it, and nothing is fetched."""

from __future__ import annotations

import pytest

from retrieval.sources.unshown import hides
from tests.retrieval.sources.readings import labels, only, refusal, stated

PAGE = """<!DOCTYPE html>
<html lang="de-AT">
<head><title>Rahmenvertrag</title><meta name="date" content="2024-01-01"><style>p{}</style></head>
<body>
<h1>Frame contract</h1>
<p>Warranty is <b>12</b> months&nbsp;from delivery.<br>No exceptions.</p>
<ul><li>first</li>
<li>second <ol><li>inner</li></ol></li></ul>
<table><tr><th>Part</th><th>Price</th></tr>
<tr><td>BRG-7204</td><td>118,50</td></tr></table>
<pre>  kept   as
    is</pre>
<script>alert("no")</script><!-- a comment -->
</body></html>
"""


def test_structure_stands_in_the_text() -> None:
    text = only("contract.html", PAGE).text
    assert "# Frame contract\n" in text
    assert "Warranty is 12 months\u00a0from delivery.\nNo exceptions.\n" in text
    assert "- first\n- second\n  1. inner\n" in text
    assert "| Part | Price |\n| --- | --- |\n| BRG-7204 | 118,50 |\n" in text
    assert "  kept   as\n    is\n" in text


def test_scripts_styles_comments_and_the_head_stay_outside() -> None:
    text = only("contract.html", PAGE).text
    assert all(word not in text for word in ("alert", "comment", "p{}", "Rahmenvertrag"))


def test_a_block_is_cited_by_its_line() -> None:
    found = labels(only("contract.html", PAGE))
    assert found["# Frame contract"] == "line 5"
    assert found["| BRG-7204 | 118,50 |"] == "line 10"


def test_the_page_states_its_title_language_and_date() -> None:
    assert stated(only("contract.html", PAGE)) == {"title": "Rahmenvertrag", "lang": "de", "date": "2024-01-01"}


@pytest.mark.parametrize(
    "hidden",
    ['<p style="display:none">secret</p>', "<p hidden>secret</p>", '<span style="font-size:0">secret</span>',
     '<div style="color: white">secret</div>', '<p style="visibility: hidden !important">secret</p>',
     '<i style="position:absolute;left:-9999px">secret</i>', '<b aria-hidden="true">secret</b>',
     "<template>secret</template>",
     '<input type="hidden" value="secret">', "<noscript>secret</noscript>", "<!-- secret -->"],
)  # fmt: skip
def test_what_a_browser_does_not_show_stays_outside(hidden: str) -> None:
    text = only("a.html", f"<html><body><p>Seen</p>{hidden}<p>and after</p></body></html>").text
    assert text.split() == ["Seen", "and", "after"]


def test_hidden_elements_are_counted() -> None:
    reading = only("a.html", "<html><p>Seen</p><p hidden>one</p><p hidden>two</p></html>")
    assert "2 hidden elements left out" in reading.warnings


@pytest.mark.parametrize(
    "style", ["color: red", "font-size: 12px", "color:#fff;background-color:#000", "opacity:.9", "top: 4px"]
)
def test_ordinary_styles_hide_nothing(style: str) -> None:
    assert not hides(style)


def test_characters_written_as_entities_are_looked_at_too() -> None:
    reading = only("a.html", "<html><p>pay&#8203;ment&#xE0041;</p></html>")
    assert (reading.text.strip(), reading.hidden) == ("payment", 2)


def test_a_declared_charset_is_followed() -> None:
    page = '<html><meta charset="iso-8859-2"><p>Łódź</p></html>'.encode("iso8859-2")
    assert only("a.html", page).text.strip() == "Łódź"


def test_an_xml_declaration_does_not_stop_the_page() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Größe</p></body></html>'.encode("latin-1")
    assert only("a.xhtml", page).text.strip() == "Größe"


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>x</script></html>", "<html><body>  </body></html>"])
def test_a_page_without_words_is_refused(page: str) -> None:
    assert "no text" in refusal("a.html", page)


def test_deep_nesting_is_refused_and_moderate_nesting_is_not() -> None:
    assert refusal("a.html", "<div>" * 100_000 + "x") == "its elements are nested too deeply"
    assert only("a.html", "<html>" + "<div>" * 800 + "x").text.strip() == "x"


def test_unclosed_and_crossed_tags_still_give_their_words() -> None:
    assert only("a.html", "<html><p>one<p><b>two<i></b>three</i><td>four").text.split() == ["one", "twothree", "four"]


def test_entities_are_not_expanded_from_a_doctype() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><p>x &b; <img src="http://nowhere.invalid/x"></p></html>'
    assert "hahaha" not in only("a.html", bomb).text
