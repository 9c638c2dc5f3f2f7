"""Fix: a better fire resistance grade of a building that is not built yet."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.together import together
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "fire-grade"
GRADE = QT_TRANSLATE_NOOP("fixes", "Build {plant} to fire resistance grade {grade} instead of {before}")
BOTH = QT_TRANSLATE_NOOP("fixes", "Build {first} and {second} to fire resistance grade {grade}")
COST_A_GRADE_M = 10.0
USEFUL = (2, 1)
"""From grade 2 on the table asks no more of a better one; 1 is tried for what grade 2 does not do."""


def better_fire_grade(case: Case) -> Iterator[Fix]:
    """For each plant of the finding, and for both: the next grade that mends it."""
    found = False
    for plant in case.free_plants:
        before = case.value(plant, "fire_grade")
        for grade in range(int(before) - 1, 0, -1) if before is not None else ():
            edit = set_attributes(case.scenario_id, plant, {"fire_grade": grade})
            label = GRADE(plant=plant, grade=grade, before=int(before))
            fixes = list(case.fix(KIND, label, edit, COST_A_GRADE_M * (before - grade)))
            if fixes:
                found = True
                yield from fixes
                break
    if not found and len(case.free_plants) == 2:
        yield from _both(case, *case.free_plants)


def _both(case: Case, first: str, second: str) -> Iterator[Fix]:
    before = [case.value(plant, "fire_grade") for plant in (first, second)]
    for grade in USEFUL:
        if any(grade_now is None or grade_now <= grade for grade_now in before):
            continue
        label = BOTH(first=first, second=second, grade=grade)
        edits = [set_attributes(case.scenario_id, plant, {"fire_grade": grade}) for plant in (first, second)]
        cost = COST_A_GRADE_M * (sum(before) - 2 * grade)
        fixes = list(case.fix(KIND, label, together(label, edits), cost))
        if fixes:
            yield from fixes
            return
