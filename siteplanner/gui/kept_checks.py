"""The last check of each scenario, so that turning back to one shows its findings at once."""

from __future__ import annotations

from siteplanner.core.checking import Checker
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import same_rules

MOST = 12
"""Checks of more scenarios than this are not kept: each holds what it found."""


class KeptChecks:
    """By scenario; those about another site than the plan's are forgotten."""

    def __init__(self) -> None:
        self._kept: dict[str, Checker] = {}

    def forget(self) -> None:
        self._kept = {}

    def turn(self, checker: Checker | None, after: Plan) -> Checker | None:
        """Keep the check of the scenario that is left; that of the one ``after`` shows, None where there is none."""
        if checker is not None:
            self._kept.pop(checker.scenario_id, None)
            self._kept[checker.scenario_id] = checker
        self._kept = {name: kept for name, kept in self._kept.items() if kept.plan.site is after.site}
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return self._kept.get(after.active_scenario)


def holds_still(checker: Checker, plan: Plan) -> bool:
    """Whether going on from a check to ``plan`` costs nothing: same site, same rules, the very plants."""
    before, scenario = checker.plan, checker.scenario_id
    return (
        before.site is plan.site
        and before.scenario_plants.get(scenario) is plan.scenario_plants.get(scenario)
        and same_rules(before, plan)
    )
