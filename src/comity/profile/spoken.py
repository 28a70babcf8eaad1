"""A profile in another language: the same structure, every sentence of it said anew."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from operator import is_not
from typing import Any, TypeVar, cast

from comity.facts.phrases import Kept
from comity.facts.voice import Spoken, Voice
from comity.profile.document import Block, Document

#: Kinds of values that hold nothing to say.
_SILENT = frozenset({str, int, float, bool, type(None)})
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
    """Say a value anew; what holds nothing to say is given back as it is, to be quick."""
    if isinstance(value, Spoken):
        return Foreign(value) if isinstance(value, Kept) else value.said(voice)
    if type(value) is tuple:
        said = tuple([_said(item, voice) for item in value])
        return said if any(map(is_not, said, value)) else value
    changed, kind = {}, cast("Any", type(value))
    for name in _names(kind):
        before = getattr(value, name)
        if type(before) not in _SILENT and (after := _said(before, voice)) is not before:
            changed[name] = after
    if not changed:
        return value
    return kind(**{name: changed.get(name, getattr(value, name)) for name in _names(kind)})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the names of the parts of a kind of value; most kinds have none."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
