"""The profile as JSON: the plain structure, as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from comity.profile.document import Document


def to_json(document: Document) -> str:
    """Return a profile as JSON text: every field under its own name, in its own order."""
    return json.dumps(plain(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plain(value: Any, text: Callable[[str], str] = str) -> Any:
    """Return a structure as dictionaries, lists and plain values.

    Parameters
    ----------
    value : a document or any part of it
    text : what is done to every text on the way, nothing unless given

    Examples
    --------
    >>> from comity.profile.document import Cell, Mark
    >>> plain(Cell("bound since 2003", mark=Mark.BOUND))["mark"]
    'bound'
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name), text) for item in fields(value)}
    if isinstance(value, tuple):
        return [plain(item, text) for item in value]
    return value
