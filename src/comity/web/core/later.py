"""Parts of a room that are loaded when they are first asked for: the site opens at once."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(package: str, where: str) -> Callable[..., Any]:
    """Return a function of a room that is imported when it is called.

    Parameters
    ----------
    package : the room, as its ``room.py`` says with ``__package__``
    where : module and function, such as ``found.find``

    >>> later("comity.facts", "ground.ground")().place("KEN").name
    'Kenya'
    """
    module, _, name = where.partition(".")

    def call(*given: Any) -> Any:
        return getattr(import_module(f"{package}.{module}"), name)(*given)

    return call


def router_of(package: str) -> Callable[[], Any]:
    """Return what gives the part of a room in the API, the ``router`` of its ``api.py``."""
    return lambda: import_module(f"{package}.api").router
