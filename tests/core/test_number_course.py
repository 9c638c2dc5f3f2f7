"""Numbers beside the map: sums until a moment, and the way between two quarters."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.moment import Quarter
from siteplanner.core.number_course import NumberCourse, number_keys
from siteplanner.core.plan import Plan
from tests.builders import factory, plan, rect, site


def town() -> Plan:
    """Three anode works: undated 100 kW and 1,000 t/a; 2025Q2 200 kW and 2,000 t/a; 2026Q1 without load, 4,000 t/a."""
    anode = {"product": "anode_graphite", "capacity_unit": "t/a"}
    made = plan(
        site({"L1": rect(0, 0, 300, 200)}),
        {
            "P1": factory(rect(0, 0, 20, 20), power_kw=100.0, capacity=1_000.0, **anode),
            "P2": factory(rect(40, 0, 20, 20), power_kw=200.0, capacity=2_000.0, in_service="2025-05-01", **anode),
            "P3": factory(rect(80, 0, 20, 20), power_kw=None, capacity=4_000.0, in_service="2026-02-01", **anode),
        },
    )
    rows = [
        {"year": 2025, "product": "anode_graphite", "capacity": 3_500.0, "capacity_unit": "t/a"},
        {"year": 2026, "product": "anode_graphite", "capacity": 9_000.0, "capacity_unit": "t/a"},
        {"year": 2026, "product": None, "output_value_cny": 1e9},
    ]
    return edits.set_targets(rows).apply(made)


KEYS = ("plants", "power_kw", "capacity.anode_graphite", "output_value_cny")


def values(course: NumberCourse, when: object) -> dict[str, float | None]:
    return {each.key: each.value for each in course.at(when)}  # type: ignore[arg-type]  # a year, or None


def test_what_is_in_service_counts_and_what_has_no_date_always_does() -> None:
    course = NumberCourse.of_scenario(town(), "base", KEYS)
    assert values(course, 2024)["plants"] == 1
    assert values(course, 2025)["power_kw"] == 300.0
    assert values(course, 2025)["capacity.anode_graphite"] == 3_000.0
    assert values(course, None)["capacity.anode_graphite"] == 7_000.0


def test_a_blank_is_counted_and_never_taken_for_nought() -> None:
    made = edits.set_attributes("base", ["P1", "P2", "P3"], {"jobs": None}).apply(town())
    (jobs,) = NumberCourse.of_scenario(made, "base", ["jobs"]).at(None)
    assert (jobs.value, jobs.lacking) == (None, 3)
    (power,) = NumberCourse.of_scenario(made, "base", ["power_kw"]).at(None)
    assert (power.value, power.lacking) == (300.0, 1)


def test_the_target_is_that_of_the_step_that_comes_next_and_of_the_last_at_the_end() -> None:
    course = NumberCourse.of_scenario(town(), "base", KEYS)
    of = {when: {each.key: each for each in course.at(when)} for when in (2024, 2026, 2030, None)}
    wanted = {
        when: (n["capacity.anode_graphite"].target, n["capacity.anode_graphite"].target_year) for when, n in of.items()
    }
    assert wanted == {2024: (3_500.0, 2025), 2026: (9_000.0, 2026), 2030: (9_000.0, 2026), None: (9_000.0, 2026)}
    assert of[2024]["output_value_cny"].target == 1e9
    assert of[2024]["plants"].target is None


def test_a_target_in_another_unit_is_no_target_of_this_number() -> None:
    made = edits.set_targets(
        [{"year": 2025, "product": "anode_graphite", "capacity": 10.0, "capacity_unit": "m2/a"}]
    ).apply(town())
    (capacity,) = NumberCourse.of_scenario(made, "base", ["capacity.anode_graphite"]).at(2025)
    assert capacity.target is None


def test_between_two_quarters_numbers_run_evenly_and_end_where_they_stand() -> None:
    course = NumberCourse.of_scenario(town(), "base", ["power_kw", "capacity.anode_graphite"])
    assert (course.quarters[0], course.quarters[-1]) == (Quarter(2025, 2), Quarter(2026, 4))
    at = course.quarters.index(Quarter(2026, 1))
    before, halfway, then = (course.between(at + share) for share in (-1.0, -0.25, 0.0))
    assert [each.value for each in before] == [300.0, 3_000.0]
    assert [each.value for each in halfway] == [300.0, 6_000.0]
    assert then == course.at(Quarter(2026, 1).last_day)
    assert course.between(-3.0) == course.between(0.0)
    assert course.between(99.0) == course.at(None)[:2] == course.between(float(len(course.quarters) - 1))


def test_where_nobody_chose_products_come_first_and_there_are_few() -> None:
    keys = [each.key for each in NumberCourse.of_scenario(town()).at(None)]
    assert keys == ["capacity.anode_graphite", "output_value_cny", "investment_cny", "demand_kw", "jobs"]
    assert {key for key, _ in number_keys(town())} > {"plants", "power_kw", "capacity.anode_graphite"}


def test_a_number_that_the_scenario_has_not_is_left_out() -> None:
    assert (
        NumberCourse.of_scenario(town(), "base", ["capacity.separator", "plants", "plants"]).at(None)[0].key == "plants"
    )


def test_a_plan_without_dates_has_its_numbers_at_once() -> None:
    made = plan(site({"L1": rect(0, 0, 300, 200)}), {"P1": factory(rect(0, 0, 20, 20))})
    course = NumberCourse.of_scenario(made, "base", ["plants"])
    assert course.quarters == ()
    assert course.between(3.5)[0].value == pytest.approx(1.0)


def test_what_electricity_costs_follows_a_price_that_is_set_for_one_scenario() -> None:
    energy = {"energy_kwh_a": 1e6, "power_kw": 1_000.0, "demand_factor": 0.5}
    made = plan(site({"L1": rect(0, 0, 300, 200)}), {"P1": factory(rect(0, 0, 20, 20), **energy)})
    made = edits.add_scenario("b", copy_of="base").apply(made)

    def cost(of: Plan, scenario_id: str) -> float:
        (shown,) = NumberCourse.of_scenario(of, scenario_id, ["energy_cost_cny_a"]).at(None)
        assert shown.unit == "CNY/a"
        assert shown.value is not None
        return shown.value

    priced = {
        price: edits.set_factor("energy_cost.price_standard", price, "what if", "b").apply(made)
        for price in (0.5, 0.6, 0.7)
    }
    dear, dearer, dearest = (cost(priced[price], "b") for price in (0.5, 0.6, 0.7))
    assert dearest - dearer == pytest.approx(dearer - dear)  # in proportion to the energy
    assert dearer > dear
    assert {cost(of, "base") for of in priced.values()} == {cost(made, "base")}


def test_a_plant_without_energy_has_no_cost_and_is_counted() -> None:
    made = plan(site({"L1": rect(0, 0, 300, 200)}), {"P1": factory(rect(0, 0, 20, 20), energy_kwh_a=None)})
    (shown,) = NumberCourse.of_scenario(made, "base", ["energy_cost_cny_a"]).at(None)
    assert (shown.value, shown.lacking) == (None, 1)
