"""Findings of a check as lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from siteplanner.cli.answers import print_line, print_table
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.checking import CheckResult
    from siteplanner.core.rules.rule import Finding
    from siteplanner.core.rules.rule_pack import RulePack

ERROR = QT_TRANSLATE_NOOP("cli", "error")
WARNING = QT_TRANSLATE_NOOP("cli", "warning")
WAIVED = QT_TRANSLATE_NOOP("cli", "waived")
HEADER = (
    QT_TRANSLATE_NOOP("cli", "severity"),
    QT_TRANSLATE_NOOP("cli", "rule"),
    QT_TRANSLATE_NOOP("cli", "subjects"),
    QT_TRANSLATE_NOOP("cli", "finding"),
)
CHECKED = QT_TRANSLATE_NOOP(
    "cli", "Scenario {scenario}, rule pack {pack}: {plants} plants on {parcels} parcels were checked."
)
COUNTS = QT_TRANSLATE_NOOP("cli", "Errors: {error}. Warnings: {warning}. Waived: {waived}. Not checked: {not_checked}.")
INCOMPLETE = QT_TRANSLATE_NOOP(
    "cli", "The layout could not be fully checked ({plants} plants): what is listed as not checked may hide errors."
)
INCOMPLETE_MAP = QT_TRANSLATE_NOOP(
    "cli", "The layout could not be fully checked for what the base map lacks, which may hide errors of any plant."
)
OFF = QT_TRANSLATE_NOOP("cli", "Not looked at, as these rules are switched off: {rules}.")
CLEAN = QT_TRANSLATE_NOOP("cli", "The check is complete and found no errors.")


def print_findings(findings: Iterable[Finding], say: Translator) -> None:
    """A line a finding; nothing where there is none."""
    rows = [[say.text(_severity(f)), f.rule, ", ".join(f.subjects), say.text(f.message)] for f in findings]
    if rows:
        print_table([say.text(h) for h in HEADER], rows)
        print_line()


def print_result(result: CheckResult, say: Translator) -> None:
    """The findings and what they come to. A layout that could not be fully checked is never called clean."""
    print_findings(result.findings, say)
    print_line(
        say.text(
            CHECKED(scenario=result.scenario_id, pack=result.rule_pack, plants=result.plants, parcels=result.parcels)
        )
    )
    if result.when is not None:
        from siteplanner.core.finding_words import ONLY_BY_THEN
        from siteplanner.core.moment import name_of

        print_line(say.text(ONLY_BY_THEN(when=name_of(result.when))))
    print_line(say.text(COUNTS(**result.counts)))
    if not result.complete:
        unchecked = result.plants_not_checked
        print_line(say.text(INCOMPLETE(plants=unchecked) if unchecked else INCOMPLETE_MAP))
    elif result.counts["error"] == 0:
        print_line(say.text(CLEAN))


def print_rules_off(pack: RulePack, say: Translator) -> None:
    """The rules that a layout was not held to at all; nothing where there is none."""
    off = tuple(pack.catalogue[rule_id].name for rule_id, settings in pack.rules.items() if not settings.enabled)
    if off:
        print_line(say.text(OFF(rules=off)))


def _severity(finding: Finding) -> Any:
    return WAIVED if finding.waived else ERROR if finding.severity == "error" else WARNING
