"""Let the tables of a profile lead to the pages of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from comity.profile.document import Bars, Block, Cell, Chart, Document, Row, Section, Table

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
        return replace(table, rows=tuple(map(self.row, table.rows)))

    def row(self, row: Row) -> Row:
        """Return a row whose cells lead on."""
        found = [self.href(cell) for cell in row.cells]
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
    linker = Linker(document.code, names, address)
    return replace(document, sections=tuple(map(linker.section, document.sections)))
