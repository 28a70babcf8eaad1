"""The list of instruments."""

import html
import re

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from comity.norms import FAMILIES, norms
from comity.web.core.language import word_order

DAY = "on=2026-11-21"


def records(client: Client, asked: str) -> dict[str, dict]:
    answer = client.get(f"/instruments/?{asked}&format=json")
    assert answer.status_code == 200
    return {record["instrument"]: record for record in answer.json()["records"]}


def test_the_list_says_how_many_were_bound_on_the_day(client):
    found = records(client, "on=2004-12-31")["ICRMW"]
    assert (found["deposited"], found["bound"]) == (27, 26)
    assert found["in_force"] == "2003-07-01"
    assert found["known_to"] == "2023-01-17"


def test_every_instrument_is_listed_under_its_family(client):
    page = client.get(f"/instruments/?{DAY}").content.decode()
    assert page.count('<tr class="group">') == len(FAMILIES)
    assert all(f'href="/instruments/{item.id}/?{DAY}"' in page for item in norms())


def test_a_partial_record_gives_the_least_there_can_be(client):
    page = client.get(f"/instruments/?{DAY}&family=labour").content.decode()
    row = page[page.index("Labour inspection") :]
    row = row[: row.index("</tr>")]
    assert "4 or more" in row
    assert "not known" in row
    assert "partial" in row
    assert ">0<" not in row


def test_a_vote_binds_no_state_and_counts_none_as_bound(client):
    found = records(client, DAY)["GCM-VOTE"]
    assert (found["vote_yes"], found["vote_no"], found["vote_abstain"]) == (152, 5, 12)
    assert found["bound"] is None
    assert records(client, DAY)["ICRMW"]["vote_yes"] is None


def test_the_list_can_be_sorted_by_number_and_by_age_of_the_record(client):
    by_number = [r["bound"] for r in records(client, f"{DAY}&sort=bound").values()]
    assert by_number[0] == 196
    assert [n or 0 for n in by_number] == sorted((n or 0 for n in by_number), reverse=True)
    by_age = [r["known_to"] for r in records(client, f"{DAY}&sort=known").values()]
    assert by_age == sorted(by_age)


def test_before_its_adoption_an_instrument_has_no_number(client):
    page = client.get("/instruments/?on=1950-01-01&family=human+rights").content.decode()
    row = page[page.index("/instruments/ICRMW/") :]
    assert "not yet adopted" in row[: row.index("</tr>")]


def test_csv_holds_what_json_holds(client):
    lines = client.get(f"/instruments/?{DAY}&format=csv").content.decode().splitlines()
    assert len(lines) == 1 + len(norms().all)
    assert lines[0].startswith("instrument,short,family")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("family=labor", "Did you mean labour?"),
        ("sort=size", "value of sort (family, name, adopted, in force, bound, known)"),
        ("on=1950-02-30", "not a day that the calendar has"),
        ("page=2", "no parameter &#x27;page&#x27;"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_its_reason(client, asked, sentence):
    answer = client.get(f"/instruments/?{asked}")
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_the_part_holds_the_table_without_the_page(client):
    part = client.get(f"/instruments/?{DAY}", headers={"HX-Request": "true"}).content.decode()
    assert "<table" in part
    assert "<html" not in part
    assert 'hx-swap-oob="true"' in part


def test_before_a_vote_was_cast_no_program_is_told_of_it(client):
    found = records(client, "on=2010-01-01")["GCM-VOTE"]
    assert (found["vote_yes"], found["vote_no"], found["vote_abstain"]) == (0, 0, 0)


def test_of_a_partial_record_no_number_of_mere_signatories_is_given(client):
    found = records(client, DAY)["KAMPALA2009"]
    assert (found["signed_only"], found["partial_record"]) == (None, True)
    page = client.get(f"/instruments/KAMPALA2009/?{DAY}").content.decode()
    assert "or with its signature alone" in page


def test_how_old_a_partial_record_is_stands_beside_that_it_is_partial(client):
    page = client.get("/instruments/?on=2030-01-01&family=labour").content.decode()
    row = page[page.index("/instruments/C081/") :]
    assert "more than three years old" in row[: row.index("</tr>")]


def test_short_titles_stand_in_the_language_of_the_page_and_in_its_order(client):
    page = client.get(f"/fr/instruments/?{DAY}&sort=name").content.decode()
    listed = re.findall(r'<th scope="row"><a href="[^"]+">(.*?)</a>', page)
    with override("fr"):
        shorts = sorted((gettext(item.short) for item in norms().all), key=word_order)
    assert [html.unescape(short) for short in listed] == shorts
