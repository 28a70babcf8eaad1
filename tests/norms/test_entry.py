"""When an instrument entered into force: its rule, its deposits and the day recorded."""

import csv
from datetime import date

import pytest

from comity.facts import Day, Delay
from comity.norms import Sense, Standing, in_force_from, status
from comity.norms.model import OfGroup, Recorded

ACCEPTED = "norms/accepted.csv"


def _accepted(library):
    """Instruments whose two days differ for a reason that was written down (check K210)."""
    with (library.root / ACCEPTED).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] == "K210"]
    return {row["subject"]: row["reason"] for row in rows}


def _apart(library):
    return {item.id for item in library if item.in_force.agree is False}


def test_the_day_computed_is_the_day_recorded_wherever_both_are_known(library):
    """The rule applied to the deposits gives the depositary's day, but for what is accepted."""
    known = [item for item in library if item.in_force.agree is not None]
    assert len(known) >= 40
    assert _apart(library) - set(_accepted(library)) == set()


def test_an_accepted_difference_that_is_no_longer_one_must_go(library):
    assert set(_accepted(library)) - _apart(library) == set()
    assert all(len(reason) > 40 for reason in _accepted(library).values())


def test_records_that_lack_deposits_compute_a_day_that_is_too_late(library):
    """Deposits of ended States are missing, so the number is completed later, never earlier.

    The racial discrimination convention counts from the 27th deposit, of 5 December 1968.
    """
    for code in _apart(library):
        found = library.instrument(code).in_force
        assert found.computed > found.recorded.last, code
        assert found.day == found.recorded.first, "the day recorded is relied on"


def test_an_instrument_without_a_computed_day_says_why(library):
    for item in library:
        assert bool(item.in_force.reason) == (item.in_force.computed is None), item.id


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("GCM-VOTE", "a resolution does not enter into force"),
        ("C097", "the decisive deposit (GBR) is known only as 1951"),
        ("C118", "fewer than 2 dated deposits are on record"),
        ("SOLAS1974", "the rule also asks for at least half of the gross tonnage"),
    ],
)
def test_the_reason_names_what_is_missing(library, code, reason):
    assert library.instrument(code).in_force.reason.startswith(reason)


@pytest.mark.parametrize(
    ("code", "decisive", "day"),
    [
        ("REF1951", "AUS", date(1954, 4, 22)),
        ("REF1967", "SWE", date(1967, 10, 4)),
        ("CAT", "DNK", date(1987, 6, 26)),
        ("ROME", "IRL", date(2002, 7, 1)),
        ("UNTOC", "ARM", date(2003, 9, 29)),
        ("C190", "FJI", date(2021, 6, 25)),
        ("C189", "PHL", date(2013, 9, 5)),
        ("CETS197", "CYP", date(2008, 2, 1)),
    ],
)
def test_the_decisive_deposit_has_a_name(library, code, decisive, day):
    found = library.instrument(code).in_force
    assert (found.decisive.state, found.computed, found.agree) == (decisive, day, True)


def test_the_tenth_deposit_against_trafficking_came_from_at_least_eight_members(library):
    """CETS197 art. 42(3): ten States, eight of them members of the Council of Europe."""
    convention = library.instrument("CETS197")
    assert convention.entry.of_group.at_least == 8
    assert {"CYP", "NOR"} <= convention.entry.of_group.members
    assert not {"BLR", "ISR"} & convention.entry.of_group.members, "parties, not members"
    assert convention.in_force.decisive.day == Day.parse("2007-10-24")


@pytest.mark.parametrize("code", ["UNTOC-TIP", "UNTOC-SOM"])
def test_a_protocol_on_organised_crime_waits_for_its_convention(library, code):
    """Art. 17(1) and art. 22(1): not before the Convention, 29 September 2003."""
    protocol = library.instrument(code)
    assert (protocol.entry.not_before, protocol.parent_in_force) == ("UNTOC", date(2003, 9, 29))
    assert protocol.in_force.computed >= protocol.parent_in_force


def test_the_first_optional_protocol_waited_for_the_covenant(library):
    """ICCPR-OP1 art. 9(1): ten deposits were there before, the Covenant came on 23 March 1976."""
    protocol = library.instrument("ICCPR-OP1")
    tenth = protocol.entry.delay.after(protocol.in_force.decisive.day.first)
    assert tenth < protocol.in_force.computed == date(1976, 3, 23)


def test_brazil_was_bound_by_safety_of_life_at_sea_on_the_general_day(library):
    """SOLAS1974 art. X(b): three months run only for deposits after 25 May 1980."""
    solas = library.instrument("SOLAS1974")
    assert solas.entry.early
    for code in ("BRA", "JPN"):
        assert status(solas, code, date(1980, 5, 24)).standing is Standing.CONSENTED
        assert status(solas, code, date(1980, 5, 25)).standing is Standing.BOUND


def test_deposits_are_counted_in_order_of_day(treaty):
    found = treaty(
        [
            ("CCC", "accession", "2002-01-01"),
            ("AAA", "ratification", "2000-01-01"),
            ("BBB", "acceptance", "2001-05-15"),
        ]
    ).in_force
    assert (found.decisive.state, found.computed) == ("BBB", date(2001, 8, 15))


def test_signatures_and_undated_or_outweighed_deposits_complete_no_number(treaty, act):
    found = treaty(
        [
            ("AAA", "ratification", "2000-01-01"),
            ("BBB", "signature", "2000-01-02"),
            ("CCC", "ratification"),
            act("DDD", "ratification", "2000-01-03", preferred=False),
        ]
    ).in_force
    assert found.computed is None and found.decisive is None
    assert found.reason == "fewer than 2 dated deposits are on record"


