"""The axonometric view as a slide: seen from where the slide says, and turned by hand or by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.axonometric.axonometric_view import AxonometricView
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.stage_look import StageLook


class VolumePage(QWidget):
    """The view is made when a slide first wants it."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk, self._lane = desk, lane
        self._look: StageLook | None = None
        self._magnification = 1.0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view: AxonometricView | None = None

    def dress(self, look: StageLook, magnification: float) -> None:
        self._look, self._magnification = look, magnification
        if self.view is not None:
            self.view.set_magnification(magnification)

    def show_volumes(self, plan: Plan, scenario_id: str, moment: When, camera: Mapping[str, Any] | None = None) -> None:
        """Show a scenario until a moment; ``camera`` (JSON) where another slide is shown."""
        if self.view is None:
            self.view = AxonometricView(self._desk.background, self._lane)
            self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.view.set_magnification(self._magnification)
            self._column.addWidget(self.view)
        theme = self._look.theme if self._look is not None else self._desk.theme
        styles = load_styles("dark" if theme == "dark" else "light", self._desk.look.scheme)
        self.view.show_scheme(plan, scenario_id, moment, styles=styles, plants_by=self._desk.look.plants_by)
        if camera is not None and (wanted := Camera.from_json(camera)) is not None:
            self.view.camera = wanted

    def clear(self) -> None:
        """Show nothing: a scene that nobody sees costs no time."""
        if self.view is not None:
            self.view.turning = False
