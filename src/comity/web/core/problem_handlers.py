"""From every error of the API to a problem with a sentence that helps."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from comity.facts import ComityError
from comity.web.core.errors import busy, problem, status_of
from comity.web.core.hands import BusyError

_log = logging.getLogger("comity.web.api")
_NOTHING = "Nothing stands at this address of the API; /api/v1/openapi.json lists what does."
_FAULT = "The site is at fault, not your question; try again later."


def add_handlers(api: NinjaAPI) -> None:
    """Let every error that an endpoint may meet be answered with a problem."""
    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        ComityError: deliberate,
        ValidationError: invalid,
        Throttled: throttled,
        BusyError: busy,
        HttpError: refused,
        Http404: absent,
        Exception: unforeseen,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def deliberate(request: HttpRequest, error: ComityError) -> HttpResponse:
    """Answer an error that is raised on purpose with the sentence of the command line."""
    close = list(getattr(error, "close", ())) or list(getattr(error, "choices", ()))
    return problem(request, status_of(error), str(error), close)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say which parameter cannot be taken, what was given and what it should be."""
    sentences = dict.fromkeys(sentence(item, _given(request, item)) for item in error.errors)
    detail = f"{' '.join(sentences)} Correct it and ask again."
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail)


def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Say when to ask again."""
    seconds = int(error.wait or 1)
    detail = f"Too many questions in a minute came from your address; ask again in {seconds} s."
    response = problem(request, HTTPStatus.TOO_MANY_REQUESTS, detail)
    response.headers["Retry-After"] = str(seconds)
    return response


def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer a refusal that an endpoint words itself."""
    return problem(request, error.status_code, str(error))


def absent(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer an address at which nothing stands."""
    return problem(request, HTTPStatus.NOT_FOUND, _NOTHING)


def unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    """Note a fault of the site for those who run it, and tell the reader no more than that."""
    match = request.resolver_match
    _log.error("An endpoint failed: %s", match.view_name if match else "unknown", exc_info=error)
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, _FAULT)


def sentence(item: Mapping[str, Any], given: str | None) -> str:
    """Return what is wrong with one parameter, in a sentence.

    >>> sentence({"loc": ("query", "limit"), "msg": "Input should be less than 9"}, "10")
    "limit is '10'; it should be less than 9."
    """
    name = _name(item["loc"])
    if given is None:
        return f"{name} is not given; it is needed."
    said = str(item["msg"]).removeprefix("Value error, ")
    if said.startswith("Input should "):
        return f"{name} is {given[:80]!r}; it should {said.removeprefix('Input should ')}."
    return f"{name} is {given[:80]!r}: {said[:1].lower()}{said[1:].rstrip('.')}."


def _given(request: HttpRequest, item: Mapping[str, Any]) -> str | None:
    name = _name(item["loc"])
    match = request.resolver_match
    if match and name in match.kwargs:
        return str(match.kwargs[name])
    values = request.GET.getlist(name)
    return ", ".join(values) if values else None


def _name(loc: Sequence[object]) -> str:
    """Return the parameter that a place inside a question belongs to."""
    return str(loc[1] if len(loc) > 1 else loc[0])
