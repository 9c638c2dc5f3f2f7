"""What a person does with scenarios."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QLineEdit

from siteplanner.core import edits
from siteplanner.gui.lost_work_commands import LostWorkCommands

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan


class ScenarioCommands(LostWorkCommands):
    """New, duplicate, rename, remove, switch; each one undo step."""

    def add_scenario(self) -> None:
        self._new_scenario(copy_of=None)

    def duplicate_scenario(self) -> None:
        if self.desk.session is not None:
            self._new_scenario(copy_of=self.desk.session.scenario_id)

    def _new_scenario(self, copy_of: str | None) -> None:
        session = self.desk.session
        if session is None:
            return
        start = self.tr("Scenario {number}").format(number=len(session.plan.scenarios) + 1)
        name = self._ask(self.tr("New scenario"), self.tr("Name of the scenario:"), start)
        scenario_id = _free_id(session.plan)
        if name:
            added = edits.add_scenario(scenario_id, name, copy_of=copy_of)
            turned = edits.set_active_scenario(scenario_id)
            self.desk.apply(edits.together(added.label(), [added, turned]), select=())

    def rename_scenario(self) -> None:
        session = self.desk.session
        if session is None:
            return
        now = session.plan.scenario(session.scenario_id).name
        name = self._ask(self.tr("Rename scenario"), self.tr("Name of the scenario:"), now)
        if name and name != now:
            self.desk.apply(edits.rename_scenario(session.scenario_id, name))

    def remove_scenario(self) -> None:
        session = self.desk.session
        if session is not None:
            removed = session.scenario_id
            other = next(s.scenario_id for s in session.plan.scenarios if s.scenario_id != removed)
            gone = edits.remove_scenario(removed)
            self.desk.apply(edits.together(gone.label(), [edits.set_active_scenario(other), gone]), select=())

    def set_scenario(self, scenario_id: str) -> None:
        """Show and edit another scenario."""
        if self.desk.session is not None and self.desk.session.scenario_id != scenario_id:
            self.desk.apply(edits.set_active_scenario(scenario_id), select=())

    def _ask(self, title: str, question: str, start: str) -> str:
        text, accepted = QInputDialog.getText(self.window, title, question, QLineEdit.EchoMode.Normal, start)
        return text.strip() if accepted else ""


def _free_id(plan: Plan) -> str:
    """An id that no scenario of the plan has."""
    taken = {scenario.scenario_id for scenario in plan.scenarios}
    return next(name for name in (f"scenario-{number}" for number in count(len(taken) + 1)) if name not in taken)
