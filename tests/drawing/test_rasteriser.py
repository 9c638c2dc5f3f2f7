"""The rasteriser, judged by its pixels: areas to the last share of a pixel, no seams, no slivers lost."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rings import Rings
from siteplanner.drawing import rasteriser
from siteplanner.drawing.rasteriser import Raster
from siteplanner.drawing.style_values import FillStyle, LineStyle

WHITE, BLACK = 0xFFFFFFFF, (0, 0, 0, 255)
SIZE = 64


@pytest.fixture(autouse=True, scope="module")
def _ready() -> None:
    assert rasteriser.warm_up()


def raster(ratio: float = 1.0, ground: int = WHITE, size: int = SIZE) -> Raster:
    """A picture of 64 m × 64 m whose lower left corner is (0, 0)."""
    side = round(size * ratio)
    return Raster(np.full((side, side), ground, dtype=np.uint32), 0.0, float(size), ratio, ratio)


def rings(*shapes: BaseGeometry) -> Rings:
    return Rings.of(np.array(shapes, dtype=object))


def red(of: Raster) -> np.ndarray:
    return ((of.pixels >> 16) & 255).astype(float)


def darkness(of: Raster) -> np.ndarray:
    """How much of each pixel is covered by black on white, 0 to 1."""
    return 1 - red(of) / 255


def filled(*shapes: BaseGeometry, ratio: float = 1.0) -> Raster:
    made = raster(ratio)
    made.patchwork(rings(*shapes), [BLACK], np.zeros(len(shapes), dtype=np.int64))
    return made


def painted(*shapes: BaseGeometry, ratio: float = 1.0, style: FillStyle = FillStyle(BLACK)) -> Raster:  # noqa: B008
    made = raster(ratio)
    made.areas(rings(*shapes), [style], np.zeros(len(shapes), dtype=np.int64))
    return made


points = st.tuples(st.floats(-20, 84), st.floats(-20, 84))
triangles = st.lists(points, min_size=3, max_size=3).map(shapely.Polygon)
frame = shapely.box(0, 0, SIZE, SIZE)


@settings(max_examples=60, deadline=None)
@given(triangles, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_the_covered_pixels_sum_up_to_the_area_that_lies_in_the_picture(shape: shapely.Polygon, ratio: float) -> None:
    area_px = shape.intersection(frame).area * ratio**2
    for way in (filled, painted):
        # a pixel's byte holds its coverage to half of 1/255
        assert darkness(way(shape, ratio=ratio)).sum() == pytest.approx(area_px, abs=0.6 + 0.002 * area_px)


@settings(max_examples=40, deadline=None)
@given(triangles)
def test_each_pixel_is_covered_by_its_own_share(shape: shapely.Polygon) -> None:
    seen = darkness(filled(shape))
    for column, row in ((5, 5), (20, 31), (31, 32), (40, 12), (63, 63)):
        pixel = shapely.box(column, SIZE - row - 1, column + 1, SIZE - row)
        assert seen[row, column] == pytest.approx(shape.intersection(pixel).area, abs=0.02)


def slices(count: int) -> list[shapely.Polygon]:
    """A disc cut like a cake: neighbours share slanted edges at every angle."""
    around = [2 * math.pi * k / count for k in range(count + 1)]
    at = [(32.3 + 25 * math.cos(a), 31.6 + 25 * math.sin(a)) for a in around]
    return [shapely.Polygon([(32.3, 31.6), a, b]) for a, b in pairwise(at)]


def test_neighbours_leave_no_seam() -> None:
    apart, whole = filled(*slices(23)), filled(shapely.union_all(slices(23)))
    assert np.abs(red(apart) - red(whole)).max() <= 1


def test_neighbours_of_two_colours_let_nothing_of_the_ground_through() -> None:
    made = raster(ground=0xFF0000FF)  # blue ground below shades of red
    made.patchwork(rings(*slices(23)), [(200, 0, 0, 255), (100, 0, 0, 255)], np.arange(23) % 2)
    inside = darkness(filled(shapely.Point(32.3, 31.6).buffer(23))) == 1
    assert ((made.pixels & 255)[inside] == 0).all()
    assert red(made)[inside].min() >= 100
    assert red(made)[inside].max() <= 200


def test_parcels_below_a_pixel_tint_it_by_their_area() -> None:
    cells = [
        shapely.box(8 + 0.5 * i, 8 + 0.5 * j, 8.25 + 0.5 * i, 8.25 + 0.5 * j) for i in range(80) for j in range(80)
    ]
    assert darkness(filled(*cells))[20:40, 20:40].mean() == pytest.approx(0.25, abs=0.01)


corners_256 = st.tuples(*(st.integers(-3 * 256, (SIZE + 3) * 256),) * 2)
sides_256 = st.tuples(*(st.integers(1, 2 * 256),) * 2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(corners_256, sides_256), min_size=1, max_size=30))
def test_a_small_rectangle_is_painted_as_a_dab_to_the_last_pixel_as_along_its_edges(
    made: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    # places and sides that 1/256 pixels hold exactly: neither way has anything to round
    boxes = [shapely.box(x / 256, y / 256, (x + w) / 256, (y + h) / 256) for (x, y), (w, h) in made]
    colors = [(200, 30, 90, 255), (20, 180, 60, 128)]
    pictures = []
    for dab_px in (0.0, 2.0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rasteriser, "DAB_PX", dab_px)
            pictures.append(raster(ground=0xFF3050A0))
            pictures[-1].patchwork(rings(*boxes), colors, np.arange(len(boxes)) % 2)
    assert (pictures[0].pixels == pictures[1].pixels).all()


def test_a_sliver_is_not_lost() -> None:
    sliver = shapely.Polygon([(4, 10), (60, 50), (60, 50.2)])
    for way in (filled, painted):
        assert darkness(way(sliver)).sum() == pytest.approx(sliver.area, rel=0.15)


def test_holes_stay_open_and_islands_in_them_are_drawn_whatever_way_the_rings_run() -> None:
    lake = shapely.Point(32, 32).buffer(25).difference(shapely.Point(32, 32).buffer(15))
    shape = shapely.MultiPolygon([lake, shapely.Point(32, 32).buffer(6)])
    for turned in (shape, shapely.reverse(shape)):
        for way in (filled, painted):
            seen = darkness(way(turned))
            assert [seen[32, column] for column in (32, 42, 52, 62)] == [1, 0, 1, 0]


def test_both_halves_of_a_bow_tie_are_painted() -> None:
    seen = darkness(painted(shapely.Polygon([(10, 10), (54, 54), (54, 10), (10, 54)])))
    assert [seen[32, 12], seen[32, 52], seen[12, 32]] == [1, 1, 0]


def test_where_areas_overlap_they_share_the_pixel() -> None:
    made = raster()
    both = rings(shapely.box(0, 0, 40, 64), shapely.box(20, 0, 64, 64))
    made.patchwork(both, [(200, 0, 0, 255), (100, 0, 0, 255)], np.array([0, 1]))
    assert red(made)[32, [10, 30, 50]].tolist() == [200, 150, 100]


def test_opacity_lets_the_ground_through() -> None:
    made = raster()
    made.patchwork(rings(shapely.box(0, 0, 64, 64)), [(0, 0, 0, 51)], np.array([0]))
    assert red(made)[32, 32] == pytest.approx(204, abs=1)


@pytest.mark.parametrize("width_px", [0.5, 1.0, 2.5, 6.0])
@pytest.mark.parametrize("end", [(60, 32), (32, 60), (60, 45), (50, 58)])
def test_a_line_is_as_wide_as_asked_at_every_angle(width_px: float, end: tuple[float, float]) -> None:
    made = raster()
    made.lines(np.array([(8.0, 8.0), end]), np.array([0, 2]), LineStyle(BLACK, width_px))
    long_m = math.dist((8, 8), end)
    ends = math.pi * width_px**2 / 4
    assert darkness(made).sum() == pytest.approx(long_m * width_px + ends, rel=0.13)


def test_a_line_drawn_twice_is_painted_once() -> None:
    once, twice = raster(), raster()
    xy = np.array([(8.0, 8.0), (50.0, 40.0)])
    grey = LineStyle((0, 0, 0, 100), 1.3)
    once.lines(xy, np.array([0, 2]), grey)
    twice.lines(np.vstack([xy, xy[::-1]]), np.array([0, 2, 4]), grey)
    assert np.array_equal(once.pixels, twice.pixels)


def test_dashes_are_on_and_off_as_long_as_asked() -> None:
    made = raster()
    made.lines(np.array([(4.0, 32.5), (64.0, 32.5)]), np.array([0, 2]), LineStyle(BLACK, 1.0, (8.0, 4.0)))
    row = darkness(made)[31]
    assert row[4:12].tolist() == [1] * 8
    assert row[12:16].tolist() == [0] * 4
    assert row[16:24].tolist() == [1] * 8


def test_outlines_of_what_is_small_are_left_out() -> None:
    made = raster()
    both = rings(shapely.box(4, 4, 30, 30), shapely.box(50, 50, 54, 54))
    made.outlines(both, LineStyle(BLACK, 1.0), smallest_px=5)
    assert darkness(made)[32:, :32].sum() > 90
    assert darkness(made)[:20, 40:].sum() == 0


def test_outlines_of_what_is_large_are_the_same_with_what_is_small_among_them() -> None:
    sizes = [2.0, 4.9, 5.0, 5.1, 7.5, 10.0, 25.0]
    boxes = rings(*(shapely.box(3 + 8 * at, 5, 3 + 8 * at + size, 5 + size / 2) for at, size in enumerate(sizes)))
    every, large = raster(), raster()
    every.outlines(boxes, LineStyle(BLACK, 1.5), smallest_px=5)
    large.outlines(boxes, LineStyle(BLACK, 1.5), np.array([3, 4, 5, 6]), smallest_px=5)
    assert darkness(large).sum() > 30
    assert (every.pixels == large.pixels).all()


def test_an_area_without_a_colour_leaves_nothing_for_the_next_one() -> None:
    blank, disc = FillStyle((0, 0, 0, 0), LineStyle(BLACK, 2.0)), shapely.Point(40, 30).buffer(15)
    both, alone, outline = raster(), raster(), raster()
    both.areas(rings(shapely.box(8, 8, 48, 48), disc), [blank, FillStyle((9, 9, 9, 255))], np.array([0, 1]))
    outline.areas(rings(shapely.box(8, 8, 48, 48)), [blank], np.array([0]))
    alone.areas(rings(disc), [FillStyle((9, 9, 9, 255))], np.array([0]))
    apart = (outline.pixels == WHITE) | (alone.pixels == WHITE)
    assert (both.pixels == np.minimum(outline.pixels, alone.pixels))[apart].all()
    assert darkness(outline)[20:40, 20:40].sum() == 0


@pytest.mark.parametrize("hatch", ["diagonal", "back_diagonal", "cross", "diagonal_cross", "horizontal", "dots"])
def test_a_hatch_lies_still_on_the_map(hatch: str) -> None:
    style = FillStyle((255, 255, 255, 255), None, hatch, BLACK)  # type: ignore[arg-type]
    shape = rings(shapely.box(-200, -200, 300, 300))
    here, there = raster(), raster()
    there = Raster(there.pixels, 5.0, 64.0 + 3.0, 1.0, 1.0)
    for made in (here, there):
        made.areas(shape, [style], np.array([0]))
    assert 0 < darkness(here).mean() < 0.5
    assert np.array_equal(here.pixels[:-3, 5:], there.pixels[3:, :-5])


def test_far_outside_nothing_is_painted_and_nothing_breaks() -> None:
    far = shapely.box(1e7, 1e7, 2e7, 2e7)
    around = shapely.box(-1e7, -1e7, 1e7, 1e7)
    for way in (filled, painted):
        assert darkness(way(far)).sum() == 0
        assert (darkness(way(around)) == 1).all()
    made = raster()
    made.outlines(rings(far, around), LineStyle(BLACK, 2.0))
    assert darkness(made).sum() == 0


ODD = st.sampled_from([math.nan, math.inf, -math.inf, 1e300, -1e300, 1e18, 2e9, -5e9, 1e7, 0.0, 63.9])
ODD_RINGS = st.lists(st.tuples(ODD, ODD), min_size=3, max_size=6).map(lambda xy: np.array([*xy, xy[0]]))


@settings(max_examples=200, deadline=None)
@given(st.lists(ODD_RINGS, min_size=1, max_size=4), st.sampled_from([(), (4.0, 2.0)]))
def test_corners_that_are_nowhere_break_nothing_and_what_is_sound_is_painted(
    odd: list[np.ndarray], dash: tuple[float, ...]
) -> None:
    square = np.array([(20.0, 20.0), (40.0, 20.0), (40.0, 40.0), (20.0, 40.0), (20.0, 20.0)])
    lost = [ring for ring in odd if not (np.abs(ring) <= 1e9).all()]
    all_rings = [square, *lost]
    counts = np.cumsum([0, *map(len, all_rings)])
    one_each = np.arange(len(all_rings) + 1)
    kept = Rings(np.concatenate(all_rings), counts, one_each, np.zeros(len(all_rings), dtype=bool))
    together = Rings(kept.xy, counts, np.array([0, len(all_rings)]), kept.hole)
    line, zeros = LineStyle(BLACK, 2.0, dash), np.zeros(len(all_rings), dtype=np.int64)
    for of, which in ((kept, zeros), (together, zeros[:1])):
        made = raster()
        made.areas(of, [FillStyle(BLACK, line)], which)
        made.outlines(of, line)
        made.patchwork(of, [BLACK], which)
        made.lines(of.xy, of.ring_start, line)
        assert (darkness(made)[24:44, 20:40] == 1).all()
        assert darkness(made)[:, 50:].sum() == 0


def test_nothing_to_paint_is_fine() -> None:
    made = raster()
    nothing = rings(shapely.MultiPolygon(), shapely.Point(3, 3))
    made.patchwork(nothing, [BLACK], np.array([0, 0]))
    made.areas(nothing, [FillStyle(BLACK)], np.array([0, 0]))
    made.outlines(nothing, LineStyle(BLACK, 1.0))
    made.lines(np.empty((0, 2)), np.array([0]), LineStyle(BLACK, 1.0))
    assert (made.pixels == WHITE).all()


def wavy_tiles(count: int) -> list[shapely.Polygon]:
    """Squares of a grid whose shared sides wave a little, the waves the same for both neighbours."""
    random = np.random.default_rng(5)
    step = 60 / count
    corner = {(i, j): (2 + i * step, 2 + j * step) for i in range(count + 1) for j in range(count + 1)}

    def side(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[float, float]]:
        if (b, a) in sides:
            return sides[b, a][::-1]
        if (a, b) not in sides:
            shares = np.linspace(0, 1, 9)[:, None]
            line = np.array(corner[a]) * (1 - shares) + np.array(corner[b]) * shares
            line[1:-1] += random.uniform(-0.02, 0.02, (7, 2)) * step
            sides[a, b] = [tuple(p) for p in line]
        return sides[a, b]

    sides: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[float, float]]] = {}
    tiles = []
    for i in range(count):
        for j in range(count):
            around = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j)]
            tiles.append(shapely.Polygon([p for a, b in pairwise(around) for p in side(a, b)[:-1]]))
    return tiles


def test_from_afar_neighbours_lose_the_same_corners(monkeypatch: pytest.MonkeyPatch) -> None:
    tiles = rings(*wavy_tiles(12))
    fine, coarse = raster(), raster()
    fine.patchwork(tiles, [BLACK], np.zeros(len(tiles), dtype=np.int64))
    monkeypatch.setattr(rasteriser, "MANY_CORNERED", 1)
    monkeypatch.setattr(rasteriser, "UNSEEN_PX", 0.3)
    xy, _ = coarse._corners(tiles, len(tiles))
    assert len(xy) < 0.6 * len(tiles.xy)
    coarse.patchwork(tiles, [BLACK], np.zeros(len(tiles), dtype=np.int64))
    inside = np.zeros_like(fine.pixels, dtype=bool)
    inside[4:60, 4:60] = True
    assert (darkness(coarse)[inside] == 1).all()  # no seam has opened
    assert np.abs(darkness(coarse) - darkness(fine)).max() < 0.4  # and nothing has moved by more than was allowed


def run_apart(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_compiler_is_not_loaded_before_it_is_asked_for() -> None:
    code = "import sys, siteplanner.drawing.rasteriser as r; print('numba' in sys.modules, r.ready())"
    assert run_apart(code) == "False False"


def test_without_the_compiler_it_is_never_ready_and_says_so() -> None:
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "import siteplanner.drawing.rasteriser as r; print(r.warm_up(), r.ready())"
    )
    assert run_apart(code) == "False False"


@pytest.mark.parametrize("dash", [(), (6.0, 3.0)])
def test_a_part_of_a_picture_is_what_the_whole_shows_there(dash: tuple[float, ...]) -> None:
    holes = [shapely.box(x, y, x + 9, y + 9).exterior for x in range(20, 380, 30) for y in range(20, 380, 30)]
    area = shapely.Polygon(shapely.box(5, 5, 395, 395).exterior, holes)
    turned = shapely.affinity.rotate(area, 7.0)
    style = FillStyle((200, 40, 40, 120), LineStyle((0, 0, 0, 255), 1.5, dash))

    def drawn(west: float, north: float, size: int) -> np.ndarray:
        pixels = np.full((size, size), 0xFFFFFFFF, dtype=np.uint32)
        raster = Raster(pixels, west, north, 1.0)
        raster.areas(rings(turned), [style], np.zeros(1, dtype=np.int64))
        return pixels.view(np.uint8).reshape(size, size, 4).astype(int)

    whole, part = drawn(0.0, 400.0, 400), drawn(150.0, 250.0, 100)
    assert (part != 255).any()
    other = (np.abs(part - whole[150:250, 150:250]) > 1).any(axis=2)
    assert other.sum() <= (5 if dash else 0)  # where dashes turn on a border between bands of rows
