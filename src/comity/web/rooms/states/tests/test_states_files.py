"""Files of a profile: in the language of the page, and honest where they cannot be."""

import io
import re
import zipfile

import pypdf
import pytest

ON = "2026-11-28"
PAGES = ("", "/fr", "/es", "/ar", "/ru", "/zh-hans")


def taken(client, start, form, code="SEN"):
    found = client.get(f"{start}/states/{code}/?on={ON}&format={form}")
    assert found.status_code == 200
    return found


def name_of(found):
    return re.search(r'filename="([^"]+)"', found["Content-Disposition"])[1]


@pytest.mark.parametrize("start", PAGES)
def test_markdown_is_in_the_language_of_the_page(client, start):
    found = taken(client, start, "md")
    title = {"": "# Senegal", "/fr": "# Sénégal", "/es": "# Senegal", "/ar": "# السنغال"}
    title |= {"/ru": "# Сенегал", "/zh-hans": "# 塞内加尔"}
    ending = start.replace("/", "-")
    assert name_of(found) == f"SEN-{ON}{ending}.md"
    assert title[start] in found.content.decode().splitlines()


def test_word_and_pdf_are_in_the_language_of_the_page(client):
    word, pdf = taken(client, "/ar", "docx"), taken(client, "/fr", "pdf")
    assert (name_of(word), name_of(pdf)) == (f"SEN-{ON}-ar.docx", f"SEN-{ON}-fr.pdf")
    with zipfile.ZipFile(io.BytesIO(word.content)) as parts:
        assert "السنغال" in parts.read("word/document.xml").decode()
    text = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert "Sénégal" in text and "28 novembre 2026" in text


@pytest.mark.parametrize("start", ["/ar", "/zh-hans"])
def test_a_pdf_that_cannot_be_drawn_is_the_english_one_and_says_so(client, start):
    page = client.get(f"{start}/states/SEN/?on={ON}").content.decode()
    (link,) = re.findall(r'<a href="[^"]*format=pdf"[^>]*>', page)
    assert 'hreflang="en"' in link and page.count('hreflang="en"') >= 1
    pdf = taken(client, start, "pdf")
    assert name_of(pdf) == f"SEN-{ON}.pdf"
    assert pypdf.PdfReader(io.BytesIO(pdf.content)).trailer["/Root"]["/Lang"] == "en-GB"


@pytest.mark.parametrize("start", ["", "/fr", "/es", "/ru"])
def test_a_file_in_the_language_of_the_page_needs_no_word_on_it(client, start):
    page = client.get(f"{start}/states/SEN/?on={ON}").content.decode()
    (link,) = re.findall(r'<a href="[^"]*format=pdf"[^>]*>', page)
    assert "hreflang" not in link


def test_the_same_question_in_another_language_is_another_file(client):
    english, french = taken(client, "", "md"), taken(client, "/fr", "md")
    assert english["ETag"] != french["ETag"]
    assert taken(client, "", "md").content == english.content, "the French one was handed out"


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_programs_read_is_english_on_every_page(client, form):
    english, french = taken(client, "", form), taken(client, "/fr", form)
    assert english.content == french.content
