"""The check of instruments and acts: each rule finds its breach, and the bundled records hold."""

import shutil

import pytest

from comity.facts import KNOWLEDGE
from comity.facts.findings import RULES, Level
from comity.norms import Norms, norms
from comity.norms.checks import check_norms

RECORD = """\
id: TINY
title: Convention on a Small Matter
short: Small matter
family: labour
kind: treaty
binding: true
open_to: {group: AU}
adopted: {day: 2000-01-10, source: S01, verified: true}
opened: {day: 2000-02-01, source: S01, verified: true}
entry_into_force: {deposits: 2, delay: {months: 3}, later: {months: 3}, source: S01, verified: true}
in_force: {day: 2001-06-01, source: S01, verified: true}
snapshot: {day: 2020-12-31}
expect:
  in_force: 2001-06-01
  standing:
    - {state: KEN, day: 2001-05-31, is: consented}
    - {state: KEN, day: 2001-06-01, is: bound}
  parties:
    - {day: 2001-05-31, sense: deposited, count: 2}
"""
ACTS = """\
state,act,day,precision,by,confidence,grade,inferred,source,claim,articles,note
KEN,signature,2000-03-01,day,,depositary,,,S01,,,
KEN,ratification,2000-06-01,day,,depositary,,,S01,,,
KEN,entry_into_force,2001-06-01,day,,depositary,,,S01,,,
GHA,accession,2001-03-01,day,,depositary,,,S01,,,
"""


def act(state, kind, day, source="S01", claim="", note=""):
    precision = {0: "unknown", 4: "year", 7: "month", 10: "day"}[len(day)]
    return f"{state},{kind},{day},{precision},,depositary,,,{source},{claim},,{note}\n"


#: Rule, acts that are added, and what the finding is about.
WRONG_ACTS = [
    ("K206", act("NGA", "accession", "2005-01-01", "S99"), "TINY NGA accession 2005-01-01 S99"),
    ("K207", act("NGA", "accession", "2005-01-01", ""), "TINY NGA accession 2005-01-01"),
    ("K208", act("NGA", "accession", "2005-01-01", "recalled"), "TINY NGA accession 2005-01-01"),
    ("K301", act("NGX", "signature", "2005-01-01"), "TINY NGX"),
    ("K302", act("ABW", "signature", "2005-01-01"), "TINY ABW"),
    ("K303", act("NGA", "declaration", "2005-01-01") * 2, "TINY NGA declaration 2005-01-01"),
    ("K304", act("KEN", "signature", "2000-03-02"), "TINY KEN signature 2000-03-02"),
    ("K304", act("KEN", "entry_into_force", "2001-06"), "TINY KEN entry_into_force 2001-06"),
    (
        "K305",
        act("NGA", "accession", "2005-01-01", claim="other"),
        "TINY NGA accession 2005-01-01",
    ),
    ("K306", act("NGA", "signature", "1999-12"), "TINY NGA signature 1999-12"),
    ("K307", act("NGA", "signature", "2000-01-31"), "TINY NGA signature 2000-01-31"),
    ("K308", act("KEN", "acceptance", "2005-01-01"), "TINY KEN acceptance 2005-01-01"),
    ("K309", act("NGA", "denunciation", "2005-01-01"), "TINY NGA denunciation 2005-01-01"),
    ("K309", act("KEN", "denunciation", "2000-05-31"), "TINY KEN denunciation 2000-05-31"),
    ("K312", act("NGA", "entry_into_force", "2005-01-01", "S01 S02"), "TINY S01 S02"),
    ("K313", act("GHA", "entry_into_force", "2001-05-31"), "TINY GHA entry_into_force 2001-05-31"),
    ("K314", act("GHA", "entry_into_force", "2001-06-05"), "TINY GHA entry_into_force 2001-06-05"),
    (
        "K314",  # answers rely on this effect, so that one day matters
        act("GHA", "entry_into_force", "2001-06-02", "S10", claim="preferred"),
        "TINY GHA entry_into_force 2001-06-02",
    ),
    ("K315", act("GHA", "entry_into_force", "2001-06-04"), "TINY"),
    ("K316", act("FRA", "accession", "2005-01-01"), "TINY FRA accession 2005-01-01"),
    ("K317", act("NGA", "accession", "2021-01-01"), "TINY"),
]

