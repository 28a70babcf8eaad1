"""Addresses of the site, and of the specimen."""

from datetime import date

from django.conf.urls.i18n import i18n_patterns
from django.core.paginator import Paginator
from django.urls import path

import comity
from comity.facts import Day
from comity.profile import profile
from comity.web.core.answer import Answer, File
from comity.web.core.page import page
from comity.web.urls import handler400, handler404, handler500
from comity.web.urls import urlpatterns as site

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

DAY = date(2024, 6, 30)
SHOWN = {"glance", "peers", "course", "people"}


@page("specimen.html", "on", "q", "sense", "page")
def specimen(request, query):
    return Answer(
        "Specimen",
        "specimen",
        context=parts,
        records=lambda: [{"code": "KEN", "figure": 1}],
        on=query.day() if query.text("on") else DAY,
        remarks=("A deposit is not fulfilment.", "The record of Chad is partial."),
        files={"pdf": lambda: File(b"%PDF", "application/pdf", "specimen.pdf")},
    )


def parts():
    document = profile(comity.resolve("KEN"), DAY)
    return {
        "document": document,
        "sections": [s for s in document.sections if s.id in SHOWN],
        "crumbs": [("States", "/"), ("Kenya", "")],
        "places": "KEN PSE TWN SUN XKX EUE COD".split(),
        "days": [Day(2003), Day(2003, 7), Day(2003, 7, 1), None],
        "figures": [992536, 0, None, -1204, 55193],
        "confidences": "depositary secondary text".split(),
        "page": Paginator(range(90), 10).page(3),
        "description": "Every part of the design.",
    }


urlpatterns = [
    *i18n_patterns(path("specimen/", specimen, name="specimen"), prefix_default_language=False),
    *site,
]
