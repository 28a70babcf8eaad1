"""The project's own documentation, as it travels with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import comity
from comity.facts import RecordError, UnknownNameError

_PACKAGE = Path(comity.__file__).parent
#: In the installed package, and in the repository that it is worked on in.
_FOLDERS = (_PACKAGE / "docs", _PACKAGE.parents[1] / "docs")
#: The pages in the order in which they are read; others follow in order of name.
_ORDER = (
    "standing evidence faults sources checks decisions data-dictionary profile commands errors api"
).split()
#: Pages that have an address of their own.
_ELSEWHERE: Final = frozenset({"index", "glossary"})


@cache
def folder() -> Path:
    """Return the folder that holds the documentation.

    Raises
    ------
    RecordError
        If it was not installed with the package.
    """
    for path in _FOLDERS:
        if (path / "glossary.md").is_file():
            return path
    raise RecordError(_FOLDERS[0], "folder", "is missing; install the package again.")


@cache
def text(name: str) -> str:
    """Return the text of a page."""
    return (folder() / f"{name}.md").read_text(encoding="utf-8")


@cache
def titles() -> Mapping[str, str]:
    """Return the title of each page by its name."""
    return {path.stem: _title(text(path.stem)) for path in sorted(folder().glob("*.md"))}


def method_pages() -> tuple[str, ...]:
    """Return the names of the pages on method, in order.

    >>> method_pages()[:2]
    ('standing', 'evidence')
    """
    found = set(titles()) - _ELSEWHERE
    first = [name for name in _ORDER if name in found]
    return (*first, *sorted(found - set(first)))


def known_page(name: str) -> str:
    """Return the name of a page on method.

    Raises
    ------
    UnknownNameError
        If no page is called that.
    """
    if name not in method_pages():
        raise UnknownNameError("page of the method", name, method_pages())
    return name


def lead(name: str) -> str:
    """Return the first paragraph of a page, without marks of its form."""
    parts = text(name).split("\n\n")
    said = next((part for part in parts[1:] if _is_text(part)), "")
    return " ".join(said.replace("`", "").replace("**", "").replace("*", "").split())


def _is_text(part: str) -> bool:
    """Tell whether a part of a page is a paragraph: no heading, list, table or block of code."""
    return part[:1].isalpha() or (part[:1] in "`*" and part[1:2] not in "`* ")


def _title(page: str) -> str:
    return page.partition("\n")[0].removeprefix("# ").strip()
