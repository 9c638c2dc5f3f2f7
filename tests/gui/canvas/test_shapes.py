"""Items of many shapes: what only moves keeps its paths."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PySide6.QtWidgets import QGraphicsScene

from siteplanner.drawing.style_values import FillStyle, LineStyle
from siteplanner.gui.canvas.painting import RINGS_A_PATH
from siteplanner.gui.canvas.shapes import MANY, MOST_SPRITES, ShapeItems
from tests.builders import ORIGIN, rect

STYLE = FillStyle((200, 0, 0, 255), LineStyle((0, 0, 0, 255), 1.0))
CASED = FillStyle((0, 0, 0, 0), LineStyle((0, 0, 0, 255), 1.0, (), (255, 255, 255, 255), 3.0))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def items() -> ShapeItems:
    scene = QGraphicsScene()
    made = ShapeItems(scene, 1.0)
    made._keeps_scene = scene  # type: ignore[attr-defined]
    return made


def show(items: ShapeItems, *shapes: shapely.Geometry, style: FillStyle = STYLE) -> None:
    items.begin()
    items.add(np.array(shapes, dtype=object), style, ORIGIN)
    items.end()


def bounds(items: ShapeItems) -> list[float]:
    """West, south, east, north of one after another, metres from the origin."""
    boxes = [item.mapRectToScene(item.path().boundingRect()) for item in items.shown]
    return [value for b in boxes for value in (b.left(), -b.bottom(), b.right(), -b.top())]


def test_shapes_that_move_together_keep_their_paths_and_stand_where_they_are(items: ShapeItems) -> None:
    one, two = rect(0, 0, 10, 5), rect(20, 0, 10, 5)
    show(items, one, two)
    items.shown[0].setData(0, "kept")
    show(items, *(shapely.affinity.translate(s, 3.5, -2.25) for s in (one, two)))
    assert bounds(items) == pytest.approx([3.5, -2.25, 13.5, 2.75, 23.5, -2.25, 33.5, 2.75])
    assert (items.shown[0].pos().x(), items.shown[0].pos().y()) == pytest.approx((3.5, 2.25))
    show(items, one, two)
    assert bounds(items) == pytest.approx([0, 0, 10, 5, 20, 0, 30, 5])


def test_what_changes_in_any_other_way_is_drawn_anew(items: ShapeItems) -> None:
    one, two = rect(0, 0, 10, 5), rect(20, 0, 10, 5)
    show(items, one, two)
    show(items, shapely.affinity.translate(one, 5, 0), two)
    assert bounds(items) == pytest.approx([5, 0, 15, 5, 20, 0, 30, 5])
    show(items, shapely.affinity.rotate(two, 90), one)
    assert bounds(items)[4:] == pytest.approx([0, 0, 10, 5])
    show(items, one, style=FillStyle((0, 0, 200, 255), STYLE.line))
    assert [item.brush().color().blue() for item in items.shown] == [200]
    assert bounds(items) == pytest.approx([0, 0, 10, 5])


def test_a_path_added_by_hand_in_the_place_of_shapes_does_not_inherit_their_shift(items: ShapeItems) -> None:
    show(items, rect(0, 0, 10, 5))
    show(items, rect(4, 0, 10, 5))
    items.begin()
    item = items.shown or items._items
    added = items.add_path(item[0].path(), item[0].pen(), item[0].brush())
    items.end()
    assert (added.pos().x(), added.pos().y()) == (0, 0)
    show(items, rect(0, 0, 10, 5))
    assert bounds(items) == pytest.approx([0, 0, 10, 5])


def test_many_shapes_are_one_item_that_moves_with_them(items: ShapeItems) -> None:
    many = [rect(20 * n, 0, 10, 5) for n in range(MANY + 1)]
    show(items, *many)
    (crowd,) = items.crowds
    assert not items.shown
    assert len(crowd.paths) == len(many)
    show(items, *(shapely.affinity.translate(s, 3.5, -2.25) for s in many))
    assert items.crowds == [crowd]
    assert (crowd.pos().x(), crowd.pos().y()) == pytest.approx((3.5, 2.25))
    show(items, rect(0, 0, 10, 5))
    assert bounds(items) == pytest.approx([0, 0, 10, 5])
    assert not items.crowds


def test_few_shapes_of_a_style_are_one_item_too_where_many_are_coming(items: ShapeItems) -> None:
    items.begin(MANY + 1)
    items.add(np.array([rect(0, 0, 10, 5)], dtype=object), STYLE, ORIGIN)
    items.add(np.array([rect(20, 0, 10, 5)], dtype=object), CASED, ORIGIN)
    items.end()
    assert [len(crowd.paths) for crowd in items.crowds] == [1, 1]


def test_very_many_outlines_have_no_casing(items: ShapeItems) -> None:
    show(items, rect(0, 0, 10, 5), style=CASED)
    assert len(items.shown) == 2
    show(items, *[rect(20, 0, 10, 5)] * (MOST_SPRITES + 1), style=CASED)
    assert len(items.shown) == -(-(MOST_SPRITES + 1) // RINGS_A_PATH)
