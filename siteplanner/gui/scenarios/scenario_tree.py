"""The tree of scenarios as a list that is worked by keys: the archived ones under a fold at its end."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

NAME, PLANTS, OWN, BEHIND = range(4)
ID = Qt.ItemDataRole.UserRole
Position = QAbstractItemView.DropIndicatorPosition
INDENT_PX = 14


class ScenarioTree(QTreeWidget):
    """Enter shows, F2 renames, Delete removes, Alt with up and down moves among siblings, with right hangs a scenario
    on the one above it, with left takes it off; a drag does the same. ``moved(id, parent, before)``: '' for none."""

    shown = Signal(str)
    removed = Signal(str)
    moved = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(4)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT_PX)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (PLANTS, OWN, BEHIND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda item, _: self._show(item))

    @property
    def current_id(self) -> str:
        """The scenario of the current row; '' where there is none, or on the fold of the archived ones."""
        return id_of(self.currentItem())

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every row, from top to bottom."""
        waiting = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting = [*children(item), *waiting]

    def choose(self, scenario_id: str) -> None:
        """Make the row of a scenario the current one."""
        item = next((item for item in self.items() if id_of(item) == scenario_id), None)
        if item is not None:
            self.setCurrentItem(item)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if id_of(item):
            self.shown.emit(id_of(item))

    # -- moving -------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the current scenario up (-1) or down (1) among its siblings."""
        item = self.currentItem()
        siblings = self._siblings(item)
        if item is None or item not in siblings:
            return
        at = siblings.index(item)
        beyond = at - 1 if by < 0 else at + 2
        if 0 <= at + by < len(siblings):
            before = id_of(siblings[beyond]) if beyond < len(siblings) else ""
            self.moved.emit(id_of(item), id_of(item.parent()), before)

    def hang(self) -> None:
        """Hang the current scenario on its sibling above."""
        item = self.currentItem()
        siblings = self._siblings(item)
        if item is not None and item in siblings and siblings.index(item) > 0:
            self.moved.emit(id_of(item), id_of(siblings[siblings.index(item) - 1]), "")

    def take_off(self) -> None:
        """Hang the current scenario on what its parent hangs on, right behind the parent."""
        item = self.currentItem()
        parent = item.parent() if item is not None else None
        if item is None or parent is None or not id_of(parent):
            return
        aunts = self._siblings(parent)
        at = aunts.index(parent) + 1
        self.moved.emit(id_of(item), id_of(parent.parent()), id_of(aunts[at]) if at < len(aunts) else "")

    def _siblings(self, item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
        if item is None or not id_of(item):
            return []
        parent = item.parent()
        if parent is not None:
            return children(parent)
        rows = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return [row for row in rows if row is not None and id_of(row)]

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was wanted; the rows follow the plan."""
        item, target = self.currentItem(), self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is None or not id_of(item) or item is target:
            return
        if target is None:
            self.moved.emit(id_of(item), "", "")
        elif where == Position.OnItem:
            if id_of(target):
                self.moved.emit(id_of(item), id_of(target), "")
        else:
            siblings = self._siblings(target)
            at = siblings.index(target) + (where == Position.BelowItem) if target in siblings else len(siblings)
            before = id_of(siblings[at]) if at < len(siblings) else ""
            self.moved.emit(id_of(item), id_of(target.parent()), before)

    # -- keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._show(self.currentItem())
        elif key == Qt.Key.Key_Delete and self.current_id:
            self.removed.emit(self.current_id)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif alt and key == Qt.Key.Key_Right:
            self.hang()
        elif alt and key == Qt.Key.Key_Left:
            self.take_off()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2 and self.current_id:
            self.edit(self.currentIndex().siblingAtColumn(NAME))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its keys belong to the tree while it has the focus, whatever the window has them for."""
        own = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        alt_own = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if (event.key() in own and not event.modifiers()) or (alt and event.key() in alt_own):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(0, NAME, QModelIndex()))


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows below a row."""
    found = [item.child(row) for row in range(item.childCount())]
    return [child for child in found if child is not None]


def id_of(item: QTreeWidgetItem | None) -> str:
    """The scenario of a row; '' for none, and for the fold of the archived ones."""
    return str(item.data(NAME, ID) or "") if item is not None else ""
