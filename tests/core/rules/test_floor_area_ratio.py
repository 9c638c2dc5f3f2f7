"""Floor area by parcel area, worked by hand from the table of 2008, and against plain loops."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.pack import load_pack
from tests.builders import Row, factory, multi, plan, rect, shape, site
from tests.core.rules import twins_of_parcels
from tests.core.rules.found import found, ids, only, rounded, shifted, shuffled
from tests.strategies import plans

RULE = "floor-area-ratio"
L1 = "floor-area-ratio:parcel=L1"
UNCHECKED = "not-checked:floor-area-ratio:parcel=L1"
HECTARE = rect(0, 0, 100, 100)  # 10,000 m²
LIMITS = load_pack("gb-screening-2023").settings(RULE).limits


def works(floor_m2: float | None, sector: str | None = "C3091", ground: Any = None, **more: Any) -> Row:
    """A works of one storey of 6 m, 40 m by 50 m unless ``ground`` says otherwise."""
    filled = {"height_m": 6.0, "storeys": 1, "floor_area_m2": floor_m2, "sector_code": sector, **more}
    return factory(ground if ground is not None else rect(10, 10, 40, 50), **filled)


def on_a_hectare(**rows: Row) -> Plan:
    return plan(site({"L1": HECTARE}), rows)


# C3091 graphite and carbon: non-metallic mineral products, 0.7. 6,500 / 10,000 = 0.65 < 0.7.
def test_too_little_floor_area_is_named_with_its_figures() -> None:
    finding = only(on_a_hectare(P1=works(6500.0)), RULE)
    assert (finding.id, finding.severity) == (L1, "warning")
    assert (finding.subjects, finding.plants) == (("parcel=L1", "P1"), ("P1",))
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(0.65), pytest.approx(0.7), "")
    assert (finding.clause, finding.confidence) == ("自然资发〔2023〕72号", "unverified")
    assert str(finding.message) == (
        "The floor area on parcel L1 counts 6,500 m², a floor area ratio of 0.650; at least 0.700 is required of its "
        "sectors."
    )


# 0.7 × 10,000 = 7,000 m²; the tolerance is 0.01 m²
@pytest.mark.parametrize(
    ("floor_m2", "fails"),
    [(7000.0, False), (7000.01, False), (6999.995, False), (6999.98, True), (7000 - 1e-9, False), (6990.0, True)],
)
def test_from_the_minimum_on_nothing_is_said(floor_m2: float, fails: bool) -> None:
    made = on_a_hectare(P1=works(floor_m2))
    assert ids(made, RULE) == ([L1] if fails else [])
    assert ids(shifted(made, 38_030_000, 0), RULE) == ([L1] if fails else [])


# 3,600 m² once are 0.36, twice 0.72
@pytest.mark.parametrize(
    ("storey", "fails"),
    [
        ({"storey_height_m": 8.0}, True),
        ({"storey_height_m": 8.005}, True),  # within the tolerance of 8 m
        ({"storey_height_m": 8.02}, False),
        ({"storey_height_m": 9.0}, False),
        ({"height_m": 24.0, "storeys": 3}, True),  # 8 m a storey
        ({"height_m": 24.1, "storeys": 3}, False),  # 8.03 m
        ({"height_m": 16.1, "storeys": 2}, False),  # 8.05 m
        ({"height_m": 40.0, "storeys": 1, "storey_height_m": 7.9}, True),  # what is entered counts
    ],
)
def test_floor_area_of_high_storeys_counts_twice(storey: dict[str, Any], fails: bool) -> None:
    assert ids(on_a_hectare(P1=works(3600.0, **storey)), RULE) == ([L1] if fails else [])


# Table 2 of 2008 by the divisions of GB/T 4754-2002, entered here by those of 2017
@pytest.mark.parametrize(
    ("sector", "minimum"),
    [
        ("C3091", 0.7),  # graphite and carbon: 31 non-metallic mineral products in 2002
        ("3091", 0.7),
        ("30", 0.7),
        (" c3091 ", 0.7),
        ("Ｃ３０９１", 0.7),
        ("C3985", 1.0),  # special electronic materials: 40 in 2002
        ("C2613", 0.6),
        ("26", 0.6),
        ("C38", 0.7),  # batteries: 39 in 2002
        ("C3841", 0.7),
        ("C2911", 0.8),  # rubber: 29 in 2002
        ("C2921", 1.0),  # plastics: 30 in 2002
        ("C29", 1.0),  # either: the stricter
        ("25", 0.5),
        ("C3231", 0.6),  # non-ferrous metals: 33 in 2002
        ("C3130", 0.6),  # ferrous metals: 32 in 2002
        ("C33", 0.7),
        ("C36", 0.7),
        ("C40", 1.0),
        ("C42", 0.7),
    ],
)
def test_each_sector_has_its_own_minimum(sector: str, minimum: float) -> None:
    assert only(on_a_hectare(P1=works(1.0, sector)), RULE).required == pytest.approx(minimum)


def test_the_supply_of_power_is_asked_for_nothing() -> None:
    assert ids(on_a_hectare(P1=works(1.0, "D4420")), RULE) == []


@pytest.mark.parametrize("sector", ["C99", "B10", "12", "D3091", "C4420", "graphite", "3", "C30911", "C-3091", " "])
def test_a_sector_without_a_minimum_is_not_checked(sector: str) -> None:
    finding = only(on_a_hectare(P1=works(9000.0, sector)), RULE)
    assert finding.id == UNCHECKED
    assert f"P1: a sector code for which the rules have a minimum, instead of “{sector}”" in str(finding.message)


# (2,000 × 0.7 + 6,000 × 1.0) / 8,000 = 0.925; 8,000 / 10,000 = 0.8 is less
def test_of_several_sectors_the_mean_weighted_by_floor_area_counts() -> None:
    made = on_a_hectare(P1=works(2000.0), P2=works(6000.0, "C3985", rect(60, 10, 30, 30)))
    finding = only(made, RULE)
    assert (finding.measured, finding.required) == (pytest.approx(0.8), pytest.approx(0.925))
    assert finding.plants == ("P1", "P2")


# what counts twice weighs twice: (2 × 2,000 × 0.7 + 4,000 × 1.0) / 8,000 = 0.85
def test_the_weights_are_the_floor_areas_that_count() -> None:
    made = on_a_hectare(P1=works(2000.0, storey_height_m=9.0), P2=works(4000.0, "C3985", rect(60, 10, 30, 30)))
    finding = only(made, RULE)
    assert (finding.measured, finding.required) == (pytest.approx(0.8), pytest.approx(0.85))


def test_without_any_floor_area_the_strictest_sector_counts() -> None:
    made = on_a_hectare(P1=works(0.0), P2=works(0.0, "C3985", rect(60, 10, 30, 30)))
    assert (only(made, RULE).measured, only(made, RULE).required) == (0.0, 1.0)


# 100 m by 40 m, 60 m of it on L1 and 40 m on L2: of 10,000 m² of floor 6,000 and 4,000
def test_a_plant_on_several_parcels_shares_out_its_floor_area_by_footprint() -> None:
    on = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100)})
    made = plan(on, {"P1": works(10_000.0, ground=rect(40, 10, 100, 40))})
    measured = {f.id: rounded(f.measured) for f in found(made, RULE)}
    assert measured == {L1: 0.6, f"{RULE}:parcel=L2": 0.4}


def test_floor_area_over_no_parcel_counts_for_none() -> None:
    made = on_a_hectare(P1=works(10_000.0, ground=rect(-50, 10, 100, 40)))  # half of it beyond the land
    assert only(made, RULE).measured == pytest.approx(0.5)


def test_where_parcels_overlap_floor_area_is_not_counted_twice() -> None:
    made = plan(site({"L1": HECTARE, "L2": HECTARE}), {"P1": works(10_000.0)})
    assert {f.id: rounded(f.measured) for f in found(made, RULE)} == {L1: 0.5, f"{RULE}:parcel=L2": 0.5}


def test_blocks_and_holes_share_by_their_area() -> None:
    blocks = multi(rect(80, 10, 10, 30), rect(110, 10, 30, 30))  # 300 m² on L1, 900 m² on L2
    on = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100)})
    made = plan(on, {"P1": works(4000.0, ground=blocks)})
    assert {f.id: rounded(f.measured) for f in found(made, RULE)} == {L1: 0.1, f"{RULE}:parcel=L2": 0.3}
    ring = rect(60, 10, 80, 60).difference(rect(110, 20, 20, 40))  # 2,400 and 2,400 - 800
    made = plan(on, {"P1": works(4000.0, ground=ring)})
    assert {f.id: rounded(f.measured) for f in found(made, RULE)} == {L1: 0.24, f"{RULE}:parcel=L2": 0.16}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"floor_area_m2": None}, "P1: Floor area"),
        ({"floor_area_m2": -1.0}, "P1: Floor area"),
        ({"floor_area_m2": float("inf")}, "P1: Floor area"),
        ({"sector_code": None}, "P1: Sector code"),
        ({"height_m": None}, "P1: Storey height"),
        ({"storeys": None}, "P1: Storey height"),
        ({"height_m": 0.0}, "P1: Storey height"),
        ({"storey_height_m": -3.0}, "P1: Storey height"),
        ({"floor_area_m2": None, "sector_code": None}, "P1: Floor area, Sector code"),
    ],
)
def test_what_is_missing_is_said_and_is_never_a_pass(changes: dict[str, Any], words: str) -> None:
    finding = only(on_a_hectare(P1=works(9000.0, **changes)), RULE)
    assert (finding.id, finding.plants) == (UNCHECKED, ("P1",))
    assert f"enter what is missing ({words})" in str(finding.message)


def test_plants_that_lack_the_same_are_named_together_and_of_many_the_first() -> None:
    rows = {f"P{n}": works(100.0, None, rect(10 * n, 10, 8, 8)) for n in range(7)}
    rows["P8"] = works(None, ground=rect(80, 10, 8, 8))
    said = str(only(on_a_hectare(**rows), RULE).message)
    assert "(P0, P1, P2, P3, P4 and 2 more: Sector code, P8: Floor area)" in said


def test_a_storey_height_is_not_needed_where_there_is_no_floor_area() -> None:
    made = on_a_hectare(P1=works(7000.0), P2=works(0.0, ground=rect(60, 10, 20, 20), height_m=None))
    assert ids(made, RULE) == []


def test_a_footprint_that_is_not_sound_is_not_checked_and_does_not_count() -> None:
    crossing = works(9000.0, ground=shape((10, 10), (90, 90), (90, 10), (10, 90)))
    assert ids(on_a_hectare(P1=crossing, P2=works(7000.0)), RULE) == [f"not-checked:{RULE}:P1"]


def test_a_finding_is_as_sure_as_the_least_sure_of_its_limits() -> None:
    assert LIMITS["sector.43"].confidence == "judgement"
    made = on_a_hectare(P1=works(100.0), P2=works(100.0, "C43", rect(60, 10, 20, 20)))
    assert only(made, RULE).confidence == "judgement"


def test_the_planners_own_minimum_counts() -> None:
    made = on_a_hectare(P1=works(6500.0))
    assert ids(edits.set_rule_override(made, RULE, "sector.30", 0.65).apply(made), RULE) == []
    assert only(edits.set_rule_override(made, RULE, "sector.30", 1.2).apply(made), RULE).required == 1.2


@pytest.mark.parametrize(
    "changes",
    [{"sector_code": "C3985"}, {"floor_area_m2": None}, {"storey_height_m": 9.0}, {"height_m": 20.0}, {"storeys": 3}],
)
def test_a_changed_attribute_changes_the_parcel(changes: dict[str, Any]) -> None:
    now = on_a_hectare(P1=works(3000.0), P2=works(3000.0, ground=rect(60, 10, 30, 30)))
    changed = edits.set_attributes("base", ["P2"], changes).apply(now)
    checker = Checker(now).after(changed)
    assert checker.result == check_plan(changed)
    assert checker.after(now).result == check_plan(now)


def figures(made: Plan) -> twins_of_parcels.Figures:
    return {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE)}


@settings(max_examples=60)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    assert figures(made) == twins_of_parcels.floor_area_ratio(made)
    assert figures(shuffled(made)) == figures(made)
