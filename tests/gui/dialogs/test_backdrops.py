"""The dialog of backdrops: what is asked is answered there, what is wrong is said there, all of it by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core.backdrop import Backdrop, backdrops_of
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.dialogs.backdrops import BackdropsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.files.drawn_pictures import BLUE, mbtiles, plain_tile, tile_at, tile_folder
from tests.gui.backdrop_scene import photo, settle

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


@pytest.fixture
def dialog(session: PlanningSession, window: MainWindow) -> BackdropsDialog:
    window.commands.show_backdrops()
    found = window.findChild(BackdropsDialog)
    assert found is not None
    return found


def add(dialog: BackdropsDialog, window: MainWindow, qtbot: Any, *paths: Path) -> None:
    dialog.keeper.add(list(paths))
    settle(window, qtbot)


def only(session: PlanningSession) -> Backdrop:
    (backdrop,) = backdrops_of(session.plan)
    return backdrop


def pick(combo: Any, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def tiles(folder: Path) -> Path:
    column, row = tile_at(113.6601, 37.6982, 17)
    around = {(17, column + c, row + r): plain_tile(BLUE) for c in (-1, 0, 1) for r in (-1, 0, 1)}
    return tile_folder(folder / "tiles", around)


def test_an_empty_list_says_what_can_be_added(dialog: BackdropsDialog) -> None:
    assert not dialog.empty.isHidden()
    assert "Nothing is fetched" in dialog.empty.text()
    assert dialog.list.isHidden()


def test_files_are_chosen_in_three_ways(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path, qtbot: Any
) -> None:
    column, row = tile_at(113.6601, 37.6982, 17)
    database = mbtiles(tmp_path / "a.mbtiles", {(17, column, row): plain_tile(BLUE)}, scheme="xyz")
    answers.give("QFileDialog.getOpenFileNames", ([str(photo(tmp_path))], ""))
    dialog.add_picture.click()
    settle(window, qtbot)
    answers.give("QFileDialog.getOpenFileNames", ([str(database)], ""))
    dialog.add_tiles.click()
    settle(window, qtbot)
    answers.give("QFileDialog.getExistingDirectory", str(tiles(tmp_path)))
    dialog.add_folder.click()
    settle(window, qtbot)
    assert [b.name for b in backdrops_of(session.plan)] == ["航片.png", "a.mbtiles", "tiles"]
    assert [dialog.list.topLevelItem(n).text(0) for n in range(3)] == ["tiles", "a.mbtiles", "航片.png"]  # type: ignore[union-attr]
    for asked, nothing in (("getOpenFileNames", ([], "")), ("getExistingDirectory", "")):
        answers.give(f"QFileDialog.{asked}", nothing)
    dialog.add_picture.click()
    dialog.add_folder.click()
    settle(window, qtbot)
    assert len(backdrops_of(session.plan)) == 3


def test_a_system_is_offered_by_the_coordinates_and_typed(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, photo(tmp_path, crs=None))
    assert "Choose it" in dialog.form.problem.text
    assert dialog.form.crs.itemText(0).startswith("EPSG:4547")
    line = dialog.form.crs.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "99999")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "not a coordinate system" in dialog.form.problem.text
    line.setText("")
    QTest.keyClicks(line, "4547")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert only(session).crs == "EPSG:4547"
    assert dialog.form.problem.text == ""


def test_a_picture_in_degrees_is_asked_whether_it_is_shifted(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    path = photo(tmp_path, crs=4326)
    path.with_suffix(".wld").write_text("0.00001\n0\n0\n-0.00001\n113.66\n37.70\n", encoding="ascii")
    add(dialog, window, qtbot, path)
    assert "GCJ-02" in dialog.form.problem.text
    assert dialog.form.datum.currentData() == ""
    pick(dialog.form.datum, "bd09")
    settle(window, qtbot)
    assert only(session).datum == "bd09"
    assert "about a metre" in dialog.form.datum.toolTip()
    assert dialog.form.problem.text in ("", "It lies outside the base map: is the coordinate system right?")


def test_tiles_of_baidu_are_refused_and_the_choice_goes_back(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, tiles(tmp_path))
    before = only(session)
    pick(dialog.form.datum, "bd09")
    assert "Baidu" in dialog.form.problem.text
    assert only(session) == before
    pick(dialog.form.datum, "true")
    settle(window, qtbot)
    pick(dialog.form.rows, "from_south")
    settle(window, qtbot)
    assert (only(session).datum, only(session).rows) == ("true", "from_south")


def test_a_picture_in_metres_cannot_be_called_shifted(
    dialog: BackdropsDialog, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, photo(tmp_path))
    assert not dialog.form.datum.isEnabled()
    assert "Web Mercator" in dialog.form.datum.toolTip()


def test_a_backdrop_far_from_the_base_map_is_told(
    dialog: BackdropsDialog, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    path = photo(tmp_path)
    path.with_suffix(".wld").write_text("1\n0\n0\n-1\n520000\n4174000\n", encoding="ascii")
    add(dialog, window, qtbot, path)
    assert "outside the base map" in dialog.form.problem.text


def test_the_slider_is_one_step_and_shown_meanwhile(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, photo(tmp_path))
    steps = len(session.history.steps)
    slider = dialog.form.opacity
    slider.setSliderDown(True)
    for percent in (80, 60, 40):
        slider.setValue(percent)
        assert [share for _, share in dialog.keeper.shown] == [pytest.approx(percent / 100)]
    assert len(session.history.steps) == steps
    slider.setSliderDown(False)
    slider.sliderReleased.emit()
    assert len(session.history.steps) == steps + 1
    assert only(session).opacity == 0.4
    assert dialog.form.percent.text() == "40 %"
    window.desk.undo()
    assert slider.value() == 100


def test_a_file_that_is_gone_is_found_again(
    dialog: BackdropsDialog,
    window: MainWindow,
    session: PlanningSession,
    opened: Opened,
    answers: Answers,
    tmp_path: Path,
    qtbot: Any,
) -> None:
    path = photo(tmp_path)
    add(dialog, window, qtbot, path)
    plan = session.plan
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for file in tmp_path.glob("航片.*"):
        file.rename(moved / file.name)
    session = opened(plan)
    window.commands.show_backdrops()
    settle(window, qtbot)
    assert "any more" in dialog.form.problem.text
    answers.give("QFileDialog.getOpenFileName", (str(moved / "航片.png"), ""))
    dialog.form.locate.click()
    settle(window, qtbot)
    assert only(session).path == (moved / "航片.png").as_posix()
    assert dialog.form.problem.text == ""
    assert dialog.form.locate.isHidden()


def test_keys_remove_go_and_tick(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, photo(tmp_path))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not window.desk.look.of("backdrop-1").visible
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    bounds = window.canvas.view.window().bounds
    opening = dialog.keeper.opening(only(session)).opened
    assert opening is not None
    assert bounds[0] < opening.bounds[0]
    assert bounds[2] > opening.bounds[2]
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert backdrops_of(session.plan) == ()
    assert not dialog.empty.isHidden()


def test_enter_presses_the_button_that_has_the_focus_and_closes_nothing_else(
    dialog: BackdropsDialog, window: MainWindow, session: PlanningSession, answers: Answers, tmp_path: Path, qtbot: Any
) -> None:
    answers.give("QFileDialog.getOpenFileNames", ([str(photo(tmp_path))], ""))
    dialog.add_picture.setFocus()
    QTest.keyClick(dialog.add_picture, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert only(session).name == "航片.png"
    assert dialog.isVisible()
    dialog.form.opacity.setFocus()
    QTest.keyClick(dialog.form.opacity, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.remove.setFocus()
    QTest.keyClick(dialog.remove, Qt.Key.Key_Enter)
    assert backdrops_of(session.plan) == ()
    assert dialog.isVisible()
    close = dialog.close_box.button(dialog.close_box.StandardButton.Close)
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_it_speaks_chinese_and_closes_with_the_plan(
    dialog: BackdropsDialog, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    add(dialog, window, qtbot, photo(tmp_path), tiles(tmp_path))
    translation.install_language("zh_CN")
    translation.install_language("en")
    assert dialog.windowTitle() == "Backdrops"
    window.desk.open_session(None)
    assert dialog.isHidden()
