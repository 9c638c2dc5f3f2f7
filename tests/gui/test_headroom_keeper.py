"""Parcels coloured by the power that could still connect: edits and slider are followed, what is old is never said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.drawing.ready_themes import ready_themes
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.headroom_keeper import WORKING
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, factory, plan, point, rect, site
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def valley() -> Plan:
    """Two parcels; 20 000 kVA without one transformer at S1 (of which the plant asks 9 000), 25 000 at S2 from 2026."""
    stations = {
        "S1": (point(-50, 50), {"name": "West", "voltage_kv": 110.0, "capacity_kva": 40_000.0, "transformers": 2}),
        "S2": (
            point(460, 50),
            {"voltage_kv": 110.0, "capacity_kva": 50_000.0, "transformers": 2, "in_service": "2026-01-01"},
        ),
    }
    works = factory(rect(20, 20, 40, 30), power_kw=10_000.0, demand_factor=0.9, power_factor=0.9, substation_id="S1")
    parcels = {"L1": rect(0, 0, 200, 120), "L2": rect(200, 0, 200, 120)}
    return plan(site(parcels, {"Z1": rect(0, 0, 400, 120)}, substations=stations), {"P1": works})


def settle(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: window.desk.headroom.is_current, timeout=20_000)
    rest(window, qtbot)


def words(window: MainWindow, parcel: str = "L1") -> str:
    found = window.desk.headroom.words(parcel)
    return "" if found is None else say(found)


def legend(window: MainWindow) -> dict[str, str]:
    tree = window.layers_panel.tree
    item = next(item for item in tree.rows() if item.text(0) == "Parcels")
    children = [item.child(at) for at in range(item.childCount())]
    return {child.text(0): child.toolTip(0) for child in children if child is not None}


@pytest.fixture
def shown(window: MainWindow, opened: Opened, valley: Plan, qtbot: Any) -> PlanningSession:
    session = opened(valley)
    window.qt_actions["parcels_by_headroom"].trigger()
    settle(window, qtbot)
    return session


def test_nothing_is_worked_out_while_land_use_is_shown(window: MainWindow, opened: Opened, valley: Plan) -> None:
    opened(valley)
    assert not window.desk.headroom.is_current
    assert window.desk.headroom.looks is None
    assert words(window) == ""
    assert window.qt_actions["parcels_by_land_use"].isChecked()


def test_the_substation_with_most_left_is_named_with_its_distance(window: MainWindow, shown: PlanningSession) -> None:
    assert words(window) == "Up to 22.5 MW at 35 kV from S2 (N-1), 0.3 km"
    assert words(window, "nowhere") == ""
    assert window.qt_actions["parcels_by_headroom"].isChecked()


def test_the_slider_takes_a_substation_out_of_service(window: MainWindow, shown: PlanningSession, qtbot: Any) -> None:
    """Without S2 the 11 000 kVA that S1 has left are 9.9 MW."""
    window.desk.set_moment(2025)
    assert words(window) in (say(WORKING), "Up to 9.9 MW at 35 kV from West (N-1), 0.1 km")
    settle(window, qtbot)
    assert words(window) == "Up to 9.9 MW at 35 kV from West (N-1), 0.1 km"
    assert list(legend(window)) == ["5 to 10 MW"]


def test_an_edit_and_its_undo_are_followed(window: MainWindow, shown: PlanningSession, qtbot: Any) -> None:
    """On S2 the plant's 9 000 kVA leave 16 000 there and 20 000 at S1: 18.0 MW."""
    window.desk.apply(edits.set_attributes("base", "P1", {"substation_id": "S2"}))
    settle(window, qtbot)
    assert words(window) == "Up to 18.0 MW at 35 kV from West (N-1), 0.1 km"
    window.desk.undo()
    settle(window, qtbot)
    assert words(window).startswith("Up to 22.5 MW")


def test_what_is_old_is_never_said(window: MainWindow, shown: PlanningSession) -> None:
    window.desk.apply(edits.set_attributes("base", "P1", {"substation_id": "S2"}))
    assert not window.desk.headroom.is_current
    assert words(window) == say(WORKING)


