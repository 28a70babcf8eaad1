"""What changed between two days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.norms.instrument import Instrument
from comity.norms.model import Act
from comity.norms.parties import actors
from comity.norms.standing import Sense
from comity.norms.status import Status, status


@dataclass(frozen=True, slots=True)
class Change:
    """A State that stands elsewhere at the end than at the beginning."""

    instrument: Instrument
    state: str
    before: Status
    after: Status

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts that made the difference."""
        return tuple(act for act in self.after.because if act not in self.before.because)


def diff(
    instrument: Instrument, start: date, end: date, states: Iterable[str] | None = None
) -> tuple[Change, ...]:
    """Return the States whose standing changed between two days, in order of code.

    Only what is certain on each day is compared, so a State whose act is known by year
    changes on the last day of that year.

    Examples
    --------
    >>> from datetime import date
    >>> from comity.norms import norms
    >>> icrmw = norms().instrument("ICRMW")
    >>> changes = diff(icrmw, date(2003, 6, 30), date(2003, 7, 1))
    >>> len([c for c in changes if c.after.standing.value == "bound"])
    21
    """
    found = []
    for state in sorted(states) if states is not None else actors(instrument):
        before = status(instrument, state, start, Sense.IN_FORCE)
        after = status(instrument, state, end, Sense.IN_FORCE)
        if before.standing is not after.standing:
            found.append(Change(instrument, state, before, after))
    return tuple(found)
