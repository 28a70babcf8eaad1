"""The database that ``DATABASE_URL`` names; none is needed to read the site."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Final

from comity.facts import QuestionError

#: Seconds to wait for a database before it is said not to answer.
PATIENCE: Final = 3
#: Seconds for which a connection is kept for the next question.
KEPT: Final = 60
_EXAMPLE = "postgresql://name:password@host/database"


def databases(url: str) -> dict[str, Any]:
    """Return the setting ``DATABASES`` for an address; an empty one means no database.

    >>> databases("")
    {}
    >>> databases("postgresql://comity@/comity")["default"]["NAME"]
    'comity'

    Raises
    ------
    QuestionError
        If the address cannot be read, or nothing here can speak with such a database. The
        address is not repeated: it may hold a password.
    """
    if not url:
        return {}
    if not url.startswith(("postgresql://", "postgres://")):
        problem = "DATABASE_URL does not name a PostgreSQL database"
        raise QuestionError(f"{problem}; write {_EXAMPLE}, or unset it.")
    if find_spec("psycopg") is None:
        problem = "DATABASE_URL needs psycopg, which is not installed"
        raise QuestionError(f'{problem}; install it with `pip install "comity[postgres]"`.')
    import dj_database_url

    try:
        found = dj_database_url.parse(url, conn_max_age=KEPT, conn_health_checks=True)
    except ValueError:
        problem = "DATABASE_URL cannot be read"
        raise QuestionError(f"{problem}; write {_EXAMPLE}, or unset it.") from None
    options = {"connect_timeout": PATIENCE, **found.get("OPTIONS", {})}
    return {"default": {**found, "OPTIONS": options}}
