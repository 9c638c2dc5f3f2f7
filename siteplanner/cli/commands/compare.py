"""``siteplanner compare``: two scenarios side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.cli.answers import print_json, print_line, print_table
from siteplanner.cli.figure_tables import NO_FIGURE, UNDER_UNIT
from siteplanner.cli.figures import LABELS, capacity_label
from siteplanner.cli.findings import print_findings
from siteplanner.cli.options import Form, Format, Lang, PlanFile
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.measures.compare import ComparedFigure

HELP = QT_TRANSLATE_NOOP("cli", "Compare two scenarios: counts, totals and findings side by side.")
EXAMPLE = "Example: siteplanner compare town.gpkg base step-2025"

_A = QT_TRANSLATE_NOOP("cli", "The first scenario.")
_B = QT_TRANSLATE_NOOP("cli", "The second scenario.")
FIGURE = QT_TRANSLATE_NOOP("cli", "figure")
DELTA = QT_TRANSLATE_NOOP("cli", "difference")
GAINED = QT_TRANSLATE_NOOP("cli", "Only in {scenario}:")
COUNTED: dict[str, Template] = {
    "findings.error": QT_TRANSLATE_NOOP("cli", "errors"),
    "findings.warning": QT_TRANSLATE_NOOP("cli", "warnings"),
    "findings.waived": QT_TRANSLATE_NOOP("cli", "waived"),
    "findings.not_checked": QT_TRANSLATE_NOOP("cli", "not checked"),
}


def compare(
    plan: PlanFile,
    scenario_a: Annotated[str, typer.Argument(metavar="SCENARIO_A", help=_A.text, show_default=False)],
    scenario_b: Annotated[str, typer.Argument(metavar="SCENARIO_B", help=_B.text, show_default=False)],
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Compare two scenarios."""
    from siteplanner.core.checking import check_plan
    from siteplanner.core.measures.compare import compare as compared
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    opened = open_plan(plan)
    checked = [check_plan(opened, scenario) for scenario in (scenario_a, scenario_b)]
    found = compared(opened, scenario_a, scenario_b, *checked)
    if form is Format.JSON:
        print_json(found.to_json(say.text))
        return
    rows = [
        [_label(row, say), _amount(row.a, row), _amount(row.b, row), _amount(row.delta, row, "+")] for row in found.rows
    ]
    print_table([say.text(FIGURE), scenario_a, scenario_b, say.text(DELTA)], rows, right=[1, 2, 3])
    for scenario, findings in ((scenario_a, found.lost), (scenario_b, found.gained)):
        if findings:
            print_line()
            print_line(say.text(GAINED(scenario=scenario)))
            print_findings(findings, say)


def _amount(value: float | None, row: ComparedFigure, sign: str = "") -> str:
    return NO_FIGURE if value is None else format(value, f"{sign},.{row.decimals}f")


def _label(row: ComparedFigure, say: Translator) -> str:
    if row.figure.startswith("capacity."):
        return capacity_label(row.figure.removeprefix("capacity."), row.unit, say)
    from siteplanner.core.measures.figure_units import unit_words

    if row.name is not None:
        return say.text(UNDER_UNIT(label=row.name, unit=unit_words(row.unit))) if row.unit else say.text(row.name)
    return say.text({**LABELS, **COUNTED}.get(row.figure, row.figure))
