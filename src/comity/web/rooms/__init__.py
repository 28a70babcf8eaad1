"""The rooms of the site: each is one folder that registers itself by its ``room.py``.

A folder holds ``room.py`` (what the room is called and offers), ``urls.py``, ``views.py``,
``templates/``, ``locale/`` and ``tests/``. Adding a folder adds the room: to the navigation,
to the search, to the sitemap, to the API and to the bulk downloads.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.web.core.room import Room

#: The folders that are rooms, in order of name.
FOLDERS = tuple(sorted(path.parent.name for path in Path(__file__).parent.glob("*/room.py")))


@cache
def rooms() -> tuple[Room, ...]:
    """Return the rooms of the site in the order in which they are shown."""
    found = [import_module(f"{__name__}.{name}.room").room for name in FOLDERS]
    return tuple(sorted(found, key=lambda room: (room.order, room.name)))