def test_a_deposit_of_the_union_is_not_counted_where_the_clause_says_so(treaty, rule):
    """The clause of CRPD art. 44(4) and UNTOC art. 38(1): not additional to its members."""
    acts = [
        ("EUE", "approval", "2000-01-01"),
        ("AAA", "ratification", "2000-02-01"),
        ("BBB", "ratification", "2000-03-01"),
    ]
    assert treaty(acts).in_force.decisive.state == "AAA"
    alone = treaty(acts, entry=rule(organisations_count=False)).in_force
    assert (alone.decisive.state, alone.computed) == ("BBB", date(2000, 6, 1))


def test_a_share_of_a_group_must_be_met_as_well_as_the_number(treaty, rule):
    share = OfGroup("G", 2, frozenset({"AAA", "DDD"}))
    acts = [
        ("AAA", "ratification", "2000-01-01"),
        ("BBB", "ratification", "2000-02-01"),
        ("CCC", "ratification", "2000-03-01"),
        ("DDD", "ratification", "2000-04-01"),
    ]
    assert treaty(acts, entry=rule(of_group=share)).in_force.decisive.state == "DDD"
    assert treaty(acts[:3], entry=rule(of_group=share)).in_force.computed is None


TWO = [("AAA", "ratification", "2000-01-01"), ("BBB", "ratification", "2000-02-01")]


def test_a_protocol_enters_into_force_with_its_parent_at_the_earliest(treaty, rule):
    waits = rule(not_before="PARENT")
    later = treaty(TWO, entry=waits, parent_in_force=date(2005, 1, 1)).in_force
    earlier = treaty(TWO, entry=waits, parent_in_force=date(1999, 1, 1)).in_force
    assert (later.computed, earlier.computed) == (date(2005, 1, 1), date(2000, 5, 1))


def test_a_parent_without_a_day_leaves_the_protocol_without_one(treaty, rule):
    found = treaty(TWO, entry=rule(not_before="PARENT")).in_force
    assert found.computed is None
    assert found.reason == "not before PARENT, whose own day is not on record"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"deposits": None}, "the rule was not found in a text"),
        ({"delay": None}, "the rule was not found in a text"),
        ({"also": "a third of the members"}, "the rule also asks for a third of the members"),
        ({"deposits": 3}, "fewer than 3 dated deposits are on record"),
    ],
)
def test_a_rule_that_cannot_be_applied_says_why(treaty, rule, changes, reason):
    found = treaty(TWO, entry=rule(**changes)).in_force
    assert (found.computed, found.day, found.agree) == (None, None, None)
    assert found.reason == reason


def test_a_treaty_without_a_rule_does_not_enter_into_force(treaty):
    assert in_force_from(treaty(TWO, entry=None)).reason == "a resolution does not enter into force"


def test_a_decisive_deposit_known_by_year_gives_no_day(treaty):
    found = treaty([("AAA", "ratification", "2000"), ("BBB", "ratification", "1999")]).in_force
    assert (found.computed, found.decisive.state) == (None, "AAA")
    assert found.reason == "the decisive deposit (AAA) is known only as 2000"


@pytest.mark.parametrize(
    ("recorded", "agree", "day"),
    [
        ("2000-05-01", True, date(2000, 5, 1)),
        ("2000-05-02", False, date(2000, 5, 2)),
        ("2000-05", True, date(2000, 5, 1)),
        ("2000-06", False, date(2000, 5, 1)),
        ("2000", True, date(2000, 5, 1)),
    ],
)
def test_a_day_recorded_in_full_is_relied_on_and_checked(treaty, recorded, agree, day):
    found = treaty(TWO, recorded=Recorded(Day.parse(recorded), "X01", True)).in_force
    assert (found.agree, found.day) == (agree, day)


def test_who_deposits_before_the_general_day_waits_for_it(treaty, rule):
    """VCLT art. 24: the two who made the number, and a third in between, by its own clause."""
    acts = [*TWO, ("CCC", "ratification", "2000-04-30")]
    for entry, bound in ((rule(), "2000-07-30"), (rule(early=True), "2000-05-01")):
        imagined = treaty(acts, entry=entry)
        assert str(imagined.spell("AAA", date(2001, 1, 1)).since) == "2000-05-01"
        assert str(imagined.spell("CCC", date(2001, 1, 1)).since) == bound


def test_where_nothing_was_read_of_later_deposits_their_day_of_effect_is_open(treaty, rule):
    imagined = treaty([*TWO, ("CCC", "ratification", "2001-01-01")], entry=rule(later=None))
    assert imagined.spell("AAA", date(2000, 5, 1)).standing is Standing.BOUND
    late = imagined.spell("CCC", date(2010, 1, 1))
    assert (late.standing, late.may, late.by) == (Standing.CONSENTED, Standing.BOUND, None)


def test_nobody_is_bound_by_an_instrument_that_is_not_in_force(treaty, rule):
    waiting = treaty(TWO, entry=rule(deposits=3))
    for code in ("AAA", "BBB"):
        answer = status(waiting, code, date(2030, 1, 1))
        assert (answer.standing, answer.may) == (Standing.CONSENTED, None)
        assert status(waiting, code, date(2030, 1, 1), Sense.DEPOSITED).standing.is_party


def test_the_rule_of_the_month_after_three_months_holds_at_the_end_of_a_month(treaty, rule):
    first = Delay(months=3, first_of_next_month=True)
    acts = [("AAA", "ratification", "2003-11-30"), ("BBB", "ratification", "2003-11-30")]
    assert treaty(acts, entry=rule(delay=first)).in_force.computed == date(2004, 3, 1)
