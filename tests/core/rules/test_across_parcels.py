"""A plant on several parcels needs them merged."""

from __future__ import annotations

import pytest

from tests.builders import plan, rect, site
from tests.core.rules.found import ids, only

RULE = "across-parcels"
USE = {"land_use": "100102", "code_system": "MNR2023"}


def parcels(left: dict[str, str], right: dict[str, str]) -> object:
    return site({"L1": (rect(0, 0, 100, 100), {**USE, **left}), "L2": (rect(100, 0, 100, 100), {**USE, **right})})


ACROSS = {"P1": rect(80, 10, 40, 30)}


def test_a_plant_on_one_parcel_passes_even_where_it_touches_the_next() -> None:
    assert ids(plan(parcels({}, {}), {"P1": rect(70, 10, 30, 30)}), RULE) == []


@pytest.mark.parametrize(("over_m", "fails"), [(0.0003, False), (0.0004, True)])
def test_a_hundredth_of_a_square_metre_of_the_next_parcel_is_nothing(over_m: float, fails: bool) -> None:
    assert bool(ids(plan(parcels({}, {}), {"P1": rect(70 + over_m, 10, 30, 30)}), RULE)) is fails


def test_two_parcels_of_one_owner_give_a_warning_naming_them() -> None:
    finding = only(plan(parcels({"owner": "A"}, {"owner": "A"}), ACROSS), RULE)
    assert (finding.id, finding.severity, finding.measured, finding.required) == ("across-parcels:P1", "warning", 2, 1)
    assert finding.subjects == ("P1", "parcel=L1", "parcel=L2")


def test_different_owners_are_an_error() -> None:
    finding = only(plan(parcels({"owner": "A"}, {"owner": "B"}), ACROSS), RULE)
    assert finding.severity == "error"
    assert "different owners (A, B)" in str(finding.message)


def test_different_zones_are_an_error() -> None:
    finding = only(plan(parcels({"zone_id": "Z1"}, {"zone_id": "Z2"}), ACROSS), RULE)
    assert finding.severity == "error"
    assert "different zones (Z1, Z2)" in str(finding.message)


def test_an_owner_that_is_not_known_is_no_other_owner() -> None:
    assert only(plan(parcels({"owner": "A"}, {}), ACROSS), RULE).severity == "warning"
