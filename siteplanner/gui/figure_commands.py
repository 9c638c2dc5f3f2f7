"""What a person does with the figures: look at a family of them, set the factors they rest on."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path

from PySide6.QtCore import Qt

from siteplanner.core.measures.basis import Basis
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.gui.wording import say
from siteplanner.services.charts import save_chart

LEAST_PX = 260
"""A table that was asked for shows some rows at least."""
FIGURES_SAVED = QT_TRANSLATE_NOOP("FigureCommands", "Figures saved as {name}.")
CHART_SAVED = QT_TRANSLATE_NOOP("FigureCommands", "Chart saved as {name}.")


class FigureCommands(ScenarioCommands):
    """The tables are the figures panel's; whatever is set is one edit."""

    def show_figures(self, family: str) -> None:
        """Show the tables of a family, ready for the keys."""
        dock, panel = self.window.docks["figures"], self.window.figures_panel
        dock.show()
        dock.raise_()
        panel.choose(family)
        panel.view.setFocus()
        if dock.height() < LEAST_PX:
            self.window.resizeDocks([dock], [LEAST_PX], Qt.Orientation.Vertical)

    figures_totals = partialmethod(show_figures, "totals")
    figures_balance = partialmethod(show_figures, "balance")
    figures_indicators = partialmethod(show_figures, "indicators")
    figures_power = partialmethod(show_figures, "power")
    figures_cost = partialmethod(show_figures, "cost")
    figures_phases = partialmethod(show_figures, "phases")
    figures_chain = partialmethod(show_figures, "chain")
    figures_own = partialmethod(show_figures, "own")

    def export_workbook(self) -> None:
        """Write every table of figures, of what is in service by the date shown, as a workbook."""
        from siteplanner.files.export import export

        session = self.desk.session
        if session is None:
            return
        start = str(
            Path(self._folder()) / self.tr("{plan} figures.xlsx").format(plan=offered_file_name(session.plan.name))
        )
        title, kinds = self.tr("Save the figures as"), self.tr("Workbook (*.xlsx)")
        path, _ = asked_file(self.window, title, start, kinds, (".xlsx",))
        if path is None:
            return
        plan, scenario, language, when = session.plan, session.scenario_id, self.language(), self.desk.moment
        areas = self.window.figures_panel.chosen_areas

        def job(work: Work) -> Path:
            return export(plan, path, scenario, lang=language, year=when, areas=areas, work=work).path

        self._in_background(job, lambda made: self.desk.tell(FIGURES_SAVED(name=made.name)))

    def save_chart(self) -> None:
        """Write a chart as a picture, PDF or SVG."""
        from siteplanner.drawing.charts.chart_list import CHARTS

        session, panel = self.desk.session, self.window.figures_panel
        if session is None:
            return
        key = panel.chart_key or next(iter(CHARTS))
        named = offered_file_name(f"{session.plan.name or 'plan'} {say(CHARTS[key].title)}")
        start = str(Path(self._folder()) / f"{named}.png")
        kinds = self.tr("Picture (*.png);;PDF (*.pdf);;SVG (*.svg)")
        path, _ = asked_file(self.window, self.tr("Save the chart as"), start, kinds, (".png", ".pdf", ".svg"))
        if path is None:
            return
        basis, language = Basis.of(session.plan, session.scenario_id, self.desk.moment), self.language()

        def job(_: Work) -> Path:
            return save_chart(key, basis, path, language)

        self._in_background(job, lambda made: self.desk.tell(CHART_SAVED(name=made.name)))

    def set_factors(self) -> None:
        """Look through the factors and set them, for the plan or a scenario."""
        from siteplanner.gui.dialogs.factors import FactorsDialog

        if self.desk.plan is None:
            return
        trial = self.window.trial_strip.trial  # what is tried out holds for its branch alone
        scope = trial.branch_id if trial is not None and trial.alive else ""
        dialog = FactorsDialog(self.desk.plan, self.window, scope)
        dialog.accepted.connect(lambda: self.desk.apply(dialog.edit) if dialog.edit is not None else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def assign_substations(self) -> None:
        """Look at a proposal of which plant connects to which substation, and apply it as one step."""
        from siteplanner.gui.dialogs.assign_substations import AssignSubstationsDialog

        session = self.desk.session
        if session is None:
            return
        basis = Basis.of(session.plan, session.scenario_id, self.desk.moment)
        dialog = AssignSubstationsDialog(self.desk, basis, self.window)
        dialog.accepted.connect(lambda: self.desk.apply(dialog.edit) if dialog.edit is not None else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
