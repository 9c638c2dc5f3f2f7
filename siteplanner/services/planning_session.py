"""The open plan: what it is, what was done to it, what is selected, what the check found, who listens. No Qt."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_active_scenario import set_active_scenario
from siteplanner.core.errors import SaveError
from siteplanner.core.features import PLANTS, Feature, as_plants, plants_of, there
from siteplanner.core.finding_trail import FindingTrail, Since
from siteplanner.core.following import following
from siteplanner.core.history import History
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work
from siteplanner.files.atomic import save_error
from siteplanner.files.other_writers import is_unfinished, require_not_written, require_replaceable
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.change_record import ChangeRecord, user_name
from siteplanner.services.file_fingerprint import FileFingerprint, same_file
from siteplanner.services.kept_looks import with_look
from siteplanner.services.kept_versions import forget_version, keep_version, prune_versions

if TYPE_CHECKING:
    from siteplanner.core.checking import Checker, CheckResult

Kind = Literal["plan_changed", "shown_changed", "selection_changed", "result_changed", "saved", "history_changed"]
KINDS: tuple[Kind, ...] = (
    "plan_changed", "shown_changed", "selection_changed", "result_changed", "saved", "history_changed",
)  # fmt: skip
Listener = Callable[..., object]

NO_PATH = QT_TRANSLATE_NOOP("errors", "The plan has no file yet. Say where to save it.")
CHANGED_ON_DISK = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: another program has changed the file since it was opened. "
    "Save under another name, or overwrite it on purpose.",
)
GONE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: the file is not there any more. It was moved, renamed or removed, or the share it is on "
    "is not connected. Save elsewhere, or there anew on purpose.",
)
OPEN_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not saved: somebody else has it open, and it was opened to read. Save under another name."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer of a check: which plan and scenario it is about, and the checker that can go on from there."""

    plan: Plan
    scenario_id: str
    checker: Checker


