"""Three scenarios on the desk, and the window that compares them, as its key opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.comparing.compare_window import CompareWindow
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import desk, opened, settings, two_plants, window

__all__ = ["desk", "opened", "settings", "two_plants", "window"]


@pytest.fixture
def on_maps(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan, qtbot: Any
) -> Iterator[CompareWindow]:
    """``far``: P2 moved 60 m east; ``other``: P1 with 77 jobs, P2 gone. Compared: base, far."""
    now = edits.add_scenario("far", "Far", copy_of="base").apply(two_plants)
    now = edits.move_plants("far", ["P2"], 60.0, 0.0).apply(now)
    now = edits.add_scenario("other", "Other", copy_of="base").apply(now)
    now = edits.remove_plants("other", ["P2"]).apply(edits.set_attributes("other", ["P1"], {"jobs": 77}).apply(now))
    opened(now)
    window.commands.compare_scenarios("base", "far")
    made = window.commands.compare_window
    assert made is not None
    made.tabs.setCurrentWidget(made.maps)
    qtbot.waitUntil(lambda: made.compared.comparison is not None and not made.compared.working)
    yield made
    made.close()
