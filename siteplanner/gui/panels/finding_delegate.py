"""How a finding looks in the list: its shape, the rule and the plants, below them the figures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from siteplanner.core.finding_words import rule_name
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.table_models.findings_model import FIGURES, FINDING, icon_name, subjects
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say

PADDING_PX = 6
ICON_PX = 16


class FindingDelegate(QStyledItemDelegate):
    """Two lines a finding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(120, option.fontMetrics.height() * 2 + 2 * PADDING_PX + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        finding: Finding = index.data(FINDING)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        tokens = current_tokens()
        box = option.rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        name = icon_name(finding)
        shade = {"error": tokens.error, "warning": tokens.warning}.get(name, tokens.text_muted)
        colored_icon(name, QColor(shade)).paint(painter, QRect(box.left(), box.top(), ICON_PX, ICON_PX))
        text = box.adjusted(ICON_PX + PADDING_PX, 0, 0, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(semibold(option.font))
        first = say(rule_name(finding))
        line = painter.fontMetrics().height()
        painter.drawText(QRect(text.left(), text.top(), text.width(), line), Qt.AlignmentFlag.AlignVCenter, first)
        used = painter.fontMetrics().horizontalAdvance(first) + 2 * PADDING_PX
        painter.setFont(option.font)
        rest = text.adjusted(used, 0, 0, 0)
        about = painter.fontMetrics().elidedText(subjects(finding), Qt.TextElideMode.ElideRight, max(0, rest.width()))
        painter.drawText(QRect(rest.left(), rest.top(), rest.width(), line), Qt.AlignmentFlag.AlignVCenter, about)
        painter.setFont(tabular(option.font))
        if not selected:
            painter.setPen(QColor(tokens.text_muted))
        second = index.data(FIGURES) or say(finding.message)
        second = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, text.width())
        below = QRect(text.left(), text.top() + line + 2, text.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, second)
        painter.restore()
