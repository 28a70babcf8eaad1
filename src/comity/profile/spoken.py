"""A profile in another language: the same structure, every sentence of it said anew."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from comity.facts.phrases import Kept, Spoken, Voice
from comity.profile.document import Block, Document

Part = TypeVar("Part", Document, Block)


class Foreign(str):
    """A text that stands alone in English in a document of another language."""

    __slots__ = ()


def in_voice(document: Part, voice: Voice) -> Part:
    """Return a profile, or one block such as a table, in the language of a voice.

    Codes, marks and ages stay as they are: who draws them has the words for them. Texts of
    records that fill a place alone stay English, and can be told by being :class:`Foreign`.
    """
    said: Part = _said(document, voice)
    return said


def _said(value: Any, voice: Voice) -> Any:
    if isinstance(value, Kept):
        return Foreign(value)
    if isinstance(value, Spoken):
        return value.said(voice)
    if isinstance(value, tuple):
        return tuple(_said(item, voice) for item in value)
    if is_dataclass(value) and not isinstance(value, (Enum, type)):
        kept = {name: _said(getattr(value, name), voice) for name in _names(type(value))}
        return type(value)(**kept)
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
