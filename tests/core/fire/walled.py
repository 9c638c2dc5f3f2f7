"""Plants with walls, and packs that allow reductions, for the tests of fire separation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.walls import SIDES, Wall, new_walls, walls_text
from siteplanner.core.plan import Plan
from siteplanner.core.rules import fire_separation
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Finding, RuleSettings
from tests import builders as b

DEFAULT = load_pack("gb-screening-2023").settings("fire-separation")
WEST, EAST = "right", "left"  # of a rectangle that looks south
FIRE_WALL = Wall(fire_wall=True)


def allowing(*notes: str) -> RuleSettings:
    """The default pack's settings with some reductions allowed."""
    limits = {f"allow.{note}": replace(DEFAULT.limits[f"allow.{note}"], value=1.0) for note in notes}
    return replace(DEFAULT, limits={**DEFAULT.limits, **limits})


ALL = allowing("N2", "N3", "N4", "N5", "N6", "N7")


def walls(shape: BaseGeometry, sides: dict[str, Wall] | Wall, **roof: Any) -> str:
    """The cell of a plant of that shape: walls by side, or the same on all."""
    made = tuple(sides if isinstance(sides, Wall) else sides.get(name, Wall()) for name in SIDES)
    front, right, back, left = made
    return walls_text(replace(new_walls(shape), sides=(front, right, back, left), **roof))


Plant = tuple[dict[str, Any], dict[str, Wall] | Wall | None, dict[str, Any]]


def side_by_side(gap_m: float, west: Plant, east: Plant) -> Plan:
    """Two plants of 20 m by 20 m: attributes, walls by side (or None), roof."""
    shapes = b.rect(0, 0, 20, 20), b.rect(20 + gap_m, 0, 20, 20)
    rows = {}
    for name, shape, (attributes, sides, roof) in zip(("P1", "P2"), shapes, (west, east), strict=True):
        cell = None if sides is None and not roof else walls(shape, sides or {}, **roof)
        rows[name] = b.factory(shape, **attributes, walls=cell)
    return b.plan(b.site(), rows)


def layout_of(plan: Plan) -> Layout:
    return Layout(plan.site, plan.plants())


def found(plan: Plan, settings: RuleSettings = ALL) -> dict[str, Finding]:
    return {f.id: f for f in fire_separation.check(layout_of(plan), settings)}


def required(west: Plant, east: Plant, settings: RuleSettings = ALL) -> float:
    """What is asked of the two: found by putting them so close that anything would be too close, or at 0."""
    finding = found(side_by_side(0.0, west, east), settings).get("fire-separation:P1:P2")
    return 0.0 if finding is None or finding.required is None else finding.required
