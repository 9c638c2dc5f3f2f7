"""Trying something out: the branch begins, is shown on the stage, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDateTime, Qt

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.services.trial import Trial

if TYPE_CHECKING:
    from siteplanner.gui.trial.end_dialog import EndTrialDialog

PROPERTIES_PX = 300
UNDER_WAY = QT_TRANSLATE_NOOP("commands", "A trial is under way. End it before another begins.")
DISCARDED = QT_TRANSLATE_NOOP("commands", "Discarded; the plan is what it was before. Redo brings the trial back.")
KEPT_AS = QT_TRANSLATE_NOOP("commands", "Kept as scenario {name}")
LOGGED = QT_TRANSLATE_NOOP("commands", "The decision is in the change log.")


class TrialCommands(ScenarioCommands):
    """On the stage the window fills the screen with the map, the strip and the properties of what is selected."""

    _before_stage: tuple[QByteArray, Qt.WindowState] | None = None

    def begin_trial(self) -> None:
        """Branch off the scenario that is shown."""
        session, strip = self.desk.session, self.window.trial_strip
        if session is None:
            return
        if strip.trial is not None and strip.trial.alive:
            self.desk.tell(UNDER_WAY)
            return
        whole = self.desk.whole_result
        name = self.tr("{scenario}, trial {time}").format(
            scenario=session.plan.scenario().name, time=QDateTime.currentDateTime().toString("HH:mm")
        )
        strip.begin(Trial(session, name))
        strip.note_errors(whole)
        strip.refresh()

    def end_trial(self) -> None:
        """Ask how it is to end, and end it so."""
        from siteplanner.gui.trial.end_dialog import EndTrialDialog

        session, trial = self.desk.session, self.window.trial_strip.trial
        if session is None or trial is None or not trial.alive:
            return
        self.window.properties_panel.finish_typing()
        name = session.plan.scenario(trial.branch_id).name
        dialog = EndTrialDialog(
            name,
            trial.deltas(session.plan),
            self.window,
            steps=trial.steps,
            beyond=trial.beyond,
            names=session.author,
            errors=self.window.trial_strip.errors_then_and_now,
        )
        if dialog.exec():
            self._end(trial, dialog)
        dialog.deleteLater()

    def _end(self, trial: Trial, dialog: EndTrialDialog) -> None:
        if dialog.kept:
            source = trial.start.scenario(trial.scenario_id).name
            trial.keep(dialog.name, self.tr("Tried out in a meeting, from “{scenario}”.").format(scenario=source))
            self.desk.tell(KEPT_AS(name=dialog.name))
        if dialog.decision:
            trial.log(dialog.decision, dialog.names, kept=dialog.kept)
            self.desk.tell(LOGGED)
        elif not dialog.kept:
            trial.discard()
            self.desk.tell(DISCARDED)
        self.window.trial_strip.trial = None
        self.window.trial_strip.refresh()
        self.leave_stage()

    # -- on the stage -------------------------------------------------------------------------------------------

    @property
    def on_stage(self) -> bool:
        return self._before_stage is not None

    def enter_stage(self) -> None:
        """The window fills the screen: the map, what the trial changes, and the properties of what is selected."""
        window = self.window
        if self._before_stage is not None:
            return
        self._before_stage = window.saveState(), window.windowState()
        for name, dock in window.docks.items():
            dock.setVisible(name == "properties")
        for bar in (window.menuBar(), window.tool_bar):
            bar.hide()
        window.resizeDocks([window.docks["properties"]], [PROPERTIES_PX], Qt.Orientation.Horizontal)
        window.trial_strip.set_large(True)
        window.showFullScreen()
        window.canvas.setFocus()

    def leave_stage(self) -> None:
        """The window as it was before; a show that was left for the trial goes on."""
        window = self.window
        if self._before_stage is None:
            return
        (docks, state), self._before_stage = self._before_stage, None
        window.trial_strip.set_large(False)
        window.setWindowState(state)
        window.menuBar().show()
        window.tool_bar.show()
        window.restoreState(docks)
        self.resume_show()

    def resume_show(self) -> None:
        """Overridden by who can show slides."""
