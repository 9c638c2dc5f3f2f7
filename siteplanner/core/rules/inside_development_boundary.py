"""A plant stands inside the urban development boundary, all of it, where the map has one.

The polygons of the layer count together; a boundary drawn as a line alone encloses nothing that could be judged by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import (
    TOLERANCE_M2,
    Finding,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    locations_of,
)
from siteplanner.core.simple_parts import of_dimensions
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Geometries, Site

KIND = "development_boundary"
OUTSIDE = QT_TRANSLATE_NOOP("rules", "{area_m2:.2f} m² of {plant} lie outside the urban development boundary.")
NO_BOUNDARY = QT_TRANSLATE_NOOP(
    "rules",
    "The base map has no urban development boundary drawn as an area, so no plant was held to it. Add one to the "
    "constraints.",
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    land = _land(layout.site)
    if land is None:
        return
    rows = layout.rows
    shapes = layout.shapes[rows]
    beyond = np.flatnonzero(~shapely.covers(land, shapes))
    if len(beyond) == 0:
        return
    parts, cut = shapes[beyond], np.flatnonzero(shapely.intersects(land, shapes[beyond]))  # the others lie all outside
    parts[cut] = shapely.difference(parts[cut], land)
    areas_m2 = shapely.area(parts)
    off = np.flatnonzero(areas_m2 > TOLERANCE_M2)
    names, boundaries = _boundaries(layout.site)
    meets = np.zeros((len(beyond), len(boundaries)), dtype=bool)
    meets[cut] = shapely.intersects(boundaries, shapes[beyond[cut], np.newaxis])
    for at, location, met in zip(off.tolist(), locations_of(parts[off]), meets[off], strict=True):
        plant = str(layout.ids[rows[beyond[at]]])
        yield _finding(settings, plant, sorted(names[met].tolist()), parts[at], float(areas_m2[at]), location)


def of_site(layout: Layout, _settings: RuleSettings) -> Iterator[Finding]:
    """One finding where there is no boundary: it is the map that lacks it, whichever plants stand there."""
    if _land(layout.site) is None:
        yield not_checked(RULE.id, NO_BOUNDARY(), layer=KIND, clause=RULE.clause)


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    land = _land(layout.site)
    if land is not None:
        near = land.intersection(layout.window_of(row))
        yield Clearance(
            RULE.id, settings.graded(RULE.severity), f"layer={KIND}", near, 0.0, RULE.clause, "unverified", inside=True
        )


def _land(site: Site) -> BaseGeometry | None:
    """The ground inside the boundary, prepared; None where the map has none."""
    return site.made_once("constraints", "development boundary", lambda: _merged(site))


def _merged(site: Site) -> BaseGeometry | None:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    areas = of_dimensions(ground_of(site).constraints.shapes[kinds == KIND], (2,))
    land: BaseGeometry = shapely.union_all(areas)
    if land.is_empty:
        return None
    shapely.prepare(land)
    return land


@once_per_site
def _boundaries(site: Site) -> tuple[npt.NDArray[np.object_], Geometries]:
    """Ids and shapes of the boundaries: a finding names those that the plant lies in with a part, so that a waiver
    lapses when one of them changes."""
    rows = np.flatnonzero(site.constraints["kind"].to_numpy(dtype=object, na_value="") == KIND)
    names = np.array([*map(str, ground_of(site).constraint_ids[rows]), None], dtype=object)[:-1]
    return names, ground_of(site).constraints.shapes[rows]


def _finding(
    settings: RuleSettings,
    plant: str,
    boundaries: list[str],
    part: BaseGeometry,
    area_m2: float,
    location: tuple[float, float] | None,
) -> Finding:
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant, *(f"constraint={boundary}" for boundary in boundaries)),
        plants=(plant,),
        message=OUTSIDE(plant=plant, area_m2=area_m2),
        clause=RULE.clause,
        confidence="unverified",
        measured=area_m2,
        required=0.0,
        unit="m²",
        location=location,
        place=part,
    )


RULE = Rule(
    id="inside-development-boundary",
    name=QT_TRANSLATE_NOOP("rules", "Inside the development boundary"),
    severity="error",
    clause="自然资发〔2023〕193号",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Works that are part of the town are built inside the urban development boundary of the territorial plan. The "
        "areas of that kind on the base map count together; a map without one leaves the rule not checked.",
    ),
    of_site=of_site,
    clearances=clearances,
)
