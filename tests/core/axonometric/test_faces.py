"""What is painted last at a point of the picture is what a ray from there meets first."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.faces import faces_seen
from siteplanner.core.axonometric.picture_parts import Kind, Parts
from siteplanner.core.axonometric.solids import Solids
from siteplanner.core.axonometric.sun import DRAWN_SUN
from tests.strategies import with_bad_ordinate

UNCLEAR_PX = 1e-3
"""Nearer than this to an edge of anything, which of two faces is on top is nobody's to say."""


def solids(*footprints: tuple[Any, float], storeys: int = 0) -> Solids:
    shapes = np.empty(len(footprints), dtype=object)
    shapes[:] = [shape for shape, _ in footprints]
    return Solids.of(shapes, np.array([height for _, height in footprints]), np.full(len(footprints), storeys))


def camera(azimuth_deg: float = 0.0, tilt_deg: float = 60.0, metres_per_pixel: float = 0.1) -> Camera:
    return Camera(0.0, 0.0, metres_per_pixel, 4000.0, 3000.0, azimuth_deg, tilt_deg)


def seen(of: Solids, by: Camera) -> list[tuple[int, Kind]]:
    parts = faces_seen(of, by, DRAWN_SUN)
    return [(int(row), Kind(kind)) for row, kind in zip(parts.row, parts.kind, strict=True)]


BOX = shapely.box(-5, -5, 5, 5)


def test_of_a_box_seen_from_the_south_the_south_wall_and_the_roof_are_painted() -> None:
    parts = faces_seen(solids((BOX, 8.0)), camera(0.0, 60.0), DRAWN_SUN)
    assert parts.kind.tolist() == [Kind.WALL, Kind.ROOF]
    (wall,), (roof,) = parts.points(0), parts.points(1)
    # 10 m are 100 px across; 10 m of depth 100·cos 60° = 50 px; 8 m of height 80·sin 60° = 69.28 px
    assert np.ptp(wall, axis=0).tolist() == pytest.approx([100.0, 69.282])
    assert np.ptp(roof, axis=0).tolist() == pytest.approx([100.0, 50.0])
    assert wall[:, 1].max() == pytest.approx(1500.0 + 25.0)  # the foot of the south wall, 5 m nearer than the middle
    assert roof[:, 1].max() == pytest.approx(wall[:, 1].min())


def test_looking_to_the_north_east_the_walls_to_south_and_west_are_seen() -> None:
    parts = faces_seen(solids((BOX, 8.0)), camera(45.0), DRAWN_SUN)
    assert parts.kind.tolist() == [Kind.WALL, Kind.WALL, Kind.ROOF]
    # the sun of drawings stands in the north-west: it lights the west wall and not the south one; the roof is as it is
    dark, bright = sorted(parts.shade[:2])
    assert dark < 0.6 < bright < 1.0
    assert parts.shade[2] == 1.0


def test_from_straight_above_only_roofs_are_seen_in_their_true_shape() -> None:
    parts = faces_seen(solids((BOX, 8.0)), camera(0.0, 0.0), DRAWN_SUN)
    assert parts.kind.tolist() == [Kind.ROOF]
    assert np.ptp(parts.points(0)[0], axis=0).tolist() == pytest.approx([100.0, 100.0])


def test_what_is_farther_comes_first_from_either_side() -> None:
    row = solids((shapely.box(0, 0, 10, 10), 30.0), (shapely.box(0, 20, 10, 30), 5.0))
    assert [of for of, _ in seen(row, camera(0.0))] == [1, 1, 0, 0]
    assert [of for of, _ in seen(row, camera(180.0))] == [0, 0, 1, 1]


def test_a_large_building_behind_comes_before_a_small_one_though_its_middle_is_nearer() -> None:
    # a long slant block whose middle lies south of the small one that stands in front of it
    block = shapely.Polygon([(-60, 60), (60, -60), (62, -58), (-58, 62)])
    small = shapely.box(-50, 40, -45, 45)
    assert block.centroid.y < small.centroid.y
    assert [of for of, kind in seen(solids((block, 20.0), (small, 5.0)), camera(0.0)) if kind == Kind.ROOF] == [0, 1]


