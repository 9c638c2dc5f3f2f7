"""Buildings keep off the works' fence: a warning."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from siteplanner.core.plan import Plan
from siteplanner.core.rules import fire_separation
from tests import builders as b
from tests.core.fire.walled import DEFAULT, found, layout_of

FENCE = {"kind": "other", "grade": "fence"}


def beside(drawn: Any, attributes: dict[str, Any] = FENCE, **plant: Any) -> Plan:
    on = b.site(constraints={"K1": (drawn, attributes)})
    return b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **plant)})


@pytest.mark.parametrize("use", ["factory", "warehouse", "civil", None])
def test_a_building_nearer_than_five_metres_gives_a_warning(use: str | None) -> None:
    attributes = {"building_use": use, "civil_rank": "low"}
    assert found(beside(b.line((24.991, -50), (24.991, 50)), **attributes), DEFAULT) == {}
    (finding,) = found(beside(b.line((24.989, -50), (24.989, 50)), **attributes), DEFAULT).values()
    assert finding.id == "fire-separation:P1:constraint=K1"
    assert (finding.severity, finding.required) == ("warning", 5.0)
    assert finding.measured == pytest.approx(4.989)
    assert finding.clause == "GB 50016-2014 (2018) 3.4.12"


@pytest.mark.parametrize("use", ["transformer", "tank_area"])
def test_yards_and_tanks_have_no_walls(use: str) -> None:
    made = beside(b.line((21, -50), (21, 50)), building_use=use, oil_t=20.0, fire_grade=2)
    assert not any(f.rule == "fire-separation" for f in found(made, DEFAULT).values())


@pytest.mark.parametrize(
    "attributes", [{"kind": "other"}, {"kind": "other", "grade": "hedge"}, {"kind": "road", "grade": "fence"}]
)
def test_other_constraints_are_no_fence(attributes: dict[str, Any]) -> None:
    assert found(beside(b.line((21, -50), (21, 50)), attributes), DEFAULT) == {}


def test_a_fence_drawn_as_an_area_is_its_edge() -> None:
    assert found(beside(b.rect(-20, -20, 60, 60)), DEFAULT) == {}  # 20 m inside it
    (finding,) = found(beside(b.rect(-4, -20, 60, 60)), DEFAULT).values()
    assert finding.measured == pytest.approx(4.0)
    mixed = shapely.GeometryCollection([b.rect(-20, -20, 60, 60), b.line((22, 0), (22, 20))])
    (finding,) = found(beside(mixed), DEFAULT).values()
    assert finding.measured == pytest.approx(2.0)


def test_a_building_over_the_fence_is_at_no_distance() -> None:
    (finding,) = found(beside(b.line((10, -50), (10, 50))), DEFAULT).values()
    assert finding.measured == 0.0


def test_a_fence_asks_of_the_place_of_a_plant_what_the_check_finds() -> None:
    plan = beside(b.line((60, -50), (60, 50)))
    clearances = fire_separation.RULE.clearances
    assert clearances is not None
    (clearance,) = clearances(layout_of(plan), DEFAULT, 0)
    assert (clearance.subject, clearance.required_m, clearance.severity) == ("constraint=K1", 5.0, "warning")
    assert clearance.is_met_by(b.rect(34.99, 0, 20.0, 20))
    assert not clearance.is_met_by(b.rect(35.02, 0, 20.0, 20))
