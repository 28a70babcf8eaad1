"""Checks of periods: that they are written as SDMX writes them, and lie in the past."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.evidence.exchange.raw import PLACE
from comity.evidence.exchange.report import Collector, Finding, Kind, shown
from comity.evidence.exchange.structure import TIME
from comity.evidence.exchange.work import COUNT, Work

#: Observational time periods: dates, reporting periods and time ranges
#: (SDMX 2.1 section 6, "Time and time format"; ``ObservationalTimePeriodType``).
PERIOD = (
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?"
    r"|-A1|-S[12]|-T[1-3]|-Q[1-4]|-M(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3])"
    r"|-D(00[1-9]|0[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])"
    r"|-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/P\d{1,3}[YMD])?$"
)
_FORECAST = "F"


def check_times(work: Work, today: date, collect: Collector) -> None:
    """Look at each different period once; a forecast may lie in the future."""
    if not work.has(TIME):
        return
    _form(work, collect)
    _future(work, today, collect)


def _form(work: Work, collect: Collector) -> None:
    texts = work.texts(TIME)
    wrong = texts.filter(~pl.col(TIME).str.contains(PERIOD))
    advice = "Write a year as 2024, a month as 2024-06, five years as 2015-07-01/P5Y."
    collect.add(
        Kind.WRONG_TYPE,
        int(wrong[COUNT].sum()),
        (
            Finding(Kind.WRONG_TYPE, place, TIME, shown(text), "a period", advice)
            for text, place, _ in wrong.iter_rows()
        ),
    )


def _future(work: Work, today: date, collect: Collector) -> None:
    table = work.table.lazy()
    if work.has("OBS_STATUS"):
        status = pl.col("OBS_STATUS").cast(pl.String).fill_null("")
        table = table.filter(status != _FORECAST)
    grouped = table.filter(pl.col(TIME).is_not_null()).group_by(TIME)
    texts = grouped.agg(pl.col(PLACE).min(), pl.len().alias(COUNT)).sort(PLACE).collect()
    late = texts.filter(
        pl.col(TIME).cast(pl.String).map_elements(lambda t: _later(t, today), pl.Boolean)
    )
    advice = "Correct the period, or mark the figure as a forecast with OBS_STATUS F."
    expected = f"a period that has begun by {today.isoformat()}"
    collect.add(
        Kind.FUTURE,
        int(late[COUNT].sum()),
        (
            Finding(Kind.FUTURE, place, TIME, shown(text), expected, advice)
            for text, place, _ in late.iter_rows()
        ),
    )


def _later(text: str, today: date) -> bool:
    """Tell whether a period begins after a day, as far as its text shows.

    >>> _later("2027", date(2026, 5, 1)), _later("2026-06", date(2026, 5, 1))
    (True, True)
    >>> _later("2026", date(2026, 5, 1)), _later("2026-Q3", date(2026, 5, 1))
    (False, False)
    """
    start = text[:10].partition("/")[0]
    plain = start.replace("-", "").isdecimal()
    compared = start if plain else text[:4]
    return compared.replace("-", "").isdecimal() and compared > today.isoformat()[: len(compared)]
