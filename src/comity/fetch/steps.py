"""The few changes of layout that a list of names cannot say; each is named in services.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from comity.fetch.faults import RefusedError
from comity.fetch.raw import LAYOUT

if TYPE_CHECKING:
    import polars as pl

_BLOCKS = {"": "total", " (2)": "male", " (3)": "female"}
_SEVERAL_SEXES = 0.01


def stock_by_year_and_sex(table: pl.DataFrame) -> pl.DataFrame:
    """Make a row of each year and sex: columns 1990, 1990 (2), 1990 (3) are total, male, female.

    The order of the three blocks is proved: the first must be the sum of the others.
    """
    import polars as pl

    years = [name for name in table.columns if re.fullmatch(r"\d{4}( \([23]\))?", name)]
    index = [name for name in table.columns if name not in years and "code" in name]
    long = table.unpivot(years, index=index, variable_name="mark", value_name="stock_persons")
    sex = pl.col("mark").str.slice(4).replace_strict(_BLOCKS)
    year = pl.col("mark").str.slice(0, 4)
    long = long.with_columns(year.alias("year"), sex.alias("sex")).drop("mark")
    value = pl.col("stock_persons").cast(pl.Float64, strict=False)
    sums = dict(long.group_by("sex").agg(value.sum()).iter_rows())
    parts = sums.get("male", 0) + sums.get("female", 0)
    if abs(parts - sums.get("total", 0)) > _SEVERAL_SEXES * max(parts, 1):
        raise RefusedError(
            "the three blocks of columns are not both sexes, male and female.", LAYOUT
        )
    return long


def estimate_to_2023(table: pl.DataFrame) -> pl.DataFrame:
    """Tell estimates, which end in 2023, from the medium variant; the file calls both Medium."""
    import polars as pl

    past = pl.col("Time").cast(pl.Int32, strict=False) <= 2023
    word = pl.when(past).then(pl.lit("estimate")).otherwise(pl.lit("medium"))
    return table.with_columns(word.alias("Variant"))


def one_column_each(table: pl.DataFrame) -> pl.DataFrame:
    """Make a column of each indicator; a State has one value of each in a year."""
    import polars as pl

    rows = table.select("countryiso3code", "date", "indicator.id", "value")
    keys = ["countryiso3code", "date", "indicator.id"]
    # Aggregates without a code share an empty one; they are left out further on.
    rows = rows.filter(pl.col("countryiso3code").fill_null("") != "")
    if rows.select(keys).is_duplicated().any():
        raise RefusedError("a State has two values of one indicator in a year.", LAYOUT)
    return rows.pivot(on="indicator.id", values="value", sort_columns=True)


def incidents(table: pl.DataFrame) -> pl.DataFrame:
    """Number incidents by day, part the coordinates, and leave out those without a death."""
    import polars as pl

    first = (pl.col("Incident Year") + " " + pl.col("Month") + " 1").str.to_date(
        "%Y %B %d", strict=False
    )
    day = pl.col("Incident Date").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    place = pl.col("Coordinates").str.extract_groups(r"^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$")
    dated = table.with_columns(
        pl.coalesce(day, first).alias("date"),
        place.struct[0].alias("latitude"),
        place.struct[1].alias("longitude"),
    )
    deaths = pl.col("Total Number of Dead and Missing").cast(pl.Float64, strict=False)
    dated = dated.filter(deaths.is_null() | (deaths > 0)).sort("date", "Main ID", "Incident ID")
    return dated.with_row_index("incident", offset=1).with_columns(
        pl.col("incident").cast(pl.String),
        pl.col("date").dt.year().cast(pl.String).alias("year"),
        pl.col("date").cast(pl.String),
    )


def mean_of_providers(table: pl.DataFrame) -> pl.DataFrame:
    """Average the prices of the providers of a corridor in a quarter, each counting the same."""
    import polars as pl

    period = pl.col("period").str.extract_groups(r"^(\d{4})_?([1-4])Q$")
    cost = pl.lit(_figures(table["cc1 total cost %"]))
    rows = table.with_columns(
        cost.alias("cost"), period.struct[0].alias("year"), period.struct[1].alias("quarter")
    )
    if rows["year"].null_count():
        odd = rows.filter(pl.col("year").is_null())["period"][0]
        raise RefusedError(f"a period is {str(odd)[:40]!r}; expected such as 2016_2Q.", LAYOUT)
    keys = ["source_code", "destination_code", "year", "quarter"]
    mean = (pl.col("cost").mean() / 100).round(12).alias("cost_share")
    return rows.group_by(keys).agg(mean).with_columns(pl.col("cost_share").cast(pl.String))


def quarters_in_columns(table: pl.DataFrame) -> pl.DataFrame:
    """Make a row of each column such as ``2020Q3 [YR2020Q3]``."""
    import polars as pl

    quarters = [name for name in table.columns if re.match(r"\d{4}Q[1-4]\b", name)]
    if not quarters:
        raise RefusedError("no column is named after a quarter, such as 2020Q3.", LAYOUT)
    index = ["Sending Countries Code", "Receiving Countries  Code"]
    long = table.unpivot(quarters, index=index, variable_name="mark", value_name="cost_share")
    long = long.drop_nulls()
    cost = pl.lit(_figures(long["cost_share"])) / 100
    return long.with_columns(
        pl.col("mark").str.slice(0, 4).alias("year"),
        pl.col("mark").str.slice(5, 1).alias("quarter"),
        cost.round(12).cast(pl.String).alias("cost_share"),
    )


def _figures(values: pl.Series) -> pl.Series:
    """Return texts as numbers; a word among them is a fault, not a gap."""
    import polars as pl

    found = values.cast(pl.Float64, strict=False)
    lost = values.filter(values.is_not_null() & found.is_null())
    if lost.len():
        came = f"{values.name} holds {str(lost[0])[:60]!r}; expected a number."
        raise RefusedError(came, LAYOUT)
    return found


STEPS: Mapping[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    step.__name__: step
    for step in (
        stock_by_year_and_sex,
        estimate_to_2023,
        one_column_each,
        incidents,
        mean_of_providers,
        quarters_in_columns,
    )
}
