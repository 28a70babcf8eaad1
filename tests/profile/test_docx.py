"""Word: real styles, heads that repeat, words for pictures, and a file that can be edited."""

import io
import shutil
import subprocess
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from comity.profile.document import Bars, Chart
from comity.profile.render.docx import to_docx
from comity.profile.render.docx_styles import STYLES
from comity.profile.render.text import legal

INSTALL = "LibreOffice is not here; apt-get install libreoffice-writer-nogui"


@pytest.fixture(scope="session")
def of_kenya(kenya):
    return docx.Document(io.BytesIO(to_docx(kenya)))


@pytest.fixture(scope="session")
def of_hostile(hostile):
    return docx.Document(io.BytesIO(to_docx(hostile)))


def said(element) -> str:
    return "".join(element.itertext()).replace("\u200b", "")


def test_headings_stand_in_the_order_of_the_chapters(of_kenya, kenya):
    heads = [p.text for p in of_kenya.paragraphs if p.style.name in ("Title", "Heading 1")]
    assert heads == [kenya.title, *(section.title for section in kenya.sections)]


def test_every_table_is_there_and_its_head_repeats(of_kenya, kenya, tables):
    assert len(of_kenya.tables) == len(tables(kenya)) + 2, "the tiles are tables too"
    for table in of_kenya.tables:
        first, *rest = table._tbl.tr_lst
        assert first.find(f".//{qn('w:tblHeader')}") is not None, "the head repeats"
        assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rest)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in table._tbl.tr_lst)
        assert table.style.name == "Comity Table"


def test_a_table_is_named_for_screen_readers(of_kenya, kenya, tables):
    names = [t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for t in of_kenya.tables]
    assert names[2:] == [table.caption for table in tables(kenya)]


def test_every_row_says_its_cells_in_words(of_hostile, hostile, tables):
    text = said(of_hostile.element.body)
    for table in tables(hostile):
        for row in table.rows:
            shown = [legal(cell.text).split("\n") for cell in row.cells if cell.mark is None]
            assert all(part in text for parts in shown for part in parts), row


def test_a_picture_has_words(of_kenya, kenya):
    blocks = [b for s in kenya.sections for b in s.blocks if isinstance(b, (Chart, Bars))]
    found = of_kenya.element.body.findall(f".//{qn('wp:docPr')}")
    assert [item.get("descr") for item in found] == [block.alt for block in blocks]


def test_the_file_says_what_it_is_and_carries_the_day_of_the_profile(of_kenya):
    about = of_kenya.core_properties
    assert about.title == "Kenya, state profile"
    assert about.subject == "State profile on 21 November 2026"
    assert about.language == "en-GB"
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 21)


def test_the_wide_table_stands_in_landscape_and_the_rest_does_not(of_kenya):
    turned = [page.page_width > page.page_height for page in of_kenya.sections]
    assert turned == [False, True, False]


def test_every_style_is_there_by_name(of_kenya):
    names = {style.name for style in of_kenya.styles}
    assert {style.name for style in STYLES} <= names


def test_the_foot_counts_pages(of_kenya):
    fields = of_kenya.sections[0].footer._element.findall(f".//{qn('w:instrText')}")
    assert [field.text.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_same_profile_gives_the_same_bytes_of_valid_xml(kenya, hostile):
    for document in (kenya, hostile):
        made = to_docx(document)
        assert made == to_docx(document)
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            assert parts.testzip() is None
            names = set(parts.namelist())
            for name in names:
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(parts.read(name))
            assert b"thumbnail" not in parts.read("_rels/.rels")
            days = {part.date_time[:3] for part in parts.infolist()}
        assert len(days) == 1, days


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_numbers_its_pages(kenya, tmp_path):
    if not (soffice := shutil.which("soffice")):
        pytest.skip(INSTALL)
    import pypdf

    (tmp_path / "kenya.docx").write_bytes(to_docx(kenya))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "kenya.docx"], check=True, capture_output=True)
    pages = pypdf.PdfReader(tmp_path / "kenya.pdf").pages
    assert 6 <= len(pages) <= 28
    assert f"page 1 of {len(pages)}" in " ".join(pages[0].extract_text().split())
