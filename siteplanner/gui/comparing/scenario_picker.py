"""Two to four scenarios, each chosen from a list; the first is what the others are held against."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from siteplanner.core.comparing.comparison import LEAST, MOST
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.dialogs.quiet_combo import QuietCombo

CHARACTERS = 14


class ScenarioPicker(QWidget):
    """A list a place; the third and fourth may be left blank. What is chosen in one place is not offered in others."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.lists = [QuietCombo() for _ in range(MOST)]
        self.label, self.against = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        for place, choice in enumerate(self.lists):
            choice.setMinimumContentsLength(CHARACTERS)
            choice.activated.connect(self._choose)
            row.addWidget(choice)
            if not place:
                row.addWidget(self.against)
        row.addStretch(1)
        compared.ids_changed.connect(self.refresh)
        compared.desk.plan_changed.connect(lambda *_: self.refresh())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Offer the scenarios of the plan; each place shows its own."""
        self.label.setText(self.tr("Compare"))
        self.against.setText(self.tr("with"))
        plan, ids = self.compared.plan, self.compared.ids
        scenarios = () if plan is None else plan.scenarios
        for place, choice in enumerate(self.lists):
            choice.clear()
            choice.setAccessibleName(self._called(place))
            choice.setToolTip(self._called(place))
            if place >= LEAST:
                choice.addItem(self.tr("(none)"), "")
            for scenario in scenarios:
                choice.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
                taken = scenario.scenario_id in ids and ids.index(scenario.scenario_id) != place
                _enable(choice, choice.count() - 1, not taken)
            chosen = ids[place] if place < len(ids) else ""
            choice.setCurrentIndex(choice.findData(chosen))
            choice.setEnabled(place <= len(ids) and len(scenarios) > place)

    def _called(self, place: int) -> str:
        if not place:
            return self.tr("The scenario that the others are held against")
        return self.tr("Scenario {number} to compare").format(number=place + 1)

    def _choose(self) -> None:
        self.compared.choose([choice.currentData() for choice in self.lists if choice.currentData()])
        self.refresh()


def _enable(choice: QuietCombo, at: int, enabled: bool) -> None:
    model = choice.model()
    assert isinstance(model, QStandardItemModel)
    item: QStandardItem = model.item(at)
    item.setEnabled(enabled)
