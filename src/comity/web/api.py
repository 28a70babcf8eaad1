"""The API: what the pages show, for programs, under ``/api/v1/``.

Each room brings its part; errors, limits and the document are the same for all.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import BaseRenderer

from comity.answers.forms import to_json
from comity.web.api_document import Document, room_of, whole
from comity.web.api_strict import strict
from comity.web.core.problem_handlers import add_handlers
from comity.web.core.throttle import PerMinute
from comity.web.rooms import rooms

ABOUT = (
    "The governance of migration as dated, sourced facts: who is bound by what, since when and "
    "why; what is published on migrants, refugees and remittances, and how old it is. "
    "Everything is for reading and needs no key. Unknown is null, never zero."
)


class Plain(BaseRenderer):
    """Write answers as the pages and the command line do."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:  # noqa: ARG002
        """Return data as JSON text."""
        return to_json(data)


class Api(NinjaAPI):
    """The endpoints of all rooms, with one document."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation by its room and what it gives, such as ``states_profile``."""
        return f"{room_of(operation)}_{operation.view_func.__name__}"

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the document with what holds for all endpoints."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return whole(Document(self, prefix))


def build() -> Api:
    """Put the API together from the routers of the rooms."""
    made = Api(
        title="Comity",
        version="1",
        description=ABOUT,
        docs_url=None,
        urls_namespace="api",
        servers=[{"url": settings.PUBLIC_URL or "/"}],
        renderer=Plain(),
        throttle=[PerMinute(settings.API_RATE)],
    )
    add_handlers(made)
    made.add_decorator(strict, mode="view")
    for room in rooms():
        if room.router is not None:
            made.add_router("", room.router())
    return made


api = build()
