"""Plants and the substations that feed them, in the order of their dates."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from tests.builders import factory, plan, point, rect, shape, site
from tests.core.rules import twins_of_limits
from tests.core.rules.found import found, ids, only, rounded, shuffled
from tests.strategies import plans

RULE = "in-service-order"
P1 = "in-service-order:P1"
UNCHECKED = "not-checked:in-service-order:P1"


def town(substation_since: str | None, plant_since: str | None, **changes: Any) -> Plan:
    on = site(
        {"L1": rect(0, 0, 100, 100)},
        substations={"S1": (point(50, 150), {"capacity_kva": 63000.0, "in_service": substation_since})},
    )
    row = {"in_service": plant_since, "substation_id": "S1", **changes}
    return plan(on, {"P1": factory(rect(10, 10, 30, 30), **row)})


def test_a_plant_before_its_substation_is_named_with_both_days() -> None:
    finding = only(town("2026-06-30", "2025-12-31"), RULE)
    assert (finding.id, finding.severity) == (P1, "error")
    assert (finding.subjects, finding.plants) == (("P1", "substation=S1"), ("P1",))
    assert (finding.measured, finding.required, finding.unit) == (None, None, "")
    assert str(finding.message) == ("P1 enters service on 2025-12-31, its substation S1 only on 2026-06-30.")


@pytest.mark.parametrize(
    ("substation_since", "plant_since", "expected"),
    [
        ("2026-06-30", "2026-06-29", [P1]),
        ("2026-06-30", "2026-06-30", []),  # the same day
        ("2026-06-30", "2026-07-01", []),
        (None, "1999-01-01", []),  # the substation is there from the start
        (None, None, []),
        ("2026-06-30", None, [UNCHECKED]),  # the plant counts from the start, but was that meant?
        ("1970-01-01", "1969-12-31", [P1]),
    ],
)
def test_which_day_comes_first(substation_since: str | None, plant_since: str | None, expected: list[str]) -> None:
    assert ids(town(substation_since, plant_since), RULE) == expected


def test_a_plant_without_a_date_on_a_substation_to_come_says_what_to_enter() -> None:
    said = str(only(town("2026-06-30", None), RULE).message)
    assert "P1 has no date of service and its substation S1 enters service only on 2026-06-30" in said
    assert "enter the plant's date" in said


@pytest.mark.parametrize(
    ("changes", "expected", "words"),
    [
        ({"substation_id": None}, [UNCHECKED], "enter its substation"),
        ({"substation_id": "S9"}, [UNCHECKED], "there is no substation “S9” on the map"),
        ({"substation_id": None, "power_kw": None}, [UNCHECKED], "enter its substation"),
        ({"substation_id": None, "power_kw": 0.0}, [], ""),  # draws no power, needs none
        ({"substation_id": "S9", "power_kw": 0.0}, [UNCHECKED], "there is no substation “S9” on the map"),
    ],
)
def test_without_a_substation_it_is_not_checked(changes: dict[str, Any], expected: list[str], words: str) -> None:
    findings = found(town("2026-06-30", "2027-01-01", **changes), RULE)
    assert [f.id for f in findings] == expected
    assert all(words in str(f.message) for f in findings)


def test_a_footprint_that_is_not_sound_is_not_checked() -> None:
    made = town("2026-06-30", "2025-12-31")
    broken = edits.reshape_plant("base", "P1", shape((10, 10), (40, 40), (40, 10), (10, 40))).apply(made)
    assert ids(broken, RULE) == [UNCHECKED]
    assert Checker(made).after(broken).result == check_plan(broken)


def test_without_any_substation_on_the_map_nothing_passes() -> None:
    assert ids(plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": rect(10, 10, 30, 30)}), RULE) == [UNCHECKED]


def test_changed_dates_and_substations_are_seen() -> None:
    now = town("2026-06-30", "2025-12-31")
    checker = Checker(now)
    changes: list[edits.Edit] = [
        edits.set_attributes("base", ["P1"], {"in_service": "2027-01-01"}),
        edits.set_attributes("base", ["P1"], {"in_service": None}),
        edits.set_attributes("base", ["P1"], {"substation_id": None}),
        edits.set_layer_attributes("substations", ["S1"], {"in_service": "2025-01-01"}),
        edits.set_layer_attributes("substations", ["S1"], {"in_service": None}),
        edits.move_plants("base", ["P1"], 5, 5),
    ]
    for change in changes:
        changed = change.apply(now)
        assert checker.after(changed).result == check_plan(changed)
        assert checker.after(changed).after(now).result == checker.result


@settings(max_examples=60)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    figures = {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE)}
    assert figures == twins_of_limits.in_service_order(made)
    assert ids(shuffled(made), RULE) == ids(made, RULE)
