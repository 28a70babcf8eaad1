"""A table of many States is split for the word processor, and no State falls out."""

from datetime import date

import comity
from comity.profile.build import profile
from comity.profile.render.split import MOST_MARKS, split
from comity.profile.render.text import mark_columns

COMPANY = "GBR FRA DEU BIH STP VCT PNG COD CAF TTO LAO PRK KOR USA RUS CHN IND BRA ZAF".split()


def test_every_state_stands_in_one_part_and_the_state_itself_in_each():
    beside = [comity.resolve(code) for code in COMPANY]
    document = profile(comity.resolve("KEN"), date(2026, 11, 21), beside)
    (matrix,) = next(s for s in document.sections if s.id == "peers").blocks[:1]
    parts = split(matrix)
    assert all(len(mark_columns(part)) <= MOST_MARKS for part in parts)
    titles = [column.title for part in parts for column in part.columns if not column.own]
    assert {c.title for c in matrix.columns if not c.own} == set(titles)
    for part in parts:
        assert [column.title for column in part.columns if column.own] == ["Kenya"]
        assert len(part.rows) == len(matrix.rows)
        assert all(len(row.cells) == len(part.columns) for row in part.rows)


def test_a_table_that_fits_is_left_as_it_is(kenya, tables):
    assert all(split(table) == (table,) for table in tables(kenya))
