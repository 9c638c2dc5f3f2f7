"""Handing a scenario over as a file: which, how, where to; what is wrong with it said before, the proof after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
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

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import Checker
from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.work import Work
from siteplanner.files.export import export
from siteplanner.files.export_report import BOUNDARY_POINTS, ExportReport
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.wording import say

LANE = "files"
CHECK_LANE = "checking for export"
SUFFIX = ".geojson"

PROFILES: dict[str, tuple[Template, Template]] = {
    "rfc7946": (
        QT_TRANSLATE_NOOP("export", "GeoJSON, RFC 7946"),
        QT_TRANSLATE_NOOP("export", "Longitude and latitude on WGS 84, 8 decimals: any web map and GIS reads it."),
    ),
    "cgcs2000-projected": (
        QT_TRANSLATE_NOOP("export", "GeoJSON, projected"),
        QT_TRANSLATE_NOOP("export", "Metres in the plan's own system ({crs}); a second file beside it describes it."),
    ),
    "dxf": (
        QT_TRANSLATE_NOOP("export", "DXF drawing"),
        QT_TRANSLATE_NOOP(
            "export",
            "For AutoCAD 2010 and on, by layers: base map, plants, numbers, dimensions. X = east, Y = north, metres.",
        ),
    ),
    BOUNDARY_POINTS: (
        QT_TRANSLATE_NOOP("export", "Boundary points, TXT"),
        QT_TRANSLATE_NOOP(
            "export",
            "The parcels for the land bureau: CGCS2000, 3-degree zone, X = north, hectares, GB18030. Of plants: the "
            "command export with --layer plants.",
        ),
    ),
}
DRAWING = "dxf"
SUFFIXES = {DRAWING: ".dxf", BOUNDARY_POINTS: ".txt"}
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
        self._folder = Path(folder)
        self.setWindowTitle(self.tr("Export"))
        self.scenario = QComboBox()
        self.profiles = QButtonGroup(self)
        self.path = QLineEdit()
        self.browse = QPushButton(self.tr("Choose…"))
        self.state = ProblemLine()
        self.outcome = ProblemLine()
        self.work_line = WorkLine(desk.background, LANE)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.export_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.folder_button = QPushButton(self.tr("Open folder"))
        self._lay_out()
        self._connect()
        self._scenario_chosen()
        self.resize(640, 0)
        self._make_room()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        plan = self.desk.plan
        for scenario in plan.scenarios if plan is not None else ():
            self.scenario.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
        if plan is not None:
            self.scenario.setCurrentIndex(self.scenario.findData(plan.active_scenario))
        form.addRow(self.tr("Scenario"), self.scenario)
        form.addRow(self.tr("Format"), self._profile_box(plan))
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        form.addRow(self.tr("File"), file)
        self.path.setAccessibleName(self.tr("File"))
        self.browse.setAutoDefault(False)
        self.folder_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.work_line, 1)
        foot.addWidget(self.folder_button)
        foot.addWidget(self.buttons)
        self.folder_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.state)
        column.addWidget(self.outcome)
        column.addStretch(1)
        column.addLayout(foot)
        self.export_button.setDefault(True)

    def _profile_box(self, plan: Plan | None) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, (name, meaning) in enumerate(PROFILES.values()):
            button = QRadioButton(say(name))
            button.setChecked(at == 0)
            self.profiles.addButton(button, at)
            text = say(meaning(crs=crs_text(plan.site.crs) if plan is not None else ""))
            button.setAccessibleDescription(text)
            label = QLabel(text)
            label.setObjectName("faint")
            label.setWordWrap(True)
            label.setContentsMargins(22, 0, 0, 4)
            column.addWidget(button)
            column.addWidget(label)
        return box

    def _connect(self) -> None:
        self.profiles.idToggled.connect(self._profile_chosen)
        self.scenario.activated.connect(self._scenario_chosen)
        self.path.textEdited.connect(self._path_typed)
        self.browse.clicked.connect(self._ask_for_file)
        self.folder_button.clicked.connect(self._open_folder)
        self.buttons.accepted.connect(self._export)
        self.buttons.rejected.connect(self.reject)
        self.desk.result_changed.connect(self._show_state)

    def _make_room(self) -> None:
        """Grow where a sentence takes another line."""
        layout = self.layout()
        needed_px = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed_px > self.height():
            self.resize(self.width(), needed_px)

    @property
    def scenario_id(self) -> str:
        return str(self.scenario.currentData())

    @property
    def profile(self) -> str:
        return tuple(PROFILES)[self.profiles.checkedId()]

    @property
    def suffix(self) -> str:
        """The ending of files of the format chosen."""
        return SUFFIXES.get(self.profile, SUFFIX)

    def _profile_chosen(self) -> None:
        """The name follows the format, where its ending is that of the other."""
        path = Path(self.path.text().strip())
        if path.suffix.lower() in {SUFFIX, *SUFFIXES.values()}:
            self.path.setText(str(path.with_suffix(self.suffix)))
        self.outcome.clear()

    # -- what the layout is worth -------------------------------------------------------------------------------

    def _scenario_chosen(self) -> None:
        plan = self.desk.plan
        if plan is None:
            self.export_button.setEnabled(False)
            return
        if not self._name_typed:
            name = "-".join(part for part in (plan.name or "plan", self.scenario_id) if part)
            self.path.setText(str(self._folder / f"{_as_file_name(name)}{self.suffix}"))
        self.outcome.clear()
        self._show_state()

    def _show_state(self) -> None:
        """Say what is wrong with the layout that would go out."""
        plan = self.desk.plan
        if plan is None:
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
        if result.scenario_id == self.scenario_id:
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
        self._make_room()

    # -- where to -----------------------------------------------------------------------------------------------

    def _path_typed(self) -> None:
        self._name_typed = True
        self.outcome.clear()

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.path.text(), self._file_filter())
        if name:
            self.path.setText(name)
            self._path_typed()

    def _file_filter(self) -> str:
        if self.profile == BOUNDARY_POINTS:
            return self.tr("Boundary points (*.txt)")
        return self.tr("Drawings (*.dxf)") if self.profile == DRAWING else self.tr("GeoJSON (*.geojson *.json)")

    def target(self) -> Path:
        """The file named, in the folder shown where it is a bare name, with an ending where it has none."""
        path = Path(self.path.text().strip()).expanduser()
        path = path if path.is_absolute() else self._folder / path
        return path if path.suffix else path.with_name(path.name + self.suffix)

    def _open_folder(self) -> None:
        if self.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report.path.parent)))

    # -- exporting ----------------------------------------------------------------------------------------------

    def _export(self) -> None:
        plan = self.desk.plan
        if plan is None or self._exporting:
            return
        if not self.path.text().strip():
            self.outcome.show_problem(self.tr("Name the file to write."))
            self.path.setFocus()
            return
        target, scenario_id, profile = self.target(), self.scenario_id, self.profile
        self.path.setText(str(target))

        def job(work: Work) -> ExportReport:
            return export(plan, target, scenario_id, "rfc7946" if profile in SUFFIXES else profile, work=work)

        self.outcome.clear()
        self._set_exporting(on=True)
        self.desk.background.start(LANE, job, self._exported, self._not_exported)

    def _set_exporting(self, *, on: bool) -> None:
        self._exporting = on
        self.folder_button.setVisible(not on and self.report is not None)
        for widget in (self.export_button, self.scenario, self.path, self.browse, *self.profiles.buttons()):
            widget.setEnabled(not on)

    def _exported(self, report: ExportReport) -> None:
        self.report = report
        self._set_exporting(on=False)
        self.outcome.show_good(self.tr("{name}: {proof}.").format(name=report.path.name, proof=say(report.sentence())))
        self.folder_button.setFocus()
        self._make_room()

    def _not_exported(self, error: Exception) -> None:
        self._set_exporting(on=False)
        if isinstance(error, SiteplannerError):
            self.outcome.show_problem(say(error.message))
            self.path.setFocus()
        elif isinstance(error, Cancelled):
            self.outcome.show_warning(self.tr("Stopped; nothing was written."))
        else:
            raise error
        self._make_room()

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


def _as_file_name(name: str) -> str:
    """The name without what file systems refuse.

    >>> _as_file_name('北区: a/b')
    '北区_ a_b'
    """
    return "".join("_" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in name).strip(" .") or "plan"
