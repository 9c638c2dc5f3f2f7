"""Whether a layer is small enough for every step of the mouse to show the plan as it would be."""

from __future__ import annotations

from siteplanner.core.features import features_frame
from siteplanner.services.planning_session import PlanningSession

MOST_ROWS = 20_000
"""Of a larger layer what is drawn is shown alone: a whole new layer a step would not keep up with the hand."""


def keeps_up(session: PlanningSession, layer: str) -> bool:
    """Whether edits of the layer can be previewed live."""
    return len(features_frame(session.plan, layer, session.scenario_id)) <= MOST_ROWS
