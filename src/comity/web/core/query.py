"""Read the parameters of a page strictly: what is not understood is refused, never passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from django.http import HttpRequest

from comity.facts import (
    Ground,
    Place,
    QuestionError,
    UnknownNameError,
    asked_day,
    ground,
)
from comity.norms import Instrument, norms
from comity.web.core.clock import today
from comity.web.core.language import in_language

LONGEST, MOST = 200, 60
_NUMBER = re.compile("-?[0-9]+")
_COMMAS = re.compile("[,،，、]")
#: Added to addresses by those who pass them on; they ask nothing.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class Query:
    """The parameters of one question.

    Raises
    ------
    QuestionError
        If a parameter is not known to the page, too long, or not text.
    """

    def __init__(self, request: HttpRequest, known: Collection[str]) -> None:
        self.given = request.GET
        if sum(len(values) for _, values in self.given.lists()) > MOST:
            raise QuestionError(f"More than {MOST} parameters are given; ask for less at once.")
        for name, values in self.given.lists():
            if name in known:
                self._check(name, values)
            elif not name.startswith(_TRACKING):
                words = ", ".join(sorted(known))
                raise QuestionError(f"This page has no parameter {name[:40]!r}; it has {words}.")

    def _check(self, name: str, values: Iterable[object]) -> None:
        for value in map(str, values):
            if len(value) > LONGEST:
                problem = f"{name} is longer than {LONGEST} characters; shorten it."
                raise QuestionError(problem)
            if not value.isprintable():
                raise QuestionError(f"{name} holds signs that cannot be printed; write plain text.")

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter, the last if it is given more than once."""
        return (self.given.get(name) or default).strip()

    def texts(self, name: str) -> list[str]:
        """Return the values of a parameter that is repeated or parted by commas, once each."""
        parts = (part for value in self.given.getlist(name) for part in parted(value))
        return list(dict.fromkeys(parts))

    def day(self, name: str = "on") -> date:
        """Return the day asked about; today unless given."""
        text = self.text(name)
        return asked_day(text) if text else today()

    def choice(self, name: str, choices: Collection[str], default: str) -> str:
        """Return a parameter that must be one of a few words."""
        text = self.text(name, default)
        if text not in choices:
            raise UnknownNameError(f"value of {name} ({', '.join(choices)})", text, choices)
        return text

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number within bounds."""
        text = self.text(name) or str(default)
        if not _NUMBER.fullmatch(text) or not low <= int(text) <= high:
            problem = f"{name} is {text[:20]!r}; write a whole number from {low} to {high}."
            raise QuestionError(problem)
        return int(text)

    def states(self, name: str, most: int) -> list[Place]:
        """Return the places named, in order; more than a few are refused."""
        found = {place.code: place for place in map(named, self.texts(name))}
        if len(found) > most:
            problem = f"{name} names {len(found)} States; at most {most} stand side by side."
            raise QuestionError(problem)
        return list(found.values())


def parted(text: str) -> list[str]:
    """Part a text at its commas, those of Arabic and Chinese among them.

    >>> parted("KEN, UGA،TZA")
    ['KEN', 'UGA', 'TZA']
    """
    return [part.strip() for part in _COMMAS.split(text) if part.strip()]


def named(text: str, base: Ground | None = None) -> Place:
    """Return the place that is called so in the language of the page, in English, or by its code.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        If no place, or more than one, is called that.
    """
    places = base or ground()
    return places.resolve(in_language(text) or text)


def the_instrument(name: str) -> Instrument:
    """Return the instrument that is meant."""
    return norms().instrument(name)


def the_treaty(name: str) -> Instrument:
    """Return the treaty that is meant; a resolution is no answer to who is bound."""
    return norms().treaty(name)
