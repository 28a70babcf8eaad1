"""Turn raw tables of public statistics into the bundled data sets, and show what changes.

    python tools/import_statistics.py RAW            # review: print what would change
    python tools/import_statistics.py RAW --write    # write the tables

RAW is a folder of Parquet tables. How each becomes a data set stands in
``tools/statistics.yml``; which columns it has, of which type and in which order, in the
catalogue and the dictionary of columns. Figures are kept as published: units are
converted by a written factor, codes are replaced by words, and nothing is filled in.
The same raw tables always give the same files.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from comity.evidence.catalogue import Dataset, catalogue
from comity.evidence.tables import schema
from comity.facts import KNOWLEDGE, RecordError
from comity.facts.records import Fields, read_yaml

MAPPINGS = Path(__file__).parent / "statistics.yml"
ROWS_IN_GROUP = 65_536
COMPRESSION_LEVEL = 22
WHOLE = frozenset({"Int8", "Int16", "Int32", "Int64"})


def main() -> int:
    """Read the raw tables, then print or write each data set."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("raw", type=Path, help="folder with the raw tables")
    parser.add_argument("--write", action="store_true", help="write the tables")
    options = parser.parse_args()
    total = 0
    for dataset, fields in _mappings(MAPPINGS):
        content = packed(build(dataset, fields, options.raw))
        total += len(content)
        print(_line(dataset, content))
        if options.write:
            dataset.file.write_bytes(content)
    print(f"{'together':32}{total:>12,} bytes")
    return 0


def _mappings(path: Path) -> list[tuple[Dataset, Fields]]:
    """Pair each mapping with its descriptor; one without the other stops the import."""
    fields, sets = read_yaml(path), catalogue(KNOWLEDGE)
    if set(fields.values) != set(sets):
        odd = ", ".join(sorted(set(fields.values) ^ set(sets)))
        raise RecordError(path, "names", f"differ from those in the catalogue: {odd}.")
    return [(sets[name], fields.below(name, fields.take(name, dict))) for name in sets]


def build(dataset: Dataset, fields: Fields, raw: Path) -> pl.DataFrame:
    """Return the table of a data set from its raw table."""
    frame = pl.read_parquet(raw / f"{fields.take('raw', str)}.parquet")
    frame = frame.with_columns(pl.col(pl.Categorical).cast(pl.String))
    frame = frame.drop(fields.take("drop", list, []))
    for step in ("unpivot", "widen", "rename", "words", "units", "scale"):
        own = fields.take(step, dict, {})
        if own:
            frame = _CHANGES[step](frame, own)
    for step in fields.take("steps", list, []):
        frame = _STEPS[step](frame)
    fields.finish()
    return _in_form(dataset, frame)


def packed(frame: pl.DataFrame) -> bytes:
    """Return a table as Parquet, the same bytes for the same rows."""
    buffer = io.BytesIO()
    frame.write_parquet(
        buffer,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        row_group_size=ROWS_IN_GROUP,
    )
    return buffer.getvalue()


def _in_form(dataset: Dataset, frame: pl.DataFrame) -> pl.DataFrame:
    """Give a table the columns, types and order of its descriptor; nothing may be lost."""
    types = schema(dataset)
    odd = set(frame.columns) ^ set(types)
    if odd:
        raise RecordError(dataset.file, "columns", f"{', '.join(sorted(odd))}: unknown or missing.")
    parts = [_whole(frame, name) if str(kind) in WHOLE else name for name, kind in types.items()]
    return frame.select(parts).cast(pl.Schema(types)).sort(dataset.keys)


def _whole(frame: pl.DataFrame, name: str) -> pl.Expr:
    """Round what is a whole number but for noise; refuse what is not."""
    values = frame[name]
    if values.dtype.is_float() and (values - values.round()).abs().max() > 1e-3:  # type: ignore[operator]
        raise RecordError(name, "values", "are not whole numbers; choose another type.")
    return pl.col(name).round() if values.dtype.is_float() else pl.col(name)


