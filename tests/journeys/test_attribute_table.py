"""Many plants at once: the table filtered, forty rows selected, one load typed, cells pasted from Excel, all undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.table_panel import TablePanel
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def fifty_works() -> Plan:
    """Fifty plants in five rows on one parcel; forty of them come in the second phase, by the end of 2027."""
    works = {
        f"P{10 * row + place + 1:02d}": factory(
            rect(60 * place + 10, 60 * row + 10, 40, 40),
            in_service="2025-12-31" if row == 0 else "2027-12-31",
            status="existing" if row == 0 else "planned",
        )
        for row in range(5)
        for place in range(10)
    }
    return plan(site({"L1": rect(0, 0, 620, 320)}, {"Z1": rect(0, 0, 620, 320)}), works)


def test_one_load_for_the_forty_plants_of_a_phase(window: MainWindow, qtbot: Any) -> None:
    before = fifty_works()
    session = PlanningSession(before, author="tester")
    window.desk.open_session(session)
    rest(window, qtbot)
    hand, panel = Hand(window), window.table_panel

    # F6 shows the table; the filter leaves the second phase.
    QTest.keyClick(window, Qt.Key.Key_F6)
    panel.layers.setCurrentIndex(panel.layers.findData("plants"))
    hand.control(Qt.Key.Key_F)
    hand_types(panel.filter.line, 'in_service >= 2026 and status = "planned"')
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 40
    assert panel.totals.title == "40 of 50 rows"

    # All of them are selected in the table, and on the map.
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Down)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: len(session.selection) == 40)
    assert set(session.selection) == {f"P{n:02d}" for n in range(11, 51)}

    # One load is typed for all of them: one step.
    panel.bulk.choose("power_kw")
    assert isinstance(panel.bulk.editor, QLineEdit)
    hand_types(panel.bulk.editor, "3.5 MW")
    QTest.keyClick(panel.bulk.editor, Qt.Key.Key_Return)
    loads = session.plan.plants()["power_kw"]
    assert loads.tolist() == [1000.0] * 10 + [3500.0] * 40
    assert session.history.at == 1
    assert panel.totals.text(panel.model.section_of("power_kw")) == "140\u202f000"
    rest(window, qtbot)

    # A click on the map selects the row; the filter keeps it in sight.
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    hand.click(ORIGIN[0] + 30, ORIGIN[1] + 90)  # the middle of P11
    assert session.selection == ("P11",)
    assert [list(run) for run in panel.view.selected_rows()] == [[0]]

    # Three cells come from Excel, in the words of its people.
    click(panel, 0, "hazard_class")
    QGuiApplication.clipboard().setText("甲类\t２\n乙类\t一\n丙类\t3")
    QTest.keyClick(panel.view, Qt.Key.Key_V, CONTROL)
    plants = session.plan.plants()
    assert plants["hazard_class"][["P11", "P12", "P13"]].tolist() == ["A", "B", "C"]
    assert plants["fire_grade"][["P11", "P12", "P13"]].tolist() == [2, 1, 3]
    assert session.history.at == 2
    rest(window, qtbot)

    # Twice Ctrl+Z, and it is the very plan that was opened.
    QTest.keyClick(panel.view, Qt.Key.Key_Z, CONTROL)
    assert session.plan.plants()["power_kw"].equals(loads)
    QTest.keyClick(panel.view, Qt.Key.Key_Z, CONTROL)
    assert session.plan is before
    assert panel.model.index(0, panel.model.section_of("power_kw")).data() == "1\u202f000"
    rest(window, qtbot)


def hand_types(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def click(panel: TablePanel, row: int, column: str) -> None:
    index = panel.model.index(row, panel.model.section_of(column))
    panel.view.scrollTo(index)
    place = panel.view.visualRect(index).center()
    QTest.mouseClick(panel.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(place.x(), place.y()))
