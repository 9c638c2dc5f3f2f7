"""A declared share of ground: how much of a parcel or zone plants of a class cover."""

from __future__ import annotations

import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from tests.builders import factory, plan, rect, site
from tests.core.rules.own.declared_packs import alone, limit, own

BODY = (
    'kind = "area-share"\nof = { layer = "parcels", where = "status = available" }\n'
    'by = { layer = "plants", where = "building_use = warehouse" }'
)
AVAILABLE = {"status": "available"}


def found(made: Plan, text: str) -> list[Finding]:
    return list(check_plan(made, rules=alone(text)).findings)


def stores(*widths_m: float, apart_m: float = 50) -> Plan:
    """Warehouses 20 m deep on a parcel of 100 m by 100 m, ``apart_m`` apart; a parcel without any beside it."""
    parcels = {"L1": (rect(0, 0, 100, 100), AVAILABLE), "L2": (rect(200, 0, 100, 100), AVAILABLE)}
    rows = {
        f"P{n}": factory(rect(0, n * apart_m, width_m, 20), building_use="warehouse")
        for n, width_m in enumerate(widths_m)
    }
    return plan(site(parcels), rows)


@pytest.mark.parametrize(("width_m", "fails"), [(50.0, False), (50.0004, False), (50.001, True)])
def test_the_largest_share_is_kept_to_a_hundredth_of_a_square_metre(width_m: float, fails: bool) -> None:
    """20 m x 50 m of 100 m x 100 m are 10 %; 20 m x 0.4 mm are 0.008 m², 20 m x 1 mm 0.02 m²."""
    assert [f.id for f in found(stores(width_m), own(BODY, limit("max", 0.1, "")))] == (
        ["own-mine:parcel=L1"] if fails else []
    )


def test_overlaps_count_once_and_the_plants_are_named() -> None:
    (finding,) = found(stores(50, 50, apart_m=10), own(BODY, limit("max", 0.1, "")))
    assert finding.measured == pytest.approx(0.15)  # 50 m x 30 m of 10,000 m²
    assert finding.plants == ("P0", "P1")
    assert finding.subjects == ("parcel=L1", "P0", "P1")


def test_too_little_and_what_stands_there_of_another_class() -> None:
    text = own(BODY, limit("min", 0.05, ""), limit("max", 0.1, ""))
    assert found(stores(30), text) == []
    (finding,) = found(stores(20), text)  # 400 m² of 10,000
    assert (finding.measured, finding.required) == (pytest.approx(0.04), 0.05)
    other = plan(stores().site, {"P1": factory(rect(0, 0, 50, 50), building_use="factory")})
    (finding,) = found(other, text)
    assert finding.measured == 0.0
    assert found(stores(), text) == []  # a parcel without any plant is not looked at


def test_a_blank_that_decides_leaves_it_open() -> None:
    text = own(BODY.replace("building_use = warehouse", "hazard_class = C"), limit("max", 0.1, ""))
    site_of_one = stores().site
    blank = factory(rect(0, 0, 50, 50), hazard_class=None)
    (finding,) = found(plan(site_of_one, {"P1": blank}), text)
    assert finding.id == "not-checked:own-mine:parcel=L1"
    small = factory(rect(0, 0, 10, 10), hazard_class=None)
    assert found(plan(site_of_one, {"P1": small}), text) == []
    large = factory(rect(50, 50, 50, 50), hazard_class="C")
    assert [f.id for f in found(plan(site_of_one, {"P1": small, "P2": large}), text)] == ["own-mine:parcel=L1"]


def test_what_is_open_can_make_too_little_enough_and_enough_too_little() -> None:
    """At least 20 %: 25 % that may be of the class leave it open, 10 % cannot help, beside 30 % they do not hurt."""
    text = own(BODY.replace("building_use = warehouse", "hazard_class = C"), limit("min", 0.2, ""))
    ground = site({"L1": (rect(0, 0, 100, 100), AVAILABLE)})

    def ids(**widths_m: tuple[float, str | None]) -> list[str]:
        rows = {
            name: factory(rect(0, 50 * n, width_m, 50), hazard_class=hazard)
            for n, (name, (width_m, hazard)) in enumerate(widths_m.items())
        }
        return [f.id for f in found(plan(ground, rows), text)]

    assert ids(P1=(50, None)) == ["not-checked:own-mine:parcel=L1"]
    assert ids(P1=(20, None)) == ["own-mine:parcel=L1"]
    assert ids(P1=(60, "C"), P2=(20, None)) == []


def test_zones_can_be_judged_too() -> None:
    body = 'kind = "area-share"\nof = { layer = "zones" }\nby = { layer = "plants" }'
    made = plan(site(zones={"Z1": rect(0, 0, 100, 100)}), {"P1": rect(90, 0, 20, 100)})
    (finding,) = found(made, own(body, limit("max", 0.05, "")))
    assert (finding.id, finding.measured) == ("own-mine:zone=Z1", pytest.approx(0.1))
