"""The list of States, and the profile of one as page, files and redirects."""

import csv
import io
import json
import tempfile
from datetime import date
from urllib.parse import quote

import docx
import pytest
from django.test import Client
from django.utils.translation import gettext, override
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.facts import ground, resolve
from comity.norms import norms
from comity.profile import profile
from comity.profile.chapters import CHAPTERS
from comity.web.rooms.states import files
from comity.web.rooms.states.linked import Names, linked
from comity.web.rooms.states.listing import by_region

DAY = "2026-11-21"


def text(answer):
    return answer.content.decode()


def rows(answer):
    return list(csv.DictReader(io.StringIO(text(answer))))


def test_every_state_is_listed_once_under_its_region(client):
    page = text(client.get(f"/states/?on={DAY}"))
    for place in ground().states():
        assert page.count(f'href="/states/{place.code}/"') == 1
    assert page.index("Eastern Africa") < page.index(">Kenya<") < page.index("Middle Africa")
    parts = [part for region in by_region(ground().states()) for part in region.parts]
    listed = [place for part in parts for place in part.places]
    assert sorted(p.code for p in listed) == sorted(p.code for p in ground().states())


def test_the_union_had_25_members_on_the_day_of_its_enlargement(client):
    answer = client.get("/states/?group=EU&on=2004-05-01&format=json").json()
    assert len(answer["records"]) == 25
    assert answer["title"] == "European Union on 1 May 2004: 25 members"
    assert answer["on"] == "2004-05-01"
    page = text(client.get("/states/?group=eu&on=2004-05-01"))
    assert "25 members on 1 May 2004." in page
    assert 'href="/states/POL/?on=2004-05-01"' in page
    assert "Romania" not in page


def test_members_of_whom_the_record_cannot_say_are_named_and_not_counted(client):
    base = ground()
    asked = [(code, year) for code in sorted(base.groups) for year in range(1950, 2020, 5)]
    found = ((c, date(y, 6, 1), base.members(c, date(y, 6, 1))) for c, y in asked)
    code, day, members = next(item for item in found if item[2].unsure)
    page = text(client.get(f"/states/?group={code}&on={day}"))
    assert "Not certain" in page
    records = client.get(f"/states/?group={code}&on={day}&format=json").json()
    assert len(records["records"]) == len(members)
    assert members.unsure[0] in records["remarks"][0]


def test_territories_and_former_states_are_listed_when_asked_for(client):
    assert 'href="/states/SUN/"' not in text(client.get("/states/"))
    page = text(client.get("/states/?all=1"))
    assert 'href="/states/SUN/"' in page
    assert "former State" in page
    assert len(client.get("/states/?all=1&format=json").json()["records"]) == len(ground().places)


def test_names_stand_in_the_language_of_the_page(client):
    assert "肯尼亚" in text(client.get("/zh-hans/states/"))
    assert "Кения" in text(client.get(f"/ru/states/KEN/?on={DAY}"))


def test_groups_and_treaties_have_their_names_in_the_language_of_the_page(client):
    listed = text(client.get(f"/fr/states/?group=EU&on={DAY}"))
    own = text(client.get(f"/fr/states/KEN/?on={DAY}"))
    with override("fr"):
        union, treaty = gettext("European Union"), gettext("Rights of the child")
    assert f'<option value="EU" selected>{union}</option>' in listed
    assert f'role="status">{union}: ' in listed
    assert f">{treaty}</a>" in own.replace("&#x27;", "'")
    assert (
        client.get(f"/fr/states/?group=EU&on={DAY}&format=json")
        .json()["title"]
        .startswith("European Union on")
    )


def test_the_profile_of_kenya_holds_every_chapter(client):
    page = text(client.get(f"/states/KEN/?on={DAY}"))
    sections = profile(resolve("KEN"), date(2026, 11, 21)).sections
    assert len(sections) == len(CHAPTERS)
    for section in sections:
        assert f'id="{section.id}"' in page
        assert f'href="#{section.id}"' in page
    assert page.count("<h1>") == 1
    assert "Republic of Kenya" in page
    assert f"/states/KEN/changes/?since=2021-01-01&amp;on={DAY}" in page
    assert 'href="/corridors/SOM/KEN/"' in page


