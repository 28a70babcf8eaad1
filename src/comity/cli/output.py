"""Print an answer: a table for people, JSON or CSV for pipes."""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from comity.facts import Day

if TYPE_CHECKING:
    from rich.table import Table

Value = str | int | float | bool | None | date | Day | Sequence[Any]
Record = dict[str, Any]


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
        records = [{k: _finite(v) for k, v in r.items() if k not in hidden} for r in answer.records]
        print(json.dumps(records, default=_plain, ensure_ascii=False, indent=1))
    elif form is Form.CSV:
        _show_csv(answer)
    else:
        _show_table(answer)


def _plain(value: object) -> object:
    if isinstance(value, (date, Day, time, timedelta)):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _finite(value: Any) -> Any:
    """Return a value that JSON can hold: what is no number there is unknown."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _show_csv(answer: Answer) -> None:
    first = answer.records[0] if answer.records else answer.columns
    hidden = answer.for_people - KEPT_IN_CSV
    names = [n for n in first if n not in hidden and not _nested(answer.records, n)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for record in answer.records:
        writer.writerow([_cell(record.get(name)) for name in names])


def _nested(records: Sequence[Record], name: str) -> bool:
    """Tell whether a field holds records of its own, which no cell can."""
    lists = (record[name] for record in records if isinstance(record.get(name), list))
    return any(isinstance(item, Mapping) for items in lists for item in items)


def _cell(value: Value) -> str:
    """Return a value as text; a number below zero is no formula."""
    return _text(value) if isinstance(value, (int, float)) else _safe(_text(value))


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(item) for item in value)
    return str(value)


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
        table.add_row(*(Text(_text(record.get(name))) for name in answer.columns))
    return table
