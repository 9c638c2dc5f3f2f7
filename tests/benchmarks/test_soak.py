"""A short day in the real window: what it holds does not grow with what was done."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from benchmarks.soak import Soak, close, memory_mb, opened_window
from siteplanner.core.checking import Checker
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site

WARM_UP, EDITS = 30, 90
MOST_GROWTH_MB = 150.0
"""The history of the edits takes a few MB; the rest is room for an allocator's moods."""


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication, qtbot: Any) -> Iterator[MainWindow]:
    """As the program opens it; when garbage is looked for is as before afterwards."""
    rounds, pace = gc.get_threshold(), sys.getswitchinterval()
    made = opened_window(tmp_path)
    yield made
    close(made)
    gc.set_threshold(*rounds)
    sys.setswitchinterval(pace)


@pytest.fixture
def town() -> Plan:
    ground = site({f"L{n}": rect(n * 120, 0, 120, 100) for n in range(4)}, zones={"Z1": rect(0, 0, 480, 100)})
    return plan(ground, {f"P{n}": factory(rect(n * 80 + 10, 20, 40, 30), capacity=5_000.0) for n in range(5)})


def held() -> Counter[str]:
    gc.collect()
    kinds: tuple[type, ...] = (Checker, Layout, QObject)
    return Counter(kind.__name__ for thing in gc.get_objects() for kind in kinds if isinstance(thing, kind))


def test_a_window_worked_in_for_long_holds_no_more_than_before(window: MainWindow, town: Plan, tmp_path: Path) -> None:
    session = PlanningSession.open(save_plan(town, tmp_path / "town.gpkg"), author="李工")
    soak = Soak(window, session)
    soak.work(WARM_UP)
    before, before_mb = held(), memory_mb()
    figures = soak.work(EDITS - WARM_UP)
    after = held()
    assert len(figures.done) >= 10, "all kinds of things were done"
    assert after["Checker"] <= before["Checker"] + 3
    assert after["Layout"] <= before["Layout"] + 3
    assert after["QObject"] <= before["QObject"] + 25
    assert memory_mb() - before_mb < MOST_GROWTH_MB
    session.save()
    assert open_plan(tmp_path / "town.gpkg").plants().equals(session.plan.plants())
    assert not session.dirty
