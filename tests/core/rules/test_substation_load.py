"""The load of substations, worked by hand, and against plain loops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules import substation_load
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Finding
from tests import builders as b

SETTINGS = load_pack("gb-screening-2023").settings("substation-load")


def layout_of(plan: Plan) -> Layout:
    return Layout(plan.site, plan.plants())


def found(plan: Plan) -> dict[str, Finding]:
    findings = list(substation_load.check(layout_of(plan), SETTINGS))
    assert len({f.id for f in findings}) == len(findings)
    return {f.id: f for f in findings}


def town(substations: Mapping[str, Mapping[str, Any]], plants: Mapping[str, Mapping[str, Any]]) -> Plan:
    on = b.site(substations={key: (b.point(n, 0), of) for n, (key, of) in enumerate(substations.items())})
    rows = {key: b.factory(b.rect(100 * n, 0, 50, 50), **of) for n, (key, of) in enumerate(plants.items())}
    return b.plan(on, rows)


def load(kva: float, **more: Any) -> dict[str, Any]:
    """A plant that counts ``kva`` towards S: 0.90 × power × 0.5 / 0.9 = power / 2."""
    return {"power_kw": 2 * kva, "demand_factor": 0.5, "power_factor": 0.9, **more}


TWO = {"S1": {"capacity_kva": 1000.0, "transformers": 2}}


# 0.90 × 1000 × 0.8 / 0.96 = 750 kVA; without one of two equal transformers of 1000 kVA together 500 kVA are left.
def test_the_load_is_the_coincident_sum_of_demand_over_power_factor() -> None:
    plan = town(TWO, {"P1": {"power_kw": 1000.0, "demand_factor": 0.8, "power_factor": 0.96}})
    (finding,) = found(plan).values()
    assert finding.id == "substation-load:substation=S1"
    assert finding.measured == pytest.approx(750.0)
    assert (finding.severity, finding.required, finding.unit) == ("warning", 500.0, "kVA")
    assert finding.subjects == ("substation=S1", "P1")
    assert finding.location == (b.ORIGIN[0], b.ORIGIN[1])
    assert "taken as equal" in str(finding.message)


@pytest.mark.parametrize(
    ("kva", "severity", "required"),
    [
        (499.99, None, None),
        (500.0, None, None),
        (500.01, "warning", 500.0),
        (1000.0, "warning", 500.0),
        (1000.01, "error", 1000.0),
    ],
)
def test_up_to_the_limits_nothing_is_said(kva: float, severity: str | None, required: float | None) -> None:
    findings = list(found(town(TWO, {"P1": load(kva)})).values())
    assert [(f.severity, f.required) for f in findings] == ([(severity, required)] if severity else [])


def test_three_transformers_leave_two_thirds() -> None:
    three = {"S1": {"capacity_kva": 900.0, "transformers": 3}}
    assert found(town(three, {"P1": load(600.0)})) == {}
    assert found(town(three, {"P1": load(601.0)}))["substation-load:substation=S1"].required == pytest.approx(600.0)


@pytest.mark.parametrize("count", [1, None, 0])
def test_one_transformer_or_an_unknown_number_has_no_reserve(count: int | None) -> None:
    one = {"S1": {"capacity_kva": 1000.0, "transformers": count}}
    (finding,) = found(town(one, {"P1": load(10.0), "P2": load(20.0)})).values()
    assert (finding.severity, finding.required, finding.measured) == ("warning", 0.0, pytest.approx(30.0))
    assert "no N-1 reserve" in str(finding.message)
    (finding,) = found(town(one, {"P1": load(1001.0)})).values()
    assert finding.severity == "error"
    assert found(town(one, {})) == {}


def test_the_graver_is_reported_at_its_first_day() -> None:
    plan = town(
        TWO,
        {
            "P1": load(400.0),
            "P2": load(300.0, in_service="2024-05-01"),  # 700: no reserve from here
            "P3": load(400.0, in_service="2026-07-01"),  # 1100: too much from here
            "P4": load(50.0, in_service="2026-07-01"),  # 1150 on the same day
            "P5": load(100.0, in_service="2028-01-01"),
        },
    )
    (finding,) = found(plan).values()
    assert (finding.severity, finding.measured) == ("error", pytest.approx(1150.0))
    assert "from 2026-07-01" in str(finding.message)
    assert finding.plants == ("P1", "P2", "P3", "P4", "P5")  # the later one too: more of it makes it worse


def test_a_load_without_a_date_counts_from_the_start() -> None:
    (finding,) = found(town(TWO, {"P1": load(700.0), "P2": load(100.0, in_service="2030-01-01")})).values()
    assert finding.measured == pytest.approx(700.0)
    assert "from the start" in str(finding.message)


def test_a_substation_carries_nothing_before_it_is_in_service() -> None:
    later = {"S1": {"capacity_kva": 1000.0, "transformers": 2, "in_service": "2027-03-01"}}
    (finding,) = found(town(later, {"P1": load(400.0), "P2": load(200.0, in_service="2025-01-01")})).values()
    assert finding.measured == pytest.approx(600.0)
    assert "from 2027-03-01" in str(finding.message)


def test_plants_after_the_year_asked_for_are_left_out() -> None:
    plan = town(TWO, {"P1": load(400.0), "P2": load(700.0, in_service="2027-01-01")})
    assert any(f.rule == "substation-load" for f in check_plan(plan).findings)
    assert not any(f.rule == "substation-load" for f in check_plan(plan, year=2026).findings)


def test_each_substation_is_judged_by_its_own_plants() -> None:
    both = {**TWO, "S2": {"capacity_kva": 500.0, "transformers": 2}}
    findings = found(town(both, {"P1": load(400.0), "P2": load(600.0, substation_id="S2")}))
    assert list(findings) == ["substation-load:substation=S2"]


@pytest.mark.parametrize(
    ("lacks", "says"),
    [
        ({"substation_id": None}, "enter Substation."),
        ({"power_kw": None}, "enter Connected load."),
        ({"demand_factor": None}, "enter Demand factor."),
        ({"power_factor": None}, "enter Power factor."),
        ({"power_factor": 0.0}, "enter Power factor."),
        ({"power_factor": 90.0}, "enter Power factor."),
        ({"power_factor": -0.9}, "enter Power factor."),
        ({"demand_factor": -0.1}, "enter Demand factor."),
        ({"power_kw": -5.0}, "enter Connected load."),
        ({"substation_id": " S1"}, "there is no substation “ S1” on the map."),
        ({"demand_factor": None, "substation_id": None}, "enter Demand factor, Substation."),
        ({"substation_id": "S9"}, "there is no substation “S9” on the map."),
    ],
)
def test_a_plant_that_lacks_something_is_not_checked(lacks: dict[str, Any], says: str) -> None:
    plan = town(TWO, {"P1": load(1.0, **lacks), "P2": load(499.0)})
    (finding,) = found(plan).values()
    assert finding.id == "not-checked:substation-load:P1"
    assert says in str(finding.message)


def test_a_plant_without_load_needs_no_substation() -> None:
    plan = town(TWO, {"P1": {"power_kw": 0.0, "demand_factor": None, "power_factor": None, "substation_id": None}})
    assert found(plan) == {}


def test_an_infinite_load_is_not_checked_whatever_its_factors() -> None:
    for factor in (0.0, 0.8):
        assert list(found(town(TWO, {"P1": {"power_kw": np.inf, "demand_factor": factor}}))) == [
            "not-checked:substation-load:P1"
        ]


@pytest.mark.parametrize("capacity_kva", [None, np.nan, np.inf])
def test_a_substation_without_capacity_is_not_checked_where_it_has_a_load(capacity_kva: float | None) -> None:
    unknown = {key: {"capacity_kva": capacity_kva, "transformers": 2} for key in ("S1", "S2")}
    assert list(found(town(unknown, {"P1": load(1.0)}))) == ["not-checked:substation-load:substation=S1"]


def test_a_substation_of_no_capacity_is_too_small_for_any_load() -> None:
    (finding,) = found(town({"S1": {"capacity_kva": 0.0, "transformers": 2}}, {"P1": load(1.0)})).values()
    assert (finding.severity, finding.required) == ("error", 0.0)


def test_a_demand_above_the_connected_load_counts_as_it_is() -> None:
    (finding,) = found(town(TWO, {"P1": load(400.0, demand_factor=1.5)})).values()
    assert finding.measured == pytest.approx(1200.0)


def test_a_plant_counts_whatever_its_footprint() -> None:
    layout = replace(layout_of(town(TWO, {"P1": load(700.0)})), untestable=np.array([0]))
    assert [f.id for f in substation_load.check(layout, SETTINGS)] == ["substation-load:substation=S1"]


# -- a slow obvious version, written separately --

days = st.sampled_from([None, "2023-01-01", "2024-06-30", "2025-12-31", "2027-01-01"])


def expected(substations: dict[str, dict[str, Any]], plants: dict[str, dict[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    on: dict[str, list[tuple[pd.Timestamp, float]]] = {}
    never = pd.Timestamp(0)
    for name, of in plants.items():
        if of["power_kw"] is None:
            out[f"not-checked:substation-load:{name}"] = None
        elif of["power_kw"] == 0:
            continue
        elif (
            None in (of["demand_factor"], of["power_factor"], of["substation_id"])
            or of["substation_id"] not in substations
        ):
            out[f"not-checked:substation-load:{name}"] = None
        else:
            since = pd.Timestamp(of["in_service"]) if of["in_service"] else never
            kva = 0.90 * of["power_kw"] * of["demand_factor"] / of["power_factor"]
            on.setdefault(of["substation_id"], []).append((since, kva))
    for key, loads in on.items():
        of = substations[key]
        if of["capacity_kva"] is None:
            out[f"not-checked:substation-load:substation={key}"] = None
            continue
        start = pd.Timestamp(of["in_service"]) if of["in_service"] else never
        n = of["transformers"] or 1
        for severity, limit in (("error", of["capacity_kva"]), ("warning", of["capacity_kva"] * (n - 1) / n)):
            for day in sorted({max(start, since) for since, _ in loads}):
                total = sum(kva for since, kva in loads if since <= day)
                if total > limit + 1e-6:
                    judged = (severity, round(total, 3), round(limit, 3))
                    out.setdefault(f"substation-load:substation={key}", judged)
                    break
    return out


@given(
    substations=st.dictionaries(
        st.sampled_from(["S1", "S2"]),
        st.fixed_dictionaries(
            {
                "capacity_kva": st.sampled_from([None, 500.0, 1000.0]),
                "transformers": st.sampled_from([None, 1, 2, 3]),
                "in_service": days,
            }
        ),
    ),
    plants=st.dictionaries(
        st.sampled_from(["P1", "P2", "P3", "P4", "P5"]),
        st.fixed_dictionaries(
            {
                "power_kw": st.sampled_from([None, 0.0, 100.0, 333.0, 900.0]),
                "demand_factor": st.sampled_from([None, 0.5, 0.8, 1.0]),
                "power_factor": st.sampled_from([None, 0.9, 0.95]),
                "substation_id": st.sampled_from([None, "S1", "S2"]),
                "in_service": days,
            }
        ),
    ),
)
@settings(max_examples=80)
def test_plain_loops_find_the_same(substations: dict[str, dict[str, Any]], plants: dict[str, dict[str, Any]]) -> None:
    got: dict[str, Any] = {}
    for f in substation_load.check(layout_of(town(substations, plants)), SETTINGS):
        judged = f.measured is not None and f.required is not None
        got[f.id] = (f.severity, round(f.measured, 3), round(f.required, 3)) if judged else None
    assert got == expected(substations, plants)
