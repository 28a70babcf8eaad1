"""Print an answer: a table for people, JSON or CSV for pipes."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from comity.facts import Day

if TYPE_CHECKING:
    from rich.table import Table

Value = str | int | float | bool | None | date | Day | Sequence[Any]
Record = dict[str, Any]


#: Fields that only say in words what others hold.
FOR_PEOPLE = frozenset({"why", "from"})


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True)
class Answer:
    """What a command found: records, how to head them for people, and remarks."""

    title: str
    records: Sequence[Record]
    columns: Mapping[str, str]
    remarks: Sequence[str] = field(default_factory=tuple)


def form_of(as_json: bool, as_csv: bool) -> Form:
    """Choose the form; CSV gives way to JSON when both are asked for."""
    if as_json:
        return Form.JSON
    return Form.CSV if as_csv else Form.TABLE


def show(answer: Answer, form: Form) -> None:
    """Print an answer in the form asked for."""
    if form is Form.JSON:
        # What is put in words for the table stands in fields of its own beside it.
        records = [{k: v for k, v in r.items() if k not in FOR_PEOPLE} for r in answer.records]
        print(json.dumps(records, default=_plain, ensure_ascii=False, indent=1))
    elif form is Form.CSV:
        _show_csv(answer)
    else:
        _show_table(answer)


def _plain(value: object) -> object:
    if isinstance(value, (date, Day)):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _show_csv(answer: Answer) -> None:
    first = answer.records[0] if answer.records else answer.columns
    names = [n for n in first if n != "from" and not _nested(answer.records, n)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for record in answer.records:
        writer.writerow([_safe(_text(record.get(name))) for name in names])


def _nested(records: Sequence[Record], name: str) -> bool:
    """Tell whether a field holds records of its own, which no cell can."""
    lists = (record[name] for record in records if isinstance(record.get(name), list))
    return any(isinstance(item, Mapping) for items in lists for item in items)


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
    for head in answer.columns.values():
        table.add_column(head, overflow="fold")
    for record in answer.records:
        table.add_row(*(Text(_text(record.get(name))) for name in answer.columns))
    return table
