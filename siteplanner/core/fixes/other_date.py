"""Fix: a plant enters service when its substation does, or the substation when the plant does."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.set_layer_attributes import set_layer_attributes
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "date"
LATER = QT_TRANSLATE_NOOP("fixes", "Let {plant} enter service on {day}, with {substation}")
EARLIER = QT_TRANSLATE_NOOP("fixes", "Let {substation} enter service on {day}, with {plant}")
LATER_COST_M, EARLIER_COST_M = 3.0, 30.0
"""The planner decides on plants; the substation is the grid company's."""


def other_date(case: Case) -> Iterator[Fix]:
    """For each plant of the finding that is to run before its substation does."""
    substations = case.plan.site.substations
    for plant in case.finding.plants:
        substation = case.value(plant, "substation_id")
        if substation is None or substation not in substations.index:
            continue
        since, opens = case.value(plant, "in_service"), substations["in_service"].loc[substation]
        if pd.isna(opens):
            continue
        later = set_attributes(case.scenario_id, plant, {"in_service": opens})
        yield from case.fix(KIND, LATER(plant=plant, substation=substation, day=_day(opens)), later, LATER_COST_M)
        earlier = set_layer_attributes("substations", substation, {"in_service": since})
        day = "" if since is None else _day(since)
        if since is not None:
            label = EARLIER(plant=plant, substation=substation, day=day)
            yield from case.fix(KIND, label, earlier, EARLIER_COST_M)


def _day(date: pd.Timestamp) -> str:
    return str(pd.Timestamp(date).date())
