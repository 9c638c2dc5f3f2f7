"""A chart or a table of figures as a slide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QResizeEvent
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
LEAST_COLUMN_PX = 90
CELL_PX = 20
"""What a cell has round its words, left and right together."""
TEXT_PX_OF_CHART = 14.0
"""The type of a chart at 96 dpi: it is drawn larger by as much as the stage's is."""


class FigurePage(QStackedWidget):
    """The chart where the slide names one, else the first table of its family; a table longer than the screen in pages
    of whole rows, counted from 0."""

    turned = Signal()
    """Another page is shown, or there are more or fewer of them."""

    def __init__(self, desk: Desk, lane: str) -> None:
        super().__init__()
        self._desk = desk
        self._told = (0, 1)
        self.chart = _Chart(desk, lane)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = 0
        self._heights: list[int] = []
        self._of: tuple[str, str] = ("", "")
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
        if self._of != (family, scenario_id):
            self._of, self.page = (family, scenario_id), 0
        tables = FAMILIES[family].tables(basis) if family in FAMILIES else ()
        self._fill(tables[0] if tables else None)
        self.setCurrentWidget(self.table)

    @property
    def pages(self) -> int:
        """How many pages the table has; 1 for a chart."""
        return max(self._page_of_row, default=0) + 1 if self.currentWidget() is self.table else 1

    def turn_page(self, by: int) -> bool:
        """So many pages on; False where there are no more."""
        if not 0 <= self.page + by < self.pages:
            return False
        self.page += by
        self._show_page()
        return True

    def go_to_page(self, page: int) -> None:
        """The page of that number, from behind for a negative one."""
        self.page = page % self.pages
        self._show_page()

    @property
    def _page_of_row(self) -> list[int]:
        """On which page each row stands whole."""
        room = self.height() - self.table.horizontalHeader().height() - 2 * self.table.frameWidth()
        pages: list[int] = []
        page, used = 0, 0
        for high in self._heights:
            if used and used + high > room:
                page, used = page + 1, 0
            used += high
            pages.append(page)
        return pages

    def _show_page(self) -> None:
        """Only the rows of this page, none of them cut; a heading stays on every page."""
        self.page = min(self.page, self.pages - 1)
        if self._told != (self.page, self.pages):
            self._told = (self.page, self.pages)
            self.turned.emit()
        for row, page in enumerate(self._page_of_row):
            self.table.setRowHidden(row, page != self.page)

    def _title_px(self, column: int) -> int:
        """What a heading needs in one line."""
        assert self._look is not None
        item = self.table.horizontalHeaderItem(column)
        font = self._look.font(SMALL, bold=True)
        return QFontMetrics(font).horizontalAdvance(item.text()) + CELL_PX if item is not None else 0

    def _height_of(self, row: int, wide: list[int], least: int) -> int:
        """What a row needs for all the lines of its cells."""
        lines = 0
        for column, width in enumerate(wide):
            item = self.table.item(row, column)
            if item is not None:
                room = QRect(0, 0, width - CELL_PX, 1 << 16)
                words = QFontMetrics(item.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
                lines = max(lines, words.height())
        return max(least, lines + CELL_PX // 2)

    def _fit_columns(self) -> None:
        """What is too wide for the screen goes on in a second line of its cells, in the widest columns first."""
        table, head = self.table, self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for row in range(table.rowCount()):
            table.setRowHidden(row, False)
        table.resizeColumnsToContents()
        high = table.verticalHeader().defaultSectionSize()
        wide = [max(head.sectionSize(at), self._title_px(at)) for at in range(head.count())]
        contents = list(wide)
        room = self.width() - 2 * table.frameWidth()
        while sum(wide) > room and max(wide) > LEAST_COLUMN_PX:
            widest = wide.index(max(wide))
            wide[widest] = max(LEAST_COLUMN_PX, wide[widest] - max(8, (sum(wide) - room) // 8))
        broken = sum(wide) < sum(contents)
        for at, width in enumerate(wide):
            head.resizeSection(at, width)
        self._heights = [self._height_of(row, wide, high) if broken else high for row in range(table.rowCount())]
        for row, each in enumerate(self._heights):
            table.setRowHeight(row, each)
        if not broken:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress_table()

    def _fill(self, of: FigureTable | None) -> None:
        self.table.clear()
        self.table.setRowCount(0 if of is None else len(of.rows))
        self.table.setColumnCount(0 if of is None else len(of.columns) + 1)
        if of is None:
            self._heights = []
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
        self.table.horizontalHeader().setFixedHeight(round(1.7 * self._look.text_px))
        for row in range(self.table.rowCount()):
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                if item is not None:
                    item.setFont(QFont(strong if item.data(Qt.ItemDataRole.UserRole) else plain))
        self.table.verticalHeader().setDefaultSectionSize(round(1.7 * self._look.text_px))
        self._fit_columns()


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
