from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, factory, plan, rect, shape, site

ELL = shape((0, 0), (40, 0), (40, 15), (20, 15), (20, 30), (0, 30))
WING = ((ORIGIN[0] + 40.0, ORIGIN[1] + 0.0), (ORIGIN[0] + 40.0, ORIGIN[1] + 15.0))
P1 = Feature("plants", "P1")


def ell() -> Plan:
    typed = factory(ELL, type_id="anode_integrated", capacity=20_000.0, capacity_unit="t/a", power_kw=1000.0)
    return plan(site({"L1": rect(0, 0, 200, 200)}), {"P1": typed})


def test_one_wing_of_a_building_grows_and_the_rest_stands() -> None:
    now = ell()
    made = edits.push_edge(now, "base", P1, WING, 6.0, "fixed")
    assert shape_of(made.apply(now), "base", P1).equals(shape((0, 0), (46, 0), (46, 15), (20, 15), (20, 30), (0, 30)))
    assert str(made.label()) == "Pull an edge of P1 out by 6.000 m"


def test_capacity_follows_the_area_whatever_the_form() -> None:
    now = ell()
    after = edits.push_edge(now, "base", P1, WING, 6.0).apply(now)  # 900 m2 + 90 m2
    assert after.plants().loc["P1", ["capacity", "power_kw"]].tolist() == [22_000.0, 1100.0]


def test_edges_of_parcels_are_pushed_too() -> None:
    now = ell()
    east = ((ORIGIN[0] + 200.0, ORIGIN[1]), (ORIGIN[0] + 200.0, ORIGIN[1] + 200.0))
    after = edits.push_edge(now, "base", Feature("parcels", "L1"), east, -50.0).apply(now)
    assert after.site.parcels.geometry["L1"].equals(rect(0, 0, 150, 200))
    assert after.plants() is now.plants()


def test_pushing_too_far_is_refused() -> None:
    with pytest.raises(EditError, match="cross or lose itself"):
        edits.push_edge(ell(), "base", P1, WING, -45.0)
