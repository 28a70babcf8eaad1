"""What must hold for every State, every treaty and every day, not for one."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comity.facts import Day
from comity.norms import (
    ActKind,
    Sense,
    Standing,
    diff,
    intersection,
    norms,
    parties,
    status,
    timeline,
    union,
)
from comity.norms.history import BEFORE_ALL
from comity.norms.model import Recorded

INWARD = [Standing.NONE, Standing.SIGNED, Standing.CONSENTED, Standing.BOUND]
STATES = ["AAA", "BBB", "CCC", "DDD"]
TREATIES = [item.id for item in norms() if item.binding]
PAIRS = [(item.id, state) for item in norms() for state in sorted(item.by_state)]
DAYS = st.dates(date(1945, 1, 1), date(2030, 12, 31))
SENSES = st.sampled_from(list(Sense))
IN_FORCE = Recorded(Day.parse("1960-01-01"), "X01", True)


def acts(kinds):
    """Acts of four States, known to the day, the month or the year."""
    days = st.dates(date(1950, 1, 1), date(2020, 12, 31)).flatmap(
        lambda d: st.sampled_from([str(Day.of(d)), str(Day(d.year, d.month)), str(Day(d.year))])
    )
    return st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(kinds), days), max_size=12)


STAYING = acts(["signature", "ratification", "accession", "acceptance"])
ANYTHING = acts(["signature", "ratification", "accession", "succession", "denunciation",
                 "entry_into_force", "end_of_force", "reservation"])  # fmt: skip


def _standing(instrument, state, on, sense=Sense.IN_FORCE):
    return status(instrument, state, on, sense).standing


@given(made=STAYING, on=DAYS, later=st.integers(0, 9000), sense=SENSES)
def test_a_state_that_never_withdraws_only_moves_inward(treaty, made, on, later, sense):
    imagined = treaty(made)
    for state in STATES:
        before = _standing(imagined, state, on, sense)
        after = _standing(imagined, state, on + timedelta(days=later), sense)
        assert INWARD.index(before) <= INWARD.index(after), (state, before, after)


def test_on_record_only_those_who_withdrew_or_ended_ever_moved_outward(library):
    for code, state in PAIRS:
        for sense in Sense:
            stood = [s.standing for s in library.instrument(code).spells(state, sense)]
            if Standing.WITHDRAWN not in stood:
                assert stood == sorted(stood, key=INWARD.index), (code, state, sense)


@given(made=ANYTHING, on=DAYS, sense=SENSES)
def test_a_status_rests_only_on_acts_of_that_state(treaty, made, on, sense):
    imagined = treaty(made, recorded=IN_FORCE)
    for state in STATES:
        assert {act.state for act in status(imagined, state, on, sense).because} <= {state}


@given(made=ANYTHING, on=DAYS, sense=SENSES, other=st.sampled_from(STATES[1:]))
def test_what_another_state_does_changes_no_answer_once_in_force(treaty, made, on, sense, other):
    whole = treaty(made, recorded=IN_FORCE)
    without = treaty([a for a in made if a[0] != other], recorded=IN_FORCE)
    assert whole.spell("AAA", on, sense) == without.spell("AAA", on, sense)


@given(pair=st.sampled_from(PAIRS), on=DAYS)
def test_a_certain_answer_rests_on_acts_done_by_the_day(library, pair, on):
    """But for a succession, whose notification reaches back (VCST art. 23)."""
    code, state = pair
    answer = status(library.instrument(code), state, on)
    reaches_back = any(act.kind is ActKind.SUCCESSION for act in answer.because)
    if answer.may is None and not reaches_back:
        assert all(act.day is None or act.day.first <= on for act in answer.because), answer


def _covers_all_days(spells):
    starts = [spell.start for spell in spells]
    assert starts[0] == BEFORE_ALL
    assert all(first < second for first, second in pairwise(starts)), starts


@given(made=ANYTHING, sense=SENSES)
def test_spells_cover_all_days_without_gap_or_overlap(treaty, made, sense):
    imagined = treaty(made, recorded=IN_FORCE)
    for state in STATES:
        _covers_all_days(imagined.spells(state, sense))


def test_on_record_spells_cover_all_days_of_every_place(library):
    for item in library:
        for state in {*library.ground.places, *item.by_state}:
            for sense in Sense:
                _covers_all_days(item.spells(state, sense))


@given(made=ANYTHING, on=DAYS, sense=SENSES)
def test_the_spell_of_a_day_has_begun_and_the_next_has_not(treaty, made, on, sense):
    imagined = treaty(made, recorded=IN_FORCE)
    for state in STATES:
        begun = [s for s in imagined.spells(state, sense) if s.start <= on]
        assert imagined.spell(state, on, sense) == begun[-1]


@given(made=ANYTHING, on=DAYS, sense=SENSES)
def test_what_may_be_is_never_what_is(treaty, made, on, sense):
    imagined = treaty(made, recorded=IN_FORCE)
    for state in STATES:
        answer = status(imagined, state, on, sense)
        assert answer.may is not answer.standing
        assert answer.words and (answer.standing is Standing.NONE or answer.because)


@given(codes=st.lists(st.sampled_from(TREATIES), min_size=1, max_size=4), on=DAYS)
def test_a_union_holds_each_part_and_each_part_the_intersection(library, codes, on):
    items = [library.instrument(code) for code in codes]
    all_of, any_of = intersection(items, on), union(items, on)
    for item in items:
        assert all_of <= union([item], on) <= any_of


@given(made=STAYING, on=DAYS)
def test_without_succession_or_withdrawal_the_bound_are_among_the_depositors(treaty, made, on):
    imagined = treaty(made)
    bound = parties(imagined, on)
    deposited = parties(imagined, on, Sense.DEPOSITED)
    assert set(bound.codes) <= set(deposited.codes)


@given(code=st.sampled_from(TREATIES), on=DAYS)
def test_on_record_the_bound_have_deposited_but_for_two_kinds(library, code, on):
    """A successor is bound before it notifies; who denounced stays bound during its notice."""
    instrument = library.instrument(code)
    for answer in parties(instrument, on):
        deposited = status(instrument, answer.state, on, Sense.DEPOSITED)
        successor = any(act.kind is ActKind.SUCCESSION for act in answer.because)
        assert deposited.standing is Standing.CONSENTED or (
            successor
            if deposited.standing is Standing.NONE
            else deposited.standing is Standing.WITHDRAWN
        ), (answer, deposited)


@given(code=st.sampled_from(TREATIES), days=st.lists(DAYS, min_size=3, max_size=3))
def test_two_changes_in_a_row_are_the_change_over_both(library, code, days):
    instrument = library.instrument(code)
    first, middle, last = sorted(days)
    stood = {state: _standing(instrument, state, first) for state in instrument.by_state}
    for start, end in ((first, middle), (middle, last)):
        for change in diff(instrument, start, end):
            assert stood[change.state] is change.before.standing
            stood[change.state] = change.after.standing
    over_both = {c.state: c.after.standing for c in diff(instrument, first, last)}
    for state, standing in stood.items():
        assert over_both.get(state, _standing(instrument, state, first)) is standing


@given(code=st.sampled_from(TREATIES), year=st.integers(1945, 2040))
def test_a_timeline_agrees_with_the_status_at_each_31_december(library, code, year):
    instrument = library.instrument(code)
    line = timeline(instrument, instrument.by_state, [year, year + 1])
    for state, cells in line.cells.items():
        ends = [date(year, 12, 31), date(year + 1, 12, 31)]
        assert list(cells) == [_standing(instrument, state, end) for end in ends], state


@given(made=ANYTHING, claims=ANYTHING, on=DAYS, sense=SENSES)
def test_an_outweighed_claim_changes_no_answer(treaty, act, made, claims, on, sense):
    others = [act(*claim, preferred=False) for claim in claims]
    plain, disputed = treaty(made), treaty([*made, *others])
    assert plain.in_force == disputed.in_force
    for state in STATES:
        assert plain.spell(state, on, sense) == disputed.spell(state, on, sense)


@given(made=ANYTHING, on=DAYS)
def test_the_order_of_the_record_changes_no_answer(treaty, made, on):
    forth = treaty(made, recorded=IN_FORCE)
    back = treaty(made[::-1], recorded=IN_FORCE)
    assert forth.in_force.computed == back.in_force.computed
    for state in STATES:
        assert _standing(forth, state, on) is _standing(back, state, on), state


@given(year=st.integers(1965, 2020), day_of_year=st.integers(0, 364))
def test_a_consent_known_by_year_is_certain_at_its_end_and_not_before(treaty, year, day_of_year):
    imagined = treaty([("AAA", "ratification", str(year))], recorded=IN_FORCE)
    new_year, end = date(year, 1, 1), date(year, 12, 31)
    on = new_year + timedelta(days=day_of_year)
    before = status(imagined, "AAA", new_year - timedelta(days=1), Sense.DEPOSITED)
    within = status(imagined, "AAA", on, Sense.DEPOSITED)
    assert (before.standing, before.may) == (Standing.NONE, None)
    assert on == end or (within.standing, within.may) == (Standing.NONE, Standing.CONSENTED)
    assert _standing(imagined, "AAA", end, Sense.DEPOSITED) is Standing.CONSENTED
    assert _standing(imagined, "AAA", end) is Standing.CONSENTED
    # Three months from the first and from the last day of the year.
    assert _standing(imagined, "AAA", date(year + 1, 3, 30)) is Standing.CONSENTED
    assert _standing(imagined, "AAA", date(year + 1, 3, 31)) is Standing.BOUND


@given(made=STAYING, on=DAYS)
def test_to_know_a_year_to_the_day_never_takes_a_certainty_away(treaty, made, on):
    """What is certain of a year stays certain when the source adds month and day."""
    finer = [(state, kind, f"{day}-07-01" if len(day) == 4 else day) for state, kind, day in made]
    coarse, fine = treaty(made, recorded=IN_FORCE), treaty(finer, recorded=IN_FORCE)
    for state in STATES:
        sure, known = _standing(coarse, state, on), _standing(fine, state, on)
        assert INWARD.index(sure) <= INWARD.index(known), (state, sure, known)


def test_an_instrument_asked_twice_gives_the_same_history(library):
    icrmw = library.instrument("ICRMW")
    again = replace(icrmw)
    for state in icrmw.by_state:
        assert icrmw.spells(state) == again.spells(state)
