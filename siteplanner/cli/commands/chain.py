"""``siteplanner chain``: anode, cathode, electrolyte and separator for the same cells."""

from __future__ import annotations

from siteplanner.cli.figure_tables import FigureForm, FigureFormat, OneTable, basis_of, print_figures
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "The chain balance: which cells the capacities serve, the bottleneck, what is missing.")
EXAMPLE = "Example: siteplanner chain town.gpkg --year 2025 --format json"


def chain(
    plan: PlanFile,
    table: OneTable = None,
    scenario: ScenarioId = None,
    year: Year = None,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """The chain balance."""
    from siteplanner.core.measures.chain import tables

    basis = basis_of(plan, scenario, year)
    print_figures(plan, basis, tables(basis), form, translator(lang), table)
