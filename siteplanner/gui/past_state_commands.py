"""A state of the plan gone by, opened as a scenario: a step of the history, a version kept, a line of the log."""

from __future__ import annotations

from functools import partial

from siteplanner.core import edits
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.work import Work
from siteplanner.gui.file_commands import FileCommands
from siteplanner.services.kept_versions import versions_of
from siteplanner.services.past_states import (
    PastState,
    kept_states,
    session_states,
    state_after_entry,
    state_of_step,
)
from siteplanner.services.planning_session import PlanningSession


class PastStateCommands(FileCommands):
    """Each opening is one undo step; the new scenario is shown at once."""

    def change_log(self) -> None:
        """Show the log; one of its states opened as a scenario."""
        session = self.desk.session
        if session is None:
            return
        from siteplanner.gui.dialogs.change_log import ChangeLogDialog

        dialog = ChangeLogDialog(self.desk, session.change_log, _finder(session), self.window)
        wanted = bool(dialog.exec())
        state = dialog.state
        dialog.deleteLater()
        if wanted and state is not None:
            self.open_past_state(state)

    def step_as_scenario(self) -> None:
        """Open the step that is current in the history panel as a scenario."""
        session = self.desk.session
        if session is not None:
            step = self.window.history_panel.steps.currentIndex().row()
            self.open_past_state(state_of_step(session, max(0, step)))

    def open_past_state(self, state: PastState) -> None:
        """Ask for name and scenario, and add it."""
        session = self.desk.session
        if session is None:
            return
        from siteplanner.gui.dialogs.past_state import PastStateDialog

        dialog = PastStateDialog(state, session.plan, self.window)
        wanted = bool(dialog.exec())
        of_scenario = dialog.scenario_id
        name, description = dialog.name.text().strip(), dialog.description.text().strip()
        dialog.deleteLater()
        if not wanted:
            return
        try:
            added = state.as_scenario(session.plan, of_scenario, name=name, description=description)
        except SiteplannerError as error:
            self.desk.tell(error.message)
            return
        turned = edits.set_active_scenario(added.scenario_id)
        self.desk.apply(edits.together(added.label(), [added, turned]), select=())


def _finder(session: PlanningSession) -> partial[PastState]:
    """The job that finds the state after an entry; what it needs of the session is taken now."""
    log, known, plan_uuid = session.change_log, session_states(session), session.plan.plan_uuid

    def find(seq: int, work: Work) -> PastState:
        if any(state.seq == seq for state in known):
            return state_after_entry(log, seq, known, work)
        kept = kept_states(log, [version.path for version in versions_of(plan_uuid)], seq)
        return state_after_entry(log, seq, [*known, *kept], work)

    return partial(find)
