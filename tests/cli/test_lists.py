"""Lists: instruments, States and groups, sources."""

from comity.evidence import catalogue
from comity.facts import PARTY_KINDS


def test_the_union_had_25_members_on_the_day_of_its_great_enlargement(ask):
    """Treaty of Accession, Athens 2003: ten States joined on 1 May 2004."""
    before = ask("states", "--group", "EU", "--on", "2004-04-30", "--json").records
    after = ask("states", "--group", "eu", "--on", "2004-05-01", "--json").records
    assert (len(before), len(after)) == (15, 25)
    new = {r["state"] for r in after} - {r["state"] for r in before}
    assert new == set("CYP CZE EST HUN LTU LVA MLT POL SVK SVN".split())
    assert ": 25 members" in ask("states", "--group", "EU", "--on", "2004-05-01").out


def test_the_states_listed_are_those_that_can_be_party_to_a_treaty(ask, ground):
    """193 members of the United Nations, two observers, and EUE, COK and NIU."""
    records = ask("states", "--json").records
    assert len(records) == 198
    assert {record["kind"] for record in records} == {kind.value for kind in PARTY_KINDS}
    codes = [record["state"] for record in records]
    assert {"EUE", "COK", "NIU", "VAT", "PSE"} < set(codes) and len(set(codes)) == 198
    assert len(ask("states", "--all", "--json").records) == len(ground.places)


def test_a_former_state_is_listed_with_the_day_it_ended(ask):
    records = {record["state"]: record for record in ask("states", "--all", "--json").records}
    assert records["SUN"]["kind"] == "former State"
    assert records["SUN"]["ended"].startswith("1991-12")
    assert records["HKG"]["kind"] == "territory"


def test_the_list_of_states_names_the_groups_that_can_be_asked_for(ask, ground):
    last = ask("states").out.strip().splitlines()[-1]
    assert last == f"Groups: {' '.join(sorted(ground.groups))}."


def test_every_instrument_is_listed_with_the_day_it_entered_into_force(ask, library):
    records = ask("instruments", "--json").records
    assert [record["instrument"] for record in records] == [item.id for item in library.all]
    days = {record["instrument"]: record["in_force"] for record in records}
    assert (days["ICRMW"], days["REF1951"]) == ("2003-07-01", "1954-04-22")
    assert days["GCM-VOTE"] is None
    assert all(record["known_to"] for record in records)


def test_an_instrument_is_found_by_its_short_name(ask):
    said = ask("instruments", "forced labour", "--json")
    assert [record["instrument"] for record in said.records] == ["C029"]


def test_all_that_is_on_record_of_one_instrument_is_shown(ask):
    """Refugee Convention: adopted 28 July 1951, in force 22 April 1954 (art. 43)."""
    said = ask("instruments", "REF1951")
    assert "Convention" in said.out and "1951-07-28" in said.out and "1954-04-22" in said.out
    (record,) = ask("instruments", "REF1951", "--json").records
    assert (record["computed"], record["recorded"]) == ("1954-04-22", "1954-04-22")


def test_every_source_says_where_it_is_and_when_it_was_read(ask, ground):
    records = ask("sources", "--json").records
    names = [record["source"] for record in records]
    assert names[: len(ground.sources)] == list(ground.sources)
    assert {item.source for item in catalogue().values()} <= set(names)
    assert all(r["locator"] and r["read"] and r["licence"] and r["tier"] for r in records)


def test_from_an_act_one_question_leads_to_its_source(ask):
    (answer,) = ask("status", "ICRMW", "MEX", "--on", "2020-01-01", "--json").records
    (name,) = answer["because"][0]["sources"]
    said = ask("sources", name)
    (record,) = ask("sources", name, "--json").records
    assert said.code == 0 and record["source"] == name
    assert record["title"] in said.out and record["licence"] in said.out
