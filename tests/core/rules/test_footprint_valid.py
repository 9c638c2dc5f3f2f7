"""A footprint that can be computed with."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from tests.builders import ORIGIN, multi, plan, rect, shape, site
from tests.core.rules.found import found, ids, only
from tests.strategies import with_bad_ordinate

RULE = "footprint-valid"
GROUND = site({"L1": rect(0, 0, 200, 200)})


def test_a_plain_rectangle_passes() -> None:
    assert ids(plan(GROUND, {"P1": rect(20, 20, 30, 30)}), RULE) == []


def test_no_plants_give_no_findings() -> None:
    assert ids(plan(GROUND), RULE) == []


def test_a_plant_without_a_footprint_is_an_error_with_no_place() -> None:
    finding = only(plan(GROUND, {"P1": None}), RULE)
    assert (finding.id, finding.severity, finding.measured) == ("footprint-valid:P1", "error", 0.0)
    assert finding.location is None
    assert "no footprint" in str(finding.message)


def test_an_outline_that_crosses_itself_says_where() -> None:
    finding = only(plan(GROUND, {"P1": shape((20, 20), (60, 60), (60, 20), (20, 60))}), RULE)
    assert str(finding.message).endswith("itself near 470040.00 E, 4174040.00 N; redraw it.")
    assert finding.location == pytest.approx((ORIGIN[0] + 40, ORIGIN[1] + 40))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_an_ordinate_that_is_no_number_is_an_error_and_measures_nothing(value: float) -> None:
    finding = only(plan(GROUND, {"P1": with_bad_ordinate(rect(20, 20, 30, 30), value)}), RULE)
    assert finding.measured is None
    assert finding.location is None
    assert "not a number" in str(finding.message)


@pytest.mark.parametrize(("width_m", "fails"), [(9.985, True), (9.991, False), (10.0, False)])
def test_ten_square_metres_are_enough_within_the_tolerance_of_a_hundredth(width_m: float, fails: bool) -> None:
    made = plan(GROUND, {"P1": rect(20, 20, width_m, 1)})
    assert bool(found(made, RULE)) is fails


def test_the_measure_is_the_area_and_the_limit_is_named() -> None:
    finding = only(plan(GROUND, {"P1": rect(20, 20, 3, 3)}), RULE)
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(9.0), 10.0, "m²")
    assert str(finding.message) == "The footprint of P1 measures 9.00 m²; at least 10 m² are required."


def test_parts_that_overlap_are_no_valid_footprint() -> None:
    assert ids(plan(GROUND, {"P1": multi(rect(20, 20, 30, 30), rect(40, 20, 30, 30))}), RULE) == ["footprint-valid:P1"]


def test_parts_that_touch_in_a_point_are_valid() -> None:
    assert ids(plan(GROUND, {"P1": multi(rect(20, 20, 30, 30), rect(50, 50, 30, 30))}), RULE) == []


def test_a_courtyard_is_allowed() -> None:
    court = rect(20, 20, 60, 60).difference(rect(40, 40, 20, 20))
    assert isinstance(court, shapely.Polygon)
    assert ids(plan(GROUND, {"P1": court}), RULE) == []
