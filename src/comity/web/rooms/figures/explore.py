"""One question put to a data set: its rows, what they add up to, and what to say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from comity.answers.figures import source_line
from comity.answers.forms import Record
from comity.answers.series import Sum, of_rows, sums, with_measure, year_of
from comity.evidence.dataset import Dataset
from comity.evidence.series import Series, series
from comity.evidence.store import Store
from comity.facts import QuestionError
from comity.facts.phrases import Kept, phrase
from comity.web.core.language import figure_words
from comity.web.core.query import Query
from comity.web.rooms.figures.fields import Field, fields_of, filters_of
from comity.web.rooms.figures.words import amount_words, termed

if TYPE_CHECKING:
    import polars as pl

#: Rows on a page, and rows that CSV and JSON hold at most; Parquet holds every row.
PAGE_ROWS: Final = 100
FILE_ROWS: Final = 20_000


@dataclass(frozen=True)
class Explored:
    """Rows of a data set that answer a question of the form.

    Attributes
    ----------
    store, on : the data sets, and the day from which the age of sources is counted
    whole : the rows with every measure; these are what files hold
    found : the same with the measure that is shown
    measure : the measure shown; empty for a data set that has none
    fields : the questions of the form
    """

    store: Store
    on: date
    whole: Series
    found: Series
    measure: str
    fields: tuple[Field, ...]

    @property
    def dataset(self) -> Dataset:
        """The descriptor of the data set, with all its measures."""
        return self.whole.dataset

    @cached_property
    def unit(self) -> str:
        """Unit of the measure shown; that of the rows when they name one unit themselves."""
        if not self.measure:
            return ""
        unit = self.store.columns[self.measure].unit
        if unit != "as unit" or "unit" not in self.found.rows.columns:
            return unit
        units = self.found.rows["unit"].unique().to_list()
        return str(units[0]) if len(units) == 1 else unit

    @cached_property
    def year(self) -> str | None:
        """The column that says the year, if there is one."""
        return year_of(self.dataset.columns, self.store)

    @cached_property
    def years(self) -> list[int]:
        """The years of the rows found, in order."""
        rows = self.found.rows
        return sorted(rows[self.year].drop_nulls().unique().to_list()) if self.year else []

    @cached_property
    def sums(self) -> list[Sum]:
        """What the rows of each year add up to; none when they do not add up."""
        return sums(self.found, self.measure, self.store) if self.measure else []

    @cached_property
    def ordered(self) -> pl.DataFrame:
        """The rows as a page shows them: of one year the largest first, else in their order."""
        rows = self.found.rows
        if self.measure and len(self.years) <= 1:
            return rows.sort(self.measure, descending=True, nulls_last=True, maintain_order=True)
        return rows

    @property
    def pages(self) -> int:
        """How many pages the rows fill."""
        return max(1, -(-self.found.rows.height // PAGE_ROWS))

    def on_page(self, number: int) -> pl.DataFrame:
        """Return the rows of a page, which count from one."""
        return self.ordered.slice((number - 1) * PAGE_ROWS, PAGE_ROWS)

    def records(self) -> list[Record]:
        """Return the rows for a file.

        Raises
        ------
        QuestionError
            If they are more than a file of text should hold: nothing is cut off in silence.
        """
        height = self.whole.rows.height
        if height > FILE_ROWS:
            raise QuestionError(
                f"The answer has {height:,} rows, and CSV and JSON hold {FILE_ROWS:,} at most. Ask "
                "for fewer, or for format=parquet, which holds every row."
            )
        return of_rows(self.whole, self.whole.rows, self.store)

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """Say what rows cannot: source and age, definition, totals, gaps, splits of States."""
        about = self.dataset
        return (
            source_line(about, self.store, self.on),
            phrase(
                "Counted by: {concept}. Duration: {duration}.",
                concept=termed(about.concept.value),
                duration=Kept(about.duration),
            ),
            *self.missing,
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What the rows do not hold, and the splits of States that they pass."""
        return (*self.found.missing, *(item.sentence for item in self.found.breaks))

    @property
    def total(self) -> tuple[str, str] | None:
        """Return what the rows of the last year add up to, in words, and that year."""
        if not self.sums or self.found.rows.height < 2:
            return None
        last = self.sums[-1]
        return amount_words(last.value, self.unit), _total_of(last)


def _total_of(last: Sum) -> str:
    said = {"rows": figure_words(last.rows), "year": last.year, "empty": figure_words(last.empty)}
    if last.rows == 1 and last.year and not last.empty:
        return str(last.year)
    if last.empty:
        words = _("Sum of %(rows)s rows of %(year)s; %(empty)s of them have no data")
        return words % said
    if last.year is None:
        return _("Sum of %(rows)s rows") % said
    return _("Sum of %(rows)s rows of %(year)s") % said


def explore(store: Store, dataset: Dataset, query: Query, on: date) -> Explored:
    """Answer the form: find the rows, and keep the measure to be shown."""
    filters = filters_of(store, dataset, query, on)
    whole = series(dataset.id, within=store, **filters)
    asked = query.text("measure")
    measure = asked or next(iter(dataset.measures), "")
    found = with_measure(whole, measure) if measure else whole
    fields = fields_of(store, dataset, filters)
    return Explored(store, on, found if asked else whole, found, measure, fields)
