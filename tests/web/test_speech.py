"""The voice of the page: numbers, days, places and lists as each of the six languages has them."""

from datetime import date

import pytest
from django.conf import settings as site
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.facts import Day, ground, resolve
from comity.facts.phrases import (
    Brief,
    DayWords,
    Kept,
    Number,
    PlaceName,
    listed,
    phrase,
    phrases,
    sentences,
)
from comity.facts.voice import say
from comity.profile import profile
from comity.profile.document import (
    Cell,
    Chart,
    Column,
    Note,
    Paragraph,
    Row,
    Section,
    Series,
    Table,
)
from comity.profile.render.html import block_html, section_html
from comity.profile.spoken import Foreign, in_voice
from comity.web.rooms.states.shown import on_the_site
from comity.web.speech.voice import PageVoice

CODES = [code for code, _name in site.LANGUAGES]
NARROW, WIDE, LEFT_TO_RIGHT = "\u202f", "\u00a0", "\u200e"
OPENS, CLOSES, JOINER = "\u2068", "\u2069", "\u2060"
DAY = date(2026, 11, 28)


def said(code, text):
    with override(code):
        return say(text, PageVoice())


@pytest.mark.parametrize(
    ("code", "thousands", "millions", "billions"),
    [
        ("en", "282 k", "3.6 m", "29.1 bn"),
        ("fr", f"282{WIDE}k", f"3,6{WIDE}M", f"29,1{WIDE}Md"),
        ("es", f"282{WIDE}mil", f"3,6{WIDE}M", f"29,1{WIDE}mil{WIDE}M"),
        ("ru", f"282{WIDE}тыс.", f"3,6{WIDE}млн", f"29,1{WIDE}млрд"),
        ("zh-hans", "28.2万", "362.8万", "291亿"),
        ("ar", f"282{WIDE}ألف", f"3.6{WIDE}مليون", f"29.1{WIDE}مليار"),
    ],
)
def test_a_large_number_is_said_in_the_units_of_the_language(code, thousands, millions, billions):
    assert said(code, Brief(281_867)) == thousands
    assert said(code, Brief(3_627_829)) == millions
    assert said(code, Brief(29_100_000_000)) == billions


@pytest.mark.parametrize("code", CODES)
def test_a_number_next_to_a_million_is_never_a_thousand_thousands(code):
    assert "1000" not in said(code, Brief(999_600)).replace(",", "")
    assert said(code, Brief(9_999)) == said(code, Number(9_999))


@pytest.mark.parametrize(
    ("code", "large", "small"),
    [
        ("en", "1,204,000", "−0.5"),
        ("fr", f"1{NARROW}204{NARROW}000", "−0,5"),
        ("es", "1.204.000", "−0,5"),
        ("ru", f"1{WIDE}204{WIDE}000", "−0,5"),
        ("zh-hans", "1,204,000", "−0.5"),
        ("ar", "1,204,000", f"{LEFT_TO_RIGHT}−0.5"),
    ],
)
def test_a_number_keeps_its_digits_and_takes_the_marks_of_the_language(code, large, small):
    assert said(code, Number(1_204_000)) == large
    assert said(code, Number(-0.5, 1)) == small


@given(st.floats(-1e12, 1e12), st.integers(0, 3), st.sampled_from(CODES))
def test_no_language_changes_a_digit(value, digits, code):
    number = Number(value, digits)
    assert [c for c in said(code, number) if c.isdigit()] == [c for c in number if c.isdigit()]


@pytest.mark.parametrize(
    ("code", "day", "month", "year"),
    [
        ("en", "1 July 2003", "July 2003", "2003"),
        ("fr", "1er juillet 2003", "juillet 2003", "2003"),
        ("es", "1 de julio de 2003", "julio de 2003", "2003"),
        ("ar", "1 تموز/يوليه 2003", "تموز/يوليه 2003", "2003"),
        ("ru", "1 июля 2003 г.", "июль 2003 г.", "2003 г."),
        ("zh-hans", "2003年7月1日", "2003年7月", "2003年"),
    ],
)
def test_a_day_is_said_at_its_precision(code, day, month, year):
    found = [said(code, DayWords(d)) for d in (Day(2003, 7, 1), Day(2003, 7), Day(2003))]
    assert [" ".join(words.split()) for words in found] == [day, month, year]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "Kenya"),
        ("fr", "Kenya"),
        ("es", "Kenya"),
        ("ar", "كينيا"),
        ("ru", "Кения"),
        ("zh-hans", "肯尼亚"),
    ],
)
def test_a_place_has_its_name_in_the_language_long_or_short(code, name):
    for short in (False, True):
        assert said(code, PlaceName(resolve("KEN"), short=short)) == name


def test_english_has_a_short_name_for_the_head_of_a_table():
    place = ground().places["COD"]
    assert said("en", PlaceName(place, short=True)) == place.short


