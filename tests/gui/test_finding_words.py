"""The few words about a check: every thing once, never less than the truth, never green while something is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.check_result import CheckResult
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.rule import Finding, Severity
from siteplanner.core.text import Template
from siteplanner.gui import translation
from siteplanner.gui.finding_words import clause_in_words, rules_checked, state_icon, subject_name, summary


@pytest.fixture(autouse=True)
def _english(qapp: Any) -> None:
    translation.install_language("en")


def one(rule: str, severity: Severity = "error", plants: tuple[str, ...] = ("P1",), **changes: Any) -> Finding:
    finding_id = ":".join((rule, *plants)) or rule
    made = Finding(finding_id, rule, severity, plants, plants, Template("t", "x")(), "", "judgement")
    return replace(made, **changes)


def result(*findings: Finding) -> CheckResult:
    return CheckResult(findings, plants=3, parcels=2, scenario_id="base", rule_pack="r")


UNCHECKED = one("not-checked", "warning")
UNCHECKED_STATION = one("not-checked", "warning", plants=())


@pytest.mark.parametrize(
    ("findings", "said", "icon"),
    [
        ((), "no errors", "ok"),
        ((one("setback"),), "1 error", "error"),
        ((one("setback"), one("overlap"), one("across-parcels", "warning")), "2 errors, 1 warning", "error"),
        ((one("across-parcels", "warning"),), "no errors, 1 warning", "warning"),
        ((UNCHECKED,), "no errors, 1 plant not fully checked", "not-checked"),
        ((UNCHECKED, UNCHECKED), "no errors, 1 plant not fully checked", "not-checked"),
        ((UNCHECKED_STATION,), "no errors, 1 check of the map not made", "not-checked"),
        ((one("setback", waived=True),), "no errors, 1 waived", "ok"),
        (
            (one("setback"), one("overlap", waived=True), UNCHECKED),
            "1 error, 1 waived, 1 plant not fully checked",
            "error",
        ),
    ],
)
def test_every_thing_is_told_once(findings: tuple[Finding, ...], said: str, icon: str) -> None:
    assert (summary(result(*findings)), state_icon(result(*findings))) == (said, icon)


def test_waiving_does_not_make_it_checked() -> None:
    assert state_icon(result(replace(UNCHECKED, waived=True))) == "not-checked"
    assert "not fully checked" in summary(result(replace(UNCHECKED, waived=True)))


def test_rules_that_are_switched_off_are_not_counted_as_checked(two_plants: Plan) -> None:
    on, off = rules_checked(two_plants)
    assert on + off == len(RULES)
    without = edits.set_rule_override(two_plants, "setback", "enabled", "false").apply(two_plants)
    assert rules_checked(without) == (on - 1, off + 1)


def test_a_subject_is_called_by_what_it_is() -> None:
    assert [subject_name(of) for of in ("P1", "zone=Z1", "other=x")] == ["P1", "zone Z1", "other=x"]


def test_a_clause_is_named_in_the_language_of_the_window() -> None:
    cited = "Regulation on the protection of power facilities, art. 10 (电力设施保护条例 第十条)"
    assert clause_in_words(cited) == "Regulation on the protection of power facilities, art. 10"
    translation.install_language("zh_CN")
    assert clause_in_words(cited) == "电力设施保护条例 第十条"
    translation.install_language("en")
