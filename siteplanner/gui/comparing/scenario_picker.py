"""Two to four scenarios, each chosen from a list; the first is what the others are held against."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from siteplanner.core.comparing.comparison import LEAST, MOST
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.dialogs.quiet_combo import QuietCombo

CHARACTERS = 14
WIDEST_PX = 360


class ScenarioPicker(QWidget):
    """A list a place; the third and fourth may be left blank. What is chosen in one place is not offered in others."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.lists = [_ScenarioList() for _ in range(MOST)]
        self.label, self.against = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        for place, choice in enumerate(self.lists):
            choice.setMinimumContentsLength(CHARACTERS)
            choice.setMaximumWidth(WIDEST_PX)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.activated.connect(self._choose)
            row.addWidget(choice, 1)
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
            if place >= LEAST:
                choice.addItem(self.tr("(none)"), "")
            for scenario in scenarios:
                choice.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
                taken = scenario.scenario_id in ids and ids.index(scenario.scenario_id) != place
                _enable(choice, choice.count() - 1, not taken)
                choice.setItemData(choice.count() - 1, choice.itemText(choice.count() - 1), Qt.ItemDataRole.ToolTipRole)
            chosen = ids[place] if place < len(ids) else ""
            choice.setCurrentIndex(choice.findData(chosen))
            named = f"{self._called(place)}: {choice.currentText()}" if chosen else self._called(place)
            choice.setToolTip(named)
            choice.setEnabled(place <= len(ids) and len(scenarios) > place)

    def _called(self, place: int) -> str:
        if not place:
            return self.tr("The scenario that the others are held against")
        return self.tr("Scenario {number} to compare").format(number=place + 1)

    def _choose(self) -> None:
        self.compared.choose([choice.currentData() for choice in self.lists if choice.currentData()])
        self.refresh()


class _ScenarioList(QuietCombo):
    """A name that has no room loses its middle, not its end: that is where copies of a scenario differ."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        option.currentText = self.shown_words(room.width())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_words(self, room_px: int) -> str:
        """What is read in so much room."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room_px)


def _enable(choice: QuietCombo, at: int, enabled: bool) -> None:
    model = choice.model()
    assert isinstance(model, QStandardItemModel)
    item: QStandardItem = model.item(at)
    item.setEnabled(enabled)
