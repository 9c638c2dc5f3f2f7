"""The axonometric view as a slide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.stage_look import StageLook


class VolumePage(QWidget):
    """Made when a slide first wants it."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk, self._lane = desk, lane

    def dress(self, look: StageLook) -> None: ...

    def show_volumes(self, plan: Plan, scenario_id: str, moment: When, camera: Mapping[str, Any] | None) -> None: ...
