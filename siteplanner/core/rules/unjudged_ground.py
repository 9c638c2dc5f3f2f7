"""What the base map says of the ground that no rule judges: a plant on it is never silently fine.

Mined-out areas, geological hazards, steep slopes, and land outside the development boundary, where the map has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding
from siteplanner.core.simple_parts import of_dimensions
from siteplanner.core.site import Geometries, Site
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.vocabulary import vocabulary

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

GROUND, BOUNDARY = "ground", "inside-development-boundary"
KINDS = ("goaf", "geohazard", "steep_slope")
ON_GROUND = QT_TRANSLATE_NOOP(
    "rules", "{plant} lies on {constraint} ({kind}); no rule judges building there. Ask for an assessment."
)
OUTSIDE = QT_TRANSLATE_NOOP(
    "rules", "{area_m2:.2f} m² of {plant} lie outside the development boundary; no rule judges building there."
)


@dataclass(frozen=True, eq=False)
class _Ground:
    ids: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.object_]
    shapes: Geometries
    marks: Geometries
    tree: shapely.STRtree
    inside: shapely.Geometry | None


@once_per_site
def _ground(site: Site) -> _Ground:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    shapes = ground_of(site).constraints.shapes
    rows = np.flatnonzero(np.isin(kinds, KINDS))
    inside = of_dimensions(shapes[kinds == "development_boundary"], (2,))
    land = shapely.union_all(inside) if len(inside) else None
    if land is not None:
        shapely.prepare(land)
    ids = site.constraints.index.to_numpy(dtype=object)
    shapes = shapes[rows]
    return _Ground(ids[rows], kinds[rows], shapes, of_dimensions(shapes, (0, 1)), shapely.STRtree(shapes), land)


def unjudged_ground(layout: Layout) -> Iterator[Finding]:
    """One finding for each plant to check and each such area under it, and one for each plant beyond the boundary.

    A point or line of the map counts where the footprint meets it.
    """
    ground = _ground(layout.site)
    shapes = layout.shapes[layout.rows]
    plant, area = ground.tree.query(shapes, predicate="intersects")
    shared = shapely.intersection(shapes[plant], ground.shapes[area])
    marked = shapely.intersects(shapes[plant], ground.marks[area])
    for at in np.flatnonzero(marked | (shapely.area(shared) > TOLERANCE_M2)).tolist():
        name, constraint = str(layout.ids[layout.rows[plant[at]]]), str(ground.ids[area[at]])
        kind = vocabulary("constraint_kind").label(str(ground.kinds[area[at]]))
        message = ON_GROUND(plant=name, constraint=constraint, kind=kind)
        yield not_checked(GROUND, message, [name], place=shared[at], constraint=constraint)
    if ground.inside is not None:
        yield from _outside(layout, shapes, ground.inside)


def _outside(layout: Layout, shapes: Geometries, inside: shapely.Geometry) -> Iterator[Finding]:
    doubtful = np.flatnonzero(~shapely.covers(inside, shapes))
    parts = shapely.difference(shapes[doubtful], inside)
    for at in np.flatnonzero(shapely.area(parts) > TOLERANCE_M2).tolist():
        name = str(layout.ids[layout.rows[doubtful[at]]])
        message = OUTSIDE(plant=name, area_m2=float(shapely.area(parts[at])))
        yield not_checked(BOUNDARY, message, [name], place=parts[at])
