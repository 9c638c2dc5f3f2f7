"""Grid, bookmarks and backdrops as commands; files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent

from siteplanner.core.backdrop import backdrops_of
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import save_plan
from siteplanner.gui.dialogs.backdrops import BackdropsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.files.drawn_pictures import RED, plain_tile, tile_folder
from tests.gui.backdrop_scene import photo, settle

Opened = Callable[[Plan], PlanningSession]


def may_drop(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.setAccepted(False)
    window.dragEnterEvent(event)
    return event.isAccepted()


def test_pictures_tiles_and_maps_may_be_dropped_and_nothing_else(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("", encoding="ascii")
    assert may_drop(window, photo(tmp_path))
    assert may_drop(window, tmp_path / "plan.gpkg")
    assert may_drop(window, tile_folder(tmp_path / "tiles", {(1, 0, 0): plain_tile(RED)}))
    assert may_drop(window, tmp_path / "points.txt")
    assert not may_drop(window, tmp_path / "a.doc")
    assert not may_drop(window, tmp_path)


def test_without_a_plan_a_picture_is_laid_under_nothing(window: MainWindow, tmp_path: Path) -> None:
    said: list[str] = []
    window.desk.told.connect(lambda message, _: said.append(str(message)))
    window.commands.open_dropped([photo(tmp_path)])
    assert "Open a plan first" in said[0]
    assert window.findChild(BackdropsDialog) is None


def test_pictures_among_other_files_are_laid_under_the_plan_that_is_there(
    window: MainWindow, opened: Opened, two_plants: Plan, tmp_path: Path, qtbot: Any, answers: Answers
) -> None:
    session = opened(two_plants)
    session.save(save_plan(two_plants, tmp_path / "first.gpkg"), overwrite=True)
    window.commands.open_dropped([photo(tmp_path, "a.png"), photo(tmp_path, "b.png")])
    settle(window, qtbot)
    assert [backdrop.relative for backdrop in backdrops_of(session.plan)] == ["a.png", "b.png"]
    assert session.path == tmp_path / "first.gpkg", "no other plan was opened"


def test_the_dialog_is_made_once(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    window.commands.show_backdrops()
    window.commands.show_backdrops()
    assert len(window.findChildren(BackdropsDialog)) == 1


def test_the_list_of_bookmarks_comes_and_gives_the_map_back(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    window.bookmarks_panel.name.setText("Gate")
    window.bookmarks_panel.keep_view()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    window.commands.show_bookmarks()
    qtbot.waitUntil(window.bookmarks_panel.list.hasFocus)
    window.commands.show_bookmarks()
    assert window.canvas.view.hasFocus()
