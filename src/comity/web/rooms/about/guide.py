"""A guide to the API, drawn from its own document: what may be asked, and what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.test.client import RequestFactory
from django.urls import resolve

from comity.answers.forms import Record, to_json

_EXAMPLE = re.compile(r"Examples?: `*(/api/v1/[^\s`]+)`*\.?")
ITEMS, LETTERS, LINES, DEPTH = 1, 90, 40, 6
MORE: Final = "…"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may or must hold."""

    name: str
    place: str
    required: bool
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One question that the API answers."""

    id: str
    tag: str
    path: str
    title: str
    about: str
    example: str
    parameters: tuple[Parameter, ...]

    def record(self) -> Record:
        """Return it as a plain record."""
        return {
            "path": self.path,
            "title": self.title,
            "about": self.about,
            "example": self.example or None,
            "parameters": [parameter.name for parameter in self.parameters],
        }


@cache
def document() -> Mapping[str, Any]:
    """Return the OpenAPI document."""
    from comity.web.api import api

    return api.get_openapi_schema()


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """Return every question that the API answers, by room."""
    return tuple(
        _endpoint(path, operation)
        for path, methods in document()["paths"].items()
        for operation in methods.values()
    )


def by_tag() -> dict[str, list[Endpoint]]:
    """Return the questions under the name of their room."""
    found: dict[str, list[Endpoint]] = {}
    for item in endpoints():
        found.setdefault(item.tag, []).append(item)
    return found


def _endpoint(path: str, operation: Mapping[str, Any]) -> Endpoint:
    said = operation.get("description", "")
    found = _EXAMPLE.search(said)
    return Endpoint(
        id=operation["operationId"],
        tag=(operation.get("tags") or [""])[0],
        path=path,
        title=operation["summary"],
        about=" ".join(_EXAMPLE.sub("", said).split()),
        example=found[1] if found else "" if "{" in path else path,
        parameters=tuple(map(_parameter, operation.get("parameters", ()))),
    )


def _parameter(item: Mapping[str, Any]) -> Parameter:
    schema = item["schema"]
    return Parameter(
        item["name"],
        item["in"],
        item["required"],
        _kind(schema),
        item.get("description", "").rstrip(),
    )


def _kind(schema: Mapping[str, Any]) -> str:
    """Say in a few words what a parameter may be."""
    if "enum" in schema:
        return ", ".join(str(word) or "(empty)" for word in schema["enum"])
    kinds = [str(part.get("type", "")) for part in schema.get("anyOf", [schema])]
    bounds = [f"{schema[key]}" for key in ("minimum", "maximum") if key in schema]
    return " ".join([" or ".join(kinds), *([f"({' to '.join(bounds)})"] if bounds else [])])


@cache
def answer(example: str) -> str:
    """Return the answer to an example, shortened to what shows its form."""
    path, _, query = example.partition("?")
    request = RequestFactory().get(path, query_params=None, QUERY_STRING=query, REMOTE_ADDR="")
    match = resolve(path)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    lines = to_json(_short(json.loads(response.content))).splitlines()
    return "\n".join([*lines[:LINES], *([MORE] if len(lines) > LINES else [])])


def _short(value: Any, depth: int = DEPTH) -> Any:
    if isinstance(value, str):
        return value if len(value) <= LETTERS else f"{value[:LETTERS].rstrip()}{MORE}"
    if isinstance(value, list):
        shown = [_short(item, depth - 1) for item in value[:ITEMS]] if depth else []
        return [*shown, *([MORE] if len(value) > len(shown) else [])]
    if isinstance(value, dict):
        return {key: _short(item, depth - 1) for key, item in value.items()} if depth else MORE
    return value
