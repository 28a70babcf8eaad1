"""Where a State can stand towards an instrument, and in which sense it is asked."""

from __future__ import annotations

from enum import StrEnum

from comity.facts.phrases import Phrase, phrase


class Standing(StrEnum):
    """Where a State stands, from outside to inside, and out again."""

    NONE = "none"
    SIGNED = "signed"
    CONSENTED = "consented"
    BOUND = "bound"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Phrase:
        """The standing as said of a State."""
        return _WORDS[self]

    @property
    def is_party(self) -> bool:
        """Whether consent to be bound stands, in force or not yet."""
        return self in {Standing.CONSENTED, Standing.BOUND}


_WORDS = {
    Standing.NONE: phrase("no act on record"),
    Standing.SIGNED: phrase("signed, not ratified"),
    Standing.CONSENTED: phrase("consent deposited, not in force"),
    Standing.BOUND: phrase("bound"),
    Standing.WITHDRAWN: phrase("withdrawn"),
}


class Sense(StrEnum):
    """Whether an answer counts effects or deposits.

    ``in force`` asks who is bound on the day. ``deposited`` asks who has deposited its
    consent by then, whenever it takes effect: the number that depositaries publish.
    """

    IN_FORCE = "in force"
    DEPOSITED = "deposited"
