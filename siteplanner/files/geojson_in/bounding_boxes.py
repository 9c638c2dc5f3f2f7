"""The ``bbox`` of GeoJSON: nothing is taken from it, but what is wrong with it is said."""

from __future__ import annotations

from typing import Any

import numpy as np

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

ODD = QT_TRANSLATE_NOOP("import", "the bbox is no list of four or six numbers; it was passed over.")
EXCHANGED = QT_TRANSLATE_NOOP("import", "the bbox ends south of where it begins; it was passed over.")
ELSEWHERE = QT_TRANSLATE_NOOP("import", "The bbox of the file does not hold its shapes; it was passed over.")


def bbox_fault(value: Any) -> Message | None:
    """What is wrong with a bbox in itself; one that crosses the antimeridian (west > east) is sound."""
    if not isinstance(value, list) or len(value) not in (4, 6) or any(type(n) not in (int, float) for n in value):
        return ODD()
    return EXCHANGED() if value[1] > value[1 + len(value) // 2] else None


def bbox_misses(value: list[float], bounds: np.ndarray) -> bool:
    """Whether shapes within ``bounds`` (4,) lie outside a sound bbox, by more than a rounded last digit."""
    half = len(value) // 2
    west, south, east, north = value[0], value[1], value[half], value[half + 1]
    slack = 1e-3 * max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1e-3)
    in_latitude = south - slack <= bounds[1] and bounds[3] <= north + slack
    in_longitude = west > east or (west - slack <= bounds[0] and bounds[2] <= east + slack)
    return not (in_latitude and in_longitude)
