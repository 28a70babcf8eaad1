"""Questions asked on the command line, checked against published figures."""

import pytest


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


def test_97_states_had_joined_one_of_the_three_treaties_on_migrant_workers(ask):
    """ICRMW signed or ratified, C097 or C143 ratified (UNTC and NORMLEX, June 2017)."""
    treaties, day = ("ICRMW", "C097", "C143"), ("--on", "2017-06-30", "--json")
    joined = states_of(ask("parties", *treaties, "--any", "--or-signed", *day))
    each = [ask("parties", name, "--deposited", *day) for name in treaties]
    signed = ask("parties", "ICRMW", "--signed", *day)
    assert len(joined) == 97
    assert set(joined) == set().union(*map(states_of, [*each, signed]))


def test_the_vote_on_the_compact_was_152_to_5_with_12_abstentions(ask):
    """A/73/PV.60, 19 December 2018."""
    said = ask("parties", "GCM-VOTE")
    assert "152 vote in favour, 5 vote against, 12 abstention" in " ".join(said.out.split())
    against = [
        r["state"] for r in ask("parties", "GCM-VOTE", "--json").records if "ag" in r["vote"]
    ]
    assert against == ["CZE", "HUN", "ISR", "POL", "USA"]
    assert "no vote on record" in said.out


def test_a_vote_is_words_of_its_own_and_no_standing(ask):
    """A/73/PV.60: Kenya voted in favour, Italy abstained, Brunei did not vote."""
    said = ask("status", "GCM-VOTE", "KEN", "ITA", "BRN", "--on", "2019-01-01", "--json")
    words = [record["words"] for record in said.records]
    assert words == ["vote in favour", "abstention", "no vote on record"]


def test_mexico_signs_consents_and_is_bound_in_1991_1999_and_2003(ask):
    said = ask("timeline", "ICRMW", "MEX", "KEN", "--from", "1998", "--to", "2003", "--json")
    assert [record["year"] for record in said.records] == list(range(1998, 2004))
    assert [record["MEX"] for record in said.records] == ["signed"] + ["consented"] * 4 + ["bound"]
    assert {record["KEN"] for record in said.records} == {"none"}


def test_21_states_became_bound_by_the_icrmw_on_1_july_2003(ask):
    """The twenty of the decisive deposits and El Salvador, all before April 2003."""
    said = ask("diff", "ICRMW", "--from", "2003-06-30", "--to", "2003-07-01", "--json")
    assert len(said.records) == 21
    assert {(r["before"], r["after"], r["since"]) for r in said.records} == {
        ("consented", "bound", "2003-07-01")
    }


def test_a_difference_names_the_act_that_made_it(ask):
    """ICRMW: Turkey ratified on 27 September 2004 (UNTC chapter IV-13)."""
    said = ask("diff", "ICRMW", "--from", "2004-09-26", "--to", "2004-09-27", "--json")
    turkey = next(record for record in said.records if record["state"] == "TUR")
    assert (turkey["before"], turkey["after"]) == ("signed", "consented")
    assert [(a["act"], a["day"], a["sources"]) for a in turkey["acts"]] == [
        ("ratification", "2004-09-27", ["S01"])
    ]


def test_nothing_moves_between_a_day_and_itself(ask):
    said = ask("diff", "ICRMW", "--from", "2003-07-01", "--to", "2003-07-01", "--json")
    assert (said.code, said.records) == (0, [])


def test_the_earlier_day_comes_first_in_a_difference(ask):
    said = ask("diff", "ICRMW", "--from", "2004-01-01", "--to", "2003-01-01")
    assert (said.code, said.out) == (2, ""), "no State un-ratifies by reading days backwards"
    assert "2004-01-01" in said.err and "2003-01-01" in said.err


@pytest.mark.parametrize("command", ["timeline", "diff"])
def test_a_resolution_has_votes_and_no_course(ask, command):
    """Kenya voted in favour of the Compact: to say "none" of it would be wrong."""
    states = ["KEN"] if command == "timeline" else []
    days = {"timeline": ("2018", "2019"), "diff": ("2018-01-01", "2019-12-31")}[command]
    said = ask(command, "GCM-VOTE", *states, "--from", days[0], "--to", days[1])
    assert (said.code, said.out) == (2, "")
    assert "is a resolution" in said.err and "comity parties GCM-VOTE" in said.err


def test_a_resolution_is_not_counted_among_treaties(ask):
    said = ask("parties", "ICRMW", "GCM-VOTE", "--on", "2020-01-01")
    assert (said.code, said.out) == (2, "")
    assert "is a resolution" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("ICRMW", "CEDAW", "--signed"),
        ("ICRMW", "--or-signed"),
        ("ICRMW", "--any"),
        ("ICRMW", "--signed", "--deposited"),
        ("GCM-VOTE", "--deposited"),
    ],
    ids=" ".join,
)
def test_an_option_that_would_change_nothing_is_refused_and_not_ignored(ask, words):
    said = ask("parties", *words, "--on", "2017-06-30")
    assert (said.code, said.out) == (2, "")


def test_a_comparison_sets_states_side_by_side_towards_one_family(ask):
    """C097: Kenya 1965, Tanzania 1964 (Zanzibar); Uganda never (NORMLEX)."""
    words = ("compare", "KEN", "UGA", "TZA", "--on", "2020-01-01", "--family", "labour")
    records = {record["instrument"]: record for record in ask(*words, "--json").records}
    assert {"C097", "C143", "C189"} <= set(records) and "ICRMW" not in records
    stand = [records["C097"][code] for code in ("KEN", "UGA", "TZA")]
    assert stand == ["bound", "no act on record", "bound"]
    assert [row["KEN"] for row in ask(*words, "--csv").rows][:1] == ["bound"]


def test_a_family_that_does_not_exist_is_an_error(ask):
    said = ask("compare", "KEN", "--on", "2020-01-01", "--family", "labor")
    assert (said.code, said.out) == (2, "")
    assert "'labor'" in said.err and "labour" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "KEN", "--on", "2026-01-01"),
        ("timeline", "ICRMW", "KEN", "--from", "2020", "--to", "2025"),
        ("parties", "ICRMW", "CEDAW", "--on", "2026-01-01"),
        ("diff", "ICRMW", "--from", "2020-01-01", "--to", "2026-01-01"),
    ],
    ids=lambda words: words[0],
)
def test_every_answer_beyond_its_record_says_so(ask, words):
    """The record of the ICRMW is known to 17 January 2023; many records are counted."""
    counted = "records end before 2026-01-01" if words[0] == "compare" else ""
    assert (counted or "known to 17 January 2023") in ask(*words).out
