"""Pages about data sets: their list, one of them with its rows, and rankings of States."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.figures import of_dataset
from comity.evidence.dataset import Dataset
from comity.evidence.store import Store
from comity.facts import UnknownNameError
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.rooms.figures.data import the_store

#: Parameters of the explorer beside the columns of a data set.
EXPLORER = ("on", "measure", "page")


@page("figures/index.html", "on", "kind", part="figures/_index.html")
def index(_request: HttpRequest, query: Query) -> Answer:
    """List the data sets, all or those of one kind."""
    store, on, kind = the_store(), query.day(), query.text("kind")
    items, kinds = of_kind(store, kind), kinds_of(store)
    return Answer(
        title="Data sets",
        name="datasets",
        context=lambda: {
            "title": _("Figures"),
            "items": items,
            "kinds": kinds,
            "kind": kind,
            "store": store,
        },
        records=lambda: [of_dataset(item, store) for item in items],
        on=on,
    )


def kinds_of(store: Store) -> list[str]:
    """Return the kinds of the data sets that there are."""
    return sorted({item.kind.value for item in store.sets.values()})


def of_kind(store: Store, kind: str) -> list[Dataset]:
    """Return the data sets of a kind; all when it is empty."""
    kinds = kinds_of(store)
    if kind and kind not in kinds:
        raise UnknownNameError(f"value of kind ({', '.join(kinds)})", kind, kinds)
    return [item for item in store.sets.values() if kind in {"", item.kind.value}]


def dataset(request: HttpRequest, id: str) -> HttpResponse:
    """Show a data set; the page knows as many parameters as the data set has columns."""
    from comity.web.rooms.figures.columns import columns_of

    store, known = the_store(), tuple(request.GET)
    if id in store.sets:
        known = (*EXPLORER, *columns_of(store, store.dataset(id)))
    shown = page("figures/dataset.html", *known, part="figures/_found.html")(_dataset)
    return shown(request, id=id)


def _dataset(_request: HttpRequest, query: Query, id: str) -> Answer:
    """Answer the form of a data set: its rows, drawn and as a table."""
    from comity.web.rooms.figures.explore import explore
    from comity.web.rooms.figures.files import parquet
    from comity.web.rooms.figures.shown import explored_context

    store, on = the_store(), query.day()
    about = store.dataset(id)
    asked = explore(store, about, query, on)
    number = query.number("page", 1, 1, asked.pages)
    return Answer(
        title=about.title,
        name=id,
        context=lambda: {
            "crumbs": [(_("Figures"), reverse("figures:index")), (id, "")],
            **explored_context(asked, number),
        },
        records=asked.records,
        on=on,
        remarks=asked.remarks,
        files={"parquet": lambda: parquet(asked.whole.rows, id)},
    )


@page("figures/rankings.html", "on", "show", "year", part="figures/_rankings.html")
def rankings(_request: HttpRequest, query: Query) -> Answer:
    """Rank the States by an indicator, and draw it on a map."""
    from comity.web.rooms.figures.indicators import INDICATORS
    from comity.web.rooms.figures.ranking import rank, ranking_context

    on = query.day()
    shown = INDICATORS[query.choice("show", INDICATORS, next(iter(INDICATORS)))]
    ranking = rank(shown, on, query.text("year"))
    return Answer(
        title=f"{ranking.title}, {ranking.year}",
        name=f"{shown.id}-{ranking.year}",
        context=lambda: {
            "crumbs": [(_("Figures"), reverse("figures:index")), (_("Rankings"), "")],
            **ranking_context(ranking),
        },
        records=ranking.records,
        on=on,
        remarks=ranking.remarks,
    )
