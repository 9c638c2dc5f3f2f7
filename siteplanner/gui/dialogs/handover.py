"""The bureau pack in one dialog: what goes out, what the layout is worth, the reason it goes out with, what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.errors import Cancelled, InputError, SiteplannerError
from siteplanner.core.finding_words import ONLY_BY_THEN
from siteplanner.core.moment import name_of, read_moment
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.gui import translation
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.outgoing_foot import OutgoingFoot, open_folder
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.scenario_choice import ScenarioChoice
from siteplanner.gui.dialogs.screen_room import grow_for_sentences
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.wording import say
from siteplanner.services.handover import changes as comparing
from siteplanner.services.handover import last_pack as last_packs
from siteplanner.services.handover.contents import CHOICES, require_groups
from siteplanner.services.handover.last_pack import last_pack
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import HandedOver, hand_over
from siteplanner.services.handover.preview import Preview, preview
from siteplanner.services.handover.reasons import says_something, why_needed

LANE: Final = "handing over"
PREVIEW_LANE: Final = "looking at a hand-over"
KEPT_FOLDERS: Final = "handover_folders"
FOLDER: Final = "handover"
"""Beside the plan, where packs go unless another place is chosen."""

GROUPS: Final[dict[str, tuple[Template, Template]]] = {
    "geojson": (
        QT_TRANSLATE_NOOP("handover", "GeoJSON"),
        QT_TRANSLATE_NOOP("handover", "Plants: RFC 7946, CGCS2000 in degrees, metres"),
    ),
    "shp": (
        QT_TRANSLATE_NOOP("handover", "Shapefile"),
        QT_TRANSLATE_NOOP("handover", "Plants, parcels, zones; zone before the eastings"),
    ),
    "txt": (
        QT_TRANSLATE_NOOP("handover", "Boundary points"),
        QT_TRANSLATE_NOOP("handover", "TXT of parcels and of plants"),
    ),
    "dxf": (
        QT_TRANSLATE_NOOP("handover", "DXF drawing"),
        QT_TRANSLATE_NOOP("handover", "For AutoCAD 2010 and on, by layers"),
    ),
    "tables": (
        QT_TRANSLATE_NOOP("handover", "Tables"),
        QT_TRANSLATE_NOOP("handover", "Figures, land-use balance, findings"),
    ),
    "sheet": (
        QT_TRANSLATE_NOOP("handover", "Map sheet"),
        QT_TRANSLATE_NOOP("handover", "PDF, A3, at a true scale"),
    ),
}
ALWAYS: Final = QT_TRANSLATE_NOOP(
    "handover",
    "Always with it: check report, copy of the plan, manifest with check sums. Every file is read back and compared "
    "with the plan; a difference stops the hand-over.",
)
DAMAGED: Final = QT_TRANSLATE_NOOP(
    "handover",
    "The last pack, “{folder}”, is damaged ({file}): nothing can be compared with it. Choose another one, or go on "
    "without a comparison.",
)
OTHER_SYSTEM: Final = QT_TRANSLATE_NOOP(
    "handover",
    "The last pack, “{folder}”, is in {then} and the plan is in {now}: places cannot be compared. Go on without a "
    "comparison.",
)
_SAID: Final[dict[Template, Template]] = {last_packs.DAMAGED: DAMAGED, comparing.OTHER_SYSTEM: OTHER_SYSTEM}
"""What a command says with its options, as the window says it."""
WRITTEN: Final = QT_TRANSLATE_NOOP("handover", "{folder}: {files} files, each read back and equal to the plan.")
WITH_CHANGES: Final = QT_TRANSLATE_NOOP("handover", "{written} {summary}.")
SINCE: Final = QT_TRANSLATE_NOOP("handover", "{summary}.")
SINCE_BUT: Final = QT_TRANSLATE_NOOP("handover", "{summary}. {remark}")
LEFT_OUT: Final = QT_TRANSLATE_NOOP("handover", "Not in the pack: “{label}”. {why}")


def plain(message: Message | Template) -> str:
    """The sentence without options of the command."""
    if isinstance(message, Message) and message.template in _SAID:
        return say(_SAID[message.template](**message.values))
    return say(message)


class HandoverDialog(QDialog):
    """Stays open after a hand-over to show what became of it. ``made`` is the pack, once it is there."""

    def __init__(self, desk: Desk, folder: str | Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.made: HandedOver | None = None
        self.seen: Preview | None = None
        self._since: Path | None = None
        self._busy = False
        self._asked = ("", "")
        self.setWindowTitle(self.tr("Hand over"))
        self.scenario = ScenarioChoice(desk.plan)
        self.folder = QLineEdit(self._kept_folder() or str(Path(folder) / FOLDER))
        self.browse = QPushButton(self.tr("Choose…"))
        self.until = QLineEdit()
        self.by = QLineEdit(desk.session.author if desk.session is not None else "")
        self.groups: dict[str, QCheckBox] = {}
        self.state = ProblemLine()
        self.reason_label = QLabel(self.tr("Reason"))
        self.reason = QPlainTextEdit()
        self.compare = QCheckBox(self.tr("Compare with the last pack"))
        self.other = QPushButton(self.tr("Another pack…"))
        self.since = ProblemLine()
        self.left_out = QLabel()
        self.outcome = ProblemLine()
        self.work_line = WorkLine(desk.background, LANE)
        self.foot = OutgoingFoot(self.work_line, self.tr("Hand over"), self.tr("Open folder"))
        self.hand_over, self.folder_button = self.foot.write, self.foot.folder_button
        self._lay_out()
        self._connect()
        self.resize(720, 0)
        self._look()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Scenario"), self.scenario)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        form.addRow(self.tr("In service by"), self.until)
        form.addRow(self.tr("Into the folder"), place)
        form.addRow(self.tr("Handed over by"), self.by)
        form.addRow(self.tr("Contents"), self._contents())
        form.addRow(self.tr("Check"), self.state)
        form.addRow(self.reason_label, self.reason)
        form.addRow(self.tr("Changes"), self._comparison())
        self.until.setPlaceholderText(self.tr("all plants; or 2025, 2025Q4, 2025-06-30"))
        self.folder.setAccessibleName(self.tr("Into the folder"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        self.reason.setPlaceholderText(
            self.tr("Why it goes out all the same, in a few words. It stands in the report.")
        )
        self.left_out.setObjectName("faint")
        self.left_out.setWordWrap(True)
        self.left_out.hide()
        for button in (self.browse, self.other):
            button.setAutoDefault(False)
        self._show_reason(wanted=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.left_out)
        column.addWidget(self.outcome)
        column.addStretch(1)
        column.addLayout(self.foot)
        self.hand_over.setDefault(True)

    def _contents(self) -> QWidget:
        """A box a kind of file, in two columns, with what it holds."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for at, (group, (name, meaning)) in enumerate(GROUPS.items()):
            tick = QCheckBox(say(name))
            tick.setChecked(True)
            tick.setAccessibleDescription(say(meaning))
            about = QLabel(say(meaning))
            about.setObjectName("faint")
            about.setContentsMargins(22, 0, 0, 4)
            row, column = divmod(at, 2)
            grid.addWidget(tick, 2 * row, column)
            grid.addWidget(about, 2 * row + 1, column)
            self.groups[group] = tick
        always = QLabel(say(ALWAYS))
        always.setObjectName("faint")
        always.setWordWrap(True)
        grid.addWidget(always, 2 * len(GROUPS), 0, 1, 2)
        return box

    def _comparison(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.compare, 1)
        row.addWidget(self.other)
        column.addLayout(row)
        column.addWidget(self.since)
        self.compare.setChecked(True)
        return box

    def _connect(self) -> None:
        self.scenario.activated.connect(self._other_scenario)
        self.folder.editingFinished.connect(self._look_again)
        self.until.editingFinished.connect(self._look_again)
        self.browse.clicked.connect(self._ask_for_folder)
        self.other.clicked.connect(self._ask_for_pack)
        self.compare.toggled.connect(self._refresh)
        self.reason.textChanged.connect(self._refresh)
        for tick in self.groups.values():
            tick.toggled.connect(self._show_left_out)
        self.folder_button.clicked.connect(self._open_folder)
        self.foot.buttons.accepted.connect(self._hand_over)
        self.foot.buttons.rejected.connect(self.reject)

    # -- what would go out --------------------------------------------------------------------------------------

    @property
    def scenario_id(self) -> str:
        return self.scenario.scenario_id

    @property
    def outdir(self) -> Path:
        return Path(self.folder.text().strip() or ".").expanduser()

    def _kept_folder(self) -> str:
        """Where the last pack of this plan went."""
        plan, kept = self.desk.plan, self.desk.settings.get(KEPT_FOLDERS, {})
        folder = kept.get(plan.plan_uuid, "") if plan is not None else ""
        return folder if isinstance(folder, str) else ""

    def _keep_folder(self, plan_uuid: str, folder: Path) -> None:
        kept = self.desk.settings.get(KEPT_FOLDERS, {})
        self.desk.settings.set(KEPT_FOLDERS, {**kept, plan_uuid: str(folder)})

    def _logged_plan(self) -> Plan | None:
        """What goes out: the plan as it stands, with what was changed since it was saved in its log."""
        return self.desk.session.logged_plan if self.desk.session is not None else None

    def order(self, plan: Plan) -> Order:
        """What is asked for, as it stands in the dialog. Raises InputError for a moment that is none."""
        until = self.until.text().strip()
        groups = frozenset(group for group, tick in self.groups.items() if tick.isChecked())
        require_groups(groups)
        return Order.of(
            plan,
            self.scenario_id,
            when=read_moment(until) if until else None,
            lang=translation.chosen_language(self.desk.settings.get("language")),
            reason=self.reason.toPlainText().strip(),
            by=self.by.text().strip(),
            groups=None if groups == frozenset(CHOICES) else groups,
        )

    def _other_scenario(self) -> None:
        self._since = None
        self._look()

    @property
    def _places(self) -> tuple[str, str]:
        return self.folder.text(), self.until.text()

    def _look_again(self) -> None:
        """Leaving a field that did not change asks for nothing."""
        if self._asked != self._places:
            self._look()

    def _look(self) -> None:
        """Check the layout and look for the last pack, off the interface thread."""
        plan = self._logged_plan()
        if plan is None:
            self.hand_over.setEnabled(False)
            return
        self.seen = None
        self.outcome.clear()
        self.since.clear()
        self._asked = self._places
        try:
            order = self.order(plan)
        except InputError as error:
            self.desk.background.cancel(PREVIEW_LANE)
            self.state.show_problem(say(error.message))
            self._refresh()
            return
        self.state.show_warning(self.tr("The layout is being checked…"))
        outdir, since = self.outdir, self._since

        def job(work: Work) -> Preview:
            return preview(order, outdir, since, work)

        self._refresh()
        self.desk.background.start(PREVIEW_LANE, job, self._looked, self._not_looked)

    def _looked(self, seen: Preview) -> None:
        if seen.result.scenario_id != self.scenario_id:
            return
        self.seen = seen
        why = why_needed(seen.result)
        if why is not None:
            self.state.show_warning(say(why))
        elif seen.result.plants == 0:
            self.state.show_warning(self.tr("The scenario has no plants."))
        elif seen.result.when is not None:
            self.state.show_warning(say(ONLY_BY_THEN(when=name_of(seen.result.when))))
        else:
            self.state.show_good(self.tr("The layout has no errors."))
        self._show_reason(wanted=why is not None)
        self._show_changes(seen)
        self._show_left_out()
        self._refresh()
        grow_for_sentences(self)

    def _not_looked(self, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self.state.show_problem(plain(error.message))
        elif not isinstance(error, Cancelled):
            raise error
        self._refresh()

    def _show_reason(self, *, wanted: bool) -> None:
        self.reason.setVisible(wanted)
        self.reason_label.setVisible(wanted)

    def _show_changes(self, seen: Preview) -> None:
        if seen.problem is not None:
            self.since.show_problem(plain(seen.problem))
        elif seen.changes is None:
            self.since.show_good(self.tr("There is no earlier pack of this scenario in the folder."))
        else:
            remark = seen.changes.remark()
            if remark is None:
                self.since.show_good(say(SINCE(summary=seen.changes.summary())))
            else:
                self.since.show_warning(say(SINCE_BUT(summary=seen.changes.summary(), remark=remark)))
            self.compare.setToolTip(seen.changes.pack)

    def _show_left_out(self) -> None:
        """What the plan cannot give of the kinds that are ticked, each with the reason."""
        lines = [
            say(LEFT_OUT(label=item.label, why=why))
            for item, why in (self.seen.left_out if self.seen is not None else ())
            if item.group not in self.groups or self.groups[item.group].isChecked()
        ]
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(lines))

    def _lacking(self) -> str:
        """Why it cannot be handed over yet; "" where it can."""
        if self.desk.plan is None:
            return self.tr("Open a plan first.")
        if self.seen is None:
            return self.tr("What goes out is not checked yet.")
        if self.compare.isChecked() and self.seen.problem is not None:
            return self.tr("The last pack cannot be compared with. Choose another one, or go on without.")
        if why_needed(self.seen.result) is not None and not says_something(self.reason.toPlainText()):
            return self.tr("Write down why it goes out all the same.")
        return ""

    def _refresh(self) -> None:
        lacking = self._lacking()
        self.hand_over.setEnabled(not lacking and not self._busy)
        self.hand_over.setToolTip(lacking)
        self.since.setEnabled(self.compare.isChecked())

    # -- where to -----------------------------------------------------------------------------------------------

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Put the pack into"), self.folder.text())
        if name:
            self.folder.setText(name)
            self._look()

    def _ask_for_pack(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Compare with the pack in"), self.folder.text())
        if name:
            self._since = Path(name)
            self.compare.setChecked(True)
            self._look()

    def _open_folder(self) -> None:
        if self.made is not None:
            open_folder(self.made.folder)

    # -- handing over -------------------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        plan = self._logged_plan()
        if plan is None or self._busy or self._lacking():
            return
        order, outdir = self.order(plan), self.outdir
        since, compare = self._since, self.compare.isChecked()

        def job(work: Work) -> HandedOver:
            return hand_over(order, outdir, last_pack(outdir, order, since) if compare else None, work)

        self.outcome.clear()
        self._set_busy(on=True)
        self.desk.background.start(LANE, job, self._handed_over, self._not_handed_over)

    def _set_busy(self, *, on: bool) -> None:
        self._busy = on
        self.folder_button.setVisible(not on and self.made is not None)
        fields = (self.scenario, self.until, self.folder, self.browse, self.by, self.reason, self.compare, self.other)
        for widget in (*fields, *self.groups.values()):
            widget.setEnabled(not on)
        self._refresh()

    def _handed_over(self, made: HandedOver) -> None:
        self.made = made
        self._keep_folder(str(made.manifest["plan"]["uuid"]), self.outdir)
        self._set_busy(on=False)
        written = WRITTEN(folder=made.folder.name, files=made.files)
        changes = made.changes
        told = written if changes is None else WITH_CHANGES(written=written, summary=changes.summary())
        self.outcome.show_good(say(told))
        self.folder_button.setFocus()
        grow_for_sentences(self)

    def _not_handed_over(self, error: Exception) -> None:
        self._set_busy(on=False)
        if isinstance(error, SiteplannerError):
            self.outcome.show_problem(plain(error.message))
        elif isinstance(error, Cancelled):
            self.outcome.show_warning(self.tr("Stopped; nothing was written."))
        else:
            raise error
        grow_for_sentences(self)

    def reject(self) -> None:
        """Esc stops what is under way; only then it closes."""
        if self._busy:
            self.work_line.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.desk.background.cancel(PREVIEW_LANE)
        super().done(result)
