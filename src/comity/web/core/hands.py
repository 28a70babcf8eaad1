"""Few answers are made at one time, each once; one that waits for another program steps aside.

More than a few would take turns on one processor anyway, and those who ask for what is kept
would wait behind them. What keeps a thread for long - another program, a reader who is slow -
has few places of its own, so that threads are left for everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore, Condition, Lock
from typing import Final

#: Answers that are made at one time.
HANDS: Final = 2
#: Threads of a process that may be kept for long; it has more.
LONG: Final = 3
BUSY: Final = "Other files are being made or sent; ask again in half a minute."


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
            try:
                self._wait(mine)
            except BusyError:
                mine.asked -= 1
                raise
            mine.begun, self._free = True, self._free - 1
            return mine

    def _wait(self, mine: _Made) -> None:
        """Wait for the turn; who waits for another program needs a place for it."""
        with ExitStack() as place:
            patient = False
            while mine.begun or not self._free:
                if mine.begun and mine.away and not patient:
                    place.enter_context(long())
                    patient = True
                self._changed.wait()

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


_PLACES = BoundedSemaphore(LONG)


@contextmanager
def long() -> Iterator[None]:
    """Keep a place for what takes long.

    Raises
    ------
    BusyError
        If all are taken.
    """
    if not _PLACES.acquire(blocking=False):
        raise BusyError(BUSY)
    try:
        yield
    finally:
        _PLACES.release()


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
    """Work of another program that is done for one at a time.

    Parameters
    ----------
    patience : seconds that one waits for the turn
    """

    def __init__(self, patience: float = 15) -> None:
        self.patience, self._turn = patience, Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and keep it; other answers are made meanwhile.

        Raises
        ------
        BusyError
            If too many wait already, or the turn does not come in time.
        """
        with long(), away():
            if not self._turn.acquire(timeout=self.patience):
                raise BusyError(BUSY)
            try:
                yield
            finally:
                self._turn.release()
