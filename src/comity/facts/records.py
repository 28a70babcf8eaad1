"""Read reviewed records, and refuse what they do not say clearly.

A reader takes the fields it knows and then complains about the rest, so that a
misspelt or new field stops the build instead of being ignored. Every complaint
names the file, the line and the field.
"""

from __future__ import annotations

import csv
import io
import os
import reprlib
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml

from comity.facts.day import Day
from comity.facts.errors import DayError, RecordError

T = TypeVar("T")
KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
LARGEST_BYTES = 50_000_000
_MISSING: Any = object()


class Fields:
    """The fields of one record, taken one by one until nothing is left."""

    def __init__(self, file: Path, values: Mapping[Any, Any], lines: Mapping[Any, int]) -> None:
        self.file, self.lines = file, {str(key): line for key, line in lines.items()}
        self.values = {str(key): value for key, value in values.items()}

    def problem(self, name: str, problem: str) -> RecordError:
        """Return an error that names the file, the line and the field."""
        line = self.lines.get(name)
        return RecordError(self.file, f"line {line}, {name}" if line else name, problem)

    def take(self, name: str, kind: type[T], default: T = _MISSING) -> T:
        """Remove a field and return it; it must be of the kind expected."""
        if name not in self.values:
            if default is _MISSING:
                raise self.problem(name, "is missing; add it.")
            return default
        value = self.values.pop(name)
        if kind is str and isinstance(value, date):
            value = value.isoformat()
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.problem(name, f"should be a {kind.__name__}, got {_short(value)}.")
        return value

    def choice(self, name: str, allowed: Sequence[str], default: str = _MISSING) -> str:
        """Remove a field that must be one of a few words."""
        value = self.take(name, str, default)
        if value not in allowed:
            raise self.problem(name, f"is {_short(value)}; expected {' | '.join(allowed)}.")
        return value

    def day(self, name: str) -> Day:
        """Remove a field that must be a day of any precision."""
        value = self.values.pop(name, None)
        if value is None:
            raise self.problem(name, "is missing; write YYYY-MM-DD, YYYY-MM or YYYY.")
        if not isinstance(value, (str, int, date)):
            form = "write 2003-07-01, 2003-07 or 2003."
            raise self.problem(name, f"{_short(value)} is not a day; {form}")
        try:
            return Day.parse(str(value))
        except DayError as error:
            raise self.problem(name, str(error)) from None

    def child(self, name: str) -> Fields | None:
        """Remove a field that is itself a record, or return None when it is absent."""
        value = self.values.pop(name, None)
        if value is None:
            return None
        return self.below(name, value)

    def below(self, name: str, value: object) -> Fields:
        """Treat a value found under ``name`` as a record of its own."""
        if not isinstance(value, Mapping):
            raise self.problem(name, f"should be a record of fields, got {_short(value)}.")
        line = self.lines.get(name, 0)
        own: Mapping[Any, int] = getattr(value, "lines", {})
        lines: dict[str, int] = {f"{name}.{key}": own.get(key) or line for key in value}
        return _Nested(self.file, name, dict(value), lines)

    def finish(self) -> None:
        """Refuse the record if a field is left that no reader knows."""
        for name in self.values:
            raise self.problem(name, "is not a known field; correct its name or remove it.")


class _Nested(Fields):
    """A record inside a record; its problems carry the path to the field."""

    def __init__(
        self, file: Path, path: str, values: Mapping[Any, Any], lines: Mapping[Any, int]
    ) -> None:
        super().__init__(file, values, lines)
        self.path = path

    def problem(self, name: str, problem: str) -> RecordError:
        return super().problem(f"{self.path}.{name}", problem)


class _LinedMap(dict[Hashable, Any]):
    """A mapping that remembers on which line each key stands."""

    lines: dict[Hashable, int]


class _Loader(yaml.CSafeLoader):
    """A safe YAML loader that keeps line numbers and refuses a key given twice."""


def _lined_map(loader: _Loader, node: yaml.MappingNode) -> Iterator[_LinedMap]:
    mapping = _LinedMap()
    mapping.lines = {}
    yield mapping
    for key_node, value_node in node.value:
        key = cast(Hashable, loader.construct_object(key_node, deep=True))
        if not isinstance(key, (str, int, float, date)):
            raise _marked(f"the key {_short(key)} is not a word", key_node)
        if key in mapping:
            raise _marked(f"the key {_short(key)} is given twice", key_node)
        mapping[key] = loader.construct_object(value_node, deep=True)
        mapping.lines[key] = key_node.start_mark.line + 1


def _day(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, AttributeError):
        raise _marked(f"{_short(node.value)} is not a day", node) from None


def _marked(problem: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


_Loader.add_constructor("tag:yaml.org,2002:map", _lined_map)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)
#: What PyYAML raises, beside its own errors, on a text that misuses a tag.
_NOT_YAML = (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


def read_yaml(path: Path) -> Fields:
    """Read one YAML record.

    Raises
    ------
    RecordError
        If the file cannot be read, is not YAML, or is not a record of fields.
    """
    text = _read_text(path)
    try:
        # A subclass of the safe loader: it makes plain values only.
        value = yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}" if mark else "file"
        raise RecordError(path, where, f"is not YAML: {error.problem}.") from None
    except _NOT_YAML as error:
        raise RecordError(path, "file", f"is not YAML: {_short(str(error))}.") from None
    if not isinstance(value, _LinedMap):
        raise RecordError(path, "line 1", "should be a record of fields, got none.")
    return Fields(path, value, value.lines)


def read_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Read a CSV record: each row with its line number, cells in the order of ``columns``.

    Raises
    ------
    RecordError
        If the file cannot be read, its header differs from ``columns``, a row has
        another number of cells, or the last line is cut off.
    """
    text = _read_text(path)
    if not text.endswith("\n"):
        raise RecordError(path, "last line", "is cut off: the file does not end with a line end.")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RecordError(path, f"line {line}", "holds a NUL byte; save it as plain text.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        header = next(reader, [])
        if header != list(columns):
            wanted, got = ",".join(columns), ",".join(header)[:200]
            raise RecordError(path, "line 1", f"the columns are {got!r}; expected {wanted!r}.")
        for row in reader:
            if len(row) != len(columns):
                problem = f"has {len(row)} cells; expected {len(columns)}."
                raise RecordError(path, f"line {reader.line_num}", problem)
            rows.append((reader.line_num, row))
    except csv.Error as error:
        raise RecordError(path, f"line {reader.line_num}", f"is not CSV: {error}.") from None
    return rows


def list_records(folder: Path, suffix: str) -> list[Path]:
    """Return the records in a folder, in order of name; an unreadable folder is an error."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(suffix))
    except OSError as error:
        raise _unreadable(folder, error) from None
    return [folder / name for name in names]


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise RecordError(path, "file", f"is larger than {LARGEST_BYTES:,} bytes; split it.")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(path, f"byte {error.start}", "is not UTF-8; save it as UTF-8.") from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> RecordError:
    reason = (error.strerror or "unknown reason").lower()
    return RecordError(path, "file", f"cannot be read ({reason}). Check that it is there for you.")


_BRIEF = reprlib.Repr()
_BRIEF.maxlevel = 2


def _short(value: object) -> str:
    """Quote a value in a few words, however large or deep it is."""
    return _BRIEF.repr(value)[:100]