def test_mexico_was_bound_by_the_convention_on_migrant_workers_from_july_2003(client):
    before, after = (
        {row["instrument"]: row for row in rows(client.get(f"/states/MEX/?on={day}&format=csv"))}
        for day in ("2003-06-30", "2003-07-01")
    )
    assert before["ICRMW"]["standing"] == "consented"
    assert after["ICRMW"]["standing"] == "bound"
    assert after["ICRMW"]["since"] == "2003-07-01"
    assert "bound since 1 July 2003" in text(client.get("/states/MEX/?on=2003-07-01&format=md"))


def test_htmx_gets_the_part_alone(client):
    part = text(client.get(f"/states/KEN/?on={DAY}&compare=UGA", headers={"HX-Request": "true"}))
    assert part.lstrip().startswith('<div id="profile"')
    assert "<html" not in part
    assert "Kenya beside Uganda" in part


def test_the_document_is_had_as_json_and_markdown(client):
    answer = client.get(f"/states/KEN/?on={DAY}&format=json")
    assert answer["Content-Type"] == "application/json"
    assert [s["id"] for s in json.loads(answer.content)["sections"]][:2] == ["glance", "standings"]
    assert "\n# Kenya\n" in text(client.get(f"/states/KEN/?on={DAY}&format=md"))


def test_a_pdf_is_a_pdf_and_a_word_file_opens(client):
    pdf = client.get(f"/states/LIE/?on={DAY}&format=pdf")
    assert pdf.status_code == 200
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == f'attachment; filename="LIE-{DAY}.pdf"'
    word = client.get(f"/states/LIE/?on={DAY}&compare=AND&format=docx")
    document = docx.Document(io.BytesIO(word.content))
    assert any("Liechtenstein" in paragraph.text for paragraph in document.paragraphs)


def test_a_file_that_cannot_be_made_now_is_refused_with_advice(client, monkeypatch):
    monkeypatch.setattr(files._turn, "patience", 0.01)
    with files._turn.taken():
        answer = client.get(f"/states/KEN/?on={DAY}&format=pdf")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "ask again in half a minute" in text(answer)


def test_a_file_that_fails_is_refused_and_leaves_nothing_behind(client, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(files, "LONGEST", 0.01)
    answer = client.get(f"/states/LIE/?on={DAY}&compare=MCO&format=pdf")
    assert answer.status_code == 503
    assert "ask again later" in text(answer)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/states/kenya/?on=2020-01-01&compare=UGA", "/states/KEN/?on=2020-01-01&compare=UGA"),
        ("/states/ken/", "/states/KEN/"),
        ("/ar/states/ivory%20coast/", "/ar/states/CIV/"),
        ("/states/Swaziland/changes/?since=2020-01-01", "/states/SWZ/changes/?since=2020-01-01"),
    ],
)
def test_names_lead_to_the_code(client, path, place):
    answer = client.get(path)
    assert answer.status_code == 301
    assert answer["Location"] == place


def test_an_unknown_state_is_refused_with_a_near_miss(client):
    answer = client.get("/states/Kenia/")
    assert answer.status_code == 404
    assert "Kenya" in text(answer)


def test_a_shared_name_lists_its_choices(client):
    answer = client.get("/states/Congo/?format=json")
    assert answer.status_code == 404
    assert answer.json()["close"] == ["Democratic Republic of the Congo (COD)", "Congo (COG)"]
    page = text(client.get("/states/Congo/"))
    assert "Democratic Republic of the Congo (COD)" in page


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("SUN", "It ended in December 1991: nothing binds it on this day."),
        ("HKG", "A territory: what binds it through a State is not recorded here."),
        ("EUE", "Not a State: most treaties here are open to States only."),
    ],
)
def test_what_is_no_state_of_today_says_what_it_is(client, code, sentence):
    answer = client.get(f"/states/{code}/?on={DAY}")
    assert answer.status_code == 200
    assert sentence in text(answer)


