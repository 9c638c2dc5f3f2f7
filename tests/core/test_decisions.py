"""What was decided is kept with the plan, with who decided it."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.decisions import DECISIONS, Decision, decisions_of
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from tests.builders import plan, site

PLAN = plan(site())


def test_decisions_come_one_after_the_other_with_their_numbers() -> None:
    first = edits.log_decision("South first", "Li, Wang", "base", figures={"jobs": (None, 3.0)})
    made = edits.log_decision("Two stations", "Li", "base", "trial-1").apply(first.apply(PLAN))
    assert decisions_of(made) == (
        Decision(
            "D01",
            first.time.isoformat(timespec="seconds"),
            "South first",
            "Li, Wang",
            "base",
            "",
            {"jobs": (None, 3.0)},
        ),
        Decision("D02", decisions_of(made)[1].time, "Two stations", "Li", "base", "trial-1"),
    )


@pytest.mark.parametrize(("text", "names"), [("", "Li"), ("South first", " ")])
def test_a_decision_that_nobody_made_is_refused(text: str, names: str) -> None:
    with pytest.raises(EditError, match="who decided"):
        edits.log_decision(text, names, "base")


def test_a_decision_survives_the_change_log() -> None:
    decided = edits.log_decision("南区先行", "李，王", "base", figures={"power_kw": (1.5, 2.0)})
    again = edit_from_json(json.loads(json.dumps(decided.to_json())))
    assert decisions_of(again.apply(PLAN)) == decisions_of(decided.apply(PLAN))


def test_rows_of_another_hand_are_read_as_far_as_they_go() -> None:
    rows = [{"decision_id": "D1", "names": 3, "figures": {"jobs": ["x", 2], "odd": 1}}, {"text": "no id"}]
    made = edits.set_plan_setting(DECISIONS, rows).apply(PLAN)
    assert decisions_of(made) == (Decision("D1", "", "", "3", "", "", {"jobs": (None, 2.0)}),)
