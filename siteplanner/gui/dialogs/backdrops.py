"""Backdrops: which pictures and tiles lie under the map, where they lie, whether they are shifted, how strong they are.

Every change is an edit of the plan that can be undone; only whether a backdrop is shown belongs to the look.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.backdrop import Backdrop
from siteplanner.gui.backdrop_opening import Opening
from siteplanner.gui.backdrop_words import backdrop_state
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.backdrop_form import BackdropForm
from siteplanner.gui.dialogs.work_line import WorkLine

ID = Qt.ItemDataRole.UserRole
NAME, STATE = range(2)


class BackdropsDialog(QDialog):
    """Stays open beside the map. The uppermost backdrop stands first, as it lies."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.keeper = desk, desk.backdrops
        self.list = _List()
        self.form = BackdropForm(desk)
        self.work = WorkLine(desk.background, "backdrops")
        self.empty = QLabel()
        self.empty.setObjectName("faint")
        self.empty.setWordWrap(True)
        self.add_picture, self.add_tiles, self.add_folder, self.remove = (QPushButton() for _ in range(4))
        for button in self._buttons:
            button.setAutoDefault(False)
        self.close_box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._arrange()
        self._listen()
        self.setAcceptDrops(True)
        self.retranslate()
        self.resize(560, 520)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.add_picture, self.add_tiles, self.add_folder, self.remove

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for button in self._buttons[:3]:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.form)
        column.addWidget(self.work)
        column.addWidget(self.close_box)

    def _listen(self) -> None:
        self.close_box.rejected.connect(self.reject)
        self.add_picture.clicked.connect(self._choose_pictures)
        self.add_tiles.clicked.connect(self._choose_tiles)
        self.add_folder.clicked.connect(self._choose_folder)
        self.remove.clicked.connect(self.remove_chosen)
        self.list.removed.connect(self.remove_chosen)
        self.list.activated_row.connect(self.form.zoom)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.list.itemChanged.connect(self._ticked)
        self.keeper.changed.connect(self.refresh)
        self.keeper.added.connect(self._added)
        self.desk.display_changed.connect(self._display_changed)
        self.desk.theme_changed.connect(self.refresh)
        self.desk.session_changed.connect(self._session_changed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus and no other: what it ends in a field is not the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Backdrops"))
        self.empty.setText(
            self.tr(
                "No picture lies under the map yet. Add a GeoTIFF, a picture with its world file, an MBTiles file or a "
                "folder of tiles, or drop one here. Nothing is fetched from the internet."
            )
        )
        self.add_picture.setText(self.tr("Add picture…"))
        self.add_tiles.setText(self.tr("Add MBTiles…"))
        self.add_folder.setText(self.tr("Add tile folder…"))
        self.remove.setText(self.tr("Remove"))
        self.list.setHeaderLabels([self.tr("Backdrop"), self.tr("State")])
        self.list.setAccessibleName(self.tr("Backdrops"))
        self.form.retranslate()
        self.refresh()

    # -- what is there ------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Backdrop | None:
        """The backdrop of the current row."""
        item = self.list.currentItem()
        wanted = item.data(NAME, ID) if item is not None else None
        return next((backdrop for backdrop in self.keeper.backdrops if backdrop.id == wanted), None)

    def choose(self, backdrop_id: str) -> None:
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(NAME, ID) == backdrop_id:
                self.list.setCurrentItem(item)

    def refresh(self) -> None:
        """Show the backdrops of the plan as they are."""
        before = self.chosen
        self.list.blockSignals(True)
        self.list.clear()
        for backdrop in reversed(self.keeper.in_order):
            self.list.addTopLevelItem(self._item(backdrop))
        self.list.blockSignals(False)
        if self.list.topLevelItemCount():
            self.list.setCurrentIndex(self.list.model().index(0, NAME))
        if before is not None:
            self.choose(before.id)
        self._show_ticks()
        self._show_chosen()
        there = bool(self.keeper.backdrops)
        self.empty.setVisible(not there)
        for widget in (self.list, self.form, self.remove):
            widget.setVisible(there)

    def _item(self, backdrop: Backdrop) -> QTreeWidgetItem:
        state = backdrop_state(self.keeper, backdrop)
        item = QTreeWidgetItem([backdrop.name, state.words])
        item.setData(NAME, ID, backdrop.id)
        item.setToolTip(NAME, backdrop.path)
        item.setToolTip(STATE, state.sentence)
        item.setIcon(STATE, state.icon)
        return item

    def _show_ticks(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                shown = self.desk.look.of(str(item.data(NAME, ID))).visible
                item.setCheckState(NAME, Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _show_chosen(self) -> None:
        backdrop = self.chosen
        self.form.show_backdrop(backdrop, self.keeper.opening(backdrop) if backdrop is not None else Opening())
        self.remove.setEnabled(backdrop is not None)

    def _display_changed(self) -> None:
        """Others tick and order backdrops too."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        listed = [item.data(NAME, ID) for item in items if item is not None]
        if listed == [backdrop.id for backdrop in reversed(self.keeper.in_order)]:
            self._show_ticks()
        else:
            self.refresh()

    def _session_changed(self) -> None:
        if self.desk.session is None:
            self.close()

    # -- what a person does -------------------------------------------------------------------------------------

    def remove_chosen(self) -> None:
        backdrop, plan = self.chosen, self.desk.plan
        if backdrop is not None and plan is not None:
            self.desk.apply(edits.remove_backdrop(plan, backdrop.id))

    def _ticked(self, item: QTreeWidgetItem) -> None:
        self.desk.set_visible(str(item.data(NAME, ID)), visible=item.checkState(NAME) == Qt.CheckState.Checked)

    def _added(self, ids: tuple[str, ...]) -> None:
        if ids:
            self.choose(ids[0])
            self.list.setFocus()

    def _choose_pictures(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Add pictures"),
            self._folder(),
            self.tr("Pictures (*.tif *.tiff *.png *.jpg *.jpeg *.bmp *.webp);;All files (*)"),
        )
        self.keeper.add([Path(name) for name in names])

    def _choose_tiles(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add tiles"), self._folder(), self.tr("MBTiles (*.mbtiles);;All files (*)")
        )
        self.keeper.add([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Add a folder of tiles (zoom/column/row.png)"), self._folder()
        )
        self.keeper.add([Path(name)] if name else [])

    def _folder(self) -> str:
        session = self.desk.session
        return str(session.path.parent if session is not None and session.path is not None else Path.home())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.keeper.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


class _List(QTreeWidget):
    """Delete removes, Enter goes there, Space ticks."""

    removed = Signal()
    activated_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setColumnCount(2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda *_: self.activated_row.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit()
        else:
            super().keyPressEvent(event)
