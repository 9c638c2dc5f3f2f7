"""A scenario quarter by quarter, worked by hand on a tiny site; and what holds whatever the plants."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.phases import Phases, phases, tables
from siteplanner.core.measures.totals import totals
from siteplanner.core.moment import Quarter
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message, Named, Template, english
from tests.builders import factory, plan, point, rect, shape, site

MORE = {
    "capacity": 5000.0,
    "output_value_cny": 2e8,
    "investment_cny": 1e8,
    "energy_kwh_a": 5e6,
    "jobs": 40,
    "capacity_unit": "t/a",
}
ON = site(
    {"L1": rect(0, 0, 100, 100), "L2": rect(100, 0, 100, 100), "L3": rect(200, 0, 100, 100)},
    substations={
        "S1": (point(0, 300), {"capacity_kva": 2000.0, "transformers": 2}),
        "S2": (point(50, 300), {"capacity_kva": 3000.0, "transformers": 3, "in_service": "2024-05-15"}),
    },
)
"""Parcels of 10,000 m². S1: N 2,000, N-1 1,000 kVA. S2 from 2024Q2: N 3,000, N-1 2,000 kVA. K of the check is 0.90."""


def made(**plants: Any) -> Plan:
    return plan(ON, plants)


def plant(east_m: float, in_service: str | None, **attributes: Any) -> Any:
    """20 m by 50 m; 1,000 kW × 0.8 ÷ 0.95 = 842.105 kVA, with 0.90: 757.895 kVA on S1."""
    return factory(rect(east_m, 10, 20, 50), in_service=in_service, **{**MORE, **attributes})


def of(made: Plan) -> Phases:
    return phases(Basis.of(made))


def words(of: Any) -> list[str]:
    """What stands in cells or notes, in English."""
    return [english(each) if isinstance(each, Template | Message | Named | str) else str(each) for each in of]


def table(made: Plan, key: str) -> FigureTable:
    return next(table for table in tables(Basis.of(made)) if table.key == key)


GROWING = {
    "P1": plant(10, None),
    "P2": plant(40, "2023-12-31"),
    "P3": plant(110, "2024-01-01", product="electrolyte", capacity=700.0),
}


def test_figures_grow_quarter_by_quarter_and_what_has_no_date_stands_apart() -> None:
    growth = table(made(**GROWING), "phases")
    assert [(row.key, row.kind) for row in growth.rows] == [
        (None, RowKind.OUTSIDE),
        ("2023Q4", RowKind.GROUP),
        ("2024Q1", RowKind.GROUP),
        ("2024Q2", RowKind.GROUP),  # S2 enters service
    ]

    def column(key: str) -> list[Any]:
        return [growth.value(row.key, key) for row in growth.rows]

    assert column("plants") == [1, 2, 3, 3]
    assert column("capacity.anode_graphite") == [5000, 10_000, 10_000, 10_000]
    assert column("capacity.electrolyte") == [0, 0, 700, 700]
    assert column("output_value_cny") == [2e8, 4e8, 6e8, 6e8]
    assert column("demand_kw") == [800, 1600, 2400, 2400]
    assert column("energy_kwh_a") == [5e6, 1e7, 1.5e7, 1.5e7]
    assert column("investment_cny") == [1e8, 2e8, 3e8, 3e8]
    assert column("jobs") == [40, 80, 120, 120]
    assert column("footprint_m2") == pytest.approx([1000, 2000, 3000, 3000])
    assert column("land_m2") == pytest.approx([10_000, 10_000, 20_000, 20_000])  # L1 holds P1 and P2
    assert words(growth.notes) == [
        "1 plants without a date count in every quarter; their own row says how much they are."
    ]


def test_a_figure_that_no_plant_states_is_blank_and_one_that_some_lack_says_so() -> None:
    lacking = {
        "P1": plant(10, "2023-12-31", jobs=None),
        "P2": plant(40, "2024-12-31"),
        "P3": plant(110, None, jobs=None),
    }
    growth = table(made(**lacking), "phases")
    assert [growth.value(row.key, "jobs") for row in growth.rows] == [None, None, None, None, None, 40]
    assert "Jobs: 2 of 3 plants do not state it; they are not in its sums." in words(growth.notes)
    blank = growth.trace(growth.row("2023Q4"), growth.column("jobs"))
    assert blank is not None
    assert str(blank.why_blank) == "None of the 2 plants states it."
    some = growth.trace(growth.row("2024Q4"), growth.column("jobs"))
    assert some is not None
    assert str(some.formula) == "Σ of 3 plants in service by 2024Q4: 40 = 40 "
    assert some.lacking == (Feature("plants", "P1"), Feature("plants", "P3"))
    assert [(term.feature.id, term.value) for term in some.terms] == [("P2", 40.0)]


def test_every_number_is_what_its_trace_adds_up_to() -> None:
    wanted = edits.set_targets(
        [{"year": 2023, "output_value_cny": 3e8}, {"year": 2024, "product": "electrolyte", "capacity": 900.0}]
    ).apply(made(**GROWING))
    for found in tables(Basis.of(wanted)):
        for at, row in enumerate(found.rows):
            for place, value in enumerate(row.values):
                if not isinstance(value, float | int) or found.columns[place].key in ("difference", "target"):
                    continue
                trace = found.trace(at, place)
                assert trace is not None, (found.key, found.columns[place].key)
                given = [term.value for term in trace.terms if term.value is not None]
                assert sum(given) == pytest.approx(value), (found.key, row.key, found.columns[place].key)


def test_steps_say_what_is_short_and_when_it_is_reached() -> None:
    wanted = edits.set_targets(
        [
            {"year": 2023, "output_value_cny": 5e8},
            {"year": 2023, "product": "anode_graphite", "capacity": 8000.0},
            {"year": 2025, "product": "electrolyte", "capacity": 900.0},
        ]
    ).apply(made(**GROWING))
    value, capacity = (table(wanted, key) for key in ("phase_steps_output", "phase_steps_t_a"))
    # by 2023Q4 P1 and P2: 4e8; with P3 in 2024Q1: 6e8; 2e8 of it is P1's, which has no date
    assert words(value.rows[0].values) == ["500000000.0", "400000000.0", "200000000.0",
                                                            "-100000000.0", "80.0", "2024Q1"]  # fmt: skip
    assert [row.key for row in capacity.rows] == ["2023Q4:anode_graphite", "2025Q4:electrolyte"]
    assert capacity.rows[0].values[:4] == (8000.0, 10_000.0, 5000.0, 2000.0)
    assert capacity.rows[1].values[:4] == (900.0, 700.0, 0.0, -200.0)
    assert words(row.values[5] for row in capacity.rows) == ["2023Q4", "never"]
    short = capacity.trace(1, 3)
    assert short is not None
    assert str(short.formula) == "700 − 900 = -200 t/a"


def test_a_step_says_which_plants_do_not_state_its_figure() -> None:
    wanted = edits.set_targets([{"year": 2024, "product": "anode_graphite", "capacity": 8000.0}]).apply(
        made(P1=plant(10, "2023"), P2=plant(40, "2023", capacity=None), P3=plant(110, "2023", capacity_unit="m2/a"))
    )
    step = table(wanted, "phase_steps_t_a")
    assert step.rows[0].values[1] == 5000.0
    assert "1 plants do not state the figure and 1 state it in another unit" in str(step.notes[0])
    trace = step.trace(0, 1)
    assert trace is not None
    assert trace.lacking == (Feature("plants", "P2"),)


S1_LOAD = 0.9 * 1000 * 0.8 / 0.95  # 757.9 kVA a plant


def test_demand_passes_supply_in_the_quarter_that_brings_one_plant_too_many() -> None:
    """S1: one plant 757.9 <= 1,000 (N-1); two 1,515.8 > 1,000; three 2,273.7 > 2,000 (N)."""
    three = {"P1": plant(10, "2023-02-01"), "P2": plant(40, "2023-08-01"), "P3": plant(110, "2024-11-01")}
    found = of(made(**three))
    station = found.supply.stations[0]
    assert station.load_kva[[0, 2, -1]] == pytest.approx([S1_LOAD, 2 * S1_LOAD, 3 * S1_LOAD])
    assert (str(station.first_over("n1")), str(station.first_over("n"))) == ("2023Q3", "2024Q4")
    # together 2,000 and from 2024Q2 5,000 kVA: never passed
    assert found.supply.first_over("n") is None
    stations = table(made(**three), "phase_stations")
    assert words(stations.rows[0].values[4:]) == ["2023Q3", "2024Q4"]
    assert words(stations.rows[1].values[4:]) == ["never", "never"]
    quarters = table(made(**three), "phase_supply")
    assert quarters.value("2024Q1", "n_kva") == 2000.0
    assert quarters.value("2024Q2", "n_kva") == 5000.0
    assert words([quarters.value("2024Q4", "troubled")])[0] == "S1"
    assert quarters.value("2024Q4", "spare_n_kva") == pytest.approx(5000 - 3 * S1_LOAD)


def test_a_plant_before_its_substation_starts_when_that_does_and_one_too_many_never() -> None:
    rows = {
        "P1": plant(10, "2023-02-01", substation_id="S2"),
        "P2": plant(40, "2023-02-01"),
        "P3": plant(110, "2023-08-01"),
        "P4": plant(210, "2024-11-01"),
    }
    starts = {start.plant_id: start for start in of(made(**rows)).starts}
    assert set(starts) == {"P1", "P3", "P4"}
    assert str(starts["P1"].n.earliest) == "2024Q2"
    assert str(starts["P1"].n1.earliest) == "2024Q2"
    # P3 fits with all transformers in 2023Q3, but P4 makes 2,273.7 of 2,000: with N it starts as dated, P4 never
    assert starts["P3"].n.fits is True
    assert starts["P3"].n1.earliest is None
    assert starts["P4"].n.lacking_kva == pytest.approx(3 * S1_LOAD - 2000)
    assert starts["P4"].n1.lacking_kva == pytest.approx(3 * S1_LOAD - 1000)
    # S2 holds P1: 757.9 + 757.9 <= 2,000 (N-1), from P4's own start on
    there = starts["P4"].elsewhere
    assert there is not None
    assert (there.substation_id, str(there.quarter), there.how) == ("S2", "2024Q4", "n1")
    told = table(made(**rows), "phase_starts")
    assert words(told.rows[told.row("P1")].values[3:5]) == ["2024Q2", "2024Q2"]
    assert str(told.value("P4", "earliest_n")) == "never: 274 kVA too little at the end"


def test_where_everything_fits_that_is_said() -> None:
    starts = table(made(P1=plant(10, "2023")), "phase_starts")
    assert starts.rows == ()
    assert words(starts.notes)[0] == "Every plant whose load is known starts with room on its substation."


def test_a_capacity_that_is_not_entered_is_never_taken_for_enough() -> None:
    unknown = ON.with_layer("substations", ON.substations.assign(capacity_kva=[np.nan, 3000.0]))
    found = tables(Basis.of(plan(unknown, {"P1": plant(10, "2023"), "P2": plant(40, "2023", substation_id=None)})))
    stations = next(each for each in found if each.key == "phase_stations")
    assert words(stations.rows[0].values[2:]) == ["None", "None", "cannot be told", "cannot be told"]
    assert stations.rows[-1].values[2] is None
    blank = stations.trace(0, stations.column("n_kva"))
    assert blank is not None
    assert "S1" in str(blank.why_blank)
    assert any("1 plants name no substation" in note for note in words(stations.notes))


def test_a_plan_without_dates_says_so_and_a_plan_of_nothing_has_tables_too() -> None:
    bare = site({"L1": rect(0, 0, 100, 100)})
    for nothing in (plan(bare), plan(bare, {"P1": plant(10, None)})):
        growth, *others = tables(Basis.of(nothing))
        assert len(growth.rows) == 1
        assert "No plant, substation or target of this scenario has a date." in words(growth.notes)
        for each in (growth, *others):
            each.to_json()
            for row in range(len(each.rows)):
                for column in range(len(each.columns)):
                    trace = each.trace(row, column)
                    assert each.rows[row].values[column] is not None or (trace is not None and trace.why_blank)


def test_without_dates_or_substations_nothing_is_said_to_hold() -> None:
    """30 plants on a substation for two, none of them dated: no “never”, no “every plant has room”."""
    undated = plan(
        site({"L1": rect(0, 0, 1000, 100)}, substations={"S1": (point(0, 300), {"capacity_kva": 2000.0})}),
        {f"P{n}": plant(30.0 * n, None) for n in range(30)},
    )
    stations = table(undated, "phase_stations")
    assert words(stations.rows[0].values[4:]) == ["cannot be told", "cannot be told"]
    assert words(stations.rows[-1].values[4:]) == ["cannot be told", "cannot be told"]
    nowhere = plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": plant(10, "2023-02-01")})
    assert words(table(nowhere, "phase_stations").rows[-1].values) == [
        "", "None", "None", "None", "cannot be told", "cannot be told",
    ]  # fmt: skip
    for made_of, why in ((undated, "No plant, substation or target of this scenario has a date."),
                         (nowhere, "The map has no substations.")):  # fmt: skip
        assert words(table(made_of, "phase_starts").notes) == [why]
        assert words(table(made_of, "phase_stations").notes)[0] == why


def test_a_moment_does_not_shorten_the_course() -> None:
    grown = made(**GROWING)
    by_then = tables(Basis.of(grown, when=2023))
    assert [each.to_json() for each in by_then] == [each.to_json() for each in tables(Basis.of(grown))]


# -- whatever the plants --------------------------------------------------------------------------------------------

DATES = st.sampled_from([None, "2022-12-31", "2023-01-01", "2023-07-15", "2024-02-29", "2024-05-15", "2025-12-31"])
ANY_PLANTS = st.dictionaries(
    st.sampled_from([f"P{n}" for n in range(8)]),
    st.tuples(DATES, st.sampled_from(["S1", "S2", None]), st.sampled_from([None, 0.0, 400.0, 1000.0, 2500.0])),
    max_size=8,
)


def drawn(rows: dict[str, tuple[str | None, str | None, float | None]]) -> Plan:
    return made(
        **{
            key: plant(float(30 * int(key[1:])), day, substation_id=station, power_kw=power)
            for key, (day, station, power) in rows.items()
        }
    )


@settings(max_examples=60)
@given(ANY_PLANTS)
def test_cumulative_figures_never_fall_and_end_at_the_totals_of_the_whole(rows: Any) -> None:
    scenario = drawn(rows)
    found, whole = of(scenario), totals(scenario).total.figures
    course = found.course
    grown = [course.undated, *course.figures]
    for before, after in itertools.pairwise(grown):
        assert after.plants >= before.plants
        assert all(after.amounts[key] >= before.amounts[key] for key in after.amounts)
    assert (np.diff(course.land_m2) >= 0).all()
    assert course.whole.plants == whole.plants
    assert course.whole.amounts == pytest.approx(dict(whole.amounts))
    assert course.whole.missing == whole.missing
    assert {key: of.value for key, of in course.whole.capacity.items()} == pytest.approx(
        {key: of.value for key, of in whole.capacity.items()}
    )


@settings(max_examples=60)
@given(ANY_PLANTS)
def test_each_quarter_is_what_the_totals_until_its_last_day_say_and_its_fourth_the_years(rows: Any) -> None:
    scenario = drawn(rows)
    course = of(scenario).course
    for quarter, figures in zip(course.quarters, course.figures, strict=True):
        until = totals(scenario, year=quarter.last_day).total.figures
        assert (figures.plants, figures.missing) == (until.plants, until.missing)
        assert figures.amounts == pytest.approx(dict(until.amounts))
        if quarter.number == 4:
            assert totals(scenario, year=quarter.year).total.figures == until


def brute_force(scenario: Plan, station: str, capacity_kva: float, since: dt.date | None) -> dict[str, Quarter | None]:
    """Every plant that starts without room, and its earliest start: tried quarter by quarter, plant by plant."""
    course = of(scenario).course
    plants = scenario.plants()
    asked = {
        str(key): 0.9 * row["power_kw"] * row["demand_factor"] / row["power_factor"]
        for key, row in plants.iterrows()
        if row["substation_id"] == station and pd.notna(row["power_kw"]) and row["power_kw"] > 0
    }
    begin = {
        k: 0 if pd.isna(d) else course.quarters.index(Quarter.of(d.date())) for k, d in plants["in_service"].items()
    }

    def fits(starts: dict[Any, int], at: int) -> bool:
        load = sum(kva for key, kva in asked.items() if starts[key] <= at)
        there = since is None or since <= course.quarters[at].last_day
        return load <= (capacity_kva if there else 0.0) * (1 + 1e-9)

    every = range(len(course.quarters))
    found: dict[str, Quarter | None] = {}
    for key in asked:
        if not fits(begin, begin[key]):
            tried = [at for at in every if at >= begin[key] and all(fits({**begin, key: at}, t) for t in every[at:])]
            found[key] = course.quarters[tried[0]] if tried else None
    return found


@settings(max_examples=60)
@given(ANY_PLANTS)
def test_the_earliest_start_is_the_one_found_by_trying_every_quarter(rows: Any) -> None:
    scenario = drawn(rows)
    starts = of(scenario).starts
    for station, n_kva, since in (("S1", 2000.0, None), ("S2", 3000.0, dt.date(2024, 5, 15))):
        mine = {
            start.plant_id: start.n.earliest for start in starts if start.substation_id == station and not start.n.fits
        }
        assert mine == brute_force(scenario, station, n_kva, since)


@settings(max_examples=60)
@given(ANY_PLANTS)
def test_another_substation_is_named_where_it_would_carry_the_plant_in_every_quarter_to_come(rows: Any) -> None:
    scenario = drawn(rows)
    found = of(scenario)
    limits = {"S1": {"n": 2000.0, "n1": 1000.0}, "S2": {"n": 3000.0, "n1": 2000.0}}
    stations = {station.substation_id: station for station in found.supply.stations}
    quarters = found.course.quarters
    for start in found.starts:
        (other,) = set(stations) - {start.substation_id}
        begin = 0 if start.quarter is None else quarters.index(start.quarter)
        wanted = None
        for how in ("n1", "n"):
            for at in range(begin, len(quarters)):
                serving = [other == "S1" or quarters[t] >= Quarter(2024, 2) for t in range(at, len(quarters))]
                loads = stations[other].load_kva[at:] + start.load_kva
                if wanted is None and all(serving) and (loads <= limits[other][how] * (1 + 1e-9)).all():
                    wanted = (other, quarters[at], how)
        named = start.elsewhere
        assert (named and (named.substation_id, named.quarter, named.how)) == wanted


@settings(max_examples=40)
@given(ANY_PLANTS)
def test_the_first_quarter_that_fails_is_the_one_of_the_checks_first_day(rows: Any) -> None:
    """Twin: the check looks at days, from the day the substation is there."""
    from siteplanner.core.checking import check_plan

    scenario = drawn(rows)
    errors = {
        f.subjects[0].removeprefix("substation="): f
        for f in check_plan(scenario).findings
        if f.rule == "substation-load" and f.severity == "error"
    }
    station = of(scenario).supply.stations[0]  # S1 has no date: days and quarters mean the same
    assert (station.first_over("n") is not None) == ("S1" in errors)
    if "S1" in errors:
        quarter = station.first_over("n")
        at = station.quarters.index(quarter) if quarter is not None else -1
        days = scenario.plants()["in_service"].dropna()
        there = [d.date() for d in days if d.date() <= station.quarters[at].last_day]
        words = str(errors["S1"].message)
        assert "from the start" in words or any(day.isoformat() in words for day in there)


def test_a_parcel_with_a_faulty_outline_counts_as_in_the_totals() -> None:
    """Two triangles that touch in a point, drawn as one line: 2 × 2,500 m²."""
    on = site({"L1": shape((0, 0), (100, 100), (100, 0), (0, 100))})
    made = plan(on, {"P1": factory(rect(5, 45, 10, 10))})
    figures = totals(made).total.figures.amounts["land_m2"], phases(Basis.of(made)).course.whole.amounts["land_m2"]
    assert figures == pytest.approx((5000.0, 5000.0))


def test_what_is_no_amount_reaches_no_step() -> None:
    wanted = edits.set_targets([{"year": 2024, "product": "anode_graphite", "output_value_cny": 1.0}])
    made = wanted.apply(plan(ON, {"P1": factory(rect(10, 10, 10, 10), output_value_cny=float("inf"))}))
    [step] = phases(Basis.of(made)).steps
    assert (step.target.planned, step.undated, step.reached_in) == (0.0, 0.0, None)


def test_a_capacity_that_no_plant_states_yet_is_blank_and_not_0() -> None:
    growth = table(made(P1=plant(10, "2023-12-31", capacity=None), P2=plant(40, "2024-12-31")), "phases")
    assert [growth.value(row.key, "capacity.anode_graphite") for row in growth.rows[:3]] == [0.0, None, None]
    assert growth.value("2024Q4", "capacity.anode_graphite") == 5000.0
    blank = growth.trace(growth.row("2023Q4"), growth.column("capacity.anode_graphite"))
    assert blank is not None
    assert str(blank.why_blank) == "None of the 1 plants states it."


def test_a_step_to_which_no_plant_states_its_figure_is_blank_and_not_0() -> None:
    wanted = edits.set_targets([{"year": 2024, "product": "anode_graphite", "capacity": 8000.0}]).apply(
        made(P1=plant(10, "2023", capacity=None), P2=plant(40, "2025"))
    )
    steps = table(wanted, "phase_steps_t_a")
    assert steps.rows[0].values[:5] == (8000.0, None, 0.0, None, None)
    for column in (1, 3, 4):
        blank = steps.trace(0, column)
        assert blank is not None
        assert blank.why_blank is not None
        assert blank.lacking == (Feature("plants", "P1"),)


def test_never_is_not_said_of_a_substation_with_loads_that_are_not_known() -> None:
    known = {"P1": plant(10, "2023-02-01")}
    lacking = {**known, "P2": plant(40, "2023-02-01", power_factor=None)}
    assert words(table(made(**known), "phase_stations").rows[0].values[4:]) == ["never", "never"]
    assert words(table(made(**lacking), "phase_stations").rows[0].values[4:]) == ["cannot be told", "cannot be told"]


def test_a_product_named_like_a_unit_is_a_product_of_its_own() -> None:
    """“separator (t/a)” in m² beside the separator in t: nothing is lost, and what lacks a capacity is told apart."""
    named = {"product": "separator (t/a)", "capacity_unit": "m2/a"}
    rows = {
        "P1": plant(10, "2023-01-01", product="separator", capacity=7.0),
        "P2": plant(40, "2023-01-01", **{**named, "capacity": 5.0}),
        "P3": plant(70, "2024-01-01", **{**named, "capacity": None}),
    }
    capacity = totals(made(**rows)).total.figures.capacity
    assert sorted((of.value, of.unit) for of in capacity.values()) == [(5.0, "m2/a"), (7.0, "t/a")]
    growth = table(made(**rows), "phases")
    column = growth.column("capacity.separator (t/a)")
    assert growth.columns[column].unit == "m2/a"
    found = growth.trace(growth.row("2024Q1"), column)
    assert found is not None
    assert found.lacking == (Feature("plants", "P3"),)
