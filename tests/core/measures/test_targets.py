"""Progress towards the town's targets."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from siteplanner.core import frames, schema
from siteplanner.core.measures.targets import TargetProgress, target_progress
from siteplanner.core.plan import Plan
from tests import builders as b


def plan_of(plants: dict[str, dict[str, Any]], targets: list[dict[str, Any]]) -> Plan:
    rows = {key: b.factory(b.rect(0, 30 * n, 20, 20), **of) for n, (key, of) in enumerate(plants.items())}
    return b.plan(b.site(), rows, targets=frames.conform_table(pd.DataFrame(targets), schema.TARGETS))


def only(plan: Plan) -> TargetProgress:
    (progress,) = target_progress(plan)
    return progress


ANODE = {"year": 2025, "product": "anode_graphite", "name": "第二步", "capacity": 300.0, "capacity_unit": "t/a"}


def test_what_is_in_service_by_the_end_of_the_year_counts() -> None:
    plants = {
        "P1": {"capacity": 100.0, "capacity_unit": "t/a"},  # undated: always
        "P2": {"capacity": 50.0, "capacity_unit": "t/a", "in_service": "2025-12-31"},
        "P3": {"capacity": 900.0, "capacity_unit": "t/a", "in_service": "2026-01-01"},
        "P4": {"capacity": 900.0, "capacity_unit": "t/a", "product": "cathode_lfp"},
    }
    progress = only(plan_of(plants, [ANODE]))
    assert (progress.planned, progress.target, progress.unit) == (150.0, 300.0, "t/a")
    assert progress.share == pytest.approx(0.5)
    assert not progress.reached


def test_until_a_moment_what_comes_later_counts_for_no_target() -> None:
    plants = {
        "P1": {"capacity": 100.0, "capacity_unit": "t/a"},
        "P2": {"capacity": 50.0, "capacity_unit": "t/a", "in_service": "2025-06-30"},
        "P3": {"capacity": 30.0, "capacity_unit": "t/a", "in_service": "2025-09-01"},
    }
    made = plan_of(plants, [ANODE, {**ANODE, "year": 2024}])
    moments = (None, 2023, dt.date(2025, 6, 30), 2030)
    planned = [[entry.planned for entry in target_progress(made, when=when)] for when in moments]
    assert planned == [[100.0, 180.0], [100.0, 100.0], [100.0, 150.0], [100.0, 180.0]]


def test_a_target_is_reached_exactly() -> None:
    plants = {f"P{n}": {"capacity": 0.1, "capacity_unit": "t/a"} for n in range(3)}
    assert only(plan_of(plants, [{**ANODE, "capacity": 0.3}])).reached


def test_unlike_units_and_blanks_are_counted_and_not_added() -> None:
    plants = {
        "P1": {"capacity": 10.0, "capacity_unit": "t/a"},
        "P2": {"capacity": 7000.0, "capacity_unit": "piece/a"},
        "P3": {"capacity": None, "capacity_unit": "t/a"},
        "P4": {"capacity": 5.0, "capacity_unit": None},
    }
    progress = only(plan_of(plants, [ANODE]))
    assert (progress.planned, progress.unlike, progress.missing) == (10.0, 1, 2)


def test_the_whole_cluster_adds_output_over_every_product() -> None:
    plants = {
        "P1": {"output_value_cny": 1e9},
        "P2": {"output_value_cny": 2e9, "product": "separator"},
        "P3": {"output_value_cny": None},
    }
    progress = only(plan_of(plants, [{"year": 2027, "product": None, "output_value_cny": 1e10}]))
    assert (progress.figure, progress.planned, progress.missing) == ("output_value_cny", 3e9, 1)
    assert progress.to_json()["product"] is None


def test_targets_come_by_year_the_whole_cluster_first() -> None:
    targets = [
        {**ANODE, "year": 2027},
        {**ANODE, "output_value_cny": 5.0},
        {"year": 2025, "product": None, "output_value_cny": 9.0},
    ]
    found = [(p.year, p.product, p.figure) for p in target_progress(plan_of({}, targets))]
    assert found == [
        (2025, "", "output_value_cny"),
        (2025, "anode_graphite", "capacity"),
        (2025, "anode_graphite", "output_value_cny"),
        (2027, "anode_graphite", "capacity"),
    ]


def test_a_target_without_unit_takes_the_products_own() -> None:
    plants = {"P1": {"capacity": 10.0, "capacity_unit": "m2/a", "product": "separator"}}
    target = {"year": 2025, "product": "separator", "capacity": 20.0}
    assert only(plan_of(plants, [target])).planned == 10.0


def test_a_target_of_nothing_has_no_share() -> None:
    progress = only(plan_of({}, [{**ANODE, "capacity": 0.0}]))
    assert progress.share is None
    assert progress.reached


@pytest.mark.parametrize("value", [float("inf"), -5.0])
def test_what_is_no_amount_counts_as_blank(value: float) -> None:
    plants = {"P1": {"capacity": value, "capacity_unit": "t/a", "output_value_cny": value}}
    capacity, output = target_progress(plan_of(plants, [{**ANODE, "output_value_cny": 1.0}]))
    assert [(of.planned, of.missing, of.reached) for of in (capacity, output)] == [(0.0, 1, False)] * 2
    assert target_progress(plan_of({}, [{**ANODE, "capacity": value}])) == ()
