"""A declared distance between classes of things, by hand and at the limit."""

from __future__ import annotations

import math

import pytest
import shapely

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from tests.builders import factory, line, plan, point, rect, site
from tests.core.rules.own.declared_packs import alone, limit, own

TO_SCHOOL = 'kind = "distance"\nfrom = { layer = "plants", where = "hazard_class = A" }\n'
SCHOOLS = 'to = { layer = "constraints", where = "kind = public_building and name contains 学校" }'


def found(made: Plan, text: str) -> list[Finding]:
    return list(check_plan(made, rules=alone(text)).findings)


def near_a_school(gap_m: float, **attributes: object) -> Plan:
    schools = {"C1": (rect(0, 0, 20, 20), {"kind": "public_building", "name": "张庄学校"})}
    return plan(site(constraints=schools), {"P1": factory(rect(20 + gap_m, 0, 30, 30), hazard_class="A", **attributes)})


@pytest.mark.parametrize(("gap_m", "fails"), [(99.98, True), (99.995, False), (100.0, False), (100.01, False)])
def test_a_distance_fails_a_hundredth_of_a_metre_below_its_limit(gap_m: float, fails: bool) -> None:
    """Tolerance 0.01 m: 99.98 < 100 - 0.01 <= 99.995."""
    assert bool(found(near_a_school(gap_m), own(TO_SCHOOL + SCHOOLS, limit("min_m", 100)))) == fails


def test_a_finding_names_who_how_near_and_where_the_figure_comes_from() -> None:
    (finding,) = found(near_a_school(60), own(TO_SCHOOL + SCHOOLS, limit("min_m", 100), severity="warning"))
    assert finding.id == "own-mine:P1:constraint=C1"
    assert (finding.measured, finding.required, finding.unit) == (60.0, 100.0, "m")
    assert (finding.severity, finding.clause, finding.confidence) == ("warning", "3.2", "verified")
    assert str(finding.message) == "Mine: P1 is 60.00 m from C1; at least 100 m are required."
    assert finding.found_by is not None
    assert str(finding.found_by.name) == "Mine"


def test_other_classes_are_left_alone() -> None:
    text = own(TO_SCHOOL + SCHOOLS, limit("min_m", 100))
    schools = {
        "C1": (rect(0, 0, 20, 20), {"kind": "public_building", "name": "卫生院"}),
        "C2": (rect(0, 50, 20, 20), {"kind": "residential", "name": "学校宿舍"}),
    }
    assert found(plan(site(constraints=schools), {"P1": factory(rect(30, 0, 30, 30), hazard_class="A")}), text) == []
    assert found(near_a_school(10), text.replace("hazard_class = A", "hazard_class = B")) == []


def test_a_blank_that_decides_leaves_it_open_where_it_matters() -> None:
    text = own(TO_SCHOOL + SCHOOLS, limit("min_m", 100))
    near = near_a_school(10)
    blank = plan(near.site, {"P1": factory(rect(30, 0, 30, 30), hazard_class=None)})
    (finding,) = found(blank, text)
    assert finding.id == "not-checked:own-mine:P1:constraint=C1"
    assert "hazard_class = A" in str(finding.message)
    far = plan(near.site, {"P1": factory(rect(130, 0, 30, 30), hazard_class=None)})
    assert found(far, text) == []
    nameless = site(constraints={"C1": (rect(0, 0, 20, 20), {"kind": "public_building"})})
    (finding,) = found(plan(nameless, {"P1": factory(rect(30, 0, 30, 30), hazard_class="A")}), text)
    assert finding.rule == "not-checked"


def test_plants_of_two_classes_keep_apart_whoever_comes_first() -> None:
    body = (
        'kind = "distance"\nfrom = { layer = "plants", where = "open_flame = yes" }\n'
        'to = { layer = "plants", where = "building_use = warehouse" }'
    )
    text = own(body, limit("min_m", 40))
    flame = {"open_flame": True, "building_use": "factory"}
    store = {"open_flame": False, "building_use": "warehouse"}
    rows = {
        "P1": factory(rect(0, 0, 10, 10), **store),
        "P2": factory(rect(30, 0, 10, 10), **flame),
        "P3": factory(rect(60, 0, 10, 10), **flame),
        "P4": factory(rect(60, 100, 10, 10), **store),
    }
    assert [(f.id, f.measured) for f in found(plan(site(), rows), text)] == [("own-mine:P1:P2", 20.0)]
    swapped = {key: rows[key] for key in reversed(rows)}
    assert [f.id for f in found(plan(site(), swapped), text)] == ["own-mine:P1:P2"]


