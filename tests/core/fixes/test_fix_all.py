"""Many findings as one step: drawn cases."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import Cancelled
from siteplanner.core.fixes import fix_all
from siteplanner.core.plan import Plan
from siteplanner.core.waivers import subject_hash
from siteplanner.core.work import Work
from siteplanner.services.planning_session import PlanningSession
from tests.builders import complete_site, factory, plan, rect
from tests.core.fixes.proofs import finding


def row(*gaps_m: float) -> Plan:
    """Works one above the other, each so far from the western boundary."""
    rows = {f"P{at}": rect(gap_m, 10 + 45 * at, 30, 30) for at, gap_m in enumerate(gaps_m)}
    return plan(complete_site(), rows)


def test_each_is_mended_in_the_state_those_before_left() -> None:

    made = row(4.0, 3.0, 2.0)
    done = fix_all(made, "base", "setback")
    assert done.mended == ("setback:P0", "setback:P1", "setback:P2")
    assert [str(fix.label) for fix in done.used] == [
        "Move P0 1.00 m east", "Move P1 2.00 m east", "Move P2 3.00 m east"
    ]  # fmt: skip
    assert done.edit is not None
    assert str(done.edit.label()) == "Fix 3 findings"
    assert (done.left, done.came) == ((), ())


def test_it_is_one_step_of_the_history() -> None:
    made = row(4.0, 3.0)
    done = fix_all(made, "base", "setback")
    session = PlanningSession(made, author="test")
    assert done.edit is not None
    session.apply(done.edit)
    assert session.history.at == 1
    session.undo()
    assert session.plan is made


def test_what_is_mended_along_with_another_needs_no_fix_of_its_own() -> None:
    made = plan(complete_site(), {"P1": rect(50, 50, 40, 30), "P2": rect(85, 60, 40, 30), "P3": rect(30, 66, 60, 30)})
    done = fix_all(made, "base", "overlap")
    assert len(done.used) < 3
    assert set(done.mended) == {"overlap:P1:P2", "overlap:P1:P3", "overlap:P2:P3"}


def test_what_could_not_be_mended_is_told_with_why() -> None:
    made = plan(complete_site(L1=rect(0, 0, 200, 45)), {"P1": rect(3, 7, 30, 30), "P2": factory(rect(80, 2, 60, 41))})
    done = fix_all(made, "base", "setback")
    assert done.mended == ("setback:P1",)
    ((left, why),) = done.left
    assert left == "setback:P2"
    assert str(why) == "Nothing that was tried mends it without a new error."


def test_findings_may_be_named_and_waived_ones_are_left_alone() -> None:
    made = row(4.0, 3.0, 2.0)
    fingerprint = subject_hash(made, "base", finding(made, "setback:P1"))
    made = edits.add_waiver("base", "setback:P1", fingerprint, "agreed", "Li", "2026-11-23").apply(made)
    named = [f for f in check_plan(made).findings if f.id in ("setback:P1", "setback:P2")]
    done = fix_all(made, "base", named)
    assert done.mended == ("setback:P2",)
    assert [fix.finding_id for fix in done.used] == ["setback:P2"]
    of_the_rule = fix_all(made, "base", "setback")
    assert of_the_rule.mended == ("setback:P0", "setback:P2")


def test_where_there_is_nothing_to_do_there_is_no_edit() -> None:
    made = row(20.0)
    done = fix_all(made, "base", "setback")
    assert (done.edit, done.mended, done.left) == (None, (), ())
    assert done.plan is made


def test_it_can_be_cancelled() -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        fix_all(row(4.0), "base", "setback", work=work)
