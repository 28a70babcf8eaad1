"""Tags that draw the small parts of a page: addresses of files, ages, marks, names."""

from __future__ import annotations

from django import template
from django.templatetags.static import static

from comity.facts import ground
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
