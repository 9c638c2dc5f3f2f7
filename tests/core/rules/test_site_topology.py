"""Parcels that overlap or leave slivers between them: the map's fault, told apart from the layout's."""

from __future__ import annotations

import dataclasses
import math
import re
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, schema
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules import site_topology
from siteplanner.core.rules.rule import Finding
from siteplanner.core.rules.site_topology import RULE
from siteplanner.core.topology import parcel_faults
from tests.builders import TOWN, frame, multi, plan, rect, shape, site
from tests.core.rules.found import ids, only, shifted, shuffled

HALL = {"P1": rect(10, 10, 20, 20)}


def on(**parcels: Any) -> Plan:
    return plan(site(parcels, constraints={"B1": TOWN}), HALL)


def faults(made: Plan) -> dict[str, float | None]:
    return {f.id.removeprefix("site-topology:"): f.measured for f in all_of(made)}


def all_of(made: Plan) -> list[Finding]:
    return [f for f in check_plan(made).findings if f.rule == RULE.id]


# -- maps that fit together --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parcels",
    [
        {"L1": rect(0, 0, 60, 60)},
        {"L1": rect(0, 0, 60, 60), "L2": rect(60, 0, 60, 60), "L3": rect(0, 60, 120, 60)},  # a T-junction
        {"L1": rect(0, 0, 60, 60), "L2": rect(60, 60, 60, 60)},  # touching at a corner
        {"L1": rect(0, 0, 60, 60).difference(rect(20, 20, 9, 9)), "L2": rect(20, 20, 9, 9)},  # filling its hole
        {"L1": rect(0, 0, 60, 60).difference(rect(20, 20, 0.5, 9))},  # a slit of its own
        {"L1": multi(rect(0, 0, 30, 60), rect(30.5, 0, 30, 60))},  # two parts of one parcel
        {"L1": rect(0, 0, 60, 60), "L2": rect(61, 0, 60, 60)},  # a lane
        {"L1": rect(0, 0, 60, 60), "L2": shape((60, 0), (120, 0), (120, 60), (75, 60))},  # a wedge of 14°
        {"L1": rect(0, 0, 60, 60), "L2": rect(60 + 1e-9, 0, 60, 60)},
        {"L1": rect(0, 0, 60, 60), "L2": rect(60 - 1e-9, 0, 60, 60)},
        {"L1": rect(0, 0, 60, 60), "L2": None},
    ],
)
def test_parcels_that_fit_together_are_no_finding(parcels: Any) -> None:
    assert faults(on(**parcels)) == {}


# -- overlaps ----------------------------------------------------------------------------------------------------------


def test_parcels_that_share_ground_are_a_warning_of_the_map() -> None:
    made = on(L1=rect(0, 0, 60, 60), L2=rect(59.5, 0, 60, 60))  # 0.5 m × 60 m
    finding = only(made, RULE.id)
    assert (finding.id, finding.severity) == ("site-topology:parcel=L1:parcel=L2:overlap", "warning")
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(30.0), 0.0, "m²")
    assert (finding.subjects, finding.plants) == (("parcel=L1", "parcel=L2"), ())
    assert finding.place is not None
    assert finding.place.equals(rect(59.5, 0, 0.5, 60))
    assert str(finding.message).startswith("The parcels L1, L2 share 30.00 m² of the base map.")


@pytest.mark.parametrize(("shared_m", "told"), [(0.0, False), (0.00016, False), (0.00018, True)])
def test_a_hundredth_of_a_square_metre_is_the_tolerance(shared_m: float, told: bool) -> None:
    # over 60 m: 0.00016 m × 60 m = 0.0096 m² pass, 0.00018 m × 60 m = 0.0108 m² do not
    assert bool(faults(on(L1=rect(0, 0, 60, 60), L2=rect(60 - shared_m, 0, 60, 60)))) is told


@pytest.mark.parametrize(
    ("other", "area_m2"),
    [
        (rect(0, 0, 60, 60), 3600.0),  # drawn twice
        (rect(20, 20, 10, 10), 100.0),  # inside
        (rect(0, 20, 10, 10), 100.0),  # inside, along its edge
        (rect(-50, 20, 200, 10), 600.0),  # across
        (
            shape((30, 30), (90, 30), (30, 90)),
            900.0,
        ),  # a corner; half of 60 × 60 is 1,800, a triangle of 30 × 30 each side
        (multi(rect(50, 0, 30, 10), rect(50, 50, 30, 10)), 200.0),
    ],
)
def test_every_kind_of_overlap_is_found(other: Any, area_m2: float) -> None:
    assert faults(on(L1=rect(0, 0, 60, 60), L2=other)) == {"parcel=L1:parcel=L2:overlap": pytest.approx(area_m2)}


