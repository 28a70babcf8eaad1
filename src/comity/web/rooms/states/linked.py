"""Let the tables of a profile lead to the pages of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from comity.profile.document import Bars, Block, Cell, Chart, Document, Section, Table

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
        """Return a table whose cells lead on."""
        rows = (
            replace(row, cells=tuple(replace(c, href=self.href(c)) for c in row.cells))
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    def href(self, cell: Cell) -> str:
        """Return where a cell leads: to what its id or its name stands for."""
        id = cell.detail.split(",")[0]
        if cell.href or cell.mark is not None:
            return cell.href
        if id in self.names.instruments:
            return self.address("instruments:instrument", id=id)
        if id in self.names.sources:
            return self.address("sources:source", id=id)
        if id in self.names.datasets:
            return self.address("figures:dataset", id=id)
        other = self.names.places.get(cell.text, "")
        if not other or other == self.code:
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
