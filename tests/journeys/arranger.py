"""A hand that arranges: options typed into a tool's bar, coordinates typed on the map, where plants stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.tools.option_tool import OptionTool
from tests.builders import ORIGIN
from tests.journeys.draftsman import Draftsman

Bounds = tuple[float, float, float, float]


class Arranger(Draftsman):
    """Works in metres from the test origin."""

    def pair(self, east_m: float, north_m: float) -> None:
        """A point typed as X (north), Y (east)."""
        self.window.canvas.view.setFocus()
        for letter in f"{ORIGIN[1] + north_m:.3f},{ORIGIN[0] + east_m:.3f}":
            QTest.keyClicks(QApplication.focusWidget(), letter)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def option(self, key: Qt.Key, text: str) -> None:
        """The key of a figure in the tool's bar, the figure, Enter."""
        self.on_map(key)
        field = QApplication.focusWidget()
        assert field in self.bar_fields
        field.selectAll()  # type: ignore[union-attr]
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is self.window.canvas.view

    @property
    def bar_fields(self) -> list[object]:
        tool = self.window.canvas.tool
        assert isinstance(tool, OptionTool)
        return list(tool.bar.fields.values())


def bounds(plan: Plan, plant_id: str) -> Bounds:
    """minx, miny, maxx, maxy of a plant in metres from the test origin."""
    west, south, east, north = plan.plants().geometry[plant_id].bounds
    return west - ORIGIN[0], south - ORIGIN[1], east - ORIGIN[0], north - ORIGIN[1]
