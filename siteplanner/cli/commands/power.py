"""``siteplanner power``: what substations carry, and proposals of which plant connects where."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.figure_tables import FigureForm, FigureFormat, OneTable, basis_of, print_figures
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.cli.progress import watched_work
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.core.measures.power.assignment import Proposal
    from siteplanner.services.planning_session import PlanningSession

HELP = QT_TRANSLATE_NOOP("cli", "Power: what substations carry and could carry; which plant might connect where.")
EXAMPLE = "Example: siteplanner power town.gpkg --assign balanced --lengths roads --write"

_ASSIGN = QT_TRANSLATE_NOOP("cli", "Propose which plant connects to which substation.")
_LENGTHS = QT_TRANSLATE_NOOP("cli", "How feeders run, for --assign.")
_WRITE = QT_TRANSLATE_NOOP("cli", "Save the proposal of --assign in the plan.")
_HEADROOM = QT_TRANSLATE_NOOP("cli", "How much more could connect on each parcel instead; straight feeders.")
ONE_ANSWER = QT_TRANSLATE_NOOP("cli", "--headroom and --assign are two answers. Ask for one of them.")
NEEDS_ASSIGN = QT_TRANSLATE_NOOP("cli", "--write and --lengths go with --assign. Say --assign nearest or balanced.")
SAVED = QT_TRANSLATE_NOOP("cli", "{plan}: plants with another substation now: {count}.")


class Assign(StrEnum):
    """``--assign``."""

    NEAREST = "nearest"
    BALANCED = "balanced"


class Lengths(StrEnum):
    """``--lengths``."""

    STRAIGHT = "straight"
    ROADS = "roads"


def power(
    plan: PlanFile,
    assign: Annotated[Assign | None, typer.Option("--assign", help=_ASSIGN.text, show_default=False)] = None,
    lengths: Annotated[Lengths | None, typer.Option("--lengths", help=_LENGTHS.text, show_default="straight")] = None,
    write: Annotated[bool, typer.Option("--write", help=_WRITE.text)] = False,
    headroom: Annotated[bool, typer.Option("--headroom", help=_HEADROOM.text)] = False,
    table: OneTable = None,
    scenario: ScenarioId = None,
    year: Year = None,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Power by substation and zone, or a proposal."""
    if assign is None and (write or lengths is not None):
        raise InputError(NEEDS_ASSIGN)
    if assign is not None and headroom:
        raise InputError(ONE_ANSWER)
    say = translator(lang)
    if assign is None:
        from siteplanner.core.measures.power.headroom_table import headroom_table
        from siteplanner.core.measures.power.tables import tables

        basis = basis_of(plan, scenario, year)
        print_figures(plan, basis, (headroom_table(basis),) if headroom else tables(basis), form, say, table)
        return
    from siteplanner.core.measures.basis import Basis
    from siteplanner.core.measures.power.assignment import propose
    from siteplanner.core.measures.power.proposal_tables import proposal_tables
    from siteplanner.core.work import in_hand
    from siteplanner.services.planning_session import PlanningSession

    session = PlanningSession.open(plan)
    basis = Basis.of(session.plan, scenario, year)
    with in_hand(watched_work(say)):
        proposal = propose(basis, assign.value, (lengths or Lengths.STRAIGHT).value)
    if write:
        _save(session, proposal)
    print_figures(plan, basis, proposal_tables(basis, proposal), form, say, table)
    if write and form is FigureFormat.TABLE:
        print_line(say.text(SAVED(plan=str(plan), count=len(proposal.moves))))


def _save(session: PlanningSession, proposal: Proposal) -> None:
    edit = proposal.edit()
    if edit is not None:
        session.apply(edit)
        session.save()
