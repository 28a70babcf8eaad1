"""Budgets, not records: a budget breaks only when a change makes a kind of work slower.

``make bench`` runs them. A budget is held against the quickest round, so that a busy
machine does not break it.
"""

from datetime import date, timedelta

import pytest

from comity.facts import Day, Delay
from comity.norms import (
    Act,
    ActKind,
    Confidence,
    EntryRule,
    Instrument,
    Norms,
    Sense,
    compare,
    norms,
    parties,
    standings,
    status,
    timeline,
)
from comity.norms.model import Snapshot

ON = date(2015, 1, 1)
MILLISECOND, MICROSECOND = 1e-3, 1e-6


def _within(benchmark, seconds):
    """Hold the quickest round against a budget; without timing there is nothing to hold."""
    if benchmark.stats is not None:
        quickest = benchmark.stats.stats.min
        assert quickest < seconds, f"{quickest:.6f} s is over the budget of {seconds:.6f} s"


@pytest.fixture(scope="module")
def library():
    """All instruments, with the history of every State worked out once."""
    loaded = norms()
    standings(loaded, _states(loaded), ON)
    return loaded


def _states(library):
    return [place.code for place in library.ground.states()]


def test_load_of_all_records(benchmark):
    """What a first question about all instruments waits for: 52 records, 13,000 acts."""
    loaded = benchmark.pedantic(lambda: Norms().all, rounds=5, warmup_rounds=1)
    assert len(loaded) == 52
    _within(benchmark, 400 * MILLISECOND)


def test_first_use_of_all_histories(benchmark):
    """52 instruments and all States, from acts to spells."""

    def fresh():
        loaded = Norms()
        return (loaded.all, _states(loaded), ON), {}

    matrix = benchmark.pedantic(standings, setup=fresh, rounds=5)
    assert len(matrix) == 52
    _within(benchmark, 1000 * MILLISECOND)


def test_standings_of_all_states_on_a_day(benchmark, library):
    """The matrix of the world: some 10,300 cells."""
    states = _states(library)
    matrix = benchmark(standings, library.all, states, ON)
    assert sum(len(row) for row in matrix.values()) == 52 * len(states)
    _within(benchmark, 20 * MILLISECOND)


def test_full_answers_for_all_states_on_a_day(benchmark, library):
    states = _states(library)
    rows = benchmark(compare, library.all, states, ON)
    assert sum(len(row) for row in rows.values()) == 52 * len(states)
    _within(benchmark, 20 * MILLISECOND)


def test_one_status(benchmark, library):
    icrmw = library.instrument("ICRMW")
    answer = benchmark(status, icrmw, "MEX", ON)
    assert answer.standing.value == "bound"
    _within(benchmark, 5 * MICROSECOND)


def test_parties_to_one_instrument(benchmark, library):
    convention = library.instrument("REF1951")
    found = benchmark(parties, convention, ON, Sense.DEPOSITED)
    assert len(found) == 145
    _within(benchmark, MILLISECOND)


def test_timeline_of_all_states_since_1950(benchmark, library):
    """One instrument, all States, 77 years: some 15,000 cells."""
    convention, states = library.instrument("REF1951"), _states(library)
    line = benchmark(timeline, convention, states, range(1950, 2027))
    assert sum(len(cells) for cells in line.cells.values()) == 77 * len(states)
    _within(benchmark, 20 * MILLISECOND)


def a_large_treaty(parties_count, acts_each):
    """A treaty that thousands sign, join and leave again and again."""
    kinds = (ActKind.SIGNATURE, ActKind.RATIFICATION, ActKind.DENUNCIATION, ActKind.ACCESSION)
    acts = tuple(
        Act(
            f"P{party:04d}",
            kinds[turn % 4],
            Day.of(date(1950, 1, 1) + timedelta(days=party % 900 + 700 * turn)),
            Confidence.DEPOSITARY,
            ("X01",),
        )
        for party in range(parties_count)
        for turn in range(acts_each)
    )
    wait = Delay(months=3)
    return Instrument(
        id="LARGE",
        title="Imagined Convention",
        short="Imagined",
        family="labour",
        kind="treaty",
        binding=True,
        depositary="",
        reference="",
        entry=EntryRule(20, wait, wait, "X01", "art. 1", True),
        recorded=None,
        snapshot=Snapshot(Day(2025), ""),
        coverage="",
        acts=acts,
    )


@pytest.mark.parametrize(("size", "budget"), [(200, 150), (2000, 1500)], ids=["small", "large"])
def test_parties_to_an_imagined_treaty_first_asked(benchmark, size, budget):
    """Eight acts each; ten times the parties may take ten times as long, and no more."""

    def fresh():
        return (a_large_treaty(size, 8), ON), {}

    found = benchmark.pedantic(parties, setup=fresh, rounds=5)
    assert len(found) > size / 2
    _within(benchmark, budget * MILLISECOND)
