"""A town with two scenarios and dates, on a desk, and what shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.gui.conftest import desk, opened, settings, window

__all__ = ["desk", "opened", "settings", "window"]
WEST_HALF = (ORIGIN[0], ORIGIN[1], ORIGIN[0] + 150.0, ORIGIN[1] + 100.0)


def town() -> Plan:
    """P1 from 2025Q2, P2 from 2026Q1; in ``east`` P1 stands 200 m farther east. Three slides."""
    anode = {"product": "anode_graphite", "capacity_unit": "t/a"}
    made = plan(
        site({"L1": rect(0, 0, 400, 200)}),
        {
            "P1": factory(rect(20, 60, 60, 60), capacity=2_000.0, in_service="2025-05-01", **anode),
            "P2": factory(rect(120, 60, 60, 60), capacity=4_000.0, in_service="2026-02-01", **anode),
        },
    )
    made = edits.add_scenario("east", "East", copy_of="base").apply(made)
    made = edits.move_plants("east", ["P1"], 200.0, 0.0).apply(made)
    for slide in (
        Slide("S01", "First", notes="Begin with power", others=("east",), bounds=WEST_HALF),
        Slide("S02", "Side by side", kind="comparison", others=("east",)),
        Slide("S03", "Words", kind="text", text="Build the south first"),
    ):
        made = edits.save_slide(slide).apply(made)
    return made


@pytest.fixture
def session(opened: Callable[[Plan], PlanningSession]) -> PlanningSession:
    """The town on the desk."""
    return opened(town())
