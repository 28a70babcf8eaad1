"""The page of one instrument, and of one State towards it."""

import re

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from typer.testing import CliRunner

from comity.cli.app import app
from comity.norms import norms
from comity.web.design.templatetags.design import said
from comity.web.rooms.instruments import shown

DAY = "on=2026-11-21"


def standings(client: Client, path: str) -> dict[str, dict]:
    answer = client.get(f"{path}&format=json")
    assert answer.status_code == 200
    return {record["state"]: record for record in answer.json()["records"]}


def test_twenty_seven_had_deposited_and_twenty_six_were_bound_at_the_end_of_2004(client):
    path = "/instruments/ICRMW/?on=2004-12-31"
    deposited = standings(client, f"{path}&sense=deposited&standing=consented")
    bound = standings(client, f"{path}&standing=bound")
    assert (len(deposited), len(bound)) == (27, 26)
    assert deposited.keys() - bound.keys() == {"TUR"}
    page = client.get(path).content.decode()
    assert "26 States are bound" in page
    assert "27 States have deposited" in client.get(f"{path}&sense=deposited").content.decode()


def test_both_days_of_entry_into_force_are_shown_with_their_rule(client):
    page = client.get(f"/instruments/ICRMW/?{DAY}").content.decode()
    assert "It waits for 20 deposits of consent" in page
    assert "on the first day of the month that follows 3 months after the deposit" in page
    assert "art. 87" in page
    assert "Both are the same." in page
    assert "12 months after its notification" in page


def test_a_rule_that_was_not_verified_says_so(client):
    assert "not verified" in client.get(f"/instruments/KAMPALA2009/?{DAY}").content.decode()


def test_a_partial_record_is_silent_and_never_says_that_there_is_no_act(client):
    path = f"/instruments/C081/?{DAY}&standing=all"
    found = standings(client, path)
    assert found["FRA"]["words"] == "not known: the record is partial"
    assert found["FRA"]["partial_record"] is True
    assert found["FRA"]["standing"] == "unknown"
    page = client.get(path).content.decode()
    assert "not known: the record is partial" in page
    assert "no act on record</" not in page
    assert "4 or more States are bound" in page


def test_the_vote_is_shown_as_it_was_cast(client):
    path = f"/instruments/GCM-VOTE/?{DAY}"
    counts = [len(standings(client, f"{path}&standing={v}")) for v in ("yes", "no", "abstain")]
    assert counts == [152, 5, 12]
    page = client.get(path).content.decode()
    assert "152 voted in favour, 5 against, and 12 abstained." in page
    assert standings(client, f"{path}&standing=no")["HUN"]["vote"] == "vote_no"


def test_a_region_is_set_beside_the_world(client):
    page = client.get(f"/instruments/ICRMW/?{DAY}&region=Africa").content.decode()
    assert "Africa beside the world" in page
    assert "28 of 54 (52%)" in page
    found = standings(client, f"/instruments/ICRMW/?{DAY}&region=africa&standing=bound")
    assert len(found) == 28
    assert "MEX" not in found


def test_a_group_has_the_members_of_the_day(client):
    before = standings(client, "/instruments/CRC/?on=2004-04-30&group=EU&standing=bound")
    after = standings(client, "/instruments/CRC/?on=2004-05-01&group=EU&standing=bound")
    assert (len(before), len(after)) == (15, 25)


def test_what_another_source_claims_stays_visible(client):
    page = client.get(f"/instruments/ICRMW/?{DAY}").content.decode()
    claims = page[page.index('id="claims"') :]
    assert "Another source says" in claims
    assert 'href="/sources/S04/"' in claims


def test_regional_treaties_are_closed_to_others_and_not_refused_by_them(client):
    page = client.get(f"/instruments/CETS197/?{DAY}&standing=all").content.decode()
    assert "not open to this State" in page


@pytest.mark.parametrize("path", ["/instruments/icrmw/", "/instruments/Icrmw/"])
def test_other_spellings_lead_to_the_one_address_with_their_question(client, path):
    answer = client.get(f"{path}?on=2003-07-01")
    assert answer.status_code == 301
    assert answer["Location"] == "/instruments/ICRMW/?on=2003-07-01"


def test_a_state_may_be_named_in_any_way(client):
    answer = client.get("/fr/instruments/icrmw/states/Ivory%20Coast/")
    assert answer.status_code == 301
    assert answer["Location"] == "/fr/instruments/ICRMW/states/CIV/"


def test_an_unknown_instrument_is_not_found_and_one_is_guessed(client):
    answer = client.get("/instruments/icrnw/")
    assert answer.status_code == 404
    assert "Did you mean ICRMW" in answer.content.decode()
    assert client.get("/instruments/ICRMW/states/Kenia/").status_code == 404


