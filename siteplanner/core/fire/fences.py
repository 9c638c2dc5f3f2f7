"""The works' fence (N8): buildings should keep some metres from it.

It is a constraint of kind ``other`` and grade ``fence``: a line; where it is drawn as an area, the edge of that area.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.findings import RULE_ID
from siteplanner.core.fire.table import Flags
from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import TOLERANCE_M, Finding, RuleSettings, finding_id, location_of
from siteplanner.core.site import Geometries, Site
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

FENCE = "fence"
OF_KIND = "other"
LIMIT = "fence_m"
TOO_CLOSE = QT_TRANSLATE_NOOP(
    "rules", "{plant} is {gap_m:.2f} m from the fence {constraint}; buildings should keep {required_m:g} m."
)


@dataclass(frozen=True, eq=False)
class Fences:
    """The fences of a site as lines (or points, where they are drawn so), with an index of them."""

    ids: npt.NDArray[np.object_]
    shapes: Geometries
    tree: shapely.STRtree


@once_per_site
def fences(site: Site) -> Fences:
    frame = site.constraints
    kinds, grades = (frame[name].to_numpy(dtype=object, na_value="") for name in ("kind", "grade"))
    rows = np.flatnonzero((kinds == OF_KIND) & (grades == FENCE))
    shapes = ground_of(site).constraints.shapes[rows]
    areas = shapely.get_dimensions(shapes) == 2  # a collection with an area in it, too
    shapes = shapes.copy()
    shapes[areas] = [_edge(shape) for shape in shapes[areas]]
    return Fences(frame.index.to_numpy(dtype=object)[rows], shapes, shapely.STRtree(shapes))


def _edge(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return shapely.union_all([part.boundary if shapely.get_dimensions(part) == 2 else part for part in parts])


def too_close_to_fences(layout: Layout, settings: RuleSettings, plants: Buildings) -> Iterator[Finding]:
    """A warning for each building, of the rows to check, nearer to a fence than it should be."""
    found, limit = fences(layout.site), settings.limits[LIMIT]
    rows = layout.rows[_buildings(plants)[layout.rows]]
    if len(found.ids) == 0 or len(rows) == 0:
        return
    at, near = found.tree.query(layout.shapes[rows], predicate="dwithin", distance=limit.value)
    gap_m = shapely.distance(layout.shapes[rows[at]], found.shapes[near])
    for pair in np.flatnonzero(gap_m < limit.value - TOLERANCE_M).tolist():
        row, fence = rows[at[pair]], str(found.ids[near[pair]])
        plant = str(layout.ids[row])
        place = shapely.shortest_line(layout.shapes[row], found.shapes[near[pair]])
        yield Finding(
            id=finding_id(RULE_ID, [plant], constraint=fence),
            rule=RULE_ID,
            severity=settings.graded("warning"),
            subjects=(plant, f"constraint={fence}"),
            plants=(plant,),
            message=TOO_CLOSE(plant=plant, constraint=fence, gap_m=float(gap_m[pair]), required_m=limit.value),
            clause=limit.clause,
            confidence=limit.confidence,
            measured=float(gap_m[pair]),
            required=limit.value,
            unit="m",
            location=location_of(place),
            place=place,
        )


def fence_clearances(layout: Layout, settings: RuleSettings, plants: Buildings, row: int) -> Iterator[Clearance]:
    """What the fences ask of the place of the plant at ``row``: no more than a warning."""
    found, limit = fences(layout.site), settings.limits[LIMIT]
    if len(found.ids) == 0 or not _buildings(plants)[row] or limit.value == 0:
        return
    near = found.tree.query(layout.window_of(row), predicate="dwithin", distance=limit.value)
    for at in np.sort(near).tolist():
        subject, shape = f"constraint={found.ids[at]}", found.shapes[at]
        yield Clearance(
            RULE_ID, settings.graded("warning"), subject, shape, limit.value, limit.clause, limit.confidence
        )


def _buildings(plants: Buildings) -> Flags:
    """Factories, warehouses and civil buildings; yards and tanks are none, nor is what has no known use."""
    found: Flags = plants.factory | plants.warehouse | plants.civil
    return found
