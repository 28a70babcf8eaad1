"""Print an answer: a table for people, JSON or CSV for pipes."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from comity.facts import Day

Value = str | int | float | bool | None | date | Day | Sequence[Any] | Mapping[str, Any]
Record = dict[str, Any]


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
        print(json.dumps(list(answer.records), default=_plain, ensure_ascii=False, indent=1))
    elif form is Form.CSV:
        _show_csv(answer)
    else:
        _show_table(answer)


def _plain(value: object) -> object:
    if isinstance(value, (date, Day)):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _show_csv(answer: Answer) -> None:
    names = list(answer.records[0]) if answer.records else list(answer.columns)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for record in answer.records:
        writer.writerow([_safe(_text(record.get(name))) for name in names])


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return " ".join(_text(item) for item in value.values() if item not in (None, ""))
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(item) for item in value)
    return str(value)


def _show_table(answer: Answer) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(
        box=box.SIMPLE_HEAD, title=Text(answer.title), title_justify="left", pad_edge=False
    )
    for head in answer.columns.values():
        table.add_column(head, overflow="fold")
    for record in answer.records:
        table.add_row(*(Text(_text(record.get(name))) for name in answer.columns))
    console.print(table)
    for remark in answer.remarks:
        console.print(Text(remark, style="dim"))
