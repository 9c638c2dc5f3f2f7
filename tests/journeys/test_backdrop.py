"""A planner lays an air photo under the map: by menu and dialog, by dropping, with Amap's tiles, and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest

from siteplanner.core import gcj02
from siteplanner.core.backdrop import backdrops_of
from siteplanner.core.coordinates import LONLAT, transformer
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.backdrops import BackdropsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.dialog_answers import Answers
from tests.files.drawn_pictures import RED, plain_tile, tile_at, tile_folder, world_file
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
SPOT = (ORIGIN[0] + 100.0, ORIGIN[1] - 150.0)
"""South of the parcels, so that nothing lies over it."""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A white picture of 300 × 300 m with a red square of 20 m about SPOT; nothing says its system."""
    pixels = np.full((600, 600, 3), 255, dtype=np.uint8)
    pixels[280:320, 280:320] = RED
    path = tmp_path / "航片.png"
    Image.fromarray(pixels).save(path)
    world_file(tmp_path / "航片.pgw", 0.5, 0, 0, -0.5, SPOT[0] - 150 + 0.25, SPOT[1] + 150 - 0.25)
    return path


def color_at(window: MainWindow, east_m: float, north_m: float) -> str:
    """What the map shows at a place."""
    view = window.canvas.view
    at = view.viewportTransform().map(view.to_scene(east_m, north_m)).toPoint()
    return view.viewport().grab().toImage().pixelColor(at).name()


def shows_photo(window: MainWindow) -> bool:
    """Whether the square's corners and sides are red just inside and white just outside.

    To a pixel of the screen and one of the picture.
    """
    off = window.canvas.view.metres_per_pixel + 0.5
    red, white = QColor(*RED).name(), "#ffffff"
    inside = [(10 - off, 10 - off), (-10 + off, -10 + off), (10 - off, -10 + off)]
    outside = [(10 + off, 0), (-10 - off, 0), (0, 10 + off), (0, -10 - off)]
    return all(color_at(window, SPOT[0] + e, SPOT[1] + n) == red for e, n in inside) and all(
        color_at(window, SPOT[0] + e, SPOT[1] + n) == white for e, n in outside
    )


def drawn(window: MainWindow, qtbot: Any) -> None:
    keeper = window.desk.backdrops
    qtbot.waitUntil(lambda: not window.desk.background.is_busy("adding backdrops"), timeout=20_000)
    qtbot.waitUntil(
        lambda: all(keeper.opening(b).opened or keeper.opening(b).problem for b in keeper.backdrops), timeout=20_000
    )
    rest(window, qtbot)


