"""A plant is moved about by a mouse in the real window: what binds it is seen, said, and gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman

Opened = Callable[[Plan], PlanningSession]


def store_and_works() -> Plan:
    """Works of class C with 30 m free to a store of class A (甲): 12 m are asked of the two."""
    heavy = {"land_use": "100103", "code_system": "MNR2023"}
    on = site({"L1": (rect(0, 0, 300, 200), heavy)}, {"Z1": rect(-10, -10, 320, 220)})
    return plan(
        on,
        {
            "P1": factory(rect(40, 60, 40, 40)),
            "P2": factory(rect(110, 60, 30, 40), hazard_class="A", product="electrolyte", type_id="electrolyte"),
        },
    )


def test_towards_a_store_of_class_a_the_envelope_lights_and_turns_red_and_escape_ends_it(
    window: MainWindow, opened: Opened, qtbot: Any
) -> None:
    session, hand = opened(store_and_works()), Draftsman(window)
    window.canvas.set_snapping(False)
    envelopes, note = window.canvas.surface.envelopes, window.canvas.note
    hand.press(*hand.there(60, 80))
    for east_m in (65.0, 70.0):
        hand.over(east_m, 80)
    assert envelopes.envelopes == (), "20 m are far from 12"
    hand.over(76.5, 80)
    [ok] = envelopes.envelopes
    assert (ok.subject, ok.stands, ok.required) == ("P2", "ok", 12.0)
    assert "12 m required" in note.text()
    hand.over(80, 80)
    [short] = envelopes.envelopes
    assert (short.subject, short.stands) == ("P2", "error")
    assert "GB 50016" in note.text()
    assert {f.rule for f in check_plan(session.shown_plan).findings if f.severity == "error"} == {"fire-separation"}
    hand.on_map(Qt.Key.Key_Escape)
    assert envelopes.envelopes == ()
    assert session.shown_plan is session.plan
    hand.release(*hand.there(80, 80))
    rest(window, qtbot)
    assert len(session.history.steps) == 1


def test_with_clearances_off_the_same_drag_shows_none(window: MainWindow, opened: Opened) -> None:
    opened(store_and_works())
    hand = Draftsman(window)
    window.canvas.set_snapping(False)
    window.qt_actions["toggle_clearances"].trigger()
    hand.press(*hand.there(60, 80))
    for east_m in (70.0, 80.0):
        hand.over(east_m, 80)
    assert window.canvas.surface.envelopes.envelopes == ()
    hand.on_map(Qt.Key.Key_Escape)
    hand.release(*hand.there(80, 80))
