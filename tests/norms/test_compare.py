"""Several States and instruments side by side."""

from datetime import date

import pytest

from comity.norms import (
    PARTY,
    PARTY_OR_SIGNED,
    Sense,
    Standing,
    compare,
    intersection,
    parties,
    standings,
    status,
    timeline,
    union,
)

REFUGEES = ("REF1951", "REF1967")
ON = date(2015, 1, 1)


@pytest.fixture
def both(library):
    return [library.instrument(code) for code in REFUGEES]


def test_a_comparison_keeps_the_order_asked(both):
    states = ["USA", "MDG", "KEN"]
    rows = compare(both, states, ON)
    assert list(rows) == list(REFUGEES)
    assert [[answer.state for answer in row] for row in rows.values()] == [states, states]
    assert [a.standing.value for a in rows["REF1951"]] == ["none", "bound", "bound"]
    assert [a.standing.value for a in rows["REF1967"]] == ["bound", "none", "bound"]


def test_a_comparison_gives_the_answers_of_the_single_question(both):
    for row in compare(both, ["KEN", "VEN"], ON).values():
        assert all(answer == status(answer.instrument, answer.state, ON) for answer in row)


def test_the_matrix_of_the_world_holds_the_spells_of_the_comparison(library):
    states = [place.code for place in library.ground.states()]
    matrix, rows = standings(library, states, ON), compare(library, states, ON)
    assert list(matrix) == list(rows)
    for code, spells in matrix.items():
        assert spells == [answer.spell for answer in rows[code]], code


def test_nothing_compared_is_nothing(both):
    assert compare([], ["KEN"], ON) == {}
    assert compare(both, [], ON) == {"REF1951": (), "REF1967": ()}


def test_a_timeline_gives_the_standing_on_31_december(library):
    """ICRMW: Mexico signed in 1991, ratified in 1999 and was bound in 2003."""
    line = timeline(library.instrument("ICRMW"), ["MEX", "DEU"], range(1990, 2005))
    assert line.years == tuple(range(1990, 2005))
    assert [s.value for s in line.cells["MEX"]] == (
        ["none"] + ["signed"] * 8 + ["consented"] * 4 + ["bound"] * 2
    )
    assert set(line.cells["DEU"]) == {Standing.NONE}


def test_a_timeline_shows_a_state_leave_and_a_state_end(library):
    """ROME: Burundi left in 2017. ICCPR: the Soviet Union ended in December 1991."""
    rome = timeline(library.instrument("ROME"), ["BDI"], [2003, 2004, 2016, 2017])
    assert [s.value for s in rome.cells["BDI"]] == ["signed", "bound", "bound", "withdrawn"]
    covenant = timeline(library.instrument("ICCPR"), ["SUN", "RUS"], [1990, 1991, 1992])
    assert [s.value for s in covenant.cells["SUN"]] == ["bound", "bound", "none"]
    assert [s.value for s in covenant.cells["RUS"]] == ["bound"] * 3


def test_a_union_of_one_is_its_parties_by_deposit(library):
    for instrument in (i for i in library if i.binding):
        found = parties(instrument, ON, Sense.DEPOSITED)
        in_doubt = {answer.state for answer in found.unsure}
        assert union([instrument], ON) - in_doubt == set(found.codes), instrument.id
        assert intersection([instrument], ON) == union([instrument], ON)


def test_nothing_joined_is_nothing():
    assert union([], ON) == intersection([], ON) == frozenset()


def test_to_ask_for_signatories_as_well_only_adds(both, library):
    three = [*both, library.instrument("ICRMW")]
    assert PARTY < PARTY_OR_SIGNED
    assert union(three, ON, PARTY) < union(three, ON, PARTY_OR_SIGNED)
    assert intersection(three, ON, PARTY) <= intersection(three, ON, PARTY_OR_SIGNED)
