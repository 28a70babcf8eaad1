"""The data structure of migration figures: its dimensions, attributes and code lists.

The words are those of the SDMX information model: a *component* is a dimension, the
measure or an attribute; a *code list* says which codes a component may take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from comity.facts.ground import ground
from comity.facts.records import KNOWLEDGE, Fields, read_yaml

if TYPE_CHECKING:
    import polars as pl

TIME = "TIME_PERIOD"
VALUE = "OBS_VALUE"


class Role(StrEnum):
    """What a component does in the structure."""

    DIMENSION = "dimension"
    MEASURE = "measure"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Component:
    """One column of the structure; ``codes`` names its code list, if it has one."""

    id: str
    role: Role
    name: str
    meaning: str
    codes: str = ""
    required: bool = True


@dataclass(frozen=True)
class CodeList:
    """The codes that a component may take, each with its name."""

    id: str
    name: str
    codes: Mapping[str, str]
    kinds: Mapping[str, str]


@dataclass(frozen=True)
class Structure:
    """A data structure definition, as SDMX calls it."""

    agency: str
    id: str
    version: str
    name: str
    description: str
    components: tuple[Component, ...]
    codelists: Mapping[str, CodeList]

    @property
    def reference(self) -> str:
        """Agency, identifier and version, as SDMX-CSV writes them."""
        return f"{self.agency}:{self.id}({self.version})"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column in order: dimensions, the measure, attributes."""
        return tuple(item.id for item in self.components)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The columns that together identify an observation."""
        return self._with(Role.DIMENSION)

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """The columns that describe an observation."""
        return self._with(Role.ATTRIBUTE)

    @cached_property
    def schema(self) -> Mapping[str, pl.DataType]:
        """The Polars type of each column of a table in this structure."""
        import polars as pl

        found: dict[str, pl.DataType] = {}
        for item in self.components:
            coded = item.codes or item.id == TIME
            plain = pl.Float64() if item.role is Role.MEASURE else pl.String()
            found[item.id] = pl.Categorical() if coded else plain
        return found

    def codes(self, column: str) -> Mapping[str, str]:
        """Return the codes a column may take; empty when it has no code list."""
        for item in self.components:
            if item.id == column and item.codes:
                return self.codelists[item.codes].codes
        return {}

    def measures(self, kind: Literal["stock", "flow", "net"]) -> tuple[str, ...]:
        """Return the codes of MEASURE of a kind."""
        kinds = self.codelists["CL_MEASURE"].kinds
        return tuple(code for code, found in kinds.items() if found == kind)

    def _with(self, role: Role) -> tuple[str, ...]:
        return tuple(item.id for item in self.components if item.role is role)


@cache
def structure(root: Path = KNOWLEDGE) -> Structure:
    """Return the structure of migration figures kept in a folder of knowledge.

    >>> structure().dimensions[:3], structure().reference
    (('REF_AREA', 'ORIGIN', 'SEX'), 'COMITY:MIGRATION(1.0.0)')

    Raises
    ------
    RecordError
        If the record is missing or breaks its form.
    """
    fields = read_yaml(root / "evidence" / "structure.yml")
    heads = (fields.take(name, str) for name in ("agency", "id", "version", "name", "description"))
    agency, own, version, name, description = heads
    components = tuple(_components(fields))
    codelists = {item.id: item for item in _codelists(fields, root)}
    for item in components:
        if item.codes and item.codes not in codelists:
            raise fields.problem("codelists", f"has no {item.codes}, which {item.id} names.")
    fields.finish()
    return Structure(agency, own, version, name, description, components, codelists)


def _components(fields: Fields) -> Iterator[Component]:
    groups = (
        ("dimensions", Role.DIMENSION),
        ("measure", Role.MEASURE),
        ("attributes", Role.ATTRIBUTE),
    )
    for group, role in groups:
        for own, value in fields.take(group, dict).items():
            entry = fields.below(f"{group}.{own}", value)
            name, meaning = entry.take("name", str), entry.take("meaning", str)
            required = entry.take("required", bool, role is Role.DIMENSION)
            yield Component(str(own), role, name, meaning, entry.take("codes", str, ""), required)
            entry.finish()


def _codelists(fields: Fields, root: Path) -> Iterator[CodeList]:
    for own, value in fields.take("codelists", dict).items():
        entry = fields.below(f"codelists.{own}", value)
        codes: dict[str, str] = {}
        if entry.take("from", str, ""):
            codes = {place.code: place.name for place in ground(root).places.values()}
        codes |= {str(code): str(name) for code, name in entry.take("codes", dict).items()}
        kinds = {str(code): str(kind) for code, kind in entry.take("kinds", dict, {}).items()}
        yield CodeList(str(own), entry.take("name", str), codes, kinds)
        entry.finish()
