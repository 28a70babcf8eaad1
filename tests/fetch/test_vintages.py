"""Editions are kept side by side, exchanged in one movement, and compared."""

import json
import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.catalogue import catalogue
from comity.facts.errors import OutputError, QuestionError, RecordError, UnknownNameError
from comity.fetch import BUNDLED, current, diff, open_vintage, vintages
from comity.fetch.revisions import _revised
from comity.fetch.vintage import store

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)
STOCK = "migrant_stock_2024"
SCHEMA = {
    "destination": pl.String, "origin": pl.String, "year": pl.Int16, "sex": pl.String,
    "stock_persons": pl.Int64,
}  # fmt: skip


def stock(*rows: tuple) -> pl.DataFrame:
    return pl.DataFrame(
        [("KEN", of, year, "total", n) for of, year, n in rows], SCHEMA, orient="row"
    )


def keep(table: pl.DataFrame, home, day: date, dataset: str = STOCK):
    origin = {
        "dataset": dataset, "service": dataset, "address": "https://example.org/",
        "fetched": day.isoformat(), "raw_sha256": "0" * 64, "raw_bytes": 1, "etag": "",
        "last_modified": "", "licence": "CC BY 4.0",
    }  # fmt: skip
    return store(table, origin, day, home)


OLD = stock(("UGA", 2020, 100), ("SSD", 2020, 50), ("ETH", 2024, 7), ("SOM", 2024, 10))
NEW = stock(("UGA", 2020, 90), ("SSD", 2020, 80), ("SOM", 2024, 10), ("RWA", 2024, 5))


def test_a_new_vintage_stands_beside_the_old_and_is_the_one_in_use(tmp_path):
    old, new = keep(OLD, tmp_path, MAY), keep(NEW, tmp_path, JUNE)
    folder = tmp_path / "evidence" / "vintages" / STOCK
    assert [item.name for item in vintages(STOCK, tmp_path)] == [old.name, new.name]
    assert re.fullmatch(r"2026-05-04-[0-9a-f]{8}", old.name)
    assert (folder / "current").read_text() == f"{new.name}\n"
    assert current(STOCK, tmp_path) == new
    assert open_vintage(vintages(STOCK, tmp_path)[0]).equals(OLD)


def test_the_same_data_are_not_kept_twice(tmp_path):
    first = keep(OLD, tmp_path, MAY)
    assert keep(OLD, tmp_path, JUNE) == first
    assert len(vintages(STOCK, tmp_path)) == 1


def test_where_nothing_was_fetched_there_is_no_vintage(tmp_path):
    assert vintages(STOCK, tmp_path) == ()
    assert current(STOCK, tmp_path) is None


def test_a_table_changed_by_hand_is_noticed(tmp_path):
    vintage = keep(OLD, tmp_path, MAY)
    NEW.write_parquet(vintage.data)
    with pytest.raises(RecordError, match="is not the table that was fetched"):
        open_vintage(vintage)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"dataset": "x"}', '{"odd": 1}'])
def test_a_record_of_origin_that_cannot_be_read_is_named(tmp_path, text):
    vintage = keep(OLD, tmp_path, MAY)
    (vintage.folder / "origin.json").write_text(text)
    with pytest.raises(RecordError, match=r"origin\.json"):
        vintages(STOCK, tmp_path)


def test_a_field_that_no_reader_knows_is_refused(tmp_path):
    path = keep(OLD, tmp_path, MAY).folder / "origin.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"note": "x"}))
    with pytest.raises(RecordError, match="record of origin"):
        vintages(STOCK, tmp_path)


