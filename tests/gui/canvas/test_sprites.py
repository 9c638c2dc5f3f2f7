"""Shapes and symbols laid down as ready pictures look as they do when they are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from siteplanner.gui.canvas import sprites
from siteplanner.gui.canvas.sprites import Crowd, Symbol, Symbols

pytestmark = pytest.mark.usefixtures("qapp")

PEN = QPen(QColor(0, 0, 0), 2.0)
PEN.setCosmetic(True)
BRUSH = QBrush(QColor(200, 0, 0, 160))


def triangle(x: float, y: float, size: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, y))
    path.lineTo(x + size, y + size / 3)
    path.lineTo(x + size / 4, y + size)
    path.closeSubpath()
    return path


PATHS = [triangle(3.3, 4.7, 20), triangle(15.1, 12.2, 31), triangle(61.7, 70.1, 9)]


def pixels(scene: QGraphicsScene, ratio: float = 1.0, scale: float = 1.0) -> np.ndarray:
    """What the scene shows of 100 × 100 units from its zero point."""
    size = round(100 * scale * ratio)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(painter, QRectF(0, 0, 100 * scale, 100 * scale), QRectF(0, 0, 100, 100))
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint8).reshape(size, size, 4)[:, :, :3].astype(int)


def crowd_of(*paths: QPainterPath) -> tuple[QGraphicsScene, Crowd, QGraphicsRectItem]:
    scene, root = QGraphicsScene(), QGraphicsRectItem()
    root.setFlag(QGraphicsRectItem.GraphicsItemFlag.ItemHasNoContents)
    scene.addItem(root)
    crowd = Crowd(root)
    crowd.show_paths(paths, [(PEN, BRUSH)])
    return scene, crowd, root


def one_by_one(dx: float = 0.0, dy: float = 0.0) -> QGraphicsScene:
    scene = QGraphicsScene()
    for path in PATHS:
        item = QGraphicsPathItem(path)
        item.setPen(PEN)
        item.setBrush(BRUSH)
        item.setPos(dx, dy)
        scene.addItem(item)
    return scene


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_a_crowd_looks_as_its_shapes_do_one_by_one(ratio: float, scale: float) -> None:
    scene, _, _ = crowd_of(*PATHS)
    drawn, wanted = pixels(scene, ratio, scale), pixels(one_by_one(), ratio, scale)
    assert (wanted != 255).any()
    assert np.abs(drawn - wanted).max() <= 3  # two roundings in place of one


def test_a_crowd_slides_by_whole_pixels_and_as_one() -> None:
    scene, _, root = crowd_of(*PATHS)
    before = pixels(scene)
    root.setPos(4.3, 7.4)
    assert np.array_equal(pixels(scene)[7:, 4:], before[:-7, :-4])
    root.setPos(0.0, 0.0)
    assert np.array_equal(pixels(scene), before)


def test_what_is_too_large_to_be_kept_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sprites, "MOST_PIXELS", 400)
    scene, _, _ = crowd_of(*PATHS)
    assert np.abs(pixels(scene) - pixels(one_by_one())).max() <= 3


def test_put_away_it_holds_no_pictures_and_shown_again_it_looks_as_before() -> None:
    scene, crowd, _ = crowd_of(*PATHS)
    before = pixels(scene)
    assert crowd.kept_pixels > 0
    crowd.put_away()
    assert crowd.kept_pixels == 0
    assert (pixels(scene) == 255).all()
    crowd.setVisible(True)
    assert (pixels(scene) == before).all()


def test_another_crowd_in_the_same_item_leaves_nothing_of_the_last() -> None:
    scene, crowd, _ = crowd_of(*PATHS)
    pixels(scene)
    crowd.show_paths(PATHS[2:], [(PEN, BRUSH)])
    alone, _, _ = crowd_of(*PATHS[2:])
    assert np.array_equal(pixels(scene), pixels(alone))
    crowd.show_paths([], [])
    assert (pixels(scene) == 255).all()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_symbols_keep_their_size_and_the_later_lies_over_the_earlier(ratio: float) -> None:
    box = QPainterPath()
    box.addRect(-4, -4, 8, 8)
    red = Symbol(box, QPen(Qt.PenStyle.NoPen), QBrush(QColor(255, 0, 0)))
    blue = Symbol(box, QPen(Qt.PenStyle.NoPen), QBrush(QColor(0, 0, 255)))
    scene, symbols = QGraphicsScene(), Symbols(5.0)
    scene.addItem(symbols)
    symbols.show_symbols([(50.0, 50.0), (52.0, 50.0), (-500.0, 9.0)], [red, blue, red])
    for scale in (1.0, 2.0):
        shown = pixels(scene, ratio, scale)
        reds, blues = ((shown == colour).all(axis=2) for colour in ([0, 0, 255], [255, 0, 0]))  # BGR
        assert blues.sum() == pytest.approx((8 * ratio) ** 2, abs=8)
        assert reds.sum() == pytest.approx(2 * scale * 8 * ratio**2, abs=8 * ratio)
        assert np.argwhere(reds)[:, 1].max() < np.argwhere(blues)[:, 1].min()
    symbols.show_symbols([], [])
    assert (pixels(scene) == 255).all()
