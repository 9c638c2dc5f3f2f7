"""What a check found as tables: how many of each rule, and each finding with figures, clause and confidence."""

from __future__ import annotations

from collections import Counter

from siteplanner.core.check_result import CheckResult
from siteplanner.core.documents.shown_table import ShownRow, ShownTable
from siteplanner.core.finding_words import STATES, State, rule_name, state_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator

SUMMARY = QT_TRANSLATE_NOOP("document", "Findings by rule")
RULE = QT_TRANSLATE_NOOP("document", "Rule")
ALL_RULES = QT_TRANSLATE_NOOP("document", "All rules")
NOTHING_FOUND = QT_TRANSLATE_NOOP("document", "Nothing was found.")


def findings_by_rule(result: CheckResult, say: Translator) -> ShownTable:
    """How many findings of each rule there are of each state, the rules with errors first."""
    counts: dict[str, Counter[State]] = {}
    for finding in result.findings:
        counts.setdefault(say.text(rule_name(finding)), Counter())[state_of(finding)] += 1
    ordered = sorted(counts.items(), key=lambda item: [-item[1][state] for state in STATES])
    total = sum((of for _, of in ordered), Counter[State]())
    rows = [ShownRow((name, *(_count(of[state]) for state in STATES))) for name, of in ordered]
    rows.append(ShownRow((say.text(ALL_RULES), *(str(total[state]) for state in STATES)), bold=True))
    header = (say.text(RULE), *(say.text(name) for name in STATES.values()))
    notes = () if counts else (say.text(NOTHING_FOUND),)
    return ShownTable("findings", say.text(SUMMARY), header, tuple(rows), frozenset(range(1, len(header))), notes)


def _count(number: int) -> str:
    return str(number) if number else "–"
