"""Several States or several instruments at once: matrix, timeline, union, intersection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comity.norms.history import Spell
from comity.norms.instrument import Instrument
from comity.norms.parties import actors
from comity.norms.standing import Sense, Standing
from comity.norms.status import Status, status


def compare(
    instruments: Iterable[Instrument], states: Sequence[str], on: date
) -> dict[str, tuple[Status, ...]]:
    """Return the standing of each State towards each instrument, in the order given.

    >>> from datetime import date
    >>> from comity.norms import norms
    >>> rows = compare([norms().instrument("REF1967")], ["MDG", "USA"], date(2015, 1, 1))
    >>> [answer.standing.value for answer in rows["REF1967"]]
    ['none', 'bound']
    """
    return {
        instrument.id: tuple(status(instrument, state, on) for state in states)
        for instrument in instruments
    }


def standings(
    instruments: Iterable[Instrument], states: Sequence[str], on: date
) -> dict[str, list[Spell]]:
    """Return the spells of many States at once, without the question around each.

    This is the form for maps and matrices of the whole world; :func:`compare` gives
    full answers.
    """
    return {item.id: [item.spell(state, on) for state in states] for item in instruments}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Standings at the end of each year.

    Attributes
    ----------
    years : the years, oldest first
    cells : for each State, its standing on 31 December of each year
    """

    instrument: Instrument
    years: tuple[int, ...]
    cells: Mapping[str, tuple[Standing, ...]]


def timeline(instrument: Instrument, states: Iterable[str], years: Iterable[int]) -> Timeline:
    """Return the standing of States at the end of each year.

    >>> from comity.norms import norms
    >>> line = timeline(norms().instrument("ICRMW"), ["MEX"], [1998, 1999, 2003])
    >>> [standing.value for standing in line.cells["MEX"]]
    ['signed', 'consented', 'bound']
    """
    asked = tuple(years)
    ends = [date(year, 12, 31) for year in asked]
    cells = {s: tuple(instrument.spell(s, end).standing for end in ends) for s in states}
    return Timeline(instrument, asked, cells)


def reached(instrument: Instrument, on: date, standings: Iterable[Standing]) -> frozenset[str]:
    """Return the States that have certainly reached one of some standings, by deposit."""
    wanted = frozenset(standings)
    spells = ((state, instrument.spell(state, on, Sense.DEPOSITED)) for state in actors(instrument))
    return frozenset(state for state, spell in spells if spell.standing in wanted)


PARTY = frozenset({Standing.CONSENTED, Standing.BOUND})
PARTY_OR_SIGNED = PARTY | {Standing.SIGNED}


def union(
    instruments: Iterable[Instrument], on: date, standings: Iterable[Standing] = PARTY
) -> frozenset[str]:
    """Return the States that stand so towards at least one of several instruments.

    >>> from datetime import date
    >>> from comity.norms import norms
    >>> both = [norms().instrument(i) for i in ("REF1951", "REF1967")]
    >>> len(union(both, date(2016, 12, 31)))
    148
    """
    return frozenset().union(*(reached(item, on, standings) for item in instruments))


def intersection(
    instruments: Iterable[Instrument], on: date, standings: Iterable[Standing] = PARTY
) -> frozenset[str]:
    """Return the States that stand so towards every one of several instruments.

    >>> from datetime import date
    >>> from comity.norms import norms
    >>> both = [norms().instrument(i) for i in ("REF1951", "REF1967")]
    >>> len(intersection(both, date(2016, 12, 31)))
    143
    """
    found = [reached(item, on, standings) for item in instruments]
    return found[0].intersection(*found[1:]) if found else frozenset()
