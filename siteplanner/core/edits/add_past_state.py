"""Add a scenario that is another one as it stood in a state of the plan gone by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from siteplanner.core.edits.add_scenario import require_new_scenario
from siteplanner.core.edits.edit import Edit, decode, encode
from siteplanner.core.edits.frame_json import frame_from_json, frame_to_json
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.frames import conform, conform_table
from siteplanner.core.measures.factors import own_factors, with_own_factors
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import ANNOTATIONS, PLANTS, SITE_AREAS, WAIVERS, Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Open a past state as scenario {name}")
OTHER_CRS = QT_TRANSLATE_NOOP(
    "errors",
    "That state is in {theirs}, and the plan is in {ours} now: its plants would come to lie elsewhere. Open that "
    "version as a plan of its own.",
)

HANGERS_ON = (SITE_AREAS, ANNOTATIONS)
Factors = Mapping[str, tuple[float, str]]


@dataclass(frozen=True, eq=False)
class AddPastState(Edit):
    """An independent scenario at the end of the list. ``plants``, ``site_areas`` and ``annotations`` are whole, the
    latter two about the new scenario; ``waivers`` are rows of that table, ``factors`` those set for it alone.
    """

    kind: ClassVar[str] = "add_past_state"
    scenario_id: str
    name: str
    description: str
    created: pd.Timestamp
    plants: gpd.GeoDataFrame
    site_areas: gpd.GeoDataFrame
    annotations: gpd.GeoDataFrame
    waivers: tuple[Mapping[str, Any], ...] = ()
    factors: Factors | None = None

    def apply(self, plan: Plan) -> Plan:
        require_new_scenario(plan, self.scenario_id)
        require_same_crs(CRS.from_user_input(self.plants.crs), plan)
        made = Scenario(self.scenario_id, self.name, self.description, "", self.created)
        after = replace(
            plan,
            scenarios=(*plan.scenarios, made),
            scenario_plants={**plan.scenario_plants, self.scenario_id: self.plants},
            site_areas=_with_rows(plan.site_areas, self.site_areas, SITE_AREAS),
            annotations=_with_rows(plan.annotations, self.annotations, ANNOTATIONS),
        )
        if self.waivers:
            rows = pd.DataFrame(list(self.waivers))
            after = replace(after, waivers=conform_table(pd.concat([plan.waivers, rows]), WAIVERS))
        try:
            return with_own_factors(after, {**own_factors(after), self.scenario_id: self.factors or {}})
        except InputError:  # what cannot be read is left as it is: whoever works with factors is told
            return after

    def label(self) -> Message:
        return LABEL(name=self.name)

    def to_json(self) -> dict[str, Any]:
        frames = {of.name: _frame_to_json(getattr(self, of.name)) for of in (PLANTS, *HANGERS_ON)}
        plain = ("scenario_id", "name", "description", "created", "waivers", "factors")
        return {"edit": self.kind, **{name: encode(getattr(self, name)) for name in plain}, **frames}

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        frames = {of.name: _frame_from_json(values[of.name], of) for of in (PLANTS, *HANGERS_ON)}
        plain = {name: decode(value) for name, value in values.items() if name not in frames}
        return cls(**{**plain, **frames})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AddPastState) and self.to_json() == other.to_json()

    __hash__ = Edit.__hash__


def add_past_state(
    plan: Plan, past: Plan, of_scenario: str, scenario_id: str, name: str = "", description: str = ""
) -> AddPastState:
    """Add to ``plan`` the scenario ``of_scenario`` as it is in ``past``, a state of the same plan, under a new id.

    With it come its site areas, annotations and factors; and of its waivers those that still stand in the plan: one
    that was taken back since does not come to life again. Raises EditError where ``past`` has no such scenario or is
    in another coordinate system, and for an id that is blank or in use.
    """
    require_new_scenario(plan, scenario_id)
    require_same_crs(past.site.crs, plan)
    source = past.scenario(of_scenario).scenario_id
    created = pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms")
    areas, annotations = (_rows_of(past, plan, source, scenario_id, of) for of in HANGERS_ON)
    try:
        factors = own_factors(past).get(source)
    except InputError:
        factors = None
    waivers = _standing_waivers(past, plan, source, scenario_id)
    return AddPastState(
        scenario_id,
        name or scenario_id,
        description,
        created,
        past.plants(source),
        areas,
        annotations,
        waivers,
        factors,
    )


def require_same_crs(crs: CRS, plan: Plan) -> None:
    """Raise EditError where a state is in another coordinate system than the plan."""
    if crs != plan.site.crs:
        raise EditError(OTHER_CRS, theirs=crs.to_string(), ours=plan.site.crs.to_string())


def _frame_to_json(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """With the order of the columns, which an equal plan has as well."""
    return {**frame_to_json(frame), "order": list(frame.columns)}


def _frame_from_json(values: Mapping[str, Any], of: Layer) -> gpd.GeoDataFrame:
    found: gpd.GeoDataFrame = frame_from_json(values, of)[values["order"]]
    return found


def _with_rows(frame: gpd.GeoDataFrame | None, rows: gpd.GeoDataFrame, of: Layer) -> gpd.GeoDataFrame | None:
    if frame is None or not len(rows):
        return frame
    return conform(pd.concat([frame.reset_index(), rows.reset_index()]), of, CRS.from_user_input(rows.crs))


def _rows_of(past: Plan, plan: Plan, source: str, scenario_id: str, of: Layer) -> gpd.GeoDataFrame:
    """The rows about the scenario, as rows about the new one under ids that nothing in the plan has."""
    frame: gpd.GeoDataFrame = getattr(past, of.name)
    rows = frame[(frame["scenario_id"] == source).to_numpy(dtype=bool)].reset_index()
    taken = set(getattr(plan, of.name).index)
    ids = []
    for row_id in rows[of.index]:
        copy = f"{row_id}~{scenario_id}"
        while copy in taken:
            copy += "~"
        taken.add(copy)
        ids.append(copy)
    renamed = rows.assign(scenario_id=scenario_id)
    renamed[of.index] = pd.Series(ids, dtype=rows[of.index].dtype)
    return conform(renamed, of, past.site.crs)


def _standing_waivers(past: Plan, plan: Plan, source: str, scenario_id: str) -> tuple[Mapping[str, Any], ...]:
    decisions = ["scenario_id", "finding_id", "subject_hash"]
    standing = set(plan.waivers[decisions].itertuples(index=False, name=None))
    rows = [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in past.waivers.to_dict("records")
        if row["scenario_id"] == source and tuple(row[name] for name in decisions) in standing
    ]
    return tuple({**row, "scenario_id": scenario_id} for row in rows)
