"""The town's steps in several scenarios: reached, missed, open, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from siteplanner.core import edits
from siteplanner.core.check_result import CheckResult
from siteplanner.core.comparing.compared_targets import ComparedTarget
from siteplanner.core.comparing.comparison import compare_many
from siteplanner.core.comparing.target_words import outcome_words, target_label
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import PLANTS
from tests import builders as b

ROOM = b.site({"L1": b.rect(0, 0, 500, 500)})


def works(day: str, output_value_cny: float | None) -> Any:
    return b.factory(b.rect(50, 50, 20, 20), output_value_cny=output_value_cny, in_service=pd.Timestamp(day))


def compared(**scenarios: dict[str, Any]) -> ComparedTarget:
    """1.5e8 CNY/a are wanted by the end of 2025."""
    plan = Plan.new(ROOM)
    plan = replace(
        plan,
        scenarios=tuple(Scenario(key, key) for key in scenarios),
        scenario_plants={key: b.frame(PLANTS, plants) for key, plants in scenarios.items()},
        active_scenario=next(iter(scenarios)),
    )
    plan = edits.set_targets([{"year": 2025, "output_value_cny": 1.5e8}]).apply(plan)
    [target] = compare_many(plan, list(scenarios), [CheckResult((), 0, 0, key, "") for key in scenarios]).targets
    return target


def test_a_target_is_reached_in_time_too_late_never_or_it_is_not_known() -> None:
    """100 + 60 M CNY/a pass 150 in the quarter of the second works; 100 alone never do."""
    target = compared(
        early={"P1": works("2024-02-01", 1e8), "P2": works("2025-05-01", 6e7)},
        late={"P1": works("2024-02-01", 1e8), "P2": works("2026-08-01", 6e7)},
        never={"P1": works("2024-02-01", 1e8)},
        silent={"P1": works("2024-02-01", 1e8), "P2": works("2025-05-01", None)},
    )
    assert str(target_label(target)) == "2025: Output value, whole cluster"
    assert [str(of.reached_in) for of in target.outcomes] == ["2025Q2", "2026Q3", "None", "None"]
    assert [of.outcome for of in target.outcomes] == ["reached", "missed", "missed", "open"]
    assert [of.difference for of in target.outcomes] == [1e7, -5e7, -5e7, -5e7]
    assert [str(outcome_words(of)) for of in target.outcomes] == [
        "reached in 2025Q2",
        "missed by 50,000,000 CNY/a; reached later, in 2026Q3",
        "missed by 50,000,000 CNY/a; never reached",
        "short of 50,000,000 CNY/a by what is stated; plants that do not state it: 1; never reached",
    ]
