"""The clock of the site: asked here and nowhere else."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the day of a question that names none."""
    return datetime.now(UTC).date()
