"""Editing one cell of a table: a list where there is one, else a line; what does not fit stays, with the reason."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from siteplanner.core.text import Message
from siteplanner.core.typed_values import LIST_COLUMNS
from siteplanner.gui.column_choices import Offers, swatch_icon
from siteplanner.gui.table_models.attribute_model import AttributeModel
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
WIDEST_LIST_PX = 360
SCROLL_BAR_PX = 32
_COMMITTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellEditor(QStyledItemDelegate):
    """Makes editors for an ``AttributeModel``. ``refused`` says why a value was not taken."""

    refused = Signal(object)

    def __init__(self, model: AttributeModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._index = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        self._index = QPersistentModelIndex(index)
        found = self._model.offers_at(index.column())
        name = str(self._model.headerData(index.column(), Qt.Orientation.Horizontal))
        column = self._model.column_at(index.column()).column
        if found.offers and column.name not in LIST_COLUMNS:
            combo = choice_box(found, parent)
            combo.setAccessibleName(name)
            combo.activated.connect(lambda *_: self._commit(combo))
            return combo
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(name)
        if column.kind in ("number", "integer"):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            show_choice(editor, str(index.data(Qt.ItemDataRole.DisplayRole)))
            if (line := editor.lineEdit()) is not None:
                line.setSelection(len(line.text()), -len(line.text()))  # its beginning stays in sight
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QComboBox) or editor.isEditable() or editor.currentIndex() >= 0:
            model.setData(index, written_in(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab take over only what fits; else the editor stays as it is, with the reason."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _COMMITTING:
            reason = self._reason(editor)
            if reason is not None and isinstance(editor, QWidget):
                self._mark(editor, reason)
                return True
        return super().eventFilter(editor, event)

    def _reason(self, editor: QObject) -> Message | None:
        if not self._index.isValid() or not isinstance(editor, QLineEdit | QComboBox):
            return None
        reason, _ = self._model.read(self._index.column(), written_in(editor))
        return reason

    def _mark(self, editor: QWidget, reason: Message) -> None:
        editor.setProperty("invalid", True)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.setToolTip(say(reason))
        QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), say(reason), editor)
        self.refused.emit(reason)


def choice_box(found: Offers, parent: QWidget | None = None) -> QComboBox:
    """A list of what is offered, a blank first; where other values may be written, one can type or search in it."""
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    combo.setEditable(found.open)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    fill_box(combo, found)
    if (completer := combo.completer()) is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return combo


def fill_box(combo: QComboBox, found: Offers) -> None:
    """Offer these in the list, a blank first."""
    combo.clear()
    combo.addItem("", "")
    for offer in found.offers:
        combo.addItem(offer.label, offer.value)
        if offer.fill is not None:
            combo.setItemIcon(combo.count() - 1, swatch_icon(offer.fill))
    combo.view().setMinimumWidth(min(WIDEST_LIST_PX, combo.view().sizeHintForColumn(0) + SCROLL_BAR_PX))


def show_choice(combo: QComboBox, text: str) -> None:
    """Show the offer of that name or value; another text as it stands."""
    at = combo.findText(text) if combo.findData(text) < 0 else combo.findData(text)
    combo.setCurrentIndex(at)
    if at < 0 and combo.isEditable():
        combo.setEditText(text)


def written_in(editor: QObject) -> str:
    """What an editor says: the value chosen, or what was typed."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QComboBox):
        at = editor.findText(editor.currentText())
        return str(editor.itemData(at)) if at >= 0 else editor.currentText()
    return ""