def test_each_pair_is_named_once_and_by_sorted_numbers() -> None:
    three = {"L3": rect(0, 0, 60, 60), "L1": rect(50, 0, 60, 60), "L2": rect(55, 0, 60, 60)}
    assert faults(on(**three)) == {
        "parcel=L1:parcel=L2:overlap": pytest.approx(55 * 60),
        "parcel=L1:parcel=L3:overlap": pytest.approx(600),
        "parcel=L2:parcel=L3:overlap": pytest.approx(300),
    }


def test_two_maps_of_the_same_ground_overlap_in_the_middle_too() -> None:
    # 3 × 3 parcels under 3 × 3 others cut elsewhere: the middle ones share all their edges with neighbours of their map
    cuts, others = (0, 30, 60, 90), (0, 20, 70, 90)
    tiles = {
        f"{name}{i}{j}": rect(at[i], at[j], at[i + 1] - at[i], at[j + 1] - at[j])
        for name, at in (("A", cuts), ("B", others))
        for i in range(3)
        for j in range(3)
    }
    found = faults(on(**tiles))
    assert found["parcel=A11:parcel=B11:overlap"] == pytest.approx(900.0)
    assert sum(m for m in found.values() if m) == pytest.approx(90 * 90)


# -- gaps --------------------------------------------------------------------------------------------------------------


def test_narrow_ground_between_two_parcels_is_a_warning_of_the_map() -> None:
    finding = only(on(L1=rect(0, 0, 60, 60), L2=rect(60.2, 0, 60, 60)), RULE.id)  # 0.2 m × 60 m
    assert (finding.id, finding.measured) == ("site-topology:parcel=L1:parcel=L2:gap", pytest.approx(12.0))
    assert finding.place is not None
    assert finding.place.symmetric_difference(rect(60, 0, 0.2, 60)).area < 1e-6
    assert "narrower than 1 m, belong to none" in str(finding.message)


@pytest.mark.parametrize(("gap_m", "told"), [(0.019, False), (0.021, True), (0.99, True), (1.01, False), (3.0, False)])
def test_hairlines_are_land_and_lanes_are_open_ground(gap_m: float, told: bool) -> None:
    assert bool(faults(on(L1=rect(0, 0, 60, 60), L2=rect(60 + gap_m, 0, 60, 60)))) is told


def test_a_gap_that_tapers_counts_as_far_as_it_is_wider_than_a_hairline() -> None:
    wedge = on(L1=rect(0, 0, 60, 60), L2=shape((60, 0), (120, 0), (120, 60), (60.6, 60)))
    # 0.6 m wide at 60 m; a hairline of 0.02 m is reached at 2 m: (0.02 + 0.6) / 2 × 58 = 17.98 m²
    assert faults(wedge) == {"parcel=L1:parcel=L2:gap": pytest.approx(17.98, abs=0.02)}


def test_a_gap_around_a_parcel_in_the_hole_of_another_is_found() -> None:
    around = rect(0, 0, 60, 60).difference(rect(20, 20, 20, 20))
    made = on(L1=around, L2=rect(20.1, 20.1, 19.8, 19.8))  # 20² - 19.8² = 7.96, less four corners of 0.1 × 0.1
    assert faults(made) == {"parcel=L1:parcel=L2:gap": pytest.approx(7.92)}


def test_a_hole_where_three_parcels_fail_to_meet_is_one_gap() -> None:
    a, b, c, peak = (0, 0), (20, 0), (10, 20), (10.0, 10.1)
    left, right = (9.8, 9.8), (10.2, 9.8)
    made = on(L1=shape(a, b, right, left), L2=shape(b, c, peak, right), L3=shape(c, a, left, peak))
    # the triangle left, right, peak: 0.4 × 0.3 / 2
    assert faults(made) == {"parcel=L1:parcel=L2:parcel=L3:gap": pytest.approx(0.06)}


