"""A folder of a user: one data set that takes the place of a bundled one, and one of its own."""

from pathlib import Path

import polars as pl
import pytest

OWN = """
idmc_displaced:
  title: People displaced, as our office counts them
  publisher: National Statistics Office
  edition: "2026"
  licence: CC BY 4.0
  citation: National Statistics Office (2026).
  source: N01
  snapshot: 2026-03
  file: idmc_displaced.parquet
  keys: [state, year]
  measures: [idps_persons]
  concept: previous residence
  duration: none
  unit: persons
  kind: stock
  coverage: {from: 2020, to: 2025, places: 1}
  method: Counted by the office.
  holes: One State alone.
  breaks: []
  expect: {rows: 2}
our_register:
  title: Register of residents
  publisher: National Statistics Office
  edition: "2026"
  licence: CC BY 4.0
  citation: National Statistics Office (2026).
  source: N01
  snapshot: 2026-03
  file: our_register.parquet
  keys: [destination, origin, year, sex]
  measures: [stock_persons]
  concept: citizenship
  duration: twelve months
  unit: persons
  kind: stock
  coverage: {from: 2020, to: 2025, places: 1}
  method: Counted by the office.
  holes: One State alone.
  breaks: []
  expect: {rows: 2}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two data sets in the form of the bundle."""
    folder = tmp_path / "home" / "evidence"
    folder.mkdir(parents=True)
    (folder / "catalogue.yml").write_text(OWN, encoding="utf-8")
    year = pl.Series([2020, 2025], dtype=pl.Int16)
    displaced = {"state": ["SYR", "SYR"], "year": year, "idps_persons": [10, 20]}
    pl.DataFrame(displaced).write_parquet(folder / "idmc_displaced.parquet")
    stock = {"destination": ["SYR"] * 2, "origin": ["TUR"] * 2, "year": year}
    register = pl.DataFrame({**stock, "sex": ["total"] * 2, "stock_persons": [1, 2]})
    register.write_parquet(folder / "our_register.parquet")
    return tmp_path / "home"
