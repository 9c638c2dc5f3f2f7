"""Copying in the real window: between plans, in place, out as text and in from other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pyproj import CRS
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from siteplanner.core.coordinates import reproject
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.copied_features import MIME_TYPE
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, rect, site
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.arranger import Arranger, bounds
from tests.journeys.draftsman import told_in

Opened = Callable[[Plan], PlanningSession]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_plant_goes_from_one_plan_to_another_at_the_pointer_and_in_place(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    hand = Arranger(window)
    hand.point(40, 35)
    hand.control(Qt.Key.Key_C)
    other = plan(site({"L1": rect(0, 0, 400, 300)}), {"P07": rect(300, 200, 20, 20)})
    session = opened(other)
    hand.over(200, 150)
    hand.control(Qt.Key.Key_V)
    assert list(session.plan.plants().index) == ["P07", "P08"]
    assert bounds(session.plan, "P08") == pytest.approx((180, 135, 220, 165), abs=0.6)
    assert session.plan.plants()["capacity"]["P08"] == 10_000.0
    assert session.selection == ("P08",)
    hand.on_map(Qt.Key.Key_V, CTRL_SHIFT)
    assert bounds(session.plan, "P09") == (20, 20, 60, 50)
    for _ in range(2):
        hand.control(Qt.Key.Key_Z)
    assert session.plan is other
    rest(window, qtbot)


def test_another_system_is_converted_and_told(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    opened(two_plants)
    hand, told = Arranger(window), told_in(window)
    hand.point(40, 35)
    hand.control(Qt.Key.Key_C)
    session = opened(Plan.new(Site.empty(4526), "zone 38"))
    hand.on_map(Qt.Key.Key_V, CTRL_SHIFT)
    west = session.plan.plants().geometry["P01"].bounds[0]
    assert west == pytest.approx(38_470_020.0, abs=1e-3)
    assert "Converted from CGCS2000" in told[-1][0]
    rest(window, qtbot)


def test_text_out_is_a_table_and_text_in_becomes_footprints(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand, told = opened(two_plants), Arranger(window), told_in(window)
    hand.control(Qt.Key.Key_A)
    hand.control(Qt.Key.Key_C)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith("plant_id\t")
    assert text.splitlines()[1].startswith("P1\t")
    # an editor gives back text alone, here with the shapes of two more
    corners = [(150, 70), (190, 70), (190, 100), (150, 100)]
    QGuiApplication.clipboard().setText("\n".join(f"{4_174_000 + n}, {470_000 + e}" for e, n in corners))
    hand.control(Qt.Key.Key_V)
    assert bounds(session.plan, "P03") == (150, 70, 190, 100)
    assert session.selection == ("P03",)
    assert told[-1][0].startswith("Footprints pasted: 1. The text names no coordinate system; taken as EPSG:4547")
    QGuiApplication.clipboard().setText("明天开会")
    hand.control(Qt.Key.Key_V)
    assert "holds no footprints" in told[-1][0]
    assert len(session.history.steps) == 2
    rest(window, qtbot)


def test_what_another_program_put_there_under_our_name_is_refused(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand, told = opened(two_plants), Arranger(window), told_in(window)
    for content in (b"\xff\xfe", b"{}", b"[" * 50_000):
        data = QMimeData()
        data.setData(MIME_TYPE, content)
        QGuiApplication.clipboard().setMimeData(data)
        hand.control(Qt.Key.Key_V)
        assert "cannot be read" in told[-1][0]
    assert session.plan is two_plants
    rest(window, qtbot)


def test_a_locked_layer_is_not_pasted_into(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(300, 60)  # the parcel, whose layer is locked
    assert [f.layer for f in session.selected] == ["parcels"]
    hand.control(Qt.Key.Key_C)
    hand.control(Qt.Key.Key_V)
    assert session.plan is two_plants
    window.desk.set_locked("parcels", locked=False)
    hand.over(300, -100)
    hand.control(Qt.Key.Key_V)
    assert len(session.plan.site.parcels) == 3
    rest(window, qtbot)


def test_what_is_cut_is_gone_and_pasted_with_every_figure(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Arranger(window)
    hand.point(40, 35)
    hand.control(Qt.Key.Key_X)
    assert list(session.plan.plants().index) == ["P2"]
    hand.over(300, 60)
    hand.control(Qt.Key.Key_V)
    assert bounds(session.plan, "P03") == pytest.approx((280, 45, 320, 75), abs=0.6)
    assert session.plan.plants()["output_value_cny"]["P03"] == 1e8
    rest(window, qtbot)


def test_a_system_that_only_a_person_knows_is_asked_for(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, answers: Answers
) -> None:
    session, told = opened(two_plants), told_in(window)
    (there,) = reproject(np.array([rect(150, 70, 40, 30)]), CRS(4547), CRS(3857))
    QGuiApplication.clipboard().setText(there.wkt)
    answers.give("QInputDialog.getItem", ("", False))
    window.qt_actions["paste"].trigger()
    assert session.plan is two_plants
    # Web Mercator is among those that fit
    answers.give("QInputDialog.getItem", lambda *asked: (next(g for g in asked[3] if "3857" in g), True))
    window.qt_actions["paste"].trigger()
    assert bounds(session.plan, "P03") == pytest.approx((150, 70, 190, 100), abs=0.5)
    assert "Converted from EPSG:3857" in told[-1][0]
    rest(window, qtbot)
