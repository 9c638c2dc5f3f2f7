"""The figures of a scenario by zone: as a frame, and live while plants move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from siteplanner.core.footprint_state import PlantState
from siteplanner.core.measures.figures import UNITS, Codes, Floats, PlantFigures
from siteplanner.core.measures.totals import (
    Totals,
    footprints_m2,
    least_footprint_m2,
    totalled,
    totals,
    zone_grouping,
    zone_rows,
)
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import same_rules


def zone_totals(plan: Plan, scenario: str | None = None) -> pd.DataFrame:
    """One row a zone, and one (``zone_id`` missing) for the plants in none; see :func:`totals`.

    Columns: ``zone_id``, ``name``, ``plants`` (a count), the figures (m², kW, kWh/a, CNY as in their names), one column
    ``capacity.<product>`` a product, and ``missing``, how many blanks counted 0. ``attrs["units"]`` has the unit of
    each capacity column. Raises EditError for an unknown scenario.

    >>> from siteplanner.core.site import Site
    >>> zone_totals(Plan.new(Site.empty(4547)))[["zone_id", "plants", "jobs"]]
       zone_id  plants  jobs
    0      NaN       0   0.0
    """
    return totals_frame(totals(plan, "zone", scenario))


def totals_frame(of: Totals) -> pd.DataFrame:
    """The rows of totals by zone as a frame, the total left out."""
    units = {key: amount.unit for key, amount in of.total.figures.capacity.items()}
    frame = pd.DataFrame(
        {
            "zone_id": pd.Series([row.key for row in of.rows], dtype="str"),
            "name": pd.Series([row.name_en for row in of.rows], dtype="str"),
            "plants": np.array([row.figures.plants for row in of.rows], dtype=np.int64),
            **{name: np.array([row.figures.amounts[name] for row in of.rows], dtype=float) for name in UNITS},
            **{
                f"capacity.{key}": np.array(
                    [row.figures.capacity[key].value if key in row.figures.capacity else 0.0 for row in of.rows]
                )
                for key in units
            },
            "missing": np.array([sum(row.figures.missing.values()) for row in of.rows], dtype=np.int64),
        }
    )
    frame.attrs["units"] = {f"capacity.{key}": unit for key, unit in units.items()}
    return frame


@dataclass(frozen=True, eq=False)
class LiveZoneTotals:
    """Totals by zone that are quick to take again after an edit: only the plants it touched are laid over the zones.

    ``after`` gives another one; nothing changes in place.
    """

    plan: Plan
    scenario_id: str
    state: PlantState
    zone_row: Codes
    footprint_m2: Floats
    figures: PlantFigures

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None = None) -> LiveZoneTotals:
        """From nothing. Raises EditError for an unknown scenario."""
        scenario = plan.scenario(scenario_id).scenario_id
        state = PlantState.of(plan.site, plan.plants(scenario), least_footprint_m2(plan))
        area_m2 = footprints_m2(state.layout)
        figures = PlantFigures.of(state.layout, area_m2)
        return cls(plan, scenario, state, zone_rows(state.layout), area_m2, figures)

    def after(self, plan: Plan) -> LiveZoneTotals:
        """The totals of ``plan``, equal to those taken from nothing."""
        if plan is self.plan:
            return self
        if plan.site is not self.plan.site or not same_rules(plan, self.plan):
            return LiveZoneTotals.of(plan, self.scenario_id)
        state, touched = self.state.after(plan.plants(self.scenario_id))
        if not touched.plants:
            return replace(self, plan=plan, state=state)
        zone_row, area_m2 = self._kept(state)
        near = replace(state.layout, focus=touched.rows)
        zone_row[touched.rows], area_m2[touched.rows] = -1, np.nan
        zone_row[near.rows] = near.zone_row
        area_m2[near.rows] = shapely.area(near.shapes[near.rows])
        same_attributes = state.layout.columns is self.state.layout.columns
        figures = self.figures.with_footprints(area_m2) if same_attributes else PlantFigures.of(state.layout, area_m2)
        return LiveZoneTotals(plan, self.scenario_id, state, zone_row, area_m2, figures)

    @cached_property
    def totals(self) -> Totals:
        """As :func:`totals` by zone gives them."""
        return totalled(self.scenario_id, "zone", self.figures, zone_grouping(self.state.layout, self.zone_row))

    def _kept(self, state: PlantState) -> tuple[Codes, Floats]:
        """Zone and area of the plants that were there before, in the rows of another state."""
        old, new = self.state.layout.ids, state.layout.ids
        if len(old) == len(new) and np.array_equal(old, new):
            return self.zone_row.copy(), self.footprint_m2.copy()
        if len(old) == 0:
            return np.full(len(new), -1, dtype=np.intp), np.full(len(new), np.nan)
        place = pd.Index(old).get_indexer(pd.Index(new))
        return np.where(place < 0, -1, self.zone_row[place]), np.where(place < 0, np.nan, self.footprint_m2[place])
