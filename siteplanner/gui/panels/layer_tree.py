"""The tree of layers: ticks, signs, legend; rows are dragged, or moved with Alt and the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from siteplanner.gui.panels.layer_delegate import KEY, LayerDelegate


class LayerTree(QTreeWidget):
    """``stepped(key, by)``: a row is to go up (-1) or down (1); ``dropped(key, before)``: before another row of its own
    level, or to the end of it ('')."""

    stepped = Signal(str, int)
    dropped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = LayerDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        key = self.current_key()
        if by is not None and key and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(key, by)
            event.accept()
            return
        super().keyPressEvent(event)

    def current_key(self) -> str:
        """The layer or group of the current row; of a row of the legend that of its layer. '' without one."""
        item = self.currentItem()
        while item is not None and item.data(0, KEY) is None:
            item = item.parent()
        return str(item.data(0, KEY)) if item is not None else ""

    def rows(self) -> list[QTreeWidgetItem]:
        """Every row but those of the legend, from the top."""
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None and item.data(0, KEY) is not None:
                found.append(item)
                waiting = [item.child(at) for at in range(item.childCount())] + waiting
        return found

    def row(self, key: str) -> QTreeWidgetItem | None:
        """The row of a layer or group."""
        return next((item for item in self.rows() if item.data(0, KEY) == key), None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what is to move; the rows follow the look, not the hand."""
        moving, at_px = self.currentItem(), event.position().toPoint()
        target = self.itemAt(at_px)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moving is None or moving.data(0, KEY) is None:
            return
        level = moving.parent()
        below = target is not None and at_px.y() > self.visualItemRect(target).center().y()
        while target is not None and target.parent() is not level:
            below, target = True, target.parent()
        siblings = self._level(level)
        at = siblings.index(target) + below if target is not None else len(siblings)
        before = str(siblings[at].data(0, KEY)) if at < len(siblings) else ""
        self.dropped.emit(str(moving.data(0, KEY)), before)

    def _level(self, parent: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
        return [item for item in self.rows() if item.parent() is parent]
