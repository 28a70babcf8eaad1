"""Let the tables of a profile lead to the pages of the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.text import slugify

from comity.profile.document import Bars, Block, Cell, Chart, Document, Row, Section, Table

#: Heads of the columns by which a table of acts, and one of figures, are known.
ACTS, FIGURES, FIGURE = "By", "Source, edition", "Figure"
#: Returns the address of a page of the site by its name and the parts of its path.
Address = Callable[..., str]


@dataclass(frozen=True)
class Names:
    """What the cells of a document may speak of.

    Attributes
    ----------
    instruments, sources, datasets : their ids
    places : codes of places by their short names
    """

    instruments: frozenset[str]
    sources: frozenset[str]
    datasets: frozenset[str]
    places: dict[str, str]

    @cached_property
    def pages(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The pages that there are about ids, each with the ids it takes."""
        return (
            ("instruments:instrument", self.instruments),
            ("sources:source", self.sources),
            ("figures:dataset", self.datasets),
        )


@dataclass(frozen=True)
class Linker:
    """Fills the addresses of the cells of one document."""

    code: str
    on: date
    names: Names
    address: Address

    def section(self, section: Section) -> Section:
        """Return a chapter whose tables lead on."""
        return replace(section, blocks=tuple(map(self.block, section.blocks)))

    def block(self, block: Block) -> Block:
        """Return a block whose tables lead on."""
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart | Bars):
            return replace(block, table=self.table(block.table))
        return block

    def table(self, table: Table) -> Table:
        """Return a table whose cells lead on; rows that lead nowhere stay as they are."""
        heads = [column.title for column in table.columns]
        return replace(table, rows=tuple(self.row(row, heads) for row in table.rows))

    def row(self, row: Row, heads: Sequence[str] = ()) -> Row:
        """Return a row whose cells lead on; an act leads to its reasons, a figure to its steps."""
        found = [self.href(cell) for cell in row.cells]
        if FIGURES in heads and not found[0]:
            found[0] = self._figure(row.cells[0].text if heads[0] == FIGURE else "")
        if ACTS in heads and row.cells[heads.index(ACTS)].text != "–":
            found[heads.index(ACTS)] = self._reasons(row.cells[0].detail)
        if not any(found):
            return row
        pairs = zip(row.cells, found, strict=True)
        return replace(row, cells=tuple(replace(c, href=to) if to else c for c, to in pairs))

    def href(self, cell: Cell) -> str:
        """Return where a cell leads: to what its id or its name stands for."""
        if cell.href or cell.mark is not None:
            return cell.href
        if not cell.detail:
            return self._place(cell.text)
        id = cell.detail.split(",")[0]
        for page, ids in self.names.pages:
            if id in ids:
                return self.address(page, id=id)
        return ""

    def _figure(self, label: str) -> str:
        """Return where the State's figure of this name is told, with its steps and its source."""
        page = self.address("figures:state", code=self.code)
        anchor = f"#{slugify(label)}" if label else ""
        return page and f"{page}?on={self.on}{anchor}"

    def _reasons(self, instrument: str) -> str:
        """Return where the acts of the State towards an instrument stand, with their sources."""
        known = instrument in self.names.instruments
        page = self.address("instruments:standing", id=instrument, code=self.code) if known else ""
        return page and f"{page}?on={self.on}"

    def _place(self, name: str) -> str:
        """Return the page on what is known between the State and another of this name."""
        other = self.names.places.get(name)
        if other is None or other == self.code:
            return ""
        return self.address("figures:corridor", a=self.code, b=other)


def linked(document: Document, names: Names, address: Address) -> Document:
    """Return a profile in which instruments, sources, data sets and other States are links.

    Parameters
    ----------
    document : the profile
    names : what its cells may speak of
    address : gives the address of a page; an empty one makes no link
    """
    linker = Linker(document.code, document.on, names, address)
    return replace(document, sections=tuple(map(linker.section, document.sections)))
