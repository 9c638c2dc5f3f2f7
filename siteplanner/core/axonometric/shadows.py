"""The shadows that prisms cast on the flat ground: one area, so that two shadows are no darker than one.

What a shadow would do on other roofs and walls is left out.
"""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.core.axonometric.solids import Solids
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries


def cast_shadows(solids: Solids, sun: Sun, raised: float = 1.0) -> Geometries:
    """The ground in shadow, polygons in metres; ``raised`` times the heights where these are drawn exaggerated.

    A convex prism darkens the hull of its foot and of its roof's shadow. None where the sun stands too low.
    """
    if not len(solids) or not sun.casts_shadows:
        return np.empty(0, dtype=object)
    pieces = solids.pieces
    point_of = np.repeat(np.arange(len(pieces)), np.diff(pieces.ring_start))
    reach = solids.height_m[solids.piece_of][point_of, None] * raised * np.array(sun.shadow_a_metre)
    both = np.concatenate([pieces.xy, pieces.xy + reach])
    owner = np.concatenate([point_of, point_of])
    order = np.argsort(owner, kind="stable")
    around = shapely.convex_hull(shapely.multipoints(both[order], indices=owner[order]))
    dark: Geometries = shapely.get_parts(shapely.union_all(around))
    moved = shapely.transform(dark, lambda xy: xy + np.array(solids.origin))
    return np.atleast_1d(np.asarray(moved, dtype=object))


def shadow_rings(solids: Solids, sun: Sun, raised: float = 1.0) -> Rings:
    """The same as rings."""
    return Rings.of(cast_shadows(solids, sun, raised))
