"""The partners of every place at once, packed: who stands beside whom, with how much."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import overload


class Partners(Sequence[tuple[str, float]]):
    """Places with a number each, in order; whole numbers stay whole.

    A pair takes sixteen bytes here, and nearly ten times that as a tuple of its own: a site
    keeps a hundred thousand of them.

    >>> list(Partners([("UGA", 401953), ("SOM", 1)]))
    [('UGA', 401953), ('SOM', 1)]
    """

    __slots__ = ("_amounts", "_codes")

    def __init__(self, pairs: Iterable[tuple[str, float]]) -> None:
        codes, amounts = zip(*pairs, strict=True) if pairs else ((), ())
        self._codes = tuple(map(intern, codes))
        whole = all(isinstance(amount, int) for amount in amounts)
        self._amounts: array[float] = array("q" if whole else "d", amounts)

    def __len__(self) -> int:
        """Count the partners."""
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> tuple[str, float]: ...
    @overload
    def __getitem__(self, at: slice) -> Partners: ...
    def __getitem__(self, at: int | slice) -> tuple[str, float] | Partners:
        """Return a pair, or some of them."""
        if isinstance(at, slice):
            return Partners(list(zip(self._codes[at], self._amounts[at], strict=True)))
        return self._codes[at], self._amounts[at]

    def __iter__(self) -> Iterator[tuple[str, float]]:
        """Go through the pairs in order."""
        return iter(zip(self._codes, self._amounts, strict=True))


def by_place(rows: Iterable[tuple[str, str, float]]) -> dict[str, Partners]:
    """Return the partners of each place from rows of place, partner and amount, in their order.

    >>> found = by_place([("KEN", "SOM", 2), ("KEN", "UGA", 1)])
    >>> list(found), list(found["KEN"])
    (['KEN'], [('SOM', 2), ('UGA', 1)])
    """
    found: dict[str, list[tuple[str, float]]] = {}
    for code, partner, amount in rows:
        found.setdefault(code, []).append((partner, amount))
    return {intern(code): Partners(pairs) for code, pairs in found.items()}
