"""A State beside its peers: what its table says holds in every language."""

from datetime import date

import pytest

import comity
from comity.profile import profile
from comity.profile.document import ColumnKind
from comity.profile.render.text import bare
from comity.profile.spoken import in_voice


class Named:
    """A voice that names places by code, and sets colons in its own way."""

    def __init__(self, colon):
        self.colon = colon

    def pattern(self, text):
        return text.replace(": ", self.colon)

    def plural(self, one, many, number):
        return self.pattern(one if number == 1 else many)

    def number(self, text):
        return text

    def brief(self, _value, text):
        return text

    def day(self, day):
        return str(day)

    def place(self, code, *, short):
        return f"<{code}{short}>"

    def between(self, mark):
        return mark

    def kept(self, text):
        return text


@pytest.fixture(scope="module")
def fiji():
    """Return the profile of a State with many peers."""
    return profile(comity.resolve("FJI"), date(2026, 11, 28))


@pytest.mark.parametrize("colon", [": ", "\u00a0: ", "\u202f: ", "："])
def test_a_cell_under_the_name_of_a_place_leaves_it_out_in_every_language(fiji, colon):
    said = in_voice(fiji, Named(colon))
    (table,) = next(section.blocks for section in said.sections if section.id == "peers")
    pairs = [
        (cell, column)
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
        if column.kind is ColumnKind.MARK
    ]
    assert len(pairs) >= 2 * len(table.rows)
    for cell, column in pairs:
        assert cell.text.startswith(f"{column.title}{colon}")
        assert bare(cell, column) == cell.text.removeprefix(f"{column.title}{colon}")
        assert bare(cell, column)[0].isalpha()
