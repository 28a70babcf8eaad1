"""Columns on paper: together no wider than the page, and none without room for its words."""

import pytest

from comity.profile.document import Cell, Column, ColumnKind, Row, Table
from comity.profile.render.widths import widths


def test_columns_fill_the_page_and_never_more(kenya, hostile, tables):
    for table in (*tables(kenya), *tables(hostile)):
        shares = widths(table)
        assert len(shares) == len(table.columns)
        assert min(shares) > 0, table.caption
        assert sum(shares) <= 1 + 1e-9, table.caption


def test_a_small_table_is_not_stretched_over_the_page(kenya, tables):
    behind_chart = next(t for t in tables(kenya) if t.columns[0].title == "End of")
    assert sum(widths(behind_chart)) < 0.5


def test_a_longer_text_gets_more_room_than_a_shorter_one():
    row = Row((Cell("word " * 10), Cell("word " * 60), Cell("12")))
    table = Table("T", (Column("A"), Column("B"), Column("C", ColumnKind.NUMBER)), (row,))
    short, long, number = widths(table)
    assert number < short < long
    assert short + long + number == pytest.approx(1)
