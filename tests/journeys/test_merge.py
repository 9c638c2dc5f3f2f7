"""What is selected made one in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.merge import MergeDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman, told_in

Opened = Callable[[Plan], PlanningSession]
L1, L2 = Feature("parcels", "L1"), Feature("parcels", "L2")
P1, P2 = Feature("plants", "P1"), Feature("plants", "P2")


@pytest.fixture
def hand(window: MainWindow) -> Draftsman:
    return Draftsman(window)


def test_two_parcels_become_one_and_the_toast_undoes_it(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.desk.set_locked("parcels", False)
    window.desk.select_features((L1, L2))
    told = told_in(window)
    hand.on_map(Qt.Key.Key_J)
    parcels = session.plan.site.parcels
    assert list(parcels.index) == ["L1"]
    assert parcels.geometry["L1"].area == pytest.approx(400 * 120)
    assert parcels["origin_ids"]["L1"] == "L1,L2"
    assert session.selected == (L1,)
    assert told[-1][0] == "Merged into L1."
    rest(window, qtbot)
    told[-1][1][1]()
    assert session.plan is two_plants
    assert session.selected == (L1, L2)


def test_what_differs_is_asked_and_the_number_that_stays_too(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, answers: Any
) -> None:
    differing = edits.together(
        edits.rename_plan("x").label(),
        [
            edits.set_layer_attributes("parcels", ["L1"], {"owner": "甲村", "land_use": "1202"}),
            edits.set_layer_attributes("parcels", ["L2"], {"owner": "乙村"}),
        ],
    ).apply(two_plants)
    session = opened(differing)
    window.desk.set_locked("parcels", False)
    window.desk.select_features((L1, L2))

    def person(dialog: MergeDialog) -> int:
        assert set(dialog.choices) == {"owner", "land_use"}
        assert [dialog.choices["owner"].itemText(i) for i in range(2)] == ["甲村", "乙村"]
        dialog.kept.setCurrentIndex(1)
        dialog.choices["owner"].setCurrentIndex(1)
        return int(QDialog.DialogCode.Accepted)

    answers.give("QDialog.exec", person)
    told = told_in(window)
    hand.on_map(Qt.Key.Key_J)
    parcels = session.plan.site.parcels
    assert list(parcels.index) == ["L2"]
    assert parcels.loc["L2", ["owner", "land_use"]].tolist() == ["乙村", "1202"]
    assert told[-1][0] == "Merged into L2."
    window.desk.undo()
    assert session.plan is differing
    answers.give("QDialog.exec", int(QDialog.DialogCode.Rejected))
    hand.on_map(Qt.Key.Key_J)
    assert session.plan is differing


def test_what_lies_apart_is_asked_about(window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman) -> None:
    session = opened(two_plants)
    window.desk.select_features((P1, P2))
    told = told_in(window)
    hand.on_map(Qt.Key.Key_J)
    assert session.plan is two_plants
    assert "do not lie beside" in told[-1][0]
    told[-1][1][1]()
    plants = session.plan.plants()
    assert list(plants.index) == ["P1"]
    assert (plants["capacity"]["P1"], plants["output_value_cny"]["P1"]) == (15_000.0, 1.5e8)
    assert len(plants.geometry["P1"].geoms) == 2


def test_nothing_locked_is_merged(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    window.desk.set_locked("parcels", True)
    window.desk.select_features((L1, L2))
    told = told_in(window)
    window.commands.merge()
    assert session.plan is two_plants
    assert "locked" in told[-1][0]
    assert not window.qt_actions["merge"].isEnabled()
