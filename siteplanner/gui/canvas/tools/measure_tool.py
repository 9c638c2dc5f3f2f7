"""What measuring tools share: a card with the figures, the last measurement staying until the next, copy and keep."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from pyproj import CRS
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from shapely.geometry.base import BaseGeometry

from siteplanner.gui.canvas.measure_card import MARGIN_PX, MeasureCard
from siteplanner.gui.canvas.measure_words import Reading
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool
from siteplanner.gui.numbers import THIN_SPACE


class MeasureTool(PointTool):
    """Subclasses give ``reading``: what the points come to, None while there are too few."""

    changes_plan: ClassVar[bool] = False
    units: ClassVar[tuple[str, ...]] = ()

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._measured: Points = []
        self._card: MeasureCard | None = None

    # -- for subclasses -------------------------------------------------------------------------------------------

    def reading(self, _points: Points) -> Reading | None:
        """The figures of the points."""
        return None

    def keep(self, _points: Points) -> bool:
        """Keep the measurement on the plan; False where that cannot be done."""
        return False

    @property
    def keepable(self) -> bool:
        """Whether what was measured could be kept."""
        return False

    # -- the measurement ------------------------------------------------------------------------------------------

    @property
    def crs(self) -> CRS:
        """The system in which the points are metres."""
        session = self.surface.session
        assert session is not None  # without a plan no tool is in the hand
        return session.plan.site.crs

    @property
    def unit(self) -> str:
        """The unit last chosen for this kind of measurement."""
        chosen = self.surface.desk.settings.get(f"unit_{self.name}", "")
        return chosen if chosen in self.units else self.units[0] if self.units else ""

    def choose_unit(self, unit: str) -> None:
        self.surface.desk.settings.set(f"unit_{self.name}", unit)
        self._show()

    @property
    def measured(self) -> Points:
        """The points of the last measurement that was finished, until the next begins."""
        return list(self._measured)

    @property
    def card(self) -> MeasureCard:
        """The card over the map, made when it is first needed."""
        if self._card is None:
            card = self._card = MeasureCard(self.surface.note.over)
            card.copy_wanted.connect(self.copy)
            card.keep_wanted.connect(self.keep_measured)
            card.unit_chosen.connect(self.choose_unit)
            card.retranslated.connect(self._show_card)
            card.offer_units(self.units, self.unit)
        return self._card

    def copy(self) -> bool:
        """Put the figures on the clipboard; False where there are none."""
        reading = self._reading()
        if reading is not None:
            QGuiApplication.clipboard().setText(reading.text.replace(THIN_SPACE, ""))
            self.surface.desk.tell(self.tr("Copied: {figure}").format(figure=reading.main))
        return reading is not None

    def keep_measured(self) -> bool:
        """Keep the last measurement on the plan and be ready for another."""
        points = self._measured or self.points
        if len(points) < self.fewest_points or not self.keepable or not self.keep(points):
            return False
        self._forget()
        return True

    # -- the tool in the hand -------------------------------------------------------------------------------------

    def finished(self, points: Points) -> None:
        self._measured, self.points = points, []
        self.surface.drafter.forget()
        self._show()
        self.surface.hint_changed.emit()

    def add_point(self, east_m: float, north_m: float) -> bool:
        if not self.points:
            self._measured = []
        return super().add_point(east_m, north_m)

    def cancel(self) -> bool:
        had = bool(self._measured)
        self._measured = []
        if self._card is not None:
            self._card.hide()
        return super().cancel() or had

    def drop_point(self) -> bool:
        """The last point away; a measurement that is finished goes as a whole."""
        if self.points or not self._measured:
            return super().drop_point()
        self._forget()
        return True

    def owns(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._reading() is not None
        return super().owns(event) or (event.key() == Qt.Key.Key_K and self._keeps(event))

    def key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy()
        if event.key() == Qt.Key.Key_K and self._keeps(event):
            return self.keep_measured()
        return super().key(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        return not event.modifiers() and self.keepable and len(self._measured) >= self.fewest_points

    def _forget(self) -> None:
        self._measured = []
        self.begin_anew()
        if self._card is not None:
            self._card.hide()
        self.surface.hint_changed.emit()

    # -- what is shown --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        super()._show()
        self._show_card()

    def _show_card(self) -> None:
        reading = self._reading()
        if reading is None:
            if self._card is not None:
                self._card.hide()
            return
        bar = self.surface.drafting_bar
        top_px = bar.geometry().bottom() + MARGIN_PX if bar.isVisible() else MARGIN_PX
        self.card.tell(reading, can_keep=self.keepable and bool(self._measured), top_px=top_px)

    def _reading(self) -> Reading | None:
        if self.surface.session is None:
            return None
        points = self._measured
        if self.points:
            points = [*self.points, self.aim.point] if self.aim is not None else self.points
        return self.reading(points) if points and np.isfinite(np.array(points)).all() else None

    def _outline(self, points: Points) -> BaseGeometry | None:
        if self._measured and not self.points:
            return self.outline(self._measured)
        return super()._outline(points)
