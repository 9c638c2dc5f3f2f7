"""The quarters a plan goes through."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.moment import Quarter
from siteplanner.core.plan import Plan
from siteplanner.core.quarters import places, quarters_of
from tests.builders import factory, plan, point, rect, site


def dated(*days: str | None) -> Plan:
    return plan(site(), {f"P{n}": factory(rect(40 * n, 0, 20, 20), in_service=day) for n, day in enumerate(days)})


def names(quarters: tuple[Quarter, ...]) -> list[str]:
    return [str(quarter) for quarter in quarters]


def test_they_run_from_the_first_date_to_the_last_without_a_gap() -> None:
    assert names(quarters_of(dated("2024-06-30", None, "2025-01-01"))) == ["2024Q2", "2024Q3", "2024Q4", "2025Q1"]


def test_substations_and_targets_count_too_a_target_by_its_years_last_quarter() -> None:
    ground = site(substations={"S1": (point(0, 0), {"in_service": "2023-12-31"})})
    made = edits.set_targets([{"year": 2024, "output_value_cny": 1e8}]).apply(plan(ground))
    assert names(quarters_of(made)) == ["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4"]


def test_of_one_scenario_or_of_all() -> None:
    made = edits.add_scenario("later", "Later", copy_of="base").apply(dated("2024-06-30"))
    made = edits.set_attributes("later", ["P0"], {"in_service": "2024-09-30"}).apply(made)
    assert names(quarters_of(made, ["base"])) == ["2024Q2"]
    assert names(quarters_of(made)) == ["2024Q2", "2024Q3"]


def test_without_any_date_there_are_none() -> None:
    assert quarters_of(dated(None)) == ()


def test_centuries_between_leave_only_those_that_occur() -> None:
    assert names(quarters_of(dated("2024-06-30", "2204-06-30"))) == ["2024Q2", "2204Q2"]


@given(
    st.lists(st.one_of(st.none(), st.dates(min_value=Quarter(1950, 1).first_day, max_value=Quarter(2150, 1).first_day)))
)
def test_every_date_has_its_quarters_place(days: list[object]) -> None:
    dates = np.array(
        [np.datetime64("NaT") if day is None else np.datetime64(str(day)) for day in days], "datetime64[D]"
    )
    found = sorted({Quarter.of(day.item()) for day in dates if not np.isnat(day)})
    place = places(dates, tuple(found))
    for day, at in zip(dates, place.tolist(), strict=True):
        assert at == -1 if np.isnat(day) else found[at] == Quarter.of(day.item())
