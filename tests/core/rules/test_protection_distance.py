"""Works keep the screening distance of their type from homes, schools and care."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
import shapely.affinity

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.protection_distance import RULE
from tests.builders import factory, line, multi, plan, point, rect, site
from tests.core.rules.found import found, ids, only, shifted

OWN = {"L1": (rect(0, 0, 100, 100), {"land_use": "100102", "code_system": "MNR2023"})}
FINISHING, INTEGRATED = "anode_finishing", "anode_integrated"  # 100 m and 300 m in the catalogue, both judgement
HALL = rect(20, 20, 30, 30)


def beside(
    constraint: Any = None, *, kind: str | None = "residential", type_id: str | None = FINISHING, hall: Any = HALL
) -> Plan:
    constraints = {"H1": (constraint, {"kind": kind})} if constraint is not None else None
    return plan(site(OWN, constraints=constraints), {"P1": factory(hall, type_id=type_id)})


def with_parcel(code: str | None, system: str | None, gap_m: float = 50.0, type_id: str = FINISHING) -> Plan:
    parcel = (rect(50 + gap_m, 20, 40, 40), {"land_use": code, "code_system": system})
    return plan(site({**OWN, "L2": parcel}), {"P1": factory(HALL, type_id=type_id)})


def test_homes_nearer_than_the_type_asks_are_a_warning() -> None:
    finding = only(beside(rect(120, 20, 30, 30)), RULE.id)  # from 50 to 120: 70 m, and 100 m are asked
    assert (finding.id, finding.severity) == ("protection-distance:P1:constraint=H1", "warning")
    assert (finding.required, finding.unit, finding.clause) == (100.0, "m", "GB/T 39499-2020")
    assert finding.measured == pytest.approx(70.0)
    assert finding.confidence == "judgement"
    message = str(finding.message)
    assert "environmental assessment decides" in message
    assert "GB/T 39499 is for plains" in message


@pytest.mark.parametrize(
    ("type_id", "limit_m"), [(FINISHING, 100.0), (INTEGRATED, 300.0), ("electrolyte", 500.0), ("cathode_lfp", 100.0)]
)
@pytest.mark.parametrize(("short_m", "told"), [(-0.01, False), (0.0, False), (0.009, False), (0.011, True)])
def test_the_limit_is_that_of_the_type_to_a_centimetre(
    type_id: str, limit_m: float, short_m: float, told: bool
) -> None:
    home = rect(50 + limit_m - short_m, 20, 30, 30)
    assert bool(found(beside(home, type_id=type_id), RULE.id)) is told


@pytest.mark.parametrize(("kind", "told"), [
    ("residential", True), ("public_building", True), ("civil_building", False), ("crowded_place", False),
    ("heritage", False), ("other", False),
])  # fmt: skip
def test_homes_and_public_buildings_count(kind: str, told: bool) -> None:
    assert bool(found(beside(rect(120, 20, 30, 30), kind=kind), RULE.id)) is told


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("07", "MNR2023"), ("070102", "MNR2023"), ("0703", "MNR2023"), ("0804", "MNR2023"), ("080403", "MNR2023"),
        ("0806", "MNR2023"), ("0807", "MNR2023"), ("0701", "SURVEY3"), ("0702", "SURVEY3"), ("07", "SURVEY3"),
        ("0701", None), ("0702", None), ("0804", None),
    ],
)  # fmt: skip
def test_land_for_homes_education_medical_and_social_care_counts(code: str, system: str | None) -> None:
    finding = only(with_parcel(code, system), RULE.id)
    assert (finding.id, finding.measured) == ("protection-distance:P1:parcel=L2", pytest.approx(50.0))


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("0801", "MNR2023"), ("0802", "MNR2023"), ("0803", "MNR2023"), ("0805", "MNR2023"), ("09", "MNR2023"),
        ("100101", "MNR2023"), ("1207", "MNR2023"), ("0601", "SURVEY3"), ("1001", None), ("0601", None),
        ("0201", "SURVEY3"), ("0809", "SURVEY3"),
    ],
)  # fmt: skip
def test_other_land_does_not(code: str, system: str | None) -> None:
    assert found(with_parcel(code, system), RULE.id) == []


@pytest.mark.parametrize(
    ("code", "system"), [(None, None), ("9999", "MNR2023"), ("08", "MNR2023"), ("08H2", "SURVEY3"), ("M2", "CITY")]
)
def test_near_land_of_which_nobody_knows_the_use_a_plant_is_not_checked(code: str | None, system: str | None) -> None:
    made = with_parcel(code, system)
    assert ids(made, RULE.id) == ["not-checked:protection-distance:P1"]
    assert "L2" in str(only(made, RULE.id).message)
    assert not check_plan(made).complete
    assert found(with_parcel(code, system, gap_m=100.0), RULE.id) == []


def test_all_land_of_unknown_use_around_is_one_finding() -> None:
    around = {f"X{n}": (rect(120, 15 * n, 10, 10), {}) for n in range(8)}
    made = plan(site({**OWN, **around}), {"P1": HALL})
    message = str(only(made, RULE.id).message)
    assert "(8: X0, X1, X2, X3, X4, …)" in message


@pytest.mark.parametrize("type_id", [None, "shed"])
def test_without_a_known_type_a_plant_is_not_checked(type_id: str | None) -> None:
    assert ids(beside(rect(900, 0, 9, 9), type_id=type_id), RULE.id) == ["not-checked:protection-distance:P1"]


@pytest.mark.parametrize("type_id", ["warehouse", "substation_yard", "offices"])
def test_what_is_no_source_of_emission_asks_nothing(type_id: str) -> None:
    assert found(beside(rect(51, 20, 30, 30), type_id=type_id), RULE.id) == []


@pytest.mark.parametrize(
    ("home", "gap_m"),
    [
        (rect(0, 0, 200, 200).difference(rect(10, 10, 60, 60)), 10.0),  # around the hall, which is in its hole
        (rect(30, 30, 5, 5), 0.0),  # under the hall
        (rect(50, 20, 30, 30), 0.0),  # touching
        (multi(rect(400, 0, 9, 9), rect(80, 20, 9, 9)), 30.0),
        (rect(140, 20, 1e-9, 30), 90.0),
    ],
)
def test_the_nearest_points_count(home: Any, gap_m: float) -> None:
    assert only(beside(home), RULE.id).measured == pytest.approx(gap_m, abs=1e-6)


def test_the_nearest_part_of_a_plant_counts() -> None:
    two = multi(rect(20, 20, 10, 10), rect(60, 20, 10, 10))
    assert only(beside(rect(150, 20, 9, 9), hall=two), RULE.id).measured == pytest.approx(80.0)


@pytest.mark.parametrize("mark", [point(150, 35), line((150, 0), (150, 90))])
def test_homes_drawn_without_an_area_count_where_they_are_drawn_and_are_not_checked_beyond(mark: Any) -> None:
    def at(gap_m: float) -> Plan:
        return beside(shapely.affinity.translate(mark, gap_m - 100.0))

    assert ids(at(99.0), RULE.id) == ["protection-distance:P1:constraint=H1"]
    assert ids(at(101.0), RULE.id) == ["not-checked:protection-distance:P1:constraint=H1"]
    assert ids(at(299.0), RULE.id) == ["not-checked:protection-distance:P1:constraint=H1"]
    assert ids(at(300.0), RULE.id) == []  # the pack's unknown_extent_m is 200 m


def test_homes_of_an_area_and_a_point_are_named_once() -> None:
    mixed = shapely.GeometryCollection([rect(120, 20, 9, 9), point(200, 35)])
    assert ids(beside(mixed), RULE.id) == ["protection-distance:P1:constraint=H1"]


def test_far_from_the_origin_it_measures_the_same() -> None:
    far = shifted(beside(rect(120, 20, 30, 30)), 38_030_000.0, 0.0)
    assert only(far, RULE.id).measured == pytest.approx(70.0, abs=1e-6)


def test_after_edits_it_says_the_same_as_a_full_check() -> None:
    before = beside(rect(120, 20, 30, 30))
    away = edits.move_plants("base", ["P1"], -60.0, 0.0).apply(before)
    other = edits.set_attributes("base", ["P1"], {"type_id": INTEGRATED}).apply(away)
    checker = Checker(before)
    for now in (away, other, before):
        checker = checker.after(now)
        assert checker.result == check_plan(now)
    assert ids(away, RULE.id) == []
    assert ids(other, RULE.id) == ["protection-distance:P1:constraint=H1"]


def test_its_clearance_keeps_the_distance_of_the_type() -> None:
    checker = Checker(beside(rect(120, 20, 30, 30)))
    assert RULE.clearances is not None
    (clearance,) = RULE.clearances(checker.layout, checker.pack.settings(RULE.id), 0)
    assert (clearance.subject, clearance.severity, clearance.required_m) == ("constraint=H1", "warning", 100.0)
    assert not clearance.is_met_by(HALL)
    assert clearance.is_met_by(rect(-10, 20, 30, 30))


@pytest.mark.parametrize("kind", ["Residential", "村庄", None])
def test_near_what_nobody_knows_the_kind_of_a_plant_is_not_checked(kind: str | None) -> None:
    near = found(beside(rect(140, 20, 30, 30), kind=kind), RULE.id)
    assert [f.id for f in near] == ["not-checked:protection-distance:P1:constraint=H1"]
    assert found(beside(rect(150, 20, 30, 30), kind=kind), RULE.id) == []
    assert found(beside(rect(140, 20, 30, 30), kind="other"), RULE.id) == []
