"""A new plan from map files, in one dialog: which maps, as what, in which system, which columns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyproj import CRS
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import schema
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.crs_choice import CrsChoice, code_words
from siteplanner.gui.dialogs.gathered_maps import GatheredMaps
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_paths import MAP_FILTER, dropped_maps
from siteplanner.gui.dialogs.plain_words import NO_PARCELS, PLAN_CRS_PROBLEMS, sentence
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.screen_room import fit_to_screen
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.wording import say
from siteplanner.services.new_plan import new_plan

LANE = "files"
MANY_MAPS = 2
"""From so many gathered maps on, leaving is asked about."""
ROLES = tuple(layer.name for layer in schema.BASE_LAYERS)

NO_PLAN_CRS = QT_TRANSLATE_NOOP("maps", "Choose the plan's coordinate system.")


class NewFromMapsDialog(QDialog):
    """``plan`` is the new plan once the dialog was accepted."""

    def __init__(self, desk: Desk, paths: Iterable[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.plan: Plan | None = None
        self._plan_told: CRS | None = None
        self._name_typed = False
        self._creating = False
        self._at_work: list[MapEntry] = []
        self._working_on = ""
        self.setWindowTitle(self.tr("New plan from map files"))
        self.setAcceptDrops(True)
        self.gathered = GatheredMaps(desk, ROLES, explore=True, beside_plan=False)
        self.maps, self.form = self.gathered.table, self.gathered.form
        self.name = QLineEdit()
        self.plan_crs = CrsChoice()
        self.plan_crs_reason = QLabel()
        self.problem = ProblemLine()
        self.work_line = WorkLine(desk.background, LANE)
        self.add_button = QPushButton(self.tr("Add files…"))
        self.add_folder_button = QPushButton(self.tr("Add a .gdb folder…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton(self.tr("Create plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self.add_paths(paths)
        self._refresh()
        fit_to_screen(self, 1320, 696)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        hint = QLabel(
            self.tr("Parcels are needed; zones, constraints and substations are welcome. Files can be dropped here.")
        )
        hint.setObjectName("faint")
        head.addWidget(hint, 1)
        for button in (self.add_button, self.add_folder_button, self.remove_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        plan = QFormLayout()
        plan.setVerticalSpacing(8)
        plan.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        plan.addRow(self.tr("Name of the plan"), self.name)
        crs = QHBoxLayout()
        crs.setSpacing(12)
        crs.addWidget(self.plan_crs, 1)
        crs.addWidget(self.plan_crs_reason, 1)
        plan.addRow(self.tr("Coordinate system of the plan"), crs)
        self.plan_crs.setAccessibleName(self.tr("Coordinate system of the plan"))
        self.plan_crs_reason.setObjectName("faint")
        self.plan_crs_reason.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.work_line, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.gathered, 1)
        column.addLayout(plan)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.create_button.setDefault(True)
        self.name.setMaxLength(120)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._ask_for_files)
        self.add_folder_button.clicked.connect(self._ask_for_folder)
        self.remove_button.clicked.connect(self.gathered.remove_current)
        self.gathered.changed.connect(self._refresh)
        self.name.textEdited.connect(self._name_edited)
        self.plan_crs.chosen.connect(self._plan_crs_chosen)
        self.plan_crs.refused.connect(self._plan_crs_refused)
        self.buttons.accepted.connect(self._create_plan)
        self.buttons.rejected.connect(self.reject)
        self.desk.background.progress.connect(self._progress)

    # -- the list of maps ---------------------------------------------------------------------------------------

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add map files; one that is there already is only selected."""
        self.gathered.add_paths(paths)

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add map files"), self._folder(), say(MAP_FILTER))
        self.add_paths(Path(name) for name in names)

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a FileGDB (a folder *.gdb)"), self._folder())
        if name:
            self.add_paths([Path(name)])

    def _folder(self) -> str:
        return str(self.maps.entries[-1].source.path.parent) if self.maps.entries else str(Path.home())

    # -- what is said of the plan -------------------------------------------------------------------------------

    def _name_edited(self, text: str) -> None:
        self._name_typed = bool(text.strip())

    def _plan_crs_chosen(self, crs: CRS | None) -> None:
        self._plan_told = crs
        self.problem.clear()
        self._refresh()

    def _plan_crs_refused(self, message: Message) -> None:
        self.problem.show_problem(sentence(message))

    def _parcels(self) -> MapEntry | None:
        return next((e for e in self.maps.entries if e.role_now == schema.PARCELS.name), None)

    def _refresh(self) -> None:
        """Show what the maps mean for the plan."""
        parcels = self._parcels()
        if not self._name_typed:
            self.name.setText(parcels.source.path.stem if parcels is not None else "")
        self._show_plan_crs(parcels)
        waiting = self.gathered.waiting
        astray = self.gathered.astray is not None
        self.create_button.setEnabled(bool(self.maps.entries) and not waiting and not self._creating and not astray)
        self.create_button.setToolTip(self._why_not(waiting=waiting))
        self.remove_button.setEnabled(self.maps.current is not None and not self._creating)
        for widget in (self.gathered, self.name, self.plan_crs, self.add_button, self.add_folder_button):
            widget.setEnabled(not self._creating)
        if parcels is None:
            self.plan_crs.setEnabled(False)

    def _why_not(self, *, waiting: bool) -> str:
        if not self.maps.entries:
            return self.tr("Add a map of parcels first.")
        if not waiting and (astray := self.gathered.astray) is not None:
            return self.tr("Say first that {file} belongs where it lies.").format(file=astray.source.path.name)
        return self.tr("The files are being looked into.") if waiting else ""

    def _show_plan_crs(self, parcels: MapEntry | None) -> None:
        preview = parcels.preview if parcels is not None else None
        default = preview.plan_crs if preview is not None else ""
        now = code_of(self._plan_told) or default
        codes = dict.fromkeys((now, default, *(preview.fitting if preview is not None else ())))
        self.plan_crs.offer(now, [(code, code_words(code)) for code in codes if code], default=default)
        reason = "" if parcels is not None else self.tr("Follows from the map of parcels.")
        if self._plan_told is not None:
            reason = self.tr("As you chose.")
        elif preview is not None and preview.plan_crs_reason is not None:
            reason = sentence(preview.plan_crs_reason)
        self.plan_crs_reason.setText(reason)

    # -- creating -----------------------------------------------------------------------------------------------

    def _create_plan(self) -> None:
        self.problem.clear()
        if self._creating or not self.create_button.isEnabled():
            return
        for entry in self.maps.entries:
            if (lack := entry.lacks()) is not None:
                self.maps.select(entry)
                self.form.focus_on_lack(entry)
                self.problem.show_problem(f"{entry.source.path.name}: {sentence(lack)}")
                return
        if self._parcels() is None:
            self.problem.show_problem(say(NO_PARCELS))
            return
        if not self.plan_crs.code:
            self._plan_crs_lacks(NO_PLAN_CRS)
            return
        self._start()

    def _start(self) -> None:
        self._at_work = list(self.maps.entries)
        sources = [entry.role_source() for entry in self._at_work]
        crs, name = self._plan_told, self.name.text().strip() or None

        def job(work: Work) -> tuple[Plan, list[LayerReport]]:
            return new_plan(sources, crs=crs, name=name, work=work)

        self._set_creating(on=True)
        self.desk.background.start(LANE, job, self._created, self._not_created)

    def _set_creating(self, *, on: bool) -> None:
        self._creating = on
        self._refresh()

    def _progress(self, lane: str, _done: int, _total: int, what: object) -> None:
        if lane == LANE and isinstance(what, Message):
            self._working_on = str(what.values.get("source", ""))

    def _created(self, made: tuple[Plan, list[LayerReport]]) -> None:
        self.plan = made[0]
        self.gathered.remember()
        self.accept()

    def _not_created(self, error: Exception) -> None:
        self._set_creating(on=False)
        if isinstance(error, Cancelled):
            self.problem.clear()
        elif not isinstance(error, SiteplannerError):
            raise error
        elif error.message.template in PLAN_CRS_PROBLEMS:
            self._plan_crs_lacks(error.message)
        else:
            self._map_lacks(error.message)

    def _plan_crs_lacks(self, message: Message | Template) -> None:
        self.problem.show_problem(sentence(message))
        self.plan_crs.setFocus()

    def _map_lacks(self, message: Message) -> None:
        """Say it beside the map that was being worked on."""
        entry = next((e for e in self._at_work if str(e.role_source().source) == self._working_on), None)
        if entry is None or entry not in self.maps.entries:
            self.problem.show_problem(sentence(message))
            return
        entry.problem = message
        self.maps.refresh(entry)
        self.maps.select(entry)
        self.gathered.refresh()

    # -- leaving, dropping --------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc stops what is under way; only then it closes, and asks where much was gathered."""
        if self._creating:
            self.work_line.cancel()
        elif len(self.maps.entries) < MANY_MAPS or self._may_be_lost():
            super().reject()

    def _may_be_lost(self) -> bool:
        asked = self.tr(
            "Leave without a plan? What was chosen for {count} maps is not kept; the files stay as they are."
        )
        answer = QMessageBox.question(self, self.windowTitle(), asked.format(count=len(self.maps.entries)))
        return answer == QMessageBox.StandardButton.Yes

    def done(self, result: int) -> None:
        self.gathered.close_reading()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_maps(event.mimeData()) and not self._creating:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add_paths(dropped_maps(event.mimeData()))


def code_of(crs: CRS | None) -> str:
    """The system as text, '' for none."""
    from siteplanner.core.coordinates import crs_text

    return "" if crs is None else crs_text(crs)
