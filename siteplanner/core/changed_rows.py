"""What two plans differ in, row by row and field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import geopandas as gpd
import pandas as pd

from siteplanner.core import frames, schema
from siteplanner.core.difference import plant_changes
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import LOOK
from siteplanner.core.merging.clashes import WHOLE, ClashKey
from siteplanner.core.merging.records import Row, Rows, same
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP

OTHER_CRS = QT_TRANSLATE_NOOP(
    "errors", "The plans are in different coordinate systems ({before}, {after}) and cannot be compared."
)

TABLES = (schema.TARGETS, schema.RULE_OVERRIDES, schema.WAIVERS)
FRAMES = (schema.SITE_AREAS, schema.ANNOTATIONS)
PLAIN = ("name", "rule_pack", "active_scenario")
MAPPINGS = ("settings", "extra")

Kind: TypeAlias = Literal["added", "removed", "changed"]


@dataclass(frozen=True, eq=False)
class RowChange:
    """One field of a row that both have, or (field '') a row that only one of them has. ``before`` and ``after`` are
    values, None for none, or the whole row."""

    key: ClashKey
    before: Any
    after: Any

    @property
    def kind(self) -> Kind:
        if self.key.field == WHOLE and self.before is None:
            return "added"
        return "removed" if self.key.field == WHOLE and self.after is None else "changed"


def changed_rows(before: Plan, after: Plan) -> tuple[RowChange, ...]:
    """Everything that ``after`` has different from ``before``, but for the change log, import reports and how the map
    looked.

    A scenario that only one of them has is one change; its plants are not told one by one. Raises InputError for plans
    in different coordinate systems.
    """
    if before.site.crs != after.site.crs:
        raise InputError(OTHER_CRS, before=before.site.crs.name, after=after.site.crs.name)
    return tuple(_changes(before, after))


def _changes(before: Plan, after: Plan) -> Iterator[RowChange]:
    for name in PLAIN:
        yield from _told(name, {"": getattr(before, name)}, {"": getattr(after, name)})
    yield from _of_rows("scenarios", "", _scenarios(before), _scenarios(after))
    yield from _of_grounds(before, after)
    for of, frame in after.site.layers():
        yield from _of_frames(of, "", before.site.layer(of.name), frame)
    for scenario in after.scenarios:
        name = scenario.scenario_id
        if name in before.scenario_plants:
            yield from _of_frames(schema.PLANTS, name, before.plants(name), after.plants(name))
    for of in FRAMES:
        yield from _of_frames(of, "", getattr(before, of.name), getattr(after, of.name))
    for of in TABLES:
        one, other = getattr(before, of.name), getattr(after, of.name)
        if not frames.frames_equal(one, other):
            yield from _of_rows(of.name, "", table_rows(one, of), table_rows(other, of))
    for name in MAPPINGS:
        one, other = (
            {key: value for key, value in getattr(plan, name).items() if key != LOOK} for plan in (before, after)
        )
        yield from _told(name, one, other)


def _of_frames(of: Layer, scenario_id: str, before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> Iterator[RowChange]:
    touched = plant_changes(before, after).touched
    if touched:
        yield from _of_rows(of.name, scenario_id, frame_rows(before, touched), frame_rows(after, touched))


def _of_grounds(before: Plan, after: Plan) -> Iterator[RowChange]:
    """Of linked children in both: how many plants the parent has different from what they took over."""
    for name in after.grounds:
        if name in before.grounds and not frames.frames_equal(before.grounds[name], after.grounds[name]):
            counts = [len(behind(plan, name).touched) for plan in (before, after)]
            yield RowChange(ClashKey("scenarios", "", name, "not_taken_over"), *counts)


def _of_rows(part: str, scenario_id: str, before: Rows, after: Rows) -> Iterator[RowChange]:
    for row_id in dict.fromkeys((*after, *before)):
        old, new = before.get(row_id), after.get(row_id)
        if old is None or new is None:
            yield RowChange(ClashKey(part, scenario_id, row_id), old, new)
            continue
        for name in dict.fromkeys((*new, *old)):
            if not same(old.get(name), new.get(name)):
                yield RowChange(ClashKey(part, scenario_id, row_id, name), old.get(name), new.get(name))


def _told(part: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[RowChange]:
    """Of what is one value: it is told as a row of one."""
    for key in dict.fromkeys((*after, *before)):
        if before.get(key) != after.get(key):
            old, new = ({"value": values[key]} if key in values else None for values in (before, after))
            yield RowChange(ClashKey(part, "", key), old, new)


def _scenarios(plan: Plan) -> Rows:
    return {
        s.scenario_id: {f.name: getattr(s, f.name) for f in dataclasses.fields(s) if f.name != "scenario_id"}
        for s in plan.scenarios
    }


def frame_rows(frame: gpd.GeoDataFrame, wanted: Collection[str]) -> dict[str, Row]:
    """Rows of a frame by id, values as they are."""
    chosen = frame[frame.index.isin(wanted)]
    columns = {name: list(chosen[name]) for name in chosen.columns}
    return {
        str(row_id): {name: values[at] for name, values in columns.items()} for at, row_id in enumerate(chosen.index)
    }


def table_rows(table: pd.DataFrame, of: Layer) -> dict[str, Row]:
    """Rows of a table by what identifies them."""
    found: dict[str, Row] = {}
    for values in table.astype(object).where(table.notna(), None).to_dict("records"):
        row = {str(name): value for name, value in values.items()}
        found["|".join(str(row[name] if row[name] is not None else "") for name in of.id_columns)] = row
    return found
