"""Print an answer: a table for people, JSON or CSV for pipes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from comity.answers.forms import Record, nested, text, to_csv, to_json

if TYPE_CHECKING:
    from rich.table import Table

#: Fields that only say in words what others hold.
FOR_PEOPLE = frozenset({"why", "from"})

#: Columns of names that a reader copies, and that no line may break.
WHOLE = frozenset({"dataset", "edition_of", "source"})

#: Of these, what CSV keeps: it says on one line what no cell can hold.
KEPT_IN_CSV = frozenset({"why"})


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True)
class Answer:
    """What a command found: records, how to head them for people, and remarks.

    ``for_people`` names the fields that only say in words what others hold.
    """

    title: str
    records: Sequence[Record]
    columns: Mapping[str, str]
    remarks: Sequence[str] = field(default_factory=tuple)
    for_people: frozenset[str] = FOR_PEOPLE


def form_of(as_json: bool, as_csv: bool) -> Form:
    """Choose the form; CSV gives way to JSON when both are asked for."""
    if as_json:
        return Form.JSON
    return Form.CSV if as_csv else Form.TABLE


def show(answer: Answer, form: Form) -> None:
    """Print an answer in the form asked for."""
    if form is Form.JSON:
        # What is put in words for the table stands in fields of its own beside it.
        hidden = answer.for_people
        records = [{k: v for k, v in r.items() if k not in hidden} for r in answer.records]
        print(to_json(records))
    elif form is Form.CSV:
        _show_csv(answer)
    else:
        _show_table(answer)


def _show_csv(answer: Answer) -> None:
    first = answer.records[0] if answer.records else answer.columns
    hidden = answer.for_people - KEPT_IN_CSV
    names = [n for n in first if n not in hidden and not nested(answer.records, n)]
    sys.stdout.write(to_csv(answer.records, names))


def _show_table(answer: Answer) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(answer.title, style="bold"))
    if answer.records:
        console.print(_table(answer))
    for remark in answer.remarks:
        console.print(Text(remark, style="dim"))


def _table(answer: Answer) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    headed = any(answer.columns.values())
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=headed)
    for name, head in answer.columns.items():
        table.add_column(head, overflow="fold", no_wrap=name in WHOLE)
    for record in answer.records:
        table.add_row(*(Text(text(record.get(name))) for name in answer.columns))
    return table
