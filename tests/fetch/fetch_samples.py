"""Rows and pages as the publishers send them, small enough to be read here."""

import csv
import io
import json

from comity.fetch import services


def as_csv(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def prospects(births: float = 1450.722) -> list[dict[str, object]]:
    names = services()["wpp_annual_2024"].rename
    figures = dict.fromkeys((name for name in names if name not in ("ISO3_code", "Time")), 1)
    figures |= {"Births": births, "PopGrowthRate": 1.952, "SRB": 102.2, "NetMigrations": -17.111}
    figures |= {"LEx": 61.5, "LExMale": 60, "LExFemale": 63, "TFR": 3.4}
    place = {"LocID": 404, "ISO3_code": "KEN", "LocTypeName": "Country/Area"}
    world = {"LocID": 900, "ISO3_code": "", "LocTypeName": "World"}
    rows = [place | figures | {"Variant": "Medium", "Time": year} for year in (2023, 2024)]
    return [*rows, rows[0] | world, rows[0] | {"Variant": "Zero migration"}]


def incident(**changes: object) -> dict[str, object]:
    return {
        "Main ID": "2024.MMP0001", "Incident ID": "2024.MMP0001", "Incident Type": "Incident",
        "Region of Incident": "Mediterranean", "Incident Date": "2024-02-03",
        "Incident Year": 2024, "Month": "February", "Total Number of Dead and Missing": 3,
        "Number of Survivors": "", "Country of Origin": "Syrian Arab Republic,Unknown",
        "Cause of Death": "Drowning", "Country of Incident": "Libya",
        "Migration Route": "Central Mediterranean", "Location of Incident": "Off Tripoli",
        "Coordinates": "33.1, 13.2",
    } | changes  # fmt: skip


def bank(page: int, of: int, rows: list[tuple], total: int) -> bytes:
    head = {"page": page, "pages": of, "per_page": 2, "total": total, "lastupdated": "2026-04-01"}
    records = [
        {
            "indicator": {"id": name, "value": "x"}, "country": {"id": "KE", "value": "x"},
            "countryiso3code": code, "date": year, "value": value, "unit": "", "decimal": 0,
        }
        for name, code, year, value in rows
    ]  # fmt: skip
    return json.dumps([head, records]).encode()


def prices(rows: list[tuple]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "Dataset (from Q2 2016)"
    page.append(["id", "period", "source_code", "destination_code", "cc1 total cost %"])
    for at, (sender, receiver, cost) in enumerate(rows):
        page.append([at, "2025_3Q", sender, receiver, cost])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