def _rename(frame: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    return frame.rename(dict(names))


def _words(frame: pl.DataFrame, columns: Mapping[str, Mapping[str, str]]) -> pl.DataFrame:
    return frame.with_columns(pl.col(name).replace(dict(words)) for name, words in columns.items())


def _scale(frame: pl.DataFrame, columns: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Convert units; dividing by a whole number keeps more of a figure than multiplying."""
    return frame.with_columns(
        _times(pl.col(name), rule["by"]).round(rule["digits"]) for name, rule in columns.items()
    )


def _times(column: pl.Expr, factor: float) -> pl.Expr:
    return column / round(1 / factor) if factor < 1 else column * factor


def _unpivot(frame: pl.DataFrame, rule: Mapping[str, Any]) -> pl.DataFrame:
    """Make a row for each of several columns."""
    columns = rule["columns"]
    index = [name for name in frame.columns if name not in columns]
    long = frame.unpivot(
        list(columns), index=index, variable_name=rule["key"], value_name=rule["into"]
    )
    return long.with_columns(pl.col(rule["key"]).replace(columns))


def _widen(frame: pl.DataFrame, rule: Mapping[str, Any]) -> pl.DataFrame:
    """Make a column for each indicator, so that each has its unit in its name."""
    columns = rule["columns"]
    wide = frame.pivot(on=rule["by"], values=rule["value"])
    return wide.rename(columns)


def _units(frame: pl.DataFrame, series: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Give each series its unit of the dictionary, and convert its values to it."""
    units = {name: rule["unit"] for name, rule in series.items()}
    value = pl.col("value")
    for name, rule in series.items():
        changed = _times(pl.col("value"), rule["by"]).round(rule.get("digits", 15))
        value = pl.when(pl.col("series") == name).then(changed).otherwise(value)
    unit = pl.col("series").replace_strict(units)
    return frame.with_columns(value.alias("value"), unit.alias("unit"))


def _period_start(frame: pl.DataFrame) -> pl.DataFrame:
    start = pl.col("period").str.slice(0, 4).cast(pl.Int16)
    return frame.with_columns(start.alias("period_start")).drop("period")


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_row_index("incident", offset=1)


def _dated(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("date").str.to_date("%Y-%m-%d"))


def _raw_requirement(frame: pl.DataFrame) -> pl.DataFrame:
    """Drop the text of the requirement, which category and days give exactly."""
    raw = frame["requirement_raw"] if "requirement_raw" in frame.columns else None
    again = pl.coalesce(pl.col("stay_days").cast(pl.String), pl.col("requirement"))
    if raw is not None and not (frame.select(again).to_series() == raw).all():
        raise RecordError("visa_requirements", "requirement", "is more than category and days.")
    return frame.drop("requirement_raw", strict=False)


def _runs(frame: pl.DataFrame) -> pl.DataFrame:
    """Join consecutive snapshots with the same requirement into one run."""
    pair = ["passport", "destination"]
    code = pl.col("requirement_code")
    begins = (code != code.shift().over(pair)).fill_null(True)
    ordered = frame.sort([*pair, "snapshot"]).with_columns(begins.cum_sum().alias("run"))
    day = pl.col("snapshot").str.to_date("%Y-%m-%d")
    return (
        ordered.group_by([*pair, "run"])
        .agg(day.min().alias("first_seen"), day.max().alias("last_seen"), code.first())
        .drop("run")
    )


def _line(dataset: Dataset, content: bytes) -> str:
    rows = pl.read_parquet(io.BytesIO(content), columns=[dataset.keys[0]]).height
    old = dataset.file.read_bytes() if dataset.file.exists() else None
    change = "new" if old is None else "as before" if old == content else "changed"
    return f"{dataset.id:32}{len(content):>12,} bytes  {rows:>9,} rows  {change}"


Change = Callable[[pl.DataFrame, Mapping[str, Any]], pl.DataFrame]
_CHANGES: Mapping[str, Change] = {
    "unpivot": _unpivot,
    "widen": _widen,
    "rename": _rename,
    "words": _words,
    "units": _units,
    "scale": _scale,
}
_STEPS: Mapping[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "period_start": _period_start,
    "numbered": _numbered,
    "dated": _dated,
    "raw_requirement": _raw_requirement,
    "runs": _runs,
}

if __name__ == "__main__":
    sys.exit(main())
