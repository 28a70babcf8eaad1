"""Who was party to an instrument on a day, and who had only signed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.facts.errors import NotATreatyError
from comity.norms.instrument import Instrument
from comity.norms.model import VOTES, ActKind
from comity.norms.standing import Sense, Standing
from comity.norms.status import Status, status


@dataclass(frozen=True, slots=True)
class Parties:
    """The States found, and those of which the record cannot say.

    Counting and iterating covers the certain ones; ``unsure`` holds those that may have
    become so by the day, because their act is known by year only or not dated at all.
    """

    instrument: Instrument
    on: date
    sense: Sense
    found: tuple[Status, ...]
    unsure: tuple[Status, ...]

    def __len__(self) -> int:
        """Count the States that are certain."""
        return len(self.found)

    def __iter__(self) -> Iterator[Status]:
        """Go through the answers that are certain, in order of code."""
        return iter(self.found)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the States that are certain."""
        return tuple(answer.state for answer in self.found)


def parties(instrument: Instrument, on: date, sense: Sense = Sense.IN_FORCE) -> Parties:
    """Return who was party on a day: bound by it, or with consent deposited.

    Raises
    ------
    NotATreatyError
        If the instrument is a resolution, by which no State is bound.

    Examples
    --------
    >>> from datetime import date
    >>> from comity.norms import Sense, norms
    >>> icrmw = norms().instrument("ICRMW")
    >>> len(parties(icrmw, date(2004, 12, 31), Sense.DEPOSITED))
    27
    """
    wanted = {Standing.BOUND} if sense is Sense.IN_FORCE else {Standing.CONSENTED}
    return _standing(instrument, on, sense, wanted)


def signatories_only(instrument: Instrument, on: date) -> Parties:
    """Return who had signed by a day without having deposited consent.

    >>> from datetime import date
    >>> from comity.norms import norms
    >>> len(signatories_only(norms().instrument("ICRMW"), date(2017, 6, 30)))
    15
    """
    return _standing(instrument, on, Sense.DEPOSITED, {Standing.SIGNED})


def _standing(instrument: Instrument, on: date, sense: Sense, wanted: set[Standing]) -> Parties:
    if not instrument.binding:
        raise NotATreatyError(instrument.id)
    found, unsure = [], []
    for state in actors(instrument):
        answer = status(instrument, state, on, sense)
        stands = answer.standing in wanted
        if stands and (answer.may is None or answer.may in wanted):
            found.append(answer)
        elif stands or answer.may in wanted:
            unsure.append(answer)
    return Parties(instrument, on, sense, tuple(found), tuple(unsure))


def actors(instrument: Instrument) -> list[str]:
    """Return the codes of the States that have any act on record, in order."""
    return sorted(instrument.by_state)


def first_day_with(instrument: Instrument, count: int) -> date | None:
    """Return the day on which the number of deposited consents first reached ``count``.

    >>> from comity.norms import norms
    >>> first_day_with(norms().instrument("ICRMW"), 25)
    datetime.date(2004, 1, 30)
    """
    days = {
        spell.start
        for state in actors(instrument)
        for spell in instrument.spells(state, Sense.DEPOSITED)
        if spell.standing is Standing.CONSENTED
    }
    reached = (d for d in sorted(days) if len(parties(instrument, d, Sense.DEPOSITED)) >= count)
    return next(reached, None)


def votes(instrument: Instrument) -> dict[ActKind, tuple[str, ...]]:
    """Return who voted how on a resolution; a State without a vote is in no list.

    >>> from comity.norms import norms
    >>> {kind.value: len(codes) for kind, codes in votes(norms().instrument("GCM-VOTE")).items()}
    {'vote_yes': 152, 'vote_no': 5, 'vote_abstain': 12}
    """
    cast: dict[ActKind, list[str]] = {kind: [] for kind in VOTES}
    for state in actors(instrument):
        for act in instrument.by_state[state]:
            if act.kind in cast:
                cast[act.kind].append(state)
    return {kind: tuple(codes) for kind, codes in cast.items()}
