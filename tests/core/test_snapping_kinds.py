"""Each kind of snap: where it lies, what it belongs to, which of them wins."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.loci import Line
from siteplanner.core.plan import Plan
from siteplanner.core.snapping import Aiming, LayerTargets, Snap, SnapTargets, exact_shift
from siteplanner.core.snapping_kinds import RANKS
from siteplanner.core.snapping_layers import SNAPPED_LAYERS, layer_targets
from siteplanner.core.snapping_setbacks import SetbackLines, setback_lines, setback_m
from siteplanner.core.snapping_targets import LONG_OUTLINE
from tests.builders import ORIGIN, line, plan, point, rect, shape, site

E, N = ORIGIN


def at(east_m: float, north_m: float) -> np.ndarray:
    return np.array([[E + east_m, N + north_m]])


def targets(*shapes: shapely.Geometry) -> SnapTargets:
    return SnapTargets.of(np.array(shapes, dtype=object))


def place(snap: Snap | None) -> tuple[float, float]:
    assert snap is not None
    return round(snap.east_m - E, 6), round(snap.north_m - N, 6)


def first(found: list[Snap]) -> Snap:
    assert found
    return found[0]


def test_lines_and_points_of_constraints_are_snapped_to() -> None:
    on = targets(line((0, 0), (100, 0)), point(50, 40))
    assert first(on.candidates(Aiming(at(99, 1), 5))).kind == "vertex"
    assert place(first(on.candidates(Aiming(at(30, 1), 5)))) == (30, 0)
    assert place(first(on.candidates(Aiming(at(51, 41), 5)))) == (50, 40)


def test_a_collection_of_everything_is_snapped_to() -> None:
    mixed = shapely.GeometryCollection([point(0, 0), line((10, 0), (20, 0)), rect(30, 0, 10, 10)])
    on = targets(mixed, shapely.Point(), shapely.MultiPolygon())
    for where in ((0, 0), (20, 0), (40, 10)):
        assert place(on.nearest(at(where[0] + 0.5, where[1] + 0.5), 1.0)) == where


def test_nothing_and_missing_shapes_have_nothing_to_snap_to() -> None:
    on = SnapTargets.of(np.array([None, shapely.Polygon()], dtype=object), np.empty(0, dtype=object))
    assert on.nearest(at(0, 0), 10) is None


def test_a_crossing_of_two_edges_beats_their_middles() -> None:
    on = targets(line((0, 0), (100, 100)), line((0, 100), (100, 0)))
    found = on.candidates(Aiming(at(51, 50), 5))
    assert [s.kind for s in found][:2] == ["intersection", "edge"]
    assert place(found[0]) == (50, 50)


def test_an_end_that_edges_share_is_a_corner_and_no_crossing() -> None:
    kinds = {s.kind for s in targets(rect(0, 0, 100, 100)).candidates(Aiming(at(1, 1), 5))}
    assert kinds == {"vertex", "edge"}


def test_the_foot_of_the_last_point_on_an_edge() -> None:
    found = targets(rect(0, 0, 100, 100)).candidates(Aiming(at(31, 0.5), 3, anchor=(E + 30, N + 60)))
    assert (found[0].kind, place(found[0])) == ("perpendicular", (30, 0))
    assert found[0].guides == (((E + 30, N + 60), found[0].point),)


def test_the_middle_of_a_plant_is_snapped_to_where_the_layer_has_middles() -> None:
    shapes = np.array([rect(0, 0, 40, 20)], dtype=object)
    on = SnapTargets([LayerTargets("plants", shapes, ids=["P1"], centres=True)])
    found = first(on.candidates(Aiming(at(21, 11), 3)))
    assert (found.kind, found.layer, found.id, place(found)) == ("centre", "plants", "P1", (20, 10))


def test_the_prolongation_of_an_edge_touched_before() -> None:
    edge = ((E, N), (E + 100, N))
    found = first(targets(rect(0, 0, 100, 50)).candidates(Aiming(at(130, 0.4), 2, extended=(edge,))))
    assert (found.kind, place(found)) == ("extension", (130, 0))
    assert found.guides == (((E + 100, N), (E + 130, N)),)


def test_prolongations_cross_edges_and_each_other() -> None:
    on = targets(rect(0, 0, 100, 50), line((150, -50), (150, 50)))
    along = ((E, N), (E + 100, N))
    found = first(on.candidates(Aiming(at(149, 0.5), 3, extended=(along,))))
    assert (found.kind, place(found)) == ("intersection", (150, 0))
    up = ((E + 200, N + 20), (E + 200, N + 50))
    found = first(on.candidates(Aiming(at(199, 0.5), 3, extended=(along, up))))
    assert (found.kind, place(found)) == ("intersection", (200, 0))


def test_right_angles_to_the_axes_and_to_the_last_side() -> None:
    none = SnapTargets([])
    found = first(none.candidates(Aiming(at(60, 0.4), 2, anchor=(E, N))))
    assert (found.kind, found.north_m) == ("angle", N)
    own = ((E, N), (E + 30, N + 40))
    beyond = first(none.candidates(Aiming(at(30 - 40 + 0.2, 40 + 30 + 0.2), 2, anchor=own[1], own=own)))
    assert (beyond.kind, place(beyond)) == ("angle", (pytest.approx(-10, abs=0.5), pytest.approx(70, abs=0.5)))
    east, north = beyond.east_m - own[1][0], beyond.north_m - own[1][1]
    assert east * 30 + north * 40 == pytest.approx(0, abs=1e-6)


def test_the_grid_is_the_weakest() -> None:
    on = targets(rect(0, 0, 100, 100))
    assert first(on.candidates(Aiming(at(50.3, 50.4), 1, grid_m=50.0))).kind == "grid"
    assert first(on.candidates(Aiming(at(100.3, 37.4), 1, grid_m=0.5))).kind == "edge"


def test_the_points_drawn_so_far_but_the_last_are_snapped_to() -> None:
    own = ((E, N), (E + 40, N), (E + 40, N + 40))
    none = SnapTargets([])
    assert place(none.candidates(Aiming(at(0.5, 0.5), 2, own=own))[0]) == (0, 0)
    assert none.candidates(Aiming(at(40.5, 40.5), 2, own=own)) == []


def test_candidates_come_in_the_fixed_order_and_each_place_once() -> None:
    on = targets(rect(0, 0, 8, 8), rect(8, 0, 8, 8))
    found = on.candidates(Aiming(at(7.5, 0.5), 6, grid_m=1.0))
    ranks = [RANKS[s.kind] for s in found]
    assert ranks == sorted(ranks)
    places = [s.point for s in found]
    assert len(set(places)) == len(places)


def test_rows_in_the_hand_are_left_out() -> None:
    shapes = np.array([rect(0, 0, 10, 10), rect(40, 0, 10, 10)], dtype=object)
    layer = LayerTargets("plants", shapes, ids=np.array(["P1", "P2"], dtype=object))
    on = SnapTargets([layer], {"plants": layer.rows_of(frozenset({"P1"}))})
    assert on.nearest(at(0.5, 0.5), 2) is None
    assert place(on.nearest(at(40.5, 0.5), 2)) == (40, 0)


def test_an_outline_of_very_many_points_is_snapped_to_like_any_other() -> None:
    turns = np.linspace(0, 2 * np.pi, 4 * LONG_OUTLINE, endpoint=False)
    ring = shape(*zip(500 * np.cos(turns), 500 * np.sin(turns), strict=True))
    on = targets(ring, rect(700, 0, 10, 10))
    for east_m, north_m in shapely.get_coordinates(ring)[::97]:
        found = on.nearest(np.array([[east_m + 0.1, north_m]]), 0.5)
        assert found is not None
        assert (found.kind, found.point) == ("vertex", (east_m, north_m))
    layer = LayerTargets("", np.array([ring], dtype=object))
    hidden = SnapTargets([layer], {"": frozenset({0})})
    assert hidden.nearest(np.array([[E + 500, N]]), 1.0) is None


def test_where_too_many_shapes_are_near_the_reach_shrinks() -> None:
    crowd = [rect(i % 50, i // 50, 0.8, 0.8) for i in range(2500)]
    found = targets(*crowd).nearest(at(25.1, 25.1), 1000)
    assert found is not None
    assert place(found) == (25, 25)


# -- on what a lock leaves --------------------------------------------------------------------------------------------


def test_a_locked_line_is_crossed_by_edges_and_keeps_its_ordinate() -> None:
    on = targets(shape((0, 0), (100, 13), (90, 113), (-10, 100)))
    locked = Line(E, N + 50.123, 1.0, 0.0)
    found = first(on.on_locus(locked, Aiming(at(95, 52), 5)))
    assert found.kind == "intersection"
    assert found.north_m == N + 50.123


def test_a_corner_near_the_pointer_gives_its_foot_on_a_locked_line() -> None:
    on = targets(rect(0, 0, 30, 30))
    locked = Line(E, N + 50.0, 1.0, 0.0)
    found = first(on.on_locus(locked, Aiming(at(31, 31), 3)))
    assert (found.kind, place(found)) == ("vertex", (30, 50))
    assert found.guides == (((E + 30, N + 30), (E + 30, N + 50)),)


# -- setback lines ----------------------------------------------------------------------------------------------------


def setback_plan(**changes: object) -> Plan:
    return plan(site({"L1": rect(0, 0, 100, 100)}), **changes)


def test_the_setback_line_is_as_far_in_as_the_rules_ask() -> None:
    made = setback_plan()
    distance_m = setback_m(made)
    assert distance_m is not None
    lines = SetbackLines(layer_targets(made, "parcels", "base"), distance_m)
    found = SnapTargets([]).candidates(Aiming(at(50, distance_m + 0.3), 1), lines.near(at(50, distance_m), 2))
    assert (first(found).kind, place(first(found))) == ("setback", (50, distance_m))
    corner = SnapTargets([]).candidates(Aiming(at(5.2, 5.2), 1), lines.near(at(5.2, 5.2), 2))
    assert (first(corner).kind, place(first(corner))) == ("setback_corner", (distance_m, distance_m))


def test_a_plan_may_set_another_setback_or_none() -> None:
    changed = setback_plan()
    rows = changed.rule_overrides
    for value, expected in (("8", 8.0), ("0", None)):
        rows = rows.iloc[:0].copy()
        rows.loc[0] = {
            "pack": changed.rule_pack, "rule": "setback", "key": "setback_m", "value": value, "note": ""
        }  # fmt: skip
        assert setback_m(setback_plan(rule_overrides=rows)) == expected


def test_towards_a_road_the_setback_line_is_as_far_in_as_is_asked_there() -> None:
    road = (rect(100, 0, 20, 100), {"land_use": "1207", "code_system": "MNR2023"})
    made = plan(site({"L1": rect(0, 0, 100, 100), "E": road}))
    for key, metres in (("setback_m.road", 12.0), ("setback_m", 4.0)):
        made = edits.set_rule_override(made, "setback", key, metres).apply(made)
    lines = setback_lines(made, layer_targets(made, "parcels", "base"))
    assert lines is not None
    for near, corner in (((88.2, 4.2), (88, 4)), ((4.2, 95.8), (4, 96))):
        found = SnapTargets([]).candidates(Aiming(at(*near), 1), lines.near(at(*near), 2))
        assert (first(found).kind, place(first(found))) == ("setback_corner", pytest.approx(corner))


def test_every_layer_of_a_plan_can_be_a_target() -> None:
    made = plan(
        site(
            {"L1": rect(0, 0, 100, 100)},
            {"Z1": rect(-10, -10, 300, 300)},
            {"C1": line((0, -60), (400, -60))},
            {"S1": point(390, 110)},
        ),
        {"P1": rect(20, 20, 30, 20)},
    )
    layers = [layer_targets(made, name, "base") for name in SNAPPED_LAYERS]
    on = SnapTargets(layers)
    for (east_m, north_m), layer, row_id in (
        ((0, 0), "parcels", "L1"),
        ((-10, -10), "zones", "Z1"),
        ((0, -60), "constraints", "C1"),
        ((390, 110), "substations", "S1"),
        ((20, 20), "plants", "P1"),
    ):
        found = on.nearest(at(east_m + 0.2, north_m + 0.2), 1)
        assert found is not None
        assert (found.layer, found.id, place(found)) == (layer, row_id, (east_m, north_m))


# -- to the last bit --------------------------------------------------------------------------------------------------

ORDINATES = st.floats(-2_000, 2_000).map(lambda v: v)


@given(
    st.lists(st.tuples(ORDINATES, ORDINATES), min_size=3, max_size=12),
    st.tuples(st.floats(-2, 2), st.floats(-2, 2)),
    st.integers(0, 11),
)
def test_a_snapped_corner_is_the_corner_bit_for_bit(
    points: list[tuple[float, float]], off: tuple[float, float], which: int
) -> None:
    drawn = line(*points)
    corners = {(float(x), float(y)) for x, y in shapely.get_coordinates(drawn)}
    east, north = points[which % len(points)]
    found = targets(drawn).nearest(at(east + off[0], north + off[1]), 3.0)
    assert found is not None
    assert found.kind == "vertex"
    assert found.point in corners


@given(
    st.tuples(st.floats(300_000, 700_000), st.floats(3e6, 5e6)),
    st.tuples(st.floats(300_000, 700_000), st.floats(3e6, 5e6)),
)
def test_a_corner_moved_onto_another_has_its_very_ordinates(
    corner: tuple[float, float], target: tuple[float, float]
) -> None:
    de_m, dn_m = exact_shift(corner, target)
    assert (corner[0] + de_m, corner[1] + dn_m) == pytest.approx(target, abs=1e-9)
    if max(abs(de_m), abs(dn_m)) < 150_000:
        assert (corner[0] + de_m, corner[1] + dn_m) == target


def test_the_sides_drawn_so_far_are_snapped_to() -> None:
    own = ((E, N), (E + 40, N), (E + 40, N + 40), (E + 20, N + 60))
    none = SnapTargets([])
    middle = first(none.candidates(Aiming(at(20.4, 0.3), 2, own=own)))
    assert (middle.kind, middle.layer, place(middle)) == ("midpoint", "own", (20, 0))
    foot = first(none.candidates(Aiming(at(10.2, 0.3), 1, anchor=(E + 10, N + 60), own=own)))
    assert (foot.kind, place(foot)) == ("perpendicular", (10, 0))
    last = none.candidates(Aiming(at(30, 50), 1, own=own))
    assert [s.kind for s in last if s.kind != "angle"] == [], "the side that has just been set is left alone"


@pytest.mark.parametrize("nowhere", [float("nan"), float("inf")])
def test_shapes_that_are_nowhere_are_passed_over(nowhere: float) -> None:
    with np.errstate(invalid="ignore"):
        broken = [
            shapely.Polygon([(E, N), (nowhere, N), (E + 1, N + 1), (E, N)]),
            shapely.LineString([(E, N), (nowhere, N)]),
            shapely.Point(nowhere, nowhere),
        ]
    shapes = np.array([*broken, rect(0, 0, 100, 100)], dtype=object)
    layer = LayerTargets("parcels", shapes, ids=["B1", "B2", "B3", "L1"])
    lines = SetbackLines(layer, 5.0)
    for east_m, north_m in ((0.4, 0.4), (5.2, 5.2), (50, 0.2)):
        where = at(east_m, north_m)
        found = SnapTargets([layer]).candidates(Aiming(where, 3, anchor=(E + 50, N + 50)), lines.near(where, 3))
        assert found
        assert np.isfinite([s.point for s in found]).all()
