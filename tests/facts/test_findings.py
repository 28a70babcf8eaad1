"""Findings and the exceptions from them: what is accepted, and when it stops being so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import RecordError
from comity.facts.findings import (
    RULES,
    AcceptedException,
    Level,
    accept,
    finding,
    read_exceptions,
)
from comity.facts.rules import REPORTS

GUIDE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
keys = st.tuples(st.sampled_from(["K301", "K306", "K317"]), st.sampled_from(["A", "B", "C"]))


def excuse(rule, subject, reason="read twice"):
    return AcceptedException(rule, subject, reason, "norms/accepted.csv")


@given(found=st.lists(keys, unique=True), excused=st.lists(keys, unique=True))
def test_no_finding_is_lost_and_no_exception_outlives_its_finding(found, excused):
    """A finding stays, accepted or not; an exception without one is a finding of its own."""
    findings = [finding(rule, "acts.csv", subject, "It is wrong.") for rule, subject in found]
    result = accept(findings, [excuse(*key) for key in excused])
    kept = {(item.id, item.subject): item.accepted for item in result if item.id != "K901"}
    unneeded = {item.subject for item in result if item.id == "K901"}
    assert set(kept) == set(found)
    assert {key for key, reason in kept.items() if reason} == set(found) & set(excused)
    assert unneeded == {" ".join(key) for key in set(excused) - set(found)}


def test_an_exception_that_nothing_needs_is_itself_an_error():
    (item,) = accept([], [excuse("K306", "ICRMW MEX signature 1990-05-22")])
    assert (item.id, item.level, item.open) == ("K901", Level.ERROR, True)
    assert item.subject == "K306 ICRMW MEX signature 1990-05-22"
    assert item.hint == "Remove it from accepted.csv, or correct its subject."


def test_an_accepted_error_is_no_longer_open_but_keeps_its_level():
    (item,) = accept([finding("K301", "a.csv", "X", "No such place.")], [excuse("K301", "X")])
    assert (item.level, item.accepted, item.open) == (Level.ERROR, "read twice", False)


def test_findings_come_in_order_of_file_then_rule_then_subject():
    given_order = [("K306", "b.csv", "A"), ("K301", "b.csv", "B"), ("K317", "a.csv", "C")]
    result = accept([finding(rule, where, who, "…") for rule, where, who in given_order], [])
    assert [item.id for item in result] == ["K317", "K301", "K306"]


def test_a_room_without_exceptions_needs_no_file(tmp_path):
    assert read_exceptions(tmp_path, "norms/accepted.csv") == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("K999,X,seen", "line 2, id: 'K999' is no rule to except from"),
        ("K901,X,seen", "line 2, id: 'K901' is no rule to except from"),
        ("K301,X,", "line 2: needs a subject and a reason"),
        ("K301,,seen", "line 2: needs a subject and a reason"),
        ("K301,X,seen\nK301,X,again", "line 3: K301 X is accepted twice"),
        ("K301,X", "line 2: has 2 cells; expected 3"),
    ],
)
def test_an_exception_that_is_not_clear_is_refused(tmp_path, row, problem):
    (tmp_path / "accepted.csv").write_text(f"id,subject,reason\n{row}\n", encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        read_exceptions(tmp_path, "accepted.csv")
    assert problem in str(caught.value)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained_in_the_guide_in_the_words_of_the_check(rule):
    meaning, hint = RULES[rule]
    assert f"| {rule} | {meaning} | {hint} |" in GUIDE, f"{rule} is not in docs/checks.md"


def test_the_guide_says_which_rules_only_report():
    section = GUIDE.split("## Reports are for the reader")[1].split("##")[0]
    assert {rule for rule in RULES if rule in section} == REPORTS
