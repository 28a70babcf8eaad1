"""Classes of amounts for a map: which States are shaded alike, by a written rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, isfinite

FIFTHS = ("q1", "q2", "q3", "q4", "q5")
BELOW, ABOVE = ("d1", "d2"), ("d4", "d5")


@dataclass(frozen=True, slots=True)
class Band:
    """One class of amounts.

    Attributes
    ----------
    kind : how it is shaded: ``q1`` to ``q5``, or ``d1 d2 d4 d5`` around zero
    low, high : the smallest and the largest value in it
    count : how many values are in it
    """

    kind: str
    low: float
    high: float
    count: int


def classes(values: Iterable[float]) -> tuple[Band, ...]:
    """Part values into classes of about as many each, from the lowest to the highest.

    Values of one sign are parted into fifths. Where some are below zero and some above, those
    below are parted into halves, and so are the others, so that no class holds a gain and a
    loss. Equal values are never parted; a class that holds nothing is left out.

    >>> [(band.kind, band.low, band.high) for band in classes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]
    [('q1', 1, 2), ('q2', 3, 4), ('q3', 5, 6), ('q4', 7, 8), ('q5', 9, 10)]
    >>> [(band.kind, band.low, band.high) for band in classes([-9, -1, 0, 4, 8])]
    [('d1', -9, -9), ('d2', -1, -1), ('d4', 0, 4), ('d5', 8, 8)]
    """
    known = sorted(value for value in values if isfinite(value))
    if not known or known[0] >= 0 or known[-1] <= 0:
        return _parted(known, FIFTHS)
    zero = bisect_left(known, 0)
    return (*_parted(known[:zero], BELOW), *_parted(known[zero:], ABOVE))


def kind_of(value: float, bands: Sequence[Band]) -> str:
    """Return the class of one of the values that were parted.

    >>> kind_of(3, classes([1, 2, 3, 4, 5]))
    'q3'
    """
    return next((band.kind for band in bands if band.low <= value <= band.high), "missing")


def _parted(known: Sequence[float], kinds: Sequence[str]) -> tuple[Band, ...]:
    """Part values in order; a value equal to the last of a class belongs to that class."""
    size = len(kinds)
    ends = [known[ceil(len(known) * i / size) - 1] for i in range(1, size + 1) if known]
    bands = []
    for kind, low, high in zip(kinds, [float("-inf"), *ends], ends, strict=False):
        inside = [value for value in known if low < value <= high]
        if inside:
            bands.append(Band(kind, inside[0], inside[-1], len(inside)))
    return tuple(bands)
