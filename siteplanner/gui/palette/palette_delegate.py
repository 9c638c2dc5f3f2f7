"""How a line of the palette looks: icon, name, what kind of thing it is or why it cannot be done, its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from siteplanner.gui.palette.entry import Entry
from siteplanner.gui.palette.palette_model import ENTRY
from siteplanner.gui.theme import current_tokens

PADDING_PX = 8
ICON_PX = 18
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PaletteDelegate(QStyledItemDelegate):
    """One line an entry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(120, max(30, option.fontMetrics.height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        tokens = current_tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = QColor(tokens.selected_text if selected else tokens.text)
        faint = strong if selected else QColor(tokens.text_muted)
        box = option.rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        self._paint_icon(painter, index, box, entry)
        painter.save()
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        painter.setPen(faint)
        keys_width = metrics.horizontalAdvance(entry.keys)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.keys)
        room = box.adjusted(ICON_PX + PADDING_PX, 0, -(keys_width + 2 * PADDING_PX if entry.keys else 0), 0)
        painter.setPen(QColor(tokens.text_muted) if entry.why_not and not selected else strong)
        used = _write(painter, metrics, room, entry.name)
        painter.setPen(faint)
        _write(painter, metrics, room.adjusted(used + 2 * PADDING_PX, 0, 0, 0), entry.why_not or entry.kind)
        painter.restore()

    def _paint_icon(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, box: QRect, entry: Entry
    ) -> None:
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(image, QIcon):
            mode = QIcon.Mode.Disabled if entry.why_not else QIcon.Mode.Normal
            place = QRect(box.left(), box.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
            image.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)


def _write(painter: QPainter, metrics: QFontMetrics, room: QRect, text: str) -> int:
    """Write as much as fits; gives the width used."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, LEFT, shown)
    return int(metrics.horizontalAdvance(shown))
