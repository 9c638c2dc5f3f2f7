"""The outlines of the zones as lines, for maps: where two zones meet there is one line, so that dashes stay dashes."""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.core.site import Geometries, Site

MERGED_AT_MOST = 5000
"""Outlines are merged up to this many zones; beyond it each zone keeps its own."""


def zone_lines(site: Site) -> Geometries:
    """Lines that together are the outlines of all zones; kept as long as the zones stay the same.

    Only borders that share their corners are drawn once: a digitised gap between two zones stays visible.
    """
    shapes = site.zone_shapes
    return site.made_once("zones", "lines", lambda: _outlines(shapes))


def _outlines(shapes: Geometries) -> Geometries:
    sound = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    sound[owner[~np.isfinite(xy).all(axis=1)]] = False
    outlines: Geometries = shapely.boundary(shapes[sound])
    if len(outlines) > MERGED_AT_MOST:
        return outlines
    merged: Geometries = shapely.get_parts(shapely.line_merge(shapely.union_all(outlines)))
    return merged
