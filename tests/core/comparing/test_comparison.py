"""Two scenarios side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.comparing.comparison import Comparison, compare, compare_many
from siteplanner.core.errors import Cancelled, InputError, SiteplannerError
from siteplanner.core.frames import conform_table
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import PLANTS, TARGETS
from siteplanner.core.work import Work
from tests import builders as b

NAMES = ("figure", "unit", "a", "b", "delta")
"""What the interface promises of every figure."""
ROOM = b.site({"L1": b.rect(0, 0, 500, 500)})


def plan_of(a: dict[str, Any], other: dict[str, Any]) -> Plan:
    plan = b.plan(ROOM, a)
    scenarios = (*plan.scenarios, Scenario("other", "另一方案"))
    frames = {**plan.scenario_plants, "other": b.frame(PLANTS, other) if other else plan.plants().iloc[:0]}
    return replace(plan, scenarios=scenarios, scenario_plants=frames)


def compared(plan: Plan) -> Comparison:
    return compare(plan, "base", "other", check_plan(plan, "base"), check_plan(plan, "other"))


def test_figures_stand_side_by_side_with_their_difference() -> None:
    made = {"capacity": 100.0, "capacity_unit": "t/a"}
    plan = plan_of(
        {"P1": b.factory(b.rect(50, 50, 20, 20), **made)},
        {
            "P1": b.factory(b.rect(50, 50, 40, 20), **made),
            "P2": b.factory(b.rect(200, 50, 20, 20), **made, product="electrolyte"),
        },
    )
    rows = {row["figure"]: row for row in compared(plan).to_json()["rows"]}
    plants, footprint = ({name: rows[key][name] for name in NAMES} for key in ("plants", "footprint_m2"))
    assert plants == {"figure": "plants", "unit": None, "a": 1, "b": 2, "delta": 1}
    assert footprint == {"figure": "footprint_m2", "unit": "m²", "a": 400.0, "b": 1200.0, "delta": 800.0}
    assert rows["footprint_m2"]["per_cent"] == 200.0
    assert (rows["capacity.electrolyte"]["a"], rows["capacity.electrolyte"]["b"]) == (0.0, 100.0)
    assert rows["capacity.anode_graphite"]["delta"] == 0.0


def test_findings_are_gained_and_lost_by_their_ids() -> None:
    near = {"P1": b.factory(b.rect(50, 50, 20, 20)), "P2": b.factory(b.rect(75, 50, 20, 20))}
    far = {"P1": b.factory(b.rect(50, 50, 20, 20)), "P2": b.factory(b.rect(490, 50, 20, 20))}
    answer = compared(plan_of(near, far)).to_json()
    assert "fire-separation:P1:P2" in [f["id"] for f in answer["findings"]["lost"]]
    assert "on-parcel:P2" in [f["id"] for f in answer["findings"]["gained"]]
    errors = next(row for row in answer["rows"] if row["figure"] == "findings.error")
    assert errors["delta"] == errors["b"] - errors["a"]


def test_checks_of_different_moments_are_not_compared() -> None:
    plan = plan_of({"P1": b.factory(b.rect(50, 50, 20, 20))}, {"P1": b.factory(b.rect(50, 50, 20, 20))})
    with pytest.raises(InputError, match="different moments"):
        compare(plan, "base", "other", check_plan(plan, "base"), check_plan(plan, "other", year=2025))


def test_a_scenario_beside_its_like_differs_in_nothing() -> None:
    same = {"P1": b.factory(b.rect(50, 50, 20, 20))}
    comparison = compared(plan_of(same, same))
    assert comparison.gained == comparison.lost == ()
    assert {row.delta for row in comparison.rows} <= {0.0, None}


def test_an_empty_scenario_counts_nothing() -> None:
    comparison = compared(plan_of({"P1": b.factory(b.rect(50, 50, 20, 20))}, {}))
    assert next(row for row in comparison.rows if row.figure == "plants").b == 0
    assert comparison.gained == ()


def test_figures_of_the_pack_stand_beside_those_of_the_program() -> None:
    plan = plan_of(
        {"P1": b.factory(b.rect(50, 50, 20, 20), output_value_cny=1e8)},
        {"P1": b.factory(b.rect(50, 50, 20, 20))},
    )
    rows = {row.figure: row for row in compared(plan).rows}
    land_ha = 500 * 500 / 10_000
    assert rows["own.output_per_ha"].unit == "CNY/a/ha"
    assert rows["own.output_per_ha"].a == 1e8 / land_ha
    assert rows["own.output_per_ha"].b is None, "nobody says what the plant puts out"
    assert rows["own.output_per_ha"].delta is None
    assert str(rows["own.output_per_ha"].label) == "Output per hectare of land used"


def test_what_nobody_states_is_blank_with_its_why_and_never_0() -> None:
    plan = plan_of(
        {"P1": b.factory(b.rect(50, 50, 20, 20), jobs=None), "P2": b.factory(b.rect(100, 50, 20, 20), jobs=None)},
        {"P1": b.factory(b.rect(50, 50, 20, 20), jobs=30), "P2": b.factory(b.rect(100, 50, 20, 20), jobs=None)},
    )
    jobs = compared(plan).row("jobs")
    assert jobs.values == (None, 30.0)
    assert (jobs.delta, jobs.per_cent[1], jobs.verdicts[1]) == (None, None, None)
    assert str(jobs.note(0)) == "Every plant here lacks this figure (2), so there is no sum."
    assert str(jobs.note(1)) == "Plants that do not state it: 1; the figure is of the others."


def test_a_sum_of_fewer_plants_is_called_neither_better_nor_worse() -> None:
    known = {"P1": b.factory(b.rect(50, 50, 20, 20), jobs=30), "P2": b.factory(b.rect(100, 50, 20, 20), jobs=10)}
    partly = {**known, "P2": b.factory(b.rect(100, 50, 20, 20), jobs=None)}
    assert compared(plan_of(known, partly)).row("jobs").verdicts[1] is None
    fewer = {**partly, "P1": b.factory(b.rect(50, 50, 20, 20), jobs=20)}
    assert compared(plan_of(partly, fewer)).row("jobs").verdicts[1] == "worse", "the same plant is silent in both"


def test_a_substation_whose_load_nobody_can_tell_in_full_is_not_said_to_be_better_kept_within() -> None:
    """20 MW on transformers of 2 x 10 MVA are too much without one; of whom no load is known there is no saying."""
    site = b.site(
        {"L1": b.rect(0, 0, 500, 500)},
        substations={"S1": (b.point(400, 400), {"capacity_kva": 20_000.0, "transformers": 2, "power_factor": 1.0})},
    )
    drawing = {"substation_id": "S1", "demand_factor": 1.0, "power_factor": 1.0, "in_service": "2025-01-01"}
    known = {"P1": b.factory(b.rect(50, 50, 20, 20), power_kw=20_000.0, **drawing)}
    silent = {"P1": b.factory(b.rect(50, 50, 20, 20), power_kw=None, **drawing)}
    made = compared(replace(plan_of(known, silent), site=site))
    for figure, values in (("phases.stations_over", (1.0, 0.0)), ("phases.failing_starts", (1.0, 0.0))):
        row = made.row(figure)
        assert row.values == values
        assert [len(each) for each in row.lacking] == [0, 1]
        assert row.verdicts[1] is None
        assert "do not state it: 1" in str(row.note(1))


def test_what_could_still_connect_follows_the_map() -> None:
    """A works of the largest load a 10 kV feeder carries is at hand beside the substation, and not 80 km off."""
    plants = {"P1": b.factory(b.rect(50, 50, 20, 20))}

    def headroom_kw(east_m: float) -> float | None:
        station = {"capacity_kva": 80_000.0, "transformers": 2, "voltage_kv": 110.0}
        site = b.site({"L1": b.rect(0, 0, 500, 500)}, substations={"S1": (b.point(east_m, 400), station)})
        plan = replace(plan_of(plants, plants), site=site)
        found = [compared(plan).row("power.headroom_most") for _ in range(2)]
        assert found[0].values == found[1].values
        return found[0].a

    near, far = headroom_kw(400), headroom_kw(80_000)
    assert near is not None
    assert near > 0
    assert far == 0.0


def test_more_targets_reached_is_not_called_better_where_the_other_may_have_reached_them_too() -> None:
    targets = conform_table(pd.DataFrame({"year": [2025], "output_value_cny": [1e8]}), TARGETS)
    known = {"P1": b.factory(b.rect(50, 50, 20, 20), output_value_cny=1e8, in_service="2024-01-01")}
    silent = {"P1": b.factory(b.rect(50, 50, 20, 20), output_value_cny=None, in_service="2024-01-01")}
    late = {"P1": b.factory(b.rect(50, 50, 20, 20), output_value_cny=None, in_service="2026-01-01")}
    row = compared(replace(plan_of(known, silent), targets=targets)).row("phases.targets_reached")
    assert (row.values, row.verdicts[1]) == ((1.0, 0.0), None)
    row = compared(replace(plan_of(known, late), targets=targets)).row("phases.targets_reached")
    assert (row.values, row.verdicts[1]) == ((1.0, 0.0), "worse"), "who comes later has nothing to say to it"


def test_unlike_units_of_a_product_are_never_one_figure() -> None:
    tonnes = b.factory(b.rect(50, 50, 20, 20), product="own_salt", capacity=100.0, capacity_unit="t/a")
    pieces = b.factory(b.rect(50, 50, 20, 20), product="own_salt", capacity=7.0, capacity_unit="piece/a")
    rows = {row.figure: row for row in compared(plan_of({"P1": tonnes}, {"P1": pieces})).rows}
    assert rows["capacity.own_salt (t/a)"].values == (100.0, 0.0)
    assert rows["capacity.own_salt (piece/a)"].values == (0.0, 7.0)
    assert "capacity.own_salt" not in rows


def test_a_figure_within_its_limits_is_as_good_as_another_and_outside_worse() -> None:
    """A parcel of 250,000 m²: 40 % to 75 % may be covered (the pack's control figures)."""
    covered = [b.rect(0, 0, 500, depth) for depth in (250, 350, 400)]  # 50 %, 70 %, 80 %
    plan = plan_of({"P1": b.factory(covered[0])}, {"P1": b.factory(covered[1])})
    plan = replace(
        plan,
        scenarios=(*plan.scenarios, Scenario("most", "最密")),
        scenario_plants={**plan.scenario_plants, "most": b.frame(PLANTS, {"P1": b.factory(covered[2])})},
    )
    ids = ("base", "other", "most")
    row = compare_many(plan, ids, [check_plan(plan, each) for each in ids]).row("indicators.building_coefficient")
    assert row.values == pytest.approx((50.0, 70.0, 80.0))
    assert row.verdicts[1:] == ("same", "worse")
    assert row.deltas == pytest.approx((0.0, 20.0, 30.0))
    assert row.per_cent == (None, None, None), "percentage points, not per cent of per cent"


def test_fewer_errors_found_by_a_check_that_could_look_at_less_are_not_called_better() -> None:
    """P2 lies 5 m from P1 and has no footprint in the other scenario: what cannot be checked finds no errors."""
    near = {"P1": b.factory(b.rect(50, 50, 20, 20)), "P2": b.factory(b.rect(75, 50, 20, 20))}
    errors = compared(plan_of(near, {**near, "P2": b.factory(None)})).row("findings.error")
    assert errors.verdicts[1] is None
    assert "there may be more" in str(errors.note(1))


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("base",), "Two to four"),
        (("base", "other", "base"), "“base” is named twice"),
        (("base", "nowhere"), "no scenario “nowhere”"),
        (("base", "other", "x", "y", "z"), "5 were named"),
    ],
)
def test_what_cannot_be_compared_is_refused(ids: tuple[str, ...], said: str) -> None:
    plan = plan_of({}, {})
    with pytest.raises(SiteplannerError, match=said):
        compare_many(plan, ids, [])


def test_a_comparison_can_be_stopped() -> None:
    plan, work = plan_of({}, {}), Work()
    work.cancel()
    with pytest.raises(Cancelled):
        compare_many(plan, ("base", "other"), [check_plan(plan, each) for each in ("base", "other")], work)


def test_every_figure_has_a_line_that_says_which_way_it_is_better() -> None:
    made = {"capacity": 100.0, "capacity_unit": "t/a", "energy_kwh_a": 1e6, "power_kw": 500.0, "demand_factor": 0.9}
    plan = plan_of({"P1": b.factory(b.rect(50, 50, 20, 20), **made)}, {"P1": b.factory(b.rect(50, 50, 20, 20), **made)})
    families = {row.family for row in compared(plan).rows}
    assert families == {"totals", "indicators", "power", "cost", "phases", "chain", "own", "findings"}
    assert [row.figure for row in compared(plan).rows if not row.directed.why.zh] == []
