"""Files of a profile in another language: nothing around the document stays English."""

import io
import re
import zipfile
from datetime import date
from unicodedata import bidirectional

import pypdf
import pytest
from django.conf import settings
from django.utils.translation import override
from docx.oxml.ns import qn
from lxml import etree, html

import comity
from comity.cli.language import LANGUAGES
from comity.profile import profile
from comity.profile.render import PDF_LANGUAGES, Format, render
from comity.web.speech.voice import PageVoice

ON = date(2026, 11, 28)
#: Words that a renderer adds by itself.
OWN = ("As of ", "no act", "Age of a source", "page 1 of", "source less", "no data", "(fresh)")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def senegal():
    return profile(comity.resolve("SEN"), ON, [comity.resolve("MLI"), comity.resolve("FRA")])


@pytest.fixture(scope="session")
def drawn(senegal):
    """Return a file of Senegal in a language; each is made once."""
    made = {}

    def draw(form, code):
        if (form, code) not in made:
            with override(code):
                made[form, code] = render(senegal, Format(form), PageVoice())
        return made[form, code]

    return draw


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def words_of(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_languages_are_those_of_the_site():
    assert list(LANGUAGES) == [code for code, _ in settings.LANGUAGES]
    assert set(PDF_LANGUAGES) < set(LANGUAGES)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", ("Sénégal", "28 novembre 2026", "Droits de l’homme", "2,9 Md $ US", "page 1 sur")),
        ("es", ("Senegal", "28 de noviembre de 2026", "Derechos humanos", "página 1 de")),
        ("ru", ("Сенегал", "28 ноября 2026 г.", "Права человека", "стр. 1 из")),
    ],
)
def test_a_pdf_says_its_sentences_in_letters_that_are_drawn(drawn, code, said):
    text = words_of(drawn("pdf", code))
    assert not [words for words in said if words not in text.replace("\u202f", " ")]
    assert "\ufffd" not in text and "[U+" not in text
    assert not [words for words in OWN if words in text]


@pytest.mark.parametrize("code", [code for code in PDF_LANGUAGES if code != "en"])
def test_a_pdf_names_its_language(drawn, code):
    assert pypdf.PdfReader(io.BytesIO(drawn("pdf", code))).trailer["/Root"]["/Lang"] == code


@pytest.mark.parametrize("code", ["fr", "es", "ar", "ru", "zh-hans"])
def test_no_words_around_the_document_stay_english(drawn, code):
    page = drawn("html", code).decode()
    texts = [drawn("md", code).decode(), re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)]
    texts += ["".join(etree.fromstring(parts(drawn("docx", code))["word/document.xml"]).itertext())]
    assert [[words for words in OWN if words in text] for text in texts] == [[], [], []]


@pytest.mark.parametrize("code", ["fr", "ar", "zh-hans"])
def test_a_page_names_its_language_and_marks_what_is_in_english(drawn, code):
    page = html.fromstring(drawn("html", code).decode())
    assert page.get("lang") == code
    assert page.get("dir") == ("rtl" if code == "ar" else None)
    assert len(page.xpath("//span[@lang='en' and @dir='ltr']")) > 5


def test_word_runs_from_right_to_left_in_arabic(drawn):
    body = etree.fromstring(parts(drawn("docx", "ar"))["word/document.xml"])
    lines, tables = body.findall(f".//{WORD}p"), body.findall(f".//{WORD}tbl")
    pages = body.findall(f".//{WORD}sectPr")
    assert lines and tables and len(pages) > 1
    assert all(line.find(f"{WORD}pPr/{WORD}bidi") is not None for line in lines)
    assert all(table.find(f"{WORD}tblPr/{WORD}bidiVisual") is not None for table in tables)
    assert all(page.find(f"{WORD}bidi") is not None for page in pages)
    for run in body.iter(f"{WORD}r"):
        letters = {bidirectional(sign) for sign in "".join(run.itertext())}
        assert (run.find(f"{WORD}rPr/{WORD}rtl") is not None) == bool(letters & {"R", "AL"})


def test_the_parts_of_arabic_word_stand_in_the_order_of_its_schema(drawn):
    """A word processor may refuse a file whose properties stand in another order."""
    body = etree.fromstring(parts(drawn("docx", "ar"))["word/document.xml"])
    styles = etree.fromstring(parts(drawn("docx", "ar"))["word/styles.xml"])
    order = ["pStyle", "keepNext", "pBdr", "shd", "bidi", "spacing", "ind", "jc", "sectPr"]
    runs = ["rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "rtl", "lang"]
    for tree, tag, known in ((body, "pPr", order), (styles, "pPr", order), (body, "rPr", runs)):
        for properties in tree.iter(f"{WORD}{tag}"):
            names = [etree.QName(part).localname for part in properties]
            found = [known.index(name) for name in names if name in known]
            assert found == sorted(found), names


@pytest.mark.parametrize(
    ("code", "own", "said"),
    [("fr", "val", "fr-FR"), ("ar", "bidi", "ar-SA"), ("zh-hans", "eastAsia", "zh-CN")],
)
def test_word_knows_the_language_it_is_to_spell(drawn, code, own, said):
    styles = etree.fromstring(parts(drawn("docx", code))["word/styles.xml"])
    assert {lang.get(qn(f"w:{own}")) for lang in styles.iter(qn("w:lang"))} == {said}


def test_json_is_english_whatever_the_voice(senegal, drawn):
    assert drawn("json", "fr") == render(senegal, Format.JSON)


def test_english_said_by_a_voice_is_that_of_no_voice(senegal, drawn):
    for form in ("md", "docx"):
        plain = render(senegal, Format(form))
        if form == "md":
            assert drawn(form, "en") == plain
        else:
            assert (
                parts(drawn(form, "en"))["word/document.xml"] == parts(plain)["word/document.xml"]
            )
