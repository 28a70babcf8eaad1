"""Whether the process is up, and whether it can answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

import comity
from comity.answers.forms import to_json
from comity.facts import RecordError, ground

_NEVER_KEPT = {"Cache-Control": "no-store"}


@require_safe
def up(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing is read for it."""
    return _told(HTTPStatus.OK, {"up": True, "version": comity.__version__})


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether pages can be answered, and if not, what is missing."""
    found = state()
    well = all(said.ready for said in found.values())
    body = {"ready": well, **{name: said.words for name, said in found.items()}}
    return _told(HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE, body)


@dataclass(frozen=True, slots=True)
class Said:
    """What one part of the site says of itself."""

    ready: bool
    words: str


def state() -> dict[str, Said]:
    """Ask each part that a page rests on."""
    return {"knowledge": _asked(knowledge), "database": _asked(database)}


def knowledge() -> str:
    """Read the records once, and see that the table of each data set is there.

    Raises
    ------
    RecordError
        If a record cannot be read.
    """
    from comity.evidence.store import store
    from comity.norms import norms

    home = os.environ.get("COMITY_HOME", "")
    sets = store(home=Path(home).expanduser() if home else None).sets
    for item in sets.values():
        if not os.access(item.file, os.R_OK):
            raise RecordError(item.file.name, "file", "is missing or cannot be read.")
    return f"of {ground().snapshot} ({len(norms().all)} instruments, {len(sets)} data sets)"


def database() -> str:
    """Ask the database one question, where there is one."""
    # Django puts a dummy where none is named.
    if connection.settings_dict["ENGINE"] == "django.db.backends.dummy":
        return "not needed"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "reachable"


def _asked(ask: Callable[[], str]) -> Said:
    """Return what a part says, or in one line why it does not.

    The reason of a database names the machine it stands on; the kind of error is enough here.
    """
    try:
        return Said(True, ask())
    except RecordError as error:
        return Said(False, f"{Path(error.file).name}: {error.where}: {error.problem}")
    except Exception as error:  # whatever it is, the site is not ready
        return Said(False, f"does not answer ({type(error).__name__})")


def _told(status: int, body: dict[str, object]) -> HttpResponse:
    text = to_json(body)
    return HttpResponse(text, "application/json", status=status, headers=_NEVER_KEPT)
