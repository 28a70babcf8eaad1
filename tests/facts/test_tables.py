"""Statistical records in Parquet are read whole and as expected, or not at all."""

import polars as pl
import pytest

from comity.facts import RecordError
from comity.facts.tables import read_table

COLUMNS = {"state": pl.String, "stock_persons": pl.Int64}


@pytest.fixture
def stocks(tmp_path):
    """A small table of migrant stocks, written as it should be."""
    path = tmp_path / "stocks.parquet"
    rows = {"state": ["MEX", "KEN"], "stock_persons": [1_197_624, 1_050_147]}
    pl.DataFrame(rows, schema=COLUMNS).write_parquet(path)
    return path


def _refused(path, columns=COLUMNS):
    with pytest.raises(RecordError) as caught:
        read_table(path, columns)
    assert path.name in str(caught.value)
    return str(caught.value)


def test_a_whole_table_is_read(stocks):
    assert read_table(stocks, COLUMNS).rows() == [("MEX", 1_197_624), ("KEN", 1_050_147)]


def test_a_table_without_rows_is_a_table(stocks):
    pl.DataFrame(schema=COLUMNS).write_parquet(stocks)
    assert read_table(stocks, COLUMNS).height == 0


def test_a_table_cut_off_anywhere_is_refused(stocks):
    whole = stocks.read_bytes()
    for size in range(0, len(whole), 7):
        stocks.write_bytes(whole[:size])
        assert "is not whole Parquet" in _refused(stocks), size
    stocks.write_bytes(whole[:-1])
    assert _refused(stocks).endswith("Fetch it again.")


@pytest.mark.parametrize("content", [b"state,stock_persons\nMEX,1\n", b"PAR1PAR1", b"\x00" * 64])
def test_a_file_that_is_no_parquet_is_refused(stocks, content):
    stocks.write_bytes(content)
    assert "is not whole Parquet" in _refused(stocks)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "cannot be read (No such file or directory)" in _refused(tmp_path / "none.parquet")
    assert "cannot be read (Is a directory)" in _refused(tmp_path)


def test_a_name_with_a_pattern_stands_for_one_file_only(stocks):
    """Polars would read every file that matches ``*.parquet``."""
    assert "cannot be read" in _refused(stocks.with_name("*.parquet"))


def test_a_missing_column_is_named(stocks):
    pl.DataFrame({"state": ["MEX"]}).write_parquet(stocks)
    assert _refused(stocks).endswith("column stock_persons: is missing.")


def test_a_column_of_another_type_is_named_with_both_types(stocks):
    pl.DataFrame({"state": ["MEX"], "stock_persons": ["many"]}).write_parquet(stocks)
    assert _refused(stocks).endswith("column stock_persons: is String; expected Int64.")


def test_a_column_that_no_reader_knows_is_refused(stocks):
    read_table(stocks, COLUMNS).with_columns(extra=pl.lit(1)).write_parquet(stocks)
    assert _refused(stocks).endswith("column extra: is not a known column.")
