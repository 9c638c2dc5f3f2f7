from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, plan, rect, shape, site

P1 = Feature("plants", "P1")
EAST, NORTH = ORIGIN


def one(angle_deg: float = 0.0) -> Plan:
    turned = shapely.affinity.rotate(rect(0, 0, 60, 25), angle_deg, origin="centroid")
    return plan(site({"L1": rect(-50, -50, 300, 300)}), {"P1": turned})


def side(of: Plan, at: int = 0) -> tuple[tuple[float, float], tuple[float, float]]:
    """An edge of the plant."""
    xy = shapely.get_coordinates(shape_of(of, "base", P1))[at : at + 2]
    return (float(xy[0, 0]), float(xy[0, 1])), (float(xy[1, 0]), float(xy[1, 1]))


def away_rad(a: tuple[tuple[float, float], tuple[float, float]], b: tuple[tuple[float, float], ...]) -> float:
    """The sine of the angle between two edges."""
    u, v = np.subtract(a[1], a[0]), np.subtract(b[1], b[0])
    return abs(float(u[0] * v[1] - u[1] * v[0])) / float(np.hypot(*u) * np.hypot(*v))


@settings(max_examples=40)
@given(st.floats(0, 360), st.floats(0, 360), st.booleans())
def test_the_edges_are_parallel_to_a_billionth_and_the_turn_is_the_shortest(
    own_deg: float, to_deg: float, perpendicular: bool
) -> None:
    now = one(own_deg)
    to = ((EAST, NORTH), (EAST + 80 * math.cos(math.radians(to_deg)), NORTH + 80 * math.sin(math.radians(to_deg))))
    made = edits.make_parallel(now, "base", P1, side(now), to, perpendicular=perpendicular)
    across = (to[0], (to[0][0] - (to[1][1] - to[0][1]), to[0][1] + (to[1][0] - to[0][0])))
    assert away_rad(side(made.apply(now)), across if perpendicular else to) < 1e-9
    assert abs(made.angle_deg) <= 90.0 + 1e-9


def test_it_turns_about_its_centre_or_the_given_point() -> None:
    now = one(30)
    to = ((EAST, NORTH), (EAST + 10, NORTH))
    turned = shape_of(edits.make_parallel(now, "base", P1, side(now, 1), to).apply(now), "base", P1)
    assert turned.symmetric_difference(rect(0, 0, 60, 25)).area < 1e-4
    corner = side(now)[0]
    kept = edits.make_parallel(now, "base", P1, side(now), to, pivot=corner).apply(now)
    assert math.dist(side(kept)[0], corner) < 1e-9


def test_an_edge_of_no_length_is_refused() -> None:
    with pytest.raises(EditError, match="no edge"):
        edits.make_parallel(one(), "base", P1, side(one()), ((EAST, NORTH), (EAST, NORTH)))


@settings(max_examples=40)
@given(st.floats(0, 360), st.floats(0, 360), st.floats(0, 80), st.booleans())
def test_the_nearest_point_is_exactly_so_far_from_the_edge(
    own_deg: float, to_deg: float, distance_m: float, parallel: bool
) -> None:
    now = one(own_deg)
    unit = np.array([math.cos(math.radians(to_deg)), math.sin(math.radians(to_deg))])
    start_of = np.array([EAST + 100, NORTH + 40])
    to = (tuple(start_of.tolist()), tuple((start_of + 50 * unit).tolist()))
    centre = np.array(shape_of(now, "base", P1).centroid.coords[0]) - start_of
    assume(abs(float(unit[0] * centre[1] - unit[1] * centre[0])) > 1e-3)
    made = edits.offset_from_edge(now, "base", P1, to, distance_m, parallel=parallel).apply(now)
    line = shapely.LineString([start_of - 5000 * unit, start_of + 5000 * unit])
    placed = shape_of(made, "base", P1)
    assert placed.distance(line) == pytest.approx(distance_m, abs=1e-6)
    assert placed.area == pytest.approx(1500, abs=1e-5)
    if parallel:
        assert min(away_rad(side(made, at), to) for at in (0, 1)) < 1e-9


def test_it_stays_on_its_side_unless_the_other_is_asked_for() -> None:
    now = one()
    south = ((EAST - 50, NORTH - 50), (EAST + 250, NORTH - 50))
    here = edits.offset_from_edge(now, "base", P1, south, 8.0).apply(now)
    assert (np.array(shapes_of(here.plants())[0].bounds) - [*ORIGIN, *ORIGIN]).tolist() == [0, -42, 60, -17]
    there = edits.offset_from_edge(now, "base", P1, south, 8.0, side="right").apply(now)
    assert (np.array(shapes_of(there.plants())[0].bounds) - [*ORIGIN, *ORIGIN]).tolist() == [0, -83, 60, -58]
    with pytest.raises(EditError, match="not possible"):
        edits.offset_from_edge(now, "base", P1, south, -1.0)


def test_mirrored_features_lie_on_the_other_side_and_keep_their_area() -> None:
    now = plan(site(), {"P1": shape((0, 0), (40, 0), (40, 15), (20, 15), (20, 30), (0, 30))})
    made = edits.mirror_features("base", P1, (EAST + 50, NORTH), (EAST + 50, NORTH + 9)).apply(now)
    mirrored = shape_of(made, "base", P1)
    assert mirrored.equals(shape((100, 0), (60, 0), (60, 15), (80, 15), (80, 30), (100, 30)))
    before = shape_of(now, "base", P1)
    assert shapely.is_ccw(mirrored.geoms[0].exterior) == shapely.is_ccw(before.geoms[0].exterior)
    with pytest.raises(EditError, match="give no line"):
        edits.mirror_features("base", P1, ORIGIN, ORIGIN)
    assert str(edits.mirror_features("base", [P1, Feature("zones", "Z1")], ORIGIN, (0, 0)).label()) == (
        "Mirror 2 features"
    )
