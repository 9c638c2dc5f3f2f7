"""Who owns the keys: the map while it is used, what is typed in while something is typed, one step back by Esc."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.plan import Plan
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.canvas.tools.point_tool import PointTool
from siteplanner.gui.canvas.tools.toolbox import BY_NAME, TOOLS
from siteplanner.gui.key_table import is_bare
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.palette.palette_model import ENTRY
from siteplanner.services.planning_session import PlanningSession
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]


def bare_keys() -> list[tuple[str, str]]:
    return [(row.id, key) for row in ACTIONS for key in row.shortcuts if is_bare(key)]


def press(widget: QWidget, keys: str) -> None:
    pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs leave it out
    QTest.keyClick(widget, pressed.key(), pressed.keyboardModifiers())


@pytest.fixture
def desk_with_selection(window: MainWindow, opened: Opened, two_plants: Plan) -> MainWindow:
    opened(two_plants)
    window.desk.select(("P1",))
    window.canvas.view.setFocus()
    return window


@pytest.fixture
def done(desk_with_selection: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the actions that keys have set off."""
    ran: list[str] = []
    for action_id, action in desk_with_selection.qt_actions.items():
        action.triggered.connect(lambda _=False, key=action_id: ran.append(key))
        monkeypatch.setattr(desk_with_selection.commands, action_id, lambda: None, raising=False)
    return ran


def line(parent: QWidget) -> QLineEdit:
    return QLineEdit(parent)


def spin(parent: QWidget) -> QSpinBox:
    return QSpinBox(parent)


def real_spin(parent: QWidget) -> QDoubleSpinBox:
    return QDoubleSpinBox(parent)


def text(parent: QWidget) -> QPlainTextEdit:
    return QPlainTextEdit(parent)


def combo(parent: QWidget) -> QComboBox:
    made = QComboBox(parent)
    made.addItems(["alpha", "beta", "gamma"])
    return made


def editable_combo(parent: QWidget) -> QComboBox:
    made = combo(parent)
    made.setEditable(True)
    return made


def listed(parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    made.addItems(["alpha", "beta", "gamma"])
    return made


def table(parent: QWidget) -> QTableWidget:
    """A table with the editor of a cell open."""
    made = QTableWidget(1, 1, parent)
    made.setItem(0, 0, QTableWidgetItem("x"))
    made.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
    made.show()
    made.editItem(made.item(0, 0))
    return made


Field = Callable[[QWidget], QWidget]
FIELDS: tuple[Field, ...] = (line, spin, real_spin, text, combo, editable_combo, listed, table)


@pytest.fixture
def place(desk_with_selection: MainWindow) -> Iterator[QWidget]:
    """A panel of the window in which fields can be put."""
    holder = QWidget(desk_with_selection)
    holder.setLayout(QVBoxLayout())
    holder.resize(300, 200)
    holder.show()
    yield holder
    holder.setParent(None)
    holder.deleteLater()


@pytest.mark.parametrize("make", FIELDS, ids=lambda f: f.__name__)
def test_a_field_keeps_every_letter_and_digit_for_itself(
    desk_with_selection: MainWindow, done: list[str], place: QWidget, make: Field
) -> None:
    field = make(place)
    layout = place.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    typed_in = QApplication.focusWidget() if make is table else field
    if make is not table:
        field.setFocus()
    assert typed_in is not None
    assert typed_in is not desk_with_selection.canvas.view
    assert bare_keys(), "there are letters to be kept"
    for _, keys in bare_keys():
        press(QApplication.focusWidget() or typed_in, keys)
    for digit in "0123456789":
        QTest.keyClicks(QApplication.focusWidget() or typed_in, digit)
    assert done == []
    session = desk_with_selection.desk.session
    assert session is not None
    assert session.history.at == 0


@pytest.mark.parametrize("make", [line, spin, combo, listed], ids=lambda f: f.__name__)
def test_a_field_over_the_map_keeps_them_too(desk_with_selection: MainWindow, done: list[str], make: Field) -> None:
    field = make(desk_with_selection.canvas)
    field.show()
    field.setFocus()
    for _, keys in bare_keys():
        press(field, keys)
    assert done == []
    field.setParent(None)
    field.deleteLater()


@pytest.mark.parametrize("make", [line, spin, real_spin, text, editable_combo, table], ids=lambda f: f.__name__)
def test_delete_in_a_text_deletes_a_letter_and_no_plant(
    desk_with_selection: MainWindow, done: list[str], place: QWidget, make: Field
) -> None:
    field = make(place)
    field.show()
    if make is not table:
        field.setFocus()
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Home)
    QTest.keyClick(target, Qt.Key.Key_Delete)
    QTest.keyClick(target, Qt.Key.Key_Backspace)
    assert done == []


def test_the_map_takes_every_letter_that_an_action_has(desk_with_selection: MainWindow, done: list[str]) -> None:
    for action_id, keys in bare_keys():
        desk_with_selection.canvas.view.setFocus()
        if not desk_with_selection.qt_actions[action_id].isEnabled():
            continue
        press(desk_with_selection.canvas.view, keys)
        assert done[-1:] == [action_id], keys


