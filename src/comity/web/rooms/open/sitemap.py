"""What search engines are told: which pages there are, in which languages, and what to leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.web.core.edition import edition
from comity.web.rooms import rooms
from comity.web.rooms.open.linked import base

#: Addresses in one file; the protocol allows ten times as many.
MOST: Final = 5000
KIND: Final = "application/xml; charset=utf-8"
_NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)
_TAGS = {"zh-hans": "zh-Hans"}
_ROBOTS = """\
# Everything here may be read and passed on. Whole tables stand under /downloads/, and the API
# under /api/v1/ serves programs better than pages do. Addresses with a question mark ask of
# another day or another State; there is no end to them.
User-agent: *
Disallow: /*?
Allow: /

Sitemap: {}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what programs may read."""
    return HttpResponse(_ROBOTS.format(base(request)), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page in every language, or the files that do when there are many."""
    site, many = base(request), files()
    if len(many) == 1:
        return HttpResponse(_pages(site, many[0]), content_type=KIND)
    links = "".join(
        f"<sitemap><loc>{escape(site)}/sitemap-{number}.xml</loc></sitemap>\n"
        for number in range(1, len(many) + 1)
    )
    return HttpResponse(_file("sitemapindex", links), content_type=KIND)


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    """List the pages of one of several files."""
    if not 1 <= number <= len(files()):
        raise Http404
    return HttpResponse(_pages(base(request), files()[number - 1]), content_type=KIND)


@cache
def paths() -> tuple[str, ...]:
    """Return the path of every page in English, each once."""
    return tuple(dict.fromkeys(path for room in rooms() for path in room.pages()))


def files() -> list[tuple[str, ...]]:
    """Return the paths by the file that lists them."""
    step = MOST // len(settings.LANGUAGES)
    return [paths()[start : start + step] for start in range(0, len(paths()), step)]


def in_language(path: str, code: str) -> str:
    """Return the path of a page in a language.

    >>> in_language("/sources/", "fr"), in_language("/sources/", "en")
    ('/fr/sources/', '/sources/')
    """
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def _pages(site: str, some: Sequence[str]) -> str:
    return _file("urlset", "".join(line for path in some for line in _page(site, path)))


def _page(site: str, path: str) -> Iterator[str]:
    addresses = {
        code: escape(f"{site}{in_language(path, code)}", {'"': "&quot;"})
        for code, _ in settings.LANGUAGES
    }
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{_TAGS.get(code, code)}" href="{address}"/>'
        for code, address in addresses.items()
    )
    links += f'<xhtml:link rel="alternate" hreflang="x-default" href="{addresses["en"]}"/>'
    day = edition().snapshot
    for address in addresses.values():
        yield f"<url><loc>{address}</loc><lastmod>{day}</lastmod>{links}</url>\n"


def _file(kind: str, lines: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} {_NAMES}>\n{lines}</{kind}>\n'
