"""A declared bound of an attribute, or of what is worked out of some."""

from __future__ import annotations

import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.rules.rule import Finding
from tests.builders import factory, plan, rect, site
from tests.core.rules.own.declared_packs import alone, limit, own

HEIGHT = 'kind = "attribute"\nof = { layer = "plants", where = "building_use = warehouse" }\nattribute = "height_m"'
DENSITY = 'kind = "attribute"\nof = { layer = "plants" }\nattribute = "power_kw / floor_area_m2"\nunit = "kW/m²"'


def found(text: str, **attributes: object) -> list[Finding]:
    made = plan(site(), {"P1": factory(rect(0, 0, 30, 30), **attributes)})
    return list(check_plan(made, rules=alone(text)).findings)


@pytest.mark.parametrize(
    ("height_m", "fails"), [(12.0, False), (12.01, False), (12.02, True), (8.99, False), (8.98, True)]
)
def test_a_height_lies_between_its_limits(height_m: float, fails: bool) -> None:
    text = own(HEIGHT, limit("min", 9), limit("max", 12))
    findings = found(text, building_use="warehouse", height_m=height_m)
    assert [(f.id, f.measured, f.required) for f in findings] == (
        [("own-mine:P1", height_m, 12.0 if height_m > 10 else 9.0)] if fails else []
    )


def test_a_calculation_is_bounded_and_its_unit_said() -> None:
    """1500 kW on 1000 m² are 1.5 kW/m²."""
    (finding,) = found(own(DENSITY, limit("max", 1.4, "kW/m²")), power_kw=1500.0, floor_area_m2=1000.0)
    assert str(finding.message) == ("Mine: power_kw / floor_area_m2 of P1 is 1.5 kW/m²; at most 1.4 kW/m² are allowed.")
    assert found(own(DENSITY, limit("max", 1.5, "kW/m²")), power_kw=1500.0, floor_area_m2=1000.0) == []


@pytest.mark.parametrize("floor_area_m2", [None, 0.0])
def test_a_figure_that_is_not_known_is_not_checked(floor_area_m2: float | None) -> None:
    (finding,) = found(own(DENSITY, limit("max", 1.4, "kW/m²")), power_kw=1500.0, floor_area_m2=floor_area_m2)
    assert finding.id == "not-checked:own-mine:P1"


def test_a_blank_word_that_stands_for_the_usual_one_is_that_word() -> None:
    """A blank use is a factory, as everywhere in a plan."""
    text = own(HEIGHT.replace("warehouse", "factory"), limit("max", 12))
    assert [f.id for f in found(text, building_use=None, height_m=20.0)] == ["own-mine:P1"]
    assert found(own(HEIGHT, limit("max", 12)), building_use=None, height_m=20.0) == []


def test_a_class_left_open_is_not_checked_where_it_would_fail() -> None:
    text = own(HEIGHT.replace("building_use = warehouse", "hazard_class = A"), limit("max", 12))
    (finding,) = found(text, hazard_class=None, height_m=20.0)
    assert finding.id == "not-checked:own-mine:P1"
    assert found(text, hazard_class=None, height_m=10.0) == []


def test_the_measured_area_of_a_footprint_can_be_asked_for() -> None:
    body = 'kind = "attribute"\nof = { layer = "plants", where = "measured_area_m2 > 800" }\nattribute = "storeys"'
    (finding,) = found(own(body, limit("min", 2, "")), storeys=1)
    assert (finding.id, finding.measured) == ("own-mine:P1", 1.0)
