"""What zones are called on the axes of charts."""

from __future__ import annotations

from siteplanner.core.measures.basis import Basis
from siteplanner.core.text import QT_TRANSLATE_NOOP

OUTSIDE = QT_TRANSLATE_NOOP("chart", "outside all zones")


def zone_label(basis: Basis, row: int) -> str:
    """The id of a zone by its row, and its name where it has one."""
    zones = basis.plan.site.zones
    name, key = zones["name"].iloc[row], str(zones.index[row])
    return f"{key} {name}" if isinstance(name, str) and name else key
