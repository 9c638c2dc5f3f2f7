"""A check that is stopped keeps what it had found, and says that it is not complete."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.errors import Cancelled
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import Message, Template
from siteplanner.core.waivers import may_be_waived
from siteplanner.core.work import Work, in_hand, in_pieces, pause, with_pauses
from tests.builders import complete_site, rect
from tests.builders import plan_of_places as plan

Floats = npt.NDArray[np.float64]
STOPPED = "not-checked:check"


def faulty() -> Plan:
    """Two plants too near each other, one of them off its parcel."""
    return plan(complete_site(), {"P1": rect(-5, 20, 30, 30), "P2": rect(27, 20, 30, 30)})


def stopping_at(step: int) -> Work:
    """Work that is cancelled as soon as it has come to that step."""

    def listen(done: int, _total: int, _what: Template | Message) -> None:
        if done == step:
            work.cancel()

    work = Work(listen)
    return work


def steps_of(made: Plan) -> int:
    totals: list[int] = []
    check_plan(made, work=Work(lambda _done, total, _what: totals.append(total)))
    return totals[0]


def test_what_was_found_is_kept_wherever_the_check_is_stopped() -> None:
    made = faulty()
    full = [f.id for f in check_plan(made).findings]
    known: set[str] = set()
    for step in range(steps_of(made) - 2):
        result = check_plan(made, work=stopping_at(step), keep_found=True)
        kept = [f.id for f in result.findings]
        assert kept == [*(f for f in full if f in kept), STOPPED]
        assert known <= set(kept)  # later stopped, no less is found
        assert result.stopped
        assert not result.complete
        known = set(kept)
    assert "on-parcel:P1" in known


def test_a_stopped_check_names_the_rules_that_were_not_done() -> None:
    made = faulty()
    last = check_plan(made, work=stopping_at(0), keep_found=True).findings[-1]
    names = last.message.values["rules"]
    on = [rule for rule in RULES.values() if pack_of(made).settings(rule.id).enabled]
    assert [name for name in names if name in [rule.name for rule in on]] == [rule.name for rule in on]
    nearly = check_plan(made, work=stopping_at(steps_of(made) - 2), keep_found=True).findings[-1]
    assert nearly.message.values["rules"] == (RULES["site-topology"].name,)
    assert not may_be_waived(last)


def test_stopped_after_the_last_rule_nothing_is_missing() -> None:
    made = faulty()
    result = check_plan(made, work=stopping_at(steps_of(made)), keep_found=True)
    assert not result.stopped
    assert result.findings == check_plan(made).findings


def test_a_sound_layout_is_never_clean_after_a_stopped_check() -> None:
    sound = plan(complete_site(), {"P1": rect(20, 20, 30, 30)})
    assert check_plan(sound).complete
    for made in (sound, plan(complete_site(), {})):
        result = check_plan(made, work=stopping_at(3), keep_found=True)
        assert (result.complete, result.counts["not_checked"]) == (False, 1)


def test_who_does_not_ask_for_what_was_found_gets_none_of_it() -> None:
    with pytest.raises(Cancelled):
        check_plan(faulty(), work=stopping_at(5))


def test_the_check_after_a_stopped_one_is_a_full_one() -> None:
    made = faulty()
    stopped = Checker(made, work=stopping_at(4), keep_found=True)
    assert stopped.stopped
    assert stopped.after(made).result.findings == check_plan(made).findings
    moved = edits.move_plants("base", ["P2"], 20.0, 0.0).apply(made)
    assert stopped.after(moved).result.findings == check_plan(moved).findings


def test_work_in_hand_stops_at_the_next_pause_and_only_while_it_is_in_hand() -> None:
    work = Work()
    seen: list[int] = []
    with in_hand(work):
        for item in with_pauses(range(5)):
            seen.append(item)
            if item == 2:
                work.cancel()
                break
        with pytest.raises(Cancelled):
            pause()
        with pytest.raises(Cancelled):
            in_pieces(abs, np_range(), piece=2)
    pause()
    assert seen == [0, 1, 2]
    assert in_pieces(abs, np_range(), piece=2).tolist() == [3, 1, 1, 3]


def np_range() -> Floats:
    return np.array([-3.0, -1.0, 1.0, 3.0])