@pytest.mark.parametrize("name", ["../..", "a/b", "", "/etc", "A"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(QuestionError, match="is no name of a data set"):
        vintages(name, tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "evidence").write_text("a file")
    with pytest.raises(OutputError, match=r"Cannot write .*vintages"):
        keep(OLD, tmp_path, MAY)


# What was revised


def test_a_comparison_lists_rows_added_removed_and_revised_largest_first(tmp_path):
    old, new = keep(OLD, tmp_path, MAY), keep(NEW, tmp_path, JUNE)
    found = diff(STOCK, old.name, new.name, tmp_path)
    assert found.added.rows() == [("KEN", "RWA", 2024, "total", 5)]
    assert found.removed.rows() == [("KEN", "ETH", 2024, "total", 7)]
    assert found.revised.rows() == [
        ("KEN", "SSD", 2020, "total", "stock_persons", 50.0, 80.0, 30.0),
        ("KEN", "UGA", 2020, "total", "stock_persons", 100.0, 90.0, -10.0),
    ]
    assert found.by_year.rows() == [
        (2020, "stock_persons", 150.0, 170.0, 20.0),
        (2024, "stock_persons", 17.0, 15.0, -2.0),
    ]


def test_a_year_that_only_one_edition_has_has_no_change(tmp_path):
    old = keep(stock(("UGA", 2020, 1)), tmp_path, MAY)
    new = keep(stock(("UGA", 2020, 1), ("UGA", 2024, 2)), tmp_path, JUNE)
    rows = diff(STOCK, old.name, new.name, tmp_path).by_year.rows()
    assert rows[1] == (2024, "stock_persons", None, 2.0, None)


def test_a_value_that_appeared_is_a_revision_without_a_change(tmp_path):
    old = keep(stock(("UGA", 2020, None), ("SSD", 2020, 3)), tmp_path, MAY)
    new = keep(stock(("UGA", 2020, 9), ("SSD", 2020, 4)), tmp_path, JUNE)
    rows = diff(STOCK, old.name, new.name, tmp_path).revised.rows()
    assert rows[0] == ("KEN", "UGA", 2020, "total", "stock_persons", None, 9.0, None)
    assert rows[1][-1] == 1.0


def test_the_bundled_edition_can_be_compared_with_a_vintage(tmp_path, root):
    bundled = pl.read_parquet(catalogue(root)[STOCK].file)
    row = pl.col("destination").eq("DEU") & pl.col("origin").eq("POL") & pl.col("sex").eq("total")
    raised = pl.when(row & pl.col("year").eq(2024)).then(pl.col("stock_persons") + 1000)
    new = bundled.with_columns(raised.otherwise("stock_persons").alias("stock_persons"))
    vintage = keep(new, tmp_path, MAY)
    found = diff(STOCK, BUNDLED, vintage.name, tmp_path, root)
    assert found.added.height == found.removed.height == 0
    assert [(row[0], row[1], row[2], row[-1]) for row in found.revised.rows()] == [
        ("DEU", "POL", 2024, 1000.0)
    ]
    assert found.by_year.filter(pl.col("change") != 0)["change"].to_list() == [1000.0]


def test_incidents_are_told_by_what_happened_and_not_by_their_running_number(tmp_path, root):
    """A new incident early in the list moves all numbers behind it; none of them is revised."""
    bundled = pl.read_parquet(catalogue(root)["missing_migrants"].file).head(50)
    first = bundled.head(1).with_columns(pl.lit("Elsewhere").alias("location"))
    later = bundled.with_columns((pl.col("incident") + 1).cast(pl.Int32))
    old = keep(bundled, tmp_path, MAY, "missing_migrants")
    new = keep(pl.concat([first, later]), tmp_path, JUNE, "missing_migrants")
    found = diff("missing_migrants", old.name, new.name, tmp_path, root)
    assert found.added["location"].to_list() == ["Elsewhere"]
    assert found.removed.height == found.revised.height == 0


def test_editions_with_other_columns_are_not_compared(tmp_path):
    old = keep(OLD, tmp_path, MAY)
    new = keep(NEW.with_columns(pl.col("year").cast(pl.Int32)), tmp_path, JUNE)
    with pytest.raises(QuestionError, match=r"they differ in columns \(year\)"):
        diff(STOCK, old.name, new.name, tmp_path)


def test_an_edition_that_is_not_kept_is_answered_with_near_misses(tmp_path):
    name = keep(OLD, tmp_path, MAY).name
    with pytest.raises(UnknownNameError, match=f"Did you mean {name}"):
        diff(STOCK, name[:-1], name, tmp_path)


cells = st.dictionaries(
    st.tuples(st.sampled_from(["UGA", "SSD", "ETH"]), st.sampled_from([2020, 2024])),
    st.one_of(st.none(), st.integers(0, 9)),
)


@given(old=cells, new=cells)
def test_the_old_figures_and_the_revisions_together_give_the_new_ones(old, new):
    before, after = (
        stock(*((of, year, n) for (of, year), n in part.items())) for part in (old, new)
    )
    keys = list(SCHEMA)[:-1]
    revised = _revised(before, after, keys, ["stock_persons"])
    changed = {(row[1], row[2]): row[6] for row in revised.rows()}
    both = {key: value for key, value in old.items() if key in new}
    assert both | changed == {key: new[key] for key in both}
    sizes = [abs(row[7] if row[7] is not None else row[6] or row[5] or 0) for row in revised.rows()]
    assert sizes == sorted(sizes, reverse=True)
