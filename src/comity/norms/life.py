"""When a place began and ended, and what is to be said of its acts for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.facts.day import Day
from comity.facts.phrases import Phrase, PlaceName, phrase, when


@dataclass(frozen=True)  # not slots: what is said of it is put into words once
class Life:
    """When a State began and ended, and whose name its acts are kept under.

    ``reaches_back`` is the beginning of the State that it continues under another name.
    """

    name: PlaceName
    began: Day | None
    ended: Day | None
    continued_by: str = ""
    reaches_back: Day | None = None

    @cached_property
    def no_act_before(self) -> Phrase:
        """What is said of the days before it began, where nothing is on record of them."""
        assert self.began is not None
        return phrase(
            "{place} began {when}; before that day there was no act of its own.",
            place=self.name,
            when=when(self.began),
        )

    @cached_property
    def act_of_predecessor(self) -> Phrase:
        """What is said of the days before it began, where an act is on record."""
        assert self.began is not None
        return phrase(
            "{place} began {when}; what is recorded before was done or took effect under "
            "a predecessor.",
            place=self.name,
            when=when(self.began),
        )

    @cached_property
    def over(self) -> Phrase:
        """What is said of it once it has ended, and of where its acts are."""
        assert self.ended is not None
        ended = {"place": self.name, "when": when(self.ended)}
        if not self.continued_by:
            return phrase("{place} ended {when}; its own acts are not on record here.", **ended)
        return phrase(
            "{place} ended {when}; its acts are kept under {code}.",
            **ended,
            code=self.continued_by,
        )
