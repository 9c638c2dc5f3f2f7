"""A plant keeps its distance from the boundary of its land."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
import shapely.affinity

from siteplanner.core import frames, schema
from siteplanner.core.plan import Plan
from tests.builders import multi, plan, rect, site
from tests.core.rules.found import found, ids, only, shifted

RULE = "setback"
ONE = site({"L1": rect(0, 0, 100, 100)})


def two_parcels(gap_m: float) -> object:
    return site({"L1": rect(0, 0, 100, 100), "L2": rect(100 + gap_m, 0, 100, 100)})


@pytest.mark.parametrize(
    ("gap_m", "fails"), [(4.98, True), (4.9899, True), (4.9901, False), (5.0, False), (5.01, False), (0.0, True)]
)
def test_five_metres_are_required_within_a_centimetre(gap_m: float, fails: bool) -> None:
    assert bool(ids(plan(ONE, {"P1": rect(gap_m, 30, 30, 30)}), RULE)) is fails


def test_the_same_holds_at_eastings_of_thirty_eight_million() -> None:
    near, far = (shifted(plan(ONE, {"P1": rect(g, 30, 30, 30)}), 38_030_000, 0) for g in (4.98, 4.995))
    assert ids(near, RULE) == ["setback:P1"]
    assert ids(far, RULE) == []


def test_the_distance_is_measured_and_drawn() -> None:
    finding = only(plan(ONE, {"P1": rect(3.2, 30, 30, 30)}), RULE)
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(3.2), 5.0, "m")
    assert finding.severity == "error"
    assert finding.place is not None
    assert finding.place.length == pytest.approx(3.2)
    assert str(finding.message) == "P1 is 3.20 m from the boundary of its land; 5 m are required."


def test_a_plant_that_touches_the_boundary_has_a_place_too() -> None:
    finding = only(plan(ONE, {"P1": rect(0, 30, 30, 30)}), RULE)
    assert finding.measured == 0.0
    assert finding.location is not None


def test_the_edge_between_two_covered_parcels_is_no_boundary() -> None:
    assert ids(plan(two_parcels(0), {"P1": rect(80, 10, 40, 30)}), RULE) == []


@pytest.mark.parametrize(("gap_m", "expected"), [(0.015, []), (0.05, ["on-parcel"])])
def test_a_hairline_gap_between_them_is_no_boundary_either(gap_m: float, expected: list[str]) -> None:
    """Above the gap tolerance the plant lies partly outside, which is said once."""
    made = plan(two_parcels(gap_m), {"P1": rect(80, 10, 40, 30)})
    assert ids(made, RULE) == []
    assert [f.rule for f in found(made, "on-parcel")] == expected


def test_the_edge_to_a_parcel_that_is_not_covered_is_a_boundary() -> None:
    assert only(plan(two_parcels(0), {"P1": rect(68, 10, 30, 30)}), RULE).measured == pytest.approx(2.0)


def test_a_hole_in_the_land_has_a_boundary() -> None:
    pierced = site({"L1": rect(0, 0, 100, 100).difference(rect(50, 50, 10, 10))})
    assert only(plan(pierced, {"P1": rect(20, 20, 27, 60)}), RULE).measured == pytest.approx(3.0)


def test_the_nearest_part_of_a_footprint_counts() -> None:
    made = plan(ONE, {"P1": multi(rect(40, 40, 20, 20), rect(76, 40, 20, 20))})
    assert only(made, RULE).measured == pytest.approx(4.0)


def test_corners_of_slanted_land_are_measured_exactly() -> None:
    slanted = shapely.affinity.rotate(rect(0, 0, 100, 100), 30)
    plant = shapely.affinity.rotate(rect(4, 30, 92, 40), 30, origin=slanted.centroid)
    assert only(plan(site({"L1": slanted}), {"P1": plant}), RULE).measured == pytest.approx(4.0, abs=1e-6)


def test_a_plant_partly_outside_is_reported_for_that_alone() -> None:
    made = plan(ONE, {"P1": rect(-2, 30, 30, 30)})
    assert ids(made, RULE) == []
    assert ids(made, "on-parcel") == ["on-parcel:P1"]


def override(made: Plan, rule: str, key: str, value: str) -> Plan:
    row = {"pack": made.rule_pack, "rule": rule, "key": key, "value": value}
    table = frames.conform_table(pd.DataFrame([row]), schema.RULE_OVERRIDES)
    return dataclasses.replace(made, rule_overrides=table)


def test_with_on_parcel_switched_off_a_plant_partly_outside_is_not_checked_in_silence() -> None:
    made = override(plan(ONE, {"P1": rect(-2, 30, 30, 30)}), "on-parcel", "enabled", "false")
    assert ids(made, RULE) == ["not-checked:setback:P1"]


def test_the_planners_own_limit_counts() -> None:
    made = override(plan(ONE, {"P1": rect(8, 30, 30, 30)}), RULE, "setback_m", "10")
    finding = only(made, RULE)
    assert (finding.required, finding.confidence) == (10.0, "judgement")


def test_the_parcels_it_stands_on_are_among_its_subjects() -> None:
    """So that a waiver lapses when one of them changes."""
    split = site({"L2": rect(0, 0, 100, 200), "L1": rect(100, 0, 100, 200), "L3": rect(300, 0, 100, 200)})
    assert only(plan(split, {"P1": rect(80, 2, 40, 30)}), RULE).subjects == ("P1", "parcel=L1", "parcel=L2")
