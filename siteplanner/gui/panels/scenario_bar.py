"""Above the map: which scenario is shown, and up to which year."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from siteplanner.core.plan import Plan
from siteplanner.gui.commands import Commands
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon

LONGEST_RANGE_YEARS = 60


class ScenarioBar(QWidget):
    """A combo box of scenarios and a slider over the years in which plants enter service."""

    def __init__(self, desk: Desk, commands: Commands) -> None:
        super().__init__()
        self.desk = desk
        self.commands = commands
        self.setObjectName("scenario_bar")
        self._years: list[int | None] = [None]
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        self.label = QLabel()
        self.scenarios = QComboBox()
        self.scenarios.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scenarios.setMinimumWidth(120)
        self.add = QToolButton()
        self.add.setAutoRaise(True)
        self.year_label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setTickInterval(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setMaximumWidth(240)
        self.year = QLabel()
        self.year.setMinimumWidth(self.year.fontMetrics().horizontalAdvance("0000 0000"))
        left: tuple[QWidget, ...] = (self.label, self.scenarios, self.add)
        right: tuple[QWidget, ...] = (self.year_label, self.slider, self.year)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self.scenarios.activated.connect(self._chosen)
        self.add.clicked.connect(commands.duplicate_scenario)
        self.slider.valueChanged.connect(self._year_chosen)
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.theme_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(self.tr("Scenario"))
        self.scenarios.setAccessibleName(self.tr("Scenario"))
        self.add.setIcon(icon("scenario-add"))
        self.add.setToolTip(self.tr("Duplicate scenario"))
        self.add.setAccessibleName(self.tr("Duplicate scenario"))
        self.year_label.setText(self.tr("In service by"))
        self.slider.setAccessibleName(self.tr("In service by"))
        self.slider.setToolTip(
            self.tr("Plants that enter service later are faded on the map. Checks look at all plants.")
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the scenarios and years of the plan as it stands."""
        plan, session = self.desk.plan, self.desk.session
        self.scenarios.blockSignals(True)
        self.scenarios.clear()
        if plan is not None and session is not None:
            for scenario in plan.scenarios:
                self.scenarios.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
                if scenario.description:
                    row = self.scenarios.count() - 1
                    self.scenarios.setItemData(row, scenario.description, Qt.ItemDataRole.ToolTipRole)
            self.scenarios.setCurrentIndex(self.scenarios.findData(session.scenario_id))
        self.scenarios.blockSignals(False)
        self._refresh_years()

    def _refresh_years(self) -> None:
        plan = self.desk.plan
        self._years = [*(_years(plan) if plan is not None else ()), None]
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._years) - 1)
        at = self._years.index(self.desk.year) if self.desk.year in self._years else len(self._years) - 1
        self.slider.setValue(at)
        self.slider.setEnabled(len(self._years) > 1)
        self.slider.blockSignals(False)
        self._show_year(self._years[at])
        self.desk.set_year(self._years[at])

    def _show_year(self, year: int | None) -> None:
        self.year.setText(self.tr("all years") if year is None else str(year))

    def _year_chosen(self, at: int) -> None:
        self._show_year(self._years[at])
        self.desk.set_year(self._years[at])

    def _chosen(self, row: int) -> None:
        self.commands.set_scenario(str(self.scenarios.itemData(row)))


def _years(plan: Plan) -> list[int]:
    """The years of the whole plan, the same in every scenario: from the first in which something enters service or is
    wanted to the last. Where a slip of the pen puts centuries between, only the years that occur."""
    found = {int(year) for year in plan.targets["year"].dropna()}
    for scenario in plan.scenarios:
        found |= {int(year) for year in plan.plants(scenario.scenario_id)["in_service"].dropna().dt.year}
    if not found or max(found) - min(found) > LONGEST_RANGE_YEARS:
        return sorted(found)
    return list(range(min(found), max(found) + 1))
