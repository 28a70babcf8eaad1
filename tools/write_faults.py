"""Write the report of known faults, docs/faults.md, from the tables themselves.

Run it after each change of the statistics: python tools/write_faults.py
"""

from __future__ import annotations

from pathlib import Path

from comity.evidence.faults import fault_report

REPORT = Path(__file__).parent.parent / "docs" / "faults.md"


def main() -> None:
    """Write the report."""
    REPORT.write_text(fault_report(), encoding="utf-8")


if __name__ == "__main__":
    main()
