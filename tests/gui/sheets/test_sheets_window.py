"""The window of map sheets, by keys: a template is chosen, laid out, saved in one step, written and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.kept_sheets import sheet_of, sheets_of
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.sheets.sheets_window import SheetsWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.drawing.pdf_pages import needs_poppler, page_sizes_mm, words

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def sheets(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> Iterator[SheetsWindow]:
    """The window, as the key opens it, with its first preview."""
    opened(two_plants)
    made = sheets_of_key(window, qtbot)
    yield made
    made.drafts.clear()
    made.close()


def sheets_of_key(window: MainWindow, qtbot: Any) -> SheetsWindow:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    made = window.findChild(SheetsWindow)
    assert isinstance(made, SheetsWindow)
    seen(made, qtbot)
    return made


def seen(sheets: SheetsWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not sheets.preview.page.image.isNull(), timeout=20_000)
    qtbot.waitUntil(
        lambda: not sheets.desk.background.is_busy("sheet preview") and not sheets._pause.isActive(), timeout=20_000
    )


def test_a_template_is_saved_as_a_sheet_in_one_step_and_undone(sheets: SheetsWindow) -> None:
    desk = sheets.desk
    assert desk.session is not None
    assert desk.plan is not None
    before = desk.session.history.at
    assert sheets.sheet is not None
    assert sheets.sheet.template == "a3-landscape"
    typed(sheets.form.fields["drawn_by"], "王工")
    assert desk.session.history.at == before
    QTest.keyClick(sheets, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.history.at == before + 1
    assert [sheet.drawn_by for sheet in sheets_of(desk.plan)] == ["王工"]
    assert sheets.key is not None
    assert sheets.key[0] == "sheet"
    assert not sheets.save.isEnabled()
    assert sheets.save.toolTip()
    desk.undo()
    assert sheets_of(desk.plan) == ()


def typed(field: Any, text: str) -> None:
    """Text put into a field, as an input method does, and ended with Enter."""
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_paper_orientation_and_scale_are_laid_out_at_once(sheets: SheetsWindow, qtbot: Any) -> None:
    choose(sheets.form.paper, "A1")
    choose(sheets.form.orientation, "portrait")
    line = sheets.form.scale.lineEdit()
    assert line is not None
    typed(line, "1:2000")
    assert sheets.layout_ is not None
    assert (sheets.layout_.width_mm, sheets.layout_.height_mm, sheets.layout_.scale) == (594.0, 841.0, 2000.0)
    seen(sheets, qtbot)
    assert "A1" in sheets.scale_note.text()


def choose(combo: Any, key: str) -> None:
    """Choose an entry as a person does with the keys."""
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def test_the_arrows_move_the_map_and_ctrl_wheel_changes_its_scale(sheets: SheetsWindow) -> None:
    layout = sheets.layout_
    assert layout is not None
    middle = layout.window.left + layout.window.width / 2
    QTest.keyClick(sheets.preview, Qt.Key.Key_Right)
    assert sheets.layout_ is not None
    moved = sheets.layout_.window.left + sheets.layout_.window.width / 2
    assert moved - middle == pytest.approx(10.0 * layout.scale / 1000.0, abs=0.01)  # 10 mm on the paper to the right
    centre = QPointF(sheets.preview.rect().center())
    wheel = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(sheets.preview.viewport(), wheel)
    assert sheets.layout_.scale < layout.scale


def test_pulling_the_map_moves_the_land_with_the_hand(sheets: SheetsWindow) -> None:
    layout, page = sheets.layout_, sheets.preview.page
    assert layout is not None
    start = page.frame.center().toPoint()
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page, start + QPoint(40, 20))
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    assert sheets.sheet is not None
    assert sheets.sheet.centre is not None
    metres_a_px = layout.scale / 1000.0 / page.px_a_mm
    west = layout.window.left + layout.window.width / 2 - sheets.sheet.centre[0]
    north = sheets.sheet.centre[1] - (layout.window.bottom + layout.window.height / 2)
    assert (west, north) == pytest.approx((40 * metres_a_px, 20 * metres_a_px), abs=0.02)
    assert sheets.form.shows.currentData() == "own"
    choose(sheets.form.shows, "whole")
    assert sheets.sheet.centre is None


@needs_poppler
def test_a_sheet_and_an_atlas_are_written_from_the_window(
    sheets: SheetsWindow, tmp_path: Path, answers: Answers, qtbot: Any
) -> None:
    typed(sheets.form.fields["title"], "Town plan")
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "one"), "PDF (*.pdf)"))
    sheets.export.click()
    qtbot.waitUntil(lambda: (tmp_path / "one.pdf").exists() and "one.pdf" in sheets.problem.text, timeout=20_000)
    assert "Town plan" in words(tmp_path / "one.pdf")
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / "all.pdf"), "PDF (*.pdf)"))
    sheets.of_zones.trigger()
    qtbot.waitUntil(lambda: "all.pdf" in sheets.problem.text, timeout=20_000)
    assert len(page_sizes_mm(tmp_path / "all.pdf")) == 2  # zones West and East


@needs_poppler
def test_printing_goes_through_the_systems_dialog(
    sheets: SheetsWindow, tmp_path: Path, answers: Answers, qtbot: Any
) -> None:
    path = tmp_path / "printed.pdf"
    choose(sheets.form.paper, "A4")

    def to_file(dialog: Any) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return 1

    answers.give("QDialog.exec", to_file)
    QTest.keyClick(sheets, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "printer" in sheets.problem.text, timeout=20_000)
    assert page_sizes_mm(path)[0] == pytest.approx((297.0, 210.0), abs=0.2)


def test_a_sheet_that_cannot_be_drawn_says_why(sheets: SheetsWindow) -> None:
    assert sheets.sheet is not None
    sheets.change(MapSheet("A", zone_id="gone"))
    assert "gone" in sheets.problem.text
    choose(sheets.form.shows, "whole")
    assert sheets.problem.text == ""


def test_leaving_with_a_changed_layout_asks(sheets: SheetsWindow, answers: Answers) -> None:
    typed(sheets.form.fields["title"], "Changed")
    answers.give("QMessageBox.question", QMessageBox.StandardButton.Cancel)
    QTest.keyClick(sheets, Qt.Key.Key_Escape)
    assert sheets.isVisible()
    answers.give("QMessageBox.question", QMessageBox.StandardButton.Save)
    QTest.keyClick(sheets, Qt.Key.Key_Escape)
    assert not sheets.isVisible()
    assert sheets.desk.plan is not None
    assert [sheet.title for sheet in sheets_of(sheets.desk.plan)] == ["Changed"]


def test_sheets_are_renamed_moved_and_removed(sheets: SheetsWindow) -> None:
    desk = sheets.desk
    for name in ("总图", "近期"):
        desk.apply(edits.save_sheet(MapSheet(name)))
    sheets.choose(("sheet", "近期"))
    typed(sheets.form.name, "近期 2025")
    sheets.save.click()
    assert desk.plan is not None
    assert [sheet.name for sheet in sheets_of(desk.plan)] == ["总图", "近期 2025"]
    sheets.up.click()
    assert [sheet.name for sheet in sheets_of(desk.plan)] == ["近期 2025", "总图"]
    QTest.keyClick(sheets.list, Qt.Key.Key_Delete)
    assert [sheet.name for sheet in sheets_of(desk.plan)] == ["总图"]
    assert sheets.key == ("sheet", "总图")
    assert sheet_of(desk.plan, "总图") == sheets.sheet


def test_every_part_has_a_name_for_screen_readers_and_the_window_speaks_chinese(sheets: SheetsWindow) -> None:
    fields = [*sheets.form._rows.values(), sheets.list, sheets.preview]
    assert all(field.accessibleName() for field in fields)
