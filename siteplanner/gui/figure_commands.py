"""What a person does with the figures: look at a family of them, set the factors they rest on."""

from __future__ import annotations

from functools import partialmethod

from siteplanner.gui.scenario_commands import ScenarioCommands


class FigureCommands(ScenarioCommands):
    """The tables are the figures panel's; whatever is set is one edit."""

    def show_figures(self, family: str) -> None:
        """Show the tables of a family, ready for the keys."""
        dock, panel = self.window.docks["figures"], self.window.figures_panel
        dock.show()
        dock.raise_()
        panel.choose(family)
        panel.view.setFocus()

    figures_totals = partialmethod(show_figures, "totals")
    figures_balance = partialmethod(show_figures, "balance")
    figures_indicators = partialmethod(show_figures, "indicators")
    figures_power = partialmethod(show_figures, "power")
    figures_cost = partialmethod(show_figures, "cost")
    figures_phases = partialmethod(show_figures, "phases")
    figures_chain = partialmethod(show_figures, "chain")
    figures_own = partialmethod(show_figures, "own")

    def set_factors(self) -> None:
        """Look through the factors and set them, for the plan or a scenario."""
        from siteplanner.gui.dialogs.factors import FactorsDialog

        if self.desk.plan is None:
            return
        dialog = FactorsDialog(self.desk.plan, self.window)
        dialog.accepted.connect(lambda: self.desk.apply(dialog.edit) if dialog.edit is not None else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
