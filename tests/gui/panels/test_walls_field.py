"""The form for walls in the real window: ticked, typed, undone, kept away from other shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import shapely
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core import edits
from siteplanner.core.fire.walls import read_walls
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.walls_field import TICKS, WallsField, WholeLabel
from siteplanner.services.planning_session import PlanningSession
from tests import builders as b
from tests.builders import rect

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def field(window: MainWindow, opened: Opened, two_plants: Plan) -> WallsField:
    opened(two_plants).select(["P1"])
    return form_of(window)


def form_of(window: MainWindow) -> WallsField:
    found = window.properties_panel.fields["walls"]
    assert isinstance(found, WallsField)
    return found


def cell(window: MainWindow, plant: str = "P1") -> Any:
    assert window.desk.session is not None
    value = window.desk.session.plan.plants()["walls"].loc[plant]
    return json.loads(value) if isinstance(value, str) else None


def session_of(window: MainWindow) -> PlanningSession:
    assert window.desk.session is not None
    return window.desk.session


def heads(field: WallsField) -> list[str]:
    return [head.text() for head in field.heads]


def test_sides_are_called_by_where_they_look(field: WallsField) -> None:
    assert heads(field) == ["S", "W", "N", "E"]
    assert field.ticks["fire_wall", 3].accessibleName() == "Fire wall, E"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_name_of_a_row_is_cut_off(window: MainWindow, opened: Opened, two_plants: Plan, language: str) -> None:
    translation.install_language(language)
    opened(two_plants).select(["P1"])
    form = form_of(window)
    form.resize(250, form.sizeHint().height())
    QCoreApplication.processEvents()
    labels = form.findChildren(WholeLabel)
    assert len(labels) == len(TICKS) + 2
    assert [label.text() for label in labels if label.height() < label.heightForWidth(label.width())] == []


def test_a_tick_is_one_step_that_can_be_undone(window: MainWindow, field: WallsField) -> None:
    before = session_of(window).history.at
    QTest.keyClick(field.ticks["fire_wall", 3], Qt.Key.Key_Space)
    assert cell(window)["left"] == {"fire_wall": True}
    assert session_of(window).history.at == before + 1
    assert session_of(window).history.undo_label is not None
    window.desk.undo()
    assert cell(window) is None
    assert not field.ticks["fire_wall", 3].isChecked()
    window.desk.redo()
    assert field.ticks["fire_wall", 3].isChecked()


def test_figures_are_typed_in_per_cent_and_hours(window: MainWindow, field: WallsField) -> None:
    for line, text in ((field.shares[3], "5 %"), (field.roof, "１.５")):
        line.setFocus()
        line.clear()
        line.insert(text)
        line.setModified(True)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert cell(window)["left"] == {"openings_share": 0.05}
    assert cell(window)["roof_h"] == 1.5
    assert (field.shares[3].text(), field.roof.text()) == ("5", "1.5")


@pytest.mark.parametrize("text", ["120", "-1", "few"])
def test_a_share_that_cannot_be_is_refused_with_the_reason(window: MainWindow, field: WallsField, text: str) -> None:
    said: list[str] = []
    window.desk.told.connect(lambda message, _action: said.append(str(message)))
    line = field.shares[0]
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert cell(window) is None
    assert len(said) == 1
    assert line.property("invalid") is True


def test_taking_out_the_last_of_it_leaves_a_blank(window: MainWindow, field: WallsField) -> None:
    box = field.ticks["non_combustible", 0]
    QTest.keyClick(box, Qt.Key.Key_Space)
    field.no_skylight.click()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert cell(window)["no_skylight"] is True
    field.no_skylight.click()
    assert cell(window) is None


def test_the_arrow_keys_go_from_cell_to_cell_and_mark_the_side(window: MainWindow, field: WallsField) -> None:
    window.activateWindow()
    box = field.ticks["fire_wall", 0]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is field.ticks["fire_wall", 1]
    assert field.picture.side == 1
    QTest.keyClick(field.ticks["fire_wall", 1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is field.ticks["non_combustible", 1]
    QTest.keyClick(field.ticks["non_combustible", 1], Qt.Key.Key_Left)
    QTest.keyClick(field.ticks["non_combustible", 0], Qt.Key.Key_Left)  # there is nothing farther
    assert QApplication.focusWidget() is field.ticks["non_combustible", 0]


def test_walls_turn_with_the_plant_and_the_form_follows(window: MainWindow, field: WallsField) -> None:
    field.ticks["fire_wall", 3].click()
    window.desk.apply(edits.rotate_plants("base", ["P1"], 90.0))
    assert heads(field) == ["E", "S", "W", "N"]
    assert field.ticks["fire_wall", 3].isChecked()  # what looked east looks north now


def test_a_plant_without_walls_turned_shows_its_new_sides(window: MainWindow, field: WallsField) -> None:
    window.desk.apply(edits.rotate_plants("base", ["P1"], 30.0))
    assert heads(field) == ["SE", "SW", "NW", "NE"]


def test_another_shape_blanks_them_with_a_word(window: MainWindow, field: WallsField) -> None:
    field.ticks["fire_wall", 3].click()
    said: list[str] = []
    window.desk.told.connect(lambda message, _action: said.append(str(message)))
    window.desk.apply(edits.reshape_plant("base", "P1", rect(20, 20, 40, 35)))
    assert cell(window) is None
    assert not field.ticks["fire_wall", 3].isChecked()
    assert said == ["The walls of P1 were entered for another shape and are blank now. Enter them again under Walls."]
    window.desk.undo()
    assert cell(window)["left"] == {"fire_wall": True}


def test_walls_of_another_outline_are_not_shown_as_if_they_held(
    window: MainWindow, opened: Opened, two_plants: Plan, field: WallsField
) -> None:
    field.ticks["fire_wall", 3].click()
    walls = read_walls(session_of(window).plan.plants()["walls"].loc["P1"])
    assert walls is not None
    text = json.dumps(cell(window) | {"outline": [1.0] * 6})
    opened(edits.set_attributes("base", "P1", {"walls": text}).apply(two_plants)).select(["P1"])
    shown = form_of(window)
    assert "do not count" in shown.told.text()
    assert not shown.ticks["fire_wall", 3].isChecked()
    shown.ticks["fire_wall", 1].click()
    made = read_walls(session_of(window).plan.plants()["walls"].loc["P1"])
    assert made == replace(walls, sides=(walls.sides[0], walls.sides[3], walls.sides[2], walls.sides[0]))


def test_several_plants_are_entered_one_by_one(window: MainWindow, field: WallsField) -> None:
    window.desk.select(("P1", "P2"))
    assert field.picture.isHidden() or not field.picture.isVisibleTo(field)
    assert "single plant" in field.told.text()
    window.desk.select(("P2",))
    assert field.picture.isVisibleTo(field)


def test_a_locked_layer_is_only_looked_at(window: MainWindow, field: WallsField) -> None:
    window.desk.set_locked("plants", True)
    assert not field.ticks["fire_wall", 0].isEnabled()
    window.desk.set_locked("plants", False)
    assert field.ticks["fire_wall", 0].isEnabled()


def test_the_picture_is_drawn_whatever_is_shown(window: MainWindow, field: WallsField) -> None:
    for side in (None, 2):
        field.picture.mark(side)
        assert not field.picture.grab().isNull()
    field.picture.show_walls(None, None, ("",) * 4)
    assert not field.picture.grab().isNull()


def test_the_form_speaks_the_language_of_the_window(window: MainWindow, field: WallsField) -> None:
    translation.install_language("zh_CN")
    QApplication.sendPostedEvents()
    shown = form_of(window)
    assert shown.ticks["fire_wall", 0].isVisibleTo(shown)
    assert len({head.text() for head in shown.heads}) == 4


def test_a_fire_wall_that_faces_the_neighbour_ends_the_finding_where_the_pack_allows_it(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    """Two of class C, 9 m apart where 10 are asked; P1 is the higher, and its east wall looks at P2."""
    allowed = edits.set_rule_override(two_plants, "fire-separation", "allow.N4", "1", "agreed").apply(two_plants)
    higher = edits.set_attributes("base", "P1", {"height_m": 20.0}).apply(allowed)
    opened(higher).select(["P1"])
    desk = window.desk
    assert desk.result is not None
    assert "fire-separation:P1:P2" in {f.id for f in desk.result.findings}
    form_of(window).ticks["fire_wall", 3].click()
    qtbot.waitUntil(lambda: desk.result_is_current and not desk.checking, timeout=20_000)
    assert "fire-separation:P1:P2" not in {f.id for f in desk.result.findings}
    assert form_of(window).in_use.text() == "In use: P2, 9.00 m away; N4 leaves 0 of the table's 10 m."
    desk.apply(edits.move_plants("base", ["P2"], 20.0, 0.0))
    qtbot.waitUntil(lambda: desk.result_is_current and not desk.checking, timeout=20_000)
    assert form_of(window).in_use.isHidden()  # far enough without it
    desk.apply(edits.set_rule_override(higher, "fire-separation", "allow.N4", "0"))
    qtbot.waitUntil(lambda: desk.result_is_current and not desk.checking, timeout=20_000)
    assert "allows no reduction" in form_of(window).in_use.text()


def test_a_plant_that_was_moved_is_entered_where_it_is_now(window: MainWindow, field: WallsField) -> None:
    window.desk.apply(edits.move_plants("base", ["P1"], 100.0, 0.0))
    field.ticks["fire_wall", 3].click()
    walls = read_walls(session_of(window).plan.plants()["walls"].loc["P1"])
    assert walls is not None
    assert walls.fit(session_of(window).plan.plants().geometry.loc["P1"])


def test_the_walls_being_entered_are_marked_on_the_map(window: MainWindow, field: WallsField) -> None:
    window.activateWindow()
    mark = window.canvas.wall_mark
    assert mark.walls is None
    box = field.ticks["fire_wall", 3]
    box.setFocus()
    assert mark.walls is not None
    assert shapely.equals(mark.walls, b.line((60, 20), (60, 50)))  # the east wall of P1
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert mark.walls is not None  # a tick changes the plan, not what is being entered
    window.desk.apply(edits.move_plants("base", ["P1"], 100.0, 0.0))
    assert shapely.equals(mark.walls, b.line((160, 20), (160, 50)))
    window.desk.give_keys_to_map()
    assert mark.walls is None
    window.desk.show_walls(b.line((0, 0), (0, 10)))
    window.desk.set_theme("dark")
    assert mark.walls is not None
    window.desk.open_session(None)
    assert mark.walls is None
