"""The real window on a town whose plants have numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from siteplanner.core.plan import Plan
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.gui.conftest import desk, opened, settings, window

__all__ = ["desk", "opened", "settings", "window"]


@pytest.fixture
def session(opened: Callable[[Plan], PlanningSession]) -> PlanningSession:
    """Two works of 100 and 200 jobs on the desk."""
    return opened(
        plan(
            site({"L1": rect(0, 0, 400, 200)}),
            {"P1": factory(rect(20, 60, 60, 60), jobs=100), "P2": factory(rect(220, 60, 60, 60), jobs=200)},
        )
    )
