"""What a person does about findings: looking at fixes, applying them, asking why a plant does not fit."""

from __future__ import annotations

from siteplanner.core.fixes import WhyNot, why_not
from siteplanner.core.fixes.why_not import parcel_under
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.schema import PARCELS
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.gui.finding_commands import CHOOSE_ONE, FindingCommands
from siteplanner.gui.panels.fix_bar import FIXING

ONE_PLANT = QT_TRANSLATE_NOOP("commands", "Select one plant, and with it the parcel it should fit on if it is another.")
NO_PARCEL = QT_TRANSLATE_NOOP("commands", "{plant} stands on no parcel. Select the parcel it should fit on with it.")
MOST_REASONS = 2


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

    def why_not_here(self) -> None:
        """Say what keeps the selected plant from fitting on its parcel, or on the one selected with it, and what would
        make it fit."""
        session, checker = self.desk.session, self.desk.resting_checker
        if session is None:
            return
        if len(session.selection) != 1:
            self.desk.tell(ONE_PLANT)
            return
        plan, scenario_id, plant = session.plan, session.scenario_id, session.selection[0]
        chosen = [feature.id for feature in session.selected if feature.layer == PARCELS.name]
        parcel = chosen[0] if chosen else parcel_under(plan, scenario_id, plant)
        if parcel is None:
            self.desk.tell(NO_PARCEL(plant=plant))
            return

        def job(work: Work) -> tuple[Plan, WhyNot]:
            return plan, why_not(plan, scenario_id, plant, parcel, checker=checker, work=work)

        self.window.fix_bar.clear()
        self.desk.background.start(FIXING, job, self._show_why_not, self.window.fix_bar.not_found)

    def _show_why_not(self, answer: tuple[Plan, WhyNot]) -> None:
        plan, found = answer
        if plan is not self.desk.plan:
            return
        self.show_findings()
        self.window.fix_bar.show_fixes((found.words(), *found.in_the_way[:MOST_REASONS]), found.fixes)

    def go_to_findings(self) -> None:
        """What was done about a finding is done: the list has the keyboard again."""
        self.window.findings_panel.view.setFocus()

    def show_finding_again(self, finding: Finding) -> None:
        """Make a finding current that was gone only while its fix was looked at."""
        panel = self.window.findings_panel
        row = panel.model.row_of(finding.id)
        if row >= 0 and panel.current is None:
            panel.view.setCurrentIndex(panel.model.index(row))
