"""The counts of all workers, as Prometheus reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from comity.web.operations.meters import meters

#: Names the folder in which workers share their counts.
SHARED = "PROMETHEUS_MULTIPROC_DIR"


@require_safe
def metrics(_request: HttpRequest) -> HttpResponse:
    """Hand out the counts; what is asked at this moment is not yet among them."""
    text = generate_latest(_registry())
    return HttpResponse(
        text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )


def _registry() -> CollectorRegistry:
    """Return what is to be collected: from this process, or from all that share a folder."""
    shared = os.environ.get(SHARED, "")
    if not shared:
        registry = CollectorRegistry()
        registry.register(meters().registry)
        registry.register(Workers([os.getpid()]))
        return registry
    registry = CollectorRegistry()
    registry.register(Workers(living(Path(shared))))
    MultiProcessCollector(registry, path=shared)  # type: ignore[no-untyped-call]
    return registry


def living(folder: Path) -> list[int]:
    """Return the workers that live, and let go of what those counted that do not.

    What a worker has counted stays in the sums; only its share of what is at hand goes.
    """
    found = {int(path.stem.rpartition("_")[2]) for path in folder.glob("*_*.db")}
    dead = {pid for pid in found if not Path(f"/proc/{pid}").exists()}
    for pid in dead if Path("/proc/self").exists() else ():
        mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]
    return sorted(found - dead)


class Workers(Collector):
    """Memory, processor time and open files of each worker."""

    def __init__(self, pids: Iterable[int]) -> None:
        self.pids = list(pids)

    def collect(self) -> Iterator[Metric]:
        """Read the figures of each worker, and tell them apart by its number."""
        found: dict[str, Metric] = {}
        for pid in self.pids:
            for metric in ProcessCollector(pid=partial(int, pid), registry=None).collect():
                kept = found.setdefault(metric.name, metric)
                labelled = [s._replace(labels={"pid": str(pid)}) for s in metric.samples]
                kept.samples = labelled if kept is metric else [*kept.samples, *labelled]
        yield from found.values()
