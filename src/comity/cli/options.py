"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.facts import Place, asked_day, ground
from comity.norms import Instrument, norms

if TYPE_CHECKING:
    from comity.evidence.store import Store

HOME = "COMITY_HOME"
InstrumentName = Annotated[
    str, typer.Argument(help="Instrument: id, short name or number, such as ICRMW.")
]
InstrumentNames = Annotated[list[str], typer.Argument(help="One or more instruments.")]
StateNames = Annotated[list[str], typer.Argument(help="States: codes or names in use.")]
On = Annotated[
    str, typer.Option("--on", metavar="DAY", help="Day of the question; today unless given.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV for spreadsheets.")]
Deposited = Annotated[
    bool, typer.Option("--deposited", help="Count consents deposited rather than in force.")
]


def the_day(text: str) -> date:
    """Read a day given on the command line; the clock is asked only here."""
    return asked_day(text) if text else date.today()  # noqa: DTZ011  # the reader's own day


def the_instrument(name: str) -> Instrument:
    """Find the instrument that is meant."""
    return norms().instrument(name)


def the_treaty(name: str) -> Instrument:
    """Find the treaty that is meant; a resolution is no answer to who is bound."""
    return norms().treaty(name)


def the_state(name: str) -> Place:
    """Find the State that is meant."""
    return ground().resolve(name)


def the_home() -> Path | None:
    """Return the reader's own folder of data sets, if COMITY_HOME names one."""
    named = os.environ.get(HOME, "")
    return Path(named).expanduser() if named else None


def the_store() -> Store:
    """Return the data sets of the bundle and of the reader's own folder."""
    from comity.evidence.store import store

    return store(home=the_home())
