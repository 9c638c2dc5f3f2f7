"""Labels painted: text in the middle of its halo, sharp at every ratio, each text painted once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas import label_ink
from siteplanner.gui.canvas.label_ink import LabelInk, stamp_of
from siteplanner.gui.canvas.labels import Label, Placed, label_fonts

LIGHT = load_styles("light").label


def canvas(ratio: float = 1.0) -> QImage:
    image = QImage(round(200 * ratio), round(100 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#3366aa"))
    return image


def placed(text: str = "贝特瑞 5 万 t/a", angle_deg: float = 0.0) -> Placed:
    label = Label("plant", "P1", (text,), 0, 0, (0, 0, 1, 1), 1)
    return Placed(label, (text,), QRectF(40.3, 40.7, 120, 18), "none", angle_deg)


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def paint(ratio: float = 1.0, angle_deg: float = 0.0, ink: LabelInk | None = None) -> QImage:
    image = canvas(ratio)
    painter = QPainter(image)
    (ink or LabelInk()).draw(painter, [placed(angle_deg=angle_deg)], label_fonts(QFont()), load_styles("light"), ratio)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_stamp_is_as_large_as_the_device_asks(qapp: object, ratio: float) -> None:
    one, more = (stamp_of(("L0001",), QFont(), LIGHT, r) for r in (1.0, ratio))
    assert more.width() == pytest.approx(one.width() * ratio, abs=2)
    assert more.devicePixelRatio() == ratio


def test_text_and_halo_are_both_there_and_the_halo_lets_the_ground_through(qapp: object) -> None:
    stamp = stamp_of(("丽",), QFont(), LIGHT, 2.0)
    alphas = {stamp.pixelColor(x, y).alpha() for x in range(stamp.width()) for y in range(stamp.height())}
    assert 255 in alphas
    assert LIGHT.halo[3] in alphas
    assert 0 in alphas


def test_two_lines_stand_one_above_the_other(qapp: object) -> None:
    one, two = stamp_of(("A",), QFont(), LIGHT, 1.0), stamp_of(("A", "A"), QFont(), LIGHT, 1.0)
    assert two.height() > 1.7 * one.height()
    assert two.width() == one.width()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("angle_deg", [0.0, -30.0, 90.0])
def test_a_label_leaves_the_painter_as_it_was_and_marks_the_picture(
    qapp: object, ratio: float, angle_deg: float
) -> None:
    made = paint(ratio, angle_deg)
    assert made != canvas(ratio)
    assert made.pixelColor(2, 2).name() == "#3366aa"


def test_a_text_is_painted_once_and_stamped_from_then_on(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    ink = LabelInk()
    first = paint(ink=ink)
    monkeypatch.setattr(label_ink, "stamp_of", lambda *_: pytest.fail("painted again"))
    assert paint(ink=ink) == first


def test_only_so_many_stamps_are_kept(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_ink, "STAMPS_AT_MOST", 3)
    ink, image = LabelInk(), canvas()
    painter = QPainter(image)
    for number in range(6):
        ink.draw(painter, [placed(str(number))], label_fonts(QFont()), load_styles("light"), 1.0)
    painter.end()
    assert len(ink._stamps) == 3
