"""Tags that draw the small parts of a page: addresses of files, ages, marks, names."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from comity.facts import ground
from comity.profile.document import Block, Section
from comity.web.core.edition import edition
from comity.web.core.language import name_of

register = template.Library()


@register.simple_tag
def asset(path: str) -> str:
    """Return the address of a file of the site, with its version."""
    return f"{static(path)}?v={edition().mark}"


@register.filter
def place(code: str) -> str:
    """Return the name of a place in the language of the page."""
    known = ground().places.get(code)
    return name_of(known) if known else code


@register.simple_tag
def drawn(block: Block) -> SafeString:
    """Draw a block of a document: a table, a chart with its table, bars, tiles, a note."""
    from comity.profile.render.html import block_html

    return mark_safe(block_html(block))  # noqa: S308  # the renderer escapes every text


@register.simple_tag
def chapter(section: Section) -> SafeString:
    """Draw a chapter of a profile with its heading."""
    from comity.profile.render.html import section_html

    return mark_safe(section_html(section))  # noqa: S308  # the renderer escapes every text


@register.simple_tag
def marks() -> SafeString:
    """Define the marks of standings: once on a page that shows any."""
    from comity.profile.render.html import symbols_html

    return mark_safe(symbols_html())  # noqa: S308  # made of constants
