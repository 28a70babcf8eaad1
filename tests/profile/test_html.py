"""The page: complete in itself, sound in its structure, and open to every reader."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import etree, html

import comity
from comity.facts import Day
from comity.profile import profile
from comity.profile.document import (
    Age,
    Bars,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Document,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Tile,
    Tiles,
)
from comity.profile.render.html import to_html

CODES = ("KEN", "COD", "EUE", "SUN")
EMPTY_ELEMENTS = {"meta", "br", "img", "link", "input", "hr"}


@pytest.fixture(scope="module")
def documents():
    on = date(2024, 6, 30)
    return {code: profile(comity.resolve(code), on) for code in CODES}


@pytest.fixture(scope="module")
def sources(documents):
    return {code: to_html(document) for code, document in documents.items()}


@pytest.fixture(params=CODES)
def source(request, sources):
    return sources[request.param]


@pytest.fixture
def page(source):
    return html.document_fromstring(source)


def text_of(node):
    return " ".join(node.text_content().split())


def test_the_page_says_its_language_and_its_characters(page, source):
    assert source.startswith("<!doctype html>\n<html")
    assert page.get("lang") == "en"
    assert page.xpath("//head/meta[@charset='utf-8']") and source.isprintable() is False
    assert page.xpath("//head/meta[@name='viewport']/@content") == [
        "width=device-width, initial-scale=1"
    ]
    assert len(page.xpath("//head/title")) == 1


def test_the_head_names_state_kind_and_day(sources):
    page = html.document_fromstring(sources["KEN"])
    assert page.xpath("string(//title)") == "Kenya · State profile · 2024-06-30"
    assert page.xpath("string(//meta[@name='description']/@content)").startswith("Bound by 30 of")
    assert page.xpath("string(//header//time/@datetime)") == "2024-06-30"


def test_there_is_one_first_heading_and_no_level_is_skipped(page):
    levels = [int(node.tag[1]) for node in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_and_every_chapter_has_a_name(page):
    assert all(text_of(node) for node in page.xpath("//h1|//h2|//h3"))
    for section in page.xpath("//section"):
        (label,) = page.xpath("//*[@id=$id]", id=section.get("aria-labelledby"))
        assert label.tag == "h2" and label in section.iterdescendants()


def test_the_contents_lead_to_every_chapter_in_order(page):
    links = page.xpath("//nav//a/@href")
    assert links == [f"#{name}" for name in page.xpath("//section/h2/@id")]


def test_every_link_leads_to_a_place_on_the_page(page):
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href | //*[local-name()='use']/@href")
    assert links and {link.removeprefix("#") for link in links} <= ids
    first = page.xpath("//body//a")[0]
    assert first.get("href") == "#main" and text_of(first) == "Skip to the profile"


def test_no_id_is_given_twice(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_table_has_a_caption_and_heads_with_a_scope(page):
    tables = page.xpath("//table")
    assert tables
    for table in tables:
        assert table[0].tag == "caption" and text_of(table[0])
        assert all(head.get("scope") == "col" for head in table.xpath("thead//th"))
        assert all(h.get("scope") in {"row", "rowgroup"} for h in table.xpath("tbody//th"))
        assert all(text_of(head) for head in table.xpath(".//th"))


def test_every_row_of_a_table_is_as_wide_as_its_head(page):
    for table in page.xpath("//table"):
        wide = len(table.xpath("thead/tr/th"))
        for row in table.xpath("tbody/tr"):
            cells = row.xpath("th|td")
            assert sum(int(cell.get("colspan", "1")) for cell in cells) == wide
            assert cells[0].tag == "th", "the first cell names the row"


def test_every_picture_has_a_name_or_is_hidden(page):
    pictures = [node for node in page.iter() if local(node) == "svg"]
    assert pictures
    for picture in pictures:
        hidden = picture.get("aria-hidden") == "true"
        named = picture.get("role") == "img" and (picture.get("aria-label") or "").strip()
        assert hidden != bool(named), etree.tostring(picture)[:200]
    for node in page.xpath("//*[@role='img']"):
        assert node.get("aria-label"), etree.tostring(node)[:200]


def local(node):
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name(page):
    regions = page.xpath("//*[contains(@class, 'scroll')]")
    assert len(regions) == len(page.xpath("//table"))
    for region in regions:
        assert (region.get("tabindex"), region.get("role")) == ("0", "region")
        assert region.get("aria-label").strip()


def test_no_two_regions_on_a_page_have_the_same_name(sources):
    for code in CODES:
        page = html.document_fromstring(sources[code])
        names = page.xpath("//*[@role='region']/@aria-label")
        assert len(names) == len(set(names)), code


def test_the_page_runs_nothing_and_fetches_nothing(page, source):
    """One file, readable without a network: no script, frame, form or address to load."""
    names = {local(node) for node in page.iter()}
    assert not names & {"script", "iframe", "object", "embed", "form", "link", "base", "img"}
    for node in page.iter():
        for name, value in node.attrib.items():
            assert not name.lower().startswith("on"), name
            if name in {"src", "srcset", "action", "data", "poster", "background"}:
                pytest.fail(f"{node.tag} has {name}")
            if name.endswith("href"):
                assert value.startswith("#"), value
    css = page.xpath("string(//style)")
    assert "@import" not in css and not re.search(r"url\((?!['\"]?(#|data:))", css)
    for style in page.xpath("//@style"):
        assert "url(" not in style


def test_a_policy_forbids_what_the_page_does_not_need(page):
    first = page.xpath("//head/meta")[:2]
    policy = next(m.get("content") for m in first if m.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules) <= {"default-src", "style-src", "img-src", "base-uri", "form-action"}
    assert "script" not in policy and "http" not in policy


def test_characters_that_no_page_may_hold_are_gone(source):
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", source)
    source.encode("utf-8")


def test_the_page_nests_as_html_demands(source):
    """A parser that repairs finds nothing to repair; it only does not know newer names."""
    parser = etree.HTMLParser(recover=True)
    etree.fromstring(source, parser)
    known = {etree.ErrorTypes.HTML_UNKNOWN_TAG}
    assert [f"{e.line}: {e.message}" for e in parser.error_log if e.type not in known] == []


class Nesting(HTMLParser):
    """Keep the elements that are open, and refuse an end that belongs to none of them."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, _attrs):
        if tag not in EMPTY_ELEMENTS:
            self.open.append(tag)

    def handle_startendtag(self, tag, _attrs):
        raise AssertionError(f"<{tag}/> closes itself, which only XML allows")

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag


