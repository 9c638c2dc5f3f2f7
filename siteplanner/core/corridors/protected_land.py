"""Land that must not be built on: farmland, ecological and water protection areas, heritage sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.corridors.findings import NO_EXTENT, Nearness, near_not_checked, protected_finding
from siteplanner.core.corridors.pieces import Flags
from siteplanner.core.corridors.strips import NO_OVERLAP
from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, RuleSettings
from siteplanner.core.site import Geometries, Site

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


@dataclass(frozen=True, eq=False)
class _Protected:
    ids: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.object_]
    shapes: Geometries
    flat: Flags
    tree: shapely.STRtree


@once_per_site
def _protected(site: Site) -> _Protected:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(np.isin(kinds, NO_OVERLAP))
    shapes = ground_of(site).constraints.shapes[rows]
    return _Protected(
        site.constraints.index.to_numpy(dtype=object)[rows],
        kinds[rows],
        shapes,
        shapely.get_dimensions(shapes) < 2,
        shapely.STRtree(shapes),
    )


def on_protected_land(layout: Layout, settings: RuleSettings, near_m: float) -> Iterator[Finding]:
    """Plants on land that must stay free. What is drawn as a point or a line has no extent: plants within ``near_m`` of
    it are not checked."""
    land = _protected(layout.site)
    if len(land.ids) == 0:
        return
    shapes = layout.shapes[layout.rows]
    plant, area = land.tree.query(shapes, predicate="dwithin", distance=near_m if land.flat.any() else 0.0)
    shared = shapely.intersection(shapes[plant], land.shapes[area])
    flat = land.flat[area]
    on = np.where(flat, ~shapely.is_empty(shared), shapely.area(shared) > TOLERANCE_M2)
    for at in np.flatnonzero(on | flat).tolist():
        row = layout.rows[plant[at]]
        near = Nearness(
            str(layout.ids[row]),
            layout.shapes[row],
            str(land.ids[area[at]]),
            str(land.kinds[area[at]]),
            land.shapes[area[at]],
            float(shapely.distance(layout.shapes[row], land.shapes[area[at]])),
        )
        if on[at]:
            yield protected_finding(settings, near, shared[at])
        else:
            yield near_not_checked(near, [NO_EXTENT])
