"""Until when things count: a slider over the quarters of the plan, and a field to type a year, a quarter or a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QWidget

from siteplanner.core.errors import InputError
from siteplanner.core.moment import Quarter, When, last_day, read_moment
from siteplanner.core.quarters import quarters_of
from siteplanner.gui.desk import Desk

QUARTERS_A_YEAR = 4
LEAST_PX, MOST_PX = 150, 240
ALL_WORDS = frozenset({"all", "全部"})


class MomentField(QLineEdit):
    """A moment as people type it. ``left`` when what was typed is not wanted after all."""

    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MomentSlider(QWidget):
    """Moves the moment of the desk: the map, the tables and the findings follow it. Its last stop is all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.quarters: tuple[Quarter, ...] = ()
        self.label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(QUARTERS_A_YEAR)
        self.slider.setTickInterval(QUARTERS_A_YEAR)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setMinimumWidth(LEAST_PX)
        self.slider.setMaximumWidth(MOST_PX)
        self.field = MomentField()
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("0000-00-00") + 24)
        self.label.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.label, self.slider, self.field):
            row.addWidget(widget)
        self.slider.valueChanged.connect(lambda at: desk.set_moment(self._stop(at)))
        self.field.returnPressed.connect(self._typed)
        self.field.editingFinished.connect(self._left)
        self.field.left.connect(self._show)
        desk.session_changed.connect(self._restart)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.moment_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(self.tr("In service by"))
        self.slider.setAccessibleName(self.tr("In service by"))
        told = self.tr(
            "What enters service later is faded on the map; tables and findings are of what is in service by then."
        )
        self.slider.setToolTip(told)
        self.field.setToolTip(self.tr("A year, a quarter or a day: 2025, 2025Q4, 2025-06-30. Blank: all."))
        self.field.setAccessibleName(self.tr("In service by"))
        self.field.setPlaceholderText(self.tr("all"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the quarters of the plan as it stands; the moment stays what it is while there are any."""
        plan = self.desk.plan
        self.quarters = quarters_of(plan) if plan is not None else ()
        self.setEnabled(bool(self.quarters))
        if not self.quarters:
            self.desk.set_moment(None)
        self._show()

    def _restart(self) -> None:
        self.desk.set_moment(None)
        self.refresh()

    def _stop(self, at: int) -> When:
        return self.quarters[at].last_day if at < len(self.quarters) else None

    def _place(self, moment: When) -> int:
        """The stop of the quarter a moment lies in, of one after them all the last quarter."""
        last = last_day(moment)
        if last is None:
            return len(self.quarters)
        return min(bisect_left(self.quarters, Quarter.of(last)), len(self.quarters) - 1)

    def _show(self) -> None:
        moment = self.desk.moment
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self.quarters))
        self.slider.setValue(self._place(moment) if self.quarters else 0)
        self.slider.blockSignals(False)
        self.field.setText(written(moment))

    def _typed(self) -> None:
        text = self.field.text().strip()
        try:
            moment = None if not text or text.casefold() in ALL_WORDS else read_moment(text)
        except InputError as error:
            self.desk.tell(error.message)
            self._show()
            return
        self.desk.set_moment(moment)
        self._show()

    def _left(self) -> None:
        """What was typed and not entered does not stay."""
        if not self.field.hasFocus():
            self._show()


def written(moment: When) -> str:
    """A moment as it can be typed.

    >>> written(dt.date(2025, 12, 31)), written(dt.date(2025, 6, 1)), written(None)
    ('2025Q4', '2025-06-01', '')
    """
    last: dt.date | None = last_day(moment)
    if last is None:
        return ""
    quarter = Quarter.of(last)
    return str(quarter) if quarter.last_day == last else last.isoformat()
