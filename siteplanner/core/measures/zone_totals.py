"""The figures of a scenario by zone: as a frame, and live while plants move."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from siteplanner.core.footprint_state import PlantState, Touched
from siteplanner.core.measures.figures import UNITS, Floats, PlantFigures
from siteplanner.core.measures.land_used import land_used_m2
from siteplanner.core.measures.totals import GROUPINGS, Totals, footprints_m2, least_footprint_m2, totalled, totals
from siteplanner.core.moment import When, in_service
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
    """Totals that are quick to take again after an edit: only the plants it touched are laid over zones and parcels.

    ``after`` gives another one; nothing changes in place.
    """

    plan: Plan
    scenario_id: str
    state: PlantState
    footprint_m2: Floats
    figures: PlantFigures
    when: When = None

    @classmethod
    def of(cls, plan: Plan, scenario_id: str | None = None, when: When = None) -> LiveZoneTotals:
        """From nothing, of what is in service by ``when``. Raises EditError for an unknown scenario."""
        scenario = plan.scenario(scenario_id).scenario_id
        state = PlantState.of(plan.site, in_service(plan.plants(scenario), when), least_footprint_m2(plan))
        area_m2 = footprints_m2(state.layout)
        figures = PlantFigures.of(state.layout, area_m2, land_used_m2(state.layout))
        return cls(plan, scenario, state, area_m2, figures, when)

    def after(self, plan: Plan) -> LiveZoneTotals:
        """The totals of ``plan``, equal to those taken from nothing."""
        return self._going_on(plan, self.when)

    def at(self, when: When) -> LiveZoneTotals:
        """The totals of the same plan, of what is in service by another moment."""
        return self._going_on(self.plan, when)

    def _going_on(self, plan: Plan, when: When) -> LiveZoneTotals:
        if plan is self.plan and when == self.when:
            return self
        if plan.site is not self.plan.site or not same_rules(plan, self.plan):
            return LiveZoneTotals.of(plan, self.scenario_id, when)
        state, touched = self.state.after(in_service(plan.plants(self.scenario_id), when))
        if not touched.plants:
            return LiveZoneTotals(plan, self.scenario_id, state, self.footprint_m2, self.figures, when)
        near = state.in_focus(touched, self.state, with_standing=True)
        state = state.standing_as(near)
        area_m2 = self._kept(touched)
        area_m2[touched.rows] = np.nan
        area_m2[near.rows] = shapely.area(near.shapes[near.rows])
        land_m2 = land_used_m2(state.layout)
        if state.layout.columns is self.state.layout.columns:
            figures = self.figures.with_footprints(area_m2, land_m2)
        else:
            figures = PlantFigures.of(state.layout, area_m2, land_m2)
        return LiveZoneTotals(plan, self.scenario_id, state, area_m2, figures, when)

    @cached_property
    def totals(self) -> Totals:
        """As :func:`totals` by zone gives them."""
        return self.by("zone")

    def by(self, by: str) -> Totals:
        """As :func:`totals` gives them by any of its groupings. Raises KeyError for an unknown one."""
        return totalled(self.scenario_id, by, self.figures, GROUPINGS[by](self.state.layout))

    def _kept(self, touched: Touched) -> Floats:
        """The footprints of the plants that were there before, in the rows they have now."""
        if touched.came_from is None:
            return self.footprint_m2.copy()
        return np.append(self.footprint_m2, np.nan)[touched.came_from]  # -1 points to the last one
