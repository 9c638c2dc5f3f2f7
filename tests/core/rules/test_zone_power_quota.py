"""What the plants of a zone demand against its quota, worked by hand and against plain loops."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.clearances import clearances_for, clearances_of
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from tests.builders import FACTORY, factory, plan, rect, shape, site
from tests.core.rules import twins_of_limits
from tests.core.rules.found import found, ids, only, rounded, shuffled
from tests.strategies import footprints, plans

RULE = "zone-power-quota"
Z1 = "zone-power-quota:zone=Z1"


def town(quota_kw: float | None, plants: dict[str, Any], next_quota_kw: float | None = None) -> Plan:
    """Z1 with Z2 east of it, each 100 m by 100 m."""
    zones = {
        "Z1": (rect(0, 0, 100, 100), {"power_quota_kw": quota_kw}),
        "Z2": (rect(100, 0, 100, 100), {"power_quota_kw": next_quota_kw}),
    }
    return plan(site({"L1": rect(0, 0, 200, 100)}, zones), plants)


def asking(power_kw: float | None, factor: float | None, east_m: float = 10.0, **more: Any) -> Any:
    return factory(rect(east_m, 10, 20, 20), power_kw=power_kw, demand_factor=factor, **more)


# 1,000 × 0.8 + 2,000 × 0.5 = 1,800 kW
def test_more_than_the_quota_is_named_with_the_plants_of_the_zone() -> None:
    made = town(1500.0, {"P2": asking(2000.0, 0.5), "P1": asking(1000.0, 0.8, 50), "P3": asking(9e5, 1.0, 150)})
    finding = only(made, RULE)
    assert (finding.id, finding.severity) == (Z1, "error")
    assert (finding.subjects, finding.plants) == (("zone=Z1", "P1", "P2"), ("P1", "P2"))
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(1800.0), 1500.0, "kW")
    assert str(finding.message) == "The plants of zone Z1 demand 1,800 kW; its power quota is 1,500 kW."
    assert finding.place is not None
    assert finding.place.equals(rect(0, 0, 100, 100))


@pytest.mark.parametrize(
    ("quota_kw", "fails"), [(1800.0, False), (1800.01, False), (1799.99, True), (0.0, True), (None, False)]
)
def test_up_to_the_quota_nothing_is_said(quota_kw: float | None, fails: bool) -> None:
    made = town(quota_kw, {"P1": asking(1000.0, 0.8), "P2": asking(2000.0, 0.5, 50)})
    assert ids(made, RULE) == ([Z1] if fails else [])


def test_sums_that_differ_in_their_last_digits_alone_are_no_error() -> None:
    rows = {f"P{n}": asking(0.1, 1.0, 4.0 * n) for n in range(3)}  # 0.1 + 0.1 + 0.1 = 0.30000000000000004
    assert ids(town(0.3, rows), RULE) == []


def test_a_plant_counts_for_the_zone_that_holds_most_of_it() -> None:
    west, tie, east = (asking(1000.0, 1.0, east_m) for east_m in (89.0, 90.0, 91.0))
    assert ids(town(500.0, {"P1": west}), RULE) == [Z1]
    assert ids(town(500.0, {"P1": tie}), RULE) == [Z1]
    assert ids(town(500.0, {"P1": east}), RULE) == []


def test_a_plant_in_no_zone_counts_for_none() -> None:
    assert ids(town(500.0, {"P1": asking(1000.0, 1.0, 300)}), RULE) == []


@pytest.mark.parametrize(
    ("power_kw", "factor", "words"),
    [
        (None, 0.5, "enter Connected load"),
        (-5.0, 0.5, "enter Connected load"),
        (math.inf, 0.5, "enter Connected load"),
        (100.0, None, "enter Demand factor"),
        (100.0, -0.5, "enter Demand factor"),
        (None, None, "enter Connected load, Demand factor"),
    ],
)
def test_a_blank_is_not_checked_where_there_is_a_quota(
    power_kw: float | None, factor: float | None, words: str
) -> None:
    made = town(5000.0, {"P1": asking(power_kw, factor)})
    finding = only(made, RULE)
    assert finding.id == "not-checked:zone-power-quota:P1"
    assert words in str(finding.message)
    assert ids(town(None, {"P1": asking(power_kw, factor)}), RULE) == []
    # what is known is above the quota all the same
    more = town(500.0, {"P1": asking(power_kw, factor), "P2": asking(1000.0, 0.6, 50)})
    assert ids(more, RULE) == [Z1, "not-checked:zone-power-quota:P1"]


def test_a_plant_without_load_needs_no_demand_factor() -> None:
    assert ids(town(0.0, {"P1": asking(0.0, None)}), RULE) == []


@pytest.mark.parametrize("quota_kw", [-1.0, math.inf])
def test_a_quota_that_is_no_amount_is_not_checked(quota_kw: float) -> None:
    assert ids(town(quota_kw, {"P1": asking(100.0, 1.0)}), RULE) == ["not-checked:zone-power-quota:zone=Z1"]
    assert ids(town(quota_kw, {}), RULE) == []


def test_a_footprint_that_is_not_sound_is_not_checked() -> None:
    crossing = factory(shape((10, 10), (40, 40), (40, 10), (10, 40)))
    assert ids(town(100.0, {"P1": crossing}), RULE) == ["not-checked:zone-power-quota:P1"]


def test_a_plant_carried_to_the_next_zone_is_counted_there() -> None:
    now = town(1500.0, {"P1": asking(1000.0, 1.0), "P2": asking(1000.0, 1.0, 50)}, next_quota_kw=800.0)
    checker = Checker(now)
    east = edits.move_plants("base", ["P2"], 100, 0).apply(now)
    assert checker.after(east).result == check_plan(east)
    assert [f.id for f in checker.after(east).result.findings if f.rule == RULE] == ["zone-power-quota:zone=Z2"]
    back = edits.move_plants("base", ["P2"], -100, 0).apply(east)
    assert checker.after(east).after(back).result == checker.result
    less = edits.set_attributes("base", ["P1"], {"demand_factor": 0.4}).apply(now)
    assert checker.after(less).result == check_plan(less)
    more = edits.set_layer_attributes("zones", ["Z1"], {"power_quota_kw": 3000.0}).apply(now)
    assert checker.after(more).result == check_plan(more)


def test_a_footprint_that_breaks_counts_for_no_zone_any_more() -> None:
    now = town(1500.0, {"P1": asking(1000.0, 1.0), "P2": asking(1000.0, 1.0, 50)})
    broken = edits.reshape_plant("base", "P2", shape((50, 10), (70, 30), (70, 10), (50, 30))).apply(now)
    after = Checker(now).after(broken)
    assert after.result == check_plan(broken)
    assert Z1 not in [f.id for f in after.result.findings]
    assert after.after(now).result == check_plan(now)


def test_a_plant_is_kept_off_the_zones_that_do_not_bear_it() -> None:
    now = town(1500.0, {"P1": asking(1000.0, 1.0), "P2": asking(1000.0, 1.0, 150)}, next_quota_kw=2500.0)
    layout, pack = Checker(now).layout, Checker(now).pack
    window = shapely.box(*rect(0, 0, 200, 100).bounds)
    for power_kw, expected in ((400.0, []), (600.0, ["zone=Z1"]), (1600.0, ["zone=Z1", "zone=Z2"])):
        attributes = {**FACTORY, "power_kw": power_kw, "demand_factor": 1.0}
        asked = clearances_for(layout, pack, attributes, window)
        assert [c.subject for c in asked if c.rule == RULE] == expected


def test_what_a_plant_asks_counts_once_for_the_zone_it_stands_in() -> None:
    now = town(1500.0, {"P1": asking(1000.0, 1.0), "P2": asking(400.0, 1.0, 50)})
    assert [c for c in clearances_of(now, "P1") if c.rule == RULE] == []
    full = edits.set_attributes("base", ["P2"], {"power_kw": 600.0}).apply(now)
    assert [c.subject for c in clearances_of(full, "P1") if c.rule == RULE] == ["zone=Z1"]


@settings(max_examples=60)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    figures = {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE)}
    assert figures == twins_of_limits.zone_power_quota(made)
    assert ids(shuffled(made), RULE) == ids(made, RULE)


@settings(max_examples=30)
@given(st.lists(st.tuples(footprints(), st.sampled_from([0.0, 700.0, 1300.0])), max_size=8))
def test_it_counts_as_the_totals_count(rows: list[Any]) -> None:
    made = town(0.0, {f"P{n}": factory(ground, power_kw=kw) for n, (ground, kw) in enumerate(rows)}, 0.0)
    demand_kw = {row.key: row.figures.amounts["demand_kw"] for row in totals(made).rows}
    above = {f.subjects[0].removeprefix("zone="): f.measured for f in found(made, RULE) if f.rule == RULE}
    assert above.keys() == {zone for zone, kw in demand_kw.items() if zone is not None and kw > 0}
    assert np.allclose([above[zone] for zone in above], [demand_kw[zone] for zone in above])
