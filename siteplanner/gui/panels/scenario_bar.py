"""Above the map: which scenario is shown, and until when things count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from siteplanner.core.scenarios.tree import in_tree_order
from siteplanner.gui.commands import Commands
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.moment_slider import MomentSlider

INDENT = "\u2003"


class ScenarioBar(QWidget):
    """A combo box of scenarios and a slider over the quarters in which something enters service."""

    def __init__(self, desk: Desk, commands: Commands) -> None:
        super().__init__()
        self.desk = desk
        self.commands = commands
        self.setObjectName("scenario_bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        self.label = QLabel()
        self.scenarios = QComboBox()
        self.scenarios.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scenarios.setMinimumWidth(120)
        self.add = QToolButton()
        self.add.setAutoRaise(True)
        self.moment = MomentSlider(desk)
        for widget in (self.label, self.scenarios, self.add):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.moment)
        self.scenarios.activated.connect(self._chosen)
        self.add.clicked.connect(lambda: commands.duplicate_scenario())
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
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the scenarios of the plan as it stands."""
        plan, session = self.desk.plan, self.desk.session
        self.scenarios.blockSignals(True)
        self.scenarios.clear()
        if plan is not None and session is not None:
            shown = plan.scenario()  # a file of another program may have archived it
            rows = in_tree_order(plan, archived=False)
            for scenario, depth in rows if not shown.archived else ((shown, 0), *rows):
                name = scenario.name or scenario.scenario_id
                self.scenarios.addItem(INDENT * depth + name, scenario.scenario_id)
                if scenario.description:
                    row = self.scenarios.count() - 1
                    self.scenarios.setItemData(row, scenario.description, Qt.ItemDataRole.ToolTipRole)
            self.scenarios.setCurrentIndex(self.scenarios.findData(session.scenario_id))
        self.scenarios.blockSignals(False)

    def _chosen(self, row: int) -> None:
        self.commands.set_scenario(str(self.scenarios.itemData(row)))
