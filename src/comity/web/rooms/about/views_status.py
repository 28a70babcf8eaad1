"""The state of the records: what there is, how old it is, and what the checks find."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.answers.forms import Record
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.rooms.about import lint
from comity.web.rooms.about.views import crumbs

THINGS = {
    "instruments": gettext_lazy("Instruments"),
    "acts": gettext_lazy("Acts of States"),
    "places": gettext_lazy("Places"),
    "successions": gettext_lazy("Successions of States"),
    "groups": gettext_lazy("Groups of States"),
    "memberships": gettext_lazy("Memberships"),
    "sources": gettext_lazy("Sources"),
    "data_sets": gettext_lazy("Data sets"),
    "rows": gettext_lazy("Rows of statistics"),
}


@page("about/status.html", "on")
def status(_request: HttpRequest, query: Query) -> Answer:
    """Show the state of the records."""
    on = query.day()

    def context() -> Mapping[str, object]:
        from comity.web.rooms.sources import words

        found = [lint.of_finding(item) for item in lint.findings()]
        levels = {"error": "errors", "accepted": "excepted", "report": "reports"}
        listed = {
            name: [item for item in found if item["level"] == level]
            for level, name in levels.items()
        }
        return {
            "numbers": [(THINGS[name], count) for name, count in lint.numbers().items()],
            "tiers": [{**tier, "word": words.TIERS[tier["tier"]]} for tier in lint.tiers()],
            "ages": lint.ages(on),
            "verdict": lint.verdict(),
            "crumbs": crumbs(_("Status")),
            **listed,
        }

    def records() -> list[Record]:
        return [lint.of_finding(item) for item in lint.findings()]

    return Answer(_("State of the records"), "status", context, records, on=on)
