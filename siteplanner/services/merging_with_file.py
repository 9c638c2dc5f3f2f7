"""The open plan and what somebody else meanwhile saved into its file, made one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from siteplanner.core.merging.change_logs import follow_on
from siteplanner.core.merging.clashes import Choices
from siteplanner.core.merging.plans import MergedPlan, merge_plans
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.planning_session import PlanningSession

MERGED = QT_TRANSLATE_NOOP("merging", "My changes, merged into the file as it is now")


@dataclass(frozen=True)
class MergingWithFile:
    """``base`` is the file as it was opened or last saved here, ``mine`` the plan as it stands, ``theirs`` a session of
    the file as it is now. ``entries`` are what I did since ``base``."""

    base: Plan
    mine: Plan
    theirs: PlanningSession
    entries: tuple[ChangeEntry, ...]

    @classmethod
    def of(cls, session: PlanningSession) -> MergingWithFile:
        """Read the session's file anew. Raises InputError where it cannot be read."""
        assert session.path is not None  # what has no file was changed by nobody else
        base = session.plan_on_disk
        return cls(
            base,
            session.logged_plan,
            PlanningSession.open(Path(session.path), session.author),
            session.change_log[len(base.change_log) :],
        )

    def merged(self, choices: Choices | None = None) -> MergedPlan:
        """The merged plan, as ``merge_plans`` makes it."""
        return merge_plans(self.base, self.mine, self.theirs.plan, choices)

    def session(self, choices: Choices | None = None) -> PlanningSession:
        """A session of the file as it is now, my changes (if any) as one step to undo; not saved yet."""
        if not self.entries:
            return self.theirs
        plan = replace(self.merged(choices).plan, change_log=self.theirs.plan.change_log)
        self.theirs.replay_outcome(plan, MERGED(), follow_on(self.theirs.plan.change_log, self.entries))
        return self.theirs
