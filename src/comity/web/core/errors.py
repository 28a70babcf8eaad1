"""Errors as the reader sees them: the same sentence as on the command line."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from comity.answers.forms import to_json
from comity.facts import AmbiguousNameError, ComityError, RecordError, UnknownNameError

PROBLEM = "application/problem+json"


def status_of(error: ComityError) -> int:
    """Return the status that fits an error.

    >>> from comity.facts import DayError, UnknownNameError
    >>> status_of(UnknownNameError("State", "Kenia", ["Kenya"])), status_of(DayError("No day."))
    (404, 400)
    """
    if isinstance(error, UnknownNameError) and error.kind.startswith(_OF_THE_QUESTION):
        return HTTPStatus.BAD_REQUEST.value
    if isinstance(error, UnknownNameError | AmbiguousNameError):
        return HTTPStatus.NOT_FOUND.value
    if isinstance(error, RecordError):
        return HTTPStatus.INTERNAL_SERVER_ERROR.value
    return HTTPStatus.BAD_REQUEST.value


#: What is asked wrongly about a page that is there.
_OF_THE_QUESTION = ("value of", "format", "column of", "measure of", "chapter")


def refusal(request: HttpRequest, error: ComityError) -> HttpResponse:
    """Return the page, part or problem that says why a question was not answered."""
    close = list(getattr(error, "close", ())) or list(getattr(error, "choices", ()))
    return refused(request, status_of(error), str(error), close)


def refused(
    request: HttpRequest, status: int, sentence: str, close: list[str] | None = None
) -> HttpResponse:
    """Return a refusal in the form that was asked for; nothing of it is kept."""
    if wants_problem(request):
        response = problem(request, status, sentence, close)
    else:
        context = {"title": HTTPStatus(status).phrase, "status": status, "sentence": sentence}
        # Refused before the language of the page is set, or after: its address names it.
        with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
            text = render_to_string("design/error.html", {**context, "close": close or []}, request)
        response = HttpResponse(text, status=status)
    response["Cache-Control"] = "no-store"
    return response


def busy(request: HttpRequest, error: Exception) -> HttpResponse:
    """Say that an answer cannot be had now, and when to ask again."""
    response = refused(request, HTTPStatus.SERVICE_UNAVAILABLE.value, str(error))
    response["Retry-After"] = "30"
    return response


def problem(
    request: HttpRequest, status: int, sentence: str, close: list[str] | None = None
) -> HttpResponse:
    """Return a problem for programs, as RFC 9457 describes it."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": sentence,
        "instance": request.path[:400],
    }
    if close:
        body["close"] = close
    return HttpResponse(
        to_json(body), status=status, content_type=PROBLEM, headers={"Cache-Control": "no-store"}
    )


def wants_problem(request: HttpRequest) -> bool:
    """Tell whether a program asks: by path, by format, or by what it accepts."""
    try:
        asked = request.GET.get("format", "")
    except SuspiciousOperation:  # more parameters than are read at all
        asked = ""
    if request.path.startswith("/api/v1/") or asked in {"json", "csv"}:
        return True
    accepts = request.headers.get("Accept", "")
    return "json" in accepts and "html" not in accepts


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer what cannot be read at all."""
    return refused(request, 400, "This request cannot be read; check its address.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer an address at which nothing stands."""
    return refused(request, 404, "Nothing stands at this address; start from the first page.")


def fault(request: HttpRequest) -> HttpResponse:
    """Answer when the site itself is at fault."""
    return refused(request, 500, "The site is at fault, not your question; try again later.")