FIRE_STATION = (
    'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "substations", where = "voltage_kv >= 110" }'
)


@pytest.mark.parametrize(("gap_m", "fails"), [(500.0, False), (500.005, False), (500.02, True)])
def test_at_most_is_the_distance_to_the_nearest(gap_m: float, fails: bool) -> None:
    stations = {"S1": (point(30 + gap_m, 15), {"voltage_kv": 110.0}), "S2": (point(40, 15), {"voltage_kv": 35.0})}
    made = plan(site(substations=stations), {"P1": rect(0, 0, 30, 30)})
    text = own(FIRE_STATION, limit("max_m", 500))
    assert [f.id for f in found(made, text)] == (["own-mine:P1"] if fails else [])


def test_nothing_on_the_map_to_be_near_to_is_not_checked_and_never_a_pass() -> None:
    text = own(FIRE_STATION, limit("max_m", 500))
    (finding,) = found(plan(site(), {"P1": rect(0, 0, 30, 30)}), text)
    assert (finding.rule, finding.id) == ("not-checked", "not-checked:own-mine:P1")
    unknown = site(substations={"S1": (point(40, 15), {})})
    (finding,) = found(plan(unknown, {"P1": rect(0, 0, 30, 30)}), text)
    assert finding.id == "not-checked:own-mine:P1"


def test_a_station_that_may_do_leaves_it_open_though_a_farther_one_certainly_does() -> None:
    text = own(FIRE_STATION, limit("max_m", 500))
    stations = {"S1": (point(40, 15), {}), "S2": (point(900, 15), {"voltage_kv": 110.0})}
    (finding,) = found(plan(site(substations=stations), {"P1": rect(0, 0, 30, 30)}), text)
    assert finding.id == "not-checked:own-mine:P1"
    known = {**stations, "S1": (point(40, 15), {"voltage_kv": 35.0})}
    (finding,) = found(plan(site(substations=known), {"P1": rect(0, 0, 30, 30)}), text)
    assert (finding.id, finding.measured) == ("own-mine:P1", 870.0)


def test_the_only_plant_of_a_kind_is_near_to_no_other() -> None:
    body = 'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "plants", where = "name = 消防站" }'
    text = own(body, limit("max_m", 100))
    rows = {"P1": factory(rect(0, 0, 10, 10), name="消防站"), "P2": factory(rect(50, 0, 10, 10), name="x")}
    assert [(f.id, f.measured) for f in found(plan(site(), rows), text)] == [("own-mine:P1", None)]
    far = {**rows, "P2": factory(rect(150, 0, 10, 10), name="x")}
    assert [(f.id, f.measured) for f in found(plan(site(), far), text)] == [
        ("own-mine:P1", None),
        ("own-mine:P2", 140.0),
    ]


def test_a_line_is_measured_from_where_it_is_drawn() -> None:
    body = 'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "constraints", where = "kind = pipeline" }'
    pipes = site(constraints={"C1": (line((0, 50), (100, 50)), {"kind": "pipeline"})})
    (finding,) = found(plan(pipes, {"P1": rect(0, 0, 30, 30)}), own(body, limit("min_m", 25)))
    assert finding.measured == 20.0


@pytest.mark.parametrize("nowhere", [None, shapely.Point(), shapely.Point(math.nan, math.nan)])
def test_a_substation_without_a_place_may_be_too_near_to_any_plant(nowhere: shapely.Point | None) -> None:
    stations = {"S1": (nowhere, {"voltage_kv": 110.0}), "S2": (nowhere, {"voltage_kv": 10.0}), "S3": point(500, 0)}
    text = 'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "substations", where = "voltage_kv > 35" }'
    made = plan(site(substations=stations), {"P1": factory(rect(0, 0, 30, 30))})
    result = check_plan(made, rules=alone(own(text, limit("min_m", 20))))
    assert [f.id for f in result.findings] == ["not-checked:own-mine:P1:substation=S1"]
    assert not result.complete