#: Rule, field of the record and what it becomes, and what the finding is about.
WRONG_FIELDS = [
    ("K201", "short:", "spelling: odd\nshort:", "TINY"),
    ("K204", "binding:", "parent: HUGE\nbinding:", "TINY HUGE"),
    ("K205", "group: AU", "group: AX", "TINY AX"),
    ("K206", "2000-01-10, source: S01", "2000-01-10, source: S99", "TINY adopted S99"),
    ("K207", "2000-02-01, source: S01", "2000-02-01, source: ''", "TINY opened"),
    ("K208", "2001-06-01, source: S01", "2001-06-01, source: recalled", "TINY in_force"),
    ("K209", "in_force: 2001-06-01", "in_force: 2001-06-02", "TINY in_force"),
    ("K209", "is: bound", "is: none", "TINY standing KEN 2001-06-01"),
    ("K209", "count: 2", "count: 3", "TINY parties 2001-05-31 deposited"),
    ("K209", "count: 2", "number: 2", "TINY parties"),
    ("K209", "  parties:", "  members:", "TINY members"),
    ("K210", "{months: 3}, later", "{months: 4}, later", "TINY"),
]


@pytest.fixture
def folder(tmp_path):
    """A folder of knowledge with the bundled ground and one small treaty."""
    shutil.copytree(KNOWLEDGE / "facts", tmp_path / "facts")
    for name in ("instruments", "acts"):
        (tmp_path / "norms" / name).mkdir(parents=True)
    write(tmp_path)
    return tmp_path


def test_a_record_that_fits_together_has_no_finding(folder):
    assert check_norms(Norms(folder)) == ()


@pytest.mark.parametrize(
    ("rule", "rows", "subject"), WRONG_ACTS, ids=[rule for rule, *_ in WRONG_ACTS]
)
def test_each_rule_about_acts_finds_its_breach(folder, rule, rows, subject):
    write(folder, acts=ACTS + rows)
    found = check_norms(Norms(folder))
    assert [(item.id, item.subject) for item in found] == [(rule, subject)], found
    assert found[0].where == "norms/acts/TINY.csv"


@pytest.mark.parametrize(
    ("rule", "good", "bad", "subject"), WRONG_FIELDS, ids=[rule for rule, *_ in WRONG_FIELDS]
)
def test_each_rule_about_instruments_finds_its_breach(folder, rule, good, bad, subject):
    assert RECORD.count(good) == 1, good
    write(folder, record=RECORD.replace(good, bad))
    found = check_norms(Norms(folder))
    assert [(item.id, item.subject) for item in found] == [(rule, subject)], found
    assert found[0].where == "norms/instruments/TINY.yml"


def test_a_state_that_has_ended_or_not_begun_consents_to_nothing(folder):
    """Serbia and Montenegro ended on 2 June 2006; South Sudan began on 9 July 2011."""
    late, early = act("SCG", "accession", "2006-06-03"), act("SSD", "accession", "2011-07-08")
    write(folder, record=RECORD.replace("open_to: {group: AU}\n", ""), acts=ACTS + late + early)
    found = {(item.id, item.subject) for item in check_norms(Norms(folder))}
    assert found == {
        ("K310", "TINY SCG accession 2006-06-03"),
        ("K311", "TINY SSD accession 2011-07-08"),
    }


def test_acts_without_an_instrument_and_an_instrument_without_acts_are_found(folder):
    shutil.move(folder / "norms/acts/TINY.csv", folder / "norms/acts/OTHER.csv")
    found = {(item.id, item.where) for item in check_norms(Norms(folder))}
    assert found == {
        ("K202", "norms/acts/OTHER.csv"),
        ("K203", "norms/instruments/TINY.yml"),
    }


def test_a_record_that_waits_for_an_unknown_instrument_is_named_not_raised(folder):
    write(folder, record=RECORD.replace("later:", "not_before: HUGE, later:"))
    assert [(i.id, i.subject) for i in check_norms(Norms(folder))] == [("K204", "TINY HUGE")]


def test_acts_that_cannot_be_read_are_found_in_their_own_file(folder):
    write(folder, acts=ACTS + act("NGA", "ratifcation", "2005-01-01"))
    (item,) = check_norms(Norms(folder))
    assert (item.id, item.where) == ("K201", "norms/acts/TINY.csv")
    assert item.problem.startswith("line 6, act: is 'ratifcation'; expected signature | ")


