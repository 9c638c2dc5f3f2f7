"""The unit a drawing says it is in (``$INSUNITS``), which drawings of towns say wrongly more often than not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template


@dataclass(frozen=True, slots=True)
class Unit:
    """``metres`` is how long one of it is."""

    name: Template
    metres: float


MILLIMETRES = 4
UNITS: Mapping[int, Unit] = {
    1: Unit(QT_TRANSLATE_NOOP("import", "inches"), 0.0254),
    2: Unit(QT_TRANSLATE_NOOP("import", "feet"), 0.3048),
    3: Unit(QT_TRANSLATE_NOOP("import", "miles"), 1609.344),
    4: Unit(QT_TRANSLATE_NOOP("import", "millimetres"), 0.001),
    5: Unit(QT_TRANSLATE_NOOP("import", "centimetres"), 0.01),
    7: Unit(QT_TRANSLATE_NOOP("import", "kilometres"), 1000.0),
    10: Unit(QT_TRANSLATE_NOOP("import", "yards"), 0.9144),
    14: Unit(QT_TRANSLATE_NOOP("import", "decimetres"), 0.1),
    21: Unit(QT_TRANSLATE_NOOP("import", "US survey feet"), 1200.0 / 3937.0),
}
"""Values of ``$INSUNITS`` (DXF reference) other than none (0) and metres (6)."""


def unit_of(header: Mapping[str, str]) -> int:
    """The value of ``$INSUNITS``; 0 for metres, none, or one that is not known."""
    try:
        unit = int(float(header.get("$INSUNITS", "0")))
    except (ValueError, OverflowError):
        return 0
    return unit if unit in UNITS else 0
