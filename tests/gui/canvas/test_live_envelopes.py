"""What binds a plant in the hand, drawn on the real canvas and said beside a real pointer."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.envelope_layer import PATTERNS, SYMBOLS, line_style
from siteplanner.gui.canvas.sprites import Crowd
from siteplanner.gui.main_window import MainWindow
from tests.builders import line, plan, rect, site
from tests.gui.canvas.conftest import CONTROL, Bench, Open


def works() -> Plan:
    """Class C factories, 22 m apart, on one parcel beside a road."""
    on = site(
        {"L1": rect(0, 0, 200, 120)},
        {"Z1": rect(-10, -10, 300, 200)},
        {"C1": (line((-60, -14), (460, -14)), {"kind": "road", "grade": "county", "half_width_m": 6.0})},
    )
    return plan(on, {"P1": rect(20, 40, 40, 30), "P2": rect(82, 40, 40, 30)})


@pytest.fixture
def bench(open_plan: Open) -> Bench:
    return open_plan(works())


def held(bench: Bench, east_m: float, north_m: float) -> None:
    """P2 taken by its middle and dragged so far, the button still down; Ctrl keeps it from snapping."""
    bench.hand.press(102, 55)
    for step in (0.5, 1.0):
        bench.hand.move(102 + east_m * step, 55 + north_m * step, CONTROL)


def shown(bench: Bench) -> list[tuple[str, str, str, float]]:
    found = bench.canvas.surface.envelopes.envelopes
    return [(e.rule, e.subject, e.stands, round(e.measured, 1)) for e in found]


def test_while_a_plant_is_dragged_what_binds_it_is_drawn_and_said(bench: Bench) -> None:
    held(bench, -10, 0)
    assert shown(bench) == [("fire-separation", "P1", "ok", pytest.approx(12.0, abs=0.2))]
    layer = bench.canvas.surface.envelopes.layer
    assert layer.shown == 1
    assert layer.figures[0].endswith(" m of 10 m")
    note = bench.canvas.note.text()
    assert "m to P1, 10 m required" in note
    assert "3.4.1" in note


def test_too_near_it_is_an_error_in_words_and_line(bench: Bench) -> None:
    held(bench, -16, 0)
    assert shown(bench)[0][:3] == ("fire-separation", "P1", "error")
    assert SYMBOLS["error"] in bench.canvas.note.text()
    assert "3.4.1" in bench.canvas.note.text()


def test_the_land_and_the_road_bind_too(bench: Bench) -> None:
    held(bench, 10, -33)
    assert {(rule, stands) for rule, _, stands, _ in shown(bench)} >= {("setback", "ok")}
    held(bench, 10, -37)
    assert shown(bench)[0][:3] == ("setback", "", "error")


def test_far_from_everything_nothing_is_drawn(bench: Bench) -> None:
    held(bench, 10, 0)
    assert shown(bench) == []
    assert bench.canvas.surface.envelopes.layer.shown == 0


def test_escape_takes_them_away(bench: Bench) -> None:
    held(bench, -10, 0)
    assert shown(bench)
    bench.hand.key(Qt.Key.Key_Escape)
    assert shown(bench) == []


def test_once_the_hand_is_empty_no_pictures_of_outlines_are_held(bench: Bench) -> None:
    view = bench.canvas.view

    def held_pixels() -> int:
        return sum(item.kept_pixels for item in view.scene().items() if isinstance(item, Crowd))

    held(bench, -10, 0)
    view.viewport().repaint()
    assert held_pixels() > 0
    bench.hand.key(Qt.Key.Key_Escape)
    view.viewport().repaint()
    assert held_pixels() == 0
    assert bench.canvas.surface.envelopes.layer.shown == 0
    assert bench.plan.plants().geometry["P2"].equals(works().plants().geometry["P2"])


def test_when_it_is_let_go_they_are_gone(bench: Bench) -> None:
    held(bench, -10, 0)
    bench.hand.release(92, 55, CONTROL)
    assert bench.session.history.undo_label is not None
    assert shown(bench) == []


def test_a_plant_being_placed_has_them(bench: Bench) -> None:
    bench.canvas.use_place("warehouse")
    bench.hand.move(160, 55, CONTROL)
    first = shown(bench)
    assert first
    bench.hand.key(Qt.Key.Key_Escape)
    assert shown(bench) == []


def test_a_plant_being_drawn_has_them(bench: Bench) -> None:
    bench.canvas.surface.capacity = "fixed"
    bench.desk.settings.set("draw_target", ["plant", "anode_finishing", "other", "fixed"])
    bench.canvas.use_tool("rectangle")
    for corner in ((134, 40), (160, 40)):
        bench.hand.move(*corner, CONTROL)
        bench.hand.click(*corner, CONTROL)
    bench.hand.move(160, 65, CONTROL)
    assert [(rule, subject) for rule, subject, *_ in shown(bench)] == [("fire-separation", "P2")]
    assert "P2" in bench.canvas.note.text()
    bench.canvas.use_select()
    assert shown(bench) == []


def test_turned_off_nothing_is_drawn_and_the_choice_is_kept(bench: Bench) -> None:
    bench.canvas.surface.envelopes.set_on(False)
    held(bench, -10, 0)
    assert shown(bench) == []
    assert bench.desk.settings.get("clearances") == "off"
    bench.canvas.surface.envelopes.set_on(True)
    assert shown(bench), "what is in the hand is looked at again at once"


def test_how_they_stand_is_told_by_pattern_and_symbol_not_by_colour_alone(bench: Bench) -> None:
    lines = {line_style(stands, bench.desk.styles, 1.5) for stands in PATTERNS}
    assert len({of.dash for of in lines}) == len({of.color for of in lines}) == 3
    assert len(set(SYMBOLS.values())) == 3


def test_hundreds_dragged_together_are_not_followed(open_plan: Open) -> None:
    many = {f"P{n:02d}": rect(10 + 14 * (n % 10), 10 + 14 * (n // 10), 4, 4) for n in range(60)}
    bench = open_plan(plan(site({"L1": rect(0, 0, 200, 120)}), many))
    bench.desk.select(tuple(many))
    bench.hand.press(12, 12)
    bench.hand.move(20, 20, CONTROL)
    assert shown(bench) == []


# -- in the window ------------------------------------------------------------------------------------------------


def test_while_attributes_are_typed_what_binds_the_selected_plant_is_drawn(
    window: MainWindow, opened: Any, qtbot: Any
) -> None:
    near = works().with_plants(
        "base", plan(works().site, {"P1": rect(20, 40, 40, 30), "P2": rect(71, 40, 40, 30)}).plants()
    )
    opened(near)
    window.desk.select(("P2",))
    envelopes = window.canvas.surface.envelopes
    assert envelopes.envelopes == ()
    window.activateWindow()
    field = window.properties_panel.fields["name"]
    field.setFocus()
    qtbot.waitUntil(lambda: envelopes.envelopes != ())
    assert [(e.subject, e.required, e.stands) for e in envelopes.envelopes] == [("P1", 10.0, "ok")]
    window.desk.apply(edits.set_attributes("base", ["P2"], {"hazard_class": "A"}))
    qtbot.waitUntil(lambda: bool(envelopes.envelopes) and envelopes.envelopes[0].required == 12.0)
    assert envelopes.envelopes[0].stands == "error"
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: envelopes.envelopes == ())


def test_the_view_menu_turns_them_off_and_on(window: MainWindow, opened: Any) -> None:
    opened(works())
    action = window.qt_actions["toggle_clearances"]
    assert action.isChecked()
    action.trigger()
    assert not window.canvas.surface.envelopes.on
    assert not action.isChecked()
    action.trigger()
    assert window.canvas.surface.envelopes.on
    assert action.isChecked()


def test_off_the_land_and_beyond_the_boundary_it_is_said_what_lies_outside_of_what(open_plan: Open) -> None:
    town = rect(-20, -80, 240, 220), {"kind": "development_boundary"}
    on = site({"L1": rect(0, 0, 200, 120)}, {"Z1": rect(-10, -10, 300, 200)}, {"B1": town})
    bench = open_plan(plan(on, {"P2": rect(82, 40, 40, 30)}))
    held(bench, 100, 0)  # 42 m wide from 182 on: 22 m of 30 m depth off the land, and 2 m beyond the boundary
    surface = bench.canvas.surface
    told = {e.rule: surface.envelopes._kept(e) for e in surface.envelopes.envelopes}
    assert told["on-parcel"] == "660.00 m² outside the land"
    assert told["inside-development-boundary"] == "60.00 m² outside Urban development boundary"
