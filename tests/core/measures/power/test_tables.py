"""The tables of power: a town worked by hand, and that every sum closes and every number can be traced."""

from __future__ import annotations

import datetime as dt
import math
from math import hypot
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.features import Feature
from siteplanner.core.formulas.formula import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind, Trace
from siteplanner.core.measures.power.tables import tables
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests import builders as b

EARLY, LATE = pd.Timestamp("2023-01-01"), pd.Timestamp("2026-01-01")
PLANT = {"power_kw": 1000.0, "demand_factor": 0.6, "power_factor": 0.8, "in_service": EARLY}
"""600 kW, 450 kvar, 750 kVA; 675 kVA as the check counts it, times 0.90."""


def town(**changes: dict[str, Any]) -> Plan:
    """Z1 holds P1 … P3, nothing holds P4. S1 feeds P1 and P2, S2 from 2026 on P3, nobody P4, which lacks its power
    factor."""
    on = b.site(
        zones={"Z1": (b.rect(0, 0, 400, 100), {"name": "West", "power_quota_kw": 2000.0}), "Z2": b.rect(900, 0, 9, 9)},
        substations={
            "S1": (b.point(0, 0), {"name": "One", "voltage_kv": 110.0, "capacity_kva": 3000.0, "transformers": 2}),
            "S2": (b.point(9, 9), {"voltage_kv": 220.0, "capacity_kva": 900.0, "transformers": 1, "in_service": LATE}),
        },
    )
    plants: dict[str, dict[str, Any]] = {
        "P1": {"substation_id": "S1"},
        "P2": {"substation_id": "S1"},
        "P3": {"substation_id": "S2"},
        "P4": {"substation_id": None, "power_factor": None},
    }
    rows = {
        key: b.factory(
            b.rect(100 * n + (400 if key == "P4" else 0), 0, 50, 50), **{**PLANT, **of, **changes.get(key, {})}
        )
        for n, (key, of) in enumerate(plants.items())
    }
    return b.plan(on, rows)


def made(plan: Plan, when: Any = None) -> dict[str, FigureTable]:
    return {of.key: of for of in tables(Basis.of(plan, when=when))}


def row(table: FigureTable, key: str | None, kind: RowKind, *columns: str) -> list[Any]:
    return [table.value(key, column, kind) for column in columns]


def trace(table: FigureTable, key: str | None, kind: RowKind, column: str) -> Trace:
    found = table.trace(table.row(key, kind), table.column(column))
    assert found is not None
    return found


GROUP, OUTSIDE, TOTAL = RowKind.GROUP, RowKind.OUTSIDE, RowKind.TOTAL


# 2025: S1 has 3000 kVA, 1500 without one of two; 2 × 675 = 1350 as checked. S2 is not there yet: P3 is not served, nor
# P4.
def test_capacity_and_what_is_left_of_it() -> None:
    table = made(town(), 2025)["power_capacity"]
    columns = ("plants", "demand_kw", "n_kva", "n1_kva", "checked_kva", "spare_n_kva", "spare_n1_kva", "unserved_kw")
    assert row(table, "S1", GROUP, *columns) == pytest.approx([2, 1200, 3000, 1500, 1350, 1650, 150, 0])
    assert row(table, "S2", GROUP, *columns) == [1, 600.0, None, None, pytest.approx(675.0), None, None, 600.0]
    assert row(table, None, OUTSIDE, *columns) == [1, 600.0, None, None, 0.0, None, None, 600.0]
    assert row(table, None, TOTAL, *columns) == pytest.approx([4, 2400, 3000, 1500, 2025, 975, -525, 1200])
    states = [of.values[table.column("state")] for of in table.rows[:3]]
    assert [english(said) for said in states] == [  # type: ignore[arg-type]
        "within N-1", "in service only from 2026-01-01", "not served"
    ]  # fmt: skip


# Later S2 is there with one transformer of 900 kVA: 900 in N, nothing without it.
def test_a_substation_counts_from_its_day() -> None:
    table = made(town(), dt.date(2026, 1, 1))["power_capacity"]
    assert row(table, "S2", GROUP, "n_kva", "n1_kva", "spare_n1_kva") == pytest.approx([900, 0, -675])
    assert english(table.value("S2", "state")) == "beyond N-1"  # type: ignore[arg-type]
    assert row(table, None, TOTAL, "n_kva", "n1_kva") == pytest.approx([3900, 1500])


