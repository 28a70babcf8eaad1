"""Questions asked on the command line, checked against published figures."""

import sys

import pytest

from comity.cli.output import Answer, Form, show
from comity.norms import Standing


def states_of(said):
    return [record["state"] for record in said.records]


def test_mexico_is_bound_from_1_july_2003_and_mali_not_yet(ask):
    """ICRMW art. 87: general entry into force; Mali acceded on 5 June 2003."""
    said = ask("status", "ICRMW", "MEX", "Mali", "--on", "2003-07-01")
    assert said.code == 0
    assert said.out.startswith("Migrant workers and their families (ICRMW) on 1 July 2003\n")
    mexico, mali = (line for line in said.out.splitlines() if line.startswith((" Mexico", " Mali")))
    assert "bound" in mexico and "2003-07-01" in mexico
    assert "ratification 1999-03-08 (S01)" in mexico
    assert "consent deposited, not in force" in mali and "accession 2003-06-05 (S01)" in mali


def test_counting_deposits_mali_stands_as_mexico_does(ask):
    said = ask("status", "icrmw", "MEX", "MLI", "--on", "2003-07-01", "--deposited", "--json")
    assert {record["standing"] for record in said.records} == {"consented"}
    assert {record["words"] for record in said.records} == {"consent deposited"}


def test_an_answer_in_json_carries_acts_sources_confidence_and_age(ask):
    """ICRMW, Mexico: signed 22 May 1991, ratified 8 March 1999 (UNTC chapter IV-13)."""
    (record,) = ask("status", "ICRMW", "MEX", "--on", "2003-07-01", "--json").records
    assert (record["instrument"], record["state"], record["on"]) == ("ICRMW", "MEX", "2003-07-01")
    assert (record["standing"], record["since"]) == ("bound", "2003-07-01")
    assert record["confidence"] == "depositary"
    assert record["known_to"] == "2023-01-17"
    assert record["beyond_record"] is False and record["partial_record"] is False
    acts = [(act["act"], act["day"], act["sources"]) for act in record["because"]]
    assert acts == [
        ("signature", "1991-05-22", ["S01"]),
        ("ratification", "1999-03-08", ["S01"]),
    ]
    assert all(act["confidence"] == "depositary" for act in record["because"])
    assert "why" not in record, "the sentence for the table repeats the acts"


def test_a_question_beyond_the_record_says_how_old_the_record_is(ask):
    said = ask("status", "ICRMW", "MEX", "--on", "2026-01-01")
    assert "ICRMW: the record is known to 17 January 2023." in said.out
    assert "the record is known" not in ask("status", "ICRMW", "MEX", "--on", "2020-01-01").out


def test_silence_of_a_partial_record_is_not_known_and_never_no_act(ask):
    """C081 is recorded for a few States only."""
    said = ask("status", "C081", "KEN", "--on", "2020-01-01")
    assert "not known: the record is partial" in said.out and "no act" not in said.out
    assert "it is partial" in said.out


def test_27_states_had_deposited_consent_to_the_icrmw_at_the_end_of_2004(ask):
    """UN press release on the first session of the Committee and UNTC: 27 parties."""
    words = ("parties", "ICRMW", "--on", "2004-12-31")
    said = ask(*words, "--deposited")
    assert said.out.startswith("Migrant workers and their families (ICRMW): 27 with consent dep")
    assert len(ask(*words, "--deposited", "--json").records) == 27
    assert len(ask(*words, "--deposited", "--csv").rows) == 27


def test_a_deposit_counts_as_bound_only_when_its_delay_has_run(ask):
    """ICRMW art. 87(2): the first day of the month after three months."""
    words = ("parties", "ICRMW", "--on", "2004-12-31")
    deposited, bound = states_of(ask(*words, "--deposited", "--json")), ask(*words, "--json")
    assert set(states_of(bound)) < set(deposited)
    assert {record["standing"] for record in bound.records} == {"bound"}


def test_15_states_had_signed_the_icrmw_and_not_ratified_in_june_2017(ask):
    """UNTC chapter IV-13, status in 2017."""
    said = ask("parties", "ICRMW", "--signed", "--on", "2017-06-30", "--json")
    assert len(said.records) == 15
    assert {record["standing"] for record in said.records} == {"signed"}


def test_148_states_were_party_to_the_convention_or_the_protocol_on_refugees(ask):
    """UNHCR: 148 States parties to one or both instruments, 143 to both (2016)."""
    words = ("parties", "REF1951", "REF1967", "--on", "2016-12-31")
    assert len(ask(*words, "--any", "--json").records) == 148
    assert len(ask(*words, "--json").records) == 143
    assert ask(*words).out.startswith("143 parties by deposit of all of REF1951, REF1967 on 31 Dec")


def test_97_states_were_party_to_at_least_one_of_the_three_migrant_worker_treaties(ask, library):
    """The count must be that of three records read apart."""
    words = ("parties", "ICRMW", "C097", "C143", "--any", "--or-signed", "--on", "2017-06-30")
    found = set(states_of(ask(*words, "--json")))
    standings = {Standing.SIGNED.value}
    for name in ("ICRMW", "C097", "C143"):
        deposited = ask("parties", name, "--deposited", "--on", "2017-06-30", "--json")
        signed = ask("parties", name, "--signed", "--on", "2017-06-30", "--json")
        assert {record["standing"] for record in signed.records} <= standings
        assert {*states_of(deposited), *states_of(signed)} <= found
        found -= {*states_of(deposited), *states_of(signed)} - _in_others(ask, name)
    assert found <= _in_others(ask, "")


def _in_others(ask, name):
    others = [other for other in ("ICRMW", "C097", "C143") if other != name]
    found = set()
    for other in others:
        for way in ("--deposited", "--signed"):
            found |= set(states_of(ask("parties", other, way, "--on", "2017-06-30", "--json")))
    return found


def test_the_vote_on_the_compact_was_152_to_5_with_12_abstentions(ask):
    """A/73/PV.60, 19 December 2018."""
    said = ask("parties", "GCM-VOTE")
    assert "152 vote in favour, 5 vote against, 12 abstention" in " ".join(said.out.split())
    against = [r["state"] for r in ask("parties", "GCM-VOTE", "--json").records if "ag" in r["vote"]]
    assert against == ["CZE", "HUN", "ISR", "POL", "USA"]
    assert "no vote on record" in said.out
