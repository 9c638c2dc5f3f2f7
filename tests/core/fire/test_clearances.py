"""What fire separation asks of the place of a plant, held to what the check then finds there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.fire.walls import SIDES
from siteplanner.core.plan import Plan
from siteplanner.core.rules import fire_separation
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import load_pack
from tests import builders as b
from tests.core.fire.walled import EAST, FIRE_WALL, allowing, side_by_side

SETTINGS = load_pack("gb-screening-2023").settings("fire-separation")
A = {"hazard_class": "A", "fire_grade": 2}
B = {"hazard_class": "B", "fire_grade": 2}
C = {"hazard_class": "C", "fire_grade": 2}
E = {"hazard_class": "E", "fire_grade": 2}


def layout_of(plan: Plan) -> Layout:
    return Layout(plan.site, plan.plants())


def asked(plan: Plan, row: int = 0) -> list[Clearance]:
    assert fire_separation.RULE.clearances is not None
    return list(fire_separation.RULE.clearances(layout_of(plan), SETTINGS, row))


def with_others(plants: dict[str, Any], constraints: dict[str, Any] | None = None) -> Plan:
    return b.plan(b.site(constraints=constraints), plants)


def test_each_neighbour_is_kept_away_from_by_the_table() -> None:
    plan = with_others(
        {
            "P1": b.factory(b.rect(0, 0, 20, 20), **C),
            "P2": b.factory(b.rect(100, 0, 20, 20), **A),
            "P3": b.factory(b.rect(0, 100, 20, 20), **{**C, "fire_grade": 4}),
        }
    )
    found = {c.subject: (c.required_m, c.severity, c.inside) for c in asked(plan)}
    assert found == {"P2": (12.0, "error", False), "P3": (14.0, "error", False)}  # max(12, 10); 10 + 0 + 4
    assert {c.clause for c in asked(plan)} == {"GB 50016-2014 (2018) 3.4.1"}
    assert shapely.equals(asked(plan)[0].shape, b.rect(100, 0, 20, 20))


def test_a_building_on_the_map_is_kept_away_from() -> None:
    home = (b.rect(0, 60, 20, 20), {"kind": "residential", "civil_rank": "low", "fire_grade": 3})
    plan = with_others({"P1": b.factory(b.rect(0, 0, 20, 20), **C)}, {"K1": home, "K2": (b.point(0, 0), {})})
    (clearance,) = asked(plan)
    assert (clearance.subject, clearance.required_m) == ("constraint=K1", 12.0)


def test_class_b_has_the_advice_beside_what_is_required() -> None:
    hall = (b.rect(0, 60, 20, 20), {"kind": "crowded_place", "civil_rank": "low", "fire_grade": 2})
    plan = with_others({"P1": b.factory(b.rect(0, 0, 20, 20), **B)}, {"K1": hall})
    assert [(c.required_m, c.severity) for c in asked(plan)] == [(25.0, "error"), (50.0, "warning")]
    plan = with_others({"P1": b.factory(b.rect(0, 0, 20, 20), **A)}, {"K1": hall})
    assert [(c.required_m, c.severity) for c in asked(plan)] == [(50.0, "error")]


def test_a_plant_without_a_footprint_yet_is_asked_within_the_given_window() -> None:
    plan = with_others({"P1": b.factory(None, **C), "P2": b.factory(b.rect(500, 0, 20, 20), **C)})
    layout = Layout(plan.site, plan.plants(), window=b.rect(480, 0, 10, 10))
    found = list(fire_separation.RULE.clearances(layout, SETTINGS, 0))  # type: ignore[misc]
    assert [c.subject for c in found] == ["P2"]


USES = ["factory", "factory", "factory", "warehouse", "civil", "transformer", "tank_area", None]
ATTRIBUTES = st.fixed_dictionaries(
    {
        "building_use": st.sampled_from(USES),
        "hazard_class": st.sampled_from(["A", "B", "C", "D", "E", None]),
        "fire_grade": st.sampled_from([1, 2, 3, 4, None]),
        "height_m": st.sampled_from([12.0, 30.0, None]),
        "storeys": st.sampled_from([1, 3, None]),
        "civil_rank": st.sampled_from(["low", "high_1", "high_2", None]),
        "oil_t": st.sampled_from([4.0, 10.0, 30.0, 80.0, None]),
        "open_flame": st.sampled_from([True, None]),
    }
)
PLACES = st.builds(b.rect, st.integers(0, 90), st.integers(0, 90), st.just(12), st.sampled_from([10, 20]))
CONSTRAINTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["residential", "public_building", "crowded_place", "open_flame", "road"]),
        "civil_rank": st.sampled_from(["low", "high_1", None]),
        "fire_grade": st.sampled_from([2, 4, None]),
        "height_m": st.sampled_from([10.0, 40.0, None]),
    }
)


@given(
    st.lists(st.tuples(PLACES, ATTRIBUTES), min_size=1, max_size=6),
    st.lists(st.tuples(PLACES, CONSTRAINTS), max_size=3),
)
@settings(max_examples=100)
def test_a_pair_breaks_a_clearance_exactly_where_the_check_finds_it(
    plants: list[tuple[Any, dict[str, Any]]], constraints: list[tuple[Any, dict[str, Any]]]
) -> None:
    plan = with_others(
        {f"P{n}": row for n, row in enumerate(plants)}, {f"K{n}": row for n, row in enumerate(constraints)}
    )
    layout = layout_of(plan)
    shape = layout.shapes[0]
    broken = {(c.subject, c.severity, c.required_m) for c in asked(plan) if not c.is_met_by(shape)}
    gravest = {subject for subject, severity, _ in broken if severity == "error"}
    broken = {(s, severity, r) for s, severity, r in broken if severity == "error" or s not in gravest}
    covered = {str(i) for i, s in zip(layout.ids, layout.shapes, strict=True) if shape.intersection(s).area > 0.01}
    found = {
        (f.subjects[1] if f.subjects[0] == "P0" else f.subjects[0], f.severity, f.required)
        for f in fire_separation.check(layout, SETTINGS)
        if f.rule == "fire-separation" and "P0" in f.plants and len(f.subjects) == 2
    }
    assert found == {b for b in broken if b[0] not in covered}


@pytest.mark.parametrize("far_m", [0.0, 38_000_000.0])
def test_the_distance_is_the_same_far_from_the_origin(far_m: float) -> None:
    shape = shapely.transform(b.rect(40, 0, 20, 20), lambda xy: xy + np.array([far_m, 0.0]))
    plan = with_others({"P1": b.factory(b.rect(0, 0, 20, 20), **C), "P2": b.factory(shape, **C)})
    layout = Layout(plan.site, plan.plants(), window=shapely.box(*shape.buffer(50).bounds))
    (clearance,) = fire_separation.RULE.clearances(layout, SETTINGS, 0)  # type: ignore[misc]
    beside = shapely.transform(shape, lambda xy: xy - np.array([29.991, 0.0]))
    assert clearance.is_met_by(beside)
    assert not clearance.is_met_by(shapely.transform(beside, lambda xy: xy + np.array([0.002, 0.0])))


def test_a_wall_on_one_side_shortens_no_clearance_for_another_may_come_to_face() -> None:
    """N4: P1, the higher, has a fire wall on its east side alone, or all round."""
    east = {EAST: FIRE_WALL}
    for sides, asks in ((east, True), (dict.fromkeys(SIDES, FIRE_WALL), False)):
        plan = side_by_side(30.0, (C | {"height_m": 15.0}, sides, {}), (C | {"height_m": 9.0}, None, {}))
        assert fire_separation.RULE.clearances is not None
        for row, other in ((0, "P2"), (1, "P1")):
            found = fire_separation.RULE.clearances(layout_of(plan), allowing("N4"), row)
            assert {c.subject: c.required_m for c in found} == ({other: 10.0} if asks else {})


def test_a_reduced_clearance_names_the_clause_of_its_note() -> None:
    plan = with_others(
        {"P1": b.factory(b.rect(0, 0, 20, 20), **E), "P2": b.factory(b.rect(60, 0, 20, 20), **E)},
    )
    assert fire_separation.RULE.clearances is not None
    (clearance,) = fire_separation.RULE.clearances(layout_of(plan), allowing("N2"), 0)
    assert (clearance.required_m, clearance.clause) == (8.0, "GB 50016-2014 (2018) 3.4.1 note 1")