def test_a_building_in_a_courtyard_is_painted_between_the_far_and_the_near_wing() -> None:
    court = shapely.box(-40, -40, 40, 40).difference(shapely.box(-30, -30, 30, 30))
    order = [of for of, kind in seen(solids((court, 10.0), (shapely.box(-5, -5, 5, 5), 40.0)), camera(20.0)) if kind]
    inner = [at for at, of in enumerate(order) if of == 1]
    assert inner[-1] - inner[0] == len(inner) - 1  # its faces in one go
    assert inner[0] > 0
    assert inner[-1] < len(order) - 1


def test_two_buildings_that_reach_into_each_other_are_painted_piece_by_piece() -> None:
    hook = shapely.box(0, 0, 60, 50).difference(shapely.box(10, 10, 60, 40))
    other = shapely.box(20, -30, 90, 30).difference(shapely.box(20, -20, 80, 20))
    kinds = {kind for _, kind in seen(solids((hook, 12.0), (other, 17.0)), camera(0.0))}
    assert Kind.ROOF_PIECE in kinds
    assert Kind.ROOF not in kinds
    assert_rays_agree(
        [(hook, 12.0), (other, 17.0)], camera(33.0, 66.0), [(e, n) for e in (5, 15, 45) for n in (5, 25, 45)]
    )


def test_storeys_are_lines_on_the_walls_where_they_can_be_told_apart() -> None:
    three = solids((BOX, 9.0), storeys=3)
    lines = [kind for _, kind in seen(three, camera(0.0)) if kind == Kind.STOREY]
    assert len(lines) == 2
    parts = faces_seen(three, camera(0.0), DRAWN_SUN)
    foot, low, high = 1525.0, *(parts.points(at)[0][0, 1] for at in np.flatnonzero(parts.kind == Kind.STOREY))
    assert [foot - low, low - high] == pytest.approx([30 * math.sin(math.radians(60))] * 2)
    assert Kind.STOREY not in {kind for _, kind in seen(three, camera(0.0, metres_per_pixel=2.0))}


def test_what_has_no_height_and_what_is_no_footprint_is_not_raised() -> None:
    nowhere = with_bad_ordinate(BOX, np.nan)
    shapes = np.array([BOX, BOX, None, shapely.MultiPolygon(), shapely.Point(1, 2), nowhere, BOX], dtype=object)
    made = Solids.of(shapes, np.array([np.nan, 0.0, 5.0, 5.0, 5.0, 5.0, 7.0]))
    assert made.row.tolist() == [6]


def test_what_lies_outside_the_picture_is_left_out_but_what_reaches_into_it_from_below_is_not() -> None:
    small = Camera(0.0, 0.0, 1.0, 100.0, 100.0, 0.0, 60.0)
    far, below = shapely.box(500, 0, 510, 10), shapely.box(-5, -150, 5, -140)
    assert seen(solids((far, 10.0)), small) == []
    assert seen(solids((below, 10.0)), small) == []
    assert {of for of, _ in seen(solids((far, 10.0), (below, 60.0)), small)} == {1}


# -- the oracle -----------------------------------------------------------------------------------------------------


def first_met(footprints: list[tuple[Any, float]], by: Camera, ground: tuple[float, float]) -> tuple[int, str] | None:
    """What a ray that would end at ``ground`` meets first, by brute force: the plant and 'roof' or 'wall'.

    Going from the ground towards the viewer a ray that has come so far back has risen in proportion; of all prisms the
    last one it leaves counts, by its roof where it is as high as that there; of two that end there the taller.
    """
    best: tuple[float, float, int, str] | None = None
    back_a_metre = math.tan(math.radians(by.tilt_deg))
    for at, (shape, height) in enumerate(footprints):
        reach = height * back_a_metre
        away_e, away_n = by.away
        end = ground[0] - away_e * reach, ground[1] - away_n * reach
        if shape.covers(shapely.Point(end)):
            found = (height, height, at, "roof")
        else:
            cut = shapely.LineString([ground, end]).intersection(shape)
            if cut.is_empty:
                continue
            far = max(math.dist(ground, xy) for xy in shapely.get_coordinates(cut).tolist())
            found = (round(far / back_a_metre, 6) if back_a_metre else 0.0, height, at, "wall")
        if best is None or found > best:
            best = found
    return None if best is None else (best[2], best[3])


