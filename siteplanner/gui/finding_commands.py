"""What a person does with findings: going through them, accepting one on purpose, handing them on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from siteplanner.core import edits
from siteplanner.core.moment import name_of
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.waivers import may_be_waived, subject_hash
from siteplanner.core.work import Work
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.scenario_commands import ScenarioCommands

CHOOSE_ONE = QT_TRANSLATE_NOOP("commands", "Choose a finding in the list first.")
NOT_WAIVABLE = QT_TRANSLATE_NOOP(
    "commands", "An unsound footprint cannot be waived, for nothing can be computed with it. Repair the footprint."
)
NO_WAIVER = QT_TRANSLATE_NOOP("commands", "This finding has no waiver.")
NOT_CURRENT = QT_TRANSLATE_NOOP("commands", "The check is not finished. Try again when it is.")
ONLY_THEN = QT_TRANSLATE_NOOP(
    "commands",
    "This finding is about what is in service by {when} only; in the whole plan it is another one or none. "
    "Let everything count first.",
)
FINDINGS_SAVED = QT_TRANSLATE_NOOP("commands", "Findings saved as {name}.")


def said_alike(one: Finding, other: Finding) -> bool:
    """Whether two findings of one id say the same."""
    return (one.severity, one.subjects, one.measured, one.required) == (
        other.severity,
        other.subjects,
        other.measured,
        other.required,
    )


class FindingCommands(ScenarioCommands):
    """A waiver and its withdrawal are edits like all others."""

    def check(self) -> None:
        self.show_findings()
        self.desk.check_again()

    def show_findings(self) -> None:
        dock = self.window.docks["findings"]
        dock.show()
        dock.raise_()

    def next_finding(self) -> None:
        self.window.findings_panel.step(1)

    def previous_finding(self) -> None:
        self.window.findings_panel.step(-1)

    def waive_finding(self) -> None:
        """Ask why the current finding is accepted, by whom and when."""
        from siteplanner.gui.dialogs.waive import WaiveDialog

        session, finding = self.desk.session, self._current_finding()
        if session is None or finding is None:
            return
        if not may_be_waived(finding):
            self.desk.tell(NOT_WAIVABLE)
            return
        dialog = WaiveDialog(finding, session.author, self.window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            fingerprint = subject_hash(session.plan, session.scenario_id, finding)
            told = (dialog.reason, dialog.author, dialog.date)
            self.desk.apply(edits.add_waiver(session.scenario_id, finding.id, fingerprint, *told))
        dialog.deleteLater()

    def withdraw_waiver(self) -> None:
        """Take back the waiver of the current finding, one that has lapsed too."""
        session, finding = self.desk.session, self._current_finding()
        if session is None or finding is None:
            return
        if finding.waiver is None:
            self.desk.tell(NO_WAIVER)
            return
        self.desk.apply(edits.remove_waiver(session.scenario_id, finding.id))

    def export_findings(self) -> None:
        """Write what the check found as a report, a workbook or GeoJSON."""
        from siteplanner.services.finding_since import since_texts
        from siteplanner.services.findings_export import SUFFIXES, export_findings
        from siteplanner.words import translator

        session, result = self.desk.session, self.desk.whole_result  # a report is about the whole plan
        if session is None:
            return
        if result is None or session.shown_plan is not session.plan:
            self.desk.tell(NOT_CURRENT)
            return
        start = str(
            Path(self._folder()) / self.tr("{plan} findings.pdf").format(plan=offered_file_name(session.plan.name))
        )
        kinds = self.tr("Report (*.pdf);;Workbook (*.xlsx);;GeoJSON (*.geojson)")
        path, _ = asked_file(self.window, self.tr("Save the findings as"), start, kinds, SUFFIXES)
        if path is None:
            return
        plan, language = session.plan, self.language()
        since = since_texts(session, (finding.id for finding in result.findings), translator(language))

        def job(work: Work) -> Path:
            return export_findings(plan, result, path, language, since=since, work=work)

        self._in_background(job, lambda made: self.desk.tell(FINDINGS_SAVED(name=made.name)))

    def _current_finding(self) -> Finding | None:
        """The finding that is current in the list, as it stands in the plan; says so where there is none."""
        finding = self.window.findings_panel.current
        session = self.desk.session
        if finding is None:
            self.desk.tell(CHOOSE_ONE)
            return None
        if session is None or session.shown_plan is not session.plan or not self.desk.result_is_current:
            self.desk.tell(NOT_CURRENT)
            return None
        return self._of_the_whole(finding)

    def _of_the_whole(self, finding: Finding) -> Finding | None:
        """The same finding of the whole plan; says so where what comes later changes it."""
        whole = self.desk.whole_result
        if self.desk.moment is None or whole is None:
            return finding
        found = next((f for f in whole.findings if f.id == finding.id and said_alike(f, finding)), None)
        if found is None:
            self.desk.tell(ONLY_THEN(when=name_of(self.desk.moment)))
        return found
