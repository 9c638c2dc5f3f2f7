"""Slides and reports as files of Office: asked for here, written in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from siteplanner.core.errors import SiteplannerError
from siteplanner.core.slides import slides_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.export_report import ExportReport
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.services.documents.scheme_report import write_report
from siteplanner.services.documents.slide_deck import write_deck

TEMPLATE = "slide_template"
"""Under which the settings keep the file whose look slides take; blank: that of the program."""
DECK_WRITTEN = QT_TRANSLATE_NOOP("commands", "{count} slides are in {name}")
STANDARD_WRITTEN = QT_TRANSLATE_NOOP(
    "commands", "The plan keeps no slides: a standard deck of {count} slides is in {name}"
)
REPORT_WRITTEN = QT_TRANSLATE_NOOP("commands", "The report is in {name}")
TEMPLATE_CHOSEN = QT_TRANSLATE_NOOP("commands", "Slides will look like {name}")
OWN_TEMPLATE = QT_TRANSLATE_NOOP("commands", "Slides will look as the program has them")


class DocumentCommands(ScenarioCommands):
    """What is written is the plan as it stands when asked for; the map can be worked on meanwhile."""

    def export_slides(self) -> None:
        """Ask for a file, and write the slides into it."""
        session = self.desk.session
        if session is None:
            return
        self.window.slides_panel.form.finish()
        plan, scenario_id, language = session.plan, session.scenario_id, self.language()
        path = self._asked_path(self.tr("Slides as PowerPoint"), self.tr("PowerPoint (*.pptx)"), plan.name, ".pptx")
        if path is None:
            return
        stored = self.desk.settings.get(TEMPLATE, "")
        template = Path(stored) if stored else None
        own = bool(slides_of(plan))

        def job(work: Work) -> ExportReport:
            return write_deck(plan, path, scenario_id, template=template, lang=language, work=work)

        told = DECK_WRITTEN if own else STANDARD_WRITTEN
        self._in_background(job, lambda made: self.desk.tell(told(count=made.features, name=made.path.name)))

    def choose_slide_template(self) -> None:
        """Ask for the file whose look slides take; where there is one, whether the program's own is wanted again."""
        before = self.desk.settings.get(TEMPLATE, "")
        if before and self._own_again(Path(before).name):
            self.desk.settings.set(TEMPLATE, None)
            self.desk.tell(OWN_TEMPLATE())
            return
        start = before or self._folder()
        kinds = self.tr("PowerPoint (*.pptx *.potx)")
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Template of the slides"), start, kinds)
        if not name:
            return
        from siteplanner.files.pptx.template import open_template

        try:
            open_template(Path(name))
        except SiteplannerError as error:
            self._warn(error)
            return
        self.desk.settings.set(TEMPLATE, name)
        self.desk.tell(TEMPLATE_CHOSEN(name=Path(name).name))

    def _own_again(self, name: str) -> bool:
        text = self.tr("Slides look like {name}. Use the look of the program again?").format(name=name)
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        answer = QMessageBox.question(self.window, self.tr("Template of the slides"), text, buttons)
        return answer == QMessageBox.StandardButton.Yes

    def export_report(self) -> None:
        """Ask for a file and for how much, and write the report of the scenario shown."""
        session = self.desk.session
        if session is None:
            return
        plan, scenario_id, language = session.plan, session.scenario_id, self.language()
        when = self.desk.moment
        kinds = {
            self.tr("Word, everything (*.docx)"): True,
            self.tr("Word, a few pages (*.docx)"): False,
            self.tr("PDF, everything (*.pdf)"): True,
            self.tr("PDF, a few pages (*.pdf)"): False,
        }
        start = str(Path(self._folder()) / f"{offered_file_name(plan.scenario(scenario_id).name, scenario_id)}.docx")
        path, kind = asked_file(self.window, self.tr("Report"), start, ";;".join(kinds), (".docx", ".pdf"))
        if path is None:
            return
        full = kinds.get(kind, True)

        def job(work: Work) -> ExportReport:
            return write_report(plan, path, scenario_id, full=full, when=when, lang=language, work=work)

        self._in_background(job, lambda made: self.desk.tell(REPORT_WRITTEN(name=made.path.name)))

    def _asked_path(self, title: str, kinds: str, stem: str, suffix: str) -> Path | None:
        start = str(Path(self._folder()) / f"{offered_file_name(stem)}{suffix}")
        return asked_file(self.window, title, start, kinds, (suffix,))[0]