def test_every_element_that_is_opened_is_closed_in_its_order(source):
    nesting = Nesting()
    nesting.feed(source)
    assert nesting.open == []


def test_lists_and_tables_hold_only_what_belongs_in_them(page):
    parents = {"li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}}
    parents |= {"thead": {"table"}, "tbody": {"table"}, "caption": {"table"}}
    parents |= {"summary": {"details"}, "figcaption": {"figure"}, "symbol": {"svg"}}
    for node in page.iter():
        if local(node) in parents:
            assert local(node.getparent()) in parents[local(node)]
    for paragraph in page.xpath("//p | //h1 | //h2 | //h3 | //span"):
        inside = {local(child) for child in paragraph.iterdescendants()}
        assert not inside & {"div", "p", "ul", "ol", "table", "section", "figure"}


def test_every_text_of_the_structure_is_on_the_page(documents, sources):
    for code, document in documents.items():
        page = html.document_fromstring(sources[code])
        shown = text_of(page)
        assert document.lede in shown and document.known in shown and document.version in shown
        for section in document.sections:
            for block in section.blocks:
                for text in _spoken(block):
                    assert " ".join(text.split()) in shown, f"{code} {section.id}: {text}"


def _spoken(block):
    """What a block says in words that stand on the page as they are."""
    if isinstance(block, (Paragraph, Note)):
        yield block.text
    elif isinstance(block, (Chart, Bars)):
        yield block.source
        yield from _spoken(block.table)
    elif isinstance(block, Tiles):
        for tile in block.tiles:
            yield from (tile.label, tile.value, tile.detail)
    elif isinstance(block, Table):
        yield block.caption
        yield from block.notes
        for row in block.rows:
            yield from (cell.detail or cell.text for cell in row.cells)


def test_a_mark_alone_in_its_cell_says_state_and_standing_in_words(sources):
    page = html.document_fromstring(sources["KEN"])
    labels = page.xpath("//table[@class='matrix']//td//svg/@aria-label")
    assert labels and all(re.match(r"[^:]+: \w+", label) for label in labels)


def test_the_name_of_the_chart_says_what_it_shows(documents, sources):
    page = html.document_fromstring(sources["KEN"])
    blocks = [b for s in documents["KEN"].sections for b in s.blocks]
    drawn = [block for block in blocks if isinstance(block, (Chart, Bars))]
    assert {type(block) for block in drawn} == {Chart, Bars}
    assert page.xpath("//figure/svg/@aria-label") == [block.alt for block in drawn]
    assert len(page.xpath("//figure/details/summary")) == len(drawn)
    assert len(page.xpath("//figure/details//table")) == len(drawn)


def test_the_same_document_is_the_same_page(documents):
    assert to_html(documents["KEN"]) == to_html(documents["KEN"])


def test_a_document_without_chapters_is_still_a_page():
    page = html.document_fromstring(
        to_html(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", ()))
    )
    assert len(page.xpath("//h1")) == 1


def test_a_figure_that_never_moved_is_drawn_as_a_level_line():
    spark = Tile("a", "0 of 1", "b", spark=(0.0, 0.0), spark_label="from 0 to 0")
    single = Tile("a", "1 of 1", "b", spark=(1.0,), spark_label="from 1 to 1")
    section = Section("s", "S", "", (Tiles((spark, single)),))
    text = to_html(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", (section,)))
    points = re.findall(r'<polyline points="([^"]+)"', text)
    assert points[0] == "2.0,28.0 98.0,28.0"
    assert points[1] == "2.0,4.0"


def test_age_is_told_in_words_as_well_as_drawn():
    cells = (Cell("name"), Cell("2020", age=Age.of(Day.parse("2020"), date(2024, 6, 30))))
    table = Table("c", (Column("n"), Column("k", ColumnKind.AGE)), (Row(cells),))
    section = Section("s", "S", "", (table,))
    page = html.document_fromstring(
        to_html(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", (section,)))
    )
    assert page.xpath("//td/span/@aria-label") == ["more than three years old"]
