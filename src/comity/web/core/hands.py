"""Few answers are made at one time, each once; one that waits for another program steps aside.

More than a few would take turns on one processor anyway, and those who ask for what is kept
would wait behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore, Condition, Lock
from typing import Final

#: Answers that are made at one time.
HANDS: Final = 2
#: Readers who may wait for one answer that another program is making.
CROWD: Final = 2
BUSY: Final = "Other files are being made; ask again in half a minute."


class BusyError(Exception):
    """An answer that cannot be had now, though the question is good; says what to do."""


@dataclass(slots=True)
class _Made:
    """An answer in the making: who asked for it, and how it stands."""

    asked: int = 0
    begun: bool = False
    away: bool = False


#: Steps aside, or comes back, for the answer that is being made here.
_STEP: ContextVar[Callable[[bool], None] | None] = ContextVar("step", default=None)


class Hands:
    """Makes few answers at one time, and each of them once."""

    def __init__(self, most: int = HANDS) -> None:
        self._free, self._changed = most, Condition()
        self._made: dict[Hashable, _Made] = {}

    def __len__(self) -> int:
        """Return how many answers are asked for and not yet made."""
        return len(self._made)

    @contextmanager
    def making(self, key: Hashable) -> Iterator[None]:
        """Let one make an answer; others who ask the same wait, and find it made.

        Raises
        ------
        BusyError
            If another program makes it, and others wait for it already.
        """
        mine = self._begin(key)
        token = _STEP.set(partial(self._step, mine))
        try:
            yield
        finally:
            _STEP.reset(token)
            self._end(key, mine)

    def _begin(self, key: Hashable) -> _Made:
        with self._changed:
            mine = self._made.setdefault(key, _Made())
            mine.asked += 1
            self._changed.wait_for(lambda: self._may_go_on(mine))
            if mine.begun:
                mine.asked -= 1
                raise BusyError(BUSY)
            mine.begun, self._free = True, self._free - 1
            return mine

    def _may_go_on(self, mine: _Made) -> bool:
        """Tell whether its turn has come, or there is no use in waiting."""
        if mine.begun:
            return mine.away and mine.asked > CROWD + 1
        return self._free > 0

    def _end(self, key: Hashable, mine: _Made) -> None:
        with self._changed:
            mine.begun, self._free, mine.asked = False, self._free + 1, mine.asked - 1
            if not mine.asked:
                self._made.pop(key)
            self._changed.notify_all()

    def _step(self, mine: _Made, away: bool) -> None:
        """Let another answer be made meanwhile, or take up this one again."""
        with self._changed:
            if not away:
                self._changed.wait_for(lambda: self._free > 0)
            mine.away, self._free = away, self._free + (1 if away else -1)
            self._changed.notify_all()


@contextmanager
def away() -> Iterator[None]:
    """Step aside while another program works for this answer: others are made meanwhile."""
    step = _STEP.get()
    if step:
        step(True)
    try:
        yield
    finally:
        if step:
            step(False)


class Turn:
    """Work that is done by one at a time, for whom few wait, and not for long.

    Parameters
    ----------
    waiting : how many may work or wait
    patience : seconds that one waits for the turn
    """

    def __init__(self, waiting: int = 3, patience: float = 15) -> None:
        self.patience = patience
        self._queue, self._turn = BoundedSemaphore(waiting), Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and keep it; other answers are made meanwhile.

        Raises
        ------
        BusyError
            If too many wait already, or the turn does not come in time.
        """
        if not self._queue.acquire(blocking=False):
            raise BusyError(BUSY)
        try:
            with away():
                if not self._turn.acquire(timeout=self.patience):
                    raise BusyError(BUSY)
                try:
                    yield
                finally:
                    self._turn.release()
        finally:
            self._queue.release()
