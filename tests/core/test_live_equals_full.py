"""Whatever is edited, by whatever kind of edit: what is checked again equals the whole check, all rules, all packs.

The clearances of the partly checked layout, from which envelopes, fits and fixes are worked out, equal those of a fresh
one as well.
"""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.clearances import clearances
from siteplanner.core.edits import Edit
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import Finding
from tests.every_edit import MAKERS, after_one, busy

BUSY = busy()
KINDS = sorted(MAKERS)
SEEN_BY_RULES = sorted(
    set(KINDS)
    - {kind for kind in KINDS if kind.endswith(("_bookmark", "_theme", "_backdrop"))}
    - {"add_annotations", "change_note", "rename_plan", "set_plan_setting", "set_targets"}
)


class Followed:
    """A plan and its checks, one of each scenario, each made of the one before."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.checkers = {name: Checker(plan, name) for name in plan.scenario_plants}

    def after(self, plan: Plan) -> Followed:
        made = object.__new__(Followed)
        made.plan = plan
        made.checkers = {
            name: self.checkers[name].after(plan) if name in self.checkers else Checker(plan, name)
            for name in plan.scenario_plants
        }
        return made

    def is_as(self, full: Followed) -> None:
        assert list(self.checkers) == list(full.checkers)
        for name, checker in self.checkers.items():
            assert_same(checker, full.checkers[name])
        active = self.plan.active_scenario
        assert said(self.checkers[active]) == said(full.checkers[active])


def assert_same(part: Checker, full: Checker) -> None:
    assert [f.id for f in part.result.findings] == [f.id for f in full.result.findings]
    assert part.result.findings == full.result.findings
    assert list(map(drawn, part.result.findings)) == list(map(drawn, full.result.findings))
    assert part.result == full.result


def drawn(finding: Finding) -> str:
    return "" if finding.place is None else shapely.to_wkt(finding.place, rounding_precision=-1)


def said(checker: Checker) -> list[list[tuple[Any, ...]]]:
    """What the rules ask of the place of the first plants."""
    rows = checker.layout.all_rows.tolist()[:2]
    return [[plainly(c) for c in clearances(checker.layout, checker.pack, row)] for row in rows]


def plainly(asked: Clearance) -> tuple[Any, ...]:
    return asked.rule, asked.severity, asked.subject, asked.required_m, asked.inside, round(asked.shape.area, 6)


def followed(before: Followed, plan: Plan) -> Followed | None:
    """The checks after an edit, held against full ones; None where the plan cannot be checked at all any more."""
    try:
        full = Followed(plan)
    except SiteplannerError:  # a pack or an override that is not there any more
        with pytest.raises(SiteplannerError):
            before.after(plan)
        return None
    after = before.after(plan)
    after.is_as(full)
    return after


def test_there_is_a_maker_for_every_kind_of_edit() -> None:
    assert set(MAKERS) == set(Edit.kinds)


def test_the_site_they_start_from_has_something_for_most_rules() -> None:
    rules = {f.rule for f in check_plan(BUSY, "base").findings}
    assert len(rules) >= 12
    assert any(f.waived for f in check_plan(BUSY, "base").findings)


@pytest.mark.parametrize("kind", SEEN_BY_RULES)
@settings(max_examples=2)
@given(data=st.data())
def test_after_an_edit_of_every_kind_the_partial_check_equals_the_full_one(kind: str, data: Any) -> None:
    now = Followed(BUSY)
    for each in (data.draw(st.sampled_from(SEEN_BY_RULES)), kind):
        plan = after_one(data.draw, now.plan, each)
        after = followed(now, plan)
        if after is None:
            return
        now = after


@settings(max_examples=2)
@given(data=st.data())
def test_edits_that_no_rule_sees_change_nothing_that_was_found(data: Any) -> None:
    now = Followed(after_one(data.draw, BUSY, data.draw(st.sampled_from(SEEN_BY_RULES))))
    for kind in data.draw(st.permutations(sorted(set(KINDS) - set(SEEN_BY_RULES)))):
        after = followed(now, after_one(data.draw, now.plan, kind))
        assert after is not None
        now = after


@settings(max_examples=10)
@given(data=st.data())
def test_after_any_edits_one_after_the_other(data: Any) -> None:
    now = Followed(BUSY)
    for _ in range(data.draw(st.integers(2, 5))):
        plan = after_one(data.draw, now.plan, data.draw(st.sampled_from(SEEN_BY_RULES)))
        after = followed(now, plan)
        if after is None:
            return
        now = after


@settings(max_examples=10)
@given(data=st.data())
def test_frames_of_a_gesture_start_from_the_same_rest_and_the_last_is_kept(data: Any) -> None:
    """As the hand moves: each frame is a preview of the plan at rest; in the end one of them is the plan."""
    rest = Followed(after_one(data.draw, BUSY, data.draw(st.sampled_from(SEEN_BY_RULES))))
    in_hand = ("move_plants", "rotate_plants", "reshape_plant", "stretch_features", "set_attributes", "place_plants")
    frame: Followed | None = rest
    for _ in range(data.draw(st.integers(2, 5))):
        frame = followed(rest, after_one(data.draw, rest.plan, data.draw(st.sampled_from(in_hand))))
    rest.is_as(Followed(rest.plan))
    assert frame is not None
    followed(frame, after_one(data.draw, frame.plan, "move_plants"))
