"""Fresh data: fetched from the publisher, judged, and kept beside the older editions.

* :func:`fetch` brings the newest data of a source; on any fault the old stay in use.
* :func:`services` lists the sources; :func:`sdmx_service` makes one of any SDMX flow.
* :func:`vintages` lists the editions kept, :func:`current` gives the one in use.
* :func:`diff` says what a new edition revised.
"""

from __future__ import annotations

from comity.fetch.client import Client, Progress
from comity.fetch.clock import Clock
from comity.fetch.fetching import fetch
from comity.fetch.revisions import BUNDLED, Revisions, diff
from comity.fetch.sdmx import sdmx_service
from comity.fetch.services import Service, services
from comity.fetch.vintage import Origin, Vintage, current, open_vintage, vintages

__all__ = [
    "BUNDLED",
    "Client",
    "Clock",
    "Origin",
    "Progress",
    "Revisions",
    "Service",
    "Vintage",
    "current",
    "diff",
    "fetch",
    "open_vintage",
    "sdmx_service",
    "services",
    "vintages",
]
