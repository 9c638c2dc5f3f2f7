"""How a finding looks in the list: its shape, the rule and the plants, below them the figures; and how a group does."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from siteplanner.core.finding_words import rule_name
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.table_models.finding_groups import Group
from siteplanner.gui.table_models.findings_model import (
    FIGURES,
    FINDING,
    FRESH,
    GROUP,
    UNDER,
    counts,
    gravest,
    icon_name,
    subjects,
)
from siteplanner.gui.theme import current_tokens, semibold, tabular
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
PADDING_PX = 6
ICON_PX = 16
INDENT_PX = 14
"""How much further in a finding stands below its group."""


class FindingDelegate(QStyledItemDelegate):
    """Two lines a row: all are of one height, which keeps a list of thousands quick."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.new = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, option.fontMetrics.height() * 2 + 2 * PADDING_PX + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        box = option.rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        painter.save()
        group: Group | None = index.data(GROUP)
        if group is not None:
            self._paint_group(painter, option, box, group)
        else:
            indent = INDENT_PX if index.data(UNDER) is not None else 0
            self._paint_finding(painter, option, box.adjusted(indent, 0, 0, 0), index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, group: Group) -> None:
        muted = QColor(current_tokens().text_muted)
        chevron = colored_icon("chevron-right" if group.folded else "chevron-down", muted)
        chevron.paint(painter, QRect(box.left(), box.top(), ICON_PX, ICON_PX))
        text = box.adjusted(ICON_PX + PADDING_PX, 0, 0, 0)
        line = painter.fontMetrics().height()
        worst = icon_name(gravest(group))
        colored_icon(worst, _shade(worst)).paint(painter, QRect(text.left(), text.top() + line + 2, ICON_PX, ICON_PX))
        self._write(painter, option, text, 0, group.title, bold=True)
        self._write(painter, option, text.adjusted(ICON_PX + PADDING_PX, 0, 0, 0), 1, counts(group), bold=False)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, index: Index) -> None:
        finding: Finding = index.data(FINDING)
        name = icon_name(finding)
        colored_icon(name, _shade(name)).paint(painter, QRect(box.left(), box.top(), ICON_PX, ICON_PX))
        text = box.adjusted(ICON_PX + PADDING_PX, 0, 0, 0)
        if index.data(FRESH) and self.new:
            text.setRight(self._paint_tag(painter, option, text))
        first = say(rule_name(finding))
        self._write(painter, option, text, 0, first, bold=True)
        used = painter.fontMetrics().horizontalAdvance(first) + 2 * PADDING_PX
        self._write(painter, option, text.adjusted(used, 0, 0, 0), 0, subjects(finding), bold=False)
        below = QRect(text)
        below.setRight(box.right())
        self._write(painter, option, below, 1, index.data(FIGURES) or say(finding.message), bold=False)

    def _paint_tag(self, painter: QPainter, option: QStyleOptionViewItem, text: QRect) -> int:
        """The mark of a finding that came with one's own edits; returns where the words before it end."""
        tokens = current_tokens()
        wide = option.fontMetrics.horizontalAdvance(self.new) + 10
        pill = QRect(text.right() - wide, text.top(), wide, option.fontMetrics.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(QColor(tokens.accent_text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.new)
        return pill.left() - PADDING_PX

    @staticmethod
    def _write(
        painter: QPainter, option: QStyleOptionViewItem, box: QRect, line: int, text: str, *, bold: bool
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setFont(semibold(option.font) if bold else tabular(option.font) if line else option.font)
        muted = line == 1 and not selected
        painter.setPen(QColor(current_tokens().text_muted) if muted else option.palette.color(role))
        high = option.fontMetrics.height()
        place = QRect(box.left(), box.top() + line * (high + 2), max(0, box.width()), high)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _shade(name: str) -> QColor:
    tokens = current_tokens()
    return QColor({"error": tokens.error, "warning": tokens.warning}.get(name, tokens.text_muted))
