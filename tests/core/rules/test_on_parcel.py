"""A plant stands on parcels, all of it."""

from __future__ import annotations

import pytest

from tests.builders import multi, plan, rect, site
from tests.core.rules.found import ids, only

RULE = "on-parcel"


def two_parcels(gap_m: float) -> object:
    return site({"L1": rect(0, 0, 100, 100), "L2": rect(100 + gap_m, 0, 100, 100)})


def test_a_plant_inside_one_parcel_passes() -> None:
    assert ids(plan(two_parcels(0), {"P1": rect(10, 10, 30, 30)}), RULE) == []


def test_a_plant_in_line_with_the_edge_passes() -> None:
    assert ids(plan(two_parcels(0), {"P1": rect(0, 0, 100, 100)}), RULE) == []


@pytest.mark.parametrize(("over_m", "fails"), [(0.0, False), (0.0003, False), (0.0004, True), (1.0, True)])
def test_more_than_a_hundredth_of_a_square_metre_outside_fails(over_m: float, fails: bool) -> None:
    """30 m of front: 0.009 m² is within the tolerance, 0.012 m² is not."""
    assert bool(ids(plan(two_parcels(0), {"P1": rect(10, -over_m, 30, 30)}), RULE)) is fails


def test_what_lies_outside_is_measured_and_drawn() -> None:
    finding = only(plan(two_parcels(0), {"P1": rect(10, -2, 30, 30)}), RULE)
    assert (finding.severity, finding.measured, finding.required) == ("error", pytest.approx(60.0), 0.0)
    assert finding.place is not None
    assert finding.place.area == pytest.approx(60.0)
    assert str(finding.message) == "60.00 m² of P1 lie outside all parcels."


@pytest.mark.parametrize(("gap_m", "fails"), [(0.0, False), (0.01, False), (0.019, False), (0.021, True), (3.0, True)])
def test_hairline_gaps_between_parcels_count_as_land(gap_m: float, fails: bool) -> None:
    assert bool(ids(plan(two_parcels(gap_m), {"P1": rect(80, 10, 40, 30)}), RULE)) is fails


def test_closing_gaps_does_not_make_land_outside() -> None:
    assert ids(plan(two_parcels(0), {"P1": rect(10, -0.005, 30, 30)}), RULE) == ["on-parcel:P1"]


def test_a_hole_in_the_land_is_not_land() -> None:
    pierced = site({"L1": rect(0, 0, 100, 100).difference(rect(40, 40, 10, 10))})
    assert only(plan(pierced, {"P1": rect(30, 30, 30, 30)}), RULE).measured == pytest.approx(100.0)


def test_each_part_of_a_footprint_counts() -> None:
    made = plan(two_parcels(0), {"P1": multi(rect(10, 10, 20, 20), rect(10, 190, 20, 20))})
    assert only(made, RULE).measured == pytest.approx(400.0)


def test_without_parcels_every_plant_is_outside() -> None:
    assert only(plan(site(), {"P1": rect(0, 0, 20, 20)}), RULE).measured == pytest.approx(400.0)


def test_a_footprint_that_is_not_sound_is_not_checked() -> None:
    assert ids(plan(two_parcels(0), {"P1": None}), RULE) == ["not-checked:on-parcel:P1"]


def test_the_parcels_it_does_stand_on_are_among_its_subjects() -> None:
    assert only(plan(two_parcels(0), {"P1": rect(10, -2, 30, 30)}), RULE).subjects == ("P1", "parcel=L1")
    assert only(plan(site(), {"P1": rect(10, -2, 30, 30)}), RULE).subjects == ("P1",)


def test_a_plant_that_ends_within_a_hairline_gap_stands_on_land() -> None:
    assert ids(plan(two_parcels(0.019), {"P1": rect(70.01, 10, 30, 30)}), RULE) == []
    assert ids(plan(two_parcels(0.021), {"P1": rect(70.01, 10, 30, 30)}), RULE) == ["on-parcel:P1"]
