"""The first page: true facts on the map, the same in its table, and no question that breaks it."""

import gzip
import html
import re

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.facts import ground

ON = "on=2026-11-21"


def rows(client, **asked):
    answer = client.get("/", {"on": "2026-11-21", "format": "json", **asked})
    assert answer.status_code == 200
    return {row["state"]: row for row in answer.json()["records"]}


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_mexico_is_bound_from_the_day_on_which_the_convention_entered_into_force(client):
    before, after = (rows(client, show="ICRMW", on=day) for day in ("2003-06-30", "2003-07-01"))
    assert before["MEX"]["standing"] == "consented"
    assert (after["MEX"]["standing"], after["MEX"]["since"]) == ("bound", "2003-07-01")
    assert after["MEX"]["sources"]
    assert after["USA"]["standing"] == "none"


def test_the_map_says_the_same_as_its_table(client):
    text = page(client, "/?show=ICRMW&on=2003-07-01")
    mexico = re.search(r'<path class="p k-(\w+)" d="[^"]+"><title>(Mexico[^<]+)</title>', text)
    assert mexico.groups() == ("reserved", "Mexico: bound since 1 July 2003")
    assert "<title>United States of America: no act on record</title>" in text


def test_silence_of_a_partial_record_is_shown_as_not_known_and_not_as_no(client):
    text = page(client, f"/?show=SAR1979&{ON}")
    assert "<title>Brazil: not known: the record is partial</title>" in text
    assert 'class="p k-none"' not in text
    assert rows(client, show="SAR1979")["BRA"]["standing"] == "unknown"
    assert "the record is partial" in text


def test_a_vote_is_shown_as_a_vote(client):
    found = rows(client, show="GCM-VOTE")
    assert (found["USA"]["vote"], found["ITA"]["vote"]) == ("vote_no", "vote_abstain")
    text = page(client, f"/?show=GCM-VOTE&{ON}")
    assert "152 voted in favour, 5 against, and 12 abstained." in text
    assert "no vote on record" in text


def test_a_state_without_a_figure_is_hatched_and_never_drawn_as_little(client):
    found = rows(client, show="refugees_hosted", on="1960-12-31")
    assert found["KEN"]["value"] is None
    assert found["KEN"]["year"] is None
    text = page(client, "/?show=refugees_hosted&on=1960-12-31")
    assert '"><title>Kenya: no data</title>' in text
    assert re.search(r'class="p k-missing" d="[^"]+"><title>Kenya: no data', text)


def test_migrants_are_a_true_share_of_the_population(client):
    kenya = rows(client, show="migrants_share")["KEN"]
    assert kenya["value"] == pytest.approx(0.01759, abs=1e-5)
    assert (kenya["year"], kenya["dataset"]) == (2024, "migrant_stock_2024")
    assert "<title>Kenya: 1.8% in 2024</title>" in page(client, f"/?show=migrants_share&{ON}")


def test_losses_and_gains_are_never_in_one_class(client):
    text = page(client, f"/?show=net_migration_rate&{ON}")
    assert {"k-d1", "k-d2", "k-d4", "k-d5"} <= set(re.findall(r"k-\w+", text))
    assert "k-q1" not in text


def test_before_the_first_figures_no_figure_is_drawn(client):
    text = page(client, "/?show=migrants_share&on=1950-01-01")
    assert "No figure is of 1 January 1950 or before." in text
    assert "k-q" not in text


def test_every_state_but_the_union_is_on_the_map_and_leads_to_its_page(client):
    text = page(client, f"/?show=ICRMW&{ON}")
    for place in ground().states():
        address = f'<a href="/states/{place.code}/?on=2026-11-21" tabindex="-1">'
        assert (address in text) == (place.code != "EUE"), place.code


def test_every_state_is_in_the_table(client):
    for show in ("ICRMW", "migrants_share", "AU-REF1969"):
        assert {place.code for place in ground().states()} <= set(rows(client, show=show))


def test_a_regional_instrument_is_not_open_to_every_state(client):
    assert rows(client, show="AU-REF1969")["JPN"]["mark"] == "closed"


def test_who_acted_and_cannot_be_drawn_is_named(client):
    """The European Union is party to the convention on disabilities."""
    text = page(client, f"/?show=CRPD&{ON}")
    assert "not on the map, whose outlines are of today: EUE." in text
    assert rows(client, show="CRPD")["EUE"]["standing"] == "bound"


