"""A planner gets the map ready for a meeting: another theme, a pale base map, plants by year, all of it kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.themes import themes_of
from siteplanner.drawing import rasteriser
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


def shot(window: MainWindow) -> QImage:
    return window.canvas.view.viewport().grab().toImage()


def largest_difference(one: QImage, other: QImage) -> int:
    """By how much two pictures of one size differ at most, in levels of a colour."""
    assert one.size() == other.size()
    pixels = [np.frombuffer(image.constBits(), dtype=np.uint8).astype(int) for image in (one, other)]
    return int(np.abs(pixels[0] - pixels[1]).max())


def press(widget: Any, key: Qt.Key, with_key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, with_key)


def test_a_map_is_made_ready_by_keys_alone_and_comes_back_as_it_was(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rasteriser.warm_up()  # it may be loading since an earlier test, and pictures are to be compared
    session = opened(two_plants)
    panel = window.layers_panel
    window.docks["layers"].raise_()
    usual = shot(window)

    panel.themes.combo.setFocus()
    press(panel.themes.combo, Qt.Key.Key_Down)  # land use
    rest(window, qtbot)
    assert shot(window) != usual

    panel.tree.setFocus()
    panel.tree.setCurrentItem(panel.tree.row("parcels"))
    press(panel.tree, Qt.Key.Key_Space)
    press(panel.tree, Qt.Key.Key_Space)  # hidden and shown again
    press(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    panel.bar.slider.setFocus()
    press(panel.bar.slider, Qt.Key.Key_PageDown)
    window.qt_actions["plants_by_year"].trigger()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("镇政府汇报", True))
    window.qt_actions["save_map_theme"].trigger()
    rest(window, qtbot)
    look, ready = window.desk.look, shot(window)
    assert (look.of("parcels").opacity, look.plants_by) == (0.75, "year")
    assert panel.themes.combo.currentText() == "镇政府汇报"

    saved = session.save(tmp_path / "meeting.gpkg")
    again = opened(PlanningSession.open(saved).plan)
    assert window.desk.look == look
    assert list(themes_of(again.plan)) == ["镇政府汇报"]
    assert largest_difference(shot(window), ready) <= 2  # a shared edge may round the other way


def test_plants_coloured_by_findings_change_colour_while_one_is_dragged(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    """P2 goes 5 m east and the two are far enough apart: P1, which nobody touches, is clean as well."""
    session = opened(two_plants)
    window.commands.plants_by_finding()
    rest(window, qtbot)
    works = session.plan.plants()
    look_of = window.canvas._content.looks
    assert [entry.key for entry, _ in look_of(works).legend] == ["error"]
    session.preview(edits.move_plants("base", ["P2"], 5.0, 0.0))
    assert "error" not in [entry.key for entry, _ in look_of(works).legend]
    session.preview(None)
    assert [entry.key for entry, _ in look_of(works).legend] == ["error"]


def test_undo_brings_a_removed_theme_back_and_leaves_the_look_alone(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    window.desk.apply(edits.save_theme("a", window.desk.look))
    window.desk.set_visible("zones", visible=False)
    window.commands.remove_map_theme("a")
    assert themes_of(session.plan) == {}
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(themes_of(session.plan)) == ["a"]
    assert "zones" not in window.desk.visible
