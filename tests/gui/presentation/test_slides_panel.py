"""The list of slides: kept from the map, worded, moved and removed, each a step that can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core import edits
from siteplanner.core.slides import Slide, slides_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.moment_slider import written
from siteplanner.gui.presentation.slides_panel import SlidesPanel
from siteplanner.services.planning_session import PlanningSession


@pytest.fixture
def panel(window: MainWindow, session: PlanningSession) -> SlidesPanel:
    assert session.plan is not None
    window.commands.show_slides()
    return window.slides_panel


def titles(session: PlanningSession) -> list[str]:
    return [slide.title for slide in slides_of(session.plan)]


def test_the_view_is_kept_after_the_current_slide_ready_to_be_named(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    panel.list.setCurrentRow(0)
    session.apply(edits.set_active_scenario("east"))
    window.desk.set_moment(2025)
    panel.keep_view()
    made = slides_of(session.plan)[1]
    assert (made.scenario_id, made.moment, made.title) == ("east", "2025Q4", "East, in service by 2025Q4")
    assert made.bounds is None  # all of the plan, on a screen of any shape
    panel.form.title.clear()
    panel.form.title.insert("近期")
    QTest.keyClick(panel.form.title, Qt.Key.Key_Return)
    assert titles(session) == ["First", "近期", "Side by side", "Words"]
    session.undo()
    session.undo()
    assert titles(session) == ["First", "Side by side", "Words"]


def test_what_is_typed_is_kept_as_one_step_when_it_rests(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    before = session.history.at
    QTest.keyClicks(panel.form.notes, " then land")
    assert session.history.at == before
    panel.form.finish()
    assert slides_of(session.plan)[0].notes.endswith("then land") or " then land" in slides_of(session.plan)[0].notes
    assert session.history.at == before + 1


def test_a_moment_that_is_none_is_refused_with_words(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    told: list[object] = []
    window.desk.told.connect(lambda message, _action: told.append(message))
    panel.list.setCurrentRow(0)
    panel.form.moment.setText("soon")
    panel.form.finish()
    assert told
    assert slides_of(session.plan)[0].moment == ""
    assert panel.form.moment.text() == ""


def test_slides_move_and_go_by_keys(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(session) == ["Side by side", "First", "Words"]
    assert panel.chosen is not None
    assert panel.chosen.title == "First"
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert titles(session) == ["Side by side", "Words"]


def test_a_slide_takes_on_what_the_map_shows_and_keeps_its_words(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    panel.list.setCurrentRow(0)
    window.canvas.zoom(3.0)
    panel.retake_view()
    now = slides_of(session.plan)[0]
    assert now.bounds == pytest.approx(window.canvas.view.window().bounds)
    assert (now.title, now.notes) == ("First", "Begin with power")


def test_a_slide_of_the_whole_plan_is_gone_to_as_a_whole(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    panel.list.setCurrentRow(0)
    panel.retake_view()
    assert slides_of(session.plan)[0].bounds is None
    window.canvas.zoom(8.0)
    panel.go()
    west, south, east, north = window.canvas.view.window().bounds
    whole = session.plan.site.bounds
    assert whole is not None
    assert west <= whole[0] < whole[2] <= east
    assert south <= whole[1] < whole[3] <= north


def test_enter_presents_from_the_row_and_the_row_follows_the_show(panel: SlidesPanel, window: MainWindow) -> None:
    panel.list.setCurrentRow(1)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    show = window.commands.slide_show
    assert show is not None
    assert show.at == 1
    QTest.keyClick(show, Qt.Key.Key_Right)
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert window.commands.slide_show is None
    assert panel.list.currentRow() == 2


def test_numbers_are_ticked_from_those_the_scenario_has(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    ticks = panel.form.figures
    keys = [ticks.rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(ticks.rows.rowCount())]
    ticks.activated.emit(keys.index("power_kw"))
    panel.form.figures.activated.emit(keys.index("plants"))
    assert slides_of(session.plan)[0].figures == ("power_kw", "plants")
    panel.form.figures.activated.emit(keys.index("power_kw"))
    assert slides_of(session.plan)[0].figures == ("plants",)


def test_without_slides_the_panel_says_what_to_do(panel: SlidesPanel, session: PlanningSession) -> None:
    for slide in slides_of(session.plan):
        session.apply(edits.remove_slide(slide.slide_id))
    assert panel.empty.isVisible()
    assert not panel.form.isEnabled()
    assert not panel.remove.isEnabled()
    session.apply(edits.save_slide(Slide("S01", "again")))
    assert not panel.empty.isVisible()
    assert panel.form.isEnabled()


def test_notes_just_typed_are_kept_when_another_slide_is_chosen(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    panel.form.notes.setPlainText("Just typed")
    panel.list.setCurrentRow(1)
    assert [slide.notes for slide in slides_of(session.plan)] == ["Just typed", "", ""]
    assert panel.chosen is not None
    assert panel.chosen.slide_id == "S02"


def test_notes_just_typed_outlive_a_step_made_elsewhere(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    panel.form.notes.setPlainText("Just typed")
    session.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert panel.form.notes.toPlainText() == "Just typed"
    panel.form.finish()
    assert slides_of(session.plan)[0].notes == "Just typed"


def test_what_is_typed_is_kept_before_another_command_runs(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    panel.list.setCurrentRow(0)
    panel.form.title.setText("Half typed")
    window.qt_actions["zoom_all"].trigger()
    assert titles(session)[0] == "Half typed"


def test_the_wheel_over_a_field_changes_nothing(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.list.setCurrentRow(0)
    before = session.plan
    for field in (panel.form.kind, panel.form.figures, panel.form.scenario):
        place, turned = QPointF(5, 5), QPoint(0, -120)
        none = Qt.KeyboardModifier.NoModifier
        wheel = QWheelEvent(
            *(place, field.mapToGlobal(place), QPoint(), turned, Qt.MouseButton.NoButton, none),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
    QTest.keyClick(panel.form.figures, Qt.Key.Key_Down)
    panel.form.figures.hidePopup()
    assert session.plan is before


def test_a_form_that_nobody_sees_is_filled_once_it_is_seen(
    panel: SlidesPanel, window: MainWindow, session: PlanningSession
) -> None:
    panel.list.setCurrentRow(0)
    window.docks["slides"].hide()
    session.apply(edits.save_slide(Slide("S01", "Late")))
    assert panel.form.title.text() == "First"
    window.commands.show_slides()
    assert panel.form.title.text() == "Late"


def test_slides_of_one_title_are_told_apart_by_what_they_show(panel: SlidesPanel, session: PlanningSession) -> None:
    session.apply(edits.save_slide(replace(slides_of(session.plan)[0], slide_id="again", kind="axonometric")))
    shown = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert "1   First" in shown
    assert any(text.endswith("First · Axonometric view") for text in shown)


def test_every_field_has_the_width_of_the_form(panel: SlidesPanel) -> None:
    form = panel.form
    assert form.scenario.width() == form.title.width()
    assert form.others.width() == form.chart.width() == form.title.width()


def test_new_slides_are_called_by_what_they_show_each_otherwise(panel: SlidesPanel, session: PlanningSession) -> None:
    panel.keep_view()
    panel.keep_view()
    panel.desk.set_moment(2025)
    panel.keep_view()
    name = session.plan.scenario().name
    made = set(titles(session)) - {"First", "Side by side", "Words"}
    assert made == {name, f"{name} (2)", f"{name}, in service by {written(2025)}"}


@pytest.mark.parametrize("field", ["title", "text", "notes"])
def test_what_an_input_method_has_not_settled_is_no_command_and_stays(
    panel: SlidesPanel, session: PlanningSession, window: MainWindow, field: str
) -> None:
    panel.list.setCurrentRow(0)
    box = getattr(panel.form, field)
    box.setFocus()
    before = session.plan
    QApplication.sendEvent(box, QInputMethodEvent("d'f'p", []))
    panel.form.finish()  # what the rest in typing does
    assert session.plan is before
    assert panel.form.isEnabled()
    told = QInputMethodEvent("", [])
    told.setCommitString("用电")
    QApplication.sendEvent(box, told)
    panel.form.finish()
    assert "用电" in getattr(slides_of(session.plan)[0], field)
    assert "d'f'p" not in getattr(slides_of(session.plan)[0], field)
