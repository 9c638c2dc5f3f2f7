"""The window of map sheets: where what is drawn on paper is laid out, printed and written."""

from __future__ import annotations

from siteplanner.gui.scenario_commands import ScenarioCommands


class SheetCommands(ScenarioCommands):
    """It stays open beside the map."""

    def map_sheets(self) -> None:
        """Show the sheets of the plan."""
        if self.desk.session is None:
            return
        from siteplanner.gui.sheets.sheets_window import SheetsWindow

        sheets = self.window.findChild(SheetsWindow) or SheetsWindow(self.desk, self._folder(), self.window)
        sheets.show()
        sheets.raise_()
        sheets.activateWindow()