# P = 0.90 × 1200 = 1080, Q = 0.95 × 900 = 855. All: P = 0.95 × 0.90 × 2400 = 2052 (P4's 600 kW are known), Q = 0.97 ×
# 0.95 × 1350; losses of S1 0.015 × S and 0.08 × S.
def test_calculated_load_and_losses() -> None:
    table = made(town(), 2025)["power_load"]
    s_kva = hypot(1080, 855)
    found = row(table, "S1", GROUP, "reactive_kvar", "load_kw", "load_kvar", "load_kva", "power_factor", "loss_kw")
    assert found == pytest.approx([900, 1080, 855, s_kva, 1080 / s_kva, 0.015 * s_kva])
    assert row(table, "S2", GROUP, "loss_kw", "loss_kvar") == [None, None]
    total = row(table, None, TOTAL, "load_kw", "load_kvar", "loss_kvar", "unknown")
    assert total == pytest.approx([2052, 0.97 * 0.95 * 1350, 0.08 * s_kva, 1])


# Load ratio 3000 kVA / 1080 kW = 2.78, at 110 kV beside 1.8 to 2.1.
def test_the_load_ratio_stands_beside_what_is_usual_at_its_voltage() -> None:
    table = made(town(), 2025)["power_capacity"]
    assert table.value("S1", "load_ratio") == pytest.approx(3000 / 1080)
    said = trace(table, "S1", GROUP, "load_ratio")
    assert english(said.formula) == "3,000 kVA ÷ 1,080 kW = 2.78; usual at this voltage: 1.8 to 2.1 kVA/kW"
    assert [term.value for term in said.terms] == pytest.approx([3000 / 1080])  # in the unit of the number
    later = made(town())["power_capacity"]
    assert "usual at this voltage: 1.6 to 1.9" in english(trace(later, "S2", GROUP, "load_ratio").formula)


# Z1: 3 × 600 = 1800 of 2000 kW.
def test_zones_draw_against_their_quota() -> None:
    table = made(town())["power_zones"]
    assert row(table, "Z1", GROUP, "plants", "demand_kw", "quota_kw", "quota_left_kw") == pytest.approx(
        [3, 1800, 2000, 200]
    )
    assert row(table, "Z2", GROUP, "plants", "demand_kw", "quota_kw", "quota_left_kw") == [0, 0.0, None, None]
    assert row(table, None, OUTSIDE, "plants", "demand_kw", "quota_kw", "unknown") == [1, 600.0, None, 1]
    assert english(trace(table, "Z2", GROUP, "quota_left_kw").why_blank or "") == "No quota is entered for this zone."


def test_numbers_say_what_they_are_made_of() -> None:
    found = made(town(), 2025)
    capacity, load = found["power_capacity"], found["power_load"]
    demand = trace(capacity, "S1", GROUP, "demand_kw")
    assert english(demand.formula) == "Σ of 2 plants: 600 + 600 = 1,200 kW"
    assert [(of.feature, of.value) for of in demand.terms] == [
        (Feature("plants", "P1"), 600.0),
        (Feature("plants", "P2"), 600.0),
    ]
    n1 = trace(capacity, "S1", GROUP, "n1_kva")
    assert english(n1.formula).startswith("3,000 kVA × (2 − 1) ÷ 2 × 1 = 1,500 kVA")
    assert [source.confidence for _, source in n1.sources] == ["unverified"]
    spare = trace(capacity, "S1", GROUP, "spare_n1_kva")
    assert english(spare.formula) == "1,500 − 1,350 = 150 kVA"
    assert Feature("substations", "S1") in spare.features
    checked = trace(capacity, "S1", GROUP, "checked_kva")
    assert english(checked.formula).startswith("0.9 × demand ÷ power factor")
    assert english(trace(load, "S1", GROUP, "load_kw").formula) == "0.9 × 1,200 kW = 1,080 kW"
    assert trace(load, None, OUTSIDE, "reactive_kvar").lacking == (Feature("plants", "P4"),)
    assert english(trace(capacity, "S2", GROUP, "n_kva").why_blank or "") == "in service only from 2026-01-01"


