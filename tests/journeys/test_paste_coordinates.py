"""Coordinates copied elsewhere become parcels in the real window: seen first, one step, selected, in sight, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.paste_coordinates import NUMBER, REMARKS, PasteCoordinatesDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.draftsman import told_in

Opened = Callable[[Plan], PlanningSession]
EAST, NORTH = ORIGIN
SQUARE = [(500, 0), (540, 0), (540, 30), (500, 30)]
HOLE = [(510, 10), (520, 10), (520, 20), (510, 20)]


def sheet(*rings: tuple[str, str, list[tuple[float, float]]]) -> str:
    """Rows as a spreadsheet copies them, X to the north."""
    rows = ["地块编号\t圈号\t点号\tX\tY"]
    for parcel, ring, corners in rings:
        rows += [f"{parcel}\t{ring}\tJ{i}\t{NORTH + n}\t{EAST + e}" for i, (e, n) in enumerate(corners, 1)]
    return "\r\n".join(rows) + "\r\n"


def copy(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def ask(window: MainWindow, answers: Answers, qtbot: Any, answer: Callable[[PasteCoordinatesDialog], None]) -> None:
    """Trigger the action and answer the dialog that comes."""
    seen: list[QDialog] = []

    def script(dialog: PasteCoordinatesDialog) -> int:
        seen.append(dialog)
        dialog.show()
        answer(dialog)
        dialog.hide()
        return dialog.result()

    answers.give("QDialog.exec", script)
    window.qt_actions["paste_coordinates"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    rest(window, qtbot)


def press_paste(dialog: PasteCoordinatesDialog) -> None:
    if dialog.unlock.isVisible():
        dialog.unlock.click()
    assert dialog.paste.isEnabled(), dialog.problem.text
    dialog.paste.click()


def test_a_sheet_becomes_parcels_with_their_numbers_and_undo_gives_back_the_very_plan(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session, told = opened(two_plants), told_in(window)
    copy(sheet(("DK-01", "1", SQUARE), ("DK-01", "2", HOLE)))

    def answer(dialog: PasteCoordinatesDialog) -> None:
        assert (dialog.layer, dialog.table.rowCount()) == ("parcels", 1)
        assert "taken as EPSG:4547" in dialog.system.text()
        assert dialog.problem.text == "The layer “Parcels” is locked."
        assert not dialog.paste.isEnabled()
        press_paste(dialog)

    ask(window, answers, qtbot, answer)
    made = session.plan.site.parcels
    assert list(made.index) == ["L1", "L2", "DK-01"]
    # 40 m by 30 m without 10 m by 10 m
    assert made.geometry["DK-01"].area == pytest.approx(1100.0)
    assert session.selected == (Feature("parcels", "DK-01"),)
    east, north = EAST + 520, NORTH + 15
    shown = window.canvas.view.window()
    assert (shown.centre_e, shown.centre_n) == pytest.approx((east, north), abs=1.0)
    assert told[-1][0] == "Pasted: Parcels DK-01."
    assert len(session.history.steps) == 2
    told[-1][1][1]()
    assert session.plan is two_plants
    rest(window, qtbot)


def test_a_number_in_use_is_said_and_another_can_be_typed(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.desk.set_locked("parcels", locked=False)
    copy(sheet(("L1", "1", [(190, 0), (210, 0), (210, 10), (190, 10)])))

    def answer(dialog: PasteCoordinatesDialog) -> None:
        assert "“L1” is in use" in dialog.problem.text
        assert not dialog.paste.isEnabled()
        # 10 m by 10 m on each of two parcels
        assert dialog.table.item(0, REMARKS).text() == "Lies over L1, L2 by 200 m²."
        dialog.table.item(0, NUMBER).setText("L9")
        press_paste(dialog)

    ask(window, answers, qtbot, answer)
    assert list(session.plan.site.parcels.index) == ["L1", "L2", "L9"]
    rest(window, qtbot)


def test_constraints_are_asked_for_their_kind_and_escape_changes_nothing(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.desk.set_locked("constraints", locked=False)
    copy("\n".join(f"{NORTH + n} {EAST + e}" for e, n in SQUARE))
    session.select_features((Feature("constraints", "C1"),))

    def leave(dialog: PasteCoordinatesDialog) -> None:
        assert dialog.layer == "constraints"  # what is selected lies there
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    ask(window, answers, qtbot, leave)
    assert session.plan is two_plants

    def choose(dialog: PasteCoordinatesDialog) -> None:
        assert "Choose the kind" in dialog.problem.text
        dialog.kind.setCurrentIndex(dialog.kind.findData("heritage"))
        dialog.kind.activated.emit(dialog.kind.currentIndex())
        press_paste(dialog)

    ask(window, answers, qtbot, choose)
    assert session.plan.site.constraints["kind"]["C2"] == "heritage"
    session.undo()
    assert session.plan is two_plants
    rest(window, qtbot)


def test_the_same_outline_becomes_a_zone_or_a_plant(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    copy("北区\n" + "\n".join(f"{NORTH + n},{EAST + e}" for e, n in SQUARE))

    def become(layer: str) -> Callable[[PasteCoordinatesDialog], None]:
        def answer(dialog: PasteCoordinatesDialog) -> None:
            dialog.layers.setCurrentIndex(dialog.layers.findData(layer))
            dialog.layers.activated.emit(dialog.layers.currentIndex())
            press_paste(dialog)

        return answer

    ask(window, answers, qtbot, become("zones"))
    assert "北区" in session.plan.site.zones.index
    ask(window, answers, qtbot, become("plants"))
    assert session.plan.plants()["name"]["P03"] == "北区"
    for _ in range(2):
        session.undo()
    assert session.plan is two_plants
    rest(window, qtbot)


def test_the_key_for_paste_in_the_table_of_parcels_takes_outlines_for_new_rows(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.desk.set_locked("parcels", locked=False)
    window.commands.open_table("parcels")
    copy(sheet(("DK-01", "1", SQUARE)))
    seen: list[str] = []

    def script(dialog: PasteCoordinatesDialog) -> int:
        seen.append(dialog.layer)
        dialog.show()
        press_paste(dialog)
        dialog.hide()
        return dialog.result()

    answers.give("QDialog.exec", script)
    QTest.keyClick(window.table_panel.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["parcels"]
    assert "DK-01" in session.plan.site.parcels.index
    rest(window, qtbot)


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_asked(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, told = opened(two_plants), told_in(window)
    for text, said in (
        ("", "holds no text"),
        (f"{NORTH},{EAST}\n{NORTH},{EAST + 9}\nhere\n{NORTH + 9},{EAST}", "Line 3 of what was copied"),
        (sheet(("DK-01", "1", SQUARE)).replace(f"{EAST + 540}", "54o"), "Row 3: “54o” is no coordinate."),
    ):
        copy(text)
        before = len(told)
        window.qt_actions["paste_coordinates"].trigger()
        qtbot.waitUntil(lambda before=before: len(told) > before)
        assert said in told[-1][0]
    assert session.plan is two_plants
    rest(window, qtbot)


def test_a_system_that_only_a_person_knows_is_asked_for(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session = opened(two_plants)
    # about 113.66 E, 37.70 N in Web Mercator
    corners = [(12652570, 4537700), (12652670, 4537700), (12652670, 4537800)]
    copy("POLYGON ((" + ", ".join(f"{e} {n}" for e, n in [*corners, corners[0]]) + "))")
    answers.give("QInputDialog.getItem", lambda *asked: (next(g for g in asked[3] if "3857" in g), True))

    def answer(dialog: PasteCoordinatesDialog) -> None:
        assert "Converted from EPSG:3857" in dialog.system.text()
        press_paste(dialog)

    ask(window, answers, qtbot, answer)
    assert list(session.plan.site.parcels.index) == ["L1", "L2", "L3"]
    rest(window, qtbot)
