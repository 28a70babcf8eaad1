"""How often a reader may ask the API, counted without keeping who asked."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock
from typing import Final

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MINUTE: Final = 60.0
MOST: Final = 20_000


class PerMinute(BaseThrottle):
    """Let each address ask so many questions in a minute.

    An address is counted under a digest with a salt that is drawn anew in each process and
    leaves with it; every minute all counts are forgotten. Beyond a bound no more addresses
    are told apart until the minute is over, so that memory stays bounded.

    Parameters
    ----------
    rate : questions in a minute; 0 for no limit
    clock : tells the seconds, from any beginning
    most : addresses told apart in a minute
    """

    def __init__(
        self, rate: int, clock: Callable[[], float] = time.monotonic, most: int = MOST
    ) -> None:
        self.rate, self.clock, self.most = rate, clock, most
        self._salt, self._lock = secrets.token_bytes(16), Lock()
        self._minute, self._counts = -1, dict[bytes, int]()

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a question, and tell whether it may be answered."""
        if not self.rate:
            return True
        key, minute = self._key(self.get_ident(request) or ""), int(self.clock() // MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, {}
            if key not in self._counts and len(self._counts) >= self.most:
                return True
            self._counts[key] = self._counts.get(key, 0) + 1
            return self._counts[key] <= self.rate

    def wait(self) -> float:
        """Return the seconds until the next minute, when everyone may ask again."""
        return float(max(1, ceil(MINUTE - self.clock() % MINUTE)))

    def _key(self, address: str) -> bytes:
        return hashlib.blake2b(_of_one_reader(address), key=self._salt, digest_size=8).digest()


def _of_one_reader(address: str) -> bytes:
    """Return what one reader has for itself: an address, or a network of the sixth version.

    >>> _of_one_reader("2001:db8:1:2:3::4") == _of_one_reader("2001:db8:1:2:9::9")
    True
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address[:100].encode("utf-8", "replace")
    return found.packed[:8] if isinstance(found, IPv6Address) else found.packed
