"""What frames the map: scale bar, north arrow, the grid's ordinates and the mark of an illustrative map, each in
its place over the view, all told by the one window that the view shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from siteplanner.core.plan import Plan
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas.decorations import MARGIN_PX, Decoration, IllustrativeMark, NorthArrow, ScaleBar
from siteplanner.gui.canvas.grid_layer import GridLabels
from siteplanner.gui.canvas.map_view import MapView

ILLUSTRATIVE = "illustrative"


class MapFrame(QObject):
    """Lies over ``view`` in ``canvas``. The pointer passes through it; resting on the arrow it tells true north."""

    def __init__(self, view: MapView, styles: MapStyles, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._view, self._canvas = view, canvas
        self._plan: Plan | None = None
        self.grid_eastings = GridLabels(styles, canvas, eastings=True)
        self.grid_northings = GridLabels(styles, canvas, eastings=False)
        self.scale_bar = ScaleBar(styles, canvas)
        self.north_arrow = NorthArrow(styles, canvas)
        self.illustrative_mark = IllustrativeMark(styles, canvas)
        self._grid_shown = False
        view.window_changed.connect(self.show_window)
        view.viewport().installEventFilter(self)
        self.show_plan(None)

    @property
    def _all(self) -> tuple[Decoration, ...]:
        return (
            self.grid_eastings, self.grid_northings, self.scale_bar, self.north_arrow, self.illustrative_mark,
        )  # fmt: skip

    def show_plan(self, plan: Plan | None) -> None:
        """Show what belongs to a plan; nothing without one."""
        self._plan = plan
        for shown in (self.scale_bar, self.north_arrow):
            shown.setVisible(plan is not None)
        self.illustrative_mark.setVisible(plan is not None and ILLUSTRATIVE in plan.settings)
        self._show_grid()
        self.show_window(self._view.window())

    def set_grid(self, shown: bool) -> None:
        """With or without the grid's ordinates."""
        if shown != self._grid_shown:
            self._grid_shown = shown
            self._show_grid()

    def _show_grid(self) -> None:
        for labels in (self.grid_eastings, self.grid_northings):
            labels.setVisible(self._grid_shown and self._plan is not None)
        self.place()

    def set_styles(self, styles: MapStyles) -> None:
        for decoration in self._all:
            decoration.set_styles(styles)

    def set_magnification(self, times: float) -> None:
        """Words and arrow so many times as large; each by itself, for the window's style sheet keeps fonts from being
        handed down."""
        font = QFont()
        font.setPointSizeF(font.pointSizeF() * times)
        for decoration in self._all:
            if decoration is not self.north_arrow:
                decoration.setFont(font)
        self.north_arrow.set_magnification(times)
        self.place()

    def retranslate(self) -> None:
        self.north_arrow.say_again()
        self.place()
        for decoration in self._all:
            decoration.draw_again()

    def show_window(self, window: ViewWindow) -> None:
        """Bar, arrow and ordinates for what the view shows."""
        if self._plan is None:
            return
        self.scale_bar.show_window(window)
        for labels in (self.grid_eastings, self.grid_northings):
            labels.show_window(window)
        before = self.north_arrow.sizeHint()
        self.north_arrow.show_place(self._plan.site.crs, window)
        if self.north_arrow.sizeHint() != before:
            self.place()

    def place(self) -> None:
        """Each to its corner or edge."""
        width, height = self._canvas.width(), self._canvas.height()
        for decoration in self._all:
            decoration.resize(decoration.sizeHint())
            decoration.raise_()
        left = top = MARGIN_PX
        if self._grid_shown:
            left, top = left + self.grid_northings.thickness, top + self.grid_eastings.thickness
        self.scale_bar.move(left, height - MARGIN_PX - self.scale_bar.height())
        self.north_arrow.move(width - MARGIN_PX - self.north_arrow.width(), top)
        mark = self.illustrative_mark
        mark.move(width - MARGIN_PX - mark.width(), height - MARGIN_PX - mark.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrow = self.north_arrow
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and arrow.isVisible():
            at = self._canvas.mapFromGlobal(event.globalPos())
            if arrow.geometry().contains(at):
                QToolTip.showText(event.globalPos(), arrow.toolTip(), self._view)
                return True
        return super().eventFilter(watched, event)
