"""The reductions in use around a plant are told, where the check is silent as much as where it is not."""

from __future__ import annotations

from siteplanner.core.fire.applied import Applied, reductions_around
from siteplanner.core.fire.walls import Wall
from tests import builders as b
from tests.core.fire.walled import ALL, DEFAULT, EAST, FIRE_WALL, found, layout_of, side_by_side, walls

C, D = {"hazard_class": "C", "fire_grade": 2}, {"hazard_class": "D", "fire_grade": 2}
TALL, FLAT = {"height_m": 15.0}, {"height_m": 9.0}


def test_a_reduction_that_suffices_is_told_of_for_both() -> None:
    plan = side_by_side(5.0, (C | TALL, {EAST: Wall(openings_protected=True)}, {}), (D | FLAT, None, {}))
    assert found(plan) == {}
    assert reductions_around(layout_of(plan), ALL, 0) == (Applied("P2", 5.0, 10.0, 4.0, "N6"),)
    assert reductions_around(layout_of(plan), ALL, 1) == (Applied("P1", 5.0, 10.0, 4.0, "N6"),)


def test_nothing_is_told_of_where_none_is_needed_or_allowed() -> None:
    sides = {EAST: FIRE_WALL}
    near, far = (side_by_side(gap, (C | TALL, sides, {}), (D | FLAT, None, {})) for gap in (5.0, 10.0))
    assert reductions_around(layout_of(near), DEFAULT, 0) == ()
    assert reductions_around(layout_of(far), ALL, 0) == ()


def test_homes_of_the_map_are_told_of_too() -> None:
    home = {"kind": "residential", "civil_rank": "low", "fire_grade": 2, "height_m": 9.0}
    shape = b.rect(0, 0, 20, 20)
    works = b.factory(shape, **C, **TALL, walls=walls(shape, {EAST: Wall(fire_wall=True, openings_share=0.0)}))
    plan = b.plan(b.site(constraints={"K1": (b.rect(23, 0, 20, 20), home)}), {"P1": works})
    assert reductions_around(layout_of(plan), ALL, 0) == (Applied("constraint=K1", 3.0, 10.0, 0.0, "N7"),)


def test_a_plant_alone_or_without_a_footprint_has_none() -> None:
    plan = b.plan(b.site(), {"P1": b.factory(None, **C)})
    assert reductions_around(layout_of(plan), ALL, 0) == ()
