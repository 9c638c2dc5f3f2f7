"""What a person does with scenarios."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QLineEdit

from siteplanner.core import edits
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.scenarios.tree import children_of, parent_of
from siteplanner.gui.lost_work_commands import LostWorkCommands

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan

Offer = tuple[str, str, Callable[[], object]]
"""Words of a menu, why it cannot be done now ('' where it can), and what does it. Blank words: a line between."""


class ScenarioCommands(LostWorkCommands):
    """New, duplicate, rename, describe, move, archive, remove, take over, switch; each one undo step.

    Where no scenario is named it is the one shown.
    """

    def add_scenario(self) -> None:
        plan = self.desk.plan
        if plan is not None:
            name = self._ask(self.tr("New scenario"), self.tr("Name of the scenario:"), self._free_name(plan))
            if name:
                self._make_scenario(plan, name, copy_of=None, linked=False)

    def duplicate_scenario(self, scenario_id: str = "") -> None:
        """Ask under which name, and whether as a child or as an independent copy."""
        plan = self.desk.plan
        if plan is None:
            return
        from siteplanner.gui.scenarios.duplicate_dialog import DuplicateScenarioDialog

        source = plan.scenario(scenario_id or None)
        dialog = DuplicateScenarioDialog(source.name, self._free_name(plan), self.window)
        wanted, name, linked = bool(dialog.exec()), dialog.name, dialog.linked
        dialog.deleteLater()
        if wanted and name:
            self._make_scenario(plan, name, copy_of=source.scenario_id, linked=linked)

    def _make_scenario(self, plan: Plan, name: str, *, copy_of: str | None, linked: bool) -> None:
        scenario_id = _free_id(plan)
        added = edits.add_scenario(scenario_id, name, copy_of=copy_of, linked=linked)
        turned = edits.set_active_scenario(scenario_id)
        self.desk.apply(edits.together(added.label(), [added, turned]), select=())

    def _free_name(self, plan: Plan) -> str:
        taken = {scenario.name for scenario in plan.scenarios}
        numbers = count(len(plan.scenarios) + 1)
        names = (self.tr("Scenario {number}").format(number=number) for number in numbers)
        return next(name for name in names if name not in taken)

    def rename_scenario(self, scenario_id: str = "") -> None:
        plan = self.desk.plan
        if plan is None:
            return
        scenario = plan.scenario(scenario_id or None)
        name = self._ask(self.tr("Rename scenario"), self.tr("Name of the scenario:"), scenario.name)
        self.name_scenario(scenario.scenario_id, name)

    def name_scenario(self, scenario_id: str, name: str) -> bool:
        """Give a scenario this name; False where it has it, or the name is blank."""
        plan = self.desk.plan
        if plan is None or not name or name == plan.scenario(scenario_id).name:
            return False
        return self.desk.apply(edits.rename_scenario(scenario_id, name))

    def describe_scenario(self) -> None:
        """Go to the field with what the scenario shown is about."""
        if self.desk.session is not None:
            self.show_scenarios()
            self.window.scenarios_panel.tree.choose(self.desk.session.scenario_id)
            self.window.scenarios_panel.description.setFocus()

    def describe(self, scenario_id: str, text: str) -> None:
        """Say what a scenario is about."""
        if self.desk.plan is not None and scenario_id in self.desk.plan.scenario_plants:
            self.desk.apply(edits.describe_scenario(scenario_id, text))

    def move_scenario(self, scenario_id: str, parent_id: str, before: str = "") -> None:
        """Hang a scenario on another ('': on none), before a sibling ('': behind all)."""
        self.desk.apply(edits.move_scenario(scenario_id, parent_id, before=before))

    def unlink_scenario(self, scenario_id: str = "") -> None:
        """Let a child stand on its own, its plants as they are."""
        if self.desk.session is not None:
            self.desk.apply(edits.unlink_scenario(scenario_id or self.desk.session.scenario_id))

    def archive_scenario(self, scenario_id: str = "") -> None:
        """Put a scenario into the archive, or take it out. The one shown makes way for another."""
        plan = self.desk.plan
        if plan is None:
            return
        scenario = plan.scenario(scenario_id or None)
        archived = edits.archive_scenario(scenario.scenario_id, not scenario.archived)
        if scenario.scenario_id != plan.active_scenario:
            self.desk.apply(archived)
            return
        other = next((s for s in plan.scenarios if not s.archived and s is not scenario), None)
        if other is not None:
            turned = edits.set_active_scenario(other.scenario_id)
            self.desk.apply(edits.together(archived.label(), [turned, archived]), select=())

    def remove_scenario(self, scenario_id: str = "") -> None:
        plan = self.desk.plan
        if plan is None:
            return
        gone = scenario_id or plan.active_scenario
        edit = edits.remove_scenario(gone, [s.name for s in children_of(plan, gone)])
        self.desk.apply(edit, select=() if gone == plan.active_scenario else None)

    def set_scenario(self, scenario_id: str) -> None:
        """Show and edit another scenario."""
        if self.desk.session is not None and self.desk.session.scenario_id != scenario_id:
            self.desk.apply(edits.set_active_scenario(scenario_id), select=())

    # -- what comes in the parent -------------------------------------------------------------------------------

    def take_over_from_parent(self, scenario_id: str = "") -> None:
        """Show what came in the parent, and take over of it what is ticked, as one step."""
        plan = self.desk.plan
        if plan is None:
            return
        child = scenario_id or plan.active_scenario
        why = self.why_not_take_over(child)
        if why:
            self.desk.tell(why)
            return
        from siteplanner.gui.scenarios.take_over_dialog import TakeOverDialog

        dialog = TakeOverDialog(plan, child, self.window)
        wanted, edit = bool(dialog.exec()), dialog.edit()
        dialog.deleteLater()
        if wanted and edit is not None:
            self.desk.apply(edit)

    def why_not_take_over(self, scenario_id: str) -> str:
        """Why nothing can be taken over into a scenario; '' where something can."""
        plan = self.desk.plan
        if plan is None:
            return ""
        parent = parent_of(plan, scenario_id)
        if not parent:
            return self.tr("It hangs on no other scenario.")
        if not behind(plan, scenario_id):
            return self.tr("Nothing came in “{parent}” since.").format(parent=plan.scenario(parent).name)
        return ""

    def show_scenarios(self) -> None:
        """Show the tree of scenarios, ready for the keys; where it has them, back to the map."""
        dock, tree = self.window.docks["scenarios"], self.window.scenarios_panel.tree
        if tree.hasFocus():
            self.window.canvas.setFocus()
            return
        dock.show()
        dock.raise_()
        self.window.scenarios_panel.show_plan(self.desk.plan)
        tree.setFocus()

    def show_behind(self, parent_id: str) -> None:
        """Show the tree with the first child that is behind this scenario chosen."""
        self.window.docks["scenarios"].show()
        self.window.docks["scenarios"].raise_()
        panel, plan = self.window.scenarios_panel, self.desk.plan
        panel.show_plan(plan)
        late = [s for s in children_of(plan, parent_id) if behind(plan, s.scenario_id)] if plan is not None else []
        if late:
            panel.tree.choose(late[0].scenario_id)
        panel.tree.setFocus()

    def toggle_change_marks(self) -> None:
        """Mark on the map what a child scenario changes, or no longer."""
        marks = self.window.canvas.change_marks
        marks.set_on(not marks.on)

    def of_scenario(self, scenario_id: str) -> tuple[Offer, ...]:
        """What can be done with a scenario, as a menu offers it."""
        plan = self.desk.plan
        if plan is None or scenario_id not in plan.scenario_plants:
            return ()
        scenario, shown = plan.scenario(scenario_id), scenario_id == plan.active_scenario
        alone = self.tr("The last scenario cannot be removed.") if len(plan.scenarios) == 1 else ""
        others = any(not s.archived and s is not scenario for s in plan.scenarios)
        no_other = "" if others or scenario.archived else self.tr("There is no other scenario to show.")
        no_child = "" if parent_of(plan, scenario_id) else self.tr("It hangs on no other scenario.")
        archive = self.tr("Take out of the archive") if scenario.archived else self.tr("Archive")
        return (
            (self.tr("Show"), self.tr("It is shown.") if shown else "", partial(self.set_scenario, scenario_id)),
            ("", "", _nothing),
            (self.tr("Duplicate…"), "", partial(self.duplicate_scenario, scenario_id)),
            (self.tr("Rename"), "", self.window.scenarios_panel.rename_current),
            (
                self.tr("Take over…"),
                self.why_not_take_over(scenario_id),
                partial(self.take_over_from_parent, scenario_id),
            ),
            (self.tr("Let it stand on its own"), no_child, partial(self.unlink_scenario, scenario_id)),
            ("", "", _nothing),
            (archive, no_other, partial(self.archive_scenario, scenario_id)),
            (self.tr("Remove"), alone, partial(self.remove_scenario, scenario_id)),
        )

    def _ask(self, title: str, question: str, start: str) -> str:
        text, accepted = QInputDialog.getText(self.window, title, question, QLineEdit.EchoMode.Normal, start)
        return text.strip() if accepted else ""


def _nothing() -> None:
    """What a line in a menu does."""


def _free_id(plan: Plan) -> str:
    """An id that no scenario of the plan has."""
    taken = {scenario.scenario_id for scenario in plan.scenarios}
    return next(name for name in (f"scenario-{number}" for number in count(len(taken) + 1)) if name not in taken)