@pytest.mark.parametrize(
    ("code", "names", "items", "text"),
    [
        ("en", "xa, xb", "xa; xb", "Xa. Xb."),
        ("fr", "xa, xb", "xa\u202f; xb", "Xa. Xb."),
        ("es", "xa, xb", "xa; xb", "Xa. Xb."),
        ("ru", "xa, xb", "xa; xb", "Xa. Xb."),
        ("ar", "xa، xb", "xa؛ xb", "Xa. Xb."),
        ("zh-hans", "xa、xb", "xa；xb", "Xa.Xb."),
    ],
)
def test_lists_and_sentences_are_parted_as_the_language_does(code, names, items, text):
    parts = (phrase("xa"), phrase("xb"))
    assert said(code, listed(parts, ", ")) == names
    assert said(code, listed(parts)) == items
    assert said(code, sentences(phrase("Xa."), phrase("Xb."))) == text


@pytest.mark.parametrize("code", CODES)
def test_a_pattern_is_filled_in_and_braces_of_a_value_are_no_places(code):
    text = phrase("{a} xyzzy {b}", a=Kept("{b} 100%"), b=7)
    bare = said(code, text).replace(OPENS, "").replace(CLOSES, "")
    assert bare == text == "{b} 100% xyzzy 7"


@pytest.mark.parametrize("code", CODES)
def test_what_has_no_translation_is_said_in_english(code):
    assert said(code, phrase("xyzzy")) == "xyzzy"
    assert said(code, phrases("{number} xyzzy", "{number} xyzzies", 3)) == "3 xyzzies"
    assert said(code, phrase("")) == ""


def test_codes_days_and_titles_within_an_arabic_line_keep_their_order():
    text = phrase("{act} xyzzy {day}", act=Kept("Title (2024)"), day="1990-12-18")
    assert (
        said("ar", text)
        == f"{OPENS}Title (2024){CLOSES} xyzzy {OPENS}1990-{JOINER}12-{JOINER}18{CLOSES}"
    )
    assert said("fr", text) == text


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_text_of_a_record_that_stands_alone_is_marked_as_english(code):
    table = Table("C", (Column("A"),), (Row((Cell(Kept("<Title>"), Kept("D")),)),), (Kept("N"),))
    blocks = (Paragraph(Kept("P & Q")), Note("T", Kept("R")), table)
    section = Section("s", "S", "", blocks)
    with override(code):
        found = section_html(in_voice(section, PageVoice()), PageVoice())
    english = '<span lang="en" dir="ltr">{}</span>'
    assert f'<p class="text">{english.format("P &amp; Q")}</p>' in found
    for text in ("R", "&lt;Title&gt;", "D", "N"):
        assert english.format(text) in found
    assert found.count("lang=") == 5


def test_an_english_page_marks_nothing():
    section = Section("s", "S", "", (Paragraph(Kept("P")),))
    assert "lang=" not in section_html(section)


def chart(*names):
    lines = tuple(Series(name, (1000.5, None, -2000.0)) for name in names)
    behind = Table("B", (Column("Year"),), (Row((Cell("2000"),)),))
    silent = Series("Quiet", (None, None, None))
    return Chart("T", "A", "U", (2000, 2001, 2002), (*lines, silent), behind, "S")


def test_a_drawing_keeps_its_direction_and_sets_arabic_names_apart():
    with override("ar"):
        found = block_html(chart("فنزويلا (جمهورية)", "Kenya"), PageVoice())
    assert f"{OPENS}فنزويلا" in found and ">Kenya<" in found
    assert 'direction="ltr"' in found
    assert f">{LEFT_TO_RIGHT}−2,000<" in found


def test_the_axis_of_a_drawing_has_the_marks_of_the_language():
    with override("es"):
        assert ">−2.000<" in block_html(chart("A"), PageVoice())
    assert ">−2,000<" in block_html(chart("A"))


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_the_profile_is_part_of_the_page_and_only_texts_of_records_are_marked(client, code):
    page = client.get(f"/{code}/states/KEN/?on={DAY}").content.decode()
    profile_part = page[page.index('id="profile"') : page.index('id="further"')]
    assert 'class="lede">' in profile_part
    assert "<div lang=" not in profile_part and "<section lang=" not in profile_part
    assert f'lang="{code}"' not in profile_part
    marked = profile_part.count(' lang="en"')
    assert marked == profile_part.count('<span lang="en" dir="ltr">')


def test_the_document_of_an_english_page_is_the_document_itself():
    place = comity.resolve("KEN")
    with override("en"):
        shown = on_the_site(profile(place, DAY))
    assert shown.lede == profile(place, DAY).lede


def test_foreign_text_is_text():
    assert Foreign("Title") == "Title"
