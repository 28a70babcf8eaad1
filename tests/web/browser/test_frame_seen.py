"""The frame and the parts of the design in a browser: keys, colours, directions, paper."""

import io
import re

import pytest
from playwright.sync_api import expect

SPECIMEN = "/specimen/"
FOCUS = "document.activeElement"
#: Where the text of each cell ends on its right, in whole pixels.
ENDS = """cells => cells.map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return Math.round(range.getBoundingClientRect().right);
})"""
PAPER = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.mark.parametrize("path_of", ["/", "/nothing-stands-here/", SPECIMEN])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/ar", "/zh-hans"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_mend(visit, violations, path_of, scheme, language, width):
    page = visit(f"{language}{path_of}", width, color_scheme=scheme, bypass_csp=True)
    assert violations(page) == []


def test_the_menu_of_languages_holds_to_the_rules_when_it_is_open(visit, violations):
    page = visit("/", bypass_csp=True)
    page.locator(".languages summary").click()
    assert violations(page) == []


def test_the_first_key_reaches_the_way_past_the_frame(visit):
    """WCAG 2.4.1: a block that repeats can be skipped."""
    page = visit(SPECIMEN)
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.textContent") == "Skip to the content"
    box = page.evaluate(f"{FOCUS}.getBoundingClientRect().toJSON()")
    assert box["width"] > 50 and box["height"] >= 24, "it can be seen once it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUS}.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.closest('main') !== null")


def test_a_stroke_of_the_slash_goes_to_the_search(visit):
    page = visit(SPECIMEN)
    page.keyboard.press("/")
    assert page.evaluate(f"{FOCUS}.id") == "search"
    assert page.input_value("#search") == "", "the stroke itself is not written"
    page.keyboard.type("a/b")
    assert page.input_value("#search") == "a/b", "whoever writes may write a slash"


def test_what_has_the_focus_is_outlined(visit):
    """WCAG 2.4.7: the focus can be seen, on every stop of the page."""
    page = visit(SPECIMEN)
    style = f"getComputedStyle({FOCUS})"
    stops = page.locator("a, button, input, select, summary, [tabindex='0']").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).length"
    )
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUS} === document.body"):
            break
        seen = page.evaluate(f"[{style}.outlineStyle, parseFloat({style}.outlineWidth)]")
        where = page.evaluate(f"{FOCUS}.outerHTML.slice(0, 120)")
        assert seen[0] in {"solid", "auto"} and seen[1] >= 2, where


def test_escape_closes_the_menu_of_languages_and_gives_the_focus_back(visit):
    page = visit("/")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".languages ul").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".languages ul").is_visible()
    assert page.evaluate(f"{FOCUS}.tagName") == "SUMMARY"


def test_a_language_is_chosen_without_a_script_and_keeps_the_question(visit):
    page = visit(f"{SPECIMEN}?on=2003-07-01", java_script_enabled=False)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/specimen/?on=2003-07-01")
    assert page.locator("h1").inner_text() == "كينيا"


def test_without_a_script_no_key_is_promised(visit):
    assert not visit("/", java_script_enabled=False).locator(".search kbd").is_visible()


def test_an_exchanged_part_changes_the_address_and_where_the_languages_lead(visit):
    page = visit(SPECIMEN)
    page.wait_for_function("window.htmx !== undefined")
    page.select_option("#sense", "deposited")
    page.wait_for_url("**sense=deposited**")
    page.locator(".languages summary").click()
    french = page.get_by_role("link", name="Français")
    expect(french).to_have_attribute("href", re.compile(r"/fr/specimen/\?.*sense=deposited"))
    assert page.complaints == []


def test_a_refusal_of_a_part_is_shown_in_place_of_the_page(visit):
    page = visit(SPECIMEN)
    page.wait_for_function("window.htmx !== undefined")
    page.evaluate("htmx.ajax('GET', '/specimen/?on=2003-13-01', '#shown')")
    page.get_by_role("heading", name="This question cannot be answered").wait_for()
    assert "'2003-13-01' is not a day that the calendar has" in page.locator("main").inner_text()
    assert not [text for text in page.complaints if "Security Policy" in text]


def test_the_dark_page_is_dark_and_the_light_one_light(visit):
    assert visit("/", color_scheme="light").evaluate(PAPER) == "rgb(253, 252, 249)"
    assert visit("/", color_scheme="dark").evaluate(PAPER) == "rgb(18, 23, 29)"


def test_arabic_mirrors_the_frame_but_not_the_figures(visit):
    def place(page, selector):
        return page.locator(selector).first.bounding_box()["x"]

    left, right = visit(SPECIMEN), visit(f"/ar{SPECIMEN}")
    assert place(left, ".brand") < 200 < 1000 < place(left, ".languages")
    assert place(right, ".brand") > 1000 > 200 > place(right, ".languages")
    for page in (left, right):
        assert (
            page.evaluate("getComputedStyle(document.querySelector('main svg')).direction") == "ltr"
        )
        ends = page.locator("[aria-labelledby=badges] td.number").evaluate_all(ENDS)
        assert len(set(ends)) == 1, "units stand under units"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_holds_what_is_read_alone(visit, scheme):
    from pypdf import PdfReader

    page = visit(SPECIMEN, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for gone in (".rooms", ".search", ".languages", ".downloads", "form.ask", ".pager", ".toc"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".brand").first.is_visible()
    read = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    width, height = (round(float(side) / 72 * 25.4) for side in read.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    text = " ".join(sheet.extract_text() for sheet in read.pages)
    assert "How to cite this page" in text and "Smuggling of migrants" in text.replace("\n", " ")


def test_no_table_is_wider_than_the_paper(visit):
    """A4 less its margins is 180 mm, or 680 CSS pixels."""
    page = visit(SPECIMEN, 680)
    page.emulate_media(media="print")
    widths = page.locator("table").evaluate_all(
        "tables => tables.filter(t => t.checkVisibility()).map(t => t.scrollWidth)"
    )
    assert widths and max(widths) <= 680
