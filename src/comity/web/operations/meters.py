"""What is counted of each answer: by name of the address, never by what was asked there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)

from comity.web.core.kept import Shelved

#: Seconds; a kept page takes less than the first, a new profile as PDF more than the last but one.
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Meters:
    """The counts of one process, or with ``PROMETHEUS_MULTIPROC_DIR`` its share of them."""

    registry: CollectorRegistry
    answers: Counter
    seconds: Histogram
    kept: Counter
    shelf_bytes: Gauge
    shelf_answers: Gauge

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        named = method if method in METHODS else "other"
        self.answers.labels(named, route, str(status)).inc()
        self.seconds.labels(named, route).observe(seconds)

    def shelve(self, said: Shelved) -> None:
        """Count whether an answer came from the shelf, and note how full that is."""
        self.kept.labels(said.outcome).inc()
        self.shelf_bytes.set(said.size)
        self.shelf_answers.set(said.answers)


@cache
def meters() -> Meters:
    """Return the meters of this process, made when the first answer is counted."""
    disable_created_metrics()  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    return Meters(
        registry,
        Counter(
            "comity_answers_total",
            "Answers by method, name of the address, and status.",
            ("method", "route", "status"),
            registry=registry,
        ),
        Histogram(
            "comity_answer_seconds",
            "Seconds from question to answer.",
            ("method", "route"),
            registry=registry,
            buckets=BUCKETS,
        ),
        Counter(
            "comity_kept_total",
            "Answers that came from the shelf (hit), were put on it (miss), or are not kept (no).",
            ("outcome",),
            registry=registry,
        ),
        _gauge("comity_kept_bytes", "Bytes of the answers that are kept.", registry),
        _gauge("comity_kept_answers", "Answers that are kept.", registry),
    )


def _gauge(name: str, words: str, registry: CollectorRegistry) -> Gauge:
    return Gauge(name, words, registry=registry, multiprocess_mode="livesum")
