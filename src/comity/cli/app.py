"""The commands, put together; and what happens when a question cannot be answered."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from comity import __version__
from comity.cli.ask import (
    compare_command,
    diff_command,
    parties_command,
    status_command,
    timeline_command,
)
from comity.cli.datasets import catalogue_command, series_command, sql_command
from comity.cli.exchange import convert_command, validate_command
from comity.cli.figures import corridor_command, figures_command, why_command
from comity.cli.fresh import fetch_command, vintages_command
from comity.cli.lists import instruments_command, sources_command, states_command
from comity.cli.report import profile_command
from comity.cli.review import check_command
from comity.cli.serve import serve_command
from comity.facts import ComityError, ground

HELP = "Ask who is bound by what, and since when: States, norms and figures of migration."
app = typer.Typer(
    name="comity",
    help=HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

COMMANDS: dict[str, Callable[..., None]] = {
    "status": status_command,
    "parties": parties_command,
    "timeline": timeline_command,
    "diff": diff_command,
    "compare": compare_command,
    "profile": profile_command,
    "figures": figures_command,
    "corridor": corridor_command,
    "series": series_command,
    "sql": sql_command,
    "why": why_command,
    "catalogue": catalogue_command,
    "instruments": instruments_command,
    "states": states_command,
    "sources": sources_command,
    "fetch": fetch_command,
    "vintages": vintages_command,
    "validate": validate_command,
    "convert": convert_command,
    "check": check_command,
    "serve": serve_command,
}
for name, command in COMMANDS.items():
    app.command(name)(command)


def _version(asked: bool) -> None:
    if asked:
        print(f"comity {__version__}, knowledge of {ground().snapshot}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Name version and knowledge."
        ),
    ] = False,
) -> None:
    """Ask who is bound by what, and since when: States, norms and figures of migration."""


def run() -> None:
    """Run the command line; an error raised on purpose is one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Names of States need more than the letters of an old terminal.
            stream.reconfigure(encoding="utf-8")
    # One question makes many small values and drops few: looking for rubbish costs more
    # than the rubbish.
    gc.set_threshold(100_000, 50, 50)
    try:
        app()
    except ComityError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of the pipe has had enough; that is no error.
        sys.stderr.close()
        sys.exit(0)


def start() -> None:
    """Run the command line as a program of its own, and leave without ceremony.

    Taking down the engine that draws charts takes as long as a third of a profile, and
    there is nothing left to save: what was written is whole, and the streams are flushed.
    """
    code: object = 0
    try:
        run()
    except SystemExit as done:
        code = done.code
    if "vl_convert" not in sys.modules or not isinstance(code, int | None):
        sys.exit(code)  # type: ignore[arg-type]  # what was given is passed on
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a reader that has gone, a stream already closed
            stream.flush()
    os._exit(code or 0)
