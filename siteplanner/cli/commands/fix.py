"""``siteplanner fix``: applies proved fixes to a copy of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.findings import print_findings
from siteplanner.cli.options import Form, Format, Lang, PlanFile, ScenarioId
from siteplanner.cli.progress import watched_work
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Mend findings by the smallest fix each; only what the check proves is done.")
EXAMPLE = "Example: siteplanner fix town.gpkg --rule setback -o town-mended.gpkg"

_OUT = QT_TRANSLATE_NOOP("cli", "The plan file to write; it may be the plan itself.")
_RULE = QT_TRANSLATE_NOOP("cli", "Only findings of this rule; may be repeated (default: all).")
NO_SUCH_RULE = QT_TRANSLATE_NOOP("cli", "There is no rule “{rule}”. The rules are: {known}.")
MENDED = QT_TRANSLATE_NOOP("cli", "{out}: {mended} findings mended, {left} left, {came} new warnings.")


def fix(
    plan: PlanFile,
    out: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help=_OUT.text, show_default=False)],
    rule: Annotated[list[str] | None, typer.Option("--rule", metavar="ID", help=_RULE.text, show_default=False)] = None,
    scenario: ScenarioId = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Mend findings; the exit status is 0 even where some are left."""
    from siteplanner.core.checking import Checker
    from siteplanner.core.fixes import fix_all
    from siteplanner.core.rules.not_checked import NOT_CHECKED
    from siteplanner.services.planning_session import PlanningSession

    say = translator(lang)
    session, work = PlanningSession.open(plan), watched_work(say)
    checker = Checker(session.plan, scenario, work=work)
    known = (*checker.pack.catalogue, NOT_CHECKED)
    for each in rule or ():
        if each not in known:
            raise InputError(NO_SUCH_RULE, rule=each, known=", ".join(known))
    wanted = [f for f in checker.result.findings if not rule or f.rule in rule]
    done = fix_all(session.plan, checker.scenario_id, wanted, checker=checker, work=work)
    if done.edit is not None:
        session.apply(done.edit)
    session.save(out)
    left = {finding_id for finding_id, _ in done.left}
    if form is Format.JSON:
        print_json(
            {
                "plan": str(out),
                "scenario": checker.scenario_id,
                "mended": list(done.mended),
                "fixes": [{"finding": each.finding_id, **each.to_json(say.text)} for each in done.used],
                "left": [{"id": finding_id, "reason": say.text(why)} for finding_id, why in done.left],
                "new_warnings": list(done.came),
            }
        )
        return
    for used in done.used:
        print_line(say.text(used.label))
    print_findings((f for f in checker.result.findings if f.id in left), say)
    counts = {"mended": len(done.mended), "left": len(done.left), "came": len(done.came)}
    print_line(say.text(MENDED(out=str(out), **counts)))
