"""What an instrument means for a State on a day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.facts.day import Day, Precision
from comity.facts.phrases import DayWords, Phrase, phrase
from comity.norms.history import Spell
from comity.norms.instrument import Instrument
from comity.norms.model import VOTES, Act, ActKind, Confidence
from comity.norms.standing import Sense, Standing


@dataclass(frozen=True, slots=True)
class Status:
    """An answer with its reasons and its as-of date.

    Attributes
    ----------
    instrument : the instrument asked about
    state : code of the State
    on : the day of the question
    sense : whether effects or deposits are counted
    spell : the stretch of days that holds the answer
    """

    instrument: Instrument
    state: str
    on: date
    sense: Sense
    spell: Spell

    @property
    def standing(self) -> Standing:
        """Where the State certainly stands."""
        return self.spell.standing

    @property
    def may(self) -> Standing | None:
        """A further standing that it may already have reached on the day."""
        return self.spell.may

    @property
    def since(self) -> Day | None:
        """The day from which it stands there, at the precision on record."""
        return self.spell.since

    @property
    def since_text(self) -> str:
        """The day for a table: ``2003-07-01``, or ``by 1992-10-12`` where it began earlier."""
        if self.may is not None or self.standing is Standing.NONE:
            return ""
        if self.since is not None:
            return str(self.since)
        return phrase("by {day}", day=str(self.spell.start))

    @property
    def because(self) -> tuple[Act, ...]:
        """The acts on which the answer rests."""
        return self.spell.because

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among those acts."""
        return self.spell.confidence

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a careful reader should know, in sentences."""
        return self.spell.doubts

    @property
    def beyond_snapshot(self) -> bool:
        """Whether the day lies after the one to which the record is known."""
        return self.on > self.instrument.snapshot.day.last

    @property
    def unknown(self) -> bool:
        """Whether silence says nothing, because the record is known to lack acts."""
        silent = self.standing is Standing.NONE and self.may is None
        return silent and self.instrument.binding and self.instrument.snapshot.partial

    @property
    def reservations(self) -> tuple[Act, ...]:
        """The reservations and declarations of the State on the day.

        Most carry no day: those are given whatever the day asked about.
        """
        acts = self.instrument.by_state.get(self.state, ())
        kinds = (ActKind.RESERVATION, ActKind.DECLARATION)
        stated = (act for act in acts if act.kind in kinds)
        return tuple(act for act in stated if act.day is None or act.day.first <= self.on)

    @property
    def words(self) -> Phrase:
        """The standing in a few words, such as ``bound by the end of 1980``."""
        if not self.instrument.binding:
            vote = vote_of(self.instrument, self.state, self.on)
            return vote.kind.words if vote else phrase("no vote on record")
        if self.unknown:
            return phrase("not known: the record is partial")
        if self.may is None:
            return self._said(self.standing)
        by = self.spell.by
        if by is None:
            return phrase("consent deposited, day of effect not on record")
        reached = {"standing": self._said(self.may), "day": DayWords(by)}
        if by.precision is Precision.DAY:
            return phrase("{standing} by {day}", **reached)
        return phrase("{standing} by the end of {day}", **reached)

    def _said(self, standing: Standing) -> Phrase:
        """Say a standing; asked by deposits, nothing is said of effects."""
        if self.sense is Sense.DEPOSITED and standing is Standing.CONSENTED:
            return phrase("consent deposited")
        return standing.words


def status(instrument: Instrument, state: str, on: date, sense: Sense = Sense.IN_FORCE) -> Status:
    """Return where a State stands towards an instrument on a day.

    Parameters
    ----------
    instrument : from :func:`comity.norms.norms`
    state : code of the State, such as ``MEX``
    on : the day asked about
    sense : ``Sense.IN_FORCE`` asks whether it is bound on that day,
        ``Sense.DEPOSITED`` whether its consent was deposited by then

    Examples
    --------
    >>> from datetime import date
    >>> from comity.norms import norms
    >>> icrmw = norms().instrument("ICRMW")
    >>> status(icrmw, "MEX", date(2003, 6, 30)).standing.value
    'consented'
    >>> answer = status(icrmw, "MEX", date(2003, 7, 1))
    >>> answer.standing.value, str(answer.since)
    ('bound', '2003-07-01')
    """
    return Status(instrument, state, on, sense, instrument.spell(state, on, sense))


def vote_of(instrument: Instrument, state: str, on: date) -> Act | None:
    """Return how a State had voted on a resolution by a day, or None when it had not."""
    acts = (act for act in instrument.by_state.get(state, ()) if act.kind in VOTES)
    return next((act for act in acts if act.day is not None and act.day.last <= on), None)
