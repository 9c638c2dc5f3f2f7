"""Where a plant would fit at a given angle: the places of its reference point that meet every demand on its place.

Worked out from the rules' clearances, so it says what the check says. The configuration space of a footprint: permitted
land shrunk by it, obstacles grown by it, both exactly, with polygons; round corners are cut into arcs less than
``ARC_ERROR_M`` off, on the safe side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.clearances import clearances_for
from siteplanner.core.fitting.minkowski import Footprint, swept
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.rules.rule import TOLERANCE_M
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work

ARC_ERROR_M: Final = 0.001
LOOKING = QT_TRANSLATE_NOOP("fitting", "Looking where it fits")
_NOWHERE: Final = shapely.Polygon()


@dataclass(frozen=True, slots=True)
class FittingArea:
    """Areas of the reference point in the plan's CRS, in metres.

    At every place of ``fits`` no rule about places finds an error; ``warned`` is the part of it where one warns.
    ``undecided`` are places where zones share the footprint between them and the larger share would have to be
    measured: try them. Everywhere else there is an error. Rules that are not about places are not in it: a substation
    that is full is full everywhere.
    """

    fits: BaseGeometry
    warned: BaseGeometry
    undecided: BaseGeometry
    angle_deg: float

    @property
    def area_m2(self) -> float:
        return float(self.fits.area)


def fitting_area(
    layout: Layout,
    pack: RulePack,
    attributes: Mapping[str, Any],
    footprint: BaseGeometry,
    ground: shapely.Polygon,
    *,
    angle_deg: float = 0.0,
    work: Work | None = None,
) -> FittingArea:
    """Where the reference point of a plant that is not there yet may stand within ``ground`` (a box, plan CRS).

    ``footprint`` has its reference point at (0, 0) and is already turned; ``angle_deg`` is only told on. ``attributes``
    are columns of ``plants``. Rules, limits and severities are those of ``pack``. Raises Cancelled.
    """
    work = work or Work()
    shape = Footprint.of(footprint)
    west, south, east, north = ground.bounds
    wide = shape.reach_m
    window = shapely.box(west - wide, south - wide, east + wide, north + wide)
    asked = clearances_for(layout, pack, attributes, window)
    space = _Space(ground, window, shape)
    errors = space.without(space.local(ground), [c for c in asked if c.severity == "error"], work)
    warned = space.forbidden([c for c in asked if c.severity != "error"], errors.fits, work)
    return FittingArea(
        space.back(errors.fits),
        space.back(areas_of(errors.fits.intersection(warned))),
        space.back(errors.undecided),
        angle_deg,
    )


@dataclass(frozen=True, slots=True)
class _Left:
    fits: BaseGeometry
    undecided: BaseGeometry


class _Space:
    """Works about the middle of the ground, so that eight-digit eastings keep their millimetres."""

    def __init__(self, ground: shapely.Polygon, window: shapely.Polygon, footprint: Footprint) -> None:
        west, south, east, north = ground.bounds
        self._origin = np.array([round((west + east) / 2), round((south + north) / 2)], dtype=float)
        self._footprint = footprint
        self._window = self.local(window)
        self._known: dict[tuple[int, bool], tuple[BaseGeometry, BaseGeometry]] = {}

    def local(self, shape: BaseGeometry) -> BaseGeometry:
        moved: BaseGeometry = shapely.transform(shape, lambda xy: xy - self._origin)
        return moved

    def back(self, shape: BaseGeometry) -> BaseGeometry:
        moved: BaseGeometry = shapely.transform(shape, lambda xy: xy + self._origin)
        return moved

    def without(self, ground: BaseGeometry, asked: list[Clearance], work: Work) -> _Left:
        """The ground that none of the demands forbids. Those without conditions are taken first and together: most
        of the others then have nothing left to forbid."""
        plain = [c for c in asked if not (c.unless_on or c.when_on is not None or c.rivals)]
        left = areas_of(ground.difference(self.forbidden(plain, ground, work)))
        undecided: list[BaseGeometry] = []
        rest = [c for c in asked if c.unless_on or c.when_on is not None or c.rivals]
        for done, clearance in enumerate(rest):
            work.step(done, len(rest), LOOKING)
            met = self._about(clearance, left)
            if met.is_empty:
                continue
            if clearance.rivals:
                undecided += [areas_of(met.intersection(self._met(rival.shape))) for rival in clearance.rivals]
            left = areas_of(left.difference(met))
        return _Left(left, shapely.union_all(undecided) if undecided else _NOWHERE)

    def forbidden(self, asked: Iterable[Clearance], ground: BaseGeometry, work: Work) -> BaseGeometry:
        """What demands without conditions forbid of some ground, and those with conditions one by one."""
        together: dict[float, list[BaseGeometry]] = {}
        single: list[BaseGeometry] = []
        for clearance in asked:
            if clearance.unless_on or clearance.when_on is not None or clearance.rivals:
                work.step(0, 1, LOOKING)
                single.append(self._about(clearance, ground))
                continue
            together.setdefault(clearance.required_m, []).append(self._obstacle(clearance))
        for required_m, shapes in together.items():
            work.step(0, 1, LOOKING)
            single.append(self._grown(swept(shapely.union_all(shapes), self._footprint), required_m))
        found: BaseGeometry = shapely.union_all(single) if single else _NOWHERE
        return found

    def _about(self, clearance: Clearance, ground: BaseGeometry) -> BaseGeometry:
        """What one demand forbids of some ground, its conditions minded."""
        reach_m = self._footprint.reach_m + clearance.required_m
        if ground.is_empty or not shapely.dwithin(self._obstacle(clearance), ground, reach_m):
            return _NOWHERE
        swept_over = self._met(clearance.shape, clearance.inside)
        met = areas_of(self._grown(swept_over, clearance.required_m).intersection(ground))
        if clearance.when_on is not None and not met.is_empty:
            met = areas_of(met.intersection(self._met(clearance.when_on)))
        for shape in clearance.unless_on:
            met = areas_of(met.difference(self._met(shape))) if not met.is_empty else met
        return met

    def _obstacle(self, clearance: Clearance) -> BaseGeometry:
        """What has to be kept off: for land to stay within, everything else around."""
        return self._beyond(clearance.shape) if clearance.inside else self.local(clearance.shape)

    def _met(self, shape: BaseGeometry, beyond: bool = False) -> BaseGeometry:
        """The places at which the footprint meets a shape of the map, or what lies beyond it; worked out once."""
        key = (id(shape), beyond)
        known = self._known.get(key)
        if known is None:
            near = self._beyond(shape) if beyond else self.local(shape)
            known = self._known[key] = (shape, swept(near, self._footprint))  # the shape is held, so its id is its own
        return known[1]

    def _beyond(self, shape: BaseGeometry) -> BaseGeometry:
        return self._window.buffer(1.0).difference(self.local(shape))

    @staticmethod
    def _grown(met: BaseGeometry, required_m: float) -> BaseGeometry:
        """The places at which a footprint that meets a shape at ``met`` is nearer to it than the check tolerates."""
        radius_m = required_m - TOLERANCE_M
        if radius_m <= 0 or met.is_empty:
            return met
        quarter = max(8, math.ceil(math.pi / (4 * math.acos(1 - ARC_ERROR_M / max(radius_m, 2 * ARC_ERROR_M)))))
        outside = radius_m / math.cos(math.pi / (4 * quarter))
        grown: BaseGeometry = met.buffer(outside, quad_segs=quarter)
        return grown


def areas_of(shape: BaseGeometry) -> BaseGeometry:
    """The areas of what an overlay gave, without the lines and points at which two shapes only touch.

    >>> areas_of(shapely.GeometryCollection([shapely.box(0, 0, 1, 1), shapely.Point(3, 3)])).area
    1.0
    """
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    parts = shapely.get_parts(shape)
    areas = shapely.get_parts(parts[shapely.get_dimensions(parts) == 2])
    return shapely.MultiPolygon(list(areas)) if len(areas) else _NOWHERE


def fitting_areas(
    layout: Layout,
    pack: RulePack,
    attributes: Mapping[str, Any],
    footprint: BaseGeometry,
    ground: shapely.Polygon,
    *,
    step_deg: float = 15.0,
    work: Work | None = None,
) -> tuple[FittingArea, ...]:
    """The same for all angles in steps over half a turn, or a whole one for a footprint that half a turn changes.

    ``footprint`` is not turned yet; angles are counter-clockwise about its reference point.
    """
    work = work or Work()
    turned = shapely.affinity.rotate(footprint, 180.0, origin=(0.0, 0.0))
    same = footprint.symmetric_difference(turned).area <= 1e-6 * max(1.0, footprint.area)
    angles = np.arange(0.0, 180.0 if same else 360.0, step_deg)
    areas = []
    for done, angle_deg in enumerate(angles):
        work.step(done, len(angles), LOOKING)
        shape = shapely.affinity.rotate(footprint, float(angle_deg), origin=(0.0, 0.0))
        areas.append(fitting_area(layout, pack, attributes, shape, ground, angle_deg=float(angle_deg)))
    return tuple(areas)
