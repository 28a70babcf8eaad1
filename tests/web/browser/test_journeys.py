"""Ten ways through the site, walked in a browser as a reader walks them."""

import io
import os
import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

#: Where pictures of the journeys are kept for people to look at; nowhere unless named.
PICTURES = os.environ.get("COMITY_PICTURES", "")
DAY = "2026-11-21"


def picture(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}.png")


def test_a_newcomer_finds_their_country_by_a_name_in_use(visit):
    page = visit("/")
    page.get_by_role("searchbox").fill("Ivory Coast")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Côte d'Ivoire").first.click()
    page.wait_for_url(re.compile("/states/CIV/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Côte d'Ivoire")
    picture(page, "1-find-a-state")


def test_a_newcomer_finds_their_country_by_the_first_door(visit):
    page = visit("/")
    page.get_by_label("State", exact=True).select_option("KEN")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kenya")


def test_a_change_of_the_day_changes_the_answer_and_the_address(visit):
    page = visit("/instruments/ICRMW/?on=2003-06-30")
    expect(page.get_by_text("21 States are bound").first).not_to_be_visible()
    page.get_by_label("On the day").fill("2003-07-01")
    page.wait_for_url(re.compile(r"on=2003-07-01"))
    expect(page.get_by_text("On 1 July 2003, 21 States are bound").first).to_be_visible()
    page.go_back()
    expect(page.get_by_label("On the day")).to_have_value("2003-06-30")
    picture(page, "2-change-the-day")


def test_states_are_set_side_by_side(visit):
    page = visit(f"/compare/?on={DAY}")
    for number, code in enumerate(("KEN", "UGA", "TZA"), start=1):
        page.get_by_label(f"State {number}").fill(code)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile(r"states=KEN,UGA,TZA"))
    row = page.get_by_role("row", name=re.compile("Status of stateless persons")).first
    uganda = row.get_by_role("img").nth(1)
    expect(uganda).to_have_attribute("aria-label", re.compile("^Uganda: bound"))
    picture(page, "3-compare")


def test_the_profile_is_taken_away_as_pdf_and_opens(visit):
    page = visit(f"/states/KEN/?on={DAY}")
    page.set_default_timeout(90_000)
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF").first.click()
    path = found.value.path()
    assert found.value.suggested_filename == f"KEN-{DAY}.pdf"
    text = PdfReader(io.BytesIO(Path(path).read_bytes())).pages[0].extract_text()
    assert "Kenya" in text


def test_a_series_is_explored_by_choosing_places(visit):
    page = visit("/figures/")
    page.get_by_role(
        "link", name="International migrant stock by destination, origin and sex, revision 2024"
    ).first.click()
    page.get_by_role("textbox", name="Destination").fill("Kenya")
    page.get_by_role("textbox", name="Origin").fill("Uganda")
    page.get_by_role("textbox", name="Year").fill("1990-2024")
    page.get_by_role("textbox", name="Year").press("Enter")
    # Each field that changes asks anew: only the last answer has all that was asked.
    page.wait_for_url(re.compile("destination=Kenya&origin=Uganda&year=1990-2024"))
    expect(page.locator("#rows table").last).to_contain_text("274,655")
    expect(page.locator("#rows svg").first).to_be_visible()
    expect(page.locator("#rows")).to_contain_text("edition 2024")
    picture(page, "5-explore")


def test_a_corridor_is_followed_to_its_source(visit):
    page = visit(f"/corridors/MEX/USA/?on={DAY}")
    expect(page.get_by_text("11,279,561 persons")).to_be_visible()
    page.get_by_role("link", name="migrant_stock_2024").first.click()
    page.locator("a[href*='/sources/']").filter(has_not_text="Sources").first.click()
    page.wait_for_url(re.compile("/sources/"))
    expect(page.locator("main")).to_contain_text("Population Division")
    picture(page, "6-corridor-to-source")


def test_the_language_is_changed_on_the_same_page_and_day(visit):
    page = visit("/instruments/ICRMW/?on=2003-07-01")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(re.compile(r"/ar/instruments/ICRMW/\?on=2003-07-01$"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("main")).to_contain_text("المكسيك")
    picture(page, "7-arabic")


def test_the_keyboard_alone_leads_to_an_answer(visit):
    page = visit("/")
    page.wait_for_function("window.htmx !== undefined")
    page.keyboard.press("/")
    page.keyboard.type("kenya")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search/"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "/states/KEN/":
            break
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none", "the focus is seen"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kenya")
    picture(page, "8-keyboard")


def test_without_javascript_the_same_questions_have_the_same_answers(visit):
    page = visit("/?show=ICRMW&on=2003-06-30", java_script_enabled=False)
    page.get_by_label("On the day").fill("2003-07-01")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("on=2003-07-01"))
    expect(page.locator("#world")).to_contain_text("21 States are bound")
    picture(page, "9-without-javascript")


def test_a_phone_in_the_dark_shows_all_of_it(visit):
    page = visit(f"/states/KEN/?on={DAY}", 360, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", ground)[:3]) < 60
    picture(page, "10-phone-in-the-dark")
    page.get_by_role("link", name="Who lives where").click()
    expect(page.get_by_role("heading", name="Who lives where")).to_be_in_viewport()
    picture(page, "10-phone-in-the-dark-chapter")
