"""The page, made of texts that would break or command it if they were not escaped."""

import re
import subprocess
import sys
from datetime import date

import pytest
from lxml import etree, html

from comity.profile.document import (
    Age,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Document,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    Series,
    Table,
    Tile,
    Tiles,
)
from comity.profile.render.html import to_html

#: Characters that no page may hold, among text that a page would obey if it were not escaped.
BELL = "\x07\x00\x1b\ud800\uffff"
EVIL = f"</style></title><script>alert('x')</script>{BELL}<img src=//evil onerror=x>\"'&amp;"
#: Each character that no page may hold is seen as the sign for a missing one.
SEEN = EVIL.translate({ord(sign): "\ufffd" for sign in BELL})
DRAW_EVIL = (
    "from comity.profile.document import Cell, Chart, Column, Row, Series, Table\n"
    "from comity.profile.render.charts import svg\n"
    "behind = Table('c', (Column('y'),), (Row((Cell('2000'),)),))\n"
    "line = Series({text}, (1.0, 2.0))\n"
    "print(svg(Chart('t', 'a', 'u', (2000, 2001), (line,), behind, 's')))\n"
)


def evil_document(alt=SEEN):
    """A document in which every text is hostile."""
    table = Table(
        EVIL,
        (Column(EVIL), Column(EVIL, ColumnKind.MARK), Column(EVIL, ColumnKind.AGE)),
        (
            Row((Cell(EVIL, EVIL), Cell(EVIL, EVIL, Mark.BOUND), Cell(EVIL, age=Age.OLD)), EVIL),
            Row((Cell(EVIL), Cell(EVIL, mark=Mark.NONE), Cell(EVIL)), ""),
        ),
        notes=(EVIL,),
        legend=(Mark.BOUND,),
    )
    course = Chart(EVIL, alt, EVIL, (2000, 2001), (Series(SEEN, (1.0, 2.0)),), table, EVIL)
    tiles = Tiles((Tile(EVIL, EVIL, EVIL, Age.OLD, (1.0, 2.0), EVIL), Tile(EVIL, EVIL, EVIL)))
    blocks = (tiles, table, course, Paragraph(EVIL), Note(EVIL, EVIL))
    section = Section("evil", EVIL, EVIL, blocks)
    day = date(2024, 6, 30)
    return Document("EVI", EVIL, EVIL, EVIL, EVIL, day, EVIL, EVIL, (section,))


@pytest.fixture(scope="module")
def source():
    return to_html(evil_document())


@pytest.fixture(scope="module")
def page(source):
    return html.document_fromstring(source)


def text_of(node):
    return " ".join(node.text_content().split())


def test_hostile_text_is_shown_and_not_obeyed(page):
    assert not page.xpath("//script | //img")
    for path in ("//h1", "//h2", "//h3[1]", "//caption", "//summary/..//caption", "//footer"):
        assert "<script>" in page.xpath(f"string({path})"), path
    assert text_of(page.xpath("//h1")[0]) == SEEN
    assert page.xpath("string(//title)").startswith(SEEN)
    assert page.xpath("string(//meta[@name='description']/@content)") == SEEN
    assert page.xpath("//*[@role='region']/@aria-label")[0] == SEEN
    assert page.xpath("//svg[@class='spark']/@aria-label") == [SEEN]


def test_characters_that_no_page_may_hold_are_gone(source):
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", source)
    source.encode("utf-8")


def test_hostile_text_leaves_the_structure_sound(page, source):
    parser = etree.HTMLParser(recover=True)
    etree.fromstring(source, parser)
    known = {etree.ErrorTypes.HTML_UNKNOWN_TAG}
    assert [error.message for error in parser.error_log if error.type not in known] == []
    assert len(page.xpath("//h1")) == 1 and len(page.xpath("//table")) == 2
    assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
    links = page.xpath("//@href")
    assert links and all(link.startswith("#") for link in links)


@pytest.mark.parametrize("character", ["\x80", "\x85", "\x9f", "\ufdd0"], ids=ascii)
def test_newer_control_characters_and_non_characters_are_gone_as_well(character):
    """HTML, 13.2.3.5: controls and noncharacters in the input are parse errors."""
    document = Document("X", f"Ken{character}ya", "", "", "", date(2024, 6, 30), "", "", ())
    assert character not in to_html(document)


@pytest.mark.parametrize(
    "text", ["Ken\x07ya", "Ken\x00ya", "Ken\ud800ya", "Ken\uffffya"], ids=ascii
)
def test_no_character_in_a_chart_can_end_the_program(text):
    """The library that draws takes down the whole process; so it must not see such text."""
    command = [sys.executable, "-c", DRAW_EVIL.format(text=ascii(text))]
    drawn = subprocess.run(command, capture_output=True, text=True, check=False)
    assert drawn.returncode == 0, f"ended by signal or error {drawn.returncode}"
    assert drawn.stdout.startswith("<svg") and "ya</text>" in drawn.stdout


def test_the_words_for_a_chart_are_cleaned_as_every_other_text():
    page = html.document_fromstring(to_html(evil_document(alt=EVIL)))
    assert page.xpath("//figure/svg/@aria-label") == [SEEN]
