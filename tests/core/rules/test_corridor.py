"""Corridors, on small sites drawn for one question each, and against plain loops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.corridors.strips import GRADES
from siteplanner.core.plan import Plan
from siteplanner.core.rules import corridor
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Finding
from tests import builders as b

SETTINGS = load_pack("gb-screening-2023").settings("corridor")
A, B, C = ({"hazard_class": letter} for letter in "ABC")
OFFICE = {"building_use": "civil", "hazard_class": None}


def layout_of(plan: Plan) -> Layout:
    return Layout(plan.site, plan.plants())


def found(plan: Plan) -> dict[str, Finding]:
    findings = list(corridor.check(layout_of(plan), SETTINGS))
    assert len({f.id for f in findings}) == len(findings)
    return {f.id: f for f in findings}


def beside(gap_m: float, plant: Mapping[str, Any], constraint: Mapping[str, Any], *, area: bool = False) -> Plan:
    """A plant of 20 m by 20 m and, that far east of it, a line from south to north, or an area."""
    shape = b.rect(20 + gap_m, -200, 30, 400) if area else b.line((20 + gap_m, -200), (20 + gap_m, 200))
    on = b.site(constraints={"C1": (shape, constraint)})
    return b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **plant)})


def just(required_m: float, plant: Mapping[str, Any], constraint: Mapping[str, Any], *, area: bool = False) -> Finding:
    """The one finding when nearer than ``required_m`` by more than the tolerance; there is none within it."""
    assert found(beside(required_m - 0.009, plant, constraint, area=area)) == {}
    (finding,) = found(beside(required_m - 0.011, plant, constraint, area=area)).values()
    assert finding.id == "corridor:P1:constraint=C1"
    assert finding.required == pytest.approx(required_m)
    assert finding.measured == pytest.approx(required_m - 0.011)
    assert finding.severity == "error"
    return finding


# -- strips --


# strip + half width given: domain.md 3
@pytest.mark.parametrize(
    ("kind", "grade", "strip_m"),
    [
        ("power_line", "10kV", 5), ("power_line", "35kV", 10), ("power_line", "66kV", 10), ("power_line", "110kV", 10),
        ("power_line", "220kV", 15), ("power_line", "330kV", 15), ("power_line", "500kV", 20),
        ("road", "expressway", 30), ("road", "national", 20), ("road", "provincial", 15), ("road", "county", 10),
        ("road", "township", 5), ("road", "village", 3),
        ("railway", "high_speed-city", 10), ("railway", "high_speed-suburb", 12), ("railway", "high_speed-village", 15),
        ("railway", "high_speed-other", 20), ("railway", "high_speed", 20),
        ("railway", "conventional-city", 8), ("railway", "conventional-suburb", 10),
        ("railway", "conventional-village", 12), ("railway", "conventional-other", 15), ("railway", "conventional", 15),
        ("pipeline", "oil_gas", 5), ("river", None, 10),
    ],
)  # fmt: skip
def test_a_line_keeps_half_its_width_and_its_strip_free(kind: str, grade: str | None, strip_m: float) -> None:
    just(strip_m + 3.5, C, {"kind": kind, "grade": grade, "half_width_m": 3.5})


# half widths taken where the map gives none: 4, 7 and 11 m for 110, 220 and 500 kV (domain.md 3)
@pytest.mark.parametrize(("grade", "required_m"), [("110kV", 10 + 4), ("220kV", 15 + 7), ("500kV", 20 + 11)])
def test_a_line_without_half_width_takes_its_grades(grade: str, required_m: float) -> None:
    finding = just(required_m, C, {"kind": "power_line", "grade": grade})
    assert finding.confidence == "unverified"  # the weaker of strip (secondary) and half width


def test_a_half_width_below_zero_is_a_blank() -> None:
    just(10 + 6, C, {"kind": "road", "grade": "county", "half_width_m": -20.0})


def test_a_half_width_of_zero_is_one() -> None:
    just(10, C, {"kind": "road", "grade": "county", "half_width_m": 0.0})


def test_an_area_is_measured_from_its_edge() -> None:
    finding = just(10, C, {"kind": "road", "grade": "county", "half_width_m": 6.0}, area=True)
    assert finding.confidence == "secondary"
    inside = found(beside(-15, C, {"kind": "river"}, area=True))
    assert inside["corridor:P1:constraint=C1"].measured == 0.0


def test_a_plant_wholly_inside_an_area_is_on_it() -> None:
    on = b.site(constraints={"C1": (b.rect(-500, -500, 2000, 2000), {"kind": "river"})})
    (finding,) = found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)})).values()
    assert finding.measured == 0.0


def test_the_finding_shows_the_shortest_way_to_the_line() -> None:
    finding = found(beside(6, C, {"kind": "power_line", "grade": "110kV"}))["corridor:P1:constraint=C1"]
    assert finding.place is not None
    assert shapely.length(finding.place) == pytest.approx(6.0)
    assert finding.subjects == ("P1", "constraint=C1")
    assert "from the centreline of C1" in str(finding.message)
    assert "第十条" in finding.clause


def test_a_bent_line_is_measured_at_its_nearest_point() -> None:
    bend = b.line((-300, 300), (10, 32), (320, 300))
    on = b.site(constraints={"C1": (bend, {"kind": "pipeline", "grade": "oil_gas", "half_width_m": 8.0})})
    (finding,) = found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)})).values()
    assert finding.measured == pytest.approx(12.0)


# -- what is not known --


@pytest.mark.parametrize(
    ("kind", "grade", "widest_m"),
    # 500 kV, expressway, high speed elsewhere, oil and gas: strip, and the broadest half width of the kind
    [("power_line", "750kV", 20 + 11), ("road", None, 30 + 20), ("railway", "metro", 20 + 12), ("pipeline", None, 5)],
)
def test_an_unknown_grade_takes_the_widest_strip_and_a_warning(kind: str, grade: str | None, widest_m: float) -> None:
    constraint = {"kind": kind, "grade": grade}
    warning = "not-checked:corridor:P1:constraint=C1"
    assert list(found(beside(widest_m - 0.009, C, constraint))) == [warning]
    near = found(beside(widest_m - 0.011, C, constraint))
    assert set(near) == {"corridor:P1:constraint=C1", warning}
    assert near["corridor:P1:constraint=C1"].required == widest_m
    assert "widest strip" in str(near["corridor:P1:constraint=C1"].message)
    assert found(beside(60.0, C, constraint)) == {}


@pytest.mark.parametrize("kind", ["other", "canal", None])
def test_a_constraint_of_which_no_strip_is_known_is_not_checked_nearby(kind: str | None) -> None:
    (finding,) = found(beside(59.0, C, {"kind": kind})).values()
    assert finding.id == "not-checked:corridor:P1:constraint=C1"
    assert "no rule says how far" in str(finding.message)
    assert found(beside(60.0, C, {"kind": kind})) == {}


# -- class A and B --


@pytest.mark.parametrize("plant", [A, B, {**A, "building_use": "warehouse"}])
def test_class_a_and_b_keep_away_from_power_lines_by_the_towers_height(plant: dict[str, Any]) -> None:
    line = {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0, "tower_height_m": 30.0}
    finding = just(4 + 1.5 * 30, plant, line)
    assert finding.clause == "GB 50016-2014 (2018) 10.2.1"
    just(14, C, line)
    just(14, {**plant, "building_use": "civil"}, line)


def test_a_low_tower_leaves_the_strip_as_it_is() -> None:
    just(14, A, {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0, "tower_height_m": 6.0})


@pytest.mark.parametrize("height_m", [None, 0.0, -20.0])
def test_without_the_towers_height_class_a_and_b_are_not_checked_nearby(height_m: float | None) -> None:
    line = {"kind": "power_line", "grade": "110kV", "tower_height_m": height_m}
    for plant in (A, B):
        (finding,) = found(beside(149.0, plant, line)).values()
        assert finding.id == "not-checked:corridor:P1:constraint=C1"
        assert "tower height" in str(finding.message)
        assert found(beside(151.0, plant, line)) == {}
    assert found(beside(20.0, C, line)) == {}


def test_class_a_keeps_30_m_from_the_centreline_of_a_railway() -> None:
    railway = {"kind": "railway", "grade": "conventional-city", "half_width_m": 4.0}
    assert just(30, A, railway).clause == "GB 50016-2014 (2018) 3.4.3"
    just(12, B, railway)


def test_class_a_keeps_15_m_from_the_edge_of_a_public_road() -> None:
    road = {"kind": "road", "grade": "township", "half_width_m": 4.0}
    just(19, A, road)
    just(15, A, road, area=True)
    just(9, B, road)
    just(1.5 + 4, A, {**road, "grade": "plant"})  # a road of the works


def test_a_wider_strip_than_class_a_needs_decides() -> None:
    finding = just(24, A, {"kind": "road", "grade": "national", "half_width_m": 4.0})
    assert "第十一条" in finding.clause


@pytest.mark.parametrize(
    ("gap_m", "constraint"),
    [
        (29.0, {"kind": "railway", "grade": "conventional-city", "half_width_m": 4.0}),
        (48.0, {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0, "tower_height_m": 30.0}),
        (140.0, {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0}),
    ],
)
def test_a_plant_without_class_is_not_checked_where_class_a_would_be_too_close(
    gap_m: float, constraint: dict[str, Any]
) -> None:
    (finding,) = found(beside(gap_m, {"hazard_class": None}, constraint)).values()
    assert finding.id == "not-checked:corridor:P1:constraint=C1"
    assert "hazard class is not given" in str(finding.message)
    assert found(beside(gap_m, OFFICE, constraint)) == {}


# -- protected land --


@pytest.mark.parametrize("kind", ["farmland", "ecological", "heritage", "water_protection"])
def test_protected_land_must_not_be_built_on(kind: str) -> None:
    assert found(beside(0.0, C, {"kind": kind}, area=True)) == {}
    assert found(beside(-0.0004, C, {"kind": kind}, area=True)) == {}  # 0.008 m², within the tolerance of 0.01 m²
    (finding,) = found(beside(-0.1, C, {"kind": kind}, area=True)).values()
    assert finding.id == "corridor:P1:constraint=C1"
    assert (finding.severity, finding.required, finding.unit) == ("error", 0.0, "m²")
    assert finding.measured == pytest.approx(2.0, rel=1e-4)  # 0.1 m of a side of 20 m


def test_a_heritage_site_drawn_as_a_point_is_not_checked_nearby_and_fails_underneath() -> None:
    plan = b.plan(
        b.site(constraints={"C1": (b.point(50, 10), {"kind": "heritage"})}),
        {"P1": b.rect(0, 0, 20, 20), "P2": b.rect(40, 0, 20, 20), "P3": b.rect(200, 0, 20, 20)},
    )
    findings = found(plan)
    assert set(findings) == {"not-checked:corridor:P1:constraint=C1", "corridor:P2:constraint=C1"}


def test_the_point_of_a_mixed_site_counts_beside_its_area() -> None:
    mixed = shapely.GeometryCollection([b.rect(500, 500, 10, 10), b.point(50, 10)])
    plan = b.plan(
        b.site(constraints={"C1": (mixed, {"kind": "heritage"})}),
        {"P1": b.rect(0, 0, 20, 20), "P2": b.rect(40, 0, 20, 20), "P3": b.rect(490, 490, 20, 20)},
    )
    findings = found(plan)
    assert set(findings) == {
        "not-checked:corridor:P1:constraint=C1", "corridor:P2:constraint=C1", "corridor:P3:constraint=C1"
    }  # fmt: skip
    assert findings["corridor:P3:constraint=C1"].measured == pytest.approx(100.0)


def test_a_plant_on_the_area_of_a_site_beside_its_point_is_reported_once() -> None:
    mixed = shapely.GeometryCollection([b.rect(10, 0, 30, 30), b.point(50, 10)])
    on = b.site(constraints={"C1": (mixed, {"kind": "heritage"})})
    assert list(found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)}))) == ["corridor:P1:constraint=C1"]


def test_parts_that_overlap_leave_no_hole_in_protected_land() -> None:
    twice = b.multi(b.rect(-50, -50, 200, 200), b.rect(-40, -40, 180, 180))
    on = b.site(constraints={"C1": (twice, {"kind": "farmland"})})
    assert "corridor:P1:constraint=C1" in found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)}))


@pytest.mark.parametrize(
    "kind", ["residential", "public_building", "open_flame", "development_boundary", "goaf", "geohazard", "steep_slope"]
)
def test_what_other_rules_look_at_is_left_to_them(kind: str) -> None:
    assert found(beside(-5.0, C, {"kind": kind}, area=True)) == {}


def test_a_fence_of_the_works_is_left_to_fire_separation_and_setback() -> None:
    assert found(beside(2.0, C, {"kind": "other", "grade": "fence"})) == {}
    assert set(found(beside(2.0, C, {"kind": "other", "grade": "hedge"}))) == {"not-checked:corridor:P1:constraint=C1"}


# -- whole cases, worked by hand --


def test_a_class_a_works_between_a_line_a_railway_and_a_road_keeps_each_ones_distance() -> None:
    """South a 220 kV line without a half width (7 m) and towers of 40 m: 7 + 1.5 x 40 = 67, beyond 7 + 15 = 22.
    North a conventional railway in a village, 4 m half: 30 from its centreline, beyond 4 + 12 = 16.
    East a county road drawn as an area: 15 from its edge (N9), beyond the strip's 10."""
    on = b.site(
        constraints={
            "LINE": (
                b.line((-500, -66.9), (500, -66.9)),
                {"kind": "power_line", "grade": "220kV", "tower_height_m": 40.0},
            ),
            "RAIL": (
                b.line((-500, 20 + 29.9), (500, 20 + 29.9)),
                {"kind": "railway", "grade": "conventional-village", "half_width_m": 4.0},
            ),
            "ROAD": (b.rect(20 + 14.9, -500, 12, 1000), {"kind": "road", "grade": "county", "half_width_m": 6.0}),
        }
    )
    asked = {"LINE": 67.0, "RAIL": 30.0, "ROAD": 15.0}
    got = found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **A)}))
    assert {key.rpartition("=")[2]: f.required for key, f in got.items()} == asked
    assert all(f.clause for f in got.values())
    assert found(b.plan(on, {"P1": b.factory(b.rect(-0.095, 0.095, 20, 19.81), **A)})) == {}
    assert {f.required for f in found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **B)})).values()} == {67.0}
    assert found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **C)})) == {}


