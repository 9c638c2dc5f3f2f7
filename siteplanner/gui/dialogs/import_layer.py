"""Maps brought into the open plan: base layers replaced or added to, or plants put into the active scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import schema
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.gathered_maps import GatheredMaps
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_paths import MAP_FILTER, dropped_maps
from siteplanner.gui.dialogs.parcel_update import ParcelUpdateDialog
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.screen_room import fit_to_screen
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.new_plan import RoleSource
from siteplanner.services.parcel_update import ParcelUpdate, propose_update
from siteplanner.services.several_maps import layers_from_maps, plants_from_maps

LANE = "files"
What = Literal["layer", "plants"]
BASE_ROLES = tuple(layer.name for layer in schema.BASE_LAYERS)


class ImportLayerDialog(QDialog):
    """``edit`` is what brings the map in once the dialog was accepted; whoever asked applies it."""

    def __init__(self, desk: Desk, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.what = desk, what
        self.edit: Edit | None = None
        self._importing = False
        self._refusal: Message | None = None
        self.setAcceptDrops(True)
        self.path = QLineEdit()
        self.browse = QPushButton(self.tr("Choose files…"))
        self.browse_folder = QPushButton(self.tr("Choose a .gdb folder…"))
        roles = BASE_ROLES if what == "layer" else (schema.PLANTS.name,)
        self.gathered = GatheredMaps(desk, roles, explore=False, beside_plan=True)
        self.form = self.gathered.form
        self.replace_rows = QRadioButton()
        self.append_rows = QRadioButton()
        self.compare_rows = QRadioButton(self.tr("Compare and update"))
        self.update_plants = QCheckBox(self.tr("Update existing plants"))
        self.meaning = QLabel()
        self.problem = ProblemLine()
        self.work_line = WorkLine(desk.background, LANE)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.setWindowTitle(self.tr("Import a layer") if what == "layer" else self.tr("Import plants"))
        self._lay_out()
        self._connect()
        self._refresh()
        fit_to_screen(self, 1320, 640)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(QLabel(self.tr("Map files")))
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        file.addWidget(self.browse_folder)
        self.path.setReadOnly(True)
        self.path.setPlaceholderText(self.tr("Choose map files, or drop them here"))
        self.path.setAccessibleName(self.tr("Map files"))
        for button in (self.browse, self.browse_folder):
            button.setAutoDefault(False)
        options = QHBoxLayout()
        options.setSpacing(16)
        for widget in (self.replace_rows, self.append_rows, self.compare_rows, self.update_plants):
            options.addWidget(widget)
            widget.setVisible((widget is self.update_plants) == (self.what == "plants"))
        options.addWidget(self.meaning, 1)
        self.meaning.setObjectName("faint")
        self.meaning.setWordWrap(True)
        self.replace_rows.setChecked(True)
        if self.what == "plants":
            self.form.hide_role()
        foot = QHBoxLayout()
        foot.addWidget(self.work_line, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(file)
        column.addWidget(self.gathered, 1)
        column.addLayout(options)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.import_button.setDefault(True)
        self.browse.setFocus()

    def _connect(self) -> None:
        self.browse.clicked.connect(self._ask_for_files)
        self.browse_folder.clicked.connect(self._ask_for_folder)
        self.gathered.changed.connect(self._refresh)
        self.gathered.told.connect(self._told)
        self.gathered.crs_refused.connect(lambda message: self.problem.show_problem(sentence(message)))
        self.replace_rows.toggled.connect(self._show_meaning)
        self.compare_rows.toggled.connect(self._show_meaning)
        self.update_plants.toggled.connect(self._show_meaning)
        self.buttons.accepted.connect(self._import)
        self.buttons.rejected.connect(self.reject)

    # -- what is chosen -----------------------------------------------------------------------------------------

    @property
    def entry(self) -> MapEntry | None:
        """The map that is shown."""
        return self.gathered.current

    def choose(self, *paths: Path) -> None:
        """Take map files, instead of those that are there."""
        self.gathered.take(paths)

    def compare(self, path: Path) -> None:
        """Take a newer map of the plan's parcels, to be compared with them."""
        self.compare_rows.setChecked(True)
        self.gathered.take([path], schema.PARCELS.name)

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.windowTitle(), str(self._folder()), say(MAP_FILTER))
        if names:
            self.choose(*(Path(name) for name in names))

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a FileGDB (a folder *.gdb)"), str(self._folder()))
        if name:
            self.choose(Path(name))

    def _folder(self) -> Path:
        return self.entry.source.path.parent if self.entry is not None else self._plan_folder()

    def _plan_folder(self) -> Path:
        session = self.desk.session
        return session.path.parent if session is not None and session.path is not None else Path.home()

    def _told(self) -> None:
        """What was refused may do now."""
        self._refusal = None
        self.problem.clear()

    def _refresh(self) -> None:
        """Show what importing the maps would do."""
        entry, entries = self.entry, self.gathered.entries
        self.gathered.table.setVisible(len(entries) > 1)
        self.gathered.setEnabled(not self._importing)
        self._show_paths()
        ready = bool(entries) and not self.gathered.waiting and not self._importing and self.gathered.astray is None
        self.import_button.setEnabled(ready)
        self.import_button.setToolTip(self._why_not(ready=ready))
        for widget in (self.browse, self.browse_folder, self.replace_rows, self.append_rows, self.update_plants):
            widget.setEnabled(not self._importing)
        comparable = self._comparable()
        self.compare_rows.setEnabled(comparable and not self._importing)
        self.compare_rows.setToolTip("" if comparable else self.tr("For one newer map of the plan's parcels."))
        if self.compare_rows.isChecked() and entries and not comparable and not self.gathered.waiting:
            self.replace_rows.setChecked(True)
        self._show_meaning()
        if entry is not None and not entry.waiting and not self._importing:
            self._show_lack(entry)

    def _why_not(self, *, ready: bool) -> str:
        if ready:
            return ""
        astray = self.gathered.astray
        if astray is not None and not self.gathered.waiting:
            return self.tr("Say first that {file} belongs where it lies.").format(file=astray.source.path.name)
        return (
            self.tr("The files are being looked into.")
            if self.gathered.entries
            else self.tr("Choose a map file first.")
        )

    def _comparable(self) -> bool:
        """Whether there is one map, of parcels, and the plan has some to compare it with."""
        plan, entries = self.desk.plan, self.gathered.entries
        one = len(entries) == 1 and entries[0].role_now == schema.PARCELS.name
        return self.what == "layer" and one and plan is not None and len(plan.site.parcels) > 0

    def _show_paths(self) -> None:
        paths = list(dict.fromkeys(str(entry.source.path) for entry in self.gathered.entries))
        several = self.tr("{count} files").format(count=figure(len(paths)))
        self.path.setText(several if len(paths) > 1 else "".join(paths))
        self.path.setToolTip("\n".join(paths))

    def _show_meaning(self) -> None:
        plan = self.desk.plan
        if plan is None:
            return
        if self.what == "plants":
            self.meaning.setText(self._meaning_for_plants(plan))
            return
        role = self.entry.role_now if self.entry is not None else ""
        count = len(plan.site.layer(role)) if role else 0
        self.replace_rows.setText(self.tr("Replace the layer"))
        self.append_rows.setText(self.tr("Add to the layer"))
        text = ""
        if role:
            if self.replace_rows.isChecked():
                template = self.tr("{layer}: the {count} rows that are there now go; undo brings them back.")
            elif self.append_rows.isChecked():
                template = self.tr("{layer}: the {count} rows that are there now stay.")
            else:
                template = self.tr("What is new, gone, split, merged or moved is shown before it is taken over.")
            text = template.format(layer=say(schema.layer(role).label), count=figure(count))
        self.meaning.setText(text)
        compare = self.compare_rows.isChecked()
        self.import_button.setText(self.tr("Compare…") if compare else self.tr("Import"))

    def _meaning_for_plants(self, plan: Plan) -> str:
        name = plan.scenario(plan.active_scenario).name or plan.active_scenario
        if self.update_plants.isChecked():
            text = self.tr(
                "Into scenario “{scenario}”; a plant with a number in use takes the map's shape and figures."
            )
        else:
            text = self.tr("Into scenario “{scenario}”; a row with a number in use is refused.")
        return text.format(scenario=name)

    # -- importing ----------------------------------------------------------------------------------------------

    def _show_lack(self, entry: MapEntry) -> bool:
        lack = entry.lacks()
        if lack is not None:
            name = f"{entry.source.path.name}: " if len(self.gathered.entries) > 1 else ""
            self.problem.show_problem(name + sentence(lack))
        elif self._refusal is None:
            self.problem.clear()
        return lack is not None

    def _import(self) -> None:
        plan, entries = self.desk.plan, self.gathered.entries
        if not entries or plan is None or self._importing or self.gathered.waiting:
            return
        self._refusal = None
        for entry in entries:
            if self._show_lack(entry):
                self.gathered.table.select(entry)
                self.form.focus_on_lack(entry)
                return
        sources = [entry.role_source() for entry in entries]
        if self.compare_rows.isChecked():
            self._compare(sources[0], plan)
            return
        append, update, as_plants = self.append_rows.isChecked(), self.update_plants.isChecked(), self.what == "plants"

        def job(work: Work) -> tuple[Edit, list[LayerReport]]:
            if as_plants:
                return plants_from_maps(plan, sources, update=update, work=work)
            return layers_from_maps(plan, sources, append=append, work=work)

        self._importing = True
        self._refresh()
        self.desk.background.start(LANE, job, self._imported, self._not_imported)

    def _compare(self, source: RoleSource, plan: Plan) -> None:
        """Compare the plan's parcels with a newer map of them; the person takes of it what is right."""

        def job(work: Work) -> ParcelUpdate:
            return propose_update(plan, source, work=work)

        self._importing = True
        self._refresh()
        self.desk.background.start(LANE, job, self._compared, self._not_imported)

    def _compared(self, proposal: ParcelUpdate) -> None:
        self._importing = False
        self._refresh()
        dialog = ParcelUpdateDialog(self.desk, proposal, self)
        accepted = bool(dialog.exec()) and dialog.edit is not None
        self.edit = dialog.edit if accepted else None
        dialog.deleteLater()
        if accepted:
            self.gathered.remember()
            self.accept()

    def _imported(self, made: tuple[Edit, list[LayerReport]]) -> None:
        self.edit = made[0]
        self.gathered.remember()
        self.accept()

    def _not_imported(self, error: Exception) -> None:
        self._importing = False
        self._refresh()
        if isinstance(error, SiteplannerError):
            self._refused(error.message)
        elif not isinstance(error, Cancelled):
            raise error

    def _refused(self, message: Message) -> None:
        self._refusal = message
        self.problem.show_problem(sentence(message))
        self.form.role.setFocus()

    # -- leaving, dropping --------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc stops what is under way; only then it closes."""
        if self._importing:
            self.work_line.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.gathered.close_reading()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_maps(event.mimeData()) and not self._importing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # a file manager deletes what was moved
        event.accept()
        self.choose(*dropped_maps(event.mimeData()))
