"""Faults of the base map that a check has met: what was judged against a repaired copy is not fully checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.ground import Areas
    from siteplanner.core.rules.layout import Layout

SITE_TOPOLOGY = "site-topology"
PARCEL = QT_TRANSLATE_NOOP(
    "rules",
    "The outline of parcel {area} is not valid; {plant} was judged against a repaired copy of it. Repair the parcel.",
)
ZONE = QT_TRANSLATE_NOOP(
    "rules",
    "The outline of zone {area} is not valid; {plant} was judged against a repaired copy of it. Repair the zone.",
)
CONSTRAINT = QT_TRANSLATE_NOOP(
    "rules", "The geometry of constraint {constraint} is missing or not valid; plants near it were not fully checked."
)
NO_PARCEL_OUTLINE = QT_TRANSLATE_NOOP(
    "rules", "Parcel {area} has no usable outline, so no plant could be judged against it. Draw it or remove it."
)
NO_ZONE_OUTLINE = QT_TRANSLATE_NOOP(
    "rules", "Zone {area} has no usable outline, so no plant could be judged against it. Draw it or remove it."
)


def faulty_areas(layout: Layout) -> Iterator[Finding]:
    """One finding for each plant to check and each faulty parcel or zone whose box its own box meets."""
    ground = layout.ground
    for row, area in _met(layout, ground.parcels):
        plant, parcel = str(layout.ids[row]), str(ground.parcel_ids[area])
        message = PARCEL(plant=plant, area=parcel)
        yield not_checked(SITE_TOPOLOGY, message, [plant], parcel=parcel, place=layout.shapes[row])
    for row, area in _met(layout, ground.zones):
        plant, zone = str(layout.ids[row]), str(ground.zone_ids[area])
        yield not_checked(SITE_TOPOLOGY, ZONE(plant=plant, area=zone), [plant], zone=zone, place=layout.shapes[row])


def faulty_layers(layout: Layout) -> Iterator[Finding]:
    """One finding for each constraint at fault and each parcel or zone that nobody knows the place of, where there is
    any plant."""
    ground = layout.ground
    at_fault = len(ground.parcels.faulty) or len(ground.zones.faulty) or len(ground.constraints.faulty)
    if at_fault and len(layout.all_rows):
        for row in _placeless(ground.parcels):
            parcel = str(ground.parcel_ids[row])
            yield not_checked(SITE_TOPOLOGY, NO_PARCEL_OUTLINE(area=parcel), parcel=parcel)
        for row in _placeless(ground.zones):
            zone = str(ground.zone_ids[row])
            yield not_checked(SITE_TOPOLOGY, NO_ZONE_OUTLINE(area=zone), zone=zone)
        for row in layout.ground.constraints.faulty:
            constraint = str(layout.ground.constraint_ids[row])
            place = layout.ground.constraints.shapes[row]
            yield not_checked(SITE_TOPOLOGY, CONSTRAINT(constraint=constraint), constraint=constraint, place=place)


def _placeless(areas: Areas) -> npt.NDArray[np.intp]:
    """Those of which nothing is left to measure to: without an outline, or with an ordinate that is no number. Plants
    anywhere might be too near to them."""
    return areas.faulty[shapely.is_empty(areas.shapes[areas.faulty])] if len(areas.faulty) else areas.faulty


def _met(layout: Layout, areas: Areas) -> Iterator[tuple[int, int]]:
    if len(areas.faulty) == 0:
        return
    mine = shapely.bounds(layout.shapes[layout.rows])
    for area, box in zip(areas.faulty, areas.faulty_boxes, strict=True):
        meets = (mine[:, 0] <= box[2]) & (mine[:, 2] >= box[0]) & (mine[:, 1] <= box[3]) & (mine[:, 3] >= box[1])
        for row in layout.rows[np.flatnonzero(meets)]:
            yield int(row), int(area)
