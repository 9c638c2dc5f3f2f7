"""What a person does with the rules themselves."""

from __future__ import annotations

from siteplanner.gui.scenario_commands import ScenarioCommands


class RuleCommands(ScenarioCommands):
    """Whatever is changed in the rule editor is one edit."""

    def edit_rules(self) -> None:
        """Look through the rules and change them."""
        from siteplanner.gui.dialogs.rule_editor import RuleEditor

        plan = self.desk.plan
        if plan is None:
            return
        dialog = RuleEditor(self.desk, plan, self._folder(), self.window)
        dialog.accepted.connect(lambda: self._use_rules(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_rules(self, dialog: object) -> None:
        from siteplanner.gui.dialogs.rule_editor import RuleEditor

        if isinstance(dialog, RuleEditor) and (edit := dialog.draft.edit()) is not None:
            self.desk.apply(edit)
