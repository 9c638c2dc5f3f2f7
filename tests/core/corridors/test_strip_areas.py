"""Strips on the map are exactly as wide as the rule measures them; what nobody knows is not drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.corridors.strip_areas import StripAreas, strip_areas, strip_kinds, strip_limits
from siteplanner.core.plan import Plan
from siteplanner.core.rules.pack import load_pack
from tests.builders import ORIGIN, factory, line, plan, rect, site

LIMITS = load_pack("gb-screening-2023").settings("corridor")
ALONG = line((0, 0), (1000, 0))


def drawn(**constraints: Any) -> StripAreas:
    of = plan(site({"L1": rect(0, -500, 1000, 1000)}, constraints=constraints))
    return strip_areas(of.site, strip_limits(of))


def reach_m(areas: StripAreas, east_m: float = 500.0) -> float:
    """How far north of the axis the strip goes at that easting."""
    axis = shapely.linestrings([[ORIGIN[0] + east_m, ORIGIN[1]], [ORIGIN[0] + east_m, ORIGIN[1] + 900]])
    return float(shapely.length(shapely.intersection(areas.shapes, axis)).sum())


def test_a_line_s_strip_is_half_its_width_and_the_grade_s_strip() -> None:
    made = drawn(C=(ALONG, {"kind": "power_line", "grade": "110kV"}))
    assert reach_m(made) == pytest.approx(
        LIMITS.value("power_line.110kV") + LIMITS.value("half_width.power_line.110kV")
    )


def test_the_map_s_own_half_width_comes_first() -> None:
    made = drawn(C=(ALONG, {"kind": "road", "grade": "county", "half_width_m": 4.0}))
    assert reach_m(made) == pytest.approx(LIMITS.value("road.county") + 4.0)


def test_an_area_s_strip_lies_outside_it() -> None:
    made = drawn(C=(rect(0, -20, 1000, 40), {"kind": "river"}))
    assert reach_m(made) == pytest.approx(LIMITS.value("river"))
    assert not shapely.contains(made.shapes, shapely.Point(ORIGIN[0] + 500, ORIGIN[1])).any()


@pytest.mark.parametrize(
    "of",
    [
        {"kind": "road", "grade": "yellow brick"},
        {"kind": "road"},
        {"kind": "pipeline"},
        {"kind": "other"},
        {"kind": "farmland"},
        {"kind": "residential"},
    ],
)
def test_a_strip_whose_width_is_not_known_is_not_drawn(of: dict[str, Any]) -> None:
    assert len(drawn(C=(ALONG, of)).shapes) == 0


def test_pieces_of_one_road_have_one_strip_and_each_kind_its_own() -> None:
    made = drawn(
        A=(line((0, 0), (500, 0)), {"kind": "road", "grade": "county"}),
        B=(line((500, 0), (1000, 0)), {"kind": "road", "grade": "county"}),
        C=(ALONG, {"kind": "power_line", "grade": "10kV"}),
    )
    assert made.kinds.tolist() == ["road", "power_line"]


def test_the_kinds_that_have_strips_are_known_without_drawing_them() -> None:
    of = plan(
        site(
            constraints={
                "A": (ALONG, {"kind": "road", "grade": "county"}),
                "B": (ALONG, {"kind": "road", "grade": "yellow brick"}),
                "C": (ALONG, {"kind": "pipeline"}),
                "D": (rect(0, 0, 9, 9), {"kind": "river"}),
                "E": (rect(0, 0, 9, 9), {"kind": "farmland"}),
            }
        )
    )
    limits = strip_limits(of)
    assert strip_kinds(of.site, limits) == ("road", "river")
    assert set(strip_kinds(of.site, limits)) == set(strip_areas(of.site, limits).kinds)
    assert strip_kinds(of.site, ()) == ()


def test_strips_follow_the_plan_s_own_limits_and_vanish_with_the_rule() -> None:
    of = plan(site(constraints={"C": (ALONG, {"kind": "road", "grade": "county", "half_width_m": 4.0})}))
    wider = edits.set_rule_override(of, "corridor", "road.county", 25.0).apply(of)
    assert reach_m(strip_areas(wider.site, strip_limits(wider))) == pytest.approx(29.0)
    off = edits.set_rule_override(of, "corridor", "enabled", False).apply(of)
    assert len(strip_areas(off.site, strip_limits(off)).shapes) == 0


def test_a_plan_without_constraints_has_no_strips() -> None:
    assert len(drawn().shapes) == 0


def with_plant(gap_m: float) -> Plan:
    on = site(
        {"L1": rect(0, -500, 1000, 1000)},
        constraints={"C": (ALONG, {"kind": "railway", "grade": "conventional-city", "half_width_m": 5.0})},
    )
    return plan(on, {"P1": factory(rect(400, gap_m, 60, 40))})


@pytest.mark.parametrize("beside_m", [-0.5, 0.5])
def test_what_the_map_shows_is_what_the_rule_finds(beside_m: float) -> None:
    edge_m = LIMITS.value("railway.conventional-city") + 5.0
    of = with_plant(edge_m + beside_m)
    touched = bool(
        np.any(shapely.intersects(strip_areas(of.site, strip_limits(of)).shapes, of.plants().geometry.iloc[0]))
    )
    found = any(f.rule == "corridor" for f in check_plan(of).findings)
    assert touched == found == (beside_m < 0)
