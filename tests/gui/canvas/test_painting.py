"""The painter's paths, judged by the pixels they leave."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from siteplanner.core.rings import Rings
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.style_values import FillStyle, LineStyle, MarkerStyle
from siteplanner.gui.canvas import painting
from tests.builders import ORIGIN, line, multi, rect

WINDOW = ViewWindow(ORIGIN[0] + 50, ORIGIN[1] + 50, 1.0, 100, 100)
RED = FillStyle((255, 0, 0, 255))


@pytest.fixture
def image(qapp: object) -> QImage:
    made = QImage(100, 100, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return made


def filled(image: QImage, *shapes: shapely.Geometry, style: FillStyle = RED, smallest_px: float = 0.0) -> QImage:
    painter = QPainter(image)
    painting.fill_rings(painter, Rings.of(np.array(shapes, dtype=object)), WINDOW, style, smallest_px)
    painter.end()
    return image


def at(image: QImage, east_m: float, north_m: float) -> str:
    """The colour at a point given in metres from the test origin."""
    x, y = WINDOW.to_screen(ORIGIN[0] + east_m, ORIGIN[1] + north_m)
    return QColor(image.pixel(int(x), int(y))).name()


def test_a_hole_is_drawn_as_a_hole(image: QImage) -> None:
    holed = shapely.Polygon(rect(10, 10, 80, 80).exterior, [rect(40, 40, 20, 20).exterior])
    filled(image, holed)
    assert at(image, 20, 20) == "#ff0000"
    assert at(image, 50, 50) == "#ffffff"
    assert at(image, 5, 5) == "#ffffff"


def test_an_island_in_a_hole_is_drawn(image: QImage) -> None:
    lake = shapely.Polygon(rect(10, 10, 80, 80).exterior, [rect(30, 30, 40, 40).exterior])
    filled(image, multi(lake, rect(45, 45, 10, 10)))
    assert [at(image, *p) for p in ((20, 20), (35, 35), (50, 50))] == ["#ff0000", "#ffffff", "#ff0000"]


def test_north_is_up(image: QImage) -> None:
    filled(image, rect(0, 90, 100, 10))
    assert QColor(image.pixel(50, 3)).name() == "#ff0000"
    assert QColor(image.pixel(50, 97)).name() == "#ffffff"


def test_all_of_many_shapes_are_drawn_however_they_fall_into_paths(image: QImage) -> None:
    count = 3 * painting.RINGS_A_PATH + 7
    cells = [(i % 20, i // 20) for i in range(count)]
    filled(image, *(rect(5 * x, 5 * y, 4, 4) for x, y in cells))
    assert {at(image, 5 * x + 2, 5 * y + 2) for x, y in cells} == {"#ff0000"}
    assert at(image, 4.5, 4.5) == "#ffffff"


def test_rings_too_small_to_be_seen_are_left_out_and_the_others_stay(image: QImage) -> None:
    holed = shapely.Polygon(rect(10, 10, 80, 80).exterior, [rect(50, 50, 1, 1).exterior])
    filled(image, holed, rect(2, 2, 1, 1), smallest_px=3)
    assert at(image, 50.5, 50.5) == "#ff0000"
    assert at(image, 2.5, 2.5) == "#ffffff"


def test_empty_and_missing_shapes_draw_nothing(image: QImage) -> None:
    filled(image, shapely.MultiPolygon(), None)
    assert at(image, 50, 50) == "#ffffff"


def test_a_hatch_lies_over_the_fill(image: QImage) -> None:
    style = FillStyle((255, 0, 0, 255), hatch="cross", hatch_color=(0, 0, 255, 255))
    filled(image, rect(0, 0, 100, 100), style=style)
    colors = {QColor(image.pixel(x, 50)).name() for x in range(100)} | {
        QColor(image.pixel(50, y)).name() for y in range(100)
    }
    assert colors == {"#ff0000", "#0000ff"}


def test_a_line_is_not_closed_and_has_its_casing(image: QImage) -> None:
    style = LineStyle((0, 0, 255, 255), 4.0, casing_color=(0, 255, 0, 255), casing_width_px=12.0)
    corner = np.array([line((10, 10), (90, 10), (90, 90))], dtype=object)
    painter = QPainter(image)
    painting.stroke_lines(painter, corner, WINDOW, style)
    painter.end()
    assert at(image, 50, 10) == "#0000ff"
    assert at(image, 50, 14.5) == "#00ff00"
    assert at(image, 50, 50) == "#ffffff"


def test_a_marker_is_drawn_about_its_point(image: QImage) -> None:
    painter = QPainter(image)
    painting.draw_marker(painter, 50, 50, MarkerStyle("circle", 10, (255, 0, 0, 255)))
    painter.end()
    assert QColor(image.pixel(50, 50)).name() == "#ff0000"
    assert QColor(image.pixel(57, 50)).name() == "#ffffff"


@pytest.mark.parametrize("style", [RED, LineStyle((255, 0, 0, 255), 3.0), MarkerStyle("square", 8, (255, 0, 0, 255))])
def test_a_swatch_shows_its_colour(qapp: object, style: FillStyle | LineStyle | MarkerStyle) -> None:
    image = painting.swatch(style, 20, 14).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#ff0000"
