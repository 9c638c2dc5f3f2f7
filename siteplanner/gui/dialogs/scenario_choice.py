"""Which scenario a dialog is about: the one that is shown, unless another one is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from siteplanner.core.plan import Plan


class ScenarioChoice(QComboBox):
    """The scenarios of a plan by their names; empty without a plan."""

    def __init__(self, plan: Plan | None) -> None:
        super().__init__()
        for scenario in plan.scenarios if plan is not None else ():
            self.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
        if plan is not None:
            self.setCurrentIndex(self.findData(plan.active_scenario))

    @property
    def scenario_id(self) -> str:
        return str(self.currentData())
