"""A hand that draws: metres from the test origin, figures typed into locks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.gui.canvas.draw_bar import DrawBar
from siteplanner.gui.canvas.tools.draw_target import DrawTarget
from siteplanner.gui.main_window import MainWindow
from tests.builders import ORIGIN
from tests.journeys.hand import Hand


class Draftsman(Hand):
    """A hand that works in metres from the test origin and types figures."""

    def there(self, east_m: float, north_m: float) -> tuple[float, float]:
        return ORIGIN[0] + east_m, ORIGIN[1] + north_m

    def point(self, east_m: float, north_m: float) -> None:
        self.click(*self.there(east_m, north_m))

    def over(self, east_m: float, north_m: float) -> None:
        self.move(*self.there(east_m, north_m))

    def on_map(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view = self.window.canvas.view
        view.setFocus()
        QTest.keyClick(view, key, keys)

    def figure(self, key: Qt.Key, text: str) -> None:
        """A lock: its letter on the map, the figure in the field that has the focus then, Enter."""
        self.on_map(key)
        field = QApplication.focusWidget()
        assert field is not None
        assert field is not self.window.canvas.view
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)


def bar_of(window: MainWindow) -> DrawBar:
    bar = window.canvas.findChild(DrawBar)
    assert bar is not None
    return bar


def draw(window: MainWindow, kind: str, tool: str = "draw", **choice: Any) -> None:
    """Take the tool in hand and say what it draws; the layer is unlocked and nothing snaps."""
    window.canvas.use_tool(tool)
    bar = bar_of(window)
    bar.set_target(DrawTarget(kind, **{"type_id": "anode_finishing", **choice}))  # type: ignore[arg-type]
    if bar.target.layer is not None:
        window.desk.set_locked(bar.target.layer, False)
    window.canvas.set_snapping(False)


def told_in(window: MainWindow) -> list[tuple[str, Any]]:
    """What toasts say from now on, and what they offer."""
    told: list[tuple[str, Any]] = []
    window.desk.told.connect(lambda message, action: told.append((str(message), action)))
    return told
