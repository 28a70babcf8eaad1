"""Turn a view into a page: one address gives the page, its part for htmx, JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from comity.answers.forms import flat, to_csv, to_json
from comity.facts import ComityError, UnknownNameError
from comity.facts.voice import say
from comity.web.core.answer import Answer, File
from comity.web.core.edition import edition
from comity.web.core.errors import busy, refusal
from comity.web.core.hands import BusyError
from comity.web.core.parts import wants_part
from comity.web.core.query import Query
from comity.web.speech.voice import PageVoice

View = Callable[..., Answer | HttpResponse]


def page(
    template: str, *parameters: str, part: str = ""
) -> Callable[[View], Callable[..., HttpResponse]]:
    """Make a page of a view that takes the request, a :class:`Query` and parts of the path.

    Parameters
    ----------
    template : what draws the whole page
    parameters : names of the parameters that the page knows, beside ``format``
    part : what draws the part that htmx asks for; the whole page unless given
    """

    def wrap(view: View) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, **path: Any) -> HttpResponse:
            try:
                found = view(request, Query(request, {*parameters, "format"}), **path)
                if isinstance(found, HttpResponse):
                    return found
                return respond(request, found, template, part)
            except ComityError as error:
                return refusal(request, error)
            except BusyError as error:
                return busy(request, error)

        return answer

    return wrap


def respond(request: HttpRequest, answer: Answer, template: str, part: str) -> HttpResponse:
    """Return an answer in the form asked for."""
    form = request.GET.get("format") or "html"
    if form not in answer.forms:
        raise UnknownNameError(f"format ({', '.join(answer.forms)})", form, answer.forms)
    if form == "json":
        return HttpResponse(to_json(plain(answer)), content_type="application/json")
    if form in answer.files:
        return download(answer.files[form]())
    if form == "csv":
        records = answer.records()
        text = to_csv(records, answer.fields or flat(records))
        return download(File(text.encode(), "text/csv; charset=utf-8", f"{answer.name}.csv"))
    wanted = part if part and wants_part(request) else template
    title = say(answer.title, PageVoice())
    context = {"answer": answer, "title": title, "on": answer.on, **answer.context()}
    return HttpResponse(render_to_string(wanted, context, request))


def plain(answer: Answer) -> dict[str, object]:
    """Return an answer as JSON has it: what it says, of which day, from which knowledge."""
    here = edition()
    return {
        "title": answer.title,
        "on": answer.on,
        "knowledge": here.snapshot,
        "version": here.version,
        "remarks": list(answer.remarks),
        "records": list(answer.records()),
    }


def download(file: File) -> HttpResponse:
    """Return a file to keep; its name holds only letters, digits, dots and dashes."""
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "-" for c in file.name)
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        file.data, content_type=file.kind, headers={"Content-Disposition": disposition}
    )
