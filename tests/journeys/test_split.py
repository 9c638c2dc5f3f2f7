"""What is selected cut by a line in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt

from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman, told_in

Opened = Callable[[Plan], PlanningSession]
L1, L2, P1 = Feature("parcels", "L1"), Feature("parcels", "L2"), Feature("plants", "P1")


@pytest.fixture
def hand(window: MainWindow) -> Draftsman:
    return Draftsman(window)


def take(window: MainWindow, *features: Feature) -> None:
    for layer in ("parcels", "zones", "constraints", "plants"):
        window.desk.set_locked(layer, False)
    window.desk.select_features(features)
    window.canvas.use_tool("split")
    window.canvas.set_snapping(False)


def test_a_parcel_is_cut_in_two_that_make_the_whole_and_that_is_undone(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    take(window, L2)
    told = told_in(window)
    hand.point(280, -10)
    hand.point(300, 135)
    assert session.plan is two_plants
    assert " + " in window.canvas.note.text(), "how large the parts would be"
    hand.on_map(Qt.Key.Key_Return)
    parcels = session.plan.site.parcels
    assert list(parcels.index) == ["L1", "L2", "L2-1"]
    whole = two_plants.site.parcels.geometry["L2"]
    parts = shapely.union(parcels.geometry["L2"], parcels.geometry["L2-1"])
    assert shapely.symmetric_difference(parts, whole).area < 1e-6
    assert parcels["origin_ids"]["L2-1"] == "L2"
    assert session.selected == (L2, Feature("parcels", "L2-1"))
    assert told[-1][0] == "Split into 2 parts."
    rest(window, qtbot)
    told[-1][1][1]()
    assert session.plan is two_plants


def test_typed_figures_cut_to_the_micrometre(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    window.canvas.set_snapping(True)
    take(window, L1)
    window.canvas.set_snapping(True)
    hand.point(0, 0)  # the corner
    window.canvas.set_snapping(False)
    hand.over(30, 50)
    hand.figure(Qt.Key.Key_D, "134.164078649987")  # (60, 120): on the edge but for rounding
    hand.figure(Qt.Key.Key_A, "26.565051177078")
    hand.on_map(Qt.Key.Key_Return)
    areas = sorted(g.area for i, g in session.plan.site.parcels.geometry.items() if str(i).startswith("L1"))
    assert areas == pytest.approx([60 * 120 / 2, 200 * 120 - 60 * 120 / 2], abs=1e-4)


def test_a_plant_is_split_with_its_capacity_shared_and_checked_before_it_is_done(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    take(window, P1)
    told = told_in(window)
    hand.point(40, 10)
    hand.over(40, 60)
    assert len(session.shown_plan.plants()) == 3
    hand.point(40, 60)
    hand.on_map(Qt.Key.Key_Return)
    plants = session.plan.plants()
    assert plants["capacity"].sum() == 15_000.0
    assert plants["capacity"]["P03"] == pytest.approx(5_000.0, rel=0.05)
    assert "shared out by area" in told[-1][0]
    told[-1][1][1]()  # leave them with the largest part
    plants = session.plan.plants()
    assert plants["capacity"].max() == 10_000.0
    assert plants["capacity"].isna().sum() == 1
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_several_layers_are_cut_by_one_line_as_one_step(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, L1, P1, Feature("zones", "Z1"))
    hand.point(40, -10)
    hand.point(40, 130)
    hand.on_map(Qt.Key.Key_Return)
    assert (len(session.plan.site.parcels), len(session.plan.site.zones), len(session.plan.plants())) == (3, 3, 3)
    assert session.history.at == 1
    cut = [set(map(tuple, shapely.get_coordinates(g))) for g in shapes_of(session.plan.site.parcels)]
    assert len(cut[0] & cut[2]) == 2
    window.desk.undo()
    assert session.plan is two_plants


def test_without_a_selection_the_first_click_selects(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window)
    hand.point(300, 60)
    assert session.selected == (L2,)
    hand.point(300, -10)
    hand.point(300, 130)
    hand.on_map(Qt.Key.Key_Return)
    assert len(session.plan.site.parcels) == 3


def test_a_line_that_does_not_cross_says_so_and_stays(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, L2)
    told = told_in(window)
    hand.point(280, -10)
    hand.point(300, 60)
    hand.on_map(Qt.Key.Key_Return)
    assert session.plan is two_plants
    assert "does not cut" in told[-1][0]
    assert len(window.canvas.tool.points) == 2  # type: ignore[attr-defined]
    hand.point(310, 130)
    hand.on_map(Qt.Key.Key_Return)
    assert len(session.plan.site.parcels) == 3


def test_nothing_locked_is_split(window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman) -> None:
    session = opened(two_plants)
    take(window, L2)
    window.desk.set_locked("parcels", True)
    told = told_in(window)
    hand.point(300, -10)
    hand.point(300, 60)
    assert "locked" in told[-1][0]
    hand.on_map(Qt.Key.Key_Return)
    assert session.plan is two_plants


def test_escape_takes_back_points_and_then_the_tool(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    opened(two_plants)
    take(window, L2)
    hand.point(280, -10)
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "split"
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