def test_source_age_and_note_on_boundaries_stand_by_the_map(client):
    text = page(client, f"/?show=ICRMW&{ON}")
    assert "The record is known to 17 January 2023." in text
    assert "more than three years old" in text
    assert "express no opinion on the status of any territory" in text
    source = page(client, f"/?show=migrants_share&{ON}")
    assert "United Nations, Department of Economic and Social Affairs" in source


def test_the_part_is_the_map_alone(client):
    text = client.get(f"/?show=CEDAW&{ON}", headers={"HX-Request": "true"}).content.decode()
    assert "<figure" in text
    assert "<html" not in text


def test_the_table_can_be_taken_away(client):
    text = page(client, f"/?show=ICRMW&{ON}&format=csv")
    assert text.splitlines()[0].startswith("state,name,instrument,on,standing,words")
    assert len(text.splitlines()) > len(ground().states())


def test_the_first_page_is_small_over_the_wire(client):
    """Page, styles and scripts together, without headers."""
    text = client.get("/", headers={"Accept-Encoding": ""}).content.decode()
    files = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', text)
    assert len(files) > 3
    total = len(gzip.compress(text.encode(), 6))
    for path in files:
        body = b"".join(client.get(path, headers={"Accept-Encoding": ""}))
        total += len(gzip.compress(body, 6))
    assert total < 60_000, total


def test_nothing_in_the_page_runs_or_styles_itself(client):
    text = page(client, f"/?{ON}")
    assert " style=" not in text
    assert not re.search(r"<script(?![^>]* src=)", text)
    assert not re.search(r"\son\w+=", text)


def test_the_map_is_drawn_in_the_language_of_the_page(client):
    assert "<title>Allemagne" in page(client, f"/fr/?{ON}")
    assert "/fr/states/DEU/" in page(client, f"/fr/?{ON}")


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("show=ICRNW", 400, "Did you mean ICRMW"),
        ("show=migrants_shares", 400, "Did you mean migrants_share"),
        ("show=<script>alert(1)</script>", 400, "No value of show is called"),
        ("show=" + "x" * 500, 400, "longer than 200"),
        ("show=%ff%fe", 400, "No value of show"),
        ("on=2003-13-01", 400, "is not a day that the calendar has"),
        ("show=ICRMW&on=", 200, "Migrant workers"),
        ("show=icrmw", 200, "Migrant workers"),
        ("shew=ICRMW", 400, "has no parameter"),
    ],
)
def test_a_question_that_is_not_understood_is_refused_with_a_reason(
    client, query, status, sentence
):
    answer = client.get(f"/?{query}")
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


@settings(deadline=None, max_examples=40)
@given(show=st.text(max_size=30), on=st.text(max_size=12))
def test_no_question_breaks_the_page(show, on):
    assert Client().get("/", {"show": show, "on": on}).status_code in {200, 400}


def test_a_country_is_found_by_code_and_by_name(client):
    for name in ("KEN", "kenya", "Kenya"):
        answer = client.get("/go/", {"state": name})
        assert (answer.status_code, answer["Location"]) == (302, "/states/KEN/")
    kept = client.get("/go/?state=Ivory Coast&on=2003-07-01")
    assert kept["Location"] == "/states/CIV/?on=2003-07-01"


@pytest.mark.parametrize(
    ("state", "status"), [("", 400), ("Kenia", 404), ("Korea", 404), ("//evil.example", 404)]
)
def test_a_country_that_is_not_one_leads_nowhere(client, state, status):
    assert client.get("/go/", {"state": state}).status_code == status


def test_what_to_know_of_a_map_is_said_in_the_language_of_the_page(client):
    text = page(client, f"/fr/?show=migrants&{ON}")
    (notes,) = re.findall(r'<ul class="notes">.*?</ul>', text, re.DOTALL)
    assert 'lang="en"' not in notes
    files = [client.get(f"{at}/?show=migrants&{ON}&format=json") for at in ("", "/fr")]
    assert files[0].json()["remarks"] == files[1].json()["remarks"]


def test_a_treaty_on_the_map_has_its_short_title_in_the_language_of_the_page(client):
    text = html.unescape(page(client, f"/fr/?show=ICERD&{ON}"))
    with override("fr"):
        short = gettext("Racial discrimination")
    assert f'<option value="ICERD" selected>{short}</option>' in text
    assert f'<p class="said"><strong>{short}</strong>' in text
    found = [client.get(f"{at}/?show=ICERD&{ON}&format=json").json() for at in ("", "/fr")]
    assert found[0]["title"] == found[1]["title"] == "Racial discrimination"
