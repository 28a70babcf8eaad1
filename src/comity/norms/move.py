"""A change of standing, and between which days it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.facts.day import Day
from comity.norms.model import Act
from comity.norms.standing import Standing


@dataclass(frozen=True, slots=True)
class Move:
    """A change of standing that happened between two calendar days.

    ``earliest`` equals ``latest`` when the day is known. ``dated`` is False where a
    legal effect reaches back to a day that no source gives: the standing is certain from
    ``latest``, but it did not begin there.
    """

    earliest: date
    latest: date
    standing: Standing
    because: tuple[Act, ...]
    doubts: tuple[str, ...] = ()
    dated: bool = True

    @property
    def since(self) -> Day | None:
        """The day from which the new standing holds, at the precision it is known."""
        if not self.dated:
            return None
        first, last = self.earliest, self.latest
        if first == last:
            return Day.of(first)
        for span in (Day(first.year, first.month), Day(first.year)):
            if span.first <= first and last <= span.last:
                return span
        return None

    @property
    def by(self) -> Day | None:
        """The day by which the new standing was certainly reached; None when unknown."""
        if self.latest == date.max:
            return None
        since = self.since
        whole = since is not None and (since.first, since.last) == (self.earliest, self.latest)
        return since if since is not None and whole else Day.of(self.latest)

    def applies_to(self, standing: Standing) -> bool:
        """Tell whether the move leads on from where the State stands."""
        if self.standing is Standing.SIGNED:
            return standing is Standing.NONE
        if self.standing is Standing.CONSENTED:
            return not standing.is_party
        if self.standing is Standing.WITHDRAWN:
            return standing.is_party
        return True
