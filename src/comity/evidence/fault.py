"""A fault of a source: where it is, in which years, and what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One key of a data set at which the figures cannot all be right, or need care.

    Attributes
    ----------
    rule : the rule broken, such as ``K453``
    dataset : id of the data set
    key : the observation, such as ``DEU`` or ``SYR -> TUR``
    years : the years concerned, in order
    detail : what was found, in words
    weight : how large it is, so that the largest is named first
    """

    rule: str
    dataset: str
    key: str
    years: tuple[int, ...]
    detail: str
    weight: float


def spans(years: tuple[int, ...]) -> str:
    """Return years in short.

    >>> spans((1990, 1991, 1992, 2000))
    '1990-1992, 2000'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
