"""What a fix must hold to, worked out by a full check and nothing of what is tested."""

from __future__ import annotations

import json

from siteplanner.core.checking import check_plan
from siteplanner.core.edits import edit_from_json
from siteplanner.core.fixes import Fix
from siteplanner.core.plan import Plan
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding
from siteplanner.services.planning_session import PlanningSession


def finding(made: Plan, finding_id: str) -> Finding:
    """The finding of that id in the active scenario; a failure names those there are."""
    found = {f.id: f for f in check_plan(made).findings}
    assert finding_id in found, sorted(found)
    return found[finding_id]


def counted(made: Plan) -> tuple[set[str], set[str], set[str]]:
    """Ids of all findings, of the errors that are not waived, of what was not checked."""
    found = check_plan(made).findings
    return (
        {f.id for f in found},
        {f.id for f in found if f.severity == "error" and not f.waived},
        {f.id for f in found if f.rule == NOT_CHECKED},
    )


def assert_proved(made: Plan, fix: Fix) -> None:
    """The finding is gone, no error is new, no more is unchecked."""
    after = fix.edit.apply(made)
    all_before, errors_before, unchecked_before = counted(made)
    all_after, errors_after, unchecked_after = counted(after)
    assert fix.finding_id in all_before
    assert fix.finding_id not in all_after
    assert errors_after <= errors_before
    assert len(unchecked_after) <= len(unchecked_before)
    assert set(fix.mends) == all_before - all_after
    assert set(fix.warns) <= all_after - all_before


def assert_one_step(made: Plan, fix: Fix) -> None:
    """One step back gives the very same plan, and the change log can do it again."""
    session = PlanningSession(made, author="test")
    after = session.apply(fix.edit)
    assert session.history.at == 1
    session.undo()
    assert session.plan is made
    again = edit_from_json(json.loads(json.dumps(fix.edit.to_json())))
    assert again.apply(made) == after