class PlanningSession:
    """Owns one open plan. Everything that changes it goes through ``apply``, ``undo``, ``redo`` or ``jump``.

    Listeners of ``plan_changed`` and ``shown_changed`` get the plan before and after, the others nothing.
    """

    def __init__(self, plan: Plan, path: str | os.PathLike[str] | None = None, author: str | None = None) -> None:
        self.path: Path | None = None if path is None else Path(path)
        self.author: str = user_name() if author is None else author
        self.history: History = History.starting_at(plan)
        self._record = ChangeRecord(plan.change_log, self.author)
        self._selected: tuple[Feature, ...] = ()
        self._preview: Plan | None = None
        self._checked: Checked | None = None
        self._trails: dict[str, FindingTrail] = {}
        self._on_disk = FileFingerprint.of(self.path) if self.path else None
        self._plan_on_disk = plan
        self.read_only = False
        """Whether somebody else has the file: it is saved under another name only."""
        self.versions_kept = 0
        """How many earlier versions of its file are kept when it is saved."""
        self.look: MapLook | None = None
        """How the map looks, to be kept in the file when it is saved; changing it is no edit."""
        self._listeners: dict[Kind, list[Listener]] = {kind: [] for kind in KINDS}

    @classmethod
    def open(cls, path: str | os.PathLike[str], author: str | None = None) -> PlanningSession:
        """The session of a plan file. Raises InputError as ``open_plan`` does."""
        on_disk = FileFingerprint.of(Path(path))
        session = cls(open_plan(path), author=author)
        session.path, session._on_disk = Path(path), on_disk
        return session

    # -- what it is ---------------------------------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        return self.history.plan

    @property
    def shown_plan(self) -> Plan:
        """The plan with what is being dragged or typed; it is nowhere recorded."""
        return self.plan if self._preview is None else self._preview

    @property
    def scenario_id(self) -> str:
        return self.plan.active_scenario

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected plants of the active scenario, in the order they were selected."""
        return plants_of(self._selected)

    @property
    def selected(self) -> tuple[Feature, ...]:
        """Everything that is selected, plants of the active scenario included, in the order it was selected."""
        return self._selected

    @property
    def dirty(self) -> bool:
        """Whether closing now would lose something: changes since the last save, or a plan that has no file yet."""
        return self.path is None or self.history.changed

    @property
    def plan_on_disk(self) -> Plan:
        """The plan as its file had it when it was opened or last saved here."""
        return self._plan_on_disk

    @property
    def logged_plan(self) -> Plan:
        """The plan as it stands, with the change log of this session, as a save would write it."""
        return replace(self.plan, change_log=self.change_log)

    @property
    def on_disk(self) -> FileFingerprint | None:
        """What the plan's file was like when it was opened or last saved here; None without one."""
        return self._on_disk

    @property
    def change_log(self) -> tuple[ChangeEntry, ...]:
        """The plan's change log with what was done in this session."""
        return self._record.entries

    def changes_since(self, count: int) -> tuple[ChangeEntry, ...]:
        """The entries of the change log after the first ``count``; as quick in a long log as in a short one."""
        return self._record.since(count)

    def change_of(self, step: int) -> ChangeEntry | None:
        """When and by whom a step of the history was made; None for the plan as it was opened."""
        return self._record.entry(step)

    @property
    def result(self) -> CheckResult | None:
        """What the check found in the plan as it stands; None while that is not known."""
        checked = self._checked
        if checked is None or checked.plan is not self.plan or checked.scenario_id != self.scenario_id:
            return None
        return checked.checker.result

    # -- doing --------------------------------------------------------------------------------------------------

    def apply(self, edit: Edit) -> Plan:
        """Apply an edit as one step of the history and drop any preview; an edit that changes nothing is no step.

        Raises EditError where the edit does not fit; nothing is changed then.
        """
        after = self._after(edit)
        if after is self.plan:
            self.preview(None)
            return after
        self._trails = {scenario: trail.cut(self.history.at) for scenario, trail in self._trails.items()}
        self._go_to(self.history.selecting(self._selected).push(after, edit.label(), self._selected))
        self._record.edited(self.history.at, edit)
        self._tell_history()
        return after

    def undo(self) -> None:
        self.jump(self.history.at - 1)

    def redo(self) -> None:
        self.jump(self.history.at + 1)

    def jump(self, step: int) -> None:
        """Go to a step of the history (0: as opened); what was selected there is selected again."""
        here, there = self.history, self.history.jump(step)
        if here.at == there.at:
            return
        for at in range(here.at, there.at, -1):
            if label := here.steps[at].label:
                self._record.undone(at, label, self.scenario_id)
        for at in range(here.at + 1, there.at + 1):
            if label := here.steps[at].label:
                self._record.redone(at, label, self.scenario_id)
        self._go_to(there, there.selection)
        self._tell_history()

    def replay(self, edit: Edit, entry: ChangeEntry) -> None:
        """Apply an edit that was made before, under the entry it has in the change log. Raises EditError."""
        self._take_over(self._after(edit), edit.label(), entry)

    def replay_outcome(self, plan: Plan, label: Message, entries: tuple[ChangeEntry, ...]) -> None:
        """Take over what was done before as one step that leads to ``plan``, with all its entries of the change log."""
        for entry in entries[:-1]:
            self._record.adopted(entry)
        self._take_over(plan, label, entries[-1])

    def replay_jump(self, step: int, entries: tuple[ChangeEntry, ...]) -> None:
        """Go to a step of the history as was done before, under the entries that has in the change log."""
        for entry in entries:
            self._record.adopted(entry)
        target = self.history.jump(step)
        self._go_to(target, target.selection)
        self._tell_history()

    def _take_over(self, plan: Plan, label: Message, entry: ChangeEntry) -> None:
        self._go_to(self.history.push(plan, label))
        self._record.adopted(entry, self.history.at)
        self._tell_history()

    def preview(self, edit: Edit | None) -> Plan:
        """Show the plan as ``edit`` would make it, without recording anything; None: as it is.

        Raises EditError where the edit does not fit; what was shown stays.
        """
        before = self.shown_plan
        self._preview = None if edit is None else self._after(edit)
        if self.shown_plan is not before:
            self._tell("shown_changed", before, self.shown_plan)
        return self.shown_plan

    def _after(self, edit: Edit) -> Plan:
        """The plan after an edit, its dimensions where the things are that they measure."""
        return following(self.plan, edit.apply(self.plan))

    def select(self, plant_ids: Iterable[str]) -> None:
        """Select plants of the active scenario and nothing else; ids that are not there are left out."""
        self._set_selection(as_plants(plant_ids))

    def select_features(self, features: Iterable[Feature]) -> None:
        """Select features of any layers and nothing else; what is not there is left out."""
        self._set_selection(tuple(features))

    def set_active_scenario(self, scenario_id: str) -> None:
        """Turn to another scenario, as a step of the history. Raises EditError for an unknown one."""
        if scenario_id != self.scenario_id:
            self.apply(set_active_scenario(scenario_id))

    # -- the file -----------------------------------------------------------------------------------------------

    def save(self, path: str | os.PathLike[str] | None = None, *, overwrite: bool = False) -> Path:
        """Write the plan with its change log to ``path``, or to its own file; undo still works afterwards.

        Raises SaveError, the file untouched: no path yet, opened to read, the file was changed by another program or
        has gone since it was opened (unless ``overwrite``), or whatever the system refuses.
        """
        target = Path(path) if path is not None else self.path
        if target is None:
            raise SaveError(NO_PATH)
        own = self.is_own_file(target)
        if own and self.read_only:
            raise SaveError(OPEN_ELSEWHERE, path=str(target))

        def require_unchanged() -> None:
            if own and not overwrite:
                self._require_as_known(target)

        require_not_written(Path(os.path.realpath(target)), told=target)
        require_unchanged()
        self._finish_what_is_left(target, own=own)
        settings = with_look(self.plan.settings, self.look) if self.look is not None else self.plan.settings
        kept = keep_version(target, self.plan.plan_uuid, most=self.versions_kept)
        try:
            saved = replace(self.logged_plan, settings=settings)
            self.path = save_plan(saved, target, require_unchanged)  # somebody may save while this is written
        except BaseException:
            forget_version(kept)
            raise
        prune_versions(self.plan.plan_uuid, most=self.versions_kept)
        self.read_only = False
        self._on_disk, self._plan_on_disk = FileFingerprint.of(self.path), saved
        self.history = self.history.mark_saved()
        self._tell("saved")
        self._tell_history()
        return self.path

    def _require_as_known(self, target: Path) -> None:
        try:
            gone, changed = self.gone_from_disk(), self.changed_on_disk()
        except OSError as error:
            raise save_error(target, error) from error
        if gone:
            raise SaveError(GONE, path=str(target))
        if changed:
            raise SaveError(CHANGED_ON_DISK, path=str(target))

    def _finish_what_is_left(self, target: Path, *, own: bool) -> None:
        """What a crashed program left beside the file becomes part of it, so that the version kept of it is whole."""
        real = Path(os.path.realpath(target))
        left = is_unfinished(real)
        require_replaceable(real, told=target)
        if left and own:
            self._on_disk = FileFingerprint.of(target)

    def is_own_file(self, path: Path) -> bool:
        """Whether ``path`` leads to the plan's own file, however it is written."""
        return self.path is not None and same_file(path, self.path)

    def changed_on_disk(self) -> bool:
        """Whether another program has written the plan's file since it was opened or saved here."""
        if self.path is None or self._on_disk is None or not self.path.exists():
            return False
        return not self._on_disk.fits(self.path)

    def gone_from_disk(self) -> bool:
        """Whether the plan's file is not in its folder any more: moved, or the folder is the bare place where a share
        was. Of a folder that has gone as well the system tells by itself."""
        return (
            self.path is not None
            and self._on_disk is not None
            and not self.path.exists()
            and Path(os.path.realpath(self.path)).parent.is_dir()
        )

    # -- checking -----------------------------------------------------------------------------------------------

    def check_job(self) -> Callable[[Work], Checked]:
        """A job that checks the plan as it stands now, going on from the last check where there was one."""
        plan, scenario_id, last = self.plan, self.scenario_id, self._checked

        def job(work: Work) -> Checked:
            from siteplanner.core.checking import Checker

            if last is not None and last.scenario_id == scenario_id:
                return Checked(plan, scenario_id, last.checker.after(plan))
            return Checked(plan, scenario_id, Checker(plan, scenario_id, work=work))

        return job

    def accept(self, checked: Checked) -> None:
        """Take over the answer of a ``check_job``; one about an earlier plan only serves as a start for the next."""
        self._checked = checked
        self.note_result(checked.plan, checked.checker.result)
        self._tell("result_changed")

    def check_now(self, work: Work | None = None) -> CheckResult:
        """Check the plan as it stands and return what was found."""
        checked = self.check_job()(work or Work())
        self.accept(checked)
        return checked.checker.result

    def note_result(self, plan: Plan, result: CheckResult) -> None:
        """Remember what was found in a plan of the history, so that it is known since when each finding is there."""
        steps = self.history.steps
        step = next((at for at in range(len(steps) - 1, -1, -1) if steps[at].holds(plan)), -1)
        trail = self._trails.get(result.scenario_id)
        if step == 0 or (trail is None and step > 0 and not self.opened_with(result.scenario_id)):
            trail = trail or FindingTrail(frozenset())
        if trail is not None and step >= 0:
            self._trails[result.scenario_id] = trail.seen(step, result.ids)

    def opened_with(self, scenario_id: str) -> bool:
        """Whether the plan as it was opened has that scenario."""
        return any(s.scenario_id == scenario_id for s in self.history.steps[0].plan.scenarios)

    @property
    def lacks_opened_findings(self) -> bool:
        """Whether nobody has checked the active scenario as it was opened, which is asked to say since when."""
        return self.scenario_id not in self._trails and self.opened_with(self.scenario_id)

    @property
    def knows_since(self) -> bool:
        """Whether it is known of the plan as it stands since when its findings are there."""
        trail = self._trails.get(self.scenario_id)
        return trail is not None and trail.known(self.history.at)

    def since(self, finding_id: str) -> Since | None:
        """Since which step a finding of the plan as it stands is there; None where that is not known."""
        trail = self._trails.get(self.scenario_id)
        return trail.since(finding_id, self.history.at) if trail else None

    @property
    def fixed(self) -> frozenset[str] | None:
        """Ids of the findings the active scenario had when it was opened and has no more; None where not known."""
        trail = self._trails.get(self.scenario_id)
        return trail.fixed(self.history.at) if trail and trail.known(self.history.at) else None

    @property
    def caused(self) -> frozenset[str] | None:
        """Ids of the findings that came with what was done since the plan was opened; None where not known."""
        trail = self._trails.get(self.scenario_id)
        return trail.caused(self.history.at) if trail and trail.known(self.history.at) else None

    # -- who listens --------------------------------------------------------------------------------------------

    def subscribe(self, kind: Kind, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` whenever ``kind`` happens; the function returned ends that."""
        listeners = self._listeners[kind]
        listeners.append(listener)

        def unsubscribe() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return unsubscribe

    def _go_to(self, history: History, selection: tuple[Feature, ...] | None = None) -> None:
        before, shown_before = self.plan, self.shown_plan
        scenario_before = self.scenario_id
        self.history, self._preview = history, None
        if self.plan is not before:
            self._tell("plan_changed", before, self.plan)
        if self.shown_plan is not shown_before:
            self._tell("shown_changed", shown_before, self.shown_plan)
        if selection is None:
            kept = self._selected
            selection = kept if self.scenario_id == scenario_before else tuple(f for f in kept if f.layer != PLANTS)
        self._set_selection(selection)

    def _set_selection(self, features: tuple[Feature, ...]) -> None:
        kept = there(self.plan, self.scenario_id, features)
        if kept != self._selected:
            self._selected = kept
            self._tell("selection_changed")

    def _tell_history(self) -> None:
        self._tell("history_changed")

    def _tell(self, kind: Kind, *values: Any) -> None:
        for listener in tuple(self._listeners[kind]):
            listener(*values)
