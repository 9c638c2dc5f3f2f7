"""A declared containment: inside areas of a class, or outside of them."""

from __future__ import annotations

import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from tests.builders import factory, line, plan, rect, site
from tests.core.rules.own.declared_packs import alone, limit, own

PARK = 'kind = "containment"\nof = { layer = "plants", where = "product = electrolyte" }\n'
INSIDE = PARK + 'inside = { layer = "zones", where = "purpose = chemicals" }'
OUTSIDE = 'kind = "containment"\nof = { layer = "plants" }\noutside = { layer = "constraints", where = "kind = river" }'
NONE_OUT = limit("area_m2", 0, "m²")


def found(made: Plan, text: str) -> list[Finding]:
    return list(check_plan(made, rules=alone(text)).findings)


def electrolyte(east_m: float, north_m: float) -> Plan:
    zones = {
        "Z1": (rect(0, 0, 100, 100), {"purpose": "chemicals"}),
        "Z2": (rect(100.01, 0, 100, 100), {"purpose": "chemicals"}),
        "Z3": (rect(0, 100, 200.01, 100), {"purpose": "homes"}),
    }
    return plan(site(zones=zones), {"P1": factory(rect(east_m, north_m, 20, 10), product="electrolyte")})


@pytest.mark.parametrize(
    ("east_m", "north_m", "beyond_m2"),
    [
        (10, 10, None),
        (90, 10, None),  # across the hairline gap of 1 cm between Z1 and Z2: 0.01 x 10 m, closed
        (10, 95, 100.0),  # half of 20 x 10 m in the homes of Z3
        (10, 90.0004, None),  # 20 x 0.0004 = 0.008 m², below the tolerance
        (10, 90.0006, 0.012),
        (-20, 10, 200.0),
    ],
)
def test_what_lies_outside_of_all_areas_together_counts(east_m: float, north_m: float, beyond_m2: float | None) -> None:
    findings = found(electrolyte(east_m, north_m), own(INSIDE, NONE_OUT))
    assert [(f.id, pytest.approx(f.measured, abs=1e-4)) for f in findings] == (
        [] if beyond_m2 is None else [("own-mine:P1", beyond_m2)]
    )


def test_an_area_may_be_allowed_outside() -> None:
    assert found(electrolyte(10, 95), own(INSIDE, limit("area_m2", 100, "m²"))) == []
    assert len(found(electrolyte(10, 95.1), own(INSIDE, limit("area_m2", 100, "m²")))) == 1


def test_other_products_may_stand_anywhere() -> None:
    made = electrolyte(10, 150)
    assert (
        found(plan(made.site, {"P1": factory(rect(10, 150, 20, 10), product="separator")}), own(INSIDE, NONE_OUT)) == []
    )


def test_a_map_without_such_an_area_leaves_the_rule_not_checked() -> None:
    zones = {"Z3": (rect(0, 0, 100, 100), {"purpose": "homes"})}
    made = plan(site(zones=zones), {"P1": factory(rect(10, 10, 20, 10), product="electrolyte")})
    (finding,) = found(made, own(INSIDE, NONE_OUT))
    assert finding.id == "not-checked:own-mine:P1"
    assert (
        found(plan(made.site, {"P1": factory(rect(10, 10, 20, 10), product="separator")}), own(INSIDE, NONE_OUT)) == []
    )


def test_an_area_that_may_be_of_the_class_leaves_it_open() -> None:
    zones = {"Z1": (rect(0, 0, 100, 100), {"purpose": "chemicals"}), "Z2": (rect(0, 100, 100, 100), {})}
    made = plan(site(zones=zones), {"P1": factory(rect(10, 95, 20, 10), product="electrolyte")})
    (finding,) = found(made, own(INSIDE, NONE_OUT))
    assert finding.id == "not-checked:own-mine:P1"
    beyond = plan(made.site, {"P1": factory(rect(90, 95, 20, 10), product="electrolyte")})
    assert [f.id for f in found(beyond, own(INSIDE, NONE_OUT))] == ["own-mine:P1"]  # 10 m stand in neither


def test_outside_of_an_area_and_not_across_a_line() -> None:
    rivers = {
        "C1": (rect(0, 0, 100, 20), {"kind": "river"}),
        "C2": (line((0, 100), (100, 100)), {"kind": "river"}),
        "C3": (rect(0, 0, 500, 500), {"kind": "goaf"}),
    }
    rows = {"P1": rect(10, 15, 10, 10), "P2": rect(10, 20, 10, 10), "P3": rect(10, 95, 10, 10)}
    findings = found(plan(site(constraints=rivers), rows), own(OUTSIDE, NONE_OUT))
    assert [(f.id, f.measured) for f in findings] == [
        ("own-mine:P1:constraint=C1", 50.0),
        ("own-mine:P3:constraint=C2", None),
    ]
    assert str(findings[1].message) == "Mine: P3 meets C2."
