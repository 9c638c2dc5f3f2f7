"""A chart or a table of figures as a slide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.figure_units import shown_as
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.panels.chart_view import DPI, chart_image
from siteplanner.gui.presentation.stage_look import SMALL, StageLook
from siteplanner.gui.wording import say

PAUSE_MS = 60
TEXT_PX_OF_CHART = 14.0
"""The type of a chart at 96 dpi: it is drawn larger by as much as the stage's is."""


class FigurePage(QStackedWidget):
    """The chart where the slide names one, else the first table of its family."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk = desk
        self.chart = _Chart(desk, lane)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().hide()
        self.addWidget(self.chart)
        self.addWidget(self.table)
        self._look: StageLook | None = None

    def dress(self, look: StageLook) -> None:
        self._look = look
        self.chart.dress(look)
        self._dress_table()

    def show_figures(self, plan: Plan, scenario_id: str, moment: When, family: str, chart: str) -> None:
        """Show a chart, or the tables of a family, of what is in service by then."""
        basis = Basis(plan, scenario_id, moment)
        if chart:
            self.chart.show_chart(chart, basis)
            self.setCurrentWidget(self.chart)
            return
        tables = FAMILIES[family].tables(basis) if family in FAMILIES else ()
        self._fill(tables[0] if tables else None)
        self.setCurrentWidget(self.table)

    def _fill(self, of: FigureTable | None) -> None:
        self.table.clear()
        self.table.setRowCount(0 if of is None else len(of.rows))
        self.table.setColumnCount(0 if of is None else len(of.columns) + 1)
        if of is None:
            return
        shown = [shown_as(column, [row.values[at] for row in of.rows]) for at, column in enumerate(of.columns)]
        heads = [f"{say(column.label)} {each.unit}".rstrip() for column, each in zip(of.columns, shown, strict=True)]
        self.table.setHorizontalHeaderLabels([say(of.row_title), *heads])
        for at, row in enumerate(of.rows):
            self._put(at, 0, say(row.label), bold=row.kind is RowKind.TOTAL)
            for column, each in enumerate(shown):
                self._put(at, column + 1, each.text(row.values[column]), bold=row.kind is RowKind.TOTAL, number=True)
        self._dress_table()

    def _put(self, row: int, column: int, words: str, *, bold: bool, number: bool = False) -> None:
        item = QTableWidgetItem(words)
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setData(Qt.ItemDataRole.UserRole, bold)
        self.table.setItem(row, column, item)

    def _dress_table(self) -> None:
        if self._look is None:
            return
        plain, strong = self._look.font(SMALL), self._look.font(SMALL, bold=True)
        self.table.setFont(plain)
        # the window's style sheet has a size for headings, which a font alone does not change
        self.table.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ font-size: {strong.pixelSize()}px; }}")
        for row in range(self.table.rowCount()):
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                if item is not None:
                    item.setFont(QFont(strong if item.data(Qt.ItemDataRole.UserRole) else plain))
        self.table.resizeColumnsToContents()
        self.table.verticalHeader().setDefaultSectionSize(round(1.7 * self._look.text_px))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class _Chart(QWidget):
    """Drawn in the background for the size there is."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk, self._lane = desk, lane
        desk.background.end_with(self, lane)
        self._look: StageLook | None = None
        self._wanted: tuple[str, Basis] | None = None
        self.image = QImage()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)

    def dress(self, look: StageLook) -> None:
        self._look = look
        self._pause.start()

    def show_chart(self, key: str, basis: Basis) -> None:
        self._wanted = key, basis
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    def _draw(self) -> None:
        if self._wanted is None or self._look is None or not self.isVisible():
            return
        (key, basis), larger = self._wanted, max(1.0, self._look.text_px / TEXT_PX_OF_CHART)
        size = (self.width() / DPI / larger, self.height() / DPI / larger)
        look = "dark" if self._look.theme == "dark" else "light"
        ratio, language = self.devicePixelRatioF(), "zh" if in_chinese() else "en"
        job = partial(_drawn_chart, key, basis, language, size, look, ratio, larger)
        self._desk.background.start(self._lane, job, self._drawn)

    def _drawn(self, image: QImage) -> None:
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.image.isNull():
            painter = QPainter(self)
            size = self.image.deviceIndependentSize()
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), self.image)
            painter.end()


def _drawn_chart(
    key: str,
    basis: Basis,
    language: str,
    size_in: tuple[float, float],
    look: str,
    ratio: float,
    larger: float,
    work: Work,
) -> QImage:
    image = chart_image(key, basis, language, size_in, "dark" if look == "dark" else "light", ratio * larger, work)
    image.setDevicePixelRatio(ratio)
    return image
