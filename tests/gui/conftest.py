"""The real window, opened on drawn plans, closed without questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.builders import LAND_INDICATORS, factory, line, plan, point, rect, site, without_rules


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json", {"language": "en", "theme": "light"})


@pytest.fixture
def desk(qtbot: Any, settings: Settings) -> Iterator[Desk]:
    make_application(settings)
    made = Desk(settings)
    yield made
    made.close()
    translation.install_language("en")


@pytest.fixture
def window(desk: Desk, qtbot: Any) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    made.resize(1366, 768)
    made.show()
    yield made
    desk.open_session(None)
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def two_plants() -> Plan:
    """Two factories 9 m apart (12 would be needed for class A, 10 for these of class C) on one parcel of a zone."""
    ground = site(
        {"L1": rect(0, 0, 200, 120), "L2": rect(200, 0, 200, 120)},
        zones={
            "Z1": (rect(0, 0, 200, 120), {"name": "West", "products": "anode_graphite"}),
            "Z2": (rect(200, 0, 200, 120), {"name": "East"}),
        },
        constraints={"C1": (line((0, -60), (400, -60)), {"kind": "road", "grade": "county", "half_width_m": 6.0})},
        substations={
            "S1": (point(390, 110), {"name": "S", "voltage_kv": 110.0, "capacity_kva": 1e5, "transformers": 2})
        },
    )
    works = {
        "P1": factory(rect(20, 20, 40, 30), capacity=10_000.0, capacity_unit="t/a", output_value_cny=1e8),
        "P2": factory(rect(69, 20, 40, 30), capacity=5_000.0, capacity_unit="t/a", output_value_cny=5e7),
    }
    return without_rules(plan(ground, works, name="Trial"), *LAND_INDICATORS, "inside-development-boundary")


@pytest.fixture
def opened(window: MainWindow, qtbot: Any) -> Callable[[Plan], PlanningSession]:
    """Open a plan in the window and wait until it is checked and drawn."""

    def open_it(of: Plan) -> PlanningSession:
        session = PlanningSession(of, author="tester")
        window.desk.open_session(session)
        rest(window, qtbot)
        return session

    return open_it


def rest(window: MainWindow, qtbot: Any) -> None:
    """Wait until everything shown is checked and drawn."""
    desk = window.desk
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
    qtbot.waitUntil(lambda: window.canvas.view.picture_is_current, timeout=20_000)


def open_on(desk: Desk, of: Plan, qtbot: Any) -> PlanningSession:
    """Open a plan on a desk without a window and wait until it is checked."""
    session = PlanningSession(of, author="tester")
    desk.open_session(session)
    qtbot.waitUntil(lambda: desk.result is not None, timeout=20_000)
    return session
