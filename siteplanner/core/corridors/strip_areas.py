"""The protection strips as areas, for maps: exactly as wide as the rule measures them, and only where that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.corridors.findings import RULE_ID
from siteplanner.core.corridors.pieces import Flags, Floats
from siteplanner.core.corridors.strips import is_known, strips_of
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries, Site

Limits = tuple[tuple[str, float], ...]
MERGED_AT_MOST = 5000
"""Strips of a kind are merged into one area up to this many: beyond it each is drawn by itself."""


@dataclass(frozen=True, eq=False)
class StripAreas:
    """Areas of strips, each of one ``kind`` of constraint; ``shapes`` are in the plan's CRS."""

    kinds: npt.NDArray[np.object_]
    shapes: Geometries
    tree: shapely.STRtree


def strip_limits(plan: Plan) -> Limits:
    """The figures by which the plan's strips are measured; none where the plan does not ask for them.

    A rule pack that cannot be read gives none as well: the check says what is wrong with it.
    """
    try:
        settings = pack_of(plan).settings(RULE_ID)
    except InputError:
        return ()
    return tuple((key, limit.value) for key, limit in settings.limits.items()) if settings.enabled else ()


def strip_kinds(site: Site, limits: Limits) -> tuple[str, ...]:
    """The kinds of constraints that have a strip of known width, without working out the strips."""
    if not limits:
        return ()
    names = (site.constraints[name].to_numpy(dtype=object, na_value="").tolist() for name in ("kind", "grade"))
    pairs = dict.fromkeys(zip(*names, strict=True))
    return tuple(dict.fromkeys(kind for kind, grade in pairs if is_known(kind, grade, dict(limits))))


def strip_areas(site: Site, limits: Limits) -> StripAreas:
    """The strips of a site by ``limits`` (see ``strip_limits``); neighbouring pieces of one kind are one area.

    Where the grade of a constraint is not known, or nobody says how wide its strip is, nothing is drawn. What class A
    and B keep beyond a strip depends on the plant and is not part of it. Kept as long as the constraints stay the same.
    """
    known: dict[Limits, StripAreas] = site.made_once("constraints", "strip areas", dict)
    found = known.get(limits)
    if found is None:
        found = _strip_areas(site, limits)
        known.clear()
        known[limits] = found
    return found


def _strip_areas(site: Site, limits: Limits) -> StripAreas:
    kinds: list[str] = []
    shapes: list[Geometries] = []
    if limits and len(site.constraints):
        strips = strips_of(site, limits)
        parts, owner = simple_parts(strips.shapes)
        area = shapely.get_dimensions(parts) == 2
        width_m = strips.required_m(owner, ~area)
        drawn = strips.known[owner] & ~strips.bare[owner] & (width_m > 0)
        for kind in dict.fromkeys(strips.kinds[owner[drawn]].tolist()):
            rows = np.flatnonzero(drawn & (strips.kinds[owner] == kind))
            made = _around(parts[rows], width_m[rows], area[rows])
            kinds += [kind] * len(made)
            shapes.append(made)
    areas = np.concatenate(shapes) if shapes else np.empty(0, dtype=object)
    return StripAreas(np.array(kinds, dtype=object), areas, shapely.STRtree(areas))


def _around(parts: Geometries, width_m: Floats, area: Flags) -> Geometries:
    """The ground within the widths of lines, points and areas; of an area only what lies outside it."""
    around: Geometries = shapely.buffer(parts, width_m, quad_segs=8)
    around[area] = shapely.difference(around[area], parts[area])
    if len(around) > MERGED_AT_MOST:
        return around
    merged: Geometries = shapely.get_parts(shapely.union_all(around))
    return merged
