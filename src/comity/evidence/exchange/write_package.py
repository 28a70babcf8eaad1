"""Write a Data Package: the table as CSV and a descriptor that says what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.evidence.exchange.about import About
from comity.evidence.exchange.formats import DESCRIPTOR, Format
from comity.evidence.exchange.structure import VALUE, Component, Role, Structure
from comity.evidence.exchange.whole import whole
from comity.evidence.exchange.write_csv import write_csv
from comity.facts.errors import OutputError, QuestionError

if TYPE_CHECKING:
    import polars as pl

_TABLE = "data.csv"
_SHORT_LIST = 50


def write_package(table: pl.DataFrame, folder: Path, about: About, structure: Structure) -> Path:
    """Write ``data.csv`` and ``datapackage.json`` into a folder, made when it is missing."""
    if not about.licence:
        raise QuestionError(
            "A Data Package states its licence. Give one, such as licence='CC-BY-4.0'."
        )
    text = json.dumps(descriptor(about, structure), ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, f"{error.strerror or error}.") from None
    whole(folder / _TABLE, lambda part: write_csv(table, part, Format.CSV, structure))
    whole(folder / DESCRIPTOR, lambda part: part.write_text(text, encoding="utf-8"))
    return folder


def descriptor(about: About, structure: Structure) -> dict[str, Any]:
    """Return the descriptor, by Data Package 1.0 and Table Schema 1.0."""
    licence = {"name": about.licence}
    if about.licence_at:
        licence["path"] = about.licence_at
    return {
        "profile": "tabular-data-package",
        "name": structure.id.lower(),
        "title": about.title,
        "description": structure.description,
        "version": structure.version,
        "created": f"{about.prepared.isoformat()}T00:00:00Z",
        "licenses": [licence],
        "sources": [{"title": source} for source in about.sources],
        "resources": [_resource(structure)],
    }


def _resource(structure: Structure) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": "data",
        "path": _TABLE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(item, structure) for item in structure.components],
            "primaryKey": list(structure.dimensions),
            "missingValues": [""],
        },
    }


def _field(item: Component, structure: Structure) -> dict[str, Any]:
    number = item.role is Role.MEASURE
    field: dict[str, Any] = {
        "name": item.id,
        "type": "number" if number else "string",
        "title": item.name,
        "description": item.meaning,
    }
    codes = list(structure.codes(item.id))
    constraints: dict[str, Any] = {"required": True} if item.required and item.id != VALUE else {}
    if codes and len(codes) <= _SHORT_LIST:
        constraints["enum"] = codes
    return {**field, "constraints": constraints} if constraints else field
