"""Addresses on the site, for links that are made outside templates."""

from __future__ import annotations

from functools import lru_cache

from django.urls import NoReverseMatch, reverse

from comity.web.core.language import language


def address(name: str, **parts: str) -> str:
    """Return the address of a page in the language of the page that links to it.

    A room that is not part of this site has no pages: the address is then empty.
    """
    return _address(language(), name, tuple(parts.items()))


@lru_cache(maxsize=20_000)
def _address(_language: str, name: str, parts: tuple[tuple[str, str], ...]) -> str:
    try:
        return reverse(name, kwargs=dict(parts))
    except NoReverseMatch:
        return ""
