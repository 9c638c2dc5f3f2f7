"""The smallest move: drawn cases whose answer is known."""

from __future__ import annotations

import math

import pytest
import shapely.affinity

from siteplanner.core.checking import Checker
from siteplanner.core.edits.move_plants import MovePlants
from siteplanner.core.fixes import Fix, fixes_for
from siteplanner.core.plan import Plan
from tests.builders import complete_site, factory, line, plan, rect, shape, site
from tests.core.fixes.proofs import assert_one_step, assert_proved, finding
from tests.core.rules.own.declared_packs import alone, limit, own


def moves(made: Plan, finding_id: str) -> list[Fix]:
    fixes = [f for f in fixes_for(made, "base", finding(made, finding_id)) if f.kind == "move"]
    for fix in fixes:
        assert_proved(made, fix)
        assert_one_step(made, fix)
    return fixes


def way_and_length(fix: Fix) -> tuple[float, float]:
    """Azimuth in degrees and metres."""
    assert isinstance(fix.edit, MovePlants)
    azimuth_deg = math.degrees(math.atan2(fix.edit.de_m, fix.edit.dn_m)) % 360
    return azimuth_deg, math.hypot(fix.edit.de_m, fix.edit.dn_m)


def test_a_setback_missed_by_1_2_m_is_a_move_of_1_2_m_square_to_the_boundary() -> None:
    made = plan(complete_site(), {"P1": rect(3.8, 50, 40, 30)})  # 3.8 m from the western boundary, 5 m are required
    (fix,) = moves(made, "setback:P1")
    assert fix.edit == MovePlants("base", ("P1",), 1.2, 0.0)
    assert str(fix.label) == "Move P1 1.20 m east"
    assert fix.cost == pytest.approx(1.2)


@pytest.mark.parametrize("angle_deg", [17.0, 61.3, 200.0])
def test_the_same_on_land_that_lies_askew(angle_deg: float) -> None:
    centre = rect(0, 0, 200, 200).centroid
    land = shapely.affinity.rotate(rect(0, 0, 200, 200), angle_deg, origin=centre)
    works = shapely.affinity.rotate(rect(3.8, 50, 40, 30), angle_deg, origin=centre)
    made = plan(site({"L1": land}, {"Z1": rect(-200, -200, 600, 600)}), {"P1": works})
    (fix,) = moves(made, "setback:P1")
    azimuth_deg, length_m = way_and_length(fix)
    assert length_m == pytest.approx(1.2, abs=0.003)
    assert azimuth_deg == pytest.approx((90 - angle_deg) % 360, abs=0.2)


def test_out_of_a_corner_the_move_is_the_diagonal() -> None:
    made = plan(complete_site(), {"P1": rect(2, 1, 40, 30)})  # 3 m short in the west, 4 m in the south
    (fix,) = moves(made, "setback:P1")
    assert fix.edit == MovePlants("base", ("P1",), 3.0, 4.0)
    assert str(fix.label) == "Move P1 5.00 m north-east"


def test_two_works_too_near_each_other_are_moved_apart_by_what_is_short() -> None:
    # grade 2 beside grade 3, class C: 12 m by table 3.4.1 of GB 50016; they are 7 m apart
    rows = {"P1": rect(50, 50, 40, 30), "P2": factory(rect(97, 50, 40, 30), fire_grade=3)}
    fixes = moves(plan(complete_site(), rows), "fire-separation:P1:P2")
    assert [(way_and_length(f)[0], round(f.cost, 3)) for f in fixes] == [(270.0, 5.0), (90.0, 5.0)]


def test_works_that_stand_already_are_not_moved() -> None:
    rows = {
        "P1": factory(rect(50, 50, 40, 30), status="existing"),
        "P2": factory(rect(97, 50, 40, 30), fire_grade=3, status="under_construction"),
    }
    made = plan(complete_site(), rows)
    assert fixes_for(made, "base", finding(made, "fire-separation:P1:P2")) == ()


def test_overlapping_works_are_moved_to_the_distance_between_them_too() -> None:
    made = plan(complete_site(), {"P1": rect(50, 50, 40, 30), "P2": rect(85, 60, 40, 30)})
    fixes = moves(made, "overlap:P1:P2")  # 5 m out of each other and 10 m apart
    assert sorted(round(f.cost, 3) for f in fixes) == [15.0, 15.0]


