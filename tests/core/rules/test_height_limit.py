"""Heights against what zones and parcels allow, worked by hand and against plain loops."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from tests.builders import factory, multi, plan, rect, shape, site
from tests.core.rules import twins_of_limits
from tests.core.rules.found import found, ids, only, rounded, shifted, shuffled
from tests.strategies import plans

RULE = "height-limit"
INSIDE = rect(10, 10, 30, 30)


def town(
    plants: dict[str, Any],
    parcel_m: float | None = None,
    zone_m: float | None = None,
    next_parcel_m: float | None = None,
    next_zone_m: float | None = None,
) -> Plan:
    """L1 in Z1 with L2 in Z2 east of it, each 100 m by 100 m."""
    on = site(
        {"L1": (rect(0, 0, 100, 100), _land(parcel_m)), "L2": (rect(100, 0, 100, 100), _land(next_parcel_m))},
        {
            "Z1": (rect(0, 0, 100, 100), {"height_limit_m": zone_m}),
            "Z2": (rect(100, 0, 100, 100), {"height_limit_m": next_zone_m}),
        },
    )
    return plan(on, plants)


def _land(height_limit_m: float | None) -> dict[str, Any]:
    return {"land_use": "100102", "code_system": "MNR2023", "height_limit_m": height_limit_m}


def high(height_m: float | None, ground: Any = INSIDE) -> Any:
    return factory(ground, height_m=height_m)


def test_a_plant_higher_than_its_parcel_allows_is_named_with_both_heights() -> None:
    finding = only(town({"P1": high(24.5)}, parcel_m=24.0), RULE)
    assert (finding.id, finding.severity) == ("height-limit:P1", "error")
    assert (finding.subjects, finding.plants) == (("P1", "parcel=L1"), ("P1",))
    assert (finding.measured, finding.required, finding.unit) == (24.5, 24.0, "m")
    assert str(finding.message) == "P1 is 24.50 m high; parcel L1 allows 24 m."


def test_a_plant_higher_than_its_zone_allows_is_named_too() -> None:
    finding = only(town({"P1": high(24.5)}, zone_m=20.0), RULE)
    assert finding.subjects == ("P1", "zone=Z1")
    assert str(finding.message) == "P1 is 24.50 m high; zone Z1 allows 20 m."


@pytest.mark.parametrize(
    ("height_m", "fails"),
    [(24.0, False), (24.01, False), (24.005, False), (24.02, True), (24 + 1e-9, False), (23.99, False), (300.0, True)],
)
def test_up_to_the_limit_nothing_is_said(height_m: float, fails: bool) -> None:
    for made in (town({"P1": high(height_m)}, parcel_m=24.0), town({"P1": high(height_m)}, zone_m=24.0)):
        assert ids(made, RULE) == (["height-limit:P1"] if fails else [])


@pytest.mark.parametrize(
    ("parcel_m", "zone_m", "subject", "required"),
    [(24.0, 20.0, "zone=Z1", 20.0), (20.0, 24.0, "parcel=L1", 20.0), (20.0, 20.0, "zone=Z1", 20.0)],
)
def test_of_zone_and_parcel_the_stricter_counts(parcel_m: float, zone_m: float, subject: str, required: float) -> None:
    finding = only(town({"P1": high(30.0)}, parcel_m=parcel_m, zone_m=zone_m), RULE)
    assert (finding.subjects[1], finding.required) == (subject, required)


def test_every_parcel_it_stands_on_counts_however_little() -> None:
    across = rect(10, 10, 90.5, 30)  # 15 m² of it on L2
    assert only(town({"P1": high(18.0, across)}, parcel_m=24.0, next_parcel_m=15.0), RULE).subjects[1] == "parcel=L2"
    touching = rect(10, 10, 90.0003, 30)  # 0.009 m²: no more than the tolerance
    assert ids(town({"P1": high(18.0, touching)}, parcel_m=24.0, next_parcel_m=15.0), RULE) == []


def test_every_zone_counts_that_a_part_of_it_stands_in() -> None:
    mostly_west, mostly_east = rect(70, 10, 50, 30), rect(80, 10, 50, 30)
    for across in (mostly_west, mostly_east):
        assert ids(town({"P1": high(18.0, across)}, next_zone_m=15.0), RULE) == ["height-limit:P1"]
        assert ids(town({"P1": high(18.0, across)}, zone_m=15.0), RULE) == ["height-limit:P1"]
    far = shifted(town({"P1": high(18.0, mostly_west)}, next_zone_m=15.0), 38_030_000.3, 0.7)
    assert ids(far, RULE) == ["height-limit:P1"]
    touching = rect(10, 10, 90.0003, 30)  # 0.009 m² of Z2: no more than the tolerance
    assert ids(town({"P1": high(18.0, touching)}, next_zone_m=15.0), RULE) == []


def test_blocks_of_one_plant_are_judged_together() -> None:
    blocks = multi(rect(10, 10, 20, 20), rect(110, 10, 10, 10))
    made = town({"P1": high(18.0, blocks)}, next_parcel_m=15.0, next_zone_m=10.0)
    assert only(made, RULE).subjects == ("P1", "zone=Z2")


def test_without_a_limit_nothing_is_asked_not_even_a_height() -> None:
    assert ids(town({"P1": high(300.0), "P2": high(None, rect(50, 10, 30, 30))}), RULE) == []
    assert ids(town({"P1": high(None)}, next_parcel_m=15.0, next_zone_m=15.0), RULE) == []


@pytest.mark.parametrize("height_m", [None, 0.0, -5.0, math.inf])
def test_without_a_height_it_is_not_checked(height_m: float | None) -> None:
    finding = only(town({"P1": high(height_m)}, zone_m=15.0), RULE)
    assert finding.id == "not-checked:height-limit:P1"
    assert str(finding.message) == (
        "P1 stands where heights are limited to 15 m and was not checked: enter its height."
    )


@pytest.mark.parametrize("limit_m", [-3.0, math.inf])
def test_a_limit_that_is_no_height_is_not_checked(limit_m: float) -> None:
    assert "the height limit of zone Z1 is no height" in str(
        only(town({"P1": high(9.0)}, zone_m=limit_m), RULE).message
    )
    both = town({"P1": high(30.0)}, parcel_m=limit_m, zone_m=24.0)
    assert ids(both, RULE) == ["height-limit:P1", "not-checked:height-limit:P1"]


def test_a_limit_of_nought_allows_nothing() -> None:
    assert ids(town({"P1": high(0.02)}, parcel_m=0.0), RULE) == ["height-limit:P1"]


def test_a_footprint_that_is_not_sound_is_not_checked() -> None:
    crossing = high(30.0, shape((10, 10), (40, 40), (40, 10), (10, 40)))
    assert ids(town({"P1": crossing}, parcel_m=24.0), RULE) == ["not-checked:height-limit:P1"]


def test_a_plant_moved_between_limits_is_judged_anew() -> None:
    now = town({"P1": high(18.0)}, next_zone_m=15.0)
    over = edits.move_plants("base", ["P1"], 100, 0).apply(now)
    checker = Checker(now).after(over)
    assert checker.result == check_plan(over)
    assert "height-limit:P1" in [f.id for f in checker.result.findings]
    lower = edits.set_attributes("base", ["P1"], {"height_m": 15.0}).apply(over)
    assert checker.after(lower).result == check_plan(lower)
    raised = edits.set_layer_attributes("zones", ["Z2"], {"height_limit_m": 20.0}).apply(over)
    assert checker.after(raised).result == check_plan(raised)


@settings(max_examples=60)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    figures = {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE)}
    assert figures == twins_of_limits.height_limit(made)
    assert ids(shuffled(made), RULE) == ids(made, RULE)
