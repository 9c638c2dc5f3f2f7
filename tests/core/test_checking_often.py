"""The check many times in a row with edits, fixes and undo between: what it says stays right, and nothing piles up."""

from __future__ import annotations

import gc
from collections import Counter

import numpy as np

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.edits import Edit
from siteplanner.core.fixes.suggesting import fixes_for
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout
from siteplanner.core.site import Site
from tests.builders import complete_site, rect
from tests.builders import plan_of_places as plan

ROUNDS = 60
KEPT = 8


def crowded() -> Plan:
    """Six plants on two parcels, some too near each other or to the boundary."""
    ground = complete_site(L1=rect(0, 0, 100, 200), L2=rect(100, 0, 100, 200))
    return plan(ground, {f"P{at}": rect(8 + 30 * at, 20 + 25 * (at % 3), 22, 20) for at in range(6)})


def edit_of(number: int, checker: Checker, random: np.random.Generator) -> Edit | None:
    name = f"P{random.integers(6)}"
    if number % 4 == 0:
        found = [f for f in checker.result.findings if f.plants]
        fixes = fixes_for(checker.plan, "base", found[number % len(found)], checker=checker) if found else ()
        return fixes[0].edit if fixes else None
    if number % 4 == 1:
        use = str(random.choice(["100102", "0701"]))
        return edits.set_layer_attributes("parcels", ["L1"], {"land_use": use})
    if number % 4 == 2:
        return edits.set_attributes("base", [name], {"power_kw": float(random.integers(1, 9000))})
    return edits.move_plants("base", [name], *map(float, random.uniform(-15, 15, 2)))


def living() -> Counter[str]:
    gc.collect()
    return Counter(type(of).__name__ for of in gc.get_objects() if isinstance(of, Checker | Layout | Plan | Site))


def test_sixty_rounds_are_right_and_leave_nothing_behind() -> None:
    random = np.random.default_rng(4)
    before = living()
    steps, checker, most = [crowded()], Checker(crowded()), Counter[str]()
    for number in range(ROUNDS):
        edit = edit_of(number, checker, random)
        if edit is not None:
            steps = [*steps, edit.apply(steps[-1])][-KEPT:]
        elif len(steps) > 1:
            steps.pop()
        checker = checker.after(steps[-1])
        assert checker.result.findings == check_plan(steps[-1]).findings
        if number % 10 == 9:
            most |= living() - before
    assert most["Checker"] == most["Layout"] == 1  # the one in hand
    assert most["Plan"] <= KEPT + 1
    assert most["Site"] <= KEPT + 1
