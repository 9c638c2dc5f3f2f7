"""A desk of its own for each test, and both languages of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qapp: Any, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(Settings(tmp_path / "settings.json"))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def opened(desk: Desk, qtbot: Any) -> Callable[[Plan], PlanningSession]:
    """Puts a plan on the desk and waits for its check."""

    def open_it(plan: Plan) -> PlanningSession:
        session = PlanningSession(plan, author="tester")
        desk.open_session(session)
        qtbot.waitUntil(lambda: not desk.checking, timeout=20_000)
        return session

    return open_it


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: Any) -> Iterator[str]:
    translation.install_language(request.param)
    yield request.param
    translation.install_language("en")