def test_page_json_api_and_command_line_agree_on_mexico(client):
    path = "/instruments/ICRMW/states/MEX/?on=2003-07-01"
    assert "bound since 1 July 2003" in client.get(path).content.decode()
    (of_json,) = client.get(f"{path}&format=json").json()["records"]
    api = client.get("/api/v1/instruments/ICRMW/standings?on=2003-07-01").json()["records"]
    of_api = next(record for record in api if record["state"] == "MEX")
    assert {name: of_json[name] for name in of_api} == of_api
    said = CliRunner().invoke(app, "status ICRMW MEX --on 2003-07-01 --json".split())
    assert '"words": "bound"' in said.stdout and of_api["words"] == "bound"
    assert [act["day"] for act in of_api["because"]] == ["1991-05-22", "1999-03-08"]


def test_the_whole_case_of_a_state_holds_its_history_and_its_sources(client):
    (case,) = client.get(f"/instruments/ICRMW/states/MEX/?{DAY}&format=json").json()["records"]
    assert [spell["standing"] for spell in case["history"]] == [
        *("none", "signed", "consented", "bound")
    ]
    assert case["history"][2]["until"] == "2003-06-30"
    page = client.get(f"/instruments/ICRMW/states/MEX/?{DAY}").content.decode()
    assert 'href="/sources/S01/"' in page
    assert "accepts individual communications" in page


def test_doubts_about_a_state_are_said(client):
    page = client.get(f"/instruments/CETS197/states/ISR/?{DAY}").content.decode()
    assert "Doubts" in page
    assert "is not on record." in page


def test_a_former_state_has_its_answer_for_its_own_days(client):
    path = "/instruments/ICERD/states/SUN/?on=1980-01-01"
    page = client.get(path).content.decode()
    assert "bound since 6 March 1969" in page
    assert "its acts are kept under RUS" in page


def test_the_part_holds_map_and_table_without_the_page(client):
    path = "/instruments/ICRMW/?on=2003-07-01"
    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<table" in part
    assert 'class="world"' in part
    assert "<html" not in part
    assert "On 1 July 2003, 21 States are bound" in part


def test_a_page_with_its_map_stays_light(client):
    page = client.get(f"/instruments/ICRMW/?{DAY}", headers={"Accept-Encoding": "gzip"})
    assert len(page.content) < 60_000


def test_no_page_writes_style_or_script_into_itself(client):
    for path in ("ICRMW/", "ICRMW/diff/", "ICRMW/states/MEX/", "GCM-VOTE/", "C081/", ""):
        page = client.get(f"/instruments/{path}").content.decode()
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<h1") == 1
        assert "hx-on" not in page


def test_a_union_of_states_among_the_parties_is_named_as_none(client):
    page = client.get("/instruments/UNTOC/?on=2020-01-01").content.decode()
    assert "Counted among the States, and none itself: EUE." in page
    assert "none itself" not in client.get("/instruments/ICRMW/?on=2020-01-01").content.decode()


def test_the_last_point_of_a_course_is_of_the_day_and_not_of_the_end_of_its_year(client):
    page = client.get("/instruments/ICRMW/?on=2020-03-01").content.decode()
    assert "The last point is of 1 March 2020." in page
    page = client.get("/instruments/ICRMW/?on=2020-12-31").content.decode()
    assert "The last point is of" not in page


@pytest.mark.parametrize("path", ["CETS197/states/ISR/", "CRC/", "CRC/states/RUS/"])
def test_doubts_and_remarks_are_said_in_the_language_of_the_page(client, path):
    page = client.get(f"/fr/instruments/{path}?{DAY}").content.decode()
    drawn = r'<div class="note" role="note">.*?</div>|<p class="quiet">.*?</p>'
    notes = re.findall(drawn, page, re.DOTALL)
    assert notes
    assert not [note for note in notes if 'lang="en"' in note]


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_treaty_has_its_short_title_in_the_language_of_the_page_and_its_full_one_in_english(
    client, code
):
    item = norms().instrument("ICERD")
    page = client.get(f"/{code}/instruments/ICERD/?{DAY}").content.decode()
    with override(code):
        short, named = gettext(item.short), said(shown.named(item))
    assert f"<h1>{short}</h1>" in page
    assert f"<title>{named} · Comity</title>" in page
    assert f'<p class="formal" lang="en" dir="ltr">{item.title} <span' in page
    for path in ("ICERD/states/KEN/", "ICERD/diff/"):
        page = client.get(f"/{code}/instruments/{path}").content.decode()
        (kicker,) = re.findall(r'<p class="kicker">(.*?)</p>', page)
        assert short in kicker and "lang=" not in kicker
        assert short in re.findall(r"<title>(.*?)</title>", page)[0]


@pytest.mark.parametrize("path", ["ICERD/", "ICERD/states/KEN/", "ICERD/diff/", ""])
def test_files_have_short_titles_in_english_whatever_the_language_of_the_page(client, path):
    asked = f"instruments/{path}?format=json" + ("" if "diff" in path else f"&{DAY}")
    found = [client.get(f"/{at}{asked}").json() for at in ("", "ru/")]
    assert found[0]["records"] == found[1]["records"]
    assert not path or found[0]["title"] == found[1]["title"]
