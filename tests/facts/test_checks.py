"""The check of the ground: each rule finds its breach, and the bundled ground has none."""

import shutil

import pytest

from comity.facts import KNOWLEDGE, Ground, ground
from comity.facts.checks import check_ground
from comity.facts.findings import RULES

#: Rule, file, what is replaced by what, and what the finding is about.
BREACHES = [
    ("K101", "groups.csv", "since 26 October 2025.,G41,", "since 2025.,G999,", "ASEAN G999"),
    (
        "K102",
        "memberships.csv",
        "ASEAN,BRN,1984-01-07,,G40,",
        "ASEAN,BRN,1984-01-07,,,",
        "ASEAN BRN 1984-01-07",
    ),
    (
        "K103",
        "memberships.csv",
        "ASEAN,BRN,1984-01-07,,G40,true",
        "ASEAN,BRN,1984-01-07,,recalled,true",
        "ASEAN BRN 1984-01-07",
    ),
    ("K104", "memberships.csv", "ASEAN,BRN,", "ASEAN,BRX,", "ASEAN BRX 1984-01-07 BRX"),
    ("K104", "aliases.csv", "Algérie,DZA,", "Algérie,DZX,", "Algérie DZX"),
    ("K104", "ambiguous.csv", "Congo,COD COG,", "Congo,COD COX,", "Congo COX"),
    ("K104", "successions.csv", "ETH,ERI,", "ETH,ERX,", "ETH ERX ERX"),
    (
        "K105",
        "memberships.csv",
        "ASEAN,BRN,1984-01-07,,",
        "ASEAN,BRN,1984-01-07,1983,",
        "ASEAN BRN 1984-01-07",
    ),
    (
        "K106",
        "memberships.csv",
        "ASEAN,IDN,",
        "ASEAN,BRN,2001,,G40,true,\nASEAN,IDN,",
        "ASEAN BRN 2001",
    ),
    ("K107", "places.csv", "AF,004,Asia,Southern Asia", "AF,004,,", "AFG"),
    (
        "K108",
        "places.csv",
        "Islamic Republic of Afghanistan,UN member",
        "Islamic Republic of Afghanistan,other",
        "UN member",
    ),
    ("K109", "places.csv", "\nABW,Aruba", "\nABX,Aruba", "ABW"),
    ("K110", "successions.csv", "CSK,CZE,1993-01-01", "CSK,CZE,1993-02-01", "CSK CZE"),
    ("K110", "successions.csv", "ETH,ERI,1993-05-24", "ETH,ERI,1991-05-24", "ETH ERI"),
]


@pytest.fixture
def folder(tmp_path):
    """A copy of the bundled ground that a test may spoil."""
    shutil.copytree(KNOWLEDGE / "facts", tmp_path / "facts")
    return tmp_path


@pytest.mark.parametrize(
    ("rule", "file", "good", "bad", "subject"), BREACHES, ids=lambda v: v if v in RULES else ""
)
def test_each_rule_of_the_ground_finds_its_breach(folder, rule, file, good, bad, subject):
    spoil(folder, file, good, bad)
    found = [item for item in check_ground(Ground(folder)) if item.open]
    assert [(item.id, item.where, item.subject) for item in found] == [
        (rule, f"facts/{file}", subject)
    ]


def test_every_rule_of_the_ground_has_a_breach_in_these_tests():
    assert {rule for rule, *_ in BREACHES} == {rule for rule in RULES if rule.startswith("K1")}


def test_the_bundled_ground_breaks_no_rule_that_is_not_accepted():
    assert [item for item in check_ground(ground()) if item.open] == []


def test_viet_nam_was_united_fourteen_months_after_its_southern_republic_fell():
    """The one accepted exception: a gap that another government filled (1975 to 1976)."""
    accepted = [item for item in check_ground(ground()) if item.accepted]
    assert [(item.id, item.subject) for item in accepted] == [("K110", "RVN VNM")]


def test_an_exception_for_a_succession_that_was_corrected_is_reported(folder):
    spoil(folder, "places.csv", ",1975-04-30,", ",1976-07-01,")
    found = [item for item in check_ground(Ground(folder)) if item.open]
    assert [(item.id, item.subject) for item in found] == [("K901", "K110 RVN VNM")]


@pytest.mark.parametrize(
    ("left", "returned"), [("2001", "2001"), ("2001", "2001-05"), ("2001-05-01", "2001-05-02")]
)
def test_a_state_may_leave_and_come_back_within_days_that_are_not_known_finely(
    folder, left, returned
):
    """A year is a span of days: `2001` to `2001` need not overlap."""
    rows = f"ASEAN,BRN,1984-01-07,{left},G40,true,\nASEAN,BRN,{returned},,G40,"
    spoil(folder, "memberships.csv", "ASEAN,BRN,1984-01-07,,G40,", rows)
    assert [item for item in check_ground(Ground(folder)) if item.open] == []


def spoil(folder, file, good, bad):
    path = folder / "facts" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(good) == 1, f"{good!r} stands {text.count(good)} times in {file}"
    path.write_text(text.replace(good, bad), encoding="utf-8")
