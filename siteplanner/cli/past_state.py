"""A state of a plan's change log written as a scenario: what ``siteplanner log --at`` does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from siteplanner.cli.answers import print_json, print_line
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.change_replay import KnownState
    from siteplanner.core.plan import ChangeEntry, Plan

EXISTS = QT_TRANSLATE_NOOP("cli", "“{path}” exists already. Give another name, or --overwrite to replace it.")
ONLY_WITH_AT = QT_TRANSLATE_NOOP("cli", "{option} goes with --at only.")
NOT_WITH_AT = QT_TRANSLATE_NOOP("cli", "{option} does not go with --at.")
OPENED = QT_TRANSLATE_NOOP("cli", "{plan}: scenario {scenario} holds {told}")
OTHERWISE = QT_TRANSLATE_NOOP("cli", "Not taken from that state, and otherwise today: {parts}.")
NOT_EARLIER = QT_TRANSLATE_NOOP(
    "cli", "“{path}” is no earlier version of this plan: its change log is not the beginning of this one's."
)


@dataclass(frozen=True)
class WantedState:
    """The state after the entry ``seq``; of it ``scenario`` (None: the one the entry is about), to be ``new_id``.

    ``starts`` are earlier copies of the plan beside those that are kept; without ``out`` the plan itself is written.
    """

    path: Path
    seq: int
    scenario: str | None = None
    new_id: str | None = None
    name: str | None = None
    starts: tuple[Path, ...] = ()
    out: Path | None = None
    overwrite: bool = False


@dataclass(frozen=True)
class OpenedState:
    """What was written where, and what of the state was ``otherwise`` and not taken."""

    path: Path
    scenario_id: str
    told: Message
    otherwise: tuple[Message, ...]


def require_together(at_is_given: bool, wishes: Mapping[str, Any], filters: Mapping[str, Any]) -> None:
    """Options for a state and those for the list do not mix. Raises InputError naming the first that is too many."""
    refused, why = (filters, NOT_WITH_AT) if at_is_given else (wishes, ONLY_WITH_AT)
    for option, given in refused.items():
        if given:
            raise InputError(why, option=option)


def open_state(wish: WantedState, say: Translator) -> OpenedState:
    """Write the plan with the state as a scenario. Raises InputError where it cannot be had exactly."""
    from siteplanner.services.kept_versions import versions_of
    from siteplanner.services.past_states import kept_states, not_taken, session_states, state_after_entry
    from siteplanner.services.planning_session import PlanningSession

    if wish.out is not None and wish.out.exists() and not wish.overwrite:
        raise InputError(EXISTS, path=str(wish.out))
    session = PlanningSession.open(wish.path)
    plan, log = session.plan, session.change_log
    known = [*session_states(session), *(_start(path, plan, log) for path in wish.starts)]
    known += kept_states(log, [version.path for version in versions_of(plan.plan_uuid)], wish.seq)
    state = state_after_entry(log, wish.seq, known)
    wanted = state.plan.scenario(wish.scenario or state.scenario_id).scenario_id
    name, told = wish.name or state.name_for(wanted), state.told_of(wanted)
    edit = state.as_scenario(plan, wanted, name=name, description=say.text(told), new_id=wish.new_id)
    session.apply(edit)
    return OpenedState(session.save(wish.out), edit.scenario_id, told, not_taken(state.plan, plan))


def tell_opened(opened: OpenedState, say: Translator, *, as_json: bool) -> None:
    """Print what was written."""
    otherwise = [say.text(part) for part in opened.otherwise]
    if as_json:
        told = {"plan": str(opened.path), "scenario": opened.scenario_id, "state": say.text(opened.told)}
        print_json({**told, "not_taken": otherwise})
        return
    print_line(say.text(OPENED(plan=str(opened.path), scenario=opened.scenario_id, told=opened.told)))
    if otherwise:
        print_line(say.text(OTHERWISE(parts=opened.otherwise)))


def _start(path: Path, plan: Plan, log: tuple[ChangeEntry, ...]) -> KnownState:
    from siteplanner.core.change_replay import known_state
    from siteplanner.files.plan_file import open_plan

    start = open_plan(path)
    state = known_state(start, log) if start.plan_uuid == plan.plan_uuid else None
    if state is None:
        raise InputError(NOT_EARLIER, path=str(path))
    return state
