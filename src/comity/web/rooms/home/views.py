"""The first page."""

from __future__ import annotations

from django.http import HttpRequest

from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query


@page("home/index.html", "on")
def index(_request: HttpRequest, query: Query) -> Answer:
    """Draw the first page."""
    return Answer("Comity", "comity", context=dict, records=list, on=query.day())