@pytest.mark.parametrize(("side_m", "told"), [(1.6, True), (2.7, True), (3.6, False)])
def test_a_hole_that_three_parcels_leave_is_a_gap_while_it_is_narrow(side_m: float, told: bool) -> None:
    """Width is 2 × area / outline, of a triangle of equal sides side × √3 / 6: .46, .78, 1.04 m; the limit is 1 m."""
    left, right = (30.0, 30.0), (30.0 + side_m, 30.0)
    top = (30.0 + side_m / 2, 30.0 + side_m * math.sqrt(3) / 2)
    made = on(
        L1=shape((0, 0), (60, 0), right, left),
        L2=shape((60, 0), (60, 60), (top[0], 60), top, right),
        L3=shape((0, 0), left, top, (top[0], 60), (0, 60)),
    )
    wanted = {"parcel=L1:parcel=L2:parcel=L3:gap": pytest.approx(side_m**2 * math.sqrt(3) / 4)}
    assert faults(made) == (wanted if told else {})


def test_what_a_third_parcel_holds_of_a_gap_is_no_gap() -> None:
    strip = on(L1=rect(0, 0, 60, 60), L2=rect(60.5, 0, 60, 60), L3=rect(60, -20, 0.5, 100))
    assert faults(strip) == {}
    half = on(L1=rect(0, 0, 60, 60), L2=rect(60.5, 0, 60, 60), L3=rect(60, -20, 0.5, 50))
    assert faults(half) == {"parcel=L1:parcel=L2:gap": pytest.approx(15.0)}  # 0.5 m × 30 m are left


def test_several_pieces_between_the_same_parcels_are_one_finding() -> None:
    notched = rect(60, 0, 60, 60).difference(rect(60, 10, 0.3, 5)).difference(rect(60, 30, 0.3, 5))
    assert faults(on(L1=rect(0, 0, 60, 60), L2=notched)) == {"parcel=L1:parcel=L2:gap": pytest.approx(3.0)}


@pytest.mark.parametrize("angle_deg", [0.0, 13.7, 45.0])
@pytest.mark.parametrize("east_m", [0.0, 38_030_000.0])
def test_direction_and_place_on_earth_do_not_matter(angle_deg: float, east_m: float) -> None:
    parcels = {"L1": rect(0, 0, 60, 60), "L2": rect(60.2, 0, 60, 60), "L3": rect(20, 59.5, 60, 60)}
    turned = {k: shapely.affinity.rotate(v, angle_deg, origin=(470_000, 4_174_000)) for k, v in parcels.items()}
    found = faults(shifted(on(**turned), east_m, 0.0))
    assert found == {
        "parcel=L1:parcel=L2:gap": pytest.approx(0.2 * 59.5, abs=1e-4),  # the rest is under L3
        "parcel=L1:parcel=L3:overlap": pytest.approx(0.5 * 40, abs=1e-4),
        "parcel=L2:parcel=L3:overlap": pytest.approx(0.5 * 19.8, abs=1e-4),
    }


# -- the map and the layout --------------------------------------------------------------------------------------------

FAULTY = {"L1": rect(0, 0, 60, 60), "L2": rect(59.5, 0, 60, 60)}


def test_without_plants_nothing_is_said_and_moving_them_changes_nothing() -> None:
    made = on(**FAULTY)
    empty = made.with_plants("base", made.plants("base").iloc[:0])
    moved = edits.move_plants("base", ["P1"], 20.0, 5.0).apply(made)
    assert all_of(empty) == []
    assert Checker(made).after(moved).result == check_plan(moved)
    assert Checker(empty).after(made).result == check_plan(made)
    assert Checker(made).after(empty).result == check_plan(empty)
    assert faults(moved) == faults(made)


def test_a_parcel_put_right_is_no_fault_any_more() -> None:
    made = on(**FAULTY)
    right = made.site.with_layer(
        "parcels", frame(schema.PARCELS, {"L1": rect(0, 0, 60, 60), "L2": rect(60, 0, 60, 60)})
    )
    mended = dataclasses.replace(made, site=right)
    assert Checker(made).after(mended).result == check_plan(mended)
    assert faults(mended) == {}


def test_the_faults_are_looked_for_again_only_when_an_outline_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = on(**FAULTY)
    before = faults(made)
    monkeypatch.setattr(parcel_faults, "loose_edges", None)  # would fail if called
    owned = edits.set_layer_attributes("parcels", ["L1"], {"owner": "镇政府"}).apply(made)
    elsewhere = edits.set_rule_override(owned, "setback", "setback_m", 6.0).apply(owned)
    assert faults(elsewhere) == before


