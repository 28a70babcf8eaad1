"""The page in a browser: width, keyboard, contrast, print and the rules of accessibility."""

import io
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import comity
from comity.profile import profile
from comity.profile.render.html import to_html

CHROMIUM = os.environ.get("COMITY_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
CODES = ("KEN", "GBR", "STP", "COD")
WIDTHS = (1280, 390)
#: Colours of text, and those of the paper it may stand on.
INKS, PAPERS = ("ink", "soft", "accent", "warm"), ("paper", "wash")
#: Success criteria of WCAG 2.2 at level AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no browser: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """The pages of a few States, as files."""
    folder = tmp_path_factory.mktemp("pages")
    for code in CODES:
        text = to_html(profile(comity.resolve(code), date(2024, 6, 30)))
        (folder / f"{code}.html").write_text(text, encoding="utf-8")
    return {code: (folder / f"{code}.html").as_uri() for code in CODES}


@pytest.fixture
def visit(browser, addresses):
    """Open a page, refuse the network, and note what the browser complains of."""
    contexts = []

    def opened(code, width=1280, **more):
        height = more.pop("height", 900)
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("requestfailed", lambda request: page.complaints.append(request.url))
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(addresses[code])
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_the_page_never_scrolls_sideways(visit, code, width):
    """Reflow (WCAG 1.4.10): tables scroll in their own regions, the page does not."""
    page = visit(code, width)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("window.innerWidth") == width


@pytest.mark.parametrize("code", CODES)
def test_the_page_reflows_at_320_pixels(visit, code):
    """WCAG 1.4.10: no loss at a width of 320 CSS pixels."""
    page = visit(code, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("code", CODES)
def test_the_browser_has_nothing_to_complain_of(visit, code):
    page = visit(code)
    assert page.complaints == []
    assert page.requests == [page.url], "the page fetches nothing but itself"
    assert page.evaluate("document.compatMode") == "CSS1Compat"


def test_the_first_key_reaches_the_way_past_the_contents(visit):
    """WCAG 2.4.1: a block that repeats can be skipped."""
    page = visit("KEN")
    page.keyboard.press("Tab")
    focus = "document.activeElement"
    assert page.evaluate(f"{focus}.textContent") == "Skip to the profile"
    box = page.evaluate(f"{focus}.getBoundingClientRect().toJSON()")
    assert box["width"] > 50 and box["height"] > 10, "it can be seen once it has the focus"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_everything_that_scrolls_or_opens_is_reached_by_keyboard(visit):
    """WCAG 2.1.1: each region, each link and the table behind the chart take the focus."""
    page = visit("KEN", 390)
    wanted = page.evaluate(
        "Array.from(document.querySelectorAll('a, .scroll, summary'))"
        ".filter(node => node.checkVisibility()).length"
    )
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    assert "<body" not in "".join(seen)
    assert len(set(seen)) == wanted
    assert sum('class="scroll"' in node for node in seen) >= 4
    assert any(node.startswith("<summary") for node in seen)


def test_what_has_the_focus_is_outlined(visit):
    """WCAG 2.4.7: the focus can be seen."""
    page = visit("KEN")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert style == "solid" and width >= 2


def test_a_table_wider_than_the_screen_scrolls_by_keyboard(visit):
    page = visit("KEN", 390)
    region = page.locator(".scroll").first
    assert region.evaluate("node => node.scrollWidth > node.clientWidth")
    region.focus()
    for _ in range(50):  # the first key may come before the page is drawn
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
        if region.evaluate("node => node.scrollLeft > 0"):
            return
    pytest.fail("the arrow key moves nothing")


def tokens(page):
    """Return each colour of the page by its name."""
    script = (
        "names => Object.fromEntries(names.map(name => [name, "
        "getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()]))"
    )
    return page.evaluate(script, [*INKS, *PAPERS, "mid"])


def luminance(colour):
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2, definitions)."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_defines_it():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_keeps_its_contrast(visit, scheme):
    """WCAG 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for what is drawn."""
    found = tokens(visit("KEN", color_scheme=scheme))
    for paper in PAPERS:
        for ink in INKS:
            measured = contrast(found[ink], found[paper])
            assert measured >= 4.5, f"{ink} on {paper}, {scheme}: {measured:.2f}"
        assert contrast(found["mid"], found[paper]) >= 3, f"mid on {paper}, {scheme}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_names_in_the_chart_keep_their_contrast(visit, scheme):
    """WCAG 1.4.3 holds for text in pictures too."""
    page = visit("KEN", color_scheme=scheme)
    fills = page.evaluate(
        "Array.from(document.querySelectorAll('svg.chart text'))"
        ".map(node => [node.textContent, getComputedStyle(node).fill])"
    )
    assert {"Kenya", "Africa", "World"} <= {text for text, _ in fills}
    paper = tokens(page)["paper"]
    low = {text: round(contrast(_hex(fill), paper), 2) for text, fill in fills}
    assert {text: measured for text, measured in low.items() if measured < 4.5} == {}


def _hex(fill):
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", fill)[:3])


def test_the_dark_page_is_dark_and_the_light_one_light(visit):
    backgrounds = {}
    for scheme in ("light", "dark"):
        script = "getComputedStyle(document.documentElement).backgroundColor"
        backgrounds[scheme] = _hex(visit("KEN", color_scheme=scheme).evaluate(script))
    assert luminance(backgrounds["light"]) > 0.8
    assert luminance(backgrounds["dark"]) < 0.05


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["KEN", "COD"])
def test_axe_finds_nothing_to_mend(visit, code, width, scheme):
    """The rules of axe-core for WCAG 2.2 AA and good practice."""
    from axe_playwright_python.sync_playwright import Axe

    page = visit(code, width, color_scheme=scheme, bypass_csp=True)
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe has looked at the page"
    said = [
        f"{rule['id']} ({rule['impact']}): {', '.join(str(n['target']) for n in rule['nodes'][:4])}"
        for rule in found["violations"]
    ]
    assert said == []


@pytest.mark.parametrize("code", ["KEN", "STP"])
def test_the_printed_page_loses_no_row_and_no_column(visit, code):
    """On A4 every instrument of every table is there, and no table is wider than the paper."""
    from pypdf import PdfReader

    page = visit(code)
    document = profile(comity.resolve(code), date(2024, 6, 30))
    read = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in read.pages))
    tables = [b for s in document.sections for b in s.blocks if hasattr(b, "rows")]
    for table in tables:
        for row in table.rows:
            assert re.sub(r"\s+", "", row.cells[0].detail) in text
        for column in table.columns:
            assert re.sub(r"\s+", "", column.title) in text, column.title
    width, height = (float(side) / 72 * 25.4 for side in read.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)


@pytest.mark.parametrize("code", CODES)
def test_no_table_is_wider_than_the_paper(visit, code):
    """A4 less its margins is 180 mm, or 680 CSS pixels."""
    page = visit(code, 680)
    page.emulate_media(media="print")
    script = (
        "Array.from(document.querySelectorAll('table'))"
        ".filter(node => node.checkVisibility())"
        ".map(node => [node.caption.textContent.slice(0, 40), node.scrollWidth])"
    )
    wide = [(name, width) for name, width in page.evaluate(script) if width > 680]
    assert wide == []


def test_the_page_is_read_without_its_style(visit):
    """Order in the source is the order of reading (WCAG 1.3.2)."""
    page = visit("KEN")
    page.evaluate("document.querySelectorAll('style').forEach(node => node.remove())")
    heads = page.evaluate("Array.from(document.querySelectorAll('h1, h2'), n => n.textContent)")
    assert heads[0] == "Kenya" and heads[-1] == "Method"
