"""The ink of the composed picture, judged by the pixels it leaves."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPointF

from siteplanner.core.rings import Rings
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing import rasteriser
from siteplanner.drawing.style_values import FillStyle, LineStyle, MarkerStyle
from siteplanner.gui.canvas.ink import Ink
from tests.builders import ORIGIN, line, rect

WINDOW = ViewWindow(ORIGIN[0] + 50, ORIGIN[1] + 50, 1.0, 100, 100)
WHITE = (255, 255, 255, 255)
RED, BLUE = FillStyle((255, 0, 0, 255)), FillStyle((0, 0, 255, 255))
BLACK_LINE = LineStyle((0, 0, 0, 255), 2.0)

pytestmark = pytest.mark.usefixtures("qapp", "way")


@pytest.fixture(params=["rasteriser", "painter"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds with the rasteriser and without it."""
    if request.param == "rasteriser":
        assert rasteriser.warm_up()
    else:
        monkeypatch.setattr(rasteriser, "ready", lambda: False)


def rings(*shapes: shapely.Geometry) -> Rings:
    return Rings.of(np.array(shapes, dtype=object))


def at(ink: Ink, east_m: float, north_m: float) -> str:
    """The colour at a point given in metres from the test origin."""
    x, y = ink.window.to_screen(ORIGIN[0] + east_m, ORIGIN[1] + north_m)
    return ink.image.pixelColor(int(x * ink.ratio), int(y * ink.ratio)).name()


def test_areas_lie_over_one_another_in_the_order_given() -> None:
    with Ink(WINDOW, 1.0, WHITE) as ink:
        ink.areas(rings(rect(10, 10, 50, 50), rect(40, 40, 50, 50)), [RED, BLUE])
    assert [at(ink, 20, 20), at(ink, 50, 50), at(ink, 80, 80)] == ["#ff0000", "#0000ff", "#0000ff"]
    with Ink(WINDOW, 1.0, WHITE) as ink:
        ink.areas(rings(rect(10, 10, 50, 50), rect(40, 40, 50, 50)), [RED, BLUE], rows=np.array([1, 0]))
    assert at(ink, 50, 50) == "#ff0000"


def test_each_area_has_its_own_opacity() -> None:
    with Ink(WINDOW, 1.0, WHITE) as ink:
        ink.areas(rings(rect(10, 10, 30, 30), rect(60, 60, 30, 30)), RED, opacity=np.array([0.0, 1.0]))
    assert [at(ink, 20, 20), at(ink, 70, 70)] == ["#ffffff", "#ff0000"]


def test_looks_told_by_number_are_those_told_one_by_one() -> None:
    shapes = rings(*(rect(3 + 11 * k, 5 + 7 * k, 30, 25) for k in range(7)))
    looks = [RED, BLUE, FillStyle((0, 160, 0, 200), BLACK_LINE)]
    look_of, strengths = np.array([0, 2, 1, 1, 2, 0, 2]), np.array([1.0, 0.3, 0.3, 1.0, 1.0, 0.3, 0.6])
    for opacity in (1.0, 0.5, strengths):
        with Ink(WINDOW, 1.0, WHITE) as by_number:
            by_number.areas(shapes, looks, style_of=look_of, rows=np.array([6, 0, 1, 3, 4]), opacity=opacity)
        with Ink(WINDOW, 1.0, WHITE) as one_by_one:
            for row in (6, 0, 1, 3, 4):
                strength = opacity if isinstance(opacity, float) else float(opacity[row])
                one_by_one.areas(shapes, looks[look_of[row]], rows=np.array([row]), opacity=strength)
        assert by_number.image == one_by_one.image


def test_markers_together_are_those_drawn_one_after_another() -> None:
    bolt = MarkerStyle("bolt_square", 14.0, (250, 220, 40, 255), BLACK_LINE)
    places = np.array([[10.3, 20.7], [16.0, 24.2], [70.5, 60.1]]) + ORIGIN
    with Ink(WINDOW, 1.5, WHITE) as together:
        together.markers(places, bolt)
    with Ink(WINDOW, 1.5, WHITE) as one_by_one:
        for place in places:
            one_by_one.markers(place[None], bolt)
    assert together.image == one_by_one.image
    assert at(together, 70.5, 66) != "#ffffff"


