"""What a person does about findings: looking at fixes, applying them, asking why a plant does not fit."""

from __future__ import annotations

from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.finding_commands import CHOOSE_ONE, FindingCommands

NO_FIXES = QT_TRANSLATE_NOOP("commands", "No fix was found for this finding.")


class FixCommands(FindingCommands):
    """Every fix is an edit like all others."""

    def fix_finding(self) -> None:
        """Go to the fixes of the current finding; the first is shown on the map."""
        self.show_findings()
        bar = self.window.fix_bar
        if bar.finding is None:
            self.desk.tell(CHOOSE_ONE)
        else:
            bar.enter_when_found()

    def fix_alike(self) -> None:
        """Mend every finding of the current one's rule that can be, as one step."""
        if self.window.fix_bar.finding is None:
            self.desk.tell(CHOOSE_ONE)
        else:
            self.window.fix_bar.fix_all()

    def go_to_findings(self) -> None:
        """What was done about a finding is done: the list has the keyboard again."""
        self.window.findings_panel.view.setFocus()

    def show_finding_again(self, finding: Finding) -> None:
        """Make a finding current that was gone only while its fix was looked at."""
        panel = self.window.findings_panel
        row = panel.model.row_of(finding.id)
        if row >= 0 and panel.current is None:
            panel.view.setCurrentIndex(panel.model.index(row))
