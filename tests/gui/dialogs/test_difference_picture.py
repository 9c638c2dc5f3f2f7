"""The map of what differs: found by a click, by the keys, told to a screen reader, in each theme its own colours."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.change_places import place_changes
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.difference_picture import DifferencePicture, inks
from siteplanner.gui.main_window import MainWindow
from tests.builders import rect


@pytest.fixture
def picture(window: MainWindow, two_plants: Plan, qtbot: Any) -> DifferencePicture:
    """P1 moved 60 m north, P2 gone, P3 come, the road C1 removed."""
    after = edits.move_plants("base", ["P1"], 0.0, 60.0).apply(two_plants)
    after = edits.remove_plants("base", ["P2"]).apply(after)
    after = edits.add_plants(after, "base", [rect(150, 20, 30, 30)], plant_ids=["P3"]).apply(after)
    made = DifferencePicture()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_changes(after, "base", place_changes(two_plants, after, "base"))
    made.show()
    return made


def pixel(picture: DifferencePicture, east_m: float, north_m: float) -> tuple[QPoint, QColor]:
    x, y = picture.window_shown.to_screen(470_000.0 + east_m, 4_174_000.0 + north_m)
    at = QPoint(round(x), round(y))
    image: QImage = picture.grab().toImage()
    ratio = image.devicePixelRatio()
    return at, image.pixelColor(int(at.x() * ratio), int(at.y() * ratio))


def test_each_kind_has_its_colour_where_it_is(picture: DifferencePicture) -> None:
    added = pixel(picture, 155, 25)[1]
    moved = pixel(picture, 25, 85)[1]
    ground = pixel(picture, 130, 100)[1]
    assert added != moved
    assert ground not in (added, moved)
    ok, accent = inks()["added"], inks()["moved"]
    assert _nearer(added, ok, accent)
    assert _nearer(moved, accent, ok)


def test_a_click_finds_the_change_and_beside_it_nothing(picture: DifferencePicture) -> None:
    chosen: list[int] = []
    picture.chosen.connect(chosen.append)
    for east_m, north_m in ((155, 25), (100, 45), (190, 110)):
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=pixel(picture, east_m, north_m)[0])
    assert [picture.changes[number].id for number in chosen] == ["P3", "P2"]


def test_keys_zoom_and_move(picture: DifferencePicture) -> None:
    before = picture.window_shown
    QTest.keyClick(picture, "+")
    closer = picture.window_shown
    assert closer.bounds[2] - closer.bounds[0] < before.bounds[2] - before.bounds[0]
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert picture.window_shown.bounds[0] > closer.bounds[0]


def test_what_is_drawn_can_be_heard(picture: DifferencePicture) -> None:
    told = picture.accessibleDescription()
    assert "P1: moved by 60.00 m" in told
    assert "P2: removed" in told
    assert "P3: added" in told


def test_nothing_to_show_is_an_empty_map(picture: DifferencePicture) -> None:
    picture.show_changes(None, "", ())
    assert picture.changes == ()
    assert not picture.grab().isNull()


def _nearer(color: QColor, to: QColor, than: QColor) -> bool:
    """By hue: what is painted is a film over the ground."""
    return _apart(color, to) < _apart(color, than)


def _apart(one: QColor, other: QColor) -> int:
    far = abs(one.hue() - other.hue())
    return min(far, 360 - far)
