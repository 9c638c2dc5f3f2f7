"""Totals by zone as a frame, and live after edits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import siteplanner as sp
from siteplanner.core.edits.move_plants import move_plants
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.totals import totals
from siteplanner.core.measures.zone_totals import LiveZoneTotals, zone_totals
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from tests import builders as b

SITE = b.site(
    {"L1": b.rect(0, 0, 60, 60), "L2": b.rect(60, 0, 60, 60), "L3": b.rect(100, 0, 60, 30)},  # L2 and L3 overlap
    zones={"Z1": b.rect(0, 0, 100, 100), "Z2": (b.rect(100, 0, 100, 100), {"name": "西片区"})},
)


def test_one_row_a_zone_and_one_for_none() -> None:
    plan = b.plan(
        SITE,
        {
            "P1": b.factory(b.rect(0, 0, 20, 20), capacity=500.0, capacity_unit="t/a"),
            "P2": b.factory(b.rect(150, 0, 20, 20), capacity=9.0, capacity_unit="piece/a", product="hard_felt"),
        },
    )
    frame = sp.zone_totals(plan, scenario="base")
    assert frame["zone_id"].tolist()[:2] == ["Z1", "Z2"]
    assert pd.isna(frame["zone_id"][2])
    assert frame["plants"].tolist() == [1, 1, 0]
    assert frame["footprint_m2"].tolist() == [400.0, 400.0, 0.0]
    assert frame["capacity.anode_graphite"].tolist() == [500.0, 0.0, 0.0]
    assert frame["capacity.hard_felt"].tolist() == [0.0, 9.0, 0.0]
    assert frame.attrs["units"] == {"capacity.anode_graphite": "t/a", "capacity.hard_felt": "piece/a"}
    assert frame["missing"].tolist() == [8, 8, 0]  # floor area, energy, water, steam, output, tax, investment, jobs
    assert frame["name"].tolist()[1] == "西片区"


def test_the_columns_are_there_without_plants() -> None:
    frame = zone_totals(b.plan(b.site()))
    assert list(frame.columns[:4]) == ["zone_id", "name", "plants", "footprint_m2"]
    assert len(frame) == 1


def equal(live: LiveZoneTotals, plan: Plan) -> bool:
    return live.totals == totals(plan, "zone", "base") and live.by("parcel") == totals(plan, "parcel", "base")


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 5), st.integers(-90, 90)),
        st.tuples(st.just("alter"), st.integers(0, 5), st.sampled_from([None, 5.0, 70.0])),
        st.tuples(st.just("remove"), st.integers(0, 5), st.none()),
        st.tuples(st.just("add"), st.integers(0, 190), st.none()),
        st.tuples(st.just("spoil"), st.integers(0, 5), st.none()),
    ),
    max_size=6,
)


def edited(plan: Plan, edit: tuple[str, int, Any], step: int) -> Plan:
    kind, number, value = edit
    plants = plan.plants("base")
    if kind == "add":
        new = b.frame(PLANTS, {f"N{step}": b.factory(b.rect(number, 30, 15, 15))})
        return plan.with_plants("base", pd.concat([new, plants]))  # the new row first: rows change their places
    if len(plants) == 0:
        return plan
    plant = plants.index[number % len(plants)]
    if kind == "move":
        return move_plants("base", [plant], value, 0).apply(plan)
    if kind == "remove":
        return plan.with_plants("base", plants.drop(index=plant))
    if kind == "alter":
        jobs = plants["jobs"].where(plants.index != plant, np.nan if value is None else value)
        return plan.with_plants("base", plants.assign(jobs=jobs))
    shapes = plants.geometry.where(plants.index != plant, b.multi())
    return plan.with_plants("base", plants.set_geometry(shapes))


@given(edits=EDITS)
@settings(max_examples=60)
def test_after_any_edits_the_live_totals_are_those_taken_from_nothing(edits: list[tuple[str, int, Any]]) -> None:
    plan = b.plan(SITE, {f"P{n}": b.rect(40 * n, 10, 20, 20) for n in range(4)})
    live = LiveZoneTotals.of(plan)
    for step, edit in enumerate(edits):
        plan = edited(plan, edit, step)
        live = live.after(plan)
        assert equal(live, plan)


@given(edits=EDITS, moments=st.lists(st.sampled_from([None, 2023, 2025, dt.date(2025, 6, 30)]), min_size=6, max_size=6))
@settings(max_examples=30)
def test_until_a_moment_they_are_those_of_what_is_in_service_by_then(
    edits: list[tuple[str, int, Any]], moments: list[int | dt.date | None]
) -> None:
    days = [None, "2023-05-01", "2025-06-30", "2025-07-01"]
    plan = b.plan(SITE, {f"P{n}": b.factory(b.rect(40 * n, 10, 20, 20), in_service=days[n]) for n in range(4)})
    live = LiveZoneTotals.of(plan, when=moments[0])
    for step, (edit, when) in enumerate(zip(edits, moments, strict=False)):
        plan = edited(plan, edit, step)
        live = live.after(plan).at(when)
        assert live.when == when
        assert live.totals == totals(plan, "zone", "base", year=when)
        assert live.by("parcel") == totals(plan, "parcel", "base", year=when)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_live_totals_by_any_grouping_are_those_taken_from_nothing(by: str) -> None:
    plan = b.plan(SITE, {f"P{n}": b.rect(40 * n, 10, 20, 20) for n in range(4)})
    moved = move_plants("base", ["P1"], 35.0, 0.0).apply(plan)
    assert LiveZoneTotals.of(plan).after(moved).by(by) == totals(moved, by)


def test_another_map_or_other_rules_are_taken_from_nothing() -> None:
    plan = b.plan(SITE, {"P1": b.rect(0, 0, 20, 20)})
    live = LiveZoneTotals.of(plan)
    moved = b.plan(b.site(zones={"Z9": b.rect(0, 0, 50, 50)}), {"P1": b.rect(0, 0, 20, 20)})
    assert equal(live.after(moved), moved)


def test_where_nothing_changed_the_totals_stay() -> None:
    plan = b.plan(SITE, {"P1": b.rect(0, 0, 20, 20)})
    live = LiveZoneTotals.of(plan)
    assert live.after(plan).totals == live.totals
    assert live.totals.total.figures.amounts["power_kw"] == pytest.approx(1000.0)
