"""A state of a plan gone by, found again from its change log: never guessed, only proved.

From a state that is known (a version that was kept, a step of this session) the edits of the log are made again, and on
to the next state that is known. Only where they lead exactly there is what lay between believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.following import following
from siteplanner.core.map_look import LOOK
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.core.plan_patch import PlanPatch
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.undoing import UNDOING, is_undoing
from siteplanner.core.work import Work

NO_SUCH_ENTRY = QT_TRANSLATE_NOOP("errors", "The change log has no entry {seq}. It goes from {first} to {last}.")
NO_LOG = QT_TRANSLATE_NOOP("errors", "The change log of this plan is empty: there is no state to go back to.")
NOT_TO_BE_HAD = QT_TRANSLATE_NOOP("errors", "The state after change {seq} cannot be had exactly: {reason}")
NO_VERSION = QT_TRANSLATE_NOOP("errors", "no version of the plan from before it is kept.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "change {seq} was made by another version of this program.")
DOES_NOT_FIT = QT_TRANSLATE_NOOP("errors", "change {seq} does not fit what was before it ({reason})")
BEFORE_THE_BASE = QT_TRANSLATE_NOOP(
    "errors", "change {seq} takes back something from before the version that is known."
)
SEVERAL_PEOPLE = QT_TRANSLATE_NOOP(
    "errors",
    "between the versions that are known {people} worked on the plan, and whose changes came first is not known.",
)
NOT_IN_ORDER = QT_TRANSLATE_NOOP(
    "errors",
    "between the versions that are known work was merged, which the log puts one behind the other.",
)
LEADS_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors",
    "the changes made again do not lead to the plan as it was later; something was changed that no entry tells of, "
    "such as the base map by another program.",
)
REPLAYING = QT_TRANSLATE_NOOP("progress", "Making the changes again")


@dataclass(frozen=True, slots=True)
class KnownState:
    """A plan as it was after the entry ``seq`` of its change log (0: before the first)."""

    seq: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class PastPlan:
    """``plan`` as it was after an entry; ``replayed`` entries were made again to find it, 0 where it was kept whole."""

    plan: Plan
    replayed: int


class _UnprovenError(Exception):
    def __init__(self, why: Message | Template) -> None:
        super().__init__(str(why))
        self.why = why


def known_state(plan: Plan, log: Sequence[ChangeEntry]) -> KnownState | None:
    """An earlier version of a plan as a state of its log; None where its own log is no beginning of it."""
    own = plan.change_log
    if len(own) > len(log) or tuple(own) != tuple(log[: len(own)]):
        return None
    return KnownState(int(own[-1].seq) if own else 0, plan)


def plan_after(log: Sequence[ChangeEntry], seq: int, known: Iterable[KnownState], work: Work | None = None) -> PastPlan:
    """The plan as it was after an entry of the log. ``known`` are states of it, the newest of them after ``seq``.

    Raises InputError where there is no such entry, or where that state cannot be proved, saying why.
    """
    if not log:
        raise InputError(NO_LOG)
    seqs = [int(entry.seq) for entry in log]
    if seq not in seqs:
        raise InputError(NO_SUCH_ENTRY, seq=seq, first=seqs[0], last=seqs[-1])
    states = sorted(known, key=lambda state: state.seq)
    exact = [state for state in states if state.seq == seq]
    if exact:
        return PastPlan(exact[-1].plan, 0)
    earlier = [state for state in states if state.seq < seq]
    later = next((state for state in states if state.seq > seq), None)
    reason: Message | Template = NO_VERSION
    for base in reversed(earlier):
        if later is None:
            break
        between = [entry for entry in log if base.seq < int(entry.seq) <= later.seq]
        try:
            _require_one_order(between)
            return _replayed(base, between, seq, later.plan, work or Work())
        except _UnprovenError as error:
            reason = error.why if reason is NO_VERSION else reason
    raise InputError(NOT_TO_BE_HAD, seq=seq, reason=reason)


def _require_one_order(entries: Sequence[ChangeEntry]) -> None:
    """A log of merged work tells two stories at once, and a state in the middle of it never was."""
    people = tuple(dict.fromkeys(entry.author or "–" for entry in entries))
    if len(people) > 1:
        raise _UnprovenError(SEVERAL_PEOPLE(people=people))
    if any(later.time < earlier.time for earlier, later in pairwise(entries)):
        raise _UnprovenError(NOT_IN_ORDER)


def _replayed(base: KnownState, entries: Sequence[ChangeEntry], seq: int, end: Plan, work: Work) -> PastPlan:
    steps: list[tuple[int, Plan]] = [(base.seq, base.plan)]
    at, wanted = 0, base.plan
    for done, entry in enumerate(entries):
        work.step(done, len(entries), REPLAYING)
        if is_undoing(entry.edit):
            at = _gone_to(entry, steps, at)
        else:
            plan = _after(entry, steps[at][1])
            del steps[at + 1 :]
            steps.append((int(entry.seq), plan))
            at += 1
        if int(entry.seq) == seq:
            wanted = steps[at][1]
    if not same_content(steps[at][1], end):
        raise _UnprovenError(LEADS_ELSEWHERE)
    replayed = sum(int(entry.seq) <= seq for entry in entries)
    return PastPlan(wanted, replayed)


def _after(entry: ChangeEntry, plan: Plan) -> Plan:
    try:
        edit = edit_from_json(json.loads(entry.edit))
        return following(plan, edit.apply(plan))
    except SiteplannerError as error:
        raise _UnprovenError(_why(entry, error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _UnprovenError(UNREADABLE(seq=int(entry.seq))) from error


def _why(entry: ChangeEntry, error: SiteplannerError) -> Message:
    if isinstance(error, InputError):
        return UNREADABLE(seq=int(entry.seq))
    return DOES_NOT_FIT(seq=int(entry.seq), reason=error.message)


def _gone_to(entry: ChangeEntry, steps: Sequence[tuple[int, Plan]], at: int) -> int:
    """Where an undo or a redo leads among the steps; it names the entry that it takes back or makes again."""
    values = json.loads(entry.edit)
    places = [place for place, (seq, _) in enumerate(steps) if place and seq == int(values["of"])]
    back = values["edit"] == UNDOING[0]
    if not places or places[0] != (at if back else at + 1):
        raise _UnprovenError(BEFORE_THE_BASE(seq=int(entry.seq)))
    return places[0] - 1 if back else places[0]


def same_content(one: Plan, other: Plan) -> bool:
    """Whether two plans hold the same, but for their change logs and how their maps look."""
    if one.site.crs != other.site.crs:
        return False
    bare = [replace(plan, settings={k: v for k, v in plan.settings.items() if k != LOOK}) for plan in (one, other)]
    return not PlanPatch.between(bare[0], bare[1])
