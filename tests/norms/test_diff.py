"""What changed between two days."""

from datetime import date

from comity.norms import Standing, diff


def _moves(changes):
    return {c.state: (c.before.standing.value, c.after.standing.value) for c in changes}


def test_21_states_were_bound_on_the_first_day_of_the_migrant_workers_convention(library):
    """ICRMW art. 87(1), 1 July 2003."""
    changes = diff(library.instrument("ICRMW"), date(2003, 6, 30), date(2003, 7, 1))
    assert set(_moves(changes).values()) == {("consented", "bound")}
    assert len(changes) == 21


def test_the_year_2004_of_the_migrant_workers_convention(library):
    """UNTC IV-13: eight signatures, two accessions in force, Burkina Faso bound, Turkey in."""
    changes = diff(library.instrument("ICRMW"), date(2003, 12, 31), date(2004, 12, 31))
    moves = _moves(changes)
    assert list(moves) == sorted(moves)
    assert moves["TLS"] == moves["LBY"] == ("none", "bound")
    assert moves["BFA"] == ("consented", "bound")
    assert moves["TUR"] == ("signed", "consented")
    assert sum(move == ("none", "signed") for move in moves.values()) == 8


def test_a_change_names_the_acts_that_made_the_difference(library):
    """ROME: the notification of Burundi and its effect a year later."""
    changes = diff(library.instrument("ROME"), date(2017, 10, 26), date(2017, 10, 27))
    assert _moves(changes) == {"BDI": ("bound", "withdrawn")}
    assert [str(act) for act in changes[0].acts] == [
        "denunciation 2016-10-27",
        "end of force 2017-10-27",
    ]


def test_a_state_known_by_year_changes_on_the_last_day_of_that_year(library):
    """C143: Kenya ratified in the course of 1979."""
    c143 = library.instrument("C143")
    assert not diff(c143, date(1978, 12, 31), date(1979, 12, 30), ["KEN"])
    changes = diff(c143, date(1979, 12, 30), date(1979, 12, 31), ["KEN"])
    assert _moves(changes) == {"KEN": ("none", "consented")}


def test_nothing_changes_within_a_day(library):
    assert not any(diff(item, date(2003, 7, 1), date(2003, 7, 1)) for item in library)


def test_only_the_states_asked_for_are_compared_in_order_of_code(library):
    icrmw = library.instrument("ICRMW")
    changes = diff(icrmw, date(1990, 1, 1), date(2010, 1, 1), ["URY", "MEX", "DEU"])
    assert [change.state for change in changes] == ["MEX", "URY"]
    assert all(change.after.standing is Standing.BOUND for change in changes)


def test_a_resolution_changes_nobodys_standing(library):
    assert diff(library.instrument("GCM-VOTE"), date(2018, 1, 1), date(2020, 1, 1)) == ()
