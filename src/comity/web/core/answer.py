"""One answer, and the forms in which it is handed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from comity.answers.forms import Record


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: its bytes and their kind."""

    data: bytes
    kind: str
    name: str


@dataclass(frozen=True)
class Answer:
    """What a view found.

    Attributes
    ----------
    title : title of the page and of the answer; the page says it in its language where it can
    name : how files of this answer are called, without ending
    context : gives what the template draws; asked for only when a page is drawn
    records : gives the plain records, for JSON and CSV
    fields : fields that CSV shows; those that a cell can hold unless given
    on : the day it speaks of
    remarks : what a careful reader should know, in sentences
    days : days beside ``on`` that the address of the page names when it is cited
    files : further forms, such as ``pdf``, each made only when asked for
    english : those of them that are in English on a page of another language
    """

    title: str
    name: str
    context: Callable[[], Mapping[str, object]]
    records: Callable[[], Sequence[Record]]
    fields: tuple[str, ...] = ()
    on: date | None = None
    remarks: tuple[str, ...] = ()
    days: Mapping[str, date] = field(default_factory=dict)
    files: Mapping[str, Callable[[], File]] = field(default_factory=dict)
    english: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[str, ...]:
        """The values that ``format`` may have on this page."""
        return ("html", "json", "csv", *self.files)
