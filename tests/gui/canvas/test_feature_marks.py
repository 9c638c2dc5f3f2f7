"""Selecting, moving and removing features of layers other than the plants, through the canvas."""

from __future__ import annotations

import pytest
import shapely
from PySide6.QtCore import Qt

from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, plan, rect, site
from tests.gui.canvas.conftest import SHIFT, Bench, Open

ALT = Qt.KeyboardModifier.AltModifier
PARCEL, ZONE, STATION = Feature("parcels", "L1"), Feature("zones", "Z1"), Feature("substations", "S1")


def drawn() -> Plan:
    base = site(
        {"L1": rect(0, 0, 100, 100), "L2": rect(110, 0, 100, 100)},
        zones={"Z1": rect(-10, -10, 230, 120)},
        substations={"S1": rect(160, 60, 2, 2).centroid},
    )
    return plan(base, {"P1": rect(20, 20, 30, 20)})


@pytest.fixture
def bench(open_plan: Open) -> Bench:
    return open_plan(drawn())


def test_a_click_selects_what_is_there_and_marks_it(bench: Bench) -> None:
    bench.hand.click(80, 80)
    assert bench.session.selected == (PARCEL,)
    assert bench.session.selection == ()
    assert bench.canvas.foreground.marked.selected_is_shown
    bench.hand.click(30, 30)
    assert bench.session.selected == (Feature("plants", "P1"),)
    assert not bench.canvas.foreground.marked.selected_is_shown


def test_hovering_marks_before_a_click_does_anything(bench: Bench) -> None:
    bench.hand.move(80, 80)
    assert bench.canvas.foreground.marked.hovered_is_shown
    bench.hand.click(80, 80)
    assert not bench.canvas.foreground.marked.hovered_is_shown, "what is selected is marked as that"


def test_alt_takes_what_lies_below(bench: Bench) -> None:
    bench.hand.click(30, 30)
    for expected in (PARCEL, ZONE, Feature("plants", "P1")):
        bench.hand.click(30, 30, ALT)
        assert bench.session.selected == (expected,)


def test_a_second_click_stays_on_the_plant(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.click(30, 30)
    assert bench.session.selection == ("P1",)


def test_a_locked_layer_is_not_moved_nudged_or_removed(bench: Bench) -> None:
    before, told = bench.plan, []
    bench.desk.told.connect(lambda message, action: told.append((str(message), action)))
    bench.hand.click(80, 80)
    bench.hand.drag((80, 80), (90, 95))
    bench.hand.click(80, 80)
    bench.hand.key(Qt.Key.Key_Right)
    bench.hand.key(Qt.Key.Key_Delete)
    assert bench.plan is before
    assert "Parcels is locked" in told[-1][0]
    _, unlock = told[-1][1]
    unlock()
    assert not bench.desk.is_locked("parcels")


def test_an_unlocked_parcel_moves_by_hand_and_comes_back_by_undo(bench: Bench) -> None:
    before = bench.plan
    bench.desk.set_locked("parcels", locked=False)
    bench.canvas.set_snapping(False)
    bench.hand.drag((80, 80), (86, 88))
    moved = shape_of(bench.plan, "base", PARCEL)
    was = shape_of(before, "base", PARCEL)
    assert shapely.get_coordinates(moved) - shapely.get_coordinates(was) == pytest.approx(
        shapely.get_coordinates(was) * 0 + [6, 8], abs=0.3
    )
    assert bench.session.history.at == 1
    bench.desk.undo()
    assert bench.plan is before
    assert bench.session.selected == (PARCEL,)


def test_a_plant_and_a_substation_move_together(bench: Bench) -> None:
    bench.desk.set_locked("substations", locked=False)
    bench.hand.click(30, 30)
    bench.hand.click(161, 61, SHIFT)
    assert bench.session.selected == (Feature("plants", "P1"), STATION)
    bench.hand.key(Qt.Key.Key_Up)
    station, plant = shape_of(bench.plan, "base", STATION), shape_of(bench.plan, "base", Feature("plants", "P1"))
    rise_m = station.y - (ORIGIN[1] + 61)
    assert rise_m > 0
    assert plant.bounds[1] - (ORIGIN[1] + 20) == pytest.approx(rise_m, abs=1e-9)
    bench.hand.key(Qt.Key.Key_Delete)
    assert len(bench.plan.plants()) == 0
    assert len(bench.plan.site.substations) == 0


def test_a_rectangle_takes_no_locked_layer(bench: Bench) -> None:
    bench.hand.drag((-20, -20), (230, 130))
    assert bench.session.selected == (Feature("plants", "P1"),)
    bench.desk.set_locked("zones", locked=False)
    bench.hand.drag((-20, -20), (230, 130))
    assert bench.session.selected == (Feature("plants", "P1"), ZONE)
