"""What counts as mended: drawn cases of each way in which an edit is no fix."""

from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import Checker
from siteplanner.core.fixes import fixes_for
from siteplanner.core.fixes.proof import Standing, gone, mends, new_warnings
from siteplanner.core.plan import Plan
from siteplanner.core.waivers import subject_hash
from tests.builders import complete_site, factory, plan, rect
from tests.core.fixes.proofs import finding


def after(made: Plan, *steps: Any) -> tuple[Standing, Standing]:
    checker = Checker(made)
    now = made
    for step in steps:
        now = step.apply(now)
    return Standing(checker.result), Standing(checker.after(now).result)


def waived(made: Plan, finding_id: str) -> Plan:
    fingerprint = subject_hash(made, "base", finding(made, finding_id))
    return edits.add_waiver("base", finding_id, fingerprint, "agreed", "Li", "2026-11-23").apply(made)


SHORT = {"P1": rect(3.8, 50, 40, 30)}


def test_an_edit_after_which_the_finding_is_gone_mends_it() -> None:
    before, now = after(plan(complete_site(), SHORT), edits.move_plants("base", "P1", 1.2, 0))
    assert mends(before, now, "setback:P1")
    assert gone(before, now) == ("setback:P1",)
    assert new_warnings(before, now) == ()


def test_one_after_which_it_is_still_there_does_not() -> None:
    before, now = after(plan(complete_site(), SHORT), edits.move_plants("base", "P1", 1.18, 0))
    assert not mends(before, now, "setback:P1")


def test_nor_one_that_brings_another_error() -> None:
    rows = {**SHORT, "P2": rect(54, 50, 40, 30)}  # 10.2 m apart, of which 10 are required
    before, now = after(plan(complete_site(), rows), edits.move_plants("base", "P1", 1.2, 0))
    assert "fire-separation:P1:P2" in now.errors
    assert not mends(before, now, "setback:P1")


def test_nor_one_that_makes_another_error_worse() -> None:
    rows = {**SHORT, "P2": rect(52, 50, 40, 30)}  # 8.2 m apart already
    before, now = after(plan(complete_site(), rows), edits.move_plants("base", "P1", 1.2, 0))
    assert set(now.errors) < set(before.errors)
    assert not mends(before, now, "setback:P1")


def test_nor_one_that_leaves_more_unchecked() -> None:
    step = edits.set_attributes("base", "P1", {"hazard_class": None})
    before, now = after(plan(complete_site(), SHORT), edits.move_plants("base", "P1", 1.2, 0), step)
    assert not mends(before, now, "setback:P1")


def test_nor_one_by_which_a_waiver_lapses() -> None:
    rows = {**SHORT, "P2": rect(3.8, 110, 40, 30)}
    rows["P3"] = rect(36, 82, 40, 20)  # 2 m north of P1, waived; moving P1 east keeps the distance, not the waiver
    made = waived(plan(complete_site(), rows), "fire-separation:P1:P3")
    before, now = after(made, edits.move_plants("base", "P1", 1.2, 0))
    assert "fire-separation:P1:P3" in before.findings
    assert "fire-separation:P1:P3" not in before.errors
    assert not mends(before, now, "setback:P1")
    assert [f.kind for f in fixes_for(made, "base", finding(made, "setback:P1")) if f.kind == "move"] == []


def test_nor_one_that_turns_a_warning_into_an_error() -> None:
    rows = {"P1": factory(rect(60, 50, 40, 30), power_kw=60_000.0)}
    made = plan(complete_site(), rows)
    before, now = after(made, edits.set_attributes("base", "P1", {"power_kw": 90_000.0}))
    assert before.findings["substation-load:substation=S1"].severity == "warning"
    assert not mends(before, now, "substation-load:substation=S1")
    assert now.errors


def test_a_finding_that_was_not_there_is_not_mended() -> None:
    before, now = after(plan(complete_site(), SHORT), edits.move_plants("base", "P1", 1.2, 0))
    assert not mends(before, now, "overlap:P1:P2")


@pytest.mark.parametrize("year", [2025, 2030])
def test_the_proof_looks_at_the_same_year_and_rules_as_the_check(year: int) -> None:
    rows = {**SHORT, "P2": factory(rect(54, 50, 40, 30), in_service="2028-01-01")}
    made = plan(complete_site(), rows)
    checker = Checker(made, "base", year=year)
    setback = next(f for f in checker.result.findings if f.rule == "setback")
    first = fixes_for(made, "base", setback, checker=checker)[0]
    moved = (getattr(first.edit, "de_m", None), getattr(first.edit, "dn_m", None))
    assert (moved == (1.2, 0.0)) is (year == 2025)
