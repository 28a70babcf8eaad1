"""Dates with the precision at which they were published.

A depositary prints ``2003-03-14``; a list of ratifications by year prints ``1979``.
Both are kept as they are. A year is a span of 365 days of which one is meant, so
``2020`` is neither before nor after ``2020-05``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from comity.facts.errors import DayError

FIRST_DAY = date(1945, 1, 1)
LAST_DAY = date(2100, 12, 31)
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Day:
    """A calendar date known to the day, the month or the year.

    >>> Day.parse("2003-03-14") < Day.parse("2003-07")
    True
    >>> Day.parse("2020") < Day.parse("2020-05")
    False
    >>> Day.parse("2020-05") < Day.parse("2020")
    False
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises
        ------
        DayError
            If the text has another form or names a day that no calendar has.
        """
        text = text.strip()
        found = _FORM.fullmatch(text)
        if not found:
            raise DayError(f"{text[:40]!r} is not a day; write 2003-07-01, 2003-07 or 2003.")
        parts = [int(part) for part in found.groups() if part is not None]
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError:
            raise DayError(f"{text!r} is not a day that the calendar has; check it.") from None
        return cls(*parts)

    @classmethod
    def of(cls, when: date) -> Day:
        """Return the day of a ``date``."""
        return cls(when.year, when.month, when.day)

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @cached_property
    def first(self) -> date:
        """The first calendar day that may be meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def last(self) -> date:
        """The last calendar day that may be meant."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: Day) -> bool:
        """Tell whether every reading of this date is before every reading of the other."""
        return self.last < other.first

    def __gt__(self, other: Day) -> bool:
        """Tell whether every reading of this date is after every reading of the other."""
        return self.first > other.last

    def __str__(self) -> str:
        """Return the ISO form at the precision published."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def words(self) -> str:
        """The date as read aloud: ``14 March 2003``, ``March 2003`` or ``2003``."""
        month = "" if self.month is None else f"{MONTHS[self.month - 1]} "
        return f"{'' if self.day is None else f'{self.day} '}{month}{self.year}"

    @property
    def on(self) -> str:
        """The date with its preposition: ``on 2 June 2006``, ``in December 1991``."""
        return f"{'in' if self.day is None else 'on'} {self.words}"


def asked_day(text: str) -> date:
    """Read the day of a question: a full day, from 1945 to the end of the century.

    >>> asked_day("2003-07-01")
    datetime.date(2003, 7, 1)
    """
    text = text.strip()
    day = Day.parse(text)
    if day.precision is not Precision.DAY:
        raise DayError(f"{text!r} is not one day; write it in full, such as {day.last}.")
    if not FIRST_DAY <= day.first <= LAST_DAY:
        raise DayError(
            f"{text} is outside the period answered, {FIRST_DAY} to {LAST_DAY}. Ask a day in it."
        )
    return day.first


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of a shorter month.

    >>> add_months(date(2003, 11, 30), 3)
    datetime.date(2004, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Delay:
    """Time that must pass between a deposit and its effect.

    ``first_of_next_month`` is the common clause "the first day of the month
    following a period of three months after the deposit".

    >>> Delay(months=3, first_of_next_month=True).after(date(2003, 3, 14))
    datetime.date(2003, 7, 1)
    >>> Delay(days=90).after(date(1954, 1, 22))
    datetime.date(1954, 4, 22)
    """

    days: int = 0
    months: int = 0
    years: int = 0
    first_of_next_month: bool = False

    def after(self, deposited: date) -> date:
        """Return the day on which a deposit made on ``deposited`` takes effect."""
        day = add_months(deposited, self.months + 12 * self.years) + timedelta(days=self.days)
        return add_months(day.replace(day=1), 1) if self.first_of_next_month else day
