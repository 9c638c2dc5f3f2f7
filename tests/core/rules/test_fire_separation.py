"""Fire separation, on small sites drawn for one question each, and against plain loops."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.plan import Plan
from siteplanner.core.rules import fire_separation
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Finding
from tests import builders as b

SETTINGS = load_pack("gb-screening-2023").settings("fire-separation")


def layout_of(plan: Plan) -> Layout:
    return Layout(plan.site, plan.plants())


def found(plan: Plan) -> dict[str, Finding]:
    findings = list(fire_separation.check(layout_of(plan), SETTINGS))
    assert len({f.id for f in findings}) == len(findings)
    return {f.id: f for f in findings}


def two(gap_m: float, first: Mapping[str, Any], second: Mapping[str, Any]) -> Plan:
    """Two plants of 20 m by 20 m, one east of the other."""
    return b.plan(
        b.site(),
        {"P1": b.factory(b.rect(0, 0, 20, 20), **first), "P2": b.factory(b.rect(20 + gap_m, 0, 20, 20), **second)},
    )


def beside(gap_m: float, plant: Mapping[str, Any], constraint: Mapping[str, Any]) -> Plan:
    """A plant of 20 m by 20 m and a constraint of that size east of it."""
    on = b.site(constraints={"C1": (b.rect(20 + gap_m, 0, 20, 20), constraint)})
    return b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **plant)})


A = {"hazard_class": "A", "fire_grade": 2}
B = {"hazard_class": "B", "fire_grade": 2}
C = {"hazard_class": "C", "fire_grade": 2}
C4 = {"hazard_class": "C", "fire_grade": 4}
D3 = {"hazard_class": "D", "fire_grade": 3}
HIGH = {"height_m": 30.0, "storeys": 4}
OFFICE = {"building_use": "civil", "civil_rank": "low", "fire_grade": 2, "hazard_class": None}
YARD = {"building_use": "transformer", "oil_t": 36.0, "hazard_class": None, "fire_grade": None}


# -- the table -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "required_m"),
    [
        (C, C, 10),  # 10 + 0 + 0
        (C4, D3, 16),  # max(10, 10) + 4 + 2
        (A, D3, 14),  # max(12, 10) + 0 + 2
        ({**C, **HIGH}, D3, 15),  # max(13, 10) + 0 + 2
        ({**B, **HIGH}, A, 13),  # max(13, 12): high-rise beats class A
        ({**C, "building_use": "warehouse"}, C4, 14),  # a class C warehouse counts as a factory: 10 + 0 + 4
        (C, {**C, "height_m": 30.0, "storeys": 1}, 10),  # over 24 m, but of one storey: not high-rise
        ({**C, "height_m": 24.0, "storeys": 4}, C, 10),  # not over 24 m
        (OFFICE, C, 10),  # civil, grade 1-2, to class C of grade 1-2
        (OFFICE, B, 25),
        ({**OFFICE, "civil_rank": "high_1", "fire_grade": None}, A, 50),
        ({**OFFICE, "civil_rank": "high_2"}, C4, 20),
        (YARD, C, 15),  # 36 t is over 10 and up to 50
        ({**YARD, "oil_t": 5.0}, C4, 20),
        ({**YARD, "oil_t": 60.0}, OFFICE, 25),
        (YARD, A, 25),
    ],
)
def test_two_buildings_keep_what_the_table_asks(
    first: dict[str, Any], second: dict[str, Any], required_m: float
) -> None:
    assert found(two(required_m - 0.009, first, second)) == {}  # within the tolerance of 0.01 m
    (finding,) = found(two(required_m - 0.011, first, second)).values()
    assert finding.id == "fire-separation:P1:P2"
    assert finding.severity == "error"
    assert finding.required == required_m
    assert finding.measured == pytest.approx(required_m - 0.011)
    assert finding.plants == ("P1", "P2")
    assert finding.clause == "GB 50016-2014 (2018) 3.4.1"
    assert found(two(required_m - 0.011, second, first))[finding.id].required == required_m


def test_a_pair_reads_the_same_whichever_plant_stands_first_in_the_table() -> None:
    rows = {"P2": b.factory(b.rect(0, 0, 20, 20), **C), "P1": b.factory(b.rect(25, 0, 20, 20), **D3)}
    forth = found(b.plan(b.site(), rows))["fire-separation:P1:P2"]
    back = found(b.plan(b.site(), dict(reversed(rows.items()))))["fire-separation:P1:P2"]
    assert forth == back
    assert forth.subjects == ("P1", "P2")
    assert str(forth.message).startswith("P1 (class D (ding), grade 3) is 5.00 m from P2 (class C (bing), grade 2)")


def test_a_blank_use_is_a_factory() -> None:
    assert found(two(9.0, {**C, "building_use": None}, C))["fire-separation:P1:P2"].required == 10


def test_the_place_is_the_gap_between_the_two() -> None:
    finding = found(two(8.0, C, C))["fire-separation:P1:P2"]
    assert finding.place is not None
    assert shapely.length(finding.place) == pytest.approx(8.0)
    assert finding.location is not None
    assert finding.location[0] == pytest.approx(b.ORIGIN[0] + 24.0)


def test_two_civil_buildings_are_asked_nothing() -> None:
    assert found(two(0.5, OFFICE, {**OFFICE, "civil_rank": "high_1"})) == {}


def test_plants_that_touch_are_too_close() -> None:
    assert found(two(0.0, C, C))["fire-separation:P1:P2"].measured == 0.0


def test_plants_that_overlap_are_left_to_the_overlap_rule() -> None:
    assert found(two(-5.0, C, C)) == {}


def test_plants_that_overlap_are_reported_where_the_overlap_rule_is_off() -> None:
    layout = replace(layout_of(two(-5.0, C, C)), rules_off=frozenset({"overlap"}))
    (finding,) = fire_separation.check(layout, SETTINGS)
    assert (finding.measured, finding.required) == (0.0, 10.0)


# -- what the table lacks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plant", "least_m"),
    [
        ({**A, "fire_grade": 3}, 14),  # beside C of grade 2: max(12, 10) + 2 + 0
        ({**B, "fire_grade": 4}, 14),  # max(10, 10) + 4
        ({**A, **HIGH}, 13),
        ({**C, **HIGH, "fire_grade": 4}, 17),  # max(13, 10) + 4
        ({**A, "building_use": "warehouse"}, 12),
        ({**C, "building_use": "tank_area", "fire_grade": None, "height_m": None, "storeys": None}, 10),
        ({"building_use": "tank_area", "hazard_class": None, "fire_grade": None}, 10),
    ],
)
def test_what_the_table_lacks_is_not_checked_and_held_to_s(plant: dict[str, Any], least_m: float) -> None:
    far = found(two(least_m - 0.009, plant, C))
    assert list(far) == ["not-checked:fire-separation:P1"]
    near = found(two(least_m - 0.011, plant, C))
    assert set(near) == {"not-checked:fire-separation:P1", "fire-separation:P1:P2"}
    assert near["fire-separation:P1:P2"].required == least_m
    assert near["fire-separation:P1:P2"].confidence == "judgement"


def test_the_grade_of_a_civil_high_rise_adds_nothing_to_s() -> None:
    """The table has one column for high-rise civil buildings of a class: beside A of grade 3, max(12, 10) + 2 + 0."""
    a3, tower = {**A, "fire_grade": 3}, {**OFFICE, "civil_rank": "high_1", "fire_grade": 4}
    assert list(found(two(14.0, a3, tower))) == ["not-checked:fire-separation:P1"]
    assert found(two(13.0, a3, tower))["fire-separation:P1:P2"].required == 14
    home = {"kind": "civil_building", "civil_rank": "high_1", "fire_grade": 4}
    assert list(found(beside(14.0, a3, home))) == ["not-checked:fire-separation:P1"]


def test_a_yard_with_little_oil_is_not_checked_and_held_to_nothing() -> None:
    assert list(found(two(3.0, {**YARD, "oil_t": 4.9}, C))) == ["not-checked:fire-separation:P1"]


def test_two_yards_near_each_other_are_not_checked() -> None:
    # a yard of 10 to 50 t keeps at least 15 m from everything in the table, one of 5 to 10 t 12 m
    small = {**YARD, "oil_t": 8.0}
    assert found(two(14.991, YARD, small)) == {}
    assert list(found(two(14.989, YARD, small))) == ["not-checked:fire-separation:P1:P2"]
    assert found(two(12.0, small, small)) == {}
    assert list(found(two(1.0, small, {**YARD, "oil_t": 4.0}))) == ["not-checked:fire-separation:P2"]


@pytest.mark.parametrize(
    ("plant", "label"),
    [
        ({**C, "hazard_class": None}, "Fire hazard class"),
        ({**C, "hazard_class": "甲"}, "Fire hazard class"),
        ({**C, "fire_grade": None}, "Fire resistance grade"),
        ({**C, "height_m": None}, "Height"),
        ({**C, "hazard_class": "c"}, "Fire hazard class"),
        ({**C, "fire_grade": 0}, "Fire resistance grade"),
        ({**C, "fire_grade": 5}, "Fire resistance grade"),
        ({**C, "height_m": 0.0}, "Height"),
        ({**C, "height_m": -3.0}, "Height"),
        ({**C, "height_m": 25.0, "storeys": None}, "Storeys"),
        ({**C, "height_m": 25.0, "storeys": 0}, "Storeys"),
        ({**C, "building_use": " "}, "Building use"),
        ({**OFFICE, "civil_rank": "LOW"}, "Civil building rank"),
        ({**OFFICE, "civil_rank": None}, "Civil building rank"),
        ({**OFFICE, "fire_grade": None}, "Fire resistance grade"),
        ({**YARD, "oil_t": None}, "Transformer oil"),
        ({**C, "building_use": "shed"}, "Building use"),
        ({**C, "fire_grade": None, "height_m": None}, "Fire resistance grade, Height"),
    ],
)
def test_a_plant_that_lacks_an_attribute_is_not_checked(plant: dict[str, Any], label: str) -> None:
    (finding,) = found(two(3.0, plant, C)).values()
    assert finding.id == "not-checked:fire-separation:P1"
    assert f"enter {label}." in str(finding.message)


def test_storeys_count_only_above_the_height_of_a_high_rise() -> None:
    assert found(two(50.0, {**C, "height_m": 24.0, "storeys": None}, C)) == {}


# -- always: class A and B -------------------------------------------------------------------------------


@pytest.mark.parametrize(("hazard", "severity"), [(A, "error"), (B, "warning")])
def test_class_a_and_b_keep_away_from_open_flame(hazard: dict[str, Any], severity: str) -> None:
    furnace = {**D3, "open_flame": True}
    assert found(two(29.991, hazard, furnace)) == {}
    (finding,) = found(two(29.989, furnace, hazard)).values()
    assert (finding.severity, finding.required) == (severity, 30.0)
    assert finding.clause == "GB 50016-2014 (2018) 3.4.2"
    (finding,) = found(beside(29.989, hazard, {"kind": "open_flame"})).values()
    assert finding.id == "fire-separation:P1:constraint=C1"
    assert (finding.severity, finding.required) == (severity, 30.0)


def test_class_c_is_asked_nothing_of_an_open_flame_on_the_map() -> None:
    assert found(beside(1.0, C, {"kind": "open_flame"})) == {}


@pytest.mark.parametrize(("hazard", "severity"), [(A, "error"), (B, "warning")])
def test_class_a_and_b_keep_away_from_crowded_places(hazard: dict[str, Any], severity: str) -> None:
    hall = {"kind": "crowded_place", "civil_rank": "low", "fire_grade": 2}
    assert found(beside(49.991, hazard, hall)) == {}
    (finding,) = found(beside(49.989, hazard, hall)).values()
    assert (finding.severity, finding.required) == (severity, 50.0)


def test_class_b_too_near_by_the_table_is_an_error_with_the_tables_distance() -> None:
    hall = {"kind": "crowded_place", "civil_rank": "low", "fire_grade": 2}
    (finding,) = found(beside(20.0, B, hall)).values()
    assert (finding.severity, finding.required) == ("error", 25.0)


def test_class_a_keeps_away_from_open_flame_whatever_else_is_unknown() -> None:
    findings = found(two(20.0, {**A, "height_m": None}, {**D3, "open_flame": True}))
    assert set(findings) == {"not-checked:fire-separation:P1", "fire-separation:P1:P2"}


def test_findings_about_class_a_say_that_other_standards_may_ask_for_more() -> None:
    assert "GB 51283 / GB 50160" in str(found(two(5.0, A, C))["fire-separation:P1:P2"].message)
    assert "GB 51283" not in str(found(two(5.0, B, C))["fire-separation:P1:P2"].message)


# -- civil buildings of the base map ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["residential", "public_building", "civil_building", "crowded_place"])
def test_homes_and_public_buildings_are_civil_buildings(kind: str) -> None:
    known = {"kind": kind, "civil_rank": "low", "fire_grade": 3}
    assert found(beside(11.991, C, known)) == {}
    (finding,) = found(beside(11.989, C, known)).values()
    assert (finding.required, finding.subjects) == (12.0, ("P1", "constraint=C1"))
    assert "is not given" not in str(finding.message)


def test_a_building_without_a_grade_counts_as_grade_4_and_the_finding_says_so() -> None:
    (finding,) = found(beside(13.0, C, {"kind": "residential", "civil_rank": "low"})).values()
    assert finding.required == 14.0
    assert "fire resistance grade of C1 is not given; grade 4" in str(finding.message)


@pytest.mark.parametrize(("kind", "limit_m"), [("residential", 27.0), ("public_building", 24.0)])
def test_a_building_without_a_rank_is_ranked_by_its_height(kind: str, limit_m: float) -> None:
    assert found(beside(19.0, C, {"kind": kind, "height_m": limit_m})) == {}
    (finding,) = found(beside(19.0, C, {"kind": kind, "height_m": limit_m + 1})).values()
    assert finding.required == 20.0
    assert "high-rise class 1 was taken" in str(finding.message)


def test_a_building_without_rank_and_height_is_not_checked_where_a_high_rise_would_be_too_close() -> None:
    home = {"kind": "residential"}
    assert list(found(beside(13.0, C, home))) == ["fire-separation:P1:constraint=C1"]
    assert list(found(beside(14.0, C, home))) == ["not-checked:fire-separation:P1:constraint=C1"]
    assert found(beside(20.0, C, home)) == {}


@pytest.mark.parametrize("height_m", [0.0, -1.0, None])
def test_a_height_that_cannot_be_is_no_height(height_m: float | None) -> None:
    home = {"kind": "residential", "fire_grade": 4, "height_m": height_m}
    assert list(found(beside(14.0, C, home))) == ["not-checked:fire-separation:P1:constraint=C1"]


@pytest.mark.parametrize(
    "drawn",
    [
        b.point(40, 10),
        b.line((40, 0), (40, 20)),
        shapely.GeometryCollection([b.rect(40, 0, 5, 5), b.point(40, 10)]),
    ],
)
def test_a_home_drawn_without_an_area_is_not_checked_within_reach(drawn: shapely.Geometry) -> None:
    home = {"kind": "residential", "civil_rank": "low", "fire_grade": 2}
    on = b.site(constraints={"C1": (drawn, home)})
    (finding,) = found(b.plan(on, {"P1": b.rect(0, 0, 20, 20)})).values()
    assert finding.id == "not-checked:fire-separation:P1:constraint=C1"
    assert "drawn without an area" in str(finding.message)
    assert found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **OFFICE)})) == {}
    assert found(b.plan(on, {"P1": b.rect(-60, 0, 20, 20)})) == {}  # 80 m away: beyond the longest distance, 50 m
    (near,) = found(b.plan(on, {"P1": b.rect(15, 0, 20, 20)})).values()
    assert (near.id, near.severity) == ("fire-separation:P1:constraint=C1", "error")


def test_a_place_of_open_flame_may_be_a_point() -> None:
    on = b.site(constraints={"C1": (b.point(51, 10), {"kind": "open_flame"})})
    assert found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **A)})) == {}


def test_a_building_on_the_map_that_a_plant_overlaps_is_reported() -> None:
    (finding,) = found(beside(-5.0, C, {"kind": "residential", "civil_rank": "low", "fire_grade": 2})).values()
    assert finding.measured == 0.0


# -- parts -----------------------------------------------------------------------------------------------


def parts_plan(gap_m: float, **attributes: Any) -> Plan:
    footprint = b.multi(b.rect(0, 0, 20, 20), b.rect(20 + gap_m, 0, 20, 20), b.rect(0, 100, 20, 20))
    return b.plan(b.site(), {"P1": b.factory(footprint, **attributes)})


def test_parts_of_one_footprint_nearer_than_its_own_class_asks_give_a_warning() -> None:
    assert found(parts_plan(13.991, **D3)) == {}
    (finding,) = found(parts_plan(13.989, **D3)).values()  # D of grade 3: 10 + 2 + 2
    assert finding.id == "fire-separation:P1:parts"
    assert (finding.severity, finding.required) == ("warning", 14.0)
    assert finding.measured == pytest.approx(13.989)


def test_parts_of_offices_and_transformer_yards_are_asked_nothing() -> None:
    assert found(parts_plan(1.0, **OFFICE)) == {}
    assert found(parts_plan(1.0, **YARD)) == {}


# -- layouts ---------------------------------------------------------------------------------------------


def test_no_plants_give_no_findings() -> None:
    assert list(fire_separation.check(layout_of(b.plan(b.site())), SETTINGS)) == []


def test_a_footprint_that_is_not_sound_is_not_tested() -> None:
    layout = replace(layout_of(two(3.0, C, C)), untestable=np.array([1]))
    assert list(fire_separation.check(layout, SETTINGS)) == []


# -- a slow obvious version, written separately ----------------------------------------------------------

USES = ["factory", "warehouse", "civil", "transformer", "tank_area", None]
CIVIL_TABLE = {  # by (class letters, high-rise or grade): civil low 1-2, 3, 4, high 1, high 2 (domain.md 1.1)
    ("AB", ""): (25, 25, 25, 50, 50),
    ("C", 2): (10, 12, 14, 20, 15), ("C", 3): (12, 14, 16, 25, 20), ("C", 4): (14, 16, 18, 25, 20),
    ("C", "high"): (13, 15, 17, 20, 15),
    ("DE", 2): (10, 12, 14, 15, 13), ("DE", 3): (12, 14, 16, 18, 15), ("DE", 4): (14, 16, 18, 18, 15),
    ("DE", "high"): (13, 15, 17, 15, 13),
}  # fmt: skip
OIL_STEP = {"10": 0, "50": 5, "over": 10}


def blank(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def read(row: Mapping[str, Any]) -> dict[str, Any]:
    """What one plant is: its group and the figures of its group; ``state`` is in, lacks or unknown."""
    use = row.get("building_use") or "factory"
    hazard, grade = row.get("hazard_class"), row.get("fire_grade")
    me: dict[str, Any] = {"use": use, "flame": row.get("open_flame") is True, "hazard": hazard, "state": "in"}
    if use == "civil":
        me |= {"hazard": None, "column": None, "base": 10, "add": 0}
        if blank(row.get("civil_rank")) or (row["civil_rank"] == "low" and blank(grade)):
            return me | {"state": "unknown"}
        me["column"] = {"high_1": 3, "high_2": 4}.get(row["civil_rank"], max(0, (grade or 2) - 2))
        me["add"] = {0: 0, 1: 2, 2: 4}.get(me["column"], 0)
        return me
    if use == "transformer":
        me |= {"hazard": None, "base": 10, "add": 0}
        if blank(row.get("oil_t")):
            return me | {"state": "unknown"}
        oil = row["oil_t"]
        if oil < 5:
            return me | {"state": "lacks", "base": None}
        return me | {"oil": "10" if oil <= 10 else "50" if oil <= 50 else "over"}
    if use == "tank_area":
        return me | {"state": "lacks", "base": 12 if hazard == "A" else 10, "add": {3: 2, 4: 4}.get(grade, 0)}
    height, storeys = row.get("height_m"), row.get("storeys")
    if blank(hazard) or blank(grade) or blank(height) or (height > 24 and blank(storeys)):
        return me | {"state": "unknown"}
    high = height > 24 and storeys > 1
    me |= {"high": high, "grade": grade, "base": 13 if high else 12 if hazard == "A" else 10}
    me["add"] = {3: 2, 4: 4}.get(grade, 0)
    in_table = not (high and (grade > 2 or hazard == "A"))
    in_table &= not (hazard == "A" and (grade > 2 or use == "warehouse")) and not (hazard == "B" and grade == 4)
    return me if in_table else me | {"state": "lacks"}


def asked(a: dict[str, Any], c: dict[str, Any]) -> float | None:
    """Metres by the table or S; None where nothing can be asked."""
    if "unknown" in (a["state"], c["state"]):
        return None
    if a["use"] == c["use"] and a["use"] in ("civil", "transformer"):
        return None
    if "lacks" in (a["state"], c["state"]):
        if a["base"] is None or c["base"] is None:
            return None
        return max(a["base"], c["base"]) + a["add"] + c["add"]
    if a["use"] in ("civil", "transformer") and c["use"] not in ("civil", "transformer"):
        a, c = c, a
    if a["use"] in ("civil", "transformer"):  # an office and a yard
        yard, office = (a, c) if a["use"] == "transformer" else (c, a)
        return (15, 20, 25, 20, 20)[office["column"]] + OIL_STEP[yard["oil"]]
    if c["use"] == "civil":
        letters = "AB" if a["hazard"] in "AB" else "C" if a["hazard"] == "C" else "DE"
        key: Any = "" if letters == "AB" else "high" if a["high"] else max(2, a["grade"])
        return CIVIL_TABLE[letters, key][c["column"]]
    if c["use"] == "transformer":
        if a["hazard"] in "AB":
            return 25
        return {2: 12, 3: 15, 4: 20}[max(2, a["grade"])] + {"10": 0, "50": 3 if a["grade"] < 3 else 5}.get(
            c["oil"], 8 if a["grade"] < 3 else 10
        )
    return max(a["base"], c["base"]) + a["add"] + c["add"]


def expected(rows: list[tuple[shapely.Geometry, dict[str, Any]]]) -> dict[str, tuple[str, float | None]]:
    out: dict[str, tuple[str, float | None]] = {}
    buildings = [read(row) for _, row in rows]
    for n, me in enumerate(buildings):
        if me["state"] != "in":
            out[f"not-checked:fire-separation:P{n}"] = ("warning", None)
    for i, j in itertools.combinations(range(len(rows)), 2):
        a, c = buildings[i], buildings[j]
        gap = rows[i][0].distance(rows[j][0])
        if rows[i][0].intersection(rows[j][0]).area > 0.01:
            continue
        by_table = asked(a, c) or 0
        flames = {h for x, y in ((a, c), (c, a)) for h in "AB" if x["hazard"] == h and y["flame"]}
        error = max(by_table, 30 if "A" in flames else 0)
        name = f"P{i}:P{j}"
        if gap < error - 0.01:
            out[f"fire-separation:{name}"] = ("error", error)
        elif "B" in flames and gap < 30 - 0.01:
            out[f"fire-separation:{name}"] = ("warning", 30)
        elif a["use"] == c["use"] == "transformer" and a["state"] == c["state"] == "in":
            least = max({"10": 12, "50": 15, "over": 20}[x["oil"]] for x in (a, c))
            if gap < least - 0.01:
                out[f"not-checked:fire-separation:{name}"] = ("warning", None)
    return out


plants_at_random = st.lists(
    st.tuples(
        st.builds(b.rect, st.integers(0, 90), st.integers(0, 90), st.sampled_from([10, 15]), st.sampled_from([10, 20])),
        st.fixed_dictionaries(
            {
                "building_use": st.sampled_from([*USES, "factory", "factory"]),
                "hazard_class": st.sampled_from(["A", "B", "C", "D", "E", None]),
                "fire_grade": st.sampled_from([1, 2, 3, 4, None]),
                "height_m": st.sampled_from([12.0, 24.0, 30.0, None]),
                "storeys": st.sampled_from([1, 3, None]),
                "civil_rank": st.sampled_from(["low", "high_1", "high_2", None]),
                "oil_t": st.sampled_from([4.0, 5.0, 10.0, 30.0, 80.0, None]),
                "open_flame": st.sampled_from([True, False, None]),
            }
        ),
    ),
    max_size=7,
)


@given(rows=plants_at_random)
@settings(max_examples=100)
def test_plain_loops_find_the_same(rows: list[tuple[shapely.Geometry, dict[str, Any]]]) -> None:
    plan = b.plan(b.site(), {f"P{n}": row for n, row in enumerate(rows)})
    got = {f.id: (f.severity, f.required) for f in fire_separation.check(layout_of(plan), SETTINGS)}
    assert got == expected(rows)


@given(rows=plants_at_random, data=st.data())
@settings(max_examples=20)
def test_looking_at_some_plants_finds_what_concerns_them(
    rows: list[tuple[shapely.Geometry, dict[str, Any]]], data: st.DataObject
) -> None:
    plan = b.plan(b.site(), {f"P{n}": row for n, row in enumerate(rows)})
    focus = data.draw(st.sets(st.sampled_from(range(len(rows)))) if rows else st.just(set()))
    some = replace(layout_of(plan), focus=np.array(sorted(focus), dtype=np.intp))
    names = {f"P{n}" for n in focus}
    got = {f.id: f for f in fire_separation.check(some, SETTINGS)}
    whole = {f.id: f for f in fire_separation.check(layout_of(plan), SETTINGS) if names & set(f.plants)}
    assert got == whole


def test_what_is_not_checked_of_class_a_says_that_other_standards_may_ask_for_more() -> None:
    for plant in ({**A, "height_m": None}, {**A, "fire_grade": 3}, {**A, "building_use": "warehouse"}):
        finding = found(two(50.0, plant, C))["not-checked:fire-separation:P1"]
        assert "GB 51283 / GB 50160" in str(finding.message)
    home = {"kind": "residential"}
    (finding,) = found(beside(26.0, A, home)).values()  # enough for a low home, 25 m, not for a high-rise, 50 m
    assert finding.rule == "not-checked"
    assert "GB 51283 / GB 50160" in str(finding.message)
    assert "GB 51283" not in str(found(two(50.0, {**B, "height_m": None}, C))["not-checked:fire-separation:P1"].message)