def test_from_beside_the_land_the_move_goes_on_to_the_setback() -> None:
    (fix,) = moves(plan(complete_site(), {"P1": rect(-10, 50, 40, 30)}), "on-parcel:P1")
    assert fix.edit == MovePlants("base", ("P1",), 15.0, 0.0)  # 10 m onto the land, 5 m from its boundary


def test_out_of_a_strip_along_a_line() -> None:
    # a 110 kV line: conductors within 4 m of the centreline (half_width_m), strip 10 m: 14 m; the works are 9 m away
    on = site(
        {"L1": rect(0, 0, 300, 300)},
        {"Z1": rect(-10, -10, 400, 400)},
        {"C1": (line((0, 91), (300, 91)), {"kind": "power_line", "grade": "110kV", "half_width_m": 4.0})},
    )
    (fix,) = moves(plan(on, {"P1": rect(50, 100, 40, 30)}), "corridor:P1:constraint=C1")
    assert fix.edit == MovePlants("base", ("P1",), 0.0, 5.0)


def test_a_second_move_goes_where_nothing_else_is_wrong() -> None:
    # 2 m from the boundary and 7 m from its neighbour, of which 10 m are required: the nearest place for one finding
    rows = {"P1": rect(2, 50, 40, 30), "P2": factory(rect(49, 50, 40, 30), status="existing")}
    made = plan(complete_site(), rows)
    of_one, of_both = sorted(moves(made, "fire-separation:P1:P2"), key=lambda f: f.cost)
    assert "setback:P1" not in of_one.mends
    assert set(of_both.mends) >= {"fire-separation:P1:P2", "setback:P1"}
    assert str(of_both.label).endswith("where nothing else is wrong")


def test_a_works_too_large_for_its_land_is_not_moved() -> None:
    made = plan(complete_site(L1=rect(0, 0, 45, 45)), {"P1": rect(2, 2, 40, 40)})
    assert moves(made, "setback:P1") == []


def test_a_works_with_a_court_may_stand_around_what_it_keeps_off() -> None:
    court = rect(50, 50, 80, 80).difference(rect(60, 60, 60, 60))
    on = site(
        {"L1": rect(0, 0, 300, 300)},
        {"Z1": rect(-10, -10, 400, 400)},
        {"C1": (rect(62, 58, 10, 10), {"kind": "farmland"})},
    )
    (fix,) = moves(plan(on, {"P1": court}), "corridor:P1:constraint=C1")
    assert fix.edit == MovePlants("base", ("P1",), 0.0, -2.0)


def test_far_from_the_origin_no_millimetre_is_lost() -> None:
    east, north = 38_000_000.0, 0.0
    there = lambda g: shapely.affinity.translate(g, east, north)  # noqa: E731
    on = site({"L1": there(rect(0, 0, 200, 200))}, {"Z1": there(rect(-10, -10, 400, 400))})
    (fix,) = moves(plan(on, {"P1": there(rect(3.8, 50, 40, 30))}), "setback:P1")
    assert way_and_length(fix) == (pytest.approx(90.0), pytest.approx(1.2, abs=1e-6))


def test_an_outline_of_many_corners_is_followed() -> None:
    corners = [(0, 0), (200, 0), (200, 200), (0, 200), (0, 120), (12, 110), (0, 100)]
    made = plan(complete_site(L1=shape(*corners)), {"P1": rect(6, 102, 40, 16)})
    (fix,) = moves(made, "on-parcel:P1")
    assert fix.edit == MovePlants("base", ("P1",), 11.0, 0.0)  # the notch reaches to 12 m, and 5 m of setback


def test_a_rule_that_a_pack_declares_is_mended_by_the_same_move() -> None:
    schools = {"C1": (rect(0, 0, 20, 20), {"kind": "public_building", "name": "张庄学校"})}
    made = plan(site(constraints=schools), {"P1": factory(rect(80, 0, 30, 30))})
    to_school = 'kind = "distance"\nfrom = { layer = "plants" }\nto = { layer = "constraints" }'
    checker = Checker(made, rules=alone(own(to_school, limit("min_m", 100))))
    (declared,) = checker.result.findings
    assert declared.id == "own-mine:P1:constraint=C1"
    first = fixes_for(made, "base", declared, checker=checker)[0]
    assert first.edit == MovePlants("base", ("P1",), 40.0, 0.0)
