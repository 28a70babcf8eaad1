"""The services from which fresh data come: a strict reader of ``services.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from comity.facts.errors import UnknownNameError
from comity.facts.records import Fields, read_yaml

SERVICES = Path(__file__).with_name("services.yml")
MEGABYTE = 1_000_000


class Form(StrEnum):
    """In which form a service sends its data."""

    CSV = "csv"
    XLSX = "xlsx"
    UNHCR = "unhcr"
    WORLD_BANK = "world bank"
    SDMX = "sdmx"


class PlacesBy(StrEnum):
    """How a column of a publisher names places."""

    M49 = "m49"
    ISO3 = "iso3"
    NAME = "name"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """How the places of one column are read.

    Attributes
    ----------
    by : kind of name or code
    others : names that the ground does not know, with the code to use
    left_out : names of aggregates, whose rows are left out
    left_out_from : number from which on every code is that of an aggregate
    """

    by: PlacesBy
    others: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    left_out_from: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A place on the web that sends the data of one data set.

    Attributes
    ----------
    id, title : name and meaning
    dataset : data set of the catalogue that is refreshed; a new one for SDMX
    base, paths : address in two parts; ``{year}`` stands for the year of the day of asking
    form : form of what is sent
    rate : requests per second
    largest, unpacked : most bytes of a file, and once unpacked
    licence : terms of the publisher
    sheets, header : beginning of the names of the sheets read, and first cell of their header
    expects : columns that must be there, as the publisher names them
    only : columns read at all; all of them when empty
    keep, missing, rename, places, words, scale, absent, steps : see ``services.yml``
    """

    id: str
    title: str
    dataset: str
    base: str
    paths: tuple[str, ...]
    form: Form
    rate: float
    largest: int
    unpacked: int
    licence: str
    sheets: str = ""
    header: str = ""
    expects: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    rename: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, PlaceRule] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scale: Mapping[str, float] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@cache
def services(path: Path = SERVICES) -> Mapping[str, Service]:
    """Return every service on record, by its id.

    >>> services()["unhcr_population"].base
    'https://api.unhcr.org'
    """
    fields = read_yaml(path)
    names = list(fields.values)
    found = {name: _service(name, fields.below(name, fields.take(name, dict))) for name in names}
    return MappingProxyType(found)


def service(name: str) -> Service:
    """Return the service with this id.

    Raises
    ------
    UnknownNameError
        If there is none; near misses are suggested.
    """
    known = services()
    if name not in known:
        raise UnknownNameError("service", name, known)
    return known[name]


def _service(name: str, fields: Fields) -> Service:
    found = Service(
        id=name,
        title=fields.take("title", str),
        dataset=fields.take("dataset", str),
        base=fields.take("base", str),
        paths=_texts(fields, "paths"),
        form=Form(fields.choice("form", list(Form))),
        rate=_number(fields, "rate"),
        largest=fields.take("largest", int) * MEGABYTE,
        unpacked=fields.take("unpacked", int, 1_000) * MEGABYTE,
        licence=fields.take("licence", str),
        sheets=fields.take("sheets", str, ""),
        header=fields.take("header", str, ""),
        expects=_texts(fields, "expects"),
        only=_texts(fields, "only"),
        keep={key: tuple(words) for key, words in fields.take("keep", dict, {}).items()},
        missing=frozenset(_texts(fields, "missing")),
        rename=_words(fields, "rename", fields.take("rename", dict, {})),
        places=_places(fields),
        words={
            key: _words(fields, "words", words)
            for key, words in fields.take("words", dict, {}).items()
        },
        scale={key: float(by) for key, by in fields.take("scale", dict, {}).items()},
        absent=_texts(fields, "absent"),
        steps=_texts(fields, "steps"),
    )
    fields.finish()
    return found


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    values: list[Any] = fields.take(name, list, [])
    for value in values:
        if not isinstance(value, str):
            raise fields.problem(name, f"should be a list of words, got {value!r} in it.")
    return tuple(values)


def _words(fields: Fields, name: str, words: object) -> Mapping[str, str]:
    fits = isinstance(words, Mapping) and all(
        isinstance(part, str) for pair in words.items() for part in pair
    )
    if not fits or not isinstance(words, Mapping):
        raise fields.problem(name, "should give a word for each word.")
    return MappingProxyType(dict(words))


def _number(fields: Fields, name: str) -> float:
    value = fields.values.pop(name, None)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise fields.problem(name, f"should be a number above 0, got {value!r}.")
    return float(value)


def _places(fields: Fields) -> Mapping[str, PlaceRule]:
    own = fields.child("places")
    if own is None:
        return {}
    names = list(own.values)
    return MappingProxyType({name: _place(own.below(name, own.take(name, dict))) for name in names})


def _place(fields: Fields) -> PlaceRule:
    rule = PlaceRule(
        by=PlacesBy(fields.choice("by", list(PlacesBy))),
        others=_words(fields, "others", fields.take("others", dict, {})),
        left_out=frozenset(_texts(fields, "left_out")),
        left_out_from=fields.take("left_out_from", int, 0) or None,
    )
    fields.finish()
    return rule