def test_what_counts_as_a_gap_is_the_packs() -> None:
    made = on(L1=rect(0, 0, 60, 60), L2=rect(60.4, 0, 60, 60))
    narrower = edits.set_rule_override(made, RULE.id, "gap_below_m", 0.3).apply(made)
    assert (len(faults(made)), len(faults(narrower))) == (1, 0)


def test_of_very_many_faults_the_first_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_topology, "LISTED_AT_MOST", 3)
    gaps = on(**{f"L{n}": rect(10.3 * n, 0, 10, 10) for n in range(8)})
    laps = on(**{f"L{n}": rect(9.7 * n, 0, 10, 10) for n in range(8)})
    assert ids(gaps, RULE.id) == [
        "site-topology:more:gap",
        *(f"site-topology:parcel=L{n}:parcel=L{n + 1}:gap" for n in range(3)),
    ]
    assert "4 more" in str(all_of(gaps)[0].message)
    assert "4 more pairs" in str(next(f for f in all_of(laps) if f.id.endswith("more:overlap")).message)


def test_of_a_map_that_does_not_fit_at_all_only_a_part_is_looked_at_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parcel_faults, "LOOSE_AT_MOST", 20)
    made = on(**{f"L{n}": rect(10.3 * n, 0, 10, 10) for n in range(8)})  # four loose edges each
    result = check_plan(made)
    assert not result.complete
    (told,) = [f for f in result.findings if f.id == "not-checked:site-topology:layer=parcels"]
    assert re.search(r"the [45] westernmost of 8", str(told.message))


# -- against a slow version --------------------------------------------------------------------------------------------


def slow_faults(made: Plan) -> dict[str, float]:
    """Every pair by hand: what two share; what widening the pair by half a metre and narrowing it again fills, but for
    what a hairline's widening fills and for what any parcel holds."""
    shapes = dict(zip(made.site.parcels.index, made.site.parcels.geometry, strict=True))
    found = {}
    for a in sorted(shapes):
        for b in sorted(shapes):
            if a >= b:
                continue
            shared = shapes[a].intersection(shapes[b]).area
            if shared > 0.01:
                found[f"parcel={a}:parcel={b}:overlap"] = shared
            pair = shapely.unary_union([shapes[a], shapes[b]])
            gap = closed(pair, 1.0).difference(closed(shapes[a], 1.0)).difference(closed(shapes[b], 1.0))
            gap = gap.difference(closed(pair, 0.02)).difference(shapely.unary_union(list(shapes.values())))
            if gap.area > 0.01:
                found[f"parcel={a}:parcel={b}:gap"] = gap.area
    return found


def closed(ground: Any, gap_m: float) -> Any:
    return ground.buffer(gap_m / 2, join_style="mitre").buffer(-gap_m / 2, join_style="mitre")


@st.composite
def maps(draw: st.DrawFn) -> Plan:
    """Up to nine parcels in a grid of 60 m, each side of each moved a little, or not; one may lie there twice."""
    shift = st.sampled_from([0.0, 0.0, 0.0, 0.008, 0.15, 0.45, 4.0, -0.25])
    parcels = {}
    for i in range(draw(st.integers(1, 3))):
        for j in range(draw(st.integers(1, 3))):
            west, south, east, north = (draw(shift) for _ in range(4))
            parcels[f"L{i}{j}"] = rect(60 * i + west, 60 * j + south, 60 - west - east, 60 - south - north)
    if draw(st.booleans()):
        parcels["X"] = draw(st.sampled_from([rect(0, 0, 60, 60), rect(25, 25, 9, 9), rect(50, 50, 20, 20)]))
    return on(**parcels)


@settings(max_examples=40)
@given(maps())
def test_it_finds_what_its_slow_twin_finds(made: Plan) -> None:
    found, expected = faults(made), slow_faults(made)
    assert found == {key: pytest.approx(area, abs=0.2) for key, area in expected.items()}
    assert faults(shuffled(made)) == {key: pytest.approx(area, abs=1e-6) for key, area in found.items()}


def test_noise_of_a_billionth_on_every_corner_is_no_fault() -> None:
    random = np.random.default_rng(7)
    parcels = {f"L{i}{j}": rect(60 * i, 60 * j, 60, 60) for i in range(4) for j in range(4)}
    noisy = {k: shapely.affinity.translate(v, *random.uniform(-1e-9, 1e-9, 2)) for k, v in parcels.items()}
    assert faults(on(**noisy)) == {}
