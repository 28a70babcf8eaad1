"""Scales of a chart: round steps for values and for years, and where both stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST = 6  # parts into which an axis of values is divided
_LEAST = 1e-12  # a span smaller than this is none


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places on the drawing.

    >>> Scale(0, 100, 240, 0)(25)
    180.0
    >>> Scale(2024, 2024, 0, 300)(2024)
    150.0
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value stands; the middle, on a scale of one value alone."""
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + part * (self.end - self.start)


def value_ticks(values: Iterable[float], whole: float = 0.0) -> tuple[float, ...]:
    """Return the round values that divide an axis; zero is always one, the whole another.

    >>> value_ticks([3, 41])
    (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
    >>> value_ticks([-1.2, 0.5])
    (-1.5, -1.0, -0.5, 0.0, 0.5)
    """
    found = list(values)
    low, high = min([0.0, *found]), max([whole, *found])
    step = next(step for step in _steps(high / MOST - low / MOST) if _parts(low, high, step))
    return tuple(step * place for place in _parts(low, high, step))


def _steps(part: float) -> Iterator[float]:
    """Yield the round steps that are not much smaller than a part of an axis, upwards."""
    power = 10.0 ** math.floor(math.log10(part if part > _LEAST else 1.0))
    yield from (times * power for times in (1, 2, 2.5, 5, 10, 20, 25, 50, 100))


def _parts(low: float, high: float, step: float) -> range:
    """Return by which multiples of a step an axis is divided; none if there are too many."""
    first, last = math.floor(low / step + _LEAST), math.ceil(high / step - _LEAST)
    last = max(last, first + 1)
    return range(first, last + 1) if last - first <= MOST else range(0)


def year_ticks(years: Sequence[int], most: int) -> tuple[int, ...]:
    """Return the round years to be named on an axis, at most so many.

    >>> year_ticks(range(1950, 2027), 6)
    (1960, 1980, 2000, 2020)
    >>> year_ticks((1990, 1995, 2024), 8)
    (1990, 1995, 2000, 2005, 2010, 2015, 2020)
    """
    first, last = min(years), max(years)
    step, times = 1, 0
    while last // step - -(-first // step) + 1 > most:
        times += 1
        step = (1, 2, 5)[times % 3] * 10 ** (times // 3)
    return tuple(range(-(-first // step) * step, last + 1, step)) or (first,)


def tick_text(value: float, step: float) -> str:
    """Return a value of an axis with the digits that its step needs, and a true minus.

    >>> tick_text(-0.5, 0.5), tick_text(25000.0, 5000.0), tick_text(7.5, 2.5)
    ('−0.5', '25,000', '7.5')
    """
    digits = next((n for n in range(12) if math.isclose(round(step, n), step, rel_tol=1e-6)), 12)
    text = f"{value:,.{digits}f}" if abs(value) < 1e15 else f"{value:.3g}"
    zero = not text.strip("-0.,")
    return text.lstrip("-") if zero else text.replace("-", "−")
