"""The list of instruments: which ones, in which order, with their numbers on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.answers.forms import Record
from comity.answers.instruments import of_numbers
from comity.facts.voice import say
from comity.norms import FAMILIES, Instrument, norms
from comity.web.core import words
from comity.web.core.language import word_order
from comity.web.rooms.instruments.asked import one_of
from comity.web.rooms.instruments.course import spark
from comity.web.speech.voice import PageVoice


@dataclass(frozen=True)
class Listed:
    """An instrument with its numbers on a day, as the list shows it."""

    item: Instrument
    record: Record
    url: str
    is_adopted: bool
    spark: tuple[str, str] | None


#: The orders that may be asked for.
SORTS: Mapping[str, str | Promise] = {
    "family": _("Family"),
    "name": _("Name"),
    "adopted": _("Day of adoption"),
    "in force": _("Day of entry into force"),
    "bound": _("Number of States bound"),
    "known": _("Age of the record, oldest first"),
}


def chosen(family: str) -> list[Instrument]:
    """Return the instruments of a family, or all; unknown families are refused."""
    wanted = one_of("family", family, FAMILIES) if family else ""
    return [item for item in norms().all if wanted in ("", item.family)]


def numbers(items: list[Instrument], on: date, sort: str) -> list[Record]:
    """Return the records of instruments with their numbers on a day, in order."""
    records = [of_numbers(item, on) for item in items]
    return records if sort == "family" else sorted(records, key=_KEYS[sort])


_LAST = date.max.isoformat()
_KEYS: Mapping[str, Callable[[Record], tuple[object, ...]]] = {
    "name": lambda record: (str(record["short"]).casefold(),),
    "adopted": lambda record: (str(record["adopted"] or _LAST), record["instrument"]),
    "in force": lambda record: (str(record["in_force"] or _LAST), record["instrument"]),
    "bound": lambda record: (-(record["bound"] or 0), record["instrument"]),
    "known": lambda record: (str(record["known_to"]), record["instrument"]),
}


def listed(records: list[Record], on: date, asked: str) -> list[Listed]:
    """Return the rows of the list; ``asked`` is added to each address."""
    items = (norms().instrument(record["instrument"]) for record in records)
    return [_listed(item, record, on, asked) for item, record in zip(items, records, strict=True)]


def by_name(rows: list[Listed]) -> list[Listed]:
    """Return the rows by short title in the language of the page; English has them so already."""
    voice = PageVoice()
    if voice.language == "en":
        return rows
    return sorted(rows, key=lambda row: word_order(say(row.item.short, voice)))


def _listed(item: Instrument, record: Record, on: date, asked: str) -> Listed:
    return Listed(
        item=item,
        record=record,
        url=reverse("instruments:instrument", kwargs={"id": item.id}) + asked,
        is_adopted=item.adopted is None or item.adopted.day.first <= on,
        spark=spark(item, on),
    )


def grouped(rows: list[Listed], sort: str) -> list[tuple[str, list[Listed]]]:
    """Return the rows under the names of their families; together when sorted otherwise."""
    if sort != "family":
        return [("", rows)] if rows else []
    parts = groupby(rows, key=lambda row: row.item.family)
    return [(str(words.FAMILIES[family]), list(found)) for family, found in parts]
