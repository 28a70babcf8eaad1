"""The OpenAPI document: what ninja knows of the endpoints, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from comity.web.core.errors import PROBLEM
from comity.web.core.problem import Problem

Json = dict[str, Any]
#: Refusals that any endpoint may give, with what each means.
REFUSALS: Final = {
    400: "A question that cannot be taken as it was put.",
    404: "A name that no record carries; near ones are given.",
    422: "A parameter out of its bounds or of the wrong kind.",
    429: "Too many questions in a minute; the header Retry-After says when to ask again.",
}
_FORMS: Final = "#/components/schemas/"
_SHARED: Final = frozenset({"Problem"})
_PROBLEM_REF = {"$ref": f"{_FORMS}Problem"}
_NOT_AGAIN = "The answer is the one that you have already, by its ETag or its day."


class Document(OpenAPISchema):
    """The document of ninja, in which each room has the names of its forms to itself.

    Two rooms may call different things ``YearOut``; by its name alone one would stand in the
    place of the other.
    """

    _room = ""

    def operation_details(self, operation: Operation) -> Json:
        """Describe an operation, with the forms of its room."""
        self._room = room_of(operation).capitalize()
        details: Json = super().operation_details(operation)
        return details

    def add_schema_definitions(self, definitions: Json) -> None:
        """Take forms in under names of their room."""
        own = {self._named(name): self._qualified(form) for name, form in definitions.items()}
        super().add_schema_definitions(own)

    def _create_schema_from_model(self, *args: Any, **more: Any) -> tuple[Json, bool]:
        schema, required = super()._create_schema_from_model(*args, **more)
        return self._qualified(schema), required

    def _named(self, name: str) -> str:
        return name if name in _SHARED else f"{self._room}{name}"

    def _qualified(self, form: Any) -> Any:
        """Lead every reference in a form to the name of its room."""
        if isinstance(form, list):
            return [self._qualified(part) for part in form]
        if not isinstance(form, dict):
            return form
        found = {key: self._qualified(value) for key, value in form.items()}
        if isinstance(found.get("$ref"), str):
            found["$ref"] = f"{_FORMS}{self._named(found['$ref'].removeprefix(_FORMS))}"
        return found


def room_of(operation: Operation) -> str:
    """Return the room that an operation belongs to."""
    return str(operation.view_func.__module__.split(".")[-2])


def whole(document: OpenAPISchema) -> OpenAPISchema:
    """Add to a document the problems, the headers and the texts that hold everywhere."""
    schemas = document["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for operation in operations(document):
        answers = {int(status): answer for status, answer in operation["responses"].items()}
        for status, answer in answers.items():
            if status == HTTPStatus.OK:
                answer["description"] = "The answer."
                answer["headers"] = _KEPT
        answers[304] = {"description": _NOT_AGAIN, "headers": _KEPT}
        answers |= {status: _refusal(status) for status in REFUSALS}
        operation["responses"] = {str(status): answers[status] for status in sorted(answers)}
    return document


def operations(document: Json) -> Iterator[Json]:
    """Go through the operations of a document."""
    for methods in document["paths"].values():
        yield from methods.values()


def _refusal(status: int) -> Json:
    answer: Json = {
        "description": REFUSALS[status],
        "content": {PROBLEM: {"schema": _PROBLEM_REF}},
    }
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer["headers"] = {"Retry-After": _header("Seconds until the next question.", True)}
    return answer


def _header(about: str, required: bool = False) -> Json:
    kind = "integer" if required else "string"
    return {"description": about, "required": required, "schema": {"type": kind}}


_KEPT = {
    "ETag": _header("Mark of the answer; send it back as If-None-Match."),
    "Last-Modified": _header("Day of the knowledge that the answer rests on."),
}