def test_cells_lead_to_instruments_sources_and_corridors():
    document = profile(resolve("KEN"), date(2026, 11, 21))
    ids, sources = frozenset(norms().files), frozenset(ground().sources)
    names = Names(ids, sources, frozenset({"idmc_displaced"}), {"Somalia": "SOM"})
    made = linked(document, names, lambda name, **parts: f"{name}:{'/'.join(parts.values())}")
    tables = {b.caption: b for s in made.sections for b in s.blocks if b.type == "table"}
    standings = next(t for caption, t in tables.items() if caption.startswith("Where Kenya"))
    assert standings.rows[0].cells[0].href == "instruments:instrument:ICERD"
    assert standings.rows[0].cells[3].href == "instruments:standing:ICERD/KEN?on=2026-11-21"
    people = next(t for caption, t in tables.items() if caption.startswith("Migrants of"))
    assert people.rows[0].cells[0].href == ("figures:state:KEN?on=2026-11-21#migrants-living-here")
    hrefs = {
        cell.href
        for section in made.sections
        for block in section.blocks
        if block.type == "bars"
        for row in block.table.rows
        for cell in row.cells
    }
    assert "figures:corridor:KEN/SOM" in hrefs
    assert document != made
    assert [s.title for s in document.sections] == [s.title for s in made.sections]


HOSTILE = [
    "<script>alert(1)</script>",
    "%00",
    "../../etc/passwd",
    "KEN%0d%0aX: y",
    "A" * 5000,
    "%F0%9F%87%B0",
    "%ff%fe",
    "{{7*7}}",
    "KEN;ls",
    "--all",
]


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_paths_and_parameters_are_refused_in_words(client, bad):
    urls = [
        f"/states/{bad}/",
        f"/states/{bad}/changes/",
        f"/states/KEN/?on={bad}",
        f"/states/KEN/?compare={bad}&format=pdf",
        f"/states/KEN/changes/?since={bad}",
        f"/states/?group={bad}",
        f"/states/?all={bad}",
        f"/compare/?states={bad},UGA",
    ]
    for url in urls:
        answer = client.get(url)
        assert answer.status_code in {400, 404}, url
        assert b"<script>alert" not in answer.content


def test_more_states_than_can_stand_beside_are_refused(client):
    many = ",".join(place.code for place in ground().states()[:9])
    answer = client.get(f"/states/ZWE/?compare={many}")
    assert answer.status_code == 400
    assert "at most 8 stand side by side" in text(answer)


words = st.one_of(
    st.sampled_from(["", "KEN", "UGA,TZA", "2020-01-01", "2100-12-31", "1945-01-01", "EU", "csv"]),
    st.text(max_size=30),
)


@settings(max_examples=60, deadline=None)
@given(
    path=st.sampled_from(["/states/", "/states/EUE/changes/", "/states/SUN/changes/", "/compare/"]),
    asked=st.dictionaries(
        st.sampled_from(["on", "since", "states", "group", "all", "format", "compare", "x"]), words
    ),
)
def test_no_question_is_a_fault_of_the_site(path, asked):
    answer = Client(HTTP_HOST="localhost").get(path, asked)
    assert answer.status_code in {200, 302, 400, 404}


@settings(max_examples=25, deadline=None)
@given(code=st.text(min_size=1, max_size=20), on=words)
def test_no_name_of_a_state_is_a_fault_of_the_site(code, on):
    path = f"/states/{quote(code, safe='')}/"
    answer = Client(HTTP_HOST="localhost").get(path, {"on": on, "format": "csv"})
    assert answer.status_code in {200, 301, 400, 404}


def test_states_lead_to_those_that_they_follow_and_that_followed_them(client):
    page = text(client.get(f"/states/SUN/?on={DAY}"))
    assert 'href="/states/SUN/?on=1991-12-31"' in page
    assert f'<a href="/states/KAZ/?on={DAY}">Kazakhstan</a>' in page
    assert "It follows:" not in text(client.get("/states/CZE/?on=1992-06-01"))
    assert "It follows:" in text(client.get(f"/states/CZE/?on={DAY}"))
