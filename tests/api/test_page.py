"""The page as it comes from the server, before any script runs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.page import MEDIA, answered, render, templates
from assistant.build import Assistant
from tests.api import desk


class Elements(HTMLParser):
    """Every element of a page, with its attributes, and the page's text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes an element in."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Takes text in."""
        self.text += data

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.found if name == tag]


def page(client: TestClient, **query: str) -> Elements:
    response = client.get("/", params=query)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Elements(response.text)


def test_without_a_question_it_offers_the_accounts(client: TestClient) -> None:
    shown = page(client)
    assert "Borealis" in shown.text
    assert "3 documents" in shown.text
    assert {"name": "q"}.items() <= shown.named("input")[0].items()


def test_a_home_without_documents_says_what_to_do(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", files={})
    with TestClient(create_app(made), base_url="http://localhost") as client:
        assert "aia ingest PATH" in page(client).text
    made.close()


def test_a_link_with_a_question_shows_its_answer_without_any_script(client: TestClient) -> None:
    shown = page(client, q=desk.OWNER)
    assert "The account owner of Borealis is Mira Okafor." in shown.text
    chip = next(link for link in shown.named("a") if link.get("class") == "chip")
    assert chip["href"] == "#source-1"
    assert chip["aria-label"] == "Source 1: Borealis charter"
    assert any(article.get("id") == "source-1" for article in shown.named("article"))
    assert shown.named("mark")


def test_it_says_what_was_understood_and_how_it_was_looked_for(client: TestClient) -> None:
    text = page(client, q=desk.OWNER).text
    assert "“Borealis” names the account Borealis" in text
    assert "by words only, without meaning" in text
    assert "28 Sep 2026" in text


def test_what_was_replaced_is_shown_as_such(client: TestClient) -> None:
    text = page(client, q=desk.OWNER).text
    assert "superseded" in text.partition("No longer in force")[2]
    assert "Piet Vos" in text.partition("No longer in force")[2]
    assert "over a year old" in text.partition("No longer in force")[2]


def test_a_refusal_has_its_sentence_its_closest_passages_and_a_next_step(client: TestClient) -> None:
    text = page(client, q="What is the parking fee at Borealis?").text
    assert "The documents in view do not say." in text
    assert "Next" in text
    assert "Every sentence stands" not in text


def test_an_unknown_account_or_date_is_a_notice_on_the_page(client: TestClient) -> None:
    response = client.get("/", params={"q": "x", "account": "Boralis"})
    assert response.status_code == 404
    assert "Did you mean Borealis?" in response.text
    response = client.get("/", params={"q": "x", "as_of": "soon"})
    assert response.status_code == 422
    assert "is not a date such as" in response.text


def test_a_citation_opens_its_document_with_the_quote_marked(client: TestClient) -> None:
    shown = page(client, q=desk.OWNER)
    link = next(a["href"] for a in shown.named("a") if a["href"].startswith("/documents/"))
    document = Elements(client.get(link).text)
    assert {"id": "quote"} in document.named("mark")
    assert "Discounts above 7 percent" in document.text


def test_an_absent_document_is_404_and_so_is_another_documents_revision(
    client: TestClient, assistant: Assistant
) -> None:
    found = [result.hit.evidence for result in assistant.search("owner").results]
    one, other = found[0].document.id, next(e.passage.revision for e in found if e.document.id != found[0].document.id)
    assert client.get("/documents/d00000000000000000000").status_code == 404
    assert client.get(f"/documents/{one}").status_code == 200
    assert client.get(f"/documents/{one}", params={"revision": other}).status_code == 404


def test_offsets_outside_the_text_mark_nothing(client: TestClient, assistant: Assistant) -> None:
    one = assistant.search("owner").results[0].hit.evidence.document.id
    response = client.get(f"/documents/{one}", params={"start": -5, "end": 10**9})
    assert response.status_code == 200
    assert "<mark" not in response.text


def test_text_of_documents_is_text_and_never_markup(client: TestClient) -> None:
    for shown in (page(client, q=desk.HOSTILE), page(client, q=desk.SCRIPT), page(client, q="{{7*7}} portal")):
        assert all("src" in script and not script["src"].startswith("http") for script in shown.named("script"))
        assert shown.named("img") == []
        assert all(not name.startswith("on") for _, attributes in shown.found for name in attributes)
        assert all(not a.get("href", "").startswith(("javascript:", "http", "//")) for a in shown.named("a"))
        assert "49" not in shown.text.partition("parking")[0]
    assert "{{7*7}} <b>Portal</b>" in page(client, q=desk.HOSTILE).text
    assert desk.SCRIPT.splitlines()[0] in page(client, q=desk.HOSTILE).text


@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_in_any_place_of_an_answer_stays_text(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(desk.OWNER, as_of=assistant.settings.as_of)
    told = f"<i>{text}</i>\"'><script>"
    cited = replace(answer.sentences[0].citations[0], title=told, quote=told, locator=told, status=told, account=told)
    sentence = replace(answer.sentences[0], text=told, citations=(cited,))
    odd = replace(
        answer, question=told, sentences=(sentence,), conflicts=(told,), superseded=(cited,), closest=(cited,)
    )
    values = {"question": told, "account": told, "as_of": told, "notice": "", "home_as_of": ""}
    made = render("ask.html", 200, overview=assistant.overview(), **values, **answered(odd, assistant))
    shown = Elements(bytes(made.body).decode())
    assert shown.named("i") == []
    assert len(shown.named("script")) == 1


def test_sources_of_one_sentence_are_grouped_in_one_chip(assistant: Assistant) -> None:
    answer = assistant.ask(desk.OWNER, as_of=assistant.settings.as_of)
    first = answer.sentences[0].citations[0]
    three = tuple(replace(first, start=first.start + n, end=first.end + n) for n in range(3))
    odd = replace(answer, sentences=(replace(answer.sentences[0], citations=three),))
    values = {"question": "q", "account": "", "as_of": "", "notice": "", "home_as_of": ""}
    made = render("ask.html", 200, overview=assistant.overview(), **values, **answered(odd, assistant))
    chip = next(link for link in Elements(bytes(made.body).decode()).named("a") if link.get("class") == "chip")
    assert chip["data-sources"] == "1 2 3"
    assert chip["aria-label"].startswith("Sources 1, 2, 3:")


def test_no_page_has_a_style_or_a_script_of_its_own(client: TestClient) -> None:
    shown = page(client, q=desk.OWNER)
    assert shown.named("style") == []
    assert all("style" not in attributes for _, attributes in shown.found)
    assert all(set(script) == {"src", "defer"} for script in shown.named("script"))


@pytest.mark.parametrize("name", sorted(MEDIA))
def test_each_file_of_the_page_is_served_under_an_address_that_holds_its_hash(client: TestClient, name: str) -> None:
    text = client.get("/").text
    assert f"/static/{name}?v=" in text
    response = client.get(f"/static/{name}")
    assert response.headers["content-type"].startswith(MEDIA[name])
    assert "immutable" in response.headers["cache-control"]
    assert "http://" not in response.text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in response.text


def test_no_other_file_is_served(client: TestClient) -> None:
    for name in ("../page.py", "%2e%2e/page.py", "app.css.map", "base.html"):
        assert client.get(f"/static/{name}").status_code == 404


def test_every_template_escapes_and_a_missing_value_is_an_error() -> None:
    environment = templates()
    assert environment.autoescape is True
    assert environment.from_string("{{ x }}").render(x="<") == "&lt;"
    with pytest.raises(Exception, match="undefined"):
        environment.from_string("{{ y }}").render()
    with pytest.raises(Exception, match="unsafe"):
        environment.from_string("{{ x.__class__.__mro__ }}").render(x="")
