"""Handing a scenario over as a file: which, how, where to; what is wrong with it said before, the proof after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.boundary_template import BoundaryTemplate, boundary_template, keep_boundary_template
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import Checker
from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.export import export
from siteplanner.files.export_report import BOUNDARY_POINTS, ExportReport
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.export_formats import FORMATS, ExportFormat, format_named
from siteplanner.gui.dialogs.outgoing_foot import OutgoingFoot, open_folder
from siteplanner.gui.dialogs.points_form import PointsForm
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.scenario_choice import ScenarioChoice
from siteplanner.gui.dialogs.screen_room import grow_for_sentences
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.wording import say

LANE = "files"
CHECK_LANE = "checking for export"
LAST_FORMAT = "export_format"
"""Under which the settings keep what was exported last."""
ERRORS = QT_TRANSLATE_NOOP("export", "The layout has errors that are not waived: {errors}.")
NOT_CHECKED = QT_TRANSLATE_NOOP("export", "Plants that could not be fully checked: {plants}.")
BOTH = QT_TRANSLATE_NOOP(
    "export",
    "The layout has errors that are not waived: {errors}. Plants that could not be fully checked: {plants}.",
)


class ExportDialog(QDialog):
    """Stays open after an export to show its proof. It warns of a layout with errors and never refuses it."""

    def __init__(self, desk: Desk, folder: str | Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.report: ExportReport | None = None
        self._exporting = False
        self._name_typed = False
        self._layer_chosen = False
        self._folder = Path(folder)
        self.setWindowTitle(self.tr("Export"))
        self.scenario = ScenarioChoice(desk.plan)
        self.formats = QButtonGroup(self)
        self.layer = QComboBox()
        plan = desk.plan
        kept = BoundaryTemplate() if plan is None else boundary_template(plan)
        self.points = PointsForm(kept, "" if plan is None else plan.name)
        self.form = QFormLayout()
        self.path = QLineEdit()
        self.browse = QPushButton(self.tr("Choose…"))
        self.state = ProblemLine()
        self.outcome = ProblemLine()
        self.work_line = WorkLine(desk.background, LANE)
        self.foot = OutgoingFoot(self.work_line, self.tr("Export"), self.tr("Open folder"))
        self.export_button, self.folder_button = self.foot.write, self.foot.folder_button
        self._lay_out()
        self._offer_layers()
        self._connect()
        self._scenario_chosen()
        self.resize(760, 0)  # every format's meaning on one line
        grow_for_sentences(self)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = self.form
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        plan = self.desk.plan
        form.addRow(self.tr("Scenario"), self.scenario)
        form.addRow(self.tr("Format"), self._format_box(plan))
        form.addRow(self.tr("Layer"), self.layer)
        form.addRow(self.tr("Template"), self.points)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        form.addRow(self.tr("File"), file)
        self.path.setAccessibleName(self.tr("File"))
        self.browse.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.state)
        column.addWidget(self.outcome)
        column.addStretch(1)
        column.addLayout(self.foot)
        self.export_button.setDefault(True)

    def _format_box(self, plan: Plan | None) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        last = format_named(self.desk.settings.get(LAST_FORMAT, ""))
        for at, each in enumerate(FORMATS):
            button = QRadioButton(say(each.label))
            button.setChecked(each is last)
            self.formats.addButton(button, at)
            text = say(each.meaning(crs=crs_text(plan.site.crs) if plan is not None else ""))
            button.setAccessibleDescription(text)
            label = QLabel(text)
            label.setObjectName("faint")
            label.setWordWrap(True)
            label.setContentsMargins(22, 0, 0, 4)
            column.addWidget(button)
            column.addWidget(label)
        return box

    def _offer_layers(self) -> None:
        """Those the format can hold, the one chosen before where it is among them."""
        before = self.layer.currentData()
        self.layer.clear()
        for layer in self.format.layers:
            self.layer.addItem(say(layer.label), layer.name)
        self.layer.setCurrentIndex(max(0, self.layer.findData(before)) if self._layer_chosen else 0)
        self.layer.setEnabled(self.layer.count() > 1)
        self.form.setRowVisible(self.points, self._has_points)

    def _connect(self) -> None:
        self.formats.idToggled.connect(self._format_chosen)
        self.layer.activated.connect(self._layer_picked)
        self.scenario.activated.connect(self._scenario_chosen)
        self.path.textEdited.connect(self._path_typed)
        self.browse.clicked.connect(self._ask_for_file)
        self.folder_button.clicked.connect(self._open_folder)
        self.foot.buttons.accepted.connect(self._export)
        self.foot.buttons.rejected.connect(self.reject)
        self.desk.result_changed.connect(self._show_state)

    @property
    def scenario_id(self) -> str:
        return self.scenario.scenario_id

    @property
    def format(self) -> ExportFormat:
        return FORMATS[self.formats.checkedId()]

    @property
    def layer_name(self) -> str | None:
        """The layer to write; None where the format says itself what a file of it holds."""
        return self.layer.currentData() if self.format.layers else None

    @property
    def _has_points(self) -> bool:
        return self.format.name == BOUNDARY_POINTS

    @property
    def _is_of_scenario(self) -> bool:
        """Whether plants go out: the base map is the same in all scenarios."""
        return self.layer_name in (None, PLANTS.name)

    def _format_chosen(self, _: int, checked: bool) -> None:
        """The name follows the format, where its ending is that of the other."""
        if not checked:
            return
        path = Path(self.path.text().strip())
        if path.suffix.lower() in {suffix for each in FORMATS for suffix in each.suffixes}:
            self.path.setText(str(path.with_suffix(self.format.suffix)))
        self._offer_layers()
        self._scenario_chosen()
        grow_for_sentences(self)

    def _layer_picked(self) -> None:
        self._layer_chosen = True
        self._scenario_chosen()

    # -- what the layout is worth -------------------------------------------------------------------------------

    def _scenario_chosen(self) -> None:
        plan = self.desk.plan
        if plan is None:
            self.export_button.setEnabled(False)
            return
        if not self._name_typed:
            of = self.scenario_id if self._is_of_scenario else self.layer_name
            name = "-".join(part for part in (plan.name or "plan", of) if part)
            self.path.setText(str(self._folder / f"{offered_file_name(name)}{self.format.suffix}"))
        self.outcome.clear()
        self._show_state()

    def _show_state(self) -> None:
        """Say what is wrong with the layout that would go out."""
        plan = self.desk.plan
        if plan is None:
            return
        self.scenario.setEnabled(self._is_of_scenario and not self._exporting)
        if not self._is_of_scenario:
            self.state.clear()
            return
        result = self.desk.whole_result  # all plants go out, whatever the moment
        if self.scenario_id == plan.active_scenario and result is not None and self.desk.shown_plan is plan:
            self._show_result(result)
            return
        scenario_id = self.scenario_id
        self.state.show_warning(self.tr("The layout is being checked…"))

        def job(work: Work) -> CheckResult:
            return Checker(plan, scenario_id, work=work).result

        self.desk.background.start(CHECK_LANE, job, self._checked, self._not_checked)

    def _checked(self, result: CheckResult) -> None:
        if result.scenario_id == self.scenario_id and self._is_of_scenario:
            self._show_result(result)

    def _not_checked(self, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            self.state.show_warning(say(error.message))
        elif not isinstance(error, Cancelled):
            raise error

    def _show_result(self, result: CheckResult) -> None:
        errors, plants = result.counts["error"], result.plants_not_checked
        if result.plants == 0:
            self.state.show_warning(self.tr("The scenario has no plants: the file will be empty."))
        elif errors and not result.complete:
            self.state.show_warning(say(BOTH(errors=errors, plants=plants)))
        elif errors:
            self.state.show_warning(say(ERRORS(errors=errors)))
        elif not result.complete:
            self.state.show_warning(say(NOT_CHECKED(plants=plants)))
        else:
            self.state.show_good(self.tr("The layout has no errors."))
        grow_for_sentences(self)

    # -- where to -----------------------------------------------------------------------------------------------

    def _path_typed(self) -> None:
        self._name_typed = True
        self.outcome.clear()

    def _ask_for_file(self) -> None:
        kinds = say(self.format.file_filter)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.path.text(), kinds)
        if name:
            self.path.setText(name)
            self._path_typed()

    def target(self) -> Path:
        """The file named, in the folder shown where it is a bare name, with an ending where it has none."""
        path = Path(self.path.text().strip()).expanduser()
        path = path if path.is_absolute() else self._folder / path
        return path if path.suffix else path.with_name(path.name + self.format.suffix)

    def _open_folder(self) -> None:
        if self.report is not None:
            open_folder(self.report.path.parent)

    # -- exporting ----------------------------------------------------------------------------------------------

    def _export(self) -> None:
        plan = self.desk.plan
        if plan is None or self._exporting:
            return
        if not self.path.text().strip():
            self.outcome.show_problem(self.tr("Name the file to write."))
            self.path.setFocus()
            return
        if self._has_points:
            self.desk.apply(keep_boundary_template(self.points.template))
            plan = self.desk.plan or plan
        target, scenario_id, chosen = self.target(), self.scenario_id, self.format
        layer = self.layer_name if target.suffix.lower() in chosen.suffixes else None
        self.path.setText(str(target))

        def job(work: Work) -> ExportReport:
            return export(plan, target, scenario_id, chosen.profile, work=work, layer=layer)

        self.desk.settings.set(LAST_FORMAT, chosen.name)
        self.outcome.clear()
        self._set_exporting(on=True)
        self.desk.background.start(LANE, job, self._exported, self._not_exported)

    def _set_exporting(self, *, on: bool) -> None:
        self._exporting = on
        self.folder_button.setVisible(not on and self.report is not None)
        self.scenario.setEnabled(not on and self._is_of_scenario)
        for widget in (self.export_button, self.path, self.browse, self.points, *self.formats.buttons()):
            widget.setEnabled(not on)
        self.layer.setEnabled(not on and self.layer.count() > 1)

    def _exported(self, report: ExportReport) -> None:
        self.report = report
        self._set_exporting(on=False)
        self.outcome.show_good(self.tr("{name}: {proof}.").format(name=report.path.name, proof=say(report.sentence())))
        self.folder_button.setFocus()
        grow_for_sentences(self)

    def _not_exported(self, error: Exception) -> None:
        self._set_exporting(on=False)
        if isinstance(error, SiteplannerError):
            self.outcome.show_problem(say(error.message))
            self.path.setFocus()
        elif isinstance(error, Cancelled):
            self.outcome.show_warning(self.tr("Stopped; nothing was written."))
        else:
            raise error
        grow_for_sentences(self)

    def reject(self) -> None:
        """Esc stops what is under way; only then it closes."""
        if self._exporting:
            self.work_line.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.desk.background.cancel(CHECK_LANE)
        self.desk.result_changed.disconnect(self._show_state)
        super().done(result)