def painted_last(parts: Parts, points: Any) -> list[tuple[int, str] | Literal["unclear"] | None]:
    """The topmost area at each point (n, 2) of the picture, or that an edge of any is too near to say."""
    areas = [at for at in range(len(parts)) if parts.kind[at] not in (Kind.STOREY, Kind.RIDGE)]
    shapes = np.array([shapely.Polygon(rings[0], rings[1:]) for rings in map(parts.points, areas)], dtype=object)
    at = shapely.points(points)
    found: list[Any] = [None] * len(at)
    point, area = shapely.STRtree(shapes).query(at, predicate="intersects")
    for of, top in sorted(zip(point.tolist(), area.tolist(), strict=True)):
        part = areas[top]
        found[of] = int(parts.row[part]), "wall" if parts.kind[part] == Kind.WALL else "roof"
    for of in shapely.STRtree(shapely.boundary(shapes)).query(at, "dwithin", distance=UNCLEAR_PX)[0].tolist():
        found[of] = "unclear"
    return found


def assert_rays_agree(footprints: list[tuple[Any, float]], by: Camera, places: list[tuple[float, float]]) -> int:
    parts = faces_seen(solids(*footprints), by, DRAWN_SUN)
    tallest = max(height for _, height in footprints)
    heights = np.arange(len(places)) % 5 / 4 * tallest  # points above the ground: where walls and roofs are drawn
    points = by.project(np.array(places), heights)
    painted = painted_last(parts, points)
    clear = [at for at, found in enumerate(painted) if found != "unclear"]
    for at in clear:
        x, y = points[at].tolist()
        assert painted[at] == first_met(footprints, by, by.on_ground(x, y)), (x, y)
    return len(clear)


U = shapely.Polygon([(0, 0), (40, 0), (40, 30), (28, 30), (28, 10), (12, 10), (12, 30), (0, 30)])
L = shapely.Polygon([(0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (0, 30)])
RING = shapely.box(0, 0, 40, 30).difference(shapely.box(8, 8, 32, 22))
SHAPES = (shapely.box(0, 0, 30, 12), shapely.box(0, 0, 12, 12), shapely.box(0, 0, 50, 4), U, L, RING)


@st.composite
def plots(draw: st.DrawFn) -> list[tuple[Any, float]]:
    """Up to seven buildings near each other, some within, some across each other; no two of one height."""
    count = draw(st.integers(1, 7))
    made = []
    for at in range(count):
        shape = draw(st.sampled_from(SHAPES))
        shape = shapely.affinity.rotate(shape, draw(st.sampled_from([0, 0, 90, 17, 45, 133])), origin=(20, 15))
        shape = shapely.affinity.translate(shape, draw(st.integers(-60, 60)), draw(st.integers(-60, 60)))
        made.append((shape, draw(st.integers(3, 45)) + at / 16))
    return made


@settings(max_examples=150)
@given(plots(), st.integers(0, 359), st.integers(0, 80), st.integers(0, 2**32 - 1))
def test_at_every_point_the_face_painted_last_is_the_first_one_a_ray_meets(
    footprints: list[tuple[Any, float]], azimuth_deg: int, tilt_deg: int, seed: int
) -> None:
    places = np.random.default_rng(seed).uniform(-70, 110, (20, 2)).tolist()
    inside = [shape.representative_point().coords[0] for shape, _ in footprints]
    assert assert_rays_agree(footprints, camera(azimuth_deg, tilt_deg), [*places, *inside * 2]) > 0
