"""Sentences that remember what they are made of, so that they can be said in another language.

Each is its English text, and used as any other text by whoever knows nothing of languages.
A face that speaks another language gives it a :class:`Voice`: the pattern is translated, and
what was filled in is said anew, numbers, days and names of places included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, Self

from comity.facts.day import Day
from comity.facts.place import Place
from comity.facts.voice import Spoken, Voice, say

_ENDS: Final = re.compile(r"[.!?:。؟]['”»)\]]*$")


class Kept(Spoken):
    """English text of a record that no one translates: a title, a licence, a remark."""

    __slots__ = ()

    def said(self, voice: Voice) -> str:
        """Return the text as it is, set apart."""
        return voice.kept(self)


class Number(Spoken):
    """A number with its thousands set apart and a true minus.

    >>> Number(-27330), Number(0.4), Number(2.25, 1)
    ('−27,330', '0', '2.2')
    """

    __slots__ = ()

    def __new__(cls, value: float, digits: int = 0) -> Self:
        """Write a number in English."""
        text = f"{value:,.{digits}f}"
        zero = text.strip("-0.,") == ""
        return super().__new__(cls, text.lstrip("-") if zero else text.replace("-", "−"))

    def said(self, voice: Voice) -> str:
        """Return the number as the language writes it: the same digits, its own marks."""
        return voice.number(self)


class Brief(Spoken):
    """A large number in few signs; a language has units of its own, such as ten thousands.

    >>> Brief(992_536), Brief(52_400_000), Brief(4_227_611_606), Brief(87)
    ('993 k', '52.4 m', '4.2 bn', '87')
    """

    __slots__ = ("value",)
    value: float

    def __new__(cls, value: float) -> Self:
        """Write a number in English: whole up to ten thousand, then in thousands and so on."""
        made = super().__new__(cls, _shortened(value))
        made.value = value
        return made

    def said(self, voice: Voice) -> str:
        """Return the number in the units of the language."""
        return voice.brief(self.value, self)


def _shortened(value: float) -> str:
    for size, sign in ((1_000_000_000, "bn"), (1_000_000, "m")):
        if abs(value) >= size * 0.9995:
            return f"{Number(value / size, 1)} {sign}"
    return f"{Number(value / 1000)} k" if abs(value) >= 10_000 else Number(value)


class PlaceName(Spoken):
    """The name of a place, whole or as it fits the head of a table."""

    __slots__ = ("code", "short")
    code: str
    short: bool

    def __new__(cls, place: Place, *, short: bool = False) -> Self:
        """Name a place in English."""
        made = super().__new__(cls, place.short if short else place.name)
        made.code, made.short = place.code, short
        return made

    def said(self, voice: Voice) -> str:
        """Return the name in the language."""
        return voice.place(self.code, short=self.short)


class DayWords(Spoken):
    """A day as read aloud, at its precision: ``1 July 2003``, ``July 2003``, ``2003``."""

    __slots__ = ("day",)
    day: Day

    def __new__(cls, day: Day | date) -> Self:
        """Say a day in English."""
        known = day if isinstance(day, Day) else Day.of(day)
        made = super().__new__(cls, known.words)
        made.day = known
        return made

    def said(self, voice: Voice) -> str:
        """Return the day in the words of the language."""
        return voice.day(self.day)


class Phrase(Spoken):
    """A pattern with what is filled in."""

    __slots__ = ("pattern", "values")
    pattern: str
    values: Mapping[str, object]

    def said(self, voice: Voice) -> str:
        """Translate the pattern, and say anew what is filled in."""
        return _filled(voice.pattern(self.pattern), self.values, voice)


class Plural(Spoken):
    """A pattern for one thing and one for many, with what is filled in."""

    __slots__ = ("many", "number", "one", "values")
    one: str
    many: str
    number: int
    values: Mapping[str, object]

    def said(self, voice: Voice) -> str:
        """Return the form that the language has for the number."""
        pattern = voice.plural(self.one, self.many, self.number)
        return _filled(pattern, {**self.values, "number": Number(self.number)}, voice)


class Listed(Spoken):
    """Texts one after the other, parted by a mark."""

    __slots__ = ("mark", "parts")
    parts: tuple[str, ...]
    mark: str

    def said(self, voice: Voice) -> str:
        """Say each part, and part them as the language does."""
        return voice.between(self.mark).join(str(_value(part, voice)) for part in self.parts)


class Opened(Spoken):
    """A sentence that begins with a capital, and ends with a full stop where it had no end."""

    __slots__ = ("text",)
    text: str

    def said(self, voice: Voice) -> str:
        """Return the sentence, opened and ended as the language does."""
        text = _capital(say(self.text, voice))
        return text if _ENDS.search(text) else f"{text}{voice.pattern(_STOP)}"


class Capital(Spoken):
    """A text that begins with a capital, such as the head of a column."""

    __slots__ = ("text",)
    text: str

    def said(self, voice: Voice) -> str:
        """Return the text in the language, with a capital where it has them."""
        return _capital(say(self.text, voice))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def phrase(pattern: str, /, **values: object) -> Phrase:
    """Return a sentence that can be said in another language.

    Parameters
    ----------
    pattern : English, written out where it is called, with names in braces; the tool that
        collects messages finds it there
    values : what is filled in; whole numbers, days and texts of this module are said anew

    Examples
    --------
    >>> phrase("bound since {day}", day=DayWords(Day(2003, 7, 1)))
    'bound since 1 July 2003'
    """
    if not values:
        return _whole(pattern)
    made = Phrase(pattern.format_map(values))
    made.pattern, made.values = pattern, values
    return made


@lru_cache(maxsize=8192)  # words of tables stand in them hundreds of times
def _whole(text: str) -> Phrase:
    """Return a sentence in which nothing is filled in: the same one for the same text."""
    made = Phrase(text)
    made.pattern, made.values = text, {}
    return made


def when(day: Day) -> Phrase:
    """Return a day as a sentence takes it; languages treat a day and a month in two ways.

    >>> when(Day(2006, 6, 2)), when(Day(1991, 12))
    ('on 2 June 2006', 'in December 1991')
    """
    words = DayWords(day)
    return phrase("in {day}", day=words) if day.day is None else phrase("on {day}", day=words)


def term(text: str) -> Phrase:
    """Return a word from a list, written out there with :func:`marked` for translators."""
    return phrase(text)


def marked(text: str) -> str:
    """Mark a text for translators, and return it as it is: it becomes a :func:`term` later."""
    return text


_STOP: Final = marked(".")


def phrases(one: str, many: str, number: int, /, **values: object) -> Plural:
    """Return a sentence on one thing or on many; ``{number}`` is the number.

    >>> phrases("{number} year", "{number} years", 1200)
    '1,200 years'
    """
    pattern = one if number == 1 else many
    made = Plural(pattern.format_map({**values, "number": Number(number)}))
    made.one, made.many, made.number, made.values = one, many, number, values
    return made


def listed(parts: Iterable[str], mark: str = "; ") -> Listed:
    """Return texts parted by a mark; empty ones are left out.

    >>> listed(["return", "", "resettlement"])
    'return; resettlement'
    """
    found = tuple(part for part in parts if part)
    made = Listed(mark.join(found))
    made.parts, made.mark = found, mark
    return made


def sentences(*parts: str) -> Listed:
    """Return sentences that follow each other; empty ones are left out."""
    return listed(parts, " ")


def opened(text: str) -> Opened:
    """Return a text as a sentence: with a capital, and a full stop where it has no end.

    >>> opened("no act on record")
    'No act on record.'
    """
    made = Opened(f"{_capital(text)}{'' if _ENDS.search(text) else _STOP}")
    made.text = text
    return made


def capital(text: str) -> Capital:
    """Return a text with a capital.

    >>> capital("million US$")
    'Million US$'
    """
    made = Capital(_capital(text))
    made.text = text
    return made


def _filled(pattern: str, values: Mapping[str, object], voice: Voice) -> str:
    if not values:
        return pattern
    return pattern.format_map({name: _value(value, voice) for name, value in values.items()})


def _value(value: object, voice: Voice) -> object:
    """Say what is filled in; a code or a bare day is set apart as the text of a record is."""
    if isinstance(value, Spoken):
        return value.said(voice)
    return voice.kept(value) if isinstance(value, str) and value else value
