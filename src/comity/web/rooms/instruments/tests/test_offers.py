"""What the room offers to the rest of the site: finds, pages, tables, API, words."""

import polars as pl
import pytest
from django.utils.translation import override

from comity.facts import ground
from comity.facts.voice import say
from comity.norms import FAMILIES, ActKind, Sense, norms, status
from comity.profile.chapters.marks import FAMILY_TITLES, words_of
from comity.profile.document import Age, Mark
from comity.web.core import words
from comity.web.rooms.instruments.found import find
from comity.web.rooms.instruments.room import room
from comity.web.rooms.instruments.tables import tables
from comity.web.speech import voice


@pytest.mark.parametrize("text", ["ICRMW", "icrmw", "UNTC IV-13", "migrant workers and their fam"])
def test_an_instrument_is_found_by_any_of_its_names(text):
    best = max(find(text), key=lambda hit: hit.weight)
    assert best.url == "/instruments/ICRMW/"


def test_an_instrument_is_found_by_its_short_title_in_the_language_of_the_page(monkeypatch):
    french = {"Racial discrimination": "Discrimination raciale (essai)"}
    monkeypatch.setattr(voice, "_pattern", lambda text, _code: french.get(text, text))
    with override("fr"):
        for text in ("discrimination raciale (essai)", "Racial discrimination"):
            best = max(find(text), key=lambda hit: hit.weight)
            assert (best.url, best.weight) == ("/fr/instruments/ICERD/", 1.0)
        assert say(best.title, voice.PageVoice()) == "Discrimination raciale (essai) (ICERD)"
    assert best.title == "Racial discrimination (ICERD)"


def test_every_page_that_the_room_names_stands(client):
    pages = list(room.pages())
    assert len(pages) == 1 + 52 + 51
    assert all(client.get(path).status_code == 200 for path in pages)


def test_every_table_says_what_each_of_its_columns_means():
    found = {bulk.name: bulk for bulk in tables()}
    assert set(found) == {"instruments", "acts", "standings"}
    for bulk in found.values():
        table = bulk.table()
        assert table.columns == list(bulk.columns())
        assert table.height > 50


def test_the_table_of_acts_holds_every_act_and_the_claims_not_relied_on():
    table = next(bulk for bulk in tables() if bulk.name == "acts").table()
    assert table.height == sum(len(item.acts) for item in norms())
    assert table.filter(~pl.col("preferred")).height == 134
    assert table["sources"].null_count() == 0


def test_in_the_table_of_standings_silence_of_a_partial_record_is_not_no():
    table = next(bulk for bulk in tables() if bulk.name == "standings").table()
    row = table.row(
        by_predicate=(pl.col("instrument") == "C081") & (pl.col("state") == "FRA"), named=True
    )
    assert row["standing"] is None
    assert row["words"] == "not known: the record is partial"


def test_the_api_gives_an_instrument_with_its_rule(client):
    (found,) = client.get("/api/v1/instruments/icrmw?on=2004-12-31").json()["records"]
    assert (found["deposited"], found["bound"]) == (27, 26)
    assert (found["deposits"], found["delay"]) == (20, "P3M, first of next month")
    assert found["rule_verified"] is True


def test_the_api_counts_parties_through_time(client):
    asked = "from=1998&to=2004&state=MEX"
    years = client.get(f"/api/v1/instruments/ICRMW/timeline?{asked}").json()["records"]
    assert [year["standings"]["MEX"] for year in years][:2] == ["signed", "consented"]
    assert years[-1]["deposited"] == 27


def test_the_api_lists_acts_of_one_state_and_pages_them(client):
    answer = client.get("/api/v1/instruments/ICRMW/acts?state=Mexico&limit=2").json()
    assert answer["total"] == 5
    assert [act["act"] for act in answer["records"]] == ["signature", "ratification"]


def test_english_words_are_those_of_the_command_line():
    days = [ground().snapshot.last.replace(year=year) for year in (1975, 1999, 2026)]
    for item in norms():
        for state in item.by_state:
            for day in days:
                for sense in Sense:
                    answer = status(item, state, day, sense)
                    assert words.standing_words(answer) == answer.words
                    if item.binding:
                        assert words.since_words(answer) == words_of(answer)


def test_every_word_of_the_records_can_be_said():
    assert {kind.words for kind in ActKind} == {str(words.ACTS[kind]) for kind in ActKind}
    assert {mark.value: str(words.MARKS[mark]) for mark in Mark} == {
        m.value: m.value for m in Mark
    } | {Mark.YES.value: "voted in favour"}
    assert [str(words.AGES[age]) for age in Age] == [age.value for age in Age]
    assert {name: str(words.FAMILIES[name]) for name in FAMILIES} == FAMILY_TITLES
    for place in ground().places.values():
        assert not place.region or place.region in words.REGIONS
        assert not place.near or place.near in words.SUBREGIONS
