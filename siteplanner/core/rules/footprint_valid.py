"""A footprint that can be computed with: not empty, finite, not crossing itself, large enough to be a building."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.rule import (
    TOLERANCE_M2,
    Finding,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    location_of,
)
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import in_pieces

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Geometries

EMPTY = QT_TRANSLATE_NOOP("rules", "{plant} has no footprint; draw one.")
NOT_FINITE = QT_TRANSLATE_NOOP(
    "rules", "The footprint of {plant} has a coordinate that is not a number; draw it again."
)
CROSSING = QT_TRANSLATE_NOOP(
    "rules", "The outline of {plant} crosses or touches itself near {east_m:.2f} E, {north_m:.2f} N; redraw it."
)
SMALL = QT_TRANSLATE_NOOP(
    "rules", "The footprint of {plant} measures {area_m2:.2f} m²; at least {required_m2:g} m² are required."
)


def unsound(shapes: Geometries, min_area_m2: float) -> npt.NDArray[np.bool_]:
    """Which footprints no other rule may look at."""
    sound = in_pieces(shapely.is_valid, shapes) & ~shapely.is_empty(shapes)
    sound[sound] = shapely.area(shapes[sound]) >= min_area_m2 - TOLERANCE_M2
    return ~np.asarray(sound)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    suspects = layout.asked if layout.untestable is None else layout.untested
    for row in suspects[unsound(layout.shapes[suspects], settings.value("min_area_m2"))]:
        yield _finding(str(layout.ids[row]), layout.shapes[row], settings)


def _finding(plant: str, shape: BaseGeometry, settings: RuleSettings) -> Finding:
    limit = settings.limits["min_area_m2"]
    finite = bool(np.isfinite(shapely.get_coordinates(shape)).all())
    area_m2 = float(shapely.area(shape)) if finite else None
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant,),
        plants=(plant,),
        message=_message(plant, shape, area_m2, limit.value),
        clause=limit.clause,
        confidence=limit.confidence,
        measured=area_m2,
        required=limit.value,
        unit="m²",
        location=_location(shape),
        place=shape if location_of(shape) else None,
    )


def _location(shape: BaseGeometry) -> tuple[float, float] | None:
    centre = location_of(shape)
    return crossing_point(shape) if centre and not shape.is_valid else centre


def crossing_point(shape: BaseGeometry) -> tuple[float, float]:
    """Where an outline that is not valid is at fault, easting and northing.

    >>> crossing_point(shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)]))
    (2.0, 2.0)
    """
    at = re.search(r"\[(\S+) (\S+)\]", str(shapely.is_valid_reason(shape)))
    if at is None:
        east_m, north_m, *_ = shape.bounds
        return east_m, north_m
    return float(at[1]), float(at[2])


def _message(plant: str, shape: BaseGeometry, area_m2: float | None, required_m2: float) -> Message:
    if shapely.is_empty(shape):
        return EMPTY(plant=plant)
    if area_m2 is None:
        return NOT_FINITE(plant=plant)
    if not shapely.is_valid(shape):
        east_m, north_m = crossing_point(shape)
        return CROSSING(plant=plant, east_m=east_m, north_m=north_m)
    return SMALL(plant=plant, area_m2=area_m2, required_m2=required_m2)


RULE = Rule(
    id="footprint-valid",
    name=QT_TRANSLATE_NOOP("rules", "Footprint is sound"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A footprint must not be empty, must not cross itself and must be large enough for a building. No other rule "
        "can judge one that fails.",
    ),
    limit_keys={"min_area_m2": "m²"},
)