@pytest.mark.parametrize(
    ("kind", "half_m"),
    # the broadest half width of the kind in the pack: 500 kV 11, expressway 20, high speed 12, oil and gas 0
    [("power_line", 11.0), ("road", 20.0), ("railway", 12.0), ("pipeline", 0.0)],
)
def test_a_grade_that_is_not_known_takes_the_broadest_half_width_unless_the_map_gives_one(
    kind: str, half_m: float
) -> None:
    widest_m = {"power_line": 20.0, "road": 30.0, "railway": 20.0, "pipeline": 5.0}[kind]
    strip = "corridor:P1:constraint=C1"
    assert found(beside(1.0, C, {"kind": kind, "grade": "?"}))[strip].required == widest_m + half_m
    assert found(beside(1.0, C, {"kind": kind, "grade": "?", "half_width_m": 2.0}))[strip].required == widest_m + 2.0
    assert found(beside(1.0, C, {"kind": kind, "grade": "?"}, area=True))[strip].required == widest_m


def test_the_tower_counts_from_the_edge_of_a_line_drawn_as_an_area() -> None:
    just(1.5 * 30, B, {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0, "tower_height_m": 30.0}, area=True)


def test_a_road_without_a_grade_is_a_public_one_to_class_a() -> None:
    """The widest strip, 30 m of an expressway, is more than the 15 m of class A; a narrower map figure leaves both."""
    got = found(beside(31.9, A, {"kind": "road", "half_width_m": 2.0}))["corridor:P1:constraint=C1"]
    assert got.required == 32.0


