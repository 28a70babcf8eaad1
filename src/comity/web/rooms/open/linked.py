"""What search engines for data read: each table as a data set of schema.org."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

from comity.web.core.edition import edition
from comity.web.core.room import Bulk
from comity.web.rooms.open.bulks import bulks, packaged, types, units

CONTEXT: Final = "https://schema.org/"
SHORTEST, LONGEST = 50, 5000
_LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY 3.0 IGO": "https://creativecommons.org/licenses/by/3.0/igo/",
    "MIT": "https://opensource.org/license/mit",
}
Linked = dict[str, Any]


def base(request: HttpRequest) -> str:
    """Return the public address of the site."""
    return settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"


def catalogue(site: str) -> Linked:
    """Return the catalogue of all tables."""
    here = edition()
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{site}/downloads/",
        "name": "Comity: the governance of migration as dated, sourced facts",
        "url": f"{site}/downloads/",
        "version": here.version,
        "dateModified": str(here.snapshot),
        "isAccessibleForFree": True,
        "dataset": [dataset(bulk, site) for bulk in bulks().values()],
    }


def dataset(bulk: Bulk, site: str) -> Linked:
    """Return one table with its columns, its terms and its files."""
    here, address = edition(), f"{site}/downloads/{bulk.name}"
    found: Linked = {
        "@type": "Dataset",
        "@id": address,
        "name": bulk.title,
        "description": described(bulk),
        "url": f"{site}/downloads/#{bulk.name}",
        "license": _LICENCES.get(bulk.licence, bulk.licence),
        "creator": {"@type": "Organization", "name": publisher(bulk)},
        "citation": bulk.citation,
        "keywords": list(bulk.keywords),
        "isAccessibleForFree": True,
        "version": here.version,
        "dateModified": known_to(bulk),
        "includedInDataCatalog": {"@id": f"{site}/downloads/"},
        "variableMeasured": [_variable(bulk, name) for name in types(bulk.name)],
        "distribution": [
            _file(f"{address}.csv", "text/csv"),
            _file(f"{address}.parquet", "application/vnd.apache.parquet"),
        ],
    }
    if bulk.first is not None and bulk.last is not None:
        found["temporalCoverage"] = f"{bulk.first}/{bulk.last}"
    return found


def described(bulk: Bulk) -> str:
    """Describe a table in as many letters as catalogues of data ask for."""
    said = " ".join(f"{bulk.title}. {bulk.about}".split())
    if len(said) < SHORTEST:
        said += " Part of Comity, where every fact names its source and its day."
    return said[:LONGEST]


def publisher(bulk: Bulk) -> str:
    """Return who made a table: the publisher of its figures, or this project."""
    from comity.evidence import catalogue as sets

    known = sets().get(bulk.name)
    return known.publisher if known and packaged(bulk) else "Comity"


def known_to(bulk: Bulk) -> str:
    """Return the day to which a table is known."""
    from comity.evidence import catalogue as sets

    known = sets().get(bulk.name)
    return str(known.snapshot if known and packaged(bulk) else edition().snapshot)


def _variable(bulk: Bulk, name: str) -> Linked:
    unit = units().get(name) if packaged(bulk) else None
    found = {"@type": "PropertyValue", "name": name, "description": bulk.columns().get(name, "")}
    return {**found, "unitText": unit} if unit else found


def _file(address: str, kind: str) -> Linked:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}
