"""One map or up to four beside each other, moving together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from siteplanner.core.slides import Bounds
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.canvas.still_map import ShownMap, StillMap
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.stage_look import SMALL, StageLook

MOST = 4
IN_A_ROW = 2


class MapPage(QWidget):
    """Maps are made once and shown again; each has its name above it where there are several."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk, self._lane = desk, lane
        self._look: StageLook | None = None
        self._magnification = 1.0
        self._maps: list[StillMap] = []
        self._names: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[QWidget] = []

    @property
    def shown_maps(self) -> tuple[StillMap, ...]:
        """The maps that show something, the first scenario first."""
        return tuple(each for each in self._maps if each.shown is not None)

    def show_maps(self, shown: tuple[tuple[str, ShownMap], ...]) -> None:
        """Show these maps, each under its name."""
        while len(self._maps) < len(shown[:MOST]):
            self._add()
        for at, (still, name, box) in enumerate(zip(self._maps, self._names, self._boxes, strict=True)):
            still.show_map(shown[at][1] if at < len(shown) else None)
            name.setText(shown[at][0] if at < len(shown) else "")
            name.setVisible(len(shown) > 1)
            box.setVisible(at < len(shown))

    def show_bounds(self, bounds: Bounds | None) -> None:
        for still in self.shown_maps:
            still.show_bounds(bounds)

    def hide_pointer(self, hidden: bool) -> None:
        """Without the hand over the maps, or with it."""
        shape = Qt.CursorShape.BlankCursor if hidden else Qt.CursorShape.OpenHandCursor
        for still in self._maps:
            still.view.set_tool_cursor(shape)

    def dress(self, look: StageLook, magnification: float) -> None:
        self._look, self._magnification = look, magnification
        self._grid.setSpacing(look.gap_px)
        for still, name in zip(self._maps, self._names, strict=True):
            self._dress(still, name)

    def _dress(self, still: StillMap, name: QLabel) -> None:
        if self._look is not None:
            still.set_styles(load_styles("dark" if self._look.theme == "dark" else "light", self._desk.look.scheme))
            still.set_magnification(self._magnification)
            name.setFont(self._look.font(SMALL, bold=True))

    def _add(self) -> None:
        number = len(self._maps)
        still = StillMap(self._desk.background, self._desk.styles, f"{self._lane} map {number}")
        name, box = QLabel(), QWidget()
        name.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(still, 1)
        still.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the show's, after a click into the map too
        self._maps.append(still)
        self._names.append(name)
        self._boxes.append(box)
        self._grid.addWidget(box, number // IN_A_ROW, number % IN_A_ROW)
        still.moved.connect(partial(self._follow, still))
        self._dress(still, name)

    def _follow(self, moved: StillMap, window: ViewWindow) -> None:
        for still in self.shown_maps:
            if still is not moved:
                still.follow(window)
