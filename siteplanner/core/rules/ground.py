"""Ground that needs an assessment before anybody builds on it: mined-out areas, geological hazards, steep slopes.

What the map shows as a point or a line has no extent: a plant that meets it stands on it, one near it is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.ground import ground_of
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import (
    TOLERANCE_M,
    TOLERANCE_M2,
    Finding,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    location_of,
)
from siteplanner.core.simple_parts import of_dimensions, with_enclosed
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.vocabulary import vocabulary
from siteplanner.core.within_reach import that_meet

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Geometries, Site

KINDS = ("goaf", "geohazard", "steep_slope")
NO_EXTENT = "no_extent_near_m"
OVERLAPS = QT_TRANSLATE_NOOP(
    "rules", "{area_m2:.2f} m² of {plant} lie on {constraint} ({kind}). Ask for an assessment of the ground."
)
MEETS = QT_TRANSLATE_NOOP("rules", "{plant} lies on {constraint} ({kind}). Ask for an assessment of the ground.")
NEAR = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} is {gap_m:.2f} m from {constraint} ({kind}), which is drawn without an area: whether it reaches the plant "
    "was not checked.",
)


@dataclass(frozen=True, eq=False)
class _Places:
    """Constraints of these kinds, one entry each; ``areas`` and ``marks`` (points, lines) are empty where there is
    none. ``mark_tree`` finds what is within a closed line, too."""

    ids: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.object_]
    areas: Geometries
    area_tree: shapely.STRtree
    marks: Geometries
    mark_tree: shapely.STRtree


def _places(site: Site) -> _Places:
    return site.made_once("constraints", "ground to assess", lambda: _made(site))


def _made(site: Site) -> _Places:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(np.isin(kinds, KINDS))
    shapes = ground_of(site).constraints.shapes[rows]
    areas, marks = of_dimensions(shapes, (2,)), of_dimensions(shapes, (0, 1))
    ids = site.constraints.index.to_numpy(dtype=object)[rows]
    return _Places(ids, kinds[rows], areas, shapely.STRtree(areas), marks, shapely.STRtree(with_enclosed(marks)))


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    places = _places(layout.site)
    if len(places.ids) == 0:
        return
    shapes, plants = layout.shapes[layout.rows], layout.ids[layout.rows]
    told: set[tuple[int, int]] = set()
    at, place = that_meet(places.area_tree, shapes)
    if len(at):
        shared = shapely.intersection(shapes[at], places.areas[place])
        for i in np.flatnonzero(shapely.area(shared) > TOLERANCE_M2).tolist():
            told.add((int(at[i]), int(place[i])))
            yield _finding(settings, places, str(plants[at[i]]), int(place[i]), shared[i])
    at, place = places.mark_tree.query(shapes, predicate="dwithin", distance=settings.value(NO_EXTENT) - TOLERANCE_M)
    for row, mark in zip(at.tolist(), place.tolist(), strict=True):
        if (row, mark) not in told:
            yield _beside_mark(settings, places, str(plants[row]), shapes[row], mark)


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Off the areas and off the points and lines themselves."""
    places, window = _places(layout.site), layout.window_of(row)
    for shapes, tree in ((places.areas, places.area_tree), (places.marks, places.mark_tree)):
        for place in np.sort(tree.query(window, predicate="intersects")).tolist():
            severity, subject = settings.graded(RULE.severity), f"constraint={places.ids[place]}"
            yield Clearance(RULE.id, severity, subject, shapes[place], 0.0, RULE.clause, "judgement")


def _beside_mark(settings: RuleSettings, places: _Places, plant: str, shape: BaseGeometry, mark: int) -> Finding:
    met = shape.intersection(places.marks[mark])
    if not met.is_empty:
        return _finding(settings, places, plant, mark, met)
    between = shapely.shortest_line(shape, places.marks[mark])
    message = NEAR(plant=plant, gap_m=float(between.length), **_named(places, mark))
    return not_checked(RULE.id, message, [plant], place=between, constraint=str(places.ids[mark]))


def _finding(settings: RuleSettings, places: _Places, plant: str, place: int, shared: BaseGeometry) -> Finding:
    area_m2, constraint = float(shapely.area(shared)), str(places.ids[place])
    template = OVERLAPS if area_m2 > 0 else MEETS
    return Finding(
        id=finding_id(RULE.id, [plant], constraint=constraint),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(plant, f"constraint={constraint}"),
        plants=(plant,),
        message=template(plant=plant, area_m2=area_m2, **_named(places, place)),
        clause=RULE.clause,
        confidence="judgement",
        measured=area_m2,
        required=0.0,
        unit="m²",
        location=location_of(shared),
        place=shared,
    )


def _named(places: _Places, place: int) -> dict[str, object]:
    kind = vocabulary("constraint_kind").label(str(places.kinds[place]))
    return {"constraint": str(places.ids[place]), "kind": kind}


RULE = Rule(
    id="ground",
    name=QT_TRANSLATE_NOOP("rules", "Ground fit to build on"),
    severity="warning",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Mined-out ground, geological hazards and steep slopes are built on only after an assessment of the ground. A "
        "plant on one of them is warned of; near one that the map shows as a point or a line it is not checked.",
    ),
    limit_keys={NO_EXTENT: "m"},
    clearances=clearances,
)
