"""States of a plan gone by, to be opened as scenarios: steps of this session, versions that were kept, log entries.

A step and a version are kept whole and taken as they are. A line of the log is a state only where going through the log
proves it (``core/change_replay.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandas as pd

from siteplanner.core.change_replay import KnownState, known_state, plan_after
from siteplanner.core.change_words import change_labels
from siteplanner.core.difference import difference
from siteplanner.core.difference_words import LAYERS, RULES, TARGETS
from siteplanner.core.edits.add_past_state import AddPastState, add_past_state
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.core.schema import BASE_LAYERS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan
from siteplanner.services.planning_session import PlanningSession

AS_OPENED = QT_TRANSLATE_NOOP("past", "“{scenario}” as it was when the plan was opened.")
AFTER_STEP = QT_TRANSLATE_NOOP("past", "“{scenario}” as it was on {time}, after: {change}.")
AS_SAVED = QT_TRANSLATE_NOOP("past", "“{scenario}” as it was saved on {time}.")
REPLAYED = QT_TRANSLATE_NOOP(
    "past", "“{scenario}” as it was on {time}, after: {change}. Found again from the change log ({replayed} changes)."
)


@dataclass(frozen=True)
class PastState:
    """``time`` is when it came to be, UTC, None where nobody knows; ``how`` tells of it and waits for ``scenario``.

    ``scenario_id`` is the scenario it is most likely wanted for, one of ``plan``.
    """

    plan: Plan
    scenario_id: str
    time: pd.Timestamp | None
    how: Template | Message

    def name_for(self, scenario_id: str) -> str:
        """The proposed name of the new scenario, such as ``方案一 · 11-23 09:41``."""
        name = self._name(scenario_id)
        return name if self.time is None else f"{name} · {local_time(self.time):%m-%d %H:%M}"

    def told_of(self, scenario_id: str) -> Message:
        """Where it comes from, as the new scenario's description says it."""
        template, values = (self.how.template, self.how.values) if isinstance(self.how, Message) else (self.how, {})
        return template(**{**values, "scenario": self._name(scenario_id)})

    def _name(self, scenario_id: str) -> str:
        scenario = self.plan.scenario(scenario_id)
        return scenario.name or scenario.scenario_id

    def as_scenario(
        self, plan: Plan, scenario_id: str, *, name: str, description: str, new_id: str | None = None
    ) -> AddPastState:
        """The edit that adds it to ``plan``. Raises EditError as ``add_past_state`` does."""
        return add_past_state(plan, self.plan, scenario_id, new_id or free_scenario_id(plan), name, description)


def state_of_step(session: PlanningSession, step: int) -> PastState:
    """A step of the session's history (0: as opened), exactly."""
    plan, entry = session.history.steps[step].plan, session.change_of(step)
    if entry is None:
        return PastState(plan, plan.active_scenario, None, AS_OPENED)
    label = session.history.steps[step].label or entry.label
    return PastState(plan, _scenario_of(entry, plan), entry.time, AFTER_STEP(time=minute(entry.time), change=label))


def state_of_version(plan: Plan, saved: pd.Timestamp) -> PastState:
    """A version of the plan that was kept, exactly."""
    return PastState(plan, plan.active_scenario, saved, AS_SAVED(time=minute(saved)))


def state_after_entry(
    log: Sequence[ChangeEntry], seq: int, known: Iterable[KnownState], work: Work | None = None
) -> PastState:
    """The state after an entry of the log, proved. Raises InputError where it cannot be had, saying why."""
    found = plan_after(log, seq, known, work)
    at = next(place for place, entry in enumerate(log) if int(entry.seq) == seq)
    entry, label = log[at], change_labels(log[: at + 1])[-1]
    values = {"time": minute(entry.time), "change": label}
    how = REPLAYED(**values, replayed=found.replayed) if found.replayed else AFTER_STEP(**values)
    return PastState(found.plan, _scenario_of(entry, found.plan), entry.time, how)


def session_states(session: PlanningSession) -> tuple[KnownState, ...]:
    """The states of the change log that a session has whole: the steps of its history that are not packed, and where
    it stands."""
    log, history = session.change_log, session.history
    opened = history.steps[0].plan
    known = [KnownState(int(opened.change_log[-1].seq) if opened.change_log else 0, opened)]
    whole = (step for step in range(1, len(history.steps)) if history.steps[step].kept.is_whole)
    entries = ((session.change_of(step), step) for step in whole)
    known += [KnownState(int(entry.seq), history.steps[step].plan) for entry, step in entries if entry is not None]
    if log:
        known.append(KnownState(int(log[-1].seq), history.plan))
    return tuple(known)


def kept_states(log: Sequence[ChangeEntry], versions: Iterable[Path], until_seq: int) -> Iterator[KnownState]:
    """Those of the files, the newest first, that are states of the log, down to the first from before ``until_seq``.

    A file that cannot be read, or is of another story, is passed over.
    """
    for path in versions:
        try:
            state = known_state(open_plan(path), log)
        except SiteplannerError:
            continue
        if state is not None:
            yield state
            if state.seq <= until_seq:
                return


def not_taken(past: Plan, plan: Plan) -> tuple[Message, ...]:
    """What of a state does not come with a scenario and is otherwise today: base map, rules, targets."""
    found = difference(past, plan)
    parts = []
    if found.layers:
        parts.append(LAYERS(layers=tuple(of.label for of in BASE_LAYERS if of.name in found.layers)))
    parts += [template() for template, changed in ((RULES, found.rules), (TARGETS, found.targets)) if changed]
    return tuple(parts)


def free_scenario_id(plan: Plan) -> str:
    """An id that no scenario of the plan has."""
    taken = set(plan.scenario_plants)
    return next(name for name in (f"scenario-{number}" for number in count(len(taken) + 1)) if name not in taken)


def local_time(time: pd.Timestamp) -> dt.datetime:
    """A moment that is kept as UTC, as the clock on the wall had it."""
    moment: dt.datetime = time.to_pydatetime(warn=False)
    return moment.replace(tzinfo=dt.UTC).astimezone()


def minute(time: pd.Timestamp) -> str:
    """Day and minute of the clock on the wall."""
    return f"{local_time(time):%Y-%m-%d %H:%M}"


def _scenario_of(entry: ChangeEntry, plan: Plan) -> str:
    return entry.scenario_id if entry.scenario_id in plan.scenario_plants else plan.active_scenario
