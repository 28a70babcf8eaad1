"""Records as JSON and CSV: the same fields on the command line, the page and the API."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from comity.facts import Day

Value = str | int | float | bool | None | date | Day | Sequence[Any]
Record = dict[str, Any]


#: Signs that a spreadsheet takes for the beginning of a formula, in their wide forms as well.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def to_json(value: object) -> str:
    """Return records, or anything made of them, as JSON text; what is no number is null.

    >>> print(to_json([{"state": "KEN", "since": Day(2003, 7)}]))
    [
     {
      "state": "KEN",
      "since": "2003-07"
     }
    ]
    """
    return json.dumps(_finite(value), default=_plain, ensure_ascii=False, indent=1)


def to_csv(records: Sequence[Record], names: Sequence[str]) -> str:
    """Return some fields of records as CSV; no text can be taken for a formula.

    >>> print(to_csv([{"state": "KEN", "value": -1, "note": "=1+1"}], ["state", "value", "note"]))
    state,value,note
    KEN,-1,'=1+1
    <BLANKLINE>
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(_safe, names))
    for record in records:
        writer.writerow([_cell(record.get(name)) for name in names])
    return out.getvalue()


def flat(records: Sequence[Record]) -> list[str]:
    """Return the fields that a cell can hold, in the order of the first record."""
    return [name for name in (records[0] if records else ()) if not nested(records, name)]


def nested(records: Sequence[Record], name: str) -> bool:
    """Tell whether a field holds records of its own, which no cell can."""
    lists = (record[name] for record in records if isinstance(record.get(name), list))
    return any(isinstance(item, Mapping) for items in lists for item in items)


def text(value: Value) -> str:
    """Return a value as one cell or line shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(text(item) for item in value)
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, (date, Day, time, timedelta)):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _finite(value: Any) -> Any:
    """Return a value that JSON can hold: what is no number there is unknown."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value


def _cell(value: Value) -> str:
    """Return a value as text; a number below zero is no formula."""
    return text(value) if isinstance(value, (int, float)) else _safe(text(value))


def _safe(said: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{said}" if said[:1] in _FORMULA else said
