"""What belongs to one scenario beside its plants: site areas, annotations, waivers, factors set for it alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pandas as pd

from siteplanner.core.frames import conform, conform_table
from siteplanner.core.measures.factors import with_scenario_factors
from siteplanner.core.plan import Plan
from siteplanner.core.schema import ANNOTATIONS, SITE_AREAS, WAIVERS

Frame = TypeVar("Frame", bound=pd.DataFrame)


def kept(frame: Frame, keep: pd.Series) -> Frame:
    """The rows to keep; the very same frame when that is all of them. A table is numbered anew."""
    if keep.all():
        return frame
    rows = frame[keep.to_numpy(dtype=bool)]
    return rows if frame.index.name else rows.reset_index(drop=True)


def without_scenario(plan: Plan, scenario_id: str) -> Plan:
    """The plan without the site areas, annotations, waivers and factors of a scenario."""
    assert plan.site_areas is not None  # a plan always has both frames, if empty ones
    assert plan.annotations is not None
    rest = replace(
        plan,
        site_areas=kept(plan.site_areas, _others(plan.site_areas, scenario_id)),
        annotations=kept(plan.annotations, _others(plan.annotations, scenario_id)),
        waivers=kept(plan.waivers, _others(plan.waivers, scenario_id)),
    )
    return with_scenario_factors(rest, scenario_id, None)


def with_scenario_copied(plan: Plan, source_id: str, copy_id: str) -> Plan:
    """The plan with the site areas, annotations, waivers and factors of one scenario repeated for its copy.

    Areas and annotations get ids that end in ``~`` and the copy's id.
    """
    crs = plan.site.crs
    changes: dict[str, pd.DataFrame] = {}
    for name, layer in (("site_areas", SITE_AREAS), ("annotations", ANNOTATIONS)):
        frame = getattr(plan, name)
        rows = frame[~_others(frame, source_id)].reset_index()
        if len(rows):
            copies = rows.assign(scenario_id=copy_id, **{layer.index: rows[layer.index] + f"~{copy_id}"})
            changes[name] = conform(pd.concat([frame.reset_index(), copies]), layer, crs)
    waivers = plan.waivers[~_others(plan.waivers, source_id)].assign(scenario_id=copy_id)
    if len(waivers):
        changes["waivers"] = conform_table(pd.concat([plan.waivers, waivers]), WAIVERS)
    after = replace(plan, **changes) if changes else plan  # type: ignore[arg-type]  # names and frames go together
    return with_scenario_factors(after, copy_id, source_id)


def _others(frame: pd.DataFrame, scenario_id: str) -> pd.Series:
    return frame["scenario_id"] != scenario_id