# -- layouts --


def test_no_plants_and_no_constraints_give_no_findings() -> None:
    line = b.site(constraints={"C1": (b.line((0, 0), (1, 1)), {"kind": "river"})})
    assert found(b.plan(line)) == {}
    assert found(b.plan(b.site(), {"P1": b.rect(0, 0, 20, 20)})) == {}


def test_a_collection_is_measured_by_each_of_its_parts() -> None:
    both = shapely.GeometryCollection([b.rect(40, 0, 20, 20), b.multi(), b.line((0, 33), (20, 33))])
    on = b.site(constraints={"C1": (both, {"kind": "river", "half_width_m": 4.0})})
    (finding,) = found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)})).values()
    assert (finding.measured, finding.required) == (pytest.approx(13.0), 14.0)  # the area is 20 m away and keeps 10 m


def test_a_part_further_away_counts_where_it_asks_for_more() -> None:
    both = shapely.GeometryCollection([b.rect(32, 0, 20, 20), b.line((0, 33), (20, 33))])
    on = b.site(constraints={"C1": (both, {"kind": "river", "half_width_m": 4.0})})
    (finding,) = found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)})).values()
    assert (finding.measured, finding.required) == (pytest.approx(13.0), 14.0)  # the area, 12 m away, keeps 10 m


