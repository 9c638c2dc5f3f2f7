"""Which way figures are better: data that must say so of every figure."""

from __future__ import annotations

from siteplanner.assets import sample_plan
from siteplanner.core.check_result import CheckResult
from siteplanner.core.comparing.comparison import compare_many
from siteplanner.core.comparing.directions import Direction, Limits, directed, directions, loss
from siteplanner.files.plan_file import open_plan


def test_every_figure_of_the_sample_plan_has_a_line_and_every_line_a_reason_in_both_languages() -> None:
    plan = open_plan(sample_plan())
    ids = [scenario.scenario_id for scenario in plan.scenarios]
    found = compare_many(plan, ids, [CheckResult((), 0, 0, each, plan.rule_pack) for each in ids])
    assert [row.figure for row in found.rows if not row.directed.why.en] == []
    assert [key for key, of in directions().items() if not (of.why.en and of.why.zh)] == []
    beginnings = {key for key in directions() if key.endswith("*")}
    figures = {row.figure for row in found.rows}
    assert set(directions()) - beginnings - figures == set(), "a line for a figure that is none"


def test_a_line_of_its_own_goes_before_one_for_many() -> None:
    assert directed("chain.least").direction is Direction.MORE
    assert directed("chain.anode").direction is Direction.NEITHER


def test_a_value_on_its_limit_keeps_it() -> None:
    limits = Limits(40.0, 75.0)
    assert [loss(Direction.WITHIN, value, limits) for value in (40.0, 75.0, 39.0, 78.0)] == [0.0, 0.0, 1.0, 3.0]
    assert loss(Direction.MORE, None, limits) is None
