"""Faults on the way, before it is known whether the whole fetch fails."""

from __future__ import annotations


class PassingError(Exception):
    """A passing fault: the same question may be answered later."""

    def __init__(self, came: str, after: float | None = None) -> None:
        super().__init__(came)
        self.came, self.after = came, after


class RefusedError(Exception):
    """A lasting fault: asking again brings nothing, though what came may be of use later."""

    def __init__(self, came: str, advice: str, *, keep: bool = False) -> None:
        super().__init__(came)
        self.came, self.advice, self.keep = came, advice, keep
