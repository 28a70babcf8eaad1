"""The design: its sheets, its frame, its tags, and the names of places in every language."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils.translation import override

import comity
from comity.facts import PARTY_KINDS, Day, ground
from comity.web.core.answer import Answer
from comity.web.core.errors import refused
from comity.web.core.language import figure_words, name_of, names_in, place_order
from comity.web.design.context import SHEETS

WEB = Path(comity.__file__).parent / "web"
STATIC = WEB / "design" / "static"
CODES = [code for code, _ in site_settings.LANGUAGES]
#: What pages are promised to find, whichever room they stand in.
VOCABULARY = """
    head kicker lede asof toc sub tiles legend m scroll group number day age own matrix notes pair
    note vh ask field cards card badge badge-depositary badge-secondary badge-text badge-unverified
    badge-fresh badge-ageing badge-old downloads pager crumbs map split quiet lang-note doors skip
    spark chart total id markcell agecol formal text wide search languages brand top cite empty
    facts terms prose plainlist columns choices hint button
""".split()


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def drawn(source, request=None, **context):
    held = RequestContext(request, context) if request else Context(context)
    return Template("{% load design %}" + source).render(held)


def sheets():
    return [STATIC / sheet for sheet in SHEETS]


def templates():
    found = [*WEB.rglob("templates/**/*.html")]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_a_sheet_is_short_mirrors_itself_and_fetches_nothing(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert text.count("\n") < 300
    assert not re.search(r"url\((?!#)", text)
    assert "@import" not in text and "!important" not in text
    physical = (
        r"[\s{;](?:(?:margin|padding|border)-)?(?:left|right)\s*:|text-align:\s*(?:left|right)"
    )
    assert re.findall(physical, text) == [], "sides are named by the direction of the text"
    assert text.count("{") == text.count("}")


def test_colours_are_tokens():
    for sheet in sheets():
        if sheet.stem not in {"tokens", "print"}:
            text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
            outside = [c for c in re.findall(r":[^;{]*(#[0-9a-fA-F]{3,8})\b", text)]
            tokens = re.findall(r"--[\w-]+:\s*(#[0-9a-fA-F]{3,8})\b", text)
            assert sorted(outside) == sorted(tokens), sheet.name


def test_every_class_of_the_vocabulary_is_drawn():
    text = "".join(sheet.read_text() for sheet in sheets())
    assert [name for name in VOCABULARY if not re.search(rf"\.{name}(?![\w-])", text)] == []


def test_every_token_that_is_used_is_set():
    text = "".join(sheet.read_text() for sheet in sheets())
    used, known = set(re.findall(r"var\((--[\w-]+)", text)), set(re.findall(r"(--[\w-]+):", text))
    assert used - known == set()


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_template_holds_a_style_or_a_script(path):
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|hx-on|javascript:", text)
    scripts = re.findall(r"<script(?![^>]*application/(?:ld\+)?json)[^>]*>[^<]*</script>", text)
    assert all(re.fullmatch(r"<script src=[^>]*></script>", script) for script in scripts)


def test_every_file_that_the_frame_names_is_there_and_of_its_kind(client):
    page = client.get("/").content.decode()
    head = page[: page.index("</head>")]
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', head)
    assert len(named) >= len(SHEETS) + 4
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    kinds["json"] = "application/json"
    for address in named:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Type"].startswith(kinds[address.split("?")[0].rsplit(".", 1)[1]])
        assert re.search(r"\?v=[0-9a-f]{12}$", address), "it may be kept for a year"


def test_the_frame_and_its_files_are_light(client):
    """The look and the scripts take less than half of what a first page may weigh."""
    page = client.get("/").content.decode()
    named = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', page)
    answers = [client.get(name, headers={"Accept-Encoding": "gzip"}) for name in named]
    assert sum(len(b"".join(a) if a.streaming else a.content) for a in answers) < 30_000


def test_a_page_says_where_it_stands_in_every_language(client, settings):
    settings.PUBLIC_URL = "https://comity.example"
    page = client.get("/fr/?on=2003-07-01").content.decode()
    assert '<link rel="canonical" href="https://comity.example/fr/">' in page
    found = dict(re.findall(r'hreflang="([\w-]+)" href="https://comity.example([^"]+)"', page))
    assert found.pop("x-default") == found["en"] == "/"
    assert found == {code: "/" if code == "en" else f"/{code}/" for code in CODES}


def test_a_language_is_called_by_its_own_name_and_keeps_the_question(client):
    page = client.get("/?on=2003-07-01").content.decode()
    for code, name in site_settings.LANGUAGES:
        folder = "/" if code == "en" else f"/{code}/"
        link = f'<a href="{folder}?on=2003-07-01" lang="{code}" hreflang="{code}"'
        assert re.search(re.escape(link) + r"[^>]*>" + name + "</a>", page)


def test_where_nothing_stands_another_language_leads_to_the_first_page(client):
    page = client.get("/fr/nothing/").content.decode()
    assert '<a href="/ar/" lang="ar"' in page and '<a href="/" lang="en"' in page
    assert "canonical" not in page


def test_only_other_languages_say_that_texts_are_in_english(client):
    assert "lang-note" not in client.get("/").content.decode()
    assert "lang-note" in client.get("/es/").content.decode()


def test_a_refusal_keeps_its_sentence_and_offers_what_was_near():
    request = RequestFactory().get("/states/kenia/")
    sentence = "No State is called <kenia>."
    page = refused(request, 404, sentence, ["Kenya", "Côte d'Ivoire & <b>"]).content.decode()
    assert '<p class="lede" lang="en" dir="ltr">No State is called &lt;kenia&gt;.</p>' in page
    assert 'search/?q=Kenya">Kenya</a>' in page
    assert "q=C%C3%B4te%20d%27Ivoire%20%26%20%3Cb%3E" in page
    assert '<input type="search" id="again" name="q"' in page


@pytest.mark.parametrize(
    ("known", "badge", "words"),
    [
        (Day(2023, 7, 1), "fresh", "less than one year old"),
        (Day(2023, 6, 30), "ageing", "one to three years old"),
        (Day(2022), "ageing", "one to three years old"),
        ("2021-06", "old", "more than three years old"),
        (date(2024, 6, 1), "fresh", "less than one year old"),
        (None, "plain", "age not known"),
    ],
)
def test_an_age_is_said_in_words(known, badge, words):
    expected = f'<span class="badge badge-{badge}">{words}</span>'
    assert drawn("{% age known on %}", known=known, on=date(2024, 6, 29)) == expected


def test_how_sure_a_fact_is_is_said_in_words():
    assert drawn("{% confidence 'depositary' %}") == (
        '<span class="badge badge-depositary">depositary</span>'
    )
    assert drawn("{% unverified %}") == '<span class="badge badge-unverified">not verified</span>'


@pytest.mark.parametrize(
    ("language", "value", "machine", "words"),
    [
        ("en", Day(2003, 7, 1), "2003-07-01", "1 July 2003"),
        ("en", Day(2003), "2003", "2003"),
        ("fr", Day(2003, 7, 1), "2003-07-01", "1er juillet 2003"),
        ("fr", Day(2003, 7), "2003-07", "juillet 2003"),
        ("fr", "2003", "2003", "2003"),
        ("es", date(2003, 7, 1), "2003-07-01", "1 de julio de 2003"),
        ("ar", Day(2003, 7, 1), "2003-07-01", "1 تموز/يوليه 2003"),
        ("zh-hans", Day(2003, 7), "2003-07", "2003年7月"),
    ],
)
def test_a_day_is_written_at_its_precision(language, value, machine, words):
    with override(language):
        assert drawn("{{ v|day }}", v=value) == f'<time datetime="{machine}">{words}</time>'
        assert drawn("{{ v|in_words }}", v=value) == words


def test_a_day_that_is_not_known_is_said_to_be_so():
    assert drawn("{{ v|day }}", v=None) == '<span class="missing">not known</span>'


@pytest.mark.parametrize(
    ("language", "figure"),
    [
        ("en", "992,536"),
        ("fr", "992\u202f536"),
        ("es", "992.536"),
        ("ar", "992,536"),
        ("ru", "992\xa0536"),
        ("zh-hans", "992,536"),
    ],
)
def test_a_figure_has_the_marks_of_its_language(language, figure):
    assert figure_words(992536, code=language) == figure


def test_a_figure_that_is_missing_is_never_nought():
    assert drawn("{{ v|figure }}", v=None) == "no data"
    assert drawn("{{ v|figure }}", v=0) == "0"
    assert drawn("{{ v|figure:1 }}", v=-2.25) == "−2.2"


@pytest.mark.parametrize("language", CODES)
def test_every_party_has_a_name_of_its_own_in_every_language(language):
    places = [place for place in ground().places.values() if place.kind in PARTY_KINDS]
    names = [name_of(place, language) for place in places]
    assert all(names_in(place, language) for place in places)
    assert len(set(names)) == len(names) >= 198


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TWN", "fr", "Province chinoise de Taiwan"),
        ("TWN", "zh-hans", "中国台湾省"),
        ("PSE", "es", "Estado de Palestina"),
        ("PSE", "ar", "دولة فلسطين"),
        ("VAT", "ru", "Святой Престол"),
        ("HKG", "es", "China, región administrativa especial de Hong Kong"),
        ("TUR", "fr", "Türkiye"),
        ("CIV", "ar", "كوت ديفوار"),
        ("COD", "ru", "Демократическая Республика Конго"),
        ("FLK", "es", "Islas Malvinas (Falkland)"),
        ("MKD", "fr", "Macédoine du Nord"),
        ("ESH", "es", "Sáhara Occidental"),
        ("EUE", "fr", "Union européenne"),
        ("XKX", "ru", "Косово"),
        ("SWZ", "es", "Eswatini"),
        ("COK", "ru", "Острова Кука"),
        ("TWN", "en", "Taiwan Province of China"),
    ],
)
def test_a_place_is_called_as_the_united_nations_call_it(code, language, name):
    assert name_of(ground().places[code], language) == name


def test_a_former_state_has_its_name_in_the_language():
    with override("ar"):
        assert "lang=" not in drawn("{% place_name 'YUG' %}")
        assert "يوغوسلافيا" in drawn("{% place_name 'YUG' %}")
        assert drawn("{% place_name 'KEN' %}") == "كينيا"
    assert drawn("{% place_name 'YUG' %}").startswith("Yugoslavia")


def test_lists_of_places_follow_the_language():
    def order(language, *codes):
        places = [ground().places[code] for code in codes]
        return [place.code for place in sorted(places, key=lambda p: place_order(p, language))]

    assert order("fr", "ZMB", "EGY", "ESP", "ALB") == ["ALB", "EGY", "ESP", "ZMB"]
    assert order("es", "ARE", "EGY", "DEU") == ["DEU", "EGY", "ARE"]
    assert order("zh-hans", "CHN", "ALB", "KEN") == ["ALB", "KEN", "CHN"]
    assert order("ru", "SUN", "ZMB", "AUS") == ["AUS", "ZMB", "SUN"]


def answer(**more):
    return Answer("Kenya", "ken", context=dict, records=list, on=date(2003, 7, 1), **more)


def test_a_page_is_cited_for_its_day_whatever_form_was_asked_for(settings):
    settings.PUBLIC_URL = "https://comity.example"
    request = RequestFactory().get("/states/KEN/", {"format": "json", "compare": "UGA,<script>"})
    text = drawn("{% address on %}", request=request, on=date(2003, 7, 1))
    assert text == ("https://comity.example/states/KEN/?compare=UGA,%3Cscript%3E&amp;on=2003-07-01")


def test_an_answer_is_offered_in_each_of_its_forms():
    request = RequestFactory().get("/states/KEN/", {"on": "2003-07-01"})
    found = answer(files={"pdf": lambda: None, "docx": lambda: None})
    text = drawn('{% include "design/parts/downloads.html" %}', request=request, answer=found)
    links = re.findall(r'href="([^"]+)"[^>]*>(\w+)</a>', text)
    assert links == [
        (f"?on=2003-07-01&amp;format={form}", name)
        for form, name in (("json", "JSON"), ("csv", "CSV"), ("pdf", "PDF"), ("docx", "Word"))
    ]


def test_remarks_stand_only_where_there_are_any():
    source = '{% include "design/parts/remarks.html" %}'
    assert drawn(source, answer=answer()).strip() == ""
    text = drawn(source, answer=answer(remarks=("A <b>deposit</b> is not fulfilment.",)))
    assert "<li>A &lt;b&gt;deposit&lt;/b&gt; is not fulfilment.</li>" in text
