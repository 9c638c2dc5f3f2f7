"""``siteplanner phases``: how a scenario grows quarter by quarter, against the steps and the substations."""

from __future__ import annotations

from siteplanner.cli.figure_tables import FigureForm, FigureFormat, OneTable, basis_of, print_figures
from siteplanner.cli.options import Lang, PlanFile, ScenarioId
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP(
    "cli", "A scenario quarter by quarter: what is in service, the town's steps, demand against supply."
)
EXAMPLE = "Example: siteplanner phases town.gpkg --scenario step-2025 --table phase_stations"


def phases(
    plan: PlanFile,
    table: OneTable = None,
    scenario: ScenarioId = None,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """A scenario through time."""
    from siteplanner.core.measures.phases import tables

    basis = basis_of(plan, scenario)
    print_figures(plan, basis, tables(basis), form, translator(lang), table)
