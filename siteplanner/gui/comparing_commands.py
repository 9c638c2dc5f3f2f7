"""What a person does to compare scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siteplanner.gui.scenario_commands import ScenarioCommands

if TYPE_CHECKING:
    from siteplanner.gui.comparing.compare_window import CompareWindow


class ComparingCommands(ScenarioCommands):
    """The window is made when it is first asked for, and kept."""

    compare_window: CompareWindow | None = None

    def compare_scenarios(self, *scenarios: str) -> None:
        """Show scenarios side by side (none given: those compared last, else the active one beside another)."""
        if self.desk.session is None:
            return
        if self.compare_window is None:
            from siteplanner.gui.comparing.compare_window import CompareWindow

            self.compare_window = CompareWindow(self.desk, self.window)
        self.compare_window.compare(*scenarios)
