"""The rules of a plan, looked through and changed: which pack, which rules, how grave, how much, and why.

Nothing holds before it is applied, and then it is one step of the history.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import ENABLED
from siteplanner.core.rules.pack import known_packs
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.file_names import offered_file_name, with_ending
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.dialogs.rule_editor_detail import RuleDetail
from siteplanner.gui.dialogs.rule_editor_tree import RuleTree
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.wording import say
from siteplanner.services.rule_draft import Effect, Place, RuleDraft, effect

LANE = "trying rules"
PREVIEW_MS = 250
"""How long the hand must rest before the effect of the change is worked out."""
EFFECT = QT_TRANSLATE_NOOP(
    "rule_editor",
    "Findings with these rules: {more} more, {fewer} fewer. Then errors: {errors}, warnings: {warnings}, not checked: "
    "{not_checked}.",
)
MENDED = QT_TRANSLATE_NOOP("rule_editor", "{problem} It is left out here; applying keeps it out.")


class RuleEditor(QDialog):
    """Accepted: ``draft.edit()`` is what to do to the plan (None: nothing)."""

    def __init__(self, desk: Desk, plan: Plan, folder: str | Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.draft = RuleDraft(plan)
        self.effect: Effect | None = None
        self._tried: object = None
        self._folder = Path(folder)
        self.setWindowTitle(self.tr("Rules"))
        self.packs = QuietCombo()
        self.import_button = QPushButton(self.tr("&Import…"))
        self.export_button = QPushButton(self.tr("&Export…"))
        self.search = QLineEdit()
        self.tree = RuleTree()
        self.detail = RuleDetail()
        self.problem = ProblemLine()
        self.effect_line = QLabel()
        self.reset_all = QPushButton(self.tr("Reset &all"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._preview = QTimer(self, interval=PREVIEW_MS, singleShot=True)
        self._arrange()
        self._listen()
        self._fill_packs()
        self.tree.fill(self.draft)
        for message in self.draft.mended:
            self.problem.show_warning(say(MENDED(problem=message)))
        self._refresh()
        self.tree.setFocus()
        self.resize(1180, 700)

    # -- building -----------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        label = QLabel(self.tr("Rule &pack"))
        label.setBuddy(self.packs)
        self.packs.setMinimumWidth(360)
        self.search.setPlaceholderText(self.tr("Find a rule, limit or clause"))
        self.search.setAccessibleName(self.tr("Find a rule, limit or clause"))
        self.search.setClearButtonEnabled(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (label, self.packs, self.import_button, self.export_button):
            head.addWidget(widget)
        head.addStretch(1)
        self.search.setMinimumWidth(240)
        head.addWidget(self.search)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setObjectName("rule")
        self.effect_line.setObjectName("faint")
        self.effect_line.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addWidget(self.effect_line, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.tree, 1)
        column.addWidget(self.detail)
        column.addWidget(rule)
        column.addLayout(foot)
        for button in (self.import_button, self.export_button, self.reset_all, *self.buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.apply.setToolTip(self.tr("Ctrl+Enter"))

    def _listen(self) -> None:
        self.packs.activated.connect(self._choose_pack)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.search.textChanged.connect(self.tree.filter)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.tree.chosen.connect(self._show_chosen)
        self.tree.toggled.connect(self._toggle)
        self.tree.typed.connect(self.detail.begin)
        self.detail.changed.connect(lambda: self._refresh(self.tree.place[0] if self.tree.place else None))
        self.detail.left.connect(self.tree.setFocus)
        self.reset_all.clicked.connect(self._reset_all)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._preview.timeout.connect(self._try_rules)
        for keys, do in (("Ctrl+F", self.search.setFocus), ("Ctrl+Return", self.accept), ("Ctrl+Enter", self.accept)):
            QShortcut(QKeySequence(keys), self, do)

    def _fill_packs(self) -> None:
        self.packs.clear()
        language = "zh" if in_chinese() else "en"
        for pack_id in self.draft.pack_ids:
            pack = self.draft.plain_named(pack_id)
            name = pack.name[language] if pack is not None else pack_id
            if pack_id not in known_packs():
                name = self.tr("{name} (in this plan)").format(name=name)
            self.packs.addItem(name, pack_id)
            if pack is not None:
                self.packs.setItemData(self.packs.count() - 1, pack.statement[language], Qt.ItemDataRole.ToolTipRole)
        self.packs.setCurrentIndex(self.packs.findData(self.draft.pack_id))
        self.packs.setToolTip(self.draft.plain.statement[language])

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        self.detail.show_place(self.draft, self.tree.place)

    def _refresh(self, of_rule: str | None = None) -> None:
        """After a change (of one rule): rows, buttons, and after a while the effect."""
        self.tree.show_values(self.draft, of_rule)
        self.reset_all.setEnabled(self.draft.has_changes)
        changed = self.draft.edit() is not None
        self.apply.setEnabled(changed)
        if not changed:
            self._preview.stop()
            self.desk.background.cancel(LANE)
            self.effect = None
            self.effect_line.setText(self.tr("Nothing is changed."))
        elif self._tried != self.draft.figures or self.effect is None:
            self.effect = None
            self.effect_line.setText(self.tr("What this changes is being worked out…"))
            self._preview.start()

    def _try_rules(self) -> None:
        """Check the plan by the rules as they stand here, in the background."""
        known = self.desk.whole_result if self.desk.plan is self.draft.start else None
        start, plan, tried = self.draft.start, self.draft.plan, self.draft.figures

        def job(work: Work) -> tuple[object, Effect]:
            return tried, effect(known, start, plan, work=work)

        self.desk.background.start(LANE, job, self._show_effect, self._no_effect)

    def _show_effect(self, found: tuple[object, Effect]) -> None:
        tried, told = found
        if tried != self.draft.figures:
            return
        self._tried, self.effect = tried, told
        self.effect_line.setText(
            say(
                EFFECT(
                    more=told.more,
                    fewer=told.fewer,
                    errors=told.errors,
                    warnings=told.warnings,
                    not_checked=told.not_checked,
                )
            )
        )

    def _no_effect(self, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self.effect_line.setText(say(error.message))
        elif not isinstance(error, Cancelled):
            raise error

    # -- changing -----------------------------------------------------------------------------------------------

    def _toggle(self, place: Place, on: bool) -> None:
        if place[1] == ENABLED:
            self.draft.set_enabled(place[0], enabled=on)
        else:
            self.draft.set_limit(place, 1.0 if on else 0.0)
        self._refresh()
        self._show_chosen()

    def _choose_pack(self) -> None:
        chosen = str(self.packs.currentData())
        if chosen == self.draft.pack_id:
            return
        self._attempt(lambda: self.draft.use_pack(chosen))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a rule pack"), str(self._folder), self.tr("Rule packs (*.toml);;All files (*)")
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Keep the pack in a file with the plan and use it; what is wrong with it is said, with the line."""
        self._folder = path.parent
        self._attempt(lambda: self.draft.import_pack(path))

    def _attempt(self, do: Callable[[], None]) -> None:
        self.problem.clear()
        try:
            do()
        except SiteplannerError as error:
            self.problem.show_problem(say(error.message))
        self._fill_packs()
        self.tree.fill(self.draft)
        self.tree.filter(self.search.text())
        self._refresh()
        self._show_chosen()

    def _reset_all(self) -> None:
        self.draft.reset_all()
        self._refresh()
        self._show_chosen()

    def _export(self) -> None:
        if not self.detail.take_value():
            return
        suggested = self._folder / f"{offered_file_name(self.draft.start.name, self.draft.pack_id)}.toml"
        title, kinds = self.tr("Export the rules"), self.tr("Rule packs (*.toml)")
        path, _ = asked_file(self, title, str(suggested), kinds, (".toml",))
        if path is not None:
            self.export_file(path)

    def export_file(self, path: Path) -> None:
        """Write the rules as they stand here as a pack that others can import."""
        target = with_ending(str(path), (".toml",))
        self._folder = target.parent
        try:
            self.draft.export(target)
        except SiteplannerError as error:
            self.problem.show_problem(say(error.message))
            return
        self.problem.show_good(self.tr("Written: {name}").format(name=target.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next; it never applies: that is Ctrl+Enter, or the button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # -- ending -------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Not before every change says why."""
        if not self.detail.take_value() or not self.apply.isEnabled():
            return
        missing = self.draft.without_note
        if missing:
            self.tree.go_to(missing[0])
            self.detail.ask_why()
            return
        super().accept()

    def done(self, result: int) -> None:
        self._preview.stop()
        self.desk.background.cancel(LANE)
        super().done(result)
