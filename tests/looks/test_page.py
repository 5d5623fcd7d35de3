"""The page in a browser: asked by hand, by keyboard, on a phone, in the dark, and by hostile documents."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.api import desk
from tests.looks.conftest import Visit

pytestmark = pytest.mark.looks

ANSWER = "/?q=" + quote(desk.OWNER)
PHONE = {"has_touch": True, "is_mobile": True}
SHOTS = os.environ.get("SHOTS_FOLDER", "")


def shot(page: Page, name: str) -> None:
    """Keeps a picture where the person who runs the tests asked for it."""
    if SHOTS:
        page.wait_for_timeout(300)
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def test_a_question_typed_is_answered_in_place_and_can_be_shared(visit: Visit) -> None:
    page = visit("/").page
    expect(page.get_by_label("Ask about your accounts")).to_be_focused()
    shot(page, "home")
    page.keyboard.type(desk.OWNER)
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("Mira Okafor")
    assert page.url.endswith("/?q=Who+is+the+account+owner+of+Borealis%3F")
    assert page.title().startswith(desk.OWNER)
    expect(page.locator("#panel mark")).to_contain_text("Mira Okafor")
    shot(page, "answer")
    page.go_back()
    expect(page.locator(".said")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".said")).to_contain_text("Mira Okafor")


def test_while_it_looks_it_says_so(visit: Visit) -> None:
    page = visit("/").page

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/?q=*", slowly)
    page.get_by_label("Ask about your accounts").fill(desk.OWNER)
    page.get_by_role("button", name="Ask").click(no_wait_after=True)
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".said")).to_contain_text("Mira Okafor")
    expect(page.get_by_role("status")).to_be_hidden()


def test_focus_opens_the_quote_and_escape_closes_it(visit: Visit) -> None:
    page = visit(ANSWER).page
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    chip = page.locator(".chip").first
    chip.focus()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel mark")).to_have_text("The account owner of Borealis is Mira Okafor.")
    expect(chip).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-expanded", "false")


def test_every_part_is_reached_by_the_tab_key(visit: Visit) -> None:
    page = visit(ANSWER).page
    page.locator("#q").focus()
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim().split('\\n')[0]"))
    assert names[0] == "Ask"
    assert "1" in names


def test_the_mouse_over_a_chip_opens_it_and_the_button_closes_it(visit: Visit) -> None:
    page = visit(ANSWER).page
    page.get_by_role("button", name="Close the source").click()
    expect(page.locator("#panel")).to_be_hidden()
    page.locator(".chip").first.hover()
    expect(page.locator("#panel")).to_be_visible()


def test_on_a_phone_a_tap_opens_a_sheet_and_the_sentence_stays_in_sight(visit: Visit) -> None:
    page = visit(ANSWER, 360, 740, **PHONE).page
    expect(page.locator("#panel")).to_be_hidden()
    shot(page, "phone")
    page.locator(".chip").first.tap()
    expect(page.locator("#panel")).to_be_visible()
    page.wait_for_timeout(600)
    shot(page, "phone-sheet")
    sheet, chip = page.locator("#panel").bounding_box(), page.locator(".chip").first.bounding_box()
    assert sheet is not None
    assert chip is not None
    assert sheet["x"] == 0
    assert sheet["width"] == 360
    assert sheet["y"] + sheet["height"] == pytest.approx(740, abs=1)
    assert 0 <= chip["y"] < chip["y"] + chip["height"] <= sheet["y"]
    page.get_by_role("button", name="Close the source").tap()
    expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", ANSWER, "/?q=" + quote(desk.HOSTILE), "/?q=parking+fee", "/?q=" + "x" * 300])
def test_nothing_is_wider_than_a_phone(visit: Visit, path: str) -> None:
    page = visit(path, 360, 740, **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_can_be_tapped_is_large_enough_for_a_finger(visit: Visit) -> None:
    page = visit(ANSWER, 360, 740, **PHONE).page
    page.locator(".chip").first.tap()
    for part in ("#ask button", "#close"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
    reach = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.chip'), '::after').height)")
    assert reach >= 40


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", ANSWER, "/?q=parking+fee"])
def test_text_stands_out_from_its_ground(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme).page
    shot(page, f"{scheme}-{'home' if path == '/' else 'answer' if path == ANSWER else 'refusal'}")
    faint = page.evaluate(CONTRAST)
    assert faint == []


CONTRAST = """() => {
  const linear = (x) => x <= 10.3 ? x / 3294.6 : ((x / 255 + .055) / 1.055) ** 2.4;
  const light = (c) => { const v = c.map(linear);
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const parts = (c) => c.match(/[\\d.]+/g).map(Number);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
  const faint = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility()) continue;
    const [a, b] = [light(parts(getComputedStyle(e).color).slice(0, 3)), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) faint.push(`${e.className || e.tagName}: ${e.textContent.trim().slice(0, 30)}`);
  }
  return faint;
}"""


def test_a_refusal_shows_what_is_closest_and_what_to_do(visit: Visit) -> None:
    page = visit("/?q=" + quote("What is the parking fee at Borealis?")).page
    expect(page.locator(".refusal")).to_have_text("The documents in view do not say.")
    expect(page.locator(".next")).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()


def test_narrowing_to_an_account_that_is_none_is_said(visit: Visit) -> None:
    watched = visit("/?account=Boralis")
    page = watched.page
    expect(page.get_by_label("Account", exact=True)).to_be_visible()
    page.get_by_label("Ask about your accounts").fill(desk.OWNER)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("Did you mean Borealis?")
    watched.wrong.clear()  # the browser itself notes the status 404


def test_the_document_opens_at_its_quote(visit: Visit) -> None:
    page = visit(ANSWER).page
    page.locator("#panel").get_by_role("link", name="Open the document").click()
    expect(page.locator("#quote")).to_be_in_viewport()
    expect(page.locator("#quote")).to_have_text("The account owner of Borealis is Mira Okafor.")
    shot(page, "document")


def test_markup_in_documents_and_questions_stays_text(visit: Visit) -> None:
    for path in ("/?q=" + quote(desk.HOSTILE), "/?q=" + quote(desk.SCRIPT), "/?account=" + quote(desk.SCRIPT)):
        watched = visit(path)
        page = watched.page
        page.wait_for_timeout(200)
        assert "taken" not in page.title().removeprefix(desk.SCRIPT)
        assert page.locator("main img").count() == 0
        assert page.locator("script").count() == 1
        watched.wrong[:] = [said for said in watched.wrong if "404" not in said]
    page = visit("/?q=" + quote(desk.HOSTILE)).page
    expect(page.locator("#result")).to_contain_text("<script>document.title='taken'</script>")
    shot(page, "hostile")


def test_the_page_answers_without_scripts(visit: Visit, address: str) -> None:
    watched = visit("/", java_script_enabled=False)
    page = watched.page
    page.get_by_label("Ask about your accounts").fill(desk.OWNER)
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".said")).to_contain_text("Mira Okafor")
    page.locator(".chip").first.click()
    assert page.url.endswith("#source-1")
    expect(page.locator("#source-1 mark")).to_be_in_viewport()


def test_a_server_that_is_gone_is_said(visit: Visit) -> None:
    watched = visit("/")
    page = watched.page
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_label("Ask about your accounts").fill("Who?")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    watched.wrong.clear()  # the browser itself notes the failed request
