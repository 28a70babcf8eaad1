"""PDF: nothing lost, tagged after PDF/UA-1 (ISO 14289-1), the same bytes each time."""

import io
import re
import unicodedata

import pypdf
import pytest

from comity.profile.document import Mark
from comity.profile.render.pdf import to_pdf
from comity.profile.render.pdf_glyphs import spelled
from comity.profile.render.text import legal


def squeezed(text: str) -> str:
    """Leave out what a line break changes: spaces, and how a ligature is written."""
    return re.sub(r"[\s\u200b\u00ad]+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="session")
def of_kenya(kenya):
    return pypdf.PdfReader(io.BytesIO(to_pdf(kenya)))


@pytest.fixture(scope="session")
def of_hostile(hostile):
    return pypdf.PdfReader(io.BytesIO(to_pdf(hostile)))


def words_of(reader: pypdf.PdfReader) -> str:
    return squeezed("\n".join(page.extract_text() for page in reader.pages))


def elements(node, found=None):
    """Return every element of the structure tree."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for item in node:
            elements(item, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        if "/K" in node:
            elements(node["/K"], found)
    return found


def alternatives(reader: pypdf.PdfReader) -> set[str]:
    tree = elements(reader.trailer["/Root"]["/StructTreeRoot"])
    return {squeezed(str(node["/Alt"])) for node in tree if "/Alt" in node}


def test_the_pages_are_few_and_a4(of_kenya):
    assert 4 <= len(of_kenya.pages) <= 17
    assert [round(float(side)) for side in of_kenya.pages[0].mediabox[2:]] == [595, 842]


def test_no_page_is_nearly_empty_but_the_last(of_kenya):
    lengths = [len(page.extract_text()) for page in of_kenya.pages]
    assert min(lengths[:-1]) > 700, lengths


def test_it_says_its_title_language_and_day_and_is_tagged(of_kenya):
    root = of_kenya.trailer["/Root"]
    assert of_kenya.metadata.title == "Kenya, state profile on 21 November 2026"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert of_kenya.metadata["/CreationDate"].startswith("D:20261121")
    assert b"pdfuaid" in of_kenya.trailer["/Root"]["/Metadata"].get_data()


def test_every_chapter_is_a_heading_and_a_bookmark(of_kenya, kenya):
    titles = [item["/Title"] for item in of_kenya.outline]
    assert titles == [section.title for section in kenya.sections]
    kinds = [node["/S"] for node in elements(of_kenya.trailer["/Root"]["/StructTreeRoot"])]
    assert kinds.count("/H1") >= len(kenya.sections)
    assert "/TH" in kinds and "/Table" in kinds and "/Caption" in kinds


@pytest.mark.parametrize("name", ["kenya", "hostile"])
def test_no_text_of_a_table_is_lost(name, request, tables):
    """A text stands on a page, or in the words of the mark that is drawn for it."""
    document = request.getfixturevalue(name)
    reader = request.getfixturevalue(f"of_{name}")
    shown, said = words_of(reader), alternatives(reader)
    for table in tables(document):
        texts = [table.caption, *table.notes, *(column.title for column in table.columns)]
        for row in table.rows:
            texts += [row.group, *(cell.detail for cell in row.cells)]
            texts += [cell.text for cell in row.cells]
        for text in map(squeezed, map(spelled, map(legal, texts))):
            assert text in shown or text in said, text


def test_hostile_text_is_shown_and_never_obeyed(of_hostile, hostile):
    shown = words_of(of_hostile)
    assert squeezed(hostile.lede) in shown
    assert squeezed("[U+4E2D][U+6587]") in shown, "a letter no font holds is spelled by number"
    assert not any("/Annots" in page for page in of_hostile.pages), "no link from javascript:"


def test_the_same_profile_gives_the_same_bytes(kenya, hostile):
    assert to_pdf(kenya) == to_pdf(kenya)
    assert to_pdf(hostile) == to_pdf(hostile), "a day before 1970 as well"


def test_fonts_are_those_the_file_carries(of_kenya):
    found = {
        font["/BaseFont"].split("+")[-1]
        for page in of_kenya.pages
        for font in (item.get_object() for item in page["/Resources"]["/Font"].values())
    }
    assert all(name.startswith("Libertinus") for name in found), found


def test_every_mark_has_its_shape(of_hostile):
    said = alternatives(of_hostile)
    assert all(squeezed(f"Own: {mark.value}") in said for mark in Mark)


def test_the_words_of_the_chart_are_drawn(of_kenya):
    assert "Kenya" in of_kenya.pages[3].extract_text() + of_kenya.pages[4].extract_text()
    assert any("Linechart" in text for text in alternatives(of_kenya))