def test_a_blank_capacity_is_said_and_names_the_substation() -> None:
    plan = edits.set_layer_attributes("substations", ["S1"], {"capacity_kva": None}).apply(town())
    table = made(plan, 2025)["power_capacity"]
    assert table.value("S1", "n_kva") is None
    assert english(table.value("S1", "state")) == "capacity not entered"  # type: ignore[arg-type]
    why = trace(table, "S1", GROUP, "n1_kva")
    assert why.lacking == (Feature("substations", "S1"),)
    assert english(why.why_blank or "") == "Enter the transformer capacity of the substation."
    assert any("is not entered: 1." in english(note) for note in table.notes)


def test_a_load_that_is_not_known_is_never_called_within() -> None:
    table = made(town(P2={"power_factor": None}), 2025)["power_capacity"]
    assert english(table.value("S1", "state")) == "within N-1, but loads are not known: 1"  # type: ignore[arg-type]


def test_the_zone_table_says_what_the_check_of_quotas_says() -> None:
    plan = town(P1={"power_kw": 1500.0})  # 900 + 600 + 600 = 2100 of 2000 kW
    (finding,) = [f for f in check_plan(plan).findings if f.id == "zone-power-quota:zone=Z1"]
    table = made(plan)["power_zones"]
    assert table.value("Z1", "demand_kw") == pytest.approx(finding.measured)
    assert table.value("Z1", "quota_left_kw") == pytest.approx(-100.0)


blank = st.sampled_from([None, 0.0, 0.5, 1.0])
drawn = st.fixed_dictionaries(
    {
        "power_kw": st.sampled_from([None, 0.0, 800.0, 12345.6]),
        "demand_factor": blank,
        "power_factor": blank,
        "substation_id": st.sampled_from([None, "S1", "S2", "gone"]),
        "in_service": st.sampled_from([None, EARLY, LATE]),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(drawn, min_size=4, max_size=4), st.sampled_from([None, 2025]))
def test_sums_close_formulas_agree_and_every_number_can_be_traced(rows: list[dict[str, Any]], when: Any) -> None:
    plan = town(**{f"P{n + 1}": of for n, of in enumerate(rows)})
    for key, table in made(plan, when).items():
        if key not in ("power_capacity", "power_load", "power_zones"):
            continue
        formulas = {at: parse(of.formula) for at, of in enumerate(table.columns) if of.formula}
        for at, column in enumerate(table.columns):
            parts = [of.values[at] for of in table.rows if of.kind in (GROUP, OUTSIDE)]
            numbers = [value for value in parts if isinstance(value, int | float)]
            if column.sums and numbers:
                assert sum(numbers) == pytest.approx(table.rows[-1].values[at])
        for place, line in enumerate(table.rows):
            values = {of.key: v for of, v in zip(table.columns, line.values, strict=True) if of.decimals is not None}
            for at, column in enumerate(table.columns):
                value, found = line.values[at], table.trace(place, at)
                if at in formulas and (value is not None or column.key != "power_factor"):
                    assert formulas[at].value(values) == (None if value is None else pytest.approx(value))  # type: ignore[arg-type]
                if isinstance(value, int | float):
                    assert math.isfinite(value)
                    assert found is not None
                    assert found.why_blank is None
                    adds_up = column.sums and column.key != "unknown"
                    assert not adds_up or sum(term.value or 0.0 for term in found.terms) == pytest.approx(value)
                elif column.decimals is not None and found is not None:
                    assert found.why_blank is not None


def test_a_power_factor_is_not_told_where_that_of_a_plant_is_blank() -> None:
    """P1 and P2 on S1: with P2's demand and without its reactive power it would be 0.97 for plants of 0.80."""
    table = made(town(P2={"power_factor": None}), 2025)["power_load"]
    assert table.value("S1", "load_kw") == pytest.approx(1080)
    assert table.value("S1", "power_factor") is None
    why = trace(table, "S1", GROUP, "power_factor")
    assert "reactive power: 1" in english(why.why_blank)  # type: ignore[arg-type]
    assert why.lacking == (Feature("plants", "P2"),)
    assert made(town(), 2025)["power_load"].value("S1", "power_factor") is not None
