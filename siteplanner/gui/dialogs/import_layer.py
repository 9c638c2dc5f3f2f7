"""One map brought into the open plan: a base layer replaced or added to, or plants put into the active scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from pyproj import CRS
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
from siteplanner.files.map_sources import MapSource
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_form import MapForm
from siteplanner.gui.dialogs.map_paths import MAP_FILTER, dropped_maps
from siteplanner.gui.dialogs.map_reader import MapReader
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.new_plan import plants_from_map, replace_layer_from_map

LANE = "files"
What = Literal["layer", "plants"]
BASE_ROLES = tuple(layer.name for layer in schema.BASE_LAYERS)


class ImportLayerDialog(QDialog):
    """``edit`` is what brings the map in once the dialog was accepted; whoever asked applies it."""

    def __init__(self, desk: Desk, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.what = desk, what
        self.edit: Edit | None = None
        self.entry: MapEntry | None = None
        self._importing = False
        self.setAcceptDrops(True)
        self.path = QLineEdit()
        self.browse = QPushButton(self.tr("Choose a file…"))
        self.form = MapForm(BASE_ROLES if what == "layer" else (schema.PLANTS.name,))
        self.reader = MapReader(desk.background, self)
        self.replace_rows = QRadioButton()
        self.append_rows = QRadioButton()
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
        self.resize(960, 560)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(QLabel(self.tr("Map file")))
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        self.path.setReadOnly(True)
        self.path.setPlaceholderText(self.tr("Choose a map file, or drop one here"))
        self.path.setAccessibleName(self.tr("Map file"))
        self.browse.setAutoDefault(False)
        options = QHBoxLayout()
        options.setSpacing(16)
        for widget in (self.replace_rows, self.append_rows, self.update_plants):
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
        column.addWidget(self.form, 1)
        column.addLayout(options)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.import_button.setDefault(True)
        self.browse.setFocus()

    def _connect(self) -> None:
        self.browse.clicked.connect(self._ask_for_file)
        self.reader.answered.connect(self._answered)
        self.reader.parted.connect(self._parted)
        self.form.role_chosen.connect(self._role_chosen)
        self.form.layer_chosen.connect(self._layer_chosen)
        self.form.crs_chosen.connect(self._crs_chosen)
        self.form.crs_refused.connect(lambda message: self.problem.show_problem(sentence(message)))
        self.form.field_chosen.connect(self._field_chosen)
        self.replace_rows.toggled.connect(self._show_meaning)
        self.update_plants.toggled.connect(self._show_meaning)
        self.buttons.accepted.connect(self._import)
        self.buttons.rejected.connect(self.reject)

    # -- what is chosen -----------------------------------------------------------------------------------------

    def choose(self, path: Path) -> None:
        """Take a map file."""
        role = schema.PLANTS.name if self.what == "plants" else None
        self.entry = MapEntry(MapSource(path), role=role, explore=False)
        self.path.setText(str(path))
        self._look()

    def _ask_for_file(self) -> None:
        folder = self.entry.source.path.parent if self.entry is not None else self._plan_folder()
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), str(folder), say(MAP_FILTER))
        if name:
            self.choose(Path(name))

    def _plan_folder(self) -> Path:
        session = self.desk.session
        return session.path.parent if session is not None and session.path is not None else Path.home()

    def _look(self) -> None:
        if self.entry is not None:
            self.problem.clear()
            self.reader.read(self.entry)
            self._refresh()

    def _answered(self, entry: MapEntry) -> None:
        if entry is self.entry:
            self._refresh()
            self._show_lack()

    def _parted(self, entry: MapEntry, _: object) -> None:
        self._answered(entry)

    def _role_chosen(self, role: str) -> None:
        if self.entry is not None and role != self.entry.role_now:
            self.entry.role = role
            self.entry.fields.clear()
            self._look()

    def _layer_chosen(self, layer: str) -> None:
        if self.entry is not None:
            self.entry.source = replace(self.entry.source, layer=layer)
            self.entry.fields.clear()
            self._look()

    def _crs_chosen(self, crs: CRS | None) -> None:
        if self.entry is not None:
            self.entry.told = crs
            self._look()

    def _field_chosen(self, column: str, source: str) -> None:
        if self.entry is not None:
            self.entry.fields[column] = source
            self.problem.clear()

    def _refresh(self) -> None:
        """Show the map, and what importing it would do."""
        entry = self.entry
        self.form.show_entry(entry)
        ready = entry is not None and not entry.waiting and not self._importing
        self.form.setEnabled(ready)
        self.import_button.setEnabled(ready)
        self.import_button.setToolTip("" if ready else self.tr("Choose a map file first."))
        for widget in (self.browse, self.replace_rows, self.append_rows, self.update_plants):
            widget.setEnabled(not self._importing)
        self._show_meaning()

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
            template = (
                self.tr("{layer}: the {count} rows that are there now go; undo brings them back.")
                if self.replace_rows.isChecked()
                else self.tr("{layer}: the {count} rows that are there now stay.")
            )
            text = template.format(layer=say(schema.layer(role).label), count=figure(count))
        self.meaning.setText(text)

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

    def _show_lack(self) -> bool:
        lack = self.entry.lacks() if self.entry is not None else None
        if lack is not None:
            self.problem.show_problem(sentence(lack))
        else:
            self.problem.clear()
        return lack is not None

    def _import(self) -> None:
        entry, plan = self.entry, self.desk.plan
        if entry is None or plan is None or self._importing or entry.waiting:
            return
        if self._show_lack():
            self.form.focus_on_lack(entry)
            return
        source, append, update = entry.role_source(), self.append_rows.isChecked(), self.update_plants.isChecked()
        as_plants = self.what == "plants"

        def job(work: Work) -> tuple[Edit, LayerReport]:
            if not as_plants:
                return replace_layer_from_map(plan, source, append=append, work=work)
            return plants_from_map(
                plan, source.source, update=update, crs_of=source.crs, fields=source.fields, work=work
            )

        self._importing = True
        self._refresh()
        self.desk.background.start(LANE, job, self._imported, self._not_imported)

    def _imported(self, made: tuple[Edit, LayerReport]) -> None:
        self.edit = made[0]
        self.accept()

    def _not_imported(self, error: Exception) -> None:
        self._importing = False
        self._refresh()
        if isinstance(error, SiteplannerError):
            self._refused(error.message)
        elif not isinstance(error, Cancelled):
            raise error

    def _refused(self, message: Message) -> None:
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
        self.reader.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_maps(event.mimeData()) and not self._importing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # a file manager deletes what was moved
        event.accept()
        self.choose(dropped_maps(event.mimeData())[0])
