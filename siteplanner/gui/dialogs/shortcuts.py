"""Every action with its keys: searchable, and changed by pressing others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.actions.menus import MENUS
from siteplanner.gui.actions.table import ACTIONS, action
from siteplanner.gui.dialogs.key_field import KeyField
from siteplanner.gui.key_table import KeyTable, Refusal, native
from siteplanner.gui.palette.entry import both_languages, plain
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

HAND: tuple[tuple[Template, str], ...] = (
    (QT_TRANSLATE_NOOP("shortcuts", "Pan the map"), "Space"),
    (QT_TRANSLATE_NOOP("shortcuts", "Add to the selection"), "Shift"),
    (QT_TRANSLATE_NOOP("shortcuts", "Take from the selection"), "Ctrl+Shift"),
    (QT_TRANSLATE_NOOP("shortcuts", "Turn the plant in hand by 90°"), "R"),
    (QT_TRANSLATE_NOOP("shortcuts", "Turn the plant in hand by 15°"), "Shift+R"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 1 m"), "↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 10 m"), "Shift + ↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "Move the selection by 0.1 m"), "Alt + ↑ ↓ ← →"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: type a distance, angle, X or Y"), "D A X Y"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: perpendicular, twice parallel"), "P"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: construction line"), "C"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: lock it as it is"), "Ctrl + D A X Y"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: measure from the point here"), "O"),
    (QT_TRANSLATE_NOOP("shortcuts", "Plant in hand: along the nearest edge"), "N"),
    (QT_TRANSLATE_NOOP("shortcuts", "Plant in hand: another corner follows"), "B"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: take the last point back"), "Backspace"),
    (QT_TRANSLATE_NOOP("shortcuts", "While drawing: finish"), "Enter"),
    (QT_TRANSLATE_NOOP("shortcuts", "Keep what was measured as a dimension"), "K"),
    (QT_TRANSLATE_NOOP("shortcuts", "Next of several things to snap to"), "Tab"),
    (QT_TRANSLATE_NOOP("shortcuts", "No snapping while held"), "Ctrl"),
    (QT_TRANSLATE_NOOP("shortcuts", "One step back in what is under way"), "Esc"),
)
ACTION_ID = Qt.ItemDataRole.UserRole
FOUND_BY = Qt.ItemDataRole.UserRole + 1
NAME, KEYS, MENU = range(3)


class ShortcutsDialog(QDialog):
    """A table made from the table of actions, so that it is never out of date; what is pressed holds at once."""

    def __init__(self, keys: KeyTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action or keys"))
        self.search.setAccessibleName(self.tr("Find an action or keys"))
        self.search.setClearButtonEnabled(True)
        self.table = self._made_table()
        self.chosen = QLabel()
        self.field = KeyField()
        self.field.setPlaceholderText(self.tr("Press the new keys here"))
        self.chosen.setBuddy(self.field)
        self.none = QPushButton(self.tr("No keys"))
        self.reset = QPushButton(self.tr("Reset"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.told = QLabel(" ")
        self.told.setWordWrap(True)
        self._arrange()
        self._fill()
        self._listen()
        self.table.setCurrentCell(0, NAME)
        self.resize(640, 620)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Menu")])
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (KEYS, MENU):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.chosen)
        line.addWidget(self.field, 1)
        line.addWidget(self.none)
        line.addWidget(self.reset)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        for button in (self.none, self.reset, self.reset_all):
            button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self.told)
        layout.addWidget(buttons)

    def _listen(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.table.cellDoubleClicked.connect(lambda *_: self.field.setFocus())
        self.table.installEventFilter(self)
        self.search.installEventFilter(self)
        self.field.pressed.connect(self._press)
        self.none.clicked.connect(lambda: self._answer(self._keys.set_keys(self._action_id, ())))
        self.reset.clicked.connect(lambda: self._answer(self._keys.reset(self._action_id)))
        self.reset_all.clicked.connect(self._reset_all)
        self._keys.changed.connect(self._show_keys)

    # -- the table ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for row in ACTIONS:
            menu = say(MENUS[row.menu]).replace("&", "").split("(")[0]
            self._add(say(row.text), "", menu, row.id, both_languages(row.text))
        for text, keys in HAND:
            self._add(say(text), keys, self.tr("Map"), "", both_languages(text))
        self._show_keys()

    def _add(self, name: str, keys: str, menu: str, action_id: str, words: tuple[str, str]) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, text in enumerate((name.replace("&", "").removesuffix("…"), keys, menu)):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(ACTION_ID, action_id)
            item.setData(FOUND_BY, " ".join(plain(word) for word in (*words, name, menu)))
            self.table.setItem(at, column, item)

    def _show_keys(self) -> None:
        for row in range(self.table.rowCount()):
            action_id = self._id_at(row)
            item = self.table.item(row, KEYS)
            if action_id and item is not None:
                item.setText("  ".join(native(each) for each in self._keys.keys(action_id)))
                font = QFont(self.table.font())
                font.setBold(self._keys.is_own(action_id))
                item.setFont(font)
        self._filter(self.search.text())
        self._show_chosen()

    def _filter(self, text: str) -> None:
        wanted = plain(text).split()
        for row in range(self.table.rowCount()):
            first, keys = self.table.item(row, NAME), self.table.item(row, KEYS)
            known = f"{first.data(FOUND_BY)} {plain(keys.text())}" if first is not None and keys is not None else ""
            self.table.setRowHidden(row, not all(word in known for word in wanted))
        if self.table.isRowHidden(self.table.currentRow()):  # what is changed below must be what is seen
            seen = (row for row in range(self.table.rowCount()) if not self.table.isRowHidden(row))
            self.table.setCurrentCell(next(seen, -1), NAME)

    def _id_at(self, row: int) -> str:
        item = self.table.item(row, NAME)
        return str(item.data(ACTION_ID)) if item is not None else ""

    @property
    def _action_id(self) -> str:
        """The action whose keys are changed; '' for keys of the map itself."""
        return self._id_at(self.table.currentRow())

    # -- changing -----------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        action_id = self._action_id
        for widget in (self.field, self.none):
            widget.setEnabled(bool(action_id))
        self.reset.setEnabled(bool(action_id) and self._keys.is_own(action_id))
        self.reset_all.setEnabled(any(self._keys.is_own(row.id) for row in ACTIONS))
        if action_id:
            name = say(action(action_id).text).replace("&", "").removesuffix("…")
            self.chosen.setText(self.tr("Keys for “{action}”").format(action=name))
            self.field.setText("  ".join(native(each) for each in self._keys.keys(action_id)))
        else:
            self.chosen.setText(self.tr("These keys belong to the map itself."))
            self.field.clear()
        self._tell("")

    def _press(self, keys: str) -> None:
        """The first keys become those pressed, further ones stay."""
        others = self._keys.keys(self._action_id)[1:]
        self._answer(self._keys.set_keys(self._action_id, (keys, *others)))

    def _answer(self, refused: Refusal | None) -> None:
        self._tell(say(refused.message) if refused is not None else "")

    def _reset_all(self) -> None:
        self._keys.reset_all()

    def _tell(self, sentence: str) -> None:
        """Why keys were refused; a blank keeps the place, so that nothing moves."""
        self.told.setText(sentence or " ")
        self.told.setStyleSheet(f"color: {current_tokens().error}" if sentence else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search:
            down = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
            if down and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            return super().eventFilter(watched, event)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        ):
            self.field.setFocus()
            return True
        return super().eventFilter(watched, event)
