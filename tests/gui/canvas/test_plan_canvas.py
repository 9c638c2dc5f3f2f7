"""The canvas as the window uses it: what it draws, when it draws, where it goes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.builders import CRS, ORIGIN, plan, rect
from tests.gui.canvas.conftest import SHIFT, Bench, Open, two_plants


class Requests:
    """Counts the pictures asked for from now on."""

    def __init__(self, canvas: PlanCanvas) -> None:
        self._canvas = canvas
        self._start = canvas.view.pictures_asked_for

    @property
    def count(self) -> int:
        return self._canvas.view.pictures_asked_for - self._start


# -- opening ------------------------------------------------------------------------------------------------------


def test_opening_shows_the_whole_site(bench: Bench) -> None:
    west, south, east, north = bench.canvas.view.window().bounds
    assert west < ORIGIN[0]
    assert south < ORIGIN[1]
    assert east > ORIGIN[0] + 210
    assert north > ORIGIN[1] + 100


def test_a_plan_without_a_base_map_opens(open_plan: Open) -> None:
    bench = open_plan(Plan.new(Site.empty(CRS), "nothing yet"))
    bench.hand.click(0, 0)
    bench.canvas.zoom_all()
    assert bench.session.selection == ()


def test_a_plan_with_plants_and_no_base_map_shows_the_plants(open_plan: Open) -> None:
    bench = open_plan(plan(Site.empty(CRS), {"P1": rect(0, 0, 100, 50)}))
    centre = bench.canvas.view.window()
    assert (centre.centre_e - ORIGIN[0], centre.centre_n - ORIGIN[1]) == pytest.approx((50, 25), abs=1)


def test_a_base_map_brought_in_later_is_shown(open_plan: Open) -> None:
    bench = open_plan(Plan.new(Site.empty(CRS), "nothing yet"))
    bench.desk.apply(edits.replace_layer("parcels", two_plants().site.parcels))
    west, south, east, north = bench.canvas.view.window().bounds
    assert west < ORIGIN[0] < ORIGIN[0] + 210 < east
    assert south < ORIGIN[1] < ORIGIN[1] + 100 < north
    bench.desk.undo()
    bench.canvas.zoom_all()


def test_closing_the_plan_empties_the_map(bench: Bench) -> None:
    bench.desk.open_session(None)
    bench.hand.move(30, 30)
    bench.hand.click(30, 30)
    bench.canvas.zoom_all()
    bench.canvas.paste()
    bench.canvas.type_move()
    assert not bench.canvas.view.shows_a_map
    assert not bench.canvas.scale_bar.isVisibleTo(bench.canvas)


def test_another_plan_is_shown_where_it_lies(bench: Bench) -> None:
    far = plan(Site.empty(CRS), {"P1": rect(50_000, 0, 100, 50)})
    bench.desk.open_session(PlanningSession(far, author="tester"))
    assert bench.canvas.view.window().centre_e - ORIGIN[0] == pytest.approx(50_050, abs=1)


# -- when it draws ------------------------------------------------------------------------------------------------


def test_hovering_and_selecting_need_no_new_picture(bench: Bench) -> None:
    requests = Requests(bench.canvas)
    bench.hand.move(30, 30)
    bench.hand.click(30, 30)
    bench.hand.click(170, 50, SHIFT)
    assert requests.count == 0


def test_an_edit_that_the_map_does_not_show_needs_no_new_picture(bench: Bench) -> None:
    requests = Requests(bench.canvas)
    bench.desk.apply(edits.rename_plan("another name"))
    assert requests.count == 0


def test_a_drag_lifts_the_plant_out_of_the_picture_once(bench: Bench, qtbot: object) -> None:
    bench.hand.click(30, 30)
    requests = Requests(bench.canvas)
    bench.hand.press(30, 30)
    for east_m in (40, 45, 50):
        bench.hand.move(east_m, 30)
    assert requests.count == 1
    assert bench.canvas.foreground.plants.bodies.shown
    bench.hand.release(50, 30)
    assert bench.canvas.foreground.plants.bodies.shown, "the plant floats until the picture holds it again"
    bench.settle(qtbot)
    assert bench.canvas.foreground.plants.bodies.shown == []
    assert requests.count == 2


def test_a_layer_hidden_is_drawn_anew_and_findings_are_not(bench: Bench) -> None:
    requests = Requests(bench.canvas)
    bench.desk.set_visible("findings", visible=False)
    assert requests.count == 0
    bench.desk.set_visible("parcels", visible=False)
    assert requests.count == 1


def test_hidden_plants_cannot_be_picked(bench: Bench) -> None:
    bench.desk.set_visible("plants", visible=False)
    bench.hand.click(30, 30)
    assert bench.session.selection == ()


def test_another_theme_is_drawn_anew(bench: Bench, qtbot: object) -> None:
    requests = Requests(bench.canvas)
    bench.desk.set_theme("dark")
    assert requests.count == 1
    bench.settle(qtbot)
    pixel = bench.canvas.view.grab().toImage().pixelColor(2, 2)
    assert pixel.lightness() < 80


def test_the_year_fades_what_comes_later(open_plan: Open, qtbot: object) -> None:
    made = two_plants()
    dated = edits.set_attributes("base", ["P1"], {"in_service": "2030-01-01"}).apply(made)
    bench = open_plan(dated)
    at = bench.hand.pixel(35, 24).toPoint()
    before = bench.canvas.view.grab().toImage().pixelColor(at)
    bench.desk.set_moment(2027)
    bench.settle(qtbot)
    after = bench.canvas.view.grab().toImage().pixelColor(at)
    assert after.lightness() > before.lightness()


# -- what lies over it ---------------------------------------------------------------------------------------------


def test_findings_are_marked_on_the_map(bench: Bench) -> None:
    rules = {finding.rule for finding in bench.canvas.surface.findings.marked}
    assert "overlap" in rules
    bench.desk.set_visible("findings", visible=False)
    assert bench.canvas.surface.findings.marked == ()


def test_the_scale_bar_has_a_round_length_that_is_true(bench: Bench) -> None:
    bar, view = bench.canvas.scale_bar, bench.canvas.view
    for factor in (1.0, 1.7, 0.3):
        bench.canvas.zoom(factor)
        assert bar.length_px * view.metres_per_pixel == pytest.approx(bar.length_m)
        assert str(bar.length_m).strip("0.")[0] in "125"


def test_the_mark_of_an_illustrative_map_is_shown_for_such_a_plan_only(open_plan: Open) -> None:
    assert not open_plan(two_plants()).canvas.illustrative_mark.isVisible()
    drawn = dataclasses.replace(two_plants(), settings={"illustrative": "true"})
    assert open_plan(drawn).canvas.illustrative_mark.isVisible()


def test_what_lies_over_the_map_does_not_take_the_mouse(bench: Bench) -> None:
    for over in (bench.canvas.scale_bar, bench.canvas.north_arrow, bench.canvas.illustrative_mark, bench.canvas.note):
        assert over.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_drag_tells_the_distance_and_what_binds(bench: Bench) -> None:
    bench.canvas.set_snapping(False)
    bench.hand.press(30, 30)
    bench.hand.move(20, 30)
    bench.hand.move(7, 30)
    assert bench.canvas.note.isVisible()
    text = bench.canvas.note.text()
    assert "−23.00" in text
    assert "●" in text or "▲" in text, "3 m inside the parcel's edge binds"
    bench.hand.release(7, 30)
    assert not bench.canvas.note.isVisible()


# -- where it goes -------------------------------------------------------------------------------------------------


def test_zoom_to_the_selection_shows_it_whole_and_back_goes_back(bench: Bench) -> None:
    start = bench.canvas.view.window()
    bench.hand.click(30, 30)
    bench.canvas.zoom_selection()
    near = bench.canvas.view.window()
    assert near.metres_per_pixel < start.metres_per_pixel
    assert (near.centre_e - ORIGIN[0], near.centre_n - ORIGIN[1]) == pytest.approx((35, 30), abs=1)
    bench.canvas.view_back()
    assert bench.canvas.view.window().metres_per_pixel == pytest.approx(start.metres_per_pixel)
    bench.canvas.view_forward()
    assert bench.canvas.view.window().metres_per_pixel == pytest.approx(near.metres_per_pixel)


def test_a_finding_is_brought_into_view(bench: Bench) -> None:
    result = bench.desk.result
    assert result is not None
    finding = next(f for f in result.findings if f.rule == "overlap")
    bench.desk.show_finding(finding)
    west, south, east, north = bench.canvas.view.window().bounds
    assert finding.location is not None
    assert west < finding.location[0] < east
    assert south < finding.location[1] < north
    assert finding in bench.canvas.surface.findings.marked


def test_a_finding_without_a_place_moves_nothing(bench: Bench) -> None:
    result = bench.desk.result
    assert result is not None
    nowhere = dataclasses.replace(result.findings[0], location=None, place=None, plants=())
    before = bench.canvas.view.window()
    bench.desk.show_finding(nowhere)
    assert bench.canvas.view.window() == before


def test_going_to_a_point_puts_it_into_the_centre(bench: Bench) -> None:
    bench.canvas.go_to(ORIGIN[0] + 10, ORIGIN[1] + 90)
    window = bench.canvas.view.window()
    half_pixel = window.metres_per_pixel
    assert (window.centre_e, window.centre_n) == pytest.approx((ORIGIN[0] + 10, ORIGIN[1] + 90), abs=half_pixel)


@pytest.mark.parametrize("scale", [100, 2000])
def test_a_point_far_from_the_base_map_is_gone_to_as_well(bench: Bench, scale: float) -> None:
    bench.canvas.set_scale(scale)
    bench.canvas.go_to(ORIGIN[0] - 40_000, ORIGIN[1] + 60_000)
    window = bench.canvas.view.window()
    assert (window.centre_e, window.centre_n) == pytest.approx(
        (ORIGIN[0] - 40_000, ORIGIN[1] + 60_000), abs=window.metres_per_pixel
    )
    assert bench.canvas.scale_denominator == pytest.approx(scale)


def test_a_scale_set_is_the_scale_told(bench: Bench) -> None:
    told: list[float] = []
    bench.canvas.scale_changed.connect(told.append)
    bench.canvas.set_scale(500)
    assert told[-1] == pytest.approx(500)


def test_the_pointer_is_told_in_map_coordinates(bench: Bench) -> None:
    told: list[tuple[float, float]] = []
    bench.canvas.pointer_moved.connect(lambda e, n: told.append((e, n)))
    bench.hand.move(60, 70)
    assert told[-1] == pytest.approx((ORIGIN[0] + 60, ORIGIN[1] + 70), abs=1e-6)


def test_hints_follow_the_tool_and_the_selection(bench: Bench) -> None:
    told: list[str] = []
    bench.canvas.hint_changed.connect(told.append)
    bench.hand.click(30, 30)
    bench.canvas.use_place("warehouse")
    bench.canvas.use_select()
    assert all(told)
    assert len(set(told)) >= 2


def test_the_hint_is_of_the_handles_that_are_shown_also_after_a_typed_turn(bench: Bench) -> None:
    told: list[str] = []
    bench.canvas.hint_changed.connect(told.append)
    bench.hand.click(30, 30)
    bench.ask_for_pivot()
    assert bench.canvas.handles.turning
    assert "cross" in told[-1]
    bench.canvas.type_rotate()
    field = bench.canvas.typed_bar.fields[0]
    QTest.keyClicks(field, "15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not bench.canvas.handles.turning
    assert "cross" not in told[-1]


def test_the_winner_of_a_snap_is_named_in_the_status_bar(bench: Bench) -> None:
    told: list[str] = []
    bench.canvas.hint_changed.connect(told.append)
    bench.hand.press(30, 30)
    bench.hand.move(20, 20)
    bench.hand.move(11, 11)
    assert told[-1].startswith("Snapped to a corner  ·  Parcels L1   ")
    assert told[-1].endswith(bench.canvas.tool.hint()), "what can be done is still said"
    bench.hand.release(11, 11)
    assert "Snapped" not in told[-1]


def test_snapping_is_switched_and_told(bench: Bench) -> None:
    told: list[bool] = []
    bench.canvas.snapping_changed.connect(told.append)
    bench.canvas.set_snapping(False)
    bench.canvas.set_snapping(False)
    assert told == [False]
    assert not bench.canvas.snapping


# -- figures typed -------------------------------------------------------------------------------------------------


def test_a_typed_move_is_previewed_and_done_by_enter(bench: Bench) -> None:
    bench.hand.click(30, 30)
    before = bench.plan
    bench.canvas.type_move()
    east, north = bench.canvas.typed_bar.fields
    east.setText("12.5")
    north.setText("-3")
    assert bench.plan is before
    assert bench.session.shown_plan.plants()["geometry"]["P1"].bounds[0] - ORIGIN[0] == 32.5
    QTest.keyClick(north, Qt.Key.Key_Return)
    assert bench.corner("P1") == (32.5, 17.0)
    assert not bench.canvas.typed_bar.isVisible()
    assert len(bench.session.history.steps) == 2


def test_escape_in_the_typed_bar_leaves_the_very_same_plan(bench: Bench) -> None:
    bench.hand.click(30, 30)
    before = bench.plan
    bench.canvas.type_rotate()
    (field,) = bench.canvas.typed_bar.fields
    field.setText("37.5")
    assert bench.session.shown_plan is not before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert bench.session.shown_plan is before
    assert not bench.canvas.typed_bar.isVisible()


def test_a_typed_turn_keeps_the_centre(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.canvas.type_rotate()
    (field,) = bench.canvas.typed_bar.fields
    field.setText("９０")
    QTest.keyClick(field, Qt.Key.Key_Return)
    west, south, east, north = bench.plan.plants()["geometry"]["P1"].bounds
    assert (east - west, north - south) == (20, 30)
    assert ((west + east) / 2 - ORIGIN[0], (south + north) / 2 - ORIGIN[1]) == (35, 30)


def test_what_is_no_number_does_nothing(bench: Bench) -> None:
    bench.hand.click(30, 30)
    before = bench.plan
    bench.canvas.type_move()
    east, _ = bench.canvas.typed_bar.fields
    east.setText("12 m")
    QTest.keyClick(east, Qt.Key.Key_Return)
    assert bench.plan is before
    assert bench.session.shown_plan is before
    assert bench.canvas.typed_bar.isVisible()
    assert east.property("invalid") is True


def test_without_a_selection_nothing_is_asked(bench: Bench) -> None:
    bench.canvas.type_move()
    bench.canvas.type_rotate()
    assert not bench.canvas.typed_bar.isVisible()


def test_a_click_on_the_map_lays_the_typed_bar_down(bench: Bench) -> None:
    bench.hand.click(30, 30)
    before = bench.plan
    bench.canvas.type_move()
    bench.canvas.typed_bar.fields[0].setText("5")
    bench.hand.click(80, 80)
    assert not bench.canvas.typed_bar.isVisible()
    assert bench.session.shown_plan is before


# -- copying -------------------------------------------------------------------------------------------------------


def test_pasting_puts_the_copy_at_the_pointer_and_selects_it(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.canvas.copy()
    bench.hand.move(60, 80)
    bench.canvas.paste()
    assert bench.session.selection == ("P04",)
    assert bench.corner("P04") == pytest.approx((45, 70), abs=0.01)
    assert bench.plan.plants().loc["P04", "hazard_class"] == "C"
    assert len(bench.session.history.steps) == 2


def test_a_copy_can_be_pasted_after_its_original_is_gone(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.canvas.copy()
    bench.hand.key(Qt.Key.Key_Delete)
    bench.hand.move(60, 80)
    bench.canvas.paste()
    (new_id,) = bench.session.selection
    assert bench.plan.plants().loc[new_id, "power_kw"] == 1000.0
    assert bench.corner(new_id) == pytest.approx((45, 70), abs=0.01)


def test_a_copy_can_be_pasted_into_another_scenario(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.canvas.copy()
    bench.desk.apply(edits.add_scenario("next"))
    bench.desk.apply(edits.set_active_scenario("next"))
    bench.hand.move(60, 80)
    bench.canvas.paste()
    assert len(bench.plan.plants("next")) == 1
    assert len(bench.plan.plants("base")) == 3


def test_duplicating_puts_the_copies_beside_and_undo_gives_back_the_very_same_plan(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.click(175, 55, SHIFT)
    before = bench.plan
    bench.canvas.duplicate()
    assert bench.session.selection == ("P04", "P05")
    east, north = bench.corner("P04")
    assert east > 20
    assert north < 20
    assert bench.corner("P05")[0] - 140 == pytest.approx(east - 20)
    bench.desk.undo()
    assert bench.plan is before


def test_pasting_without_a_copy_does_nothing(bench: Bench) -> None:
    before = bench.plan
    QGuiApplication.clipboard().clear()
    bench.canvas.paste()
    assert bench.plan is before


def test_the_desk_outlives_a_canvas_that_is_not_shown(qtbot: object, tmp_path: Path) -> None:
    desk = Desk(Settings(tmp_path / "settings.json"))
    canvas = PlanCanvas(desk)
    desk.open_session(PlanningSession(two_plants(), author="tester"))
    canvas.deleteLater()
    desk.close()
    desk.deleteLater()
