"""``siteplanner check``: validates a scenario; the exit status tells."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_json
from siteplanner.cli.findings import print_result, print_rules_off
from siteplanner.cli.fixes import fixes_of, print_fixes, with_fixes
from siteplanner.cli.options import Lang, PlanFile, Rules, ScenarioId, Year, chosen_rules
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Check a scenario against the rules. Exit status 1: there are errors not waived.")
EXAMPLE = "Example: siteplanner check town.gpkg --scenario step-2025 --format json"

_STRICT = QT_TRANSLATE_NOOP("cli", "Exit status 1 also where the layout could not be fully checked.")
_REPORT = QT_TRANSLATE_NOOP("cli", "Also write the findings to a file: .pdf, .xlsx or .geojson.")
_FIXES = QT_TRANSLATE_NOOP("cli", "Also look for fixes of each finding, the smallest first; every one is proved.")
_FORMAT = QT_TRANSLATE_NOOP("cli", "How to print the findings; geojson in longitude and latitude.")


class CheckFormat(StrEnum):
    """``--format`` of ``check``."""

    TABLE = "table"
    JSON = "json"
    GEOJSON = "geojson"


def check(
    plan: PlanFile,
    scenario: ScenarioId = None,
    rules: Rules = None,
    year: Year = None,
    strict: Annotated[bool, typer.Option("--strict", help=_STRICT.text)] = False,
    form: Annotated[CheckFormat, typer.Option("--format", help=_FORMAT.text)] = CheckFormat.TABLE,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="OUT", help=_REPORT.text, show_default=False)
    ] = None,
    fixes: Annotated[bool, typer.Option("--fixes", help=_FIXES.text)] = False,
    lang: Lang = None,
) -> None:
    """Check a scenario."""
    from siteplanner.core.checking import Checker
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    opened = open_plan(plan)
    pack = chosen_rules(rules)
    work = watched_work(say)
    checker = Checker(opened, scenario, rules=pack, year=year, work=work)
    result = checker.result
    proved = fixes_of(checker, work) if fixes else None
    if report is not None:
        from siteplanner.services.findings_export import export_findings

        export_findings(opened, result, report, say.language, rules=pack)
    if form is CheckFormat.JSON:
        answer = result.to_json(say.text, str(plan))
        print_json(answer if proved is None else with_fixes(answer, proved, say))
    elif form is CheckFormat.GEOJSON:
        from siteplanner.files.findings_geojson import findings_geojson

        print_json(findings_geojson(result, opened.site.crs, say))
    else:
        print_result(result, say)
        print_rules_off(checker.pack, say)
        print_fixes(proved or {}, say)
    raise typer.Exit(1 if result.counts["error"] or (strict and not result.complete) else 0)