# -- a slow obvious version, written separately --

KINDS = [*GRADES, "river", "other", "farmland", "heritage", "residential"]
VALUES = {key: limit.value for key, limit in SETTINGS.limits.items()}


def expected(plants: list[Any], constraints: list[Any]) -> dict[str, float | None]:
    out: dict[str, float | None] = {}
    for n, (plant, attributes) in enumerate(plants):
        for m, (shape, of) in enumerate(constraints):
            name, kind, grade = f"P{n}:constraint=C{m}", of["kind"], of["grade"] or ""
            if kind == "residential":
                continue
            if kind in ("farmland", "heritage"):
                if shape.geom_type == "LineString":
                    gap = plant.distance(shape)
                    out |= {f"corridor:{name}": 0.0} if gap == 0 else {}
                    out |= {f"not-checked:corridor:{name}": None} if 0 < gap <= 60 else {}
                elif plant.intersection(shape).area > 0.01:
                    out[f"corridor:{name}"] = 0.0
                continue
            gap = plant.distance(shape)
            doubt = False
            if kind == "other":
                if gap < 60 - 0.01:
                    out[f"not-checked:corridor:{name}"] = None
                continue
            if kind == "river":
                strip, half = VALUES["river"], VALUES["half_width.river"]
            elif grade in GRADES[kind]:
                strip, half = VALUES[f"{kind}.{grade}"], VALUES[f"half_width.{kind}.{grade.split('-')[0]}"]
            else:
                strip = max(v for k, v in VALUES.items() if k.startswith(f"{kind}."))
                half = max(v for k, v in VALUES.items() if k.startswith(f"half_width.{kind}."))
                doubt = gap < 60 - 0.01
            half = half if of["half_width_m"] is None else of["half_width_m"]
            half = half if shape.geom_type == "LineString" else 0.0
            hazard = attributes["hazard_class"] or "?"
            if attributes["building_use"] == "civil":
                hazard = ""
            more = 0.0
            if kind == "power_line" and hazard and hazard in "AB?":
                if of["tower_height_m"] is None:
                    doubt = doubt or (gap < 150 - 0.01 and not (hazard == "?" and gap < half + strip - 0.01))
                else:
                    more = half + 1.5 * of["tower_height_m"]
            if kind == "railway" and hazard and hazard in "A?":
                more = 30.0
            if kind == "road" and hazard and hazard in "A?" and grade != "plant":
                more = half + 15.0
            required = half + strip
            if hazard == "?":
                doubt = doubt or (required - 0.01 <= gap < more - 0.01)
            else:
                required = max(required, more)
            if gap < required - 0.01:
                out[f"corridor:{name}"] = required
            if doubt:
                out[f"not-checked:corridor:{name}"] = None
    return out


