"""Find the faults that users of these sources know: one function for each rule.

Every function takes the data sets and gives the faults of one rule, one for each key with
its years. A data set that is not there is passed over, so that a folder may hold a few alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.evidence.catalogue import ColumnKind
from comity.evidence.fault import Fault
from comity.evidence.store import Store

#: Pairs of columns that should name two places.
PAIRS = (("origin", "asylum"), ("origin", "destination"), ("sender", "receiver"))
#: Measures of people who cannot be at home where they are counted.
ABROAD = ("stock_persons", "refugees_persons", "asylum_seekers_persons", "remit_usd")
#: Smaller numbers fall by nine tenths without any fault.
LEAST_BEFORE = 10_000
FALL = 0.9


def same_place(store: Store) -> Iterator[Fault]:
    """Find people counted as migrants or refugees in their own country (K451)."""
    for name, about in store.sets.items():
        for one, two in PAIRS:
            if one in about.columns and two in about.columns:
                measures = [item for item in about.measures if item in ABROAD]
                # Two unknown places need not be the same one.
                known = pl.col(one).is_in(list(about.codes)).not_()
                rows = store.table(name).filter(pl.col(one) == pl.col(two), known)
                for measure in measures:
                    yield from _same(name, one, measure, rows)


def _same(name: str, place: str, measure: str, rows: pl.DataFrame) -> Iterator[Fault]:
    found = rows.filter(pl.col(measure) > 0)
    if "sex" in found.columns:
        found = found.filter(pl.col("sex") == "total")
    if "year" not in found.columns:
        found = found.with_columns(year=pl.lit(0))
    grouped = found.group_by(place).agg("year", pl.col(measure).max().alias("most")).sort(place)
    for code, years, most in grouped.rows():
        detail = f"{measure} of {code} in {code}, at most {most:,}"
        yield Fault("K451", name, code, _years(years), detail, most)


def falls(store: Store) -> Iterator[Fault]:
    """Find numbers that fall by more than nine tenths from one year to the next (K452)."""
    for name, keys, measure in (
        ("unhcr_population", ("origin", "asylum"), "refugees_persons"),
        ("unhcr_population", ("origin", "asylum"), "asylum_seekers_persons"),
        ("migrant_stock_2024", ("origin", "destination"), "stock_persons"),
        ("migrant_stock_2020", ("origin", "destination"), "stock_persons"),
        ("idmc_displaced", ("state",), "idps_persons"),
        ("unrwa_refugees", ("asylum",), "palestine_refugees_persons"),
        ("wdi_indicators", ("state",), "remit_received_usd"),
    ):
        if name in store.sets:
            yield from _falls(name, keys, measure, _both_sexes(store.table(name)))


def _falls(name: str, keys: tuple[str, ...], measure: str, table: pl.DataFrame) -> Iterator[Fault]:
    least = LEAST_BEFORE * (1000 if measure.endswith("_usd") else 1)
    rows = table.drop_nulls(measure).sort(*keys, "year")
    before = [pl.col(item).shift(1).over(keys) for item in (measure, "year")]
    rows = rows.with_columns(before[0].alias("before"), before[1].alias("last"))
    fell = rows.filter(pl.col("before") >= least, pl.col(measure) < pl.col("before") * (1 - FALL))
    if not name.startswith("migrant_stock"):
        fell = fell.filter(pl.col("year") == pl.col("last") + 1)
    for row in fell.iter_rows(named=True):
        key = " -> ".join(row[item] for item in keys)
        words = f"{row['before']:,.0f} in {row['last']} to {row[measure]:,.0f} in {row['year']}"
        years, drop = (row["last"], row["year"]), row["before"] - row[measure]
        yield Fault("K452", name, key, years, f"{measure} falls from {words}", drop)


def sexes(store: Store) -> Iterator[Fault]:
    """Find totals that are not women and men together (K453)."""
    for name, about in store.sets.items():
        if "sex" not in about.keys or "total" not in store.table(name)["sex"].unique():
            continue
        keys = [key for key in about.keys if key != "sex"]
        for measure in (item for item in about.measures if item.endswith("_persons")):
            wide = store.table(name).pivot("sex", index=keys, values=measure)
            gap = (pl.col("female") + pl.col("male") - pl.col("total")).alias("gap")
            found = wide.with_columns(gap).filter(pl.col("gap").abs() > 1)
            yield from _gaps("K453", name, keys, found, f"women and men unlike {measure}")


def wholes(store: Store) -> Iterator[Fault]:
    """Find parts that come to more than their whole (K454)."""
    for edition in ("2024", "2020"):
        name = f"migrant_stock_age_{edition}"
        if name in store.sets:
            table, keys = store.table(name), ["destination", "year", "sex"]
            parts = table.filter(pl.col("age") != "total").group_by(keys).agg(_sum("part"))
            whole = table.filter(pl.col("age") == "total").select(*keys, whole="stock_persons")
            yield from _above(name, keys, parts, whole, "ages above all ages")
    name = "unhcr_asylum_decisions"
    if name in store.sets:
        columns = store.dataset(name).measures
        rows = store.table(name).with_columns(part=pl.sum_horizontal(columns[:-1]))
        found = rows.with_columns(gap=pl.col("part") - pl.col(columns[-1]))
        found = found.filter(pl.col("gap") > 0)
        yield from _gaps("K454", name, ["asylum"], found, "outcomes above all decisions")


def _above(
    name: str, keys: list[str], parts: pl.DataFrame, whole: pl.DataFrame, words: str
) -> Iterator[Fault]:
    joined = parts.join(whole, on=keys).with_columns(gap=pl.col("part") - pl.col("whole"))
    yield from _gaps("K454", name, keys, joined.filter(pl.col("gap") > 1), words)


def others(store: Store) -> Iterator[Fault]:
    """Find totals by destination that people of other origins are missing from (K456)."""
    for edition in ("2024", "2020"):
        name, ages = f"migrant_stock_{edition}", f"migrant_stock_age_{edition}"
        if name not in store.sets or ages not in store.sets:
            continue
        keys = ["destination", "year"]
        parts = _both_sexes(store.table(name)).group_by(keys).agg(_sum("part"))
        whole = _both_sexes(store.table(ages)).filter(pl.col("age") == "total")
        joined = whole.select(*keys, whole="stock_persons").join(parts, on=keys, how="left")
        gap = (pl.col("part").fill_null(0) - pl.col("whole")).alias("gap")
        found = joined.with_columns(gap).filter(pl.col("gap").abs() > 1)
        yield from _gaps("K456", name, keys, found, f"origins unlike the total of {ages}")


def outside(store: Store) -> Iterator[Fault]:
    """Find codes that are no place of the ground, explained or not (K455)."""
    for name, about in store.sets.items():
        for column in about.columns:
            if store.columns[column].kind is not ColumnKind.PLACE:
                continue
            table = store.table(name)
            odd = set(table[column].unique()) - set(store.ground.places)
            for code in sorted(odd):
                rows = table.filter(pl.col(column) == code)
                years = rows["year"].to_list() if "year" in table.columns else []
                words = about.codes.get(code, "not explained in the catalogue")
                detail = f"{column}: {words}, {rows.height:,} rows"
                yield Fault("K455", name, code, _years(years), detail, rows.height)


def not_iso(store: Store) -> Iterator[Fault]:
    """Find codes of UNHCR that ISO 3166-1 does not have (K457)."""
    import pycountry

    iso = {country.alpha_3 for country in pycountry.countries}
    for name, about in store.sets.items():
        if not name.startswith(("unhcr", "unrwa", "idmc")):
            continue
        columns = [c for c in about.columns if store.columns[c].kind is ColumnKind.PLACE]
        table = store.table(name)
        for code in sorted({code for c in columns for code in table[c].unique()} - iso):
            rows = table.filter(pl.any_horizontal(pl.col(c) == code for c in columns))
            words = about.codes.get(code) or store.ground.place(code).name
            detail = f"{words}, {rows.height:,} rows"
            yield Fault("K457", name, code, _years(rows["year"].to_list()), detail, rows.height)


def _gaps(
    rule: str, name: str, keys: list[str], found: pl.DataFrame, words: str
) -> Iterator[Fault]:
    """Make one fault for each key but the year, with the largest gap."""
    places = [key for key in keys if key not in {"year", "age", "sex"}]
    grouped = found.group_by(places).agg("year", pl.col("gap").abs().max().alias("most"))
    for row in grouped.sort(places).iter_rows(named=True):
        key = " <- ".join(row[place] for place in places)
        detail = f"{words}, by at most {row['most']:,.0f}"
        yield Fault(rule, name, key, _years(row["year"]), detail, row["most"])


def _sum(name: str) -> pl.Expr:
    return pl.col("stock_persons").sum().alias(name)


def _both_sexes(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter(pl.col("sex") == "total") if "sex" in table.columns else table


def _years(years: list[int]) -> tuple[int, ...]:
    return tuple(sorted({year for year in years if year}))


FINDERS = (same_place, falls, sexes, wholes, outside, others, not_iso)