def test_an_edit_that_changes_no_class_leaves_the_picture_alone(
    window: MainWindow, shown: PlanningSession, qtbot: Any
) -> None:
    before = window.desk.headroom.looks
    window.desk.apply(edits.rename_plan("Valley"))
    settle(window, qtbot)
    assert window.desk.headroom.looks is before


def test_other_factors_are_taken_at_once(window: MainWindow, shown: PlanningSession, qtbot: Any) -> None:
    window.desk.apply(edits.set_factor("power.headroom_power_factor", 0.8))
    settle(window, qtbot)
    assert words(window).startswith("Up to 20.0 MW")


def test_a_substation_that_moves_is_measured_anew(window: MainWindow, shown: PlanningSession, qtbot: Any) -> None:
    window.desk.apply(edits.move_features("base", Feature("substations", "S2"), 3000.0, 0.0))
    settle(window, qtbot)
    assert words(window).endswith("3.3 km")  # from L1's east edge at 200 m to 3 460 m


def test_another_plan_begins_anew_and_land_use_comes_back(
    window: MainWindow, opened: Opened, valley: Plan, shown: PlanningSession, qtbot: Any
) -> None:
    other = edits.set_attributes("base", "P1", {"power_kw": 0.0}).apply(valley)
    opened(other)
    window.commands.parcels_by_headroom()
    settle(window, qtbot)
    window.desk.set_moment(2025)
    settle(window, qtbot)
    assert words(window).startswith("Up to 18.0 MW")
    window.commands.parcels_by_land_use()
    assert window.desk.headroom.looks is None
    assert "Industrial land, class 2" in legend(window)
    window.desk.open_session(None)
    assert window.desk.headroom.words("L1") is None


def test_hidden_parcels_are_shown_when_they_are_to_be_coloured(window: MainWindow, shown: PlanningSession) -> None:
    window.desk.set_visible("parcels", visible=False)
    assert words(window) == ""
    window.commands.parcels_by_headroom()
    assert "parcels" in window.desk.visible


def test_the_legend_says_what_it_counts_and_that_it_does_not_add_up(window: MainWindow, shown: PlanningSession) -> None:
    found = legend(window)
    assert list(found) == ["10 to 25 MW"]
    assert "do not add up" in found["10 to 25 MW"]


def test_the_pointer_over_a_parcel_is_told_beside_it_and_in_the_status_bar(
    window: MainWindow, shown: PlanningSession
) -> None:
    canvas: PlanCanvas = window.canvas
    told: list[str] = []
    canvas.hint_changed.connect(told.append)
    canvas.select_tool.move(canvas.view.pointer_on(ORIGIN[0] + 320, ORIGIN[1] + 60))
    assert told[-1] == "Up to 22.5 MW at 35 kV from S2 (N-1), 0.1 km"
    assert "22.5 MW" in canvas.note.text()
    canvas.select_tool.left()
    assert "MW" not in told[-1]


def test_the_power_theme_shows_it(window: MainWindow, opened: Opened, valley: Plan, qtbot: Any) -> None:
    opened(valley)
    theme = next(theme for theme in ready_themes() if theme.id == "power")
    window.commands.use_ready_theme(theme)
    settle(window, qtbot)
    assert words(window).startswith("Up to 22.5 MW")


def test_the_picture_is_painted_in_the_colours_of_the_classes(
    window: MainWindow, shown: PlanningSession, qtbot: Any
) -> None:
    """Beside the plant, where nothing but the parcel is."""
    window.commands.use_ready_theme(next(theme for theme in ready_themes() if theme.id == "power"))
    settle(window, qtbot)
    view = window.canvas.view
    at = view.mapFromScene(view.to_scene(ORIGIN[0] + 320, ORIGIN[1] + 40))
    colour = view.grab().toImage().pixelColor(at)
    assert (colour.red(), colour.green(), colour.blue()) == window.desk.styles.headroom[2].fill.color[:3]