def test_a_patchwork_gives_each_shape_its_style_and_only_the_rows_asked_for() -> None:
    patches = rings(rect(0, 0, 30, 100), rect(30, 0, 30, 100), rect(60, 0, 30, 100))
    with Ink(WINDOW, 1.0, WHITE) as ink:
        ink.patchwork(patches, [RED, BLUE], np.array([0, 1, 0]), rows=np.array([0, 1]))
    assert [at(ink, 10, 50), at(ink, 40, 50), at(ink, 70, 50)] == ["#ff0000", "#0000ff", "#ffffff"]


def test_outlines_of_what_is_too_small_are_left_out() -> None:
    with Ink(WINDOW, 1.0, WHITE) as ink:
        ink.outlines(rings(rect(10, 10, 40, 40), rect(70, 70, 4, 4)), BLACK_LINE, smallest_px=10)
    assert [at(ink, 10, 30), at(ink, 30, 30), at(ink, 70, 72)] == ["#000000", "#ffffff", "#ffffff"]


def test_lines_and_markers_stand_where_the_map_has_them() -> None:
    with Ink(WINDOW, 2.0, WHITE) as ink:
        ink.lines(np.array([line((0, 50), (100, 50))], dtype=object), BLACK_LINE)
        ink.markers(
            np.array([[ORIGIN[0] + 20, ORIGIN[1] + 20], [np.nan, np.nan]]),
            MarkerStyle("square", 10.0, (255, 0, 0, 255)),
        )
    assert [at(ink, 50, 50), at(ink, 20, 20), at(ink, 50, 70)] == ["#000000", "#ff0000", "#ffffff"]


def test_the_painter_draws_in_logical_pixels_over_what_is_there() -> None:
    with Ink(WINDOW, 2.0, WHITE) as ink:
        ink.areas(rings(rect(0, 0, 100, 100)), RED)
        ink.painter.drawLine(QPointF(0, 50), QPointF(100, 50))
    assert ink.image.width() == 200
    assert at(ink, 50, 50) == "#000000"
    assert at(ink, 50, 20) == "#ff0000"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_image_has_the_device_s_pixels(ratio: float) -> None:
    with Ink(WINDOW, ratio, WHITE) as ink:
        ink.areas(rings(rect(0, 0, 50, 100)), RED)
    assert (ink.image.width(), ink.image.devicePixelRatio()) == (round(100 * ratio), ratio)
    assert [at(ink, 49, 50), at(ink, 51, 50)] == ["#ff0000", "#ffffff"]


def test_both_ways_give_the_same_picture_but_for_the_last_shade(monkeypatch: pytest.MonkeyPatch) -> None:
    """QPainter rounds coverage otherwise, and paints the outlines of neighbours one over the other."""
    turned = [shapely.affinity.rotate(rect(12 + 30 * (n % 3), 12 + 30 * (n // 3), 20, 14), 11 * n) for n in range(9)]
    outlined = FillStyle((180, 120, 60, 160), LineStyle((40, 40, 40, 255), 1.5))
    route = line((3, 3), (50, 95), (97, 12))
    pictures = []
    for ready in (True, False):
        monkeypatch.setattr(rasteriser, "ready", lambda ready=ready: ready)
        with Ink(WINDOW, 1.0, WHITE) as ink:
            ink.patchwork(rings(*turned), [BLUE], np.zeros(9, dtype=np.int64), opacity=0.3)
            ink.areas(rings(*turned), outlined)
            ink.lines(np.array([route], dtype=object), LineStyle((0, 90, 0, 255), 2.0, (), (255, 255, 255, 255), 4.0))
        bits = np.frombuffer(ink.image.bits(), dtype=np.uint8).reshape(ink.image.height(), -1, 4)[:, :, :3]
        pictures.append(bits.astype(int))
    apart = np.abs(pictures[0] - pictures[1])
    assert apart.mean() < 2
    assert np.percentile(apart, 97) < 40
