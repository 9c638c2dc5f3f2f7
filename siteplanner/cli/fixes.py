"""Fixes of a check's findings, in JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from siteplanner.cli.answers import print_line, print_table
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.checking import Checker
    from siteplanner.core.fixes import Fix

Proved = Mapping[str, "tuple[Fix, ...]"]
"""Fixes by the id of their finding."""

LOOKING = QT_TRANSLATE_NOOP("cli", "Looking for fixes")
HEADER = (QT_TRANSLATE_NOOP("cli", "finding"), QT_TRANSLATE_NOOP("cli", "fix"))


def fixes_of(checker: Checker, work: Work) -> Proved:
    """The fixes of every finding that is not waived."""
    from siteplanner.core.fixes import fixes_for

    found = {}
    findings = [f for f in checker.result.findings if not f.waived]
    for done, finding in enumerate(findings):
        work.step(done, len(findings), LOOKING)
        found[finding.id] = fixes_for(checker.plan, checker.scenario_id, finding, checker=checker, work=work)
    work.step(len(findings), len(findings), LOOKING)
    return found


def with_fixes(answer: dict[str, Any], proved: Proved, say: Translator) -> dict[str, Any]:
    """The answer of ``check`` with the key ``fixes`` at each finding."""
    for finding in answer["findings"]:
        finding["fixes"] = [fix.to_json(say.text) for fix in proved.get(finding["id"], ())]
    return answer


def print_fixes(proved: Proved, say: Translator) -> None:
    """A line a fix; nothing where there is none."""
    rows = [[finding_id, say.text(fix.label)] for finding_id, fixes in proved.items() for fix in fixes]
    if rows:
        print_line()
        print_table([say.text(each) for each in HEADER], rows)
