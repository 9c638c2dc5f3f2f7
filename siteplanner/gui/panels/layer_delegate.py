"""Paints a row of the layer tree: its name cut short where it must be, then the label and lock signs and the count."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QIcon, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from siteplanner.gui.icons import icon
from siteplanner.gui.theme import tabular

KEY, COUNT, LABELS, LOCKED = (Qt.ItemDataRole.UserRole + n for n in range(4))
"""The row's layer or group (absent in the legend); its count as text; True, False or None (no such thing)."""
SIGN_PX = 16
GAP_PX = 4
Index = QModelIndex | QPersistentModelIndex


class LayerDelegate(QStyledItemDelegate):
    """``labels_clicked`` and ``lock_clicked`` name the layer whose sign was clicked."""

    labels_clicked = Signal(str)
    lock_clicked = Signal(str)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        widget = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        count, signs = self._count(index), signs_of(index)
        room = self._right_px(option, index)
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget)
        shown.text = shown.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, text.width() - room)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        for (name, on), rect in zip(signs, self._sign_rects(option, index), strict=True):
            mode = (QIcon.Mode.Selected if selected else QIcon.Mode.Normal) if on else QIcon.Mode.Disabled
            icon(name).paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode)
        painter.save()
        painter.setFont(tabular(shown.font))
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(shown.palette.color(QPalette.ColorGroup.Active, role))
        right = option.rect.adjusted(0, 0, -GAP_PX, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As narrow as one likes: names are cut short."""
        return QSize(80, super().sizeHint(option, index).height())

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            for (name, _), rect in zip(signs_of(index), self._sign_rects(option, index), strict=True):
                if rect.adjusted(-2, -6, 2, 6).contains(event.position().toPoint()):
                    told = self.labels_clicked if name == "label" else self.lock_clicked
                    told.emit(index.data(KEY))
                    return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say of a sign what it is, of the rest of the row its name."""
        texts = {
            "label": self.tr("Labels on or off"),
            "lock": self.tr("Locked: click to allow changes on the map"),
            "unlock": self.tr("Unlocked: click to keep it from changes on the map"),
        }
        for (name, _), rect in zip(signs_of(index), self._sign_rects(option, index), strict=True):
            if rect.adjusted(-2, -6, 2, 6).contains(event.pos()):
                QToolTip.showText(event.globalPos(), texts[name], view)
                return True
        return super().helpEvent(event, view, option, index)

    def sign_rect(self, view: QAbstractItemView, index: Index, sign: str) -> QRect:
        """Where a sign (``label``, ``lock`` or ``unlock``) stands in the view."""
        option = QStyleOptionViewItem()
        option.initFrom(view)
        option.rect = view.visualRect(index)
        names = [name for name, _ in signs_of(index)]
        return self._sign_rects(option, index)[names.index(sign)]

    @staticmethod
    def _count(index: Index) -> str:
        return str(index.data(COUNT) or "")

    def _count_px(self, option: QStyleOptionViewItem, index: Index) -> int:
        """The room for the count: as much for all layers, so that their signs stand one above the other."""
        metrics = QFontMetrics(tabular(option.font))
        least = metrics.horizontalAdvance("0000") if signs_of(index) else 0
        return max(least, metrics.horizontalAdvance(self._count(index))) + GAP_PX

    def _right_px(self, option: QStyleOptionViewItem, index: Index) -> int:
        return self._count_px(option, index) + len(signs_of(index)) * (SIGN_PX + GAP_PX) + GAP_PX

    def _sign_rects(self, option: QStyleOptionViewItem, index: Index) -> list[QRect]:
        right = option.rect.right() - self._count_px(option, index) - GAP_PX
        top = option.rect.center().y() - SIGN_PX // 2
        count = len(signs_of(index))
        return [QRect(right - (count - at) * (SIGN_PX + GAP_PX) + GAP_PX, top, SIGN_PX, SIGN_PX) for at in range(count)]


def signs_of(index: Index) -> list[tuple[str, bool]]:
    """The signs of a row, left to right, each with whether it is in force."""
    labels, locked = index.data(LABELS), index.data(LOCKED)
    signs = [] if labels is None else [("label", bool(labels))]
    return signs if locked is None else [*signs, ("lock" if locked else "unlock", bool(locked))]
