"""The scenarios of the plan: how they hang on each other, what each changes, and how far it is behind its parent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.core.scenarios.tree import in_tree_order, parent_of
from siteplanner.gui.commands import Commands
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.scenarios.scenario_tree import BEHIND, ID, NAME, OWN, PLANTS, ScenarioTree
from siteplanner.gui.theme import current_tokens

WIDE_PX = 460


class ScenariosPanel(QWidget):
    """A row a scenario, the one shown in bold. What is counted is worked out only while the panel is seen."""

    def __init__(self, desk: Desk, commands: Commands) -> None:
        super().__init__()
        self.desk, self.commands = desk, commands
        self.tree = ScenarioTree()
        self.description = _Description()
        self.duplicate, self.take_over = QPushButton(), QPushButton()
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.hint = QLabel()
        self.hint.setObjectName("faint")
        self.hint.setWordWrap(True)
        self._filled_for: tuple[object, ...] = ()
        self._active = ""
        self._fold_open = False
        self._due = QTimer(self, interval=0, singleShot=True)
        self._due.timeout.connect(self._refresh_seen)
        self._lay_out()
        self._listen()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.duplicate)
        row.addWidget(self.take_over)
        row.addStretch(1)
        row.addWidget(self.more)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.description, 1)
        column.addWidget(self.hint)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(8, 4, 8, 4)
        self._sides.addWidget(self.tree, 3)
        self._sides.addLayout(column, 2)

    def _listen(self) -> None:
        desk, tree, commands = self.desk, self.tree, self.commands
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.theme_changed.connect(self._dress)
        tree.shown.connect(commands.set_scenario)
        tree.removed.connect(lambda of: commands.remove_scenario(of))
        tree.moved.connect(commands.move_scenario)
        tree.left.connect(desk.give_keys_to_map)
        tree.currentItemChanged.connect(lambda *_: self._show_current())
        tree.itemChanged.connect(self._renamed)
        tree.customContextMenuRequested.connect(lambda at: self._open_menu(tree.viewport().mapToGlobal(at)))
        tree.itemExpanded.connect(lambda item: self._folded(item, opened=True))
        tree.itemCollapsed.connect(lambda item: self._folded(item, opened=False))
        self.description.done.connect(self._described)
        self.description.left.connect(tree.setFocus)
        self.duplicate.clicked.connect(lambda: commands.duplicate_scenario(tree.current_id))
        self.take_over.clicked.connect(lambda: commands.take_over_from_parent(tree.current_id))
        self.more.clicked.connect(lambda: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))

    # -- what is shown ------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.tree.setAccessibleName(self.tr("Scenarios"))
        self.tree.setHeaderLabels([self.tr("Scenario"), self.tr("Plants"), self.tr("Own"), self.tr("Behind")])
        head = self.tree.headerItem()
        head.setToolTip(OWN, self.tr("How many plants it has different from its parent as it took it over"))
        head.setToolTip(BEHIND, self.tr("How many plants were changed in its parent since; take them over, or not"))
        for column in (PLANTS, OWN, BEHIND):
            head.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.description.setPlaceholderText(self.tr("What this scenario is about"))
        self.description.setAccessibleName(self.tr("Description of the scenario"))
        self.duplicate.setText(self.tr("Duplicate…"))
        self.take_over.setText(self.tr("Take over…"))
        self.more.setIcon(icon("more"))
        self.more.setToolTip(self.tr("What else can be done with the scenario"))
        self.more.setAccessibleName(self.tr("What else can be done with the scenario"))
        self.hint.setText(
            self.tr(
                "Enter shows, F2 renames, Delete removes, Alt and arrows move. Drop one on another to hang it there."
            )
        )
        self._dress()

    def _dress(self) -> None:
        self._filled_for = ()
        self.more.setIcon(icon("more"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tree beside what is said of a scenario where there is the width for it, else above it."""
        super().resizeEvent(event)
        beside = event.size().width() >= WIDE_PX
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_seen()

    def refresh(self) -> None:
        """Show the scenarios as they are, once the event loop comes round and the panel is seen."""
        self._due.start()

    def _refresh_seen(self) -> None:
        if self.isVisible():
            self.show_plan(self.desk.plan)

    def show_plan(self, plan: Plan | None) -> None:
        """Fill the rows; they are made anew only where the scenarios themselves have changed."""
        state: tuple[object, ...] = (plan.scenarios, tuple(plan.grounds)) if plan is not None else ()
        self.tree.blockSignals(True)
        if state != self._filled_for or plan is None:
            self._fill(plan)
            self._filled_for = state
        for item in self.tree.items():
            if plan is not None and item.data(NAME, ID):
                self._show_counts(item, plan, str(item.data(NAME, ID)))
        if plan is not None and plan.active_scenario != self._active:
            self._active = plan.active_scenario  # what is shown now is what is spoken of
            self.tree.choose(self._active)
        self.tree.blockSignals(False)
        self.setEnabled(plan is not None)
        self._show_current()

    def _fill(self, plan: Plan | None) -> None:
        current = self.tree.current_id or (plan.active_scenario if plan is not None else "")
        self.tree.clear()
        fold = QTreeWidgetItem()
        at: list[QTreeWidgetItem] = []
        for scenario, depth in in_tree_order(plan, archived=False) if plan is not None else ():
            item = _item(scenario)
            del at[depth:]
            if at:
                at[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            at.append(item)
            item.setExpanded(True)
        for scenario in plan.scenarios if plan is not None else ():
            if scenario.archived:
                fold.addChild(_item(scenario))
        if fold.childCount():
            fold.setText(NAME, self.tr("Archived ({count})").format(count=fold.childCount()))
            fold.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.tree.addTopLevelItem(fold)
            self._dim(fold)
            fold.setExpanded(self._fold_open)
        self.tree.choose(current)

    def _show_counts(self, item: QTreeWidgetItem, plan: Plan, scenario_id: str) -> None:
        scenario, parent = plan.scenario(scenario_id), parent_of(plan, scenario_id)
        bold = QFont(self.tree.font())
        bold.setBold(scenario_id == plan.active_scenario)
        item.setFont(NAME, bold)
        item.setText(PLANTS, figure(len(plan.plants(scenario_id)), 0))
        own, late = len(own_changes(plan, scenario_id).touched), len(behind(plan, scenario_id).touched)
        item.setText(OWN, figure(own, 0) if parent else "")
        item.setText(BEHIND, figure(late, 0) if late else "")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (PLANTS, OWN, BEHIND):
            item.setTextAlignment(column, right)
        tokens = current_tokens()
        item.setForeground(BEHIND, QBrush(QColor(tokens.warning)))
        item.setBackground(BEHIND, QBrush(QColor(tokens.warning_ground)) if late else QBrush())
        of = plan.scenario(parent).name if parent else ""
        told = self.tr("{count} changes of “{parent}” are not in it").format(count=late, parent=of) if late else ""
        item.setToolTip(BEHIND, told)
        item.setToolTip(NAME, scenario.description or scenario.name)
        item.setData(BEHIND, Qt.ItemDataRole.AccessibleTextRole, told)
        if scenario.archived:
            self._dim(item)

    def _dim(self, item: QTreeWidgetItem) -> None:
        for column in range(self.tree.columnCount()):
            item.setForeground(column, QBrush(QColor(current_tokens().text_muted)))

    def _show_current(self) -> None:
        """What can be done with the current scenario, and what is said of it."""
        plan, current = self.desk.plan, self.tree.current_id
        known = plan is not None and current in plan.scenario_plants
        self.description.show_text(plan.scenario(current).description if plan is not None and known else "", current)
        self.description.setEnabled(known)
        self.duplicate.setEnabled(known)
        why = self.commands.why_not_take_over(current) if known else self.tr("Choose a scenario first.")
        self.take_over.setEnabled(not why)
        self.take_over.setToolTip(why)

    def _folded(self, item: QTreeWidgetItem, *, opened: bool) -> None:
        if not item.data(NAME, ID):
            self._fold_open = opened

    # -- what is changed ----------------------------------------------------------------------------------------

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        plan, scenario_id = self.desk.plan, str(item.data(NAME, ID) or "")
        if column != NAME or plan is None or not scenario_id:
            return
        before, after = plan.scenario(scenario_id).name, item.text(NAME).strip()
        if not after or after == before or not self.commands.name_scenario(scenario_id, after):
            self._filled_for = ()
            self.refresh()

    def finish_typing(self) -> None:
        """Take on what is typed as the description, before something else is done with the plan."""
        self.description.keep()

    def _described(self, scenario_id: str, text: str) -> None:
        self.commands.describe(scenario_id, text)

    def menu(self) -> QMenu:
        """What can be done with the current scenario; what cannot be done now says why."""
        menu = QMenu(self.tree)
        menu.setToolTipsVisible(True)
        for words, why, run in self.commands.of_scenario(self.tree.current_id):
            if not words:
                menu.addSeparator()
                continue
            entry = menu.addAction(words)
            entry.setEnabled(not why)
            entry.setToolTip(why)
            entry.triggered.connect(run)
        return menu

    def rename_current(self) -> None:
        """Type another name for the current scenario where it stands."""
        item = self.tree.currentItem()
        if item is not None:
            self.tree.setFocus()
            self.tree.editItem(item, NAME)

    def _open_menu(self, at: QPoint) -> None:
        """At a point of the screen: where the pointer is, or below the button."""
        if self.tree.current_id:
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)


def _item(scenario: Scenario) -> QTreeWidgetItem:
    item = QTreeWidgetItem([scenario.name or scenario.scenario_id])
    item.setData(NAME, ID, scenario.scenario_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item


class _Description(QPlainTextEdit):
    """Kept when the field is left: Ctrl+Enter and Tab go on to the tree, Esc brings back what was there."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._of, self._before = "", ""

    def show_text(self, text: str, of: str) -> None:
        """The description of a scenario; what is being typed for it stays."""
        if of == self._of and self.hasFocus() and text == self._before:
            return
        if of != self._of:
            self.keep()
        if (text, of) != (self._before, self._of) or self.toPlainText() != text:
            self._before, self._of = text, of
            self.setPlainText(text)

    def keep(self) -> None:
        """Tell what was typed, where it is something else than before."""
        text, of = self.toPlainText().strip(), self._of
        if of and text != self._before:
            self._before = text
            self.done.emit(of, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._before)
            self.left.emit()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)
