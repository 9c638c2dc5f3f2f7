"""What a planner changes of a pack for one plan."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from siteplanner.core import frames, schema
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from tests.builders import plan, rect, site

PACK = "gb-screening-2023"


def with_override(rule: str, key: str, value: str | None, *, pack: str = PACK, note: str | None = None) -> Plan:
    row = {"pack": pack, "rule": rule, "key": key, "value": value, "note": note}
    table = frames.conform_table(pd.DataFrame([row], dtype=object), schema.RULE_OVERRIDES)
    return plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": rect(8, 30, 30, 30)}, rule_overrides=table)


def test_a_limit_takes_the_planners_value_and_says_so() -> None:
    limit = pack_of(with_override("setback", "setback_m", "12.5", note="local plan 2024")).settings("setback").limits
    assert limit["setback_m"].value == 12.5
    assert limit["setback_m"].source == "local plan 2024"
    assert limit["setback_m"].confidence == "judgement"


def test_a_figure_without_a_note_never_keeps_the_source_of_another() -> None:
    limit = pack_of(with_override("setback", "setback_m", "12.5")).settings("setback").limits["setback_m"]
    assert limit.source == "set in this plan"


def test_severity_and_on_and_off_can_be_set() -> None:
    assert pack_of(with_override("setback", "severity", "warning")).settings("setback").severity == "warning"
    assert pack_of(with_override("setback", "enabled", "false")).settings("setback").enabled is False


def test_a_change_to_another_pack_is_left_alone() -> None:
    assert (
        pack_of(with_override("setback", "setback_m", "99", pack="other")).settings("setback").value("setback_m") == 5
    )


@pytest.mark.parametrize(
    ("rule", "key", "value", "said"),
    [
        ("set-back", "setback_m", "6", "rule “set-back”, which does not exist"),
        ("setback", "distance_m", "6", "“distance_m” of the rule setback, which has no such key"),
        ("setback", "setback_m", "six", "“six”; a number of 0 or more was expected"),
        ("setback", "setback_m", "-6", "“-6”; a number of 0 or more was expected"),
        ("setback", "setback_m", "nan", "a number of 0 or more was expected"),
        ("setback", "setback_m", None, "a number of 0 or more was expected"),
        ("setback", "enabled", "maybe", "true or false was expected"),
        ("setback", "severity", "fatal", "error or warning was expected"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_and_never_skipped(rule: str, key: str, value: str, said: str) -> None:
    made = with_override(rule, key, value)
    with pytest.raises(InputError, match=said):
        pack_of(made)
    with pytest.raises(InputError, match=said):
        check_plan(made)


def test_the_shipped_pack_itself_never_changes() -> None:
    pack_of(with_override("setback", "setback_m", "99"))
    assert pack_of(dataclasses.replace(plan(site()))).settings("setback").value("setback_m") == 5.0
