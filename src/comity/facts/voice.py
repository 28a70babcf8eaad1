"""A language, as far as sentences need it, and what it is to be said in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from comity.facts.day import Day


class Voice(Protocol):
    """A language, as far as sentences need it.

    Attributes
    ----------
    language : its code, such as ``fr`` or ``zh-hans``
    """

    language: str

    def pattern(self, text: str) -> str:
        """Return a pattern such as ``bound since {day}`` in the language."""

    def plural(self, one: str, many: str, number: int) -> str:
        """Return the pattern for a number of things."""

    def number(self, text: str) -> str:
        """Return a number, given as English writes it, as the language does."""

    def brief(self, value: float, text: str) -> str:
        """Return a large number in few signs, given also as English writes it."""

    def day(self, day: Day) -> str:
        """Return a day at its precision, in words."""

    def place(self, code: str, *, short: bool) -> str:
        """Return the name of a place, or the one that fits the head of a table."""

    def between(self, mark: str) -> str:
        """Return what parts the items of a list (``, `` ``; ``) or two sentences (a space)."""

    def kept(self, text: str) -> str:
        """Return English text of a record, such as a title, set apart within a sentence."""


class Spoken(str):
    """A text that can be said in another language."""

    __slots__ = ()

    def said(self, voice: Voice) -> str:
        """Return the text in the language of a voice; as it is, where a kind says nothing else."""
        del voice
        return str(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let copies remember what the text is made of."""
        own: Iterable[str] = type(self).__slots__
        return _again, (type(self), str(self), {name: getattr(self, name) for name in own})


def _again(kind: type[Spoken], text: str, own: Mapping[str, object]) -> Spoken:
    made = str.__new__(kind, text)
    for name, value in own.items():
        setattr(made, name, value)
    return made


def say(text: str, voice: Voice | None) -> str:
    """Return a text in the language of a voice; what is no such text stays, as all without one."""
    return text.said(voice) if voice and isinstance(text, Spoken) else text
