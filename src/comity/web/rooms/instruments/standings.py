"""What is said of standings: remarks under a table, and the whole case of one State."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.answers.forms import Record
from comity.answers.instruments import of_recorded, of_spells, of_standing, outweighed
from comity.answers.norms import beyond, silence
from comity.facts import Place
from comity.facts.phrases import phrase, when
from comity.norms import Act, Instrument, Sense, Spell, Status, norms, status
from comity.norms.entry import ORGANISATIONS
from comity.profile.chapters.marks import mark_of
from comity.profile.context import Context
from comity.profile.document import Mark
from comity.web.rooms.instruments.asked import SILENT, Asked

NAMED = 30


def remarks(asked: Asked) -> list[str]:
    """Say under a table what its rows cannot: age of the record, silence, who is not counted."""
    found = beyond([asked.item], asked.on)
    item = asked.item
    found += silence(item)
    if not item.binding:
        found.append(phrase("A State that is not listed cast no vote on record."))
    if item.adopted and asked.on < item.adopted.day.first:
        about = {"instrument": item.id, "when": when(item.adopted.day)}
        found.append(phrase("{instrument} was adopted {when}, after the day asked about.", **about))
    if asked.unsure:
        codes = _named(asked.unsure)
        found.append(phrase("Not certain on that day, and not counted: {codes}.", codes=codes))
    if unions := [code for code in sorted(ORGANISATIONS) if _acted(asked, code)]:
        codes = " ".join(unions)
        found.append(phrase("Counted among the States, and none itself: {codes}.", codes=codes))
    if asked.group and asked.members.unsure:
        found.append(
            phrase(
                "Not certain to belong to {group} on that day, and left out: {codes}.",
                group=asked.group,
                codes=_named(asked.members.unsure),
            )
        )
    return found


def _acted(asked: Asked, code: str) -> bool:
    return code in asked.answers and asked.answers[code][1] not in SILENT


def _named(codes: tuple[str, ...]) -> str:
    named, more = " ".join(codes[:NAMED]), len(codes) - NAMED
    return phrase("{codes} and {more} more", codes=named, more=more) if more > 0 else named


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier, within the period answered.

    >>> years_before(date(2024, 2, 29), 10), years_before(date(1950, 1, 1), 10)
    (datetime.date(2014, 2, 28), datetime.date(1945, 1, 1))
    """
    year = max(day.year - years, FIRST_YEAR)
    if year == FIRST_YEAR:
        return min(day, date(FIRST_YEAR, 1, 1))
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


FIRST_YEAR = 1945


@dataclass(frozen=True)
class Case:
    """All that is on record of one State towards one instrument."""

    item: Instrument
    place: Place
    on: date
    sense: Sense

    @cached_property
    def answer(self) -> Status:
        """Where it stands on the day."""
        return status(self.item, self.place.code, self.on, self.sense)

    def at(self, day: date) -> Status:
        """Where it stands on another day."""
        return status(self.item, self.place.code, day, self.sense)

    @property
    def mark(self) -> Mark:
        """The mark of the answer."""
        context = Context(norms(), self.place, self.on)
        return mark_of(self.answer, context.is_open(self.item, self.place.code))

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Its history, oldest first."""
        return self.item.spells(self.place.code, self.sense)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act that is relied on, statements included."""
        return self.item.by_state.get(self.place.code, ())

    @property
    def claims(self) -> list[Act]:
        """The claims of sources that others outweigh."""
        return outweighed(self.item, self.place.code)

    @property
    def _history(self) -> Iterator[Record]:
        return of_spells(self.spells, partial=self.item.snapshot.partial)

    @property
    def record(self) -> Record:
        """The whole case as one plain record."""
        return {
            **of_standing(self.answer),
            "history": list(self._history) if self.item.binding else [],
            "acts": [of_recorded(self.item, act) for act in self.acts],
            "claims": [of_recorded(self.item, act) for act in self.claims],
        }
