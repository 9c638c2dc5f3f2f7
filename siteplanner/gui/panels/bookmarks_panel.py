"""Bookmarks: named views of the map, kept with the plan. A name and Enter keeps the view, Enter on a row goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.bookmarks import Bookmark, bookmarks_of, free_name
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.redo_question import may_drop_redo

KEYED = 9
"""So many bookmarks have a key of their own."""
EDITABLE = QAbstractItemView.EditTrigger.EditKeyPressed
NAME, SCALE, KEY = range(3)


class BookmarksPanel(QWidget):
    """``keys`` are those of the first bookmarks, shown beside them."""

    def __init__(self, desk: Desk, canvas: PlanCanvas) -> None:
        super().__init__()
        self.desk, self.canvas = desk, canvas
        self.keys: tuple[str, ...] = ()
        self.name = _NameField()
        self.add = QToolButton()
        self.add.setAutoRaise(True)
        self.list = _List()
        self.hint = QLabel()
        self.hint.setObjectName("faint")
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.name.returnPressed.connect(self.keep_view)
        self.name.left.connect(canvas.setFocus)
        self.add.clicked.connect(self.keep_view)
        self.list.itemDoubleClicked.connect(lambda *_: self.go())
        self.list.entered_row.connect(self.go)
        self.list.removed.connect(self.remove)
        self.list.moved.connect(self.move_row)
        self.list.left.connect(canvas.setFocus)
        self.list.itemChanged.connect(self._renamed)
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.name.setPlaceholderText(self.tr("Name this view, Enter keeps it"))
        self.name.setAccessibleName(self.tr("Name of the view"))
        self.add.setIcon(icon("plus"))
        self.add.setToolTip(self.tr("Keep the view under this name"))
        self.add.setAccessibleName(self.tr("Keep the view"))
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.list.setHeaderLabels([self.tr("View"), self.tr("Scale"), self.tr("Key")])
        self.hint.setText(self.tr("Enter goes there, F2 renames, Delete removes, Alt+Up and Alt+Down move a row."))
        self.refresh()

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """The keys of the first bookmarks, as the table of keys has them now."""
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The plan's bookmarks in the order of the list."""
        return bookmarks_of(self.desk.plan) if self.desk.plan is not None else ()

    def refresh(self) -> None:
        """Show the plan's bookmarks as they are."""
        chosen = self.chosen()
        self.list.blockSignals(True)
        self.list.clear()
        for number, bookmark in enumerate(self.bookmarks):
            key = self.keys[number] if number < len(self.keys) else ""
            item = QTreeWidgetItem([bookmark.name, f"1:{bookmark.scale:.0f}", key])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(NAME, bookmark.name)
            item.setData(NAME, Qt.ItemDataRole.UserRole, bookmark.name)
            item.setTextAlignment(SCALE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
            if chosen is not None and bookmark.name == chosen.name:
                self.list.setCurrentItem(item)
        self.list.choose_some(0)
        self.list.blockSignals(False)
        self.hint.setVisible(bool(self.bookmarks))

    def chosen(self) -> Bookmark | None:
        """The bookmark of the current row."""
        item = self.list.currentItem()
        name = item.data(NAME, Qt.ItemDataRole.UserRole) if item is not None else None
        return next((bookmark for bookmark in self.bookmarks if bookmark.name == name), None)

    def begin(self) -> None:
        """Ask for the name of the view that is shown, with a name that is free."""
        taken = tuple(bookmark.name for bookmark in self.bookmarks)
        self.name.setText(free_name(self.tr("View"), taken))
        self.name.setFocus()
        self.name.selectAll()

    def keep_view(self) -> None:
        """Keep what the map shows under the name typed; a name that is there takes the view on."""
        if self.desk.plan is None:
            return
        name = self.name.text().strip()
        if not name:
            self.begin()
            return
        made = Bookmark.of_window(name, self.canvas.view.window(), self.canvas.logicalDpiX())
        if self._apply(edits.save_bookmark(made.name, made.east_m, made.north_m, made.scale)):
            self.name.clear()
            self._choose(name)
            self.list.setFocus()

    def _apply(self, edit: Edit) -> bool:
        return may_drop_redo(self.desk, self) and self.desk.apply(edit)

    def go(self) -> None:
        """Show the view of the current row."""
        bookmark = self.chosen()
        if bookmark is not None:
            self._go(bookmark)

    def go_to(self, number: int) -> None:
        """Show the bookmark of that place in the list, from 1."""
        if 1 <= number <= len(self.bookmarks):
            self._go(self.bookmarks[number - 1])

    def _go(self, bookmark: Bookmark) -> None:
        size = self.canvas.view.viewport().size()
        self.canvas.travel.to_window(bookmark.window(size.width(), size.height(), self.canvas.logicalDpiX()))

    def remove(self) -> None:
        bookmark, at = self.chosen(), self.list.currentIndex().row()
        if bookmark is not None and self._apply(edits.remove_bookmark(bookmark.name)):
            self.list.setCurrentIndex(self.list.model().index(min(at, len(self.bookmarks) - 1), NAME))

    def move_row(self, by: int) -> None:
        bookmark = self.chosen()
        if bookmark is not None:
            self._apply(edits.move_bookmark(bookmark.name, by))

    def _choose(self, name: str) -> None:
        for item in self.list.findItems(name, Qt.MatchFlag.MatchExactly, NAME):
            self.list.setCurrentItem(item)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        before, after = str(item.data(NAME, Qt.ItemDataRole.UserRole)), item.text(NAME).strip()
        if column != NAME or before == after:
            return
        try:
            edit = edits.rename_bookmark(before, after)
        except EditError as error:
            self.desk.tell(error.message)
        else:
            if self._apply(edit):
                self._choose(after)
                return
        self.refresh()


class _NameField(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class _List(QTreeWidget):
    """Enter goes, F2 renames, Delete removes, Alt with an arrow moves, Esc leaves."""

    entered_row = Signal()
    removed = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(EDITABLE)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (SCALE, KEY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit(self.currentIndex().siblingAtColumn(NAME))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete and F2 belong to the list while it has the focus, whatever the window has them for."""
        own = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose_some(0)

    def choose_some(self, row: int) -> None:
        """Make a row the current one where none is."""
        if not self.currentIndex().isValid() and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(row, NAME))
