"""How a scenario grows quarter by quarter, against the town's steps and against what the substations carry.

Phases are about the whole course: they are the same whatever moment the basis is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.growth_table import growth_table
from siteplanner.core.measures.phasing.starts import Start, failing_starts
from siteplanner.core.measures.phasing.starts_table import starts_table
from siteplanner.core.measures.phasing.step_tables import step_tables
from siteplanner.core.measures.phasing.steps import Step, steps_of
from siteplanner.core.measures.phasing.supply import Supply
from siteplanner.core.measures.phasing.supply_tables import changes_table, quarters_table, stations_table


@dataclass(frozen=True, eq=False)
class Phases:
    """All there is to say of a scenario through time."""

    course: Course
    steps: tuple[Step, ...]
    supply: Supply
    starts: tuple[Start, ...]


def phases(basis: Basis) -> Phases:
    """The course of a scenario.

    >>> from siteplanner.core.plan import Plan
    >>> from siteplanner.core.site import Site
    >>> phases(Basis.of(Plan.new(Site.empty(4547)))).course.quarters
    ()
    """
    course = Course.of(basis)
    supply = Supply.of(course)
    return Phases(course, steps_of(course), supply, failing_starts(supply))


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """Cumulative figures by quarter; the steps; the substations; the starts that fail."""
    course = Course.of(basis)
    supply = Supply.of(course)
    growth = (growth_table(course), *step_tables(course, steps_of(course)))
    return (*growth, stations_table(supply), quarters_table(supply), changes_table(supply), starts_table(supply))