def test_no_letter_or_digit_on_the_map_deletes(desk_with_selection: MainWindow, done: list[str]) -> None:
    """All of them, whatever they do: the plants stay."""
    session = desk_with_selection.desk.session
    assert session is not None
    for code in (*range(ord("A"), ord("Z") + 1), *range(ord("0"), ord("9") + 1)):
        desk_with_selection.canvas.use_select()
        desk_with_selection.desk.select(("P1",))
        desk_with_selection.canvas.view.setFocus()
        QTest.keyClick(desk_with_selection.canvas.view, Qt.Key(code))
        assert "P1" in session.plan.plants().index, chr(code)
    QTest.keyClick(desk_with_selection.canvas.view, Qt.Key.Key_Backspace)
    assert "P1" in session.plan.plants().index
    assert "delete" not in done


def test_delete_on_the_map_deletes(desk_with_selection: MainWindow) -> None:
    QTest.keyClick(desk_with_selection.canvas.view, Qt.Key.Key_Delete)
    session = desk_with_selection.desk.session
    assert session is not None
    assert session.plan.plants().index.tolist() == ["P2"]


def test_composing_chinese_sets_nothing_off(desk_with_selection: MainWindow, done: list[str], place: QWidget) -> None:
    field = line(place)
    field.show()
    field.setFocus()
    for preedit in ("s", "sh", "shi", "shi m"):
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("石墨")
    QApplication.sendEvent(field, commit)
    assert (field.text(), done) == ("石墨", [])


def test_the_map_wants_no_input_method_so_that_its_letters_reach_it(desk_with_selection: MainWindow) -> None:
    view = desk_with_selection.canvas.view
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_keys_that_were_changed_follow_the_same_rule(
    desk_with_selection: MainWindow, done: list[str], place: QWidget
) -> None:
    window = desk_with_selection
    free = next(letter for letter in string.ascii_uppercase[::-1] if not window.keys.holder(letter))
    key = Qt.Key(ord(free))
    assert window.keys.set_keys("check", [free]) is None
    field = line(place)
    field.show()
    field.setFocus()
    QTest.keyClick(field, key)
    assert (field.text().upper(), done) == (free, [])
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, key)
    assert done == ["check"]
    assert window.keys.set_keys("check", ["F12"]) is None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F12)
    assert done == ["check", "check"], "a function key works from everywhere"


def test_escape_never_throws_a_half_drawn_shape_away_at_once(desk_with_selection: MainWindow) -> None:
    canvas = desk_with_selection.canvas
    hand = Hand(desk_with_selection)
    origin = canvas.view.window()
    tried = 0
    for kind in TOOLS:
        tool = canvas.tool_named(kind.name)
        if not isinstance(tool, PointTool) or (tool.most_points is not None and tool.most_points < 3):
            continue
        canvas.use_tool(kind.name)
        if canvas.tool is not tool:
            continue
        points = [(origin.centre_e + dx, origin.centre_n + dy) for dx, dy in ((0.0, 0.0), (37.0, 5.0))]
        set_points = [tool.add_point(*point) for point in points]
        if not all(set_points) or len(tool.points) != 2:
            continue
        tried += 1
        hand.key(Qt.Key.Key_Escape)
        assert (canvas.tool, len(tool.points)) == (tool, 1), kind.name
        hand.key(Qt.Key.Key_Escape)
        assert (canvas.tool, len(tool.points)) == (tool, 0), kind.name
        hand.key(Qt.Key.Key_Escape)
        assert canvas.tool is canvas.select_tool, kind.name
    assert tried >= 3


def test_a_drawing_that_another_tool_ends_is_put_aside_and_can_be_gone_on_with(
    desk_with_selection: MainWindow,
) -> None:
    window, canvas = desk_with_selection, desk_with_selection.canvas
    QTest.keyClick(canvas.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    tool = canvas.tool
    assert isinstance(tool, PointTool)
    shown = canvas.view.window()
    points = [(shown.centre_e + dx, shown.centre_n + dy) for dx, dy in ((0.0, 0.0), (37.0, 5.0), (20.0, 30.0))]
    for point in points:
        tool.add_point(*point)
    QTest.keyClick(canvas.view, Qt.Key.Key_V)
    assert (canvas.tool.name, tool.points) == ("select", [])
    assert window.toast.isVisible()
    window.toast._button.click()
    assert canvas.tool is tool
    assert tool.points == points


def test_every_row_of_the_table_can_be_reached_by_keys(desk_with_selection: MainWindow, qtbot: Any) -> None:
    """By keys of its own or by the palette, which has keys of its own."""
    assert desk_with_selection.keys.keys("find_command") == ("Ctrl+K",)
    desk_with_selection.commands.find_command()
    palette = desk_with_selection.command_palette
    found = {palette.model.index(row).data(ENTRY).key for row in range(palette.model.rowCount())}
    assert {row.id for row in ACTIONS} <= found


@pytest.mark.parametrize("name", ["place", *BY_NAME])
def test_a_tool_in_the_hand_leaves_ctrl_and_function_keys_to_the_menus(
    desk_with_selection: MainWindow, name: str
) -> None:
    """As long as nothing is drawn; Alt and the arrows are the steps of a nudge."""
    canvas = desk_with_selection.canvas
    if name == "place":
        canvas.use_place("anode_finishing")
    else:
        canvas.use_tool(name)
    taken: list[str] = []
    for row in ACTIONS:
        for keys in row.shortcuts:
            pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs leave it out
            held = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.AltModifier
            event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
            if (held & Qt.KeyboardModifier.ControlModifier or keys.startswith("F")) and canvas.tool.owns(event):
                taken.append(row.id)
    assert set(taken) <= {"edit_note"}
