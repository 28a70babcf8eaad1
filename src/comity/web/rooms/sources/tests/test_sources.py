"""The pages of the sources: each source, what rests on it, how old it is."""

import csv
import html
import io

import pytest
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import ground
from comity.norms import norms
from comity.web.rooms.sources.records import address, every
from comity.web.rooms.sources.rests import rests, rests_on
from comity.web.rooms.sources.room import room

ON = "on=2026-11-21"


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_every_source_is_listed_with_its_age_and_use(client):
    found = client.get(f"/sources/?{ON}&format=json").json()["records"]
    assert len(found) == len(every()) > len(ground().sources)
    first = next(record for record in found if record["source"] == "S01")
    assert (first["acts"], first["instruments"]) == (6735, 28)
    assert (first["known_to"], first["age_days"]) == ("2015-03-09", 4275)


def test_a_source_without_a_day_has_no_age(client):
    found = client.get(f"/sources/?{ON}&format=json&tier=recalled").json()["records"]
    assert found and all(record["age_days"] is None for record in found)
    assert "day not stated" in client.get(f"/sources/?{ON}&tier=recalled").content.decode()


def test_sources_can_be_put_oldest_first(client):
    found = client.get(f"/sources/?{ON}&sort=age&format=json").json()["records"]
    days = [record["age_days"] for record in found if record["age_days"] is not None]
    assert days == sorted(days, reverse=True)
    assert [record["age_days"] for record in found[: len(days)]] == days


def test_sources_can_be_looked_for_by_their_words(client):
    found = client.get(f"/sources/?{ON}&q=passport+index&format=json").json()["records"]
    assert {record["tier"] for record in found} == {"secondary"}
    page = client.get("/sources/?q=nothing+of+this+kind").content.decode()
    assert "No source holds all of these words" in page


def test_csv_holds_what_the_page_shows(client):
    found = rows_of(client.get(f"/sources/?{ON}&tier=depositary&format=csv"))
    assert len(found) == 46
    assert found[0]["acts"] == "6735"


def test_the_list_alone_is_sent_to_a_page_that_stands(client):
    part = client.get(f"/sources/?{ON}&tier=text", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "147 sources" in part


def test_a_source_says_what_rests_on_it(client):
    page = client.get(f"/sources/S01/?{ON}").content.decode()
    assert "6,735 acts of States" in page
    assert 'href="/instruments/ICRMW/"' in page


def test_every_act_that_names_a_source_is_counted_to_it():
    counted = sum(found.act_count for found in rests().values())
    assert counted == sum(len(act.sources) for item in norms().all for act in item.acts)
    assert set(rests()) <= set(every())


def test_the_acts_that_rest_on_a_source_can_be_shown_and_downloaded(client):
    page = client.get(f"/sources/S01/?{ON}&instrument=icrmw").content.decode()
    assert "Acts towards ICRMW that rest on it" in page and "1999-03-08" in page
    found = rows_of(client.get(f"/sources/S01/?{ON}&instrument=ICRMW&format=acts"))
    assert len(found) == len(rests_on("S01").acts["ICRMW"]) == 105
    assert {"instrument": "ICRMW", "state": "MEX", "act": "ratification"}.items() <= next(
        row for row in found if row["state"] == "MEX" and row["act"] == "ratification"
    ).items()


def test_a_source_of_statistics_names_its_data_sets(client):
    found = client.get(f"/sources/D01/?{ON}&format=json").json()["records"][0]
    assert found["data_set_ids"] and found["acts"] == 0


def test_a_source_in_small_letters_leads_to_its_own_address(client):
    answer = client.get(f"/sources/s01/?{ON}")
    assert (answer.status_code, answer["Location"]) == (301, f"/sources/S01/?{ON}")


def test_only_a_whole_address_is_a_link(client):
    linked = [source for source in every().values() if address(source)]
    assert 20 < len(linked) < len(every())
    for source in linked:
        page = client.get(f"/sources/{source.id}/?{ON}").content.decode()
        assert 'rel="noreferrer noopener"' in page
    assert not any(" " in address(source) for source in linked)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sources/S999/", 404),
        ("/sources/%3Cscript%3E/", 404),
        ("/sources/?tier=best", 400),
        ("/sources/?sort=worst", 400),
        ("/sources/?on=1900-01-01", 400),
        ("/sources/S01/?instrument=NONE", 404),
        ("/sources/S02/?format=xml", 400),
        ("/sources/?q=" + "x" * 500, 400),
    ],
)
def test_what_cannot_be_taken_is_refused(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "<script>" not in answer.content.decode()


@given(text=st.text(max_size=80), tier=st.text(max_size=12))
def test_no_words_bring_the_list_down(text, tier):
    from django.test import Client

    answer = Client().get("/sources/", {"q": text, "tier": tier, "format": "json"})
    assert answer.status_code in {200, 400}


def test_the_search_of_the_site_finds_sources():
    hits = list(room.find("S01"))
    assert max(hits, key=lambda hit: hit.weight).url == "/sources/S01/"
    assert list(room.find("")) == []


def test_the_room_lists_a_page_for_each_source():
    assert len(list(room.pages())) == len(every()) + 1


def test_the_list_is_paged_and_files_hold_every_source(client):
    first, last = (client.get(f"/sources/?{ON}&page={n}").content.decode() for n in (1, 6))
    assert 'rel="next"' in first and 'rel="next"' not in last
    assert client.get(f"/sources/?{ON}&page=99").status_code == 400
    assert len(client.get(f"/sources/?{ON}&format=json").json()["records"]) > 250


def test_what_rests_on_a_source_is_named_in_the_language_of_the_page(client):
    page = client.get(f"/fr/sources/S01/?{ON}&instrument=ICERD").content.decode()
    with override("fr"):
        short = gettext("Racial discrimination")
    assert f'<a href="/fr/instruments/ICERD/">{short}</a>' in page
    assert f"<caption>{short}</caption>" in page
    page = client.get(f"/fr/sources/G13/?{ON}").content.decode()
    with override("fr"):
        group = gettext(ground().groups["AU"].name)
    assert f"<li>{group}" in html.unescape(page)
