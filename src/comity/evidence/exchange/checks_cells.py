"""Checks of single cells: columns, missing values, codes, numbers, formulas."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from comity.evidence.exchange.conform import FORMULA
from comity.evidence.exchange.raw import PLACE, hint, not_a_number
from comity.evidence.exchange.report import Collector, Finding, Kind, shown
from comity.evidence.exchange.structure import VALUE
from comity.evidence.exchange.work import COUNT, NUMBER, Work
from comity.facts.errors import ComityError, near_misses
from comity.facts.ground import ground


def check_cells(work: Work, formulas: tuple[tuple[int, str], ...], collect: Collector) -> None:
    """Look at each cell by itself."""
    _columns(work, collect)
    _missing(work, collect)
    for name in work.columns:
        _codes(work, name, collect)
    if VALUE in work.columns:
        _figures(work, collect)
    _formulas(work, formulas, collect)


def _columns(work: Work, collect: Collector) -> None:
    extra = [n for n in work.table.columns if n not in {*work.structure.columns, NUMBER, PLACE}]
    expected = f"a column of {work.structure.id}"
    collect.add(
        Kind.UNKNOWN_COLUMN,
        len(extra),
        (
            Finding(
                Kind.UNKNOWN_COLUMN, None, "", shown(name), expected, hint(name, work.structure)
            )
            for name in extra
        ),
    )
    needed = [item for item in work.structure.components if item.required]
    absent = [item.id for item in needed if item.id not in work.columns]
    collect.add(
        Kind.MISSING_COLUMN,
        len(absent),
        (
            Finding(Kind.MISSING_COLUMN, None, n, "nothing", f"a column {n}", "Add it.")
            for n in absent
        ),
    )


def _missing(work: Work, collect: Collector) -> None:
    """A dimension or a required attribute is stated for each observation."""
    for item in work.structure.components:
        if not item.required or item.id == VALUE or item.id not in work.columns:
            continue
        count = work.table[item.id].null_count()
        if not count:
            continue
        rows = work.table.lazy().filter(pl.col(item.id).is_null()).select(PLACE)
        what = f"a code of {item.codes}" if item.codes else item.meaning.rstrip(".").lower()
        advice = "Write the code for unknown, total or not applicable if one of them is meant."
        collect.add(
            Kind.MISSING_VALUE,
            count,
            (
                Finding(Kind.MISSING_VALUE, place, item.id, "nothing", what, advice)
                for (place,) in rows.head(collect.most).collect().iter_rows()
            ),
        )


def _codes(work: Work, name: str, collect: Collector) -> None:
    known = work.structure.codes(name)
    if not known:
        return
    texts = work.texts(name)
    unknown = texts.filter(~pl.col(name).is_in(list(known)))
    listed = next(item.codes for item in work.structure.components if item.id == name)
    collect.add(
        Kind.UNKNOWN_CODE,
        int(unknown[COUNT].sum()),
        (
            Finding(
                Kind.UNKNOWN_CODE,
                place,
                name,
                shown(code) + (f" ({count:,} times)" if count > 1 else ""),
                f"a code of {listed}",
                _suggest(code, known),
            )
            for code, place, count in unknown.iter_rows()
        ),
    )


def _suggest(code: str, known: Mapping[str, str]) -> str:
    """Name the code that was probably meant, by its name or its spelling."""
    plain = code.strip()[:80]
    named = [own for own, name in known.items() if name.casefold() == plain.casefold()]
    if not named and len(known) > 100:
        try:
            named = [ground().resolve(plain).code]
        except ComityError:
            named = []
    close = [own for own in named if own in known] or list(near_misses(plain, known))
    if close:
        return f"Did you mean {' or '.join(close)}?"
    few = ", ".join(list(known)[:12])
    return f"Codes are {few}{' and more' if len(known) > 12 else ''}."


def _figures(work: Work, collect: Collector) -> None:
    """A figure is a finite number; only net migration may be below zero."""
    wrong = work.table.lazy().filter(not_a_number())
    _rows(wrong, Kind.WRONG_TYPE, VALUE, "a number", _NUMBER_ADVICE, collect)
    below = work.table.lazy().filter(pl.col(NUMBER) < 0)
    if work.has("MEASURE"):
        net = list(work.structure.measures("net"))
        below = below.filter(~pl.col("MEASURE").cast(pl.String).is_in(net).fill_null(False))
    advice = "Correct the sign, or state the measure NET."
    _rows(below, Kind.NEGATIVE, VALUE, "a figure of zero or more", advice, collect)


_NUMBER_ADVICE = (
    "Write digits, with a point for decimals and no spaces; leave it empty when it is unknown."
)


def _rows(
    rows: pl.LazyFrame, kind: Kind, name: str, expected: str, advice: str, collect: Collector
) -> None:
    count = rows.select(pl.len()).collect().item()
    first = rows.select(PLACE, name).head(collect.most).collect() if count else pl.DataFrame()
    collect.add(
        kind,
        count,
        (
            Finding(kind, place, name, shown(value), expected, advice)
            for place, value in first.iter_rows()
        ),
    )


def _formulas(work: Work, formulas: tuple[tuple[int, str], ...], collect: Collector) -> None:
    """No cell is something that a spreadsheet would run."""
    advice = "Write the value itself."
    cells = (
        Finding(Kind.FORMULA, row, name, "a formula", "a value", advice) for row, name in formulas
    )
    collect.add(Kind.FORMULA, len(formulas), cells)
    plain = [name for name in work.table.columns if name not in {NUMBER, PLACE, VALUE}]
    for name in plain:
        texts = work.texts(name)
        found = texts.filter(pl.col(name).str.contains(FORMULA))
        collect.add(
            Kind.FORMULA,
            int(found[COUNT].sum()),
            (
                Finding(Kind.FORMULA, place, name, shown(text), "text", advice)
                for text, place, _ in found.iter_rows()
            ),
        )
    if VALUE in work.columns:
        odd = work.table.lazy().filter(not_a_number(), pl.col(VALUE).str.contains(FORMULA))
        _rows(odd, Kind.FORMULA, VALUE, "a number", advice, collect)
