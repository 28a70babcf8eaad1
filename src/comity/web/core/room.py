"""What a room of the site is, and what it offers to the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    import polars as pl
    from ninja import Router


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found.

    Attributes
    ----------
    kind : what it is, in a word of the interface
    title, detail : its name, which the page says in its language, and what tells it from others
    url : where it stands
    weight : how well it fits, 0 to 1
    """

    kind: str | Promise
    title: str
    detail: str
    url: str
    weight: float


@dataclass(frozen=True, slots=True)
class Door:
    """A way into a room that the first page offers.

    Attributes
    ----------
    title, text : what lies behind it, in a few words and in a sentence
    url : name of the address it leads to
    """

    title: str | Promise
    text: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Bulk:
    """A whole table that can be downloaded as CSV and Parquet.

    Attributes
    ----------
    name : name of the file, such as ``acts``
    title, about : what it holds, in a line and in a paragraph
    table : gives the rows
    columns : what each column means, with its unit
    licence, citation : terms of those who published it
    keywords : words under which a catalogue of data files it
    first, last : years covered, where it has any
    """

    name: str
    title: str
    about: str
    table: Callable[[], pl.DataFrame]
    columns: Callable[[], dict[str, str]]
    licence: str
    citation: str
    keywords: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


def _nothing(*_: str) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Room:
    """A room: how it is called, where it stands, and what it offers.

    Attributes
    ----------
    name : name of its folder
    title : how it is called in the navigation; None for one that is not listed there
    order : place in the navigation
    entry : name of the address that the navigation leads to, such as ``states:index``
    find : answers a search with hits
    pages : gives the paths of its pages in English, for the sitemap
    tables : gives what can be downloaded whole
    router : its part of the API, read when the API is put together
    door : how the first page leads to it, if it does
    """

    name: str
    title: str | Promise | None
    order: int
    entry: str = ""
    find: Callable[[str], Iterable[Hit]] = _nothing
    pages: Callable[[], Iterable[str]] = _nothing
    tables: Callable[[], Iterable[Bulk]] = _nothing
    router: Callable[[], Router] | None = None
    door: Door | None = None
