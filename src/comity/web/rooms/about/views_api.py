"""The guide to the API."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.rooms.about import guide
from comity.web.rooms.about.views import crumbs


@page("about/api.html", "answer")
def api(request: HttpRequest, query: Query) -> Answer:
    """Show what the API answers, with an example of each; on demand its answer too."""
    base = settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    known = {item.id: item for item in guide.endpoints()}
    shown = query.choice("answer", ("", *known), "")

    def context() -> Mapping[str, object]:
        text = guide.answer(known[shown].example) if shown else ""
        asked = {"shown": shown, "answer_text": text, "base": base, "rate": settings.API_RATE}
        return {"parts": list(guide.by_tag().items()), "crumbs": crumbs(_("API")), **asked}

    def records() -> list[dict[str, object]]:
        return [item.record() for item in guide.endpoints()]

    return Answer(_("API"), "api", context, records)
