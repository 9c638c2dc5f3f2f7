"""The plant in the hand that is not placed yet: made once for a plan, then only put elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits import Edit, place_plants, reshape_plant
from siteplanner.core.edits.place_plants import PlacePlants
from siteplanner.core.plan import Plan
from siteplanner.core.snapping import Floats, corners_of, exact_shift
from siteplanner.core.text import Message
from siteplanner.gui.numbers import in_chinese


@dataclass(frozen=True)
class Ghost:
    """``edit`` places the plant about (0, 0) in ``plan``, and ``placed`` is the plan after that."""

    plan: Plan
    edit: PlacePlants
    placed: Plan
    corners: Floats
    outer: frozenset[int]
    """The rows of the corners on the outside of the whole plant, not within it."""

    @classmethod
    def of(cls, plan: Plan, scenario_id: str, type_id: str, angle_deg: float, capacity: float | None) -> Ghost:
        """The ghost of a type, named after it. Raises EditError as ``place_plants`` does."""
        name = load_catalogue().get(type_id).name("zh" if in_chinese() else "en")
        edit = place_plants(plan, scenario_id, type_id, (0.0, 0.0), angle_deg, capacity, name=name)
        corners = corners_of(np.array(edit.footprints, dtype=object))
        return cls(plan, edit, edit.apply(plan), corners, outside(corners))

    @property
    def plant_id(self) -> str:
        return self.edit.plant_ids[0]

    def footprint(self, east_m: float, north_m: float, corner: int | None = None) -> BaseGeometry:
        """The footprint with its centre, or one of its corners bit for bit, at a point in metres."""
        start = self.corners[corner] if corner is not None else np.zeros(2)
        target = np.array([east_m, north_m])
        shift = np.array(exact_shift((float(start[0]), float(start[1])), (east_m, north_m)))

        def put(xy: Floats) -> Floats:
            # Pinned an ordinate at a time, so that sides along the axes stay along them to the last bit.
            moved: Floats = np.where((xy == start) & (corner is not None), target, xy + shift)
            return moved

        return shapely.transform(self.edit.footprints[0], put)

    def corner_named(self, number: int) -> int:
        """The row of the corner that is ``number`` times on from the south-western one, counter-clockwise; those
        within the plant come after all that are outside."""
        around = np.arctan2(self.corners[:, 1] - 1e-9, self.corners[:, 0] - 1e-9)
        within = np.array([row not in self.outer for row in range(len(self.corners))])
        return int(np.lexsort((around, within))[number % len(self.corners)])

    def nearest_corner(self, offset: tuple[float, float]) -> int:
        """The row of the corner nearest to a point given from the centre."""
        return int(np.hypot(*(self.corners - np.array(offset)).T).argmin())

    def placing(self, footprint: BaseGeometry) -> PlacePlants:
        """The edit that places the plant for good."""
        return replace(self.edit, footprints=(footprint,))

    def preview(self, footprint: BaseGeometry) -> Edit:
        """What shows the same, many times quicker than adding a row to the frame at every move of the mouse."""
        return _GhostEdit(self, footprint)


@dataclass(frozen=True)
class _GhostEdit(Edit):
    """For previews only: it has no kind, so that it cannot get into a file."""

    ghost: Ghost
    footprint: BaseGeometry

    def apply(self, plan: Plan) -> Plan:
        if plan is not self.ghost.plan:
            return self.ghost.placing(self.footprint).apply(plan)
        return reshape_plant(self.ghost.edit.scenario_id, self.ghost.plant_id, self.footprint).apply(self.ghost.placed)

    def label(self) -> Message:
        return self.ghost.edit.label()


def outside(corners: Floats) -> frozenset[int]:
    """The rows of the corners (n, 2) that are corners of their convex hull; all, where they have none.

    >>> sorted(outside(np.array([[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0], [4.0, 5.0]])))
    [0, 1, 2, 3]
    """
    hull = {tuple(xy) for xy in shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(corners)))}
    rows = frozenset(row for row, xy in enumerate(corners) if tuple(xy) in hull)
    return rows or frozenset(range(len(corners)))
