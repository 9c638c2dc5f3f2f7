"""The quarters a plan goes through: from the first in which something happens to the last."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from siteplanner.core.moment import Quarter
from siteplanner.core.plan import Plan

LONGEST_RANGE_YEARS = 60
FIRST = Quarter(1970, 1)

Ordinals = npt.NDArray[np.int64]


def ordinals(dates: npt.NDArray[np.datetime64]) -> Ordinals:
    """The quarters that dates lie in, counted from the first of 1970; no date (NaT) must be among them.

    >>> ordinals(np.array(["1970-03-31", "1970-04-01", "1969-12-31"], dtype="datetime64[D]")).tolist()
    [0, 1, -1]
    """
    months: Ordinals = dates.astype("datetime64[M]").astype(np.int64)
    return months // 3


def quarters_of(plan: Plan, scenario_ids: Iterable[str] | None = None) -> tuple[Quarter, ...]:
    """Every quarter from the first in which a plant or a substation enters service or a target is due (its year's
    last) to the last such one, over some scenarios (default: all). Where a slip of the pen puts centuries between, only
    those in which something happens. None where nothing has a date."""
    scenarios = [s.scenario_id for s in plan.scenarios] if scenario_ids is None else list(scenario_ids)
    frames = [plan.site.substations, *(plan.plants(scenario) for scenario in scenarios)]
    due = 4 * (plan.targets["year"].dropna().to_numpy(dtype=np.int64) - FIRST.year) + 3
    found = np.unique(np.concatenate([due, *(ordinals(_dates(frame["in_service"])) for frame in frames)]))
    if len(found) == 0:
        return ()
    first, last = int(found[0]), int(found[-1])
    if last - first > 4 * LONGEST_RANGE_YEARS:
        return tuple(FIRST.after(int(at)) for at in found)
    return FIRST.after(first).until(FIRST.after(last))


def places(dates: npt.NDArray[np.datetime64], quarters: tuple[Quarter, ...]) -> npt.NDArray[np.intp]:
    """The place among ``quarters`` (that hold them all) of the quarter of each date; -1 where there is none."""
    known = ~np.isnat(dates)
    found = np.full(len(dates), -1, dtype=np.intp)
    steps = np.array([4 * (q.year - FIRST.year) + q.number - FIRST.number for q in quarters], dtype=np.int64)
    found[known] = np.searchsorted(steps, ordinals(dates[known]))
    return found


def _dates(column: Iterable[object]) -> npt.NDArray[np.datetime64]:
    dates = np.asarray(column, dtype="datetime64[D]")
    known: npt.NDArray[np.datetime64] = dates[~np.isnat(dates)]
    return known