def test_a_picture_with_a_world_file_lies_where_it_belongs_at_every_zoom_and_is_undone(
    window: MainWindow, opened: Opened, two_plants: Plan, photo: Path, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.canvas.travel.to_point(*SPOT)
    rest(window, qtbot)
    ground = color_at(window, *SPOT)
    Hand(window).window.qt_actions["show_backdrops"].trigger()
    dialog = window.findChild(BackdropsDialog)
    assert dialog is not None
    answers.give("QFileDialog.getOpenFileNames", ([str(photo)], ""))
    dialog.add_picture.click()
    qtbot.waitUntil(lambda: bool(window.desk.backdrops.backdrops), timeout=20_000)
    drawn(window, qtbot)
    assert "does not say in which coordinate system" in dialog.form.problem.text
    assert color_at(window, *SPOT) == ground, "nothing is shown before the system is known"
    assert "EPSG:4547" in dialog.form.crs.itemText(0)

    QTest.keyClicks(dialog.form.crs.lineEdit(), "4547")
    QTest.keyClick(dialog.form.crs.lineEdit(), Qt.Key.Key_Return)
    drawn(window, qtbot)
    assert dialog.form.problem.text == ""
    dialog.form.zoom_to.click()
    rest(window, qtbot)
    assert shows_photo(window)
    window.canvas.set_scale(300)
    window.canvas.travel.to_point(*SPOT)
    rest(window, qtbot)
    assert shows_photo(window)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()

    hand = Hand(window)
    hand.control(Qt.Key.Key_Z)
    hand.control(Qt.Key.Key_Z)
    rest(window, qtbot)
    assert session.plan is two_plants
    assert color_at(window, *SPOT) == ground
    hand.control(Qt.Key.Key_Y)
    hand.control(Qt.Key.Key_Y)
    drawn(window, qtbot)
    assert shows_photo(window)


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(400, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_picture_is_laid_under_and_travels_with_the_plan(
    window: MainWindow, opened: Opened, two_plants: Plan, photo: Path, tmp_path: Path, qtbot: Any
) -> None:
    session = opened(two_plants)
    session.save(tmp_path / "方案.gpkg")
    photo.with_suffix(".prj").write_text(two_plants.site.crs.to_wkt("WKT1_ESRI"), encoding="utf-8")
    drop(window, photo)
    qtbot.waitUntil(lambda: bool(window.desk.backdrops.backdrops), timeout=20_000)
    drawn(window, qtbot)
    assert backdrops_of(session.plan)[0].relative == "航片.png"
    session.save()
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in [*tmp_path.glob("航片.*"), tmp_path / "方案.gpkg"]:
        path.rename(moved / path.name)
    window.desk.open_session(PlanningSession.open(moved / "方案.gpkg"))
    drawn(window, qtbot)
    window.canvas.travel.to_point(*SPOT)
    rest(window, qtbot)
    assert shows_photo(window)


def test_a_picture_that_is_gone_is_told_and_breaks_nothing(
    window: MainWindow, opened: Opened, two_plants: Plan, photo: Path, qtbot: Any
) -> None:
    session = opened(two_plants)
    photo.with_suffix(".prj").write_text(two_plants.site.crs.to_wkt("WKT1_ESRI"), encoding="utf-8")
    drop(window, photo)
    qtbot.waitUntil(lambda: bool(window.desk.backdrops.backdrops), timeout=20_000)
    drawn(window, qtbot)
    photo.unlink()
    window.desk.open_session(PlanningSession(session.plan))
    drawn(window, qtbot)
    opening = window.desk.backdrops.opening(window.desk.backdrops.backdrops[0])
    assert opening.is_missing
    assert "航片.png" in str(opening.problem)
    dialog = window.findChild(BackdropsDialog)
    window.commands.show_backdrops()
    dialog = window.findChild(BackdropsDialog)
    assert dialog is not None
    assert not dialog.form.locate.isHidden()


def test_tiles_of_amap_are_asked_about_and_shifted_back(
    window: MainWindow, opened: Opened, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    opened(two_plants)
    lon, lat = transformer(two_plants.site.crs, LONLAT).transform(*SPOT)
    there = tile_at(*(float(v) for v in gcj02.wgs84_to_gcj02(lon, lat)), 19)
    around = range(-12, 13)
    tiles = {
        (19, there[0] + c, there[1] + r): plain_tile(RED if c == r == 0 else (255, 255, 255))
        for c in around
        for r in around
    }
    drop(window, tile_folder(tmp_path / "amap", tiles))
    qtbot.waitUntil(lambda: bool(window.desk.backdrops.backdrops), timeout=20_000)
    drawn(window, qtbot)
    red = QColor(*RED).name()
    assert window.desk.backdrops.shown == (), "never laid under silently"
    dialog = window.findChild(BackdropsDialog)
    assert dialog is not None
    assert "GCJ-02" in dialog.form.problem.text
    dialog.form.datum.setCurrentIndex(dialog.form.datum.findData("gcj02"))
    dialog.form.datum.activated.emit(dialog.form.datum.currentIndex())
    drawn(window, qtbot)
    window.canvas.travel.to_point(*SPOT)
    window.canvas.set_scale(1000)
    rest(window, qtbot)
    assert color_at(window, *SPOT) == red
    dialog.form.datum.setCurrentIndex(dialog.form.datum.findData("true"))
    dialog.form.datum.activated.emit(dialog.form.datum.currentIndex())
    drawn(window, qtbot)
    assert color_at(window, *SPOT) != red, "half a kilometre away"


def test_a_backdrop_is_hidden_and_made_paler(
    window: MainWindow, opened: Opened, two_plants: Plan, photo: Path, qtbot: Any
) -> None:
    session = opened(two_plants)
    photo.with_suffix(".prj").write_text(two_plants.site.crs.to_wkt("WKT1_ESRI"), encoding="utf-8")
    drop(window, photo)
    qtbot.waitUntil(lambda: bool(window.desk.backdrops.backdrops), timeout=20_000)
    drawn(window, qtbot)
    window.canvas.travel.to_point(*SPOT)
    rest(window, qtbot)
    backdrop = backdrops_of(session.plan)[0]
    dialog = window.findChild(BackdropsDialog)
    assert dialog is not None
    dialog.form.opacity.setFocus()
    QTest.keyClick(dialog.form.opacity, Qt.Key.Key_Home)
    rest(window, qtbot)
    assert backdrops_of(session.plan)[0] == replace(backdrop, opacity=0.0)
    assert not shows_photo(window)
    window.desk.undo()
    rest(window, qtbot)
    assert shows_photo(window)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    rest(window, qtbot)
    assert not shows_photo(window)
    assert backdrops_of(session.plan) == (backdrop,), "hiding changes no plan"
