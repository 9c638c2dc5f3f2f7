"""The last line of a table: how many rows, and the sums of what may be summed, each under its column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from siteplanner.core.attribute_table import AttributeTable, ColumnTotal, Rows, column_total
from siteplanner.gui.cell_text import heading, number_text, unit_text
from siteplanner.gui.panels.attribute_view import AttributeView
from siteplanner.gui.theme import semibold, tabular

HEIGHT_PX = 26
PADDING_PX = 7
_WHOLE_FROM = 1000


class TotalsStrip(QWidget):
    """Over the rows given to ``show_rows``; a column's total is taken when it comes into sight."""

    def __init__(self, view: AttributeView) -> None:
        super().__init__()
        self.view = view
        self.rows: Rows | None = None
        self.title = ""
        self._totals: dict[str, ColumnTotal] = {}
        self._table: AttributeTable | None = None
        self.setFont(semibold(tabular(self.font())))
        self.setMouseTracking(True)
        header = view.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.update())
        header.geometriesChanged.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(lambda *_: self.update())

    def sizeHint(self) -> QSize:
        return QSize(100, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(10, HEIGHT_PX)

    def show_rows(self, rows: Rows | None, title: str) -> None:
        """Sum these rows (None: there is no table); ``title`` stands in the first column."""
        table = self.view.attribute_model.table
        if rows is not self.rows or table is not self._table:
            self._totals = {}
        self.rows, self.title, self._table = rows, title, table
        self.setAccessibleName(title)
        self.update()

    def text(self, section: int) -> str:
        """What stands under a column."""
        of = self.view.attribute_model.column_at(section)
        total = self._total(of.name)
        if total is None or total.rows == 0:
            return ""
        if total.sum is None:
            number = of.column.kind in ("number", "integer")
            return ("–" if total.unlike else "") if number or not total.blank else self.tr("%n blank", "", total.blank)
        shown = number_text(total.sum, 0 if abs(total.sum) >= _WHOLE_FROM or total.sum == int(total.sum) else 2)
        return f"{shown} *" if total.blank else shown

    def _total(self, name: str) -> ColumnTotal | None:
        table = self.view.attribute_model.table
        if table is None or self.rows is None:
            return None
        if name not in self._totals:
            self._totals[name] = column_total(table, name, self.rows)
        return self._totals[name]

    # -- painting -----------------------------------------------------------------------------------------------

    def _place(self, section: int) -> QRect:
        header = self.view.horizontalHeader()
        left = self.view.frameWidth() + (0 if section == 0 else header.sectionViewportPosition(section))
        return QRect(left, 0, header.sectionSize(section), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        painter.setPen(self.palette().mid().color())
        painter.drawLine(0, 0, self.width(), 0)
        if self.rows is None:
            return
        frozen = self._place(0)
        frozen.setRight(
            max(frozen.right(), frozen.left() + 2 * PADDING_PX + painter.fontMetrics().horizontalAdvance(self.title))
        )
        painter.save()
        painter.setClipRect(QRect(frozen.right() + 1, 0, self.width(), self.height()))
        for section in range(1, self.view.attribute_model.columnCount()):
            place = self._place(section)
            if place.width() and place.right() > frozen.right() and place.left() < self.width():
                self._draw(painter, place, section)
        painter.restore()
        painter.setPen(self.palette().windowText().color())
        self._write(painter, frozen, self.title, right=False)

    def _draw(self, painter: QPainter, place: QRect, section: int) -> None:
        number = self.view.attribute_model.column_at(section).column.kind in ("number", "integer")
        painter.setPen((self.palette().windowText() if number else self.palette().placeholderText()).color())
        self._write(painter, place, self.text(section), right=number)

    @staticmethod
    def _write(painter: QPainter, place: QRect, text: str, *, right: bool) -> None:
        inner = place.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, elided)

    # -- telling ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().x()
            sections = range(self.view.attribute_model.columnCount())
            under = next((s for s in sections if self._place(s).left() <= at <= self._place(s).right()), -1)
            QToolTip.showText(event.globalPos(), self.about(under) if under > 0 else self.title, self)
            return True
        return super().event(event)

    def about(self, section: int) -> str:
        """The total of a column in words: filled, blank, sum, least and greatest."""
        of = self.view.attribute_model.column_at(section)
        total = self._total(of.name)
        if total is None:
            return ""
        unit = unit_text(of.column.unit)
        lines = [heading(of.column), self.tr("%n filled", "", total.rows - total.blank)]
        if total.blank:
            lines.append(self.tr("%n blank", "", total.blank))
        if total.sum is not None:
            lines.append(self.tr("sum {figure} {unit}").format(figure=number_text(total.sum), unit=unit).rstrip())
            if total.blank:
                lines.append(self.tr("* some rows give no figure, so the sum is too small"))
        if total.unlike:
            lines.append(self.tr("unlike units or products, which are not added up"))
        if total.least is not None and total.greatest is not None:
            span = self.tr("from {least} to {greatest} {unit}")
            least, greatest = number_text(total.least), number_text(total.greatest)
            lines.append(span.format(least=least, greatest=greatest, unit=unit).rstrip())
        return "\n".join(lines)
