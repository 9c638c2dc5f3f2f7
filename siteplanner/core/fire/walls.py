"""The walls of a plant, side by side: what the reductions of fire separation need to know of them.

A footprint has four sides, named clockwise as seen from above: ``front``, which looks to a stored direction, ``right``,
``back`` and ``left``. A wall belongs to the side it looks to, whichever part or court of the footprint it is on. Every
attribute is a claim that helps: what is not entered is taken as not so.

The walls are kept as JSON in one column, with figures of the outline they were entered for. A footprint that is no
longer that outline has no known walls: moving and turning take them along (:mod:`siteplanner.core.fire.walls_along`),
any other change blanks them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.sides import edges_of

SIDES = ("front", "right", "back", "left")
SOUTH_DEG = 180.0
LENGTH_TOLERANCE_M = 0.005
AREA_TOLERANCE_M2 = 0.05
DIGITS = 3

Outline = tuple[float, ...]
"""Area, length of all edges, width and depth of the bounding box, the centroid east and north of its corner."""


@dataclass(frozen=True, slots=True)
class Wall:
    """The walls of one side. ``openings_share`` is the area of doors, windows and holes by that of the wall, 0 to 1,
    None where nobody knows; ``openings_protected``: class A fire doors and windows, fire shutters or a drencher."""

    fire_wall: bool = False
    non_combustible: bool = False
    no_combustible_eaves: bool = False
    openings_share: float | None = None
    openings_not_opposite: bool = False
    openings_protected: bool = False

    @property
    def is_fire_wall(self) -> bool:
        """Whether it counts as a fire wall: openings that nobody protects speak against it."""
        return self.fire_wall and (not self.openings_share or self.openings_protected)

    @property
    def is_blind_fire_wall(self) -> bool:
        """Whether it is known to be a fire wall without a door, window or hole."""
        return self.fire_wall and self.openings_share == 0.0


@dataclass(frozen=True, slots=True)
class Walls:
    """The four sides in the order of ``SIDES``; ``front_deg`` is the azimuth that the front looks to. ``roof_h`` is the
    fire resistance of the roof in hours; ``serves_own_works``: built to serve the works of its project alone."""

    front_deg: float
    outline: Outline
    sides: tuple[Wall, Wall, Wall, Wall] = (Wall(), Wall(), Wall(), Wall())
    roof_h: float | None = None
    no_skylight: bool = False
    serves_own_works: bool = False

    def fit(self, footprint: BaseGeometry) -> bool:
        """Whether they were entered for a footprint of this outline, wherever it stands."""
        return same_outline(self.outline, outline_of(footprint))

    def turned(self, angle_deg: float, footprint: BaseGeometry) -> Walls:
        """The same walls on ``footprint``, which is the former one turned counter-clockwise."""
        return replace(self, front_deg=(self.front_deg - angle_deg) % 360.0, outline=outline_of(footprint))

    @property
    def tells_nothing(self) -> bool:
        """Whether nothing has been entered."""
        return self == Walls(self.front_deg, self.outline)


def new_walls(footprint: BaseGeometry) -> Walls:
    """Walls of which nothing is known yet; the front is the side of a main direction that looks most to the south."""
    return Walls(front_of(footprint), outline_of(footprint))


def front_of(footprint: BaseGeometry) -> float:
    """The azimuth nearest to south, of the four that the longest wall gives.

    >>> front_of(shapely.box(0, 0, 60, 20)), front_of(shapely.Polygon([(0, 0), (30, 40), (20, 50), (-10, 10)]))
    (180.0, 216.87)
    """
    edges = edges_of(footprint)
    if len(edges.length_m) == 0:
        return SOUTH_DEG
    longest = int(np.argmax(np.round(edges.length_m, DIGITS)))
    turn = round(float(edges.azimuth_deg[longest]) % 90.0, DIGITS)
    return min((turn + 90.0 * n for n in range(4)), key=lambda azimuth: abs(azimuth - SOUTH_DEG))


def outline_of(footprint: BaseGeometry) -> Outline:
    """The figures by which an outline is known again: the same for the same shape anywhere, none for an empty one."""
    if footprint.is_empty:
        return ()
    west, south, east, north = footprint.bounds
    near = shapely.transform(footprint, lambda xy: xy - np.array([west, south]))
    centre = near.centroid
    figures = near.area, near.length, east - west, north - south, centre.x, centre.y
    return tuple(round(float(figure), DIGITS) for figure in figures)


def same_outline(a: Outline, b: Outline) -> bool:
    """Whether the figures are those of one outline; those of no outline are not."""
    if len(a) != len(b) or len(a) == 0:
        return False
    area_m2, *lengths_m = (abs(one - other) for one, other in zip(a, b, strict=True))
    return area_m2 <= AREA_TOLERANCE_M2 and max(lengths_m) <= LENGTH_TOLERANCE_M


# -- as the plan file keeps them ---------------------------------------------------------------------------------------


def walls_text(walls: Walls) -> str:
    """The walls as JSON; what is not entered is left out.

    >>> blank = Walls(180.0, (400.0, 80.0, 20.0, 20.0, 10.0, 10.0))
    >>> walls_text(replace(blank, sides=(Wall(fire_wall=True), Wall(), Wall(), Wall())))
    '{"front_deg": 180.0, "outline": [400.0, 80.0, 20.0, 20.0, 10.0, 10.0], "front": {"fire_wall": true}}'
    """
    sides = zip(SIDES, (_entered(asdict(side)) for side in walls.sides), strict=True)
    of_roof = {name: getattr(walls, name) for name in ("roof_h", "no_skylight", "serves_own_works")}
    head = {"front_deg": round(walls.front_deg % 360.0, DIGITS), "outline": list(walls.outline)}
    return json.dumps({**head, **{name: side for name, side in sides if side}, **_entered(of_roof)})


def read_walls(text: object) -> Walls | None:
    """The walls that ``walls_text`` wrote; None for a blank, and for what is not wholly understood."""
    if not isinstance(text, str) or not text:
        return None
    try:
        data = json.loads(text)
        outline = tuple(_number(figure) for figure in data["outline"])
        front, right, back, left = (_side(data.get(name, {})) for name in SIDES)
        roof_h = data.get("roof_h")
        return Walls(
            _number(data["front_deg"]),
            outline,
            (front, right, back, left),
            None if roof_h is None else _number(roof_h),
            _flag(data.get("no_skylight", False)),
            _flag(data.get("serves_own_works", False)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def walls_on(text: object, footprint: BaseGeometry) -> Walls | None:
    """The walls of a column's cell where they are those of this footprint; None elsewhere."""
    walls = read_walls(text)
    return walls if walls is not None and walls.fit(footprint) else None


def _entered(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value is not False}


def _side(data: Mapping[str, Any]) -> Wall:
    share = data.get("openings_share")
    if share is not None and not 0.0 <= _number(share) <= 1.0:
        raise ValueError(share)
    flags = {f.name: _flag(data.get(f.name, False)) for f in fields(Wall) if f.name != "openings_share"}
    return Wall(**flags, openings_share=None if share is None else _number(share))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
