"""What the scenario reaches of the town's steps: one bar a target, its mark the target itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core.features import as_plants
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import steps_of
from siteplanner.core.measures.targets import TargetProgress, target_progress
from siteplanner.core.moment import by_then, name_of
from siteplanner.core.plan import Plan
from siteplanner.core.shared_attributes import same_attributes
from siteplanner.drawing.style_values import Rgba
from siteplanner.gui.canvas.painting import color
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.numbers import capacity, in_chinese, money, money_unit_a_year
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say

ROW_PX = 40
BAR_PX = 12
PADDING_PX = 8


@dataclass(frozen=True)
class Bar:
    """``planned`` and ``target`` in the row's own unit; ``label`` in words, ``value`` as “planned of target”."""

    year: str
    label: str
    value: str
    share: float
    reached: bool
    shade: Rgba
    note: str


class TargetsPanel(QWidget):
    """Follows what is shown, also while something is dragged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.chart = TargetChart()
        self.empty = EmptyState("target")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.chart)
        self.note = QLabel()
        self.note.setObjectName("faint")
        self.note.setContentsMargins(8, 2, 8, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        column.addWidget(self.note)
        self.chart.chosen.connect(self._light)
        desk.session_changed.connect(self.refresh)
        desk.moment_changed.connect(self.refresh)
        desk.panels_shown_changed.connect(self._shown_changed)
        desk.theme_changed.connect(self.refresh)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _shown_changed(self, before: Plan, after: Plan) -> None:
        """Moving plants reaches no target."""
        scenario = after.active_scenario
        moved_only = before.active_scenario == scenario and same_attributes(
            before.plants(scenario), after.plants(scenario)
        )
        if not moved_only or before.targets is not after.targets:
            self.refresh()

    def refresh(self) -> None:
        """Show how far the shown scenario comes."""
        plan = self.desk.shown_plan
        moment = self.desk.moment
        progress = target_progress(plan, when=moment) if plan is not None else ()
        self.note.setVisible(moment is not None)
        if moment is not None:
            self.note.setText(self.tr("Only what is in service by {when}.").format(when=say(name_of(moment))))
        self.empty.set_texts(self.tr("No targets"), self.tr("This plan sets no targets for years or products."))
        self._stack.setCurrentIndex(0 if progress else 1)
        self.chart.show_bars([self._bar(entry) for entry in progress])

    def _light(self, row: int) -> None:
        """Light up on the map what the plan puts into a bar; -1: nothing any more."""
        plan = self.desk.shown_plan
        if plan is None or row < 0:
            self.desk.light(())
            return
        basis = Basis.of(plan)
        course = Course.of(basis)
        step = steps_of(course)[row]
        since = basis.layout.date("in_service")
        there = by_then(since, step.target.year) & by_then(since, self.desk.moment) & (np.nan_to_num(step.values) > 0)
        self.desk.light(as_plants(map(str, basis.ids[there])))

    def _bar(self, entry: TargetProgress) -> Bar:
        if entry.figure == "capacity":
            planned, target = capacity(entry.planned, entry.unit), capacity(entry.target, entry.unit)
        else:
            planned, target = money(entry.planned), f"{money(entry.target)} {money_unit_a_year()}"
        share = entry.share or 0.0
        template = self.tr("{planned} of {target}  {percent}%")
        percent = math.floor(share * 1000) / 10  # rounded down: 100 % is said of what is reached, and of nothing else
        if entry.reached:
            percent = max(percent, 100.0)
        value = template.format(planned=planned, target=target, percent=f"{percent:g}")
        lacking = entry.missing + entry.unlike
        note = self.tr("%n plant(s) give no such figure and are not in the sum", "", lacking) if lacking else ""
        shade = self.desk.styles.plant(entry.product or None).color
        if not entry.product:
            shade = _rgba(QColor(current_tokens().accent))
        label = entry.name or self._what(entry)
        return Bar(str(entry.year), label, value, share, entry.reached, shade, note)

    def _what(self, entry: TargetProgress) -> str:
        if entry.figure == "output_value_cny":
            return self.tr("Output value")
        from siteplanner.core.catalogue import load_catalogue

        names = load_catalogue().products().get(entry.product, (entry.product, entry.product))
        return names[1] if in_chinese() else names[0]


class TargetChart(QWidget):
    """Bars from 0; the scale ends a little beyond the target or what is planned, each row its own unit.

    A click, or the arrow keys, choose a bar (``chosen``; -1: none, by Esc or a second click).
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_bars(self, bars: list[Bar]) -> None:
        """Draw other bars; read aloud they are the same words."""
        if bars == self._bars:
            return
        self._bars = bars
        self.choose(-1)
        self.setAccessibleName("; ".join(f"{bar.year} {bar.label}: {bar.value}" for bar in bars))
        self.setToolTip("\n".join(bar.note for bar in bars if bar.note))
        self.updateGeometry()
        self.update()

    def choose(self, row: int) -> None:
        """Make a bar the current one; -1: none."""
        row = min(row, len(self._bars) - 1)
        if row != self.current:
            self.current = row
            self.chosen.emit(row)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - PADDING_PX) // ROW_PX)
        self.choose(row if 0 <= row < len(self._bars) and row != self.current else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.choose(max(0, self.current + step))
        elif event.key() == Qt.Key.Key_Escape and self.current >= 0:
            self.choose(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, len(self._bars) * ROW_PX + 2 * PADDING_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, len(self._bars) * ROW_PX + PADDING_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        year_px = QFontMetricsF(semibold(self.font())).horizontalAdvance("2027") + 2 * PADDING_PX
        for row, bar in enumerate(self._bars):
            if row == self.current:
                ground = QRectF(0, PADDING_PX / 2 + row * ROW_PX, self.width(), ROW_PX)
                painter.fillRect(ground, QColor(current_tokens().selected))
            self._paint_bar(painter, bar, QRectF(0, PADDING_PX + row * ROW_PX, self.width(), ROW_PX), year_px)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, box: QRectF, year_px: float) -> None:
        tokens = current_tokens()
        text_px = QFontMetricsF(self.font()).height()
        painter.setPen(self.palette().text().color())
        painter.setFont(semibold(tabular(self.font())))
        painter.drawText(QRectF(PADDING_PX, box.top(), year_px, text_px), Qt.AlignmentFlag.AlignVCenter, bar.year)
        painter.setFont(tabular(self.font()))
        line = QRectF(PADDING_PX + year_px, box.top(), box.width() - year_px - 2 * PADDING_PX, text_px)
        value_px = painter.fontMetrics().horizontalAdvance(bar.value)
        room = max(0, int(line.width() - value_px - 3 * PADDING_PX))
        label = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.value)
        track = QRectF(line.left(), box.top() + text_px + 4, line.width() - 20, BAR_PX)
        widest = max(bar.share, 1.0) * 1.05
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.alternate))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(color(bar.shade))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * bar.share / widest, BAR_PX), 2, 2)
        mark = track.left() + track.width() / widest
        painter.setBrush(self.palette().text())
        painter.drawRect(QRectF(mark - 1, track.top() - 3, 2, BAR_PX + 6))
        name, shade = ("ok", tokens.ok) if bar.reached else ("minus", tokens.text_muted)
        side = int(track.right()) + 4
        colored_icon(name, QColor(shade)).paint(painter, side, int(track.top()) - 2, 16, 16)


def _rgba(shade: QColor) -> Rgba:
    return shade.red(), shade.green(), shade.blue(), shade.alpha()
