"""How a step of the history looks: picture and name at left, what the file holds and the time at right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from siteplanner.gui.icons import icon
from siteplanner.gui.table_models.history_model import SAVED, TIME
from siteplanner.gui.theme import tabular

PADDING_PX = 6
ICON_PX = 16
ROW_PX = 26

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """One line a step."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, max(ROW_PX, option.fontMetrics.height() + PADDING_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        box = option.rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        undone = index.data(Qt.ItemDataRole.ForegroundRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if undone is not None:
            painter.setOpacity(0.6)
        place = QRect(box.left(), box.center().y() - ICON_PX // 2, ICON_PX, ICON_PX)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, place)
        painter.setOpacity(1.0)
        box.setLeft(place.right() + PADDING_PX)
        self._write_time(painter, option, index, box)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(undone if undone is not None and not selected else option.palette.color(role))
        painter.setFont(index.data(Qt.ItemDataRole.FontRole) or option.font)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _write_time(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect) -> None:
        """The time and the mark of what is saved, at the right end; the box is cut to what is left."""
        painter.setFont(tabular(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        time = str(index.data(TIME))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance("00:00") - PADDING_PX)
        if index.data(SAVED):
            place = QRect(box.right() - ICON_PX, box.center().y() - ICON_PX // 2, ICON_PX, ICON_PX)
            icon("save").paint(painter, place)
        box.setRight(box.right() - ICON_PX - PADDING_PX)
