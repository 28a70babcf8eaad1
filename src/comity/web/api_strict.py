"""Refuse what an endpoint does not know: a slip of the pen must not pass for an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation

from comity.facts import ComityError
from comity.web.core.problem_handlers import deliberate
from comity.web.core.query import Query

Run = Callable[..., HttpResponse]


def strict(run: Run) -> Run:
    """Make an endpoint refuse parameters that it does not have, or that are no plain text."""
    known = _parameters(unwrap(run))

    @wraps(run)
    def checked(request: HttpRequest, *args: Any, **path: Any) -> HttpResponse:
        try:
            Query(request, known)
        except ComityError as error:
            return deliberate(request, error)
        return run(request, *args, **path)

    return checked


def _parameters(run: Run) -> frozenset[str]:
    """Return the names of the parameters of an endpoint."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    models = (m for m in operation.models if m.__ninja_param_source__ == "query")
    return frozenset(name for model in models for name in model.__ninja_flatten_map__)