def test_one_unreadable_record_does_not_hide_the_findings_of_another(folder):
    (folder / "norms/instruments/BAD.yml").write_text("id: BAD\n", encoding="utf-8")
    (folder / "norms/acts/BAD.csv").write_text(ACTS, encoding="utf-8")
    write(folder, acts=ACTS + act("NGX", "signature", "2005-01-01"))
    assert {item.id for item in check_norms(Norms(folder))} == {"K201", "K301"}


def test_every_rule_of_norms_has_a_breach_in_these_tests():
    alone = {"K202", "K203", "K310", "K311"}
    shown = {rule for rule, *_ in (*WRONG_ACTS, *WRONG_FIELDS)} | alone
    assert shown == {rule for rule in RULES if rule[:2] in {"K2", "K3"}}


@pytest.mark.parametrize(
    "rows",
    [
        act("NGA", "signature", "2000"),  # the year in which signature was opened
        act("NGA", "signature", "2000-02-01"),  # the first day on which it was
        act("KEN", "declaration", "") + act("KEN", "reservation", ""),
        act("GHA", "accession", "2001-02-01", "S02", "other"),  # beside the preferred claim
        act("NGA", "accession", "2005-01-01", "S02", "other", "a year later in S01"),
        act("GHA", "denunciation", "2004-01-01") + act("GHA", "accession", "2004-01-01"),
        act("GHA", "denunciation", "2004") + act("GHA", "accession", "2004-01-01"),
        act("NGA", "succession", "2005-01-01") + act("NGA", "entry_into_force", "2002-01-01"),
    ],
    ids=[
        "a year that may fit",
        "the day of opening",
        "statements without a day",
        "an outweighed claim beside the preferred one",
        "an outweighed claim with its reason",
        "leaving and coming back on one day (VCLT art. 54)",
        "leaving in a year and coming back within it",
        "a succession with effect from before its notification (VCST art. 23)",
    ],
)
def test_what_may_be_right_is_not_found(folder, rows):
    write(folder, acts=ACTS + rows)
    assert check_norms(Norms(folder)) == ()


def test_an_accepted_finding_is_marked_and_an_exception_too_many_is_found(folder):
    (folder / "norms/accepted.csv").write_text(
        "id,subject,reason\n"
        "K316,TINY FRA accession 2005-01-01,Invited under article 9.\n"
        "K316,TINY ITA accession 2005-01-01,Invited under article 9.\n",
        encoding="utf-8",
    )
    write(folder, acts=ACTS + act("FRA", "accession", "2005-01-01"))
    found = {(item.id, item.accepted) for item in check_norms(Norms(folder))}
    assert found == {("K316", "Invited under article 9."), ("K901", "")}


def test_the_bundled_records_break_no_rule_that_is_not_accepted():
    assert [item for item in check_norms(norms()) if item.open] == []


def test_every_exception_of_the_bundled_records_is_needed_and_excuses_an_error():
    found = check_norms(norms())
    assert [item.subject for item in found if item.id == "K901"] == []
    assert {item.level for item in found if item.accepted} == {Level.ERROR}


def test_findings_name_files_of_the_folder_of_knowledge():
    assert all((KNOWLEDGE / item.where).is_file() for item in check_norms(norms()))


def test_a_united_state_goes_on_with_the_consents_of_those_it_was_formed_from():
    """VCST art. 31: Yemen (1990) with the accession of 1972 to the ICERD, no finding."""
    assert norms().instrument("ICERD").by_state["YEM"][0].day.year == 1972
    assert [
        i.subject for i in check_norms(norms()) if i.id == "K311" and " YEM " in i.subject
    ] == []


def test_the_rule_comes_too_late_where_the_deposit_of_a_state_that_has_ended_is_missing():
    """VCCR art. 77: the thirtieth day after the twenty-second deposit, 19 March 1967."""
    (item,) = [i for i in check_norms(norms()) if (i.id, i.subject) == ("K210", "VCCR")]
    assert item.problem == (
        "The rule gives 1967-04-06 (decisive deposit: ARG, 1967-03-07); 1967-03-19 is recorded."
    )
    assert "21 of the 22 deposits" in item.accepted


def write(folder, record=RECORD, acts=ACTS):
    (folder / "norms/instruments/TINY.yml").write_text(record, encoding="utf-8")
    (folder / "norms/acts/TINY.csv").write_text(acts, encoding="utf-8")