ordinate = st.integers(-120, 120)
lines = st.lists(st.tuples(ordinate, ordinate), min_size=2, max_size=5, unique=True).map(lambda xy: b.line(*xy))
rectangles = st.builds(b.rect, ordinate, ordinate, st.sampled_from([8, 40]), st.sampled_from([8, 60]))
plants_at_random = st.lists(
    st.tuples(
        st.builds(b.rect, ordinate, ordinate, st.sampled_from([10, 30]), st.sampled_from([10, 30])),
        st.fixed_dictionaries(
            {
                "hazard_class": st.sampled_from(["A", "B", "C", "E", None]),
                "building_use": st.sampled_from(["factory", "warehouse", "civil", None]),
            }
        ),
    ),
    max_size=4,
)
constraints_at_random = st.lists(
    st.tuples(
        st.one_of(lines, lines, rectangles),
        st.sampled_from(KINDS).flatmap(
            lambda kind: st.fixed_dictionaries(
                {
                    "kind": st.just(kind),
                    "grade": st.sampled_from([*GRADES.get(kind, ()), "unheard-of", None]),
                    "half_width_m": st.sampled_from([None, 2.0, 25.0]),
                    "tower_height_m": st.sampled_from([None, 20.0, 60.0]),
                }
            )
        ),
    ),
    max_size=5,
)


@given(plants=plants_at_random, constraints=constraints_at_random)
@settings(max_examples=80)
def test_plain_loops_find_the_same(plants: list[Any], constraints: list[Any]) -> None:
    on = b.site(constraints={f"C{m}": row for m, row in enumerate(constraints)})
    plan = b.plan(on, {f"P{n}": row for n, row in enumerate(plants)})
    got = {f.id: f.required for f in corridor.check(layout_of(plan), SETTINGS)}
    assert got == pytest.approx(expected(plants, constraints), nan_ok=True)


@given(plants=plants_at_random, constraints=constraints_at_random)
@settings(max_examples=20)
def test_looking_at_one_plant_finds_what_concerns_it(plants: list[Any], constraints: list[Any]) -> None:
    on = b.site(constraints={f"C{m}": row for m, row in enumerate(constraints)})
    plan = b.plan(on, {f"P{n}": row for n, row in enumerate(plants)})
    whole = {f.id: f for f in corridor.check(layout_of(plan), SETTINGS)}
    for n in range(len(plants)):
        one = replace(layout_of(plan), focus=np.array([n], dtype=np.intp))
        got = {f.id: f for f in corridor.check(one, SETTINGS)}
        assert got == {key: f for key, f in whole.items() if f.plants == (f"P{n}",)}
