"""The room of downloads, as the site knows it."""

from __future__ import annotations

from comity.web.core.room import Room

room = Room(name="open", title=None, order=60, entry="open:index", pages=lambda: ("/downloads/",))
