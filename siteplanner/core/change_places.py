"""Where on the map two plans differ: which features came, went, moved, or have other attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.difference import plant_changes
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

Kind = Literal["added", "removed", "moved", "altered"]
KINDS: tuple[Kind, ...] = get_args(Kind)

OTHER_CRS = QT_TRANSLATE_NOOP(
    "errors", "The plans are in different coordinate systems ({before}, {after}); one map cannot show both."
)
KIND_NAMES: dict[Kind, Template] = {
    "added": QT_TRANSLATE_NOOP("difference", "added"),
    "removed": QT_TRANSLATE_NOOP("difference", "removed"),
    "moved": QT_TRANSLATE_NOOP("difference", "moved or reshaped"),
    "altered": QT_TRANSLATE_NOOP("difference", "other data"),
}
COUNTED: dict[Kind, Template] = {
    "added": QT_TRANSLATE_NOOP("difference", "{what}: {count:,d} added"),
    "removed": QT_TRANSLATE_NOOP("difference", "{what}: {count:,d} removed"),
    "moved": QT_TRANSLATE_NOOP("difference", "{what}: {count:,d} moved or reshaped"),
    "altered": QT_TRANSLATE_NOOP("difference", "{what}: {count:,d} with other data"),
}
ADDED = QT_TRANSLATE_NOOP("difference", "{thing}: added")
REMOVED = QT_TRANSLATE_NOOP("difference", "{thing}: removed")
MOVED = QT_TRANSLATE_NOOP("difference", "{thing}: moved by {distance_m:.2f} m")
RESHAPED = QT_TRANSLATE_NOOP("difference", "{thing}: another outline")
ALTERED = QT_TRANSLATE_NOOP("difference", "{thing}: {fields}")
ALSO = QT_TRANSLATE_NOOP("difference", "{change}; {fields}")
OF_LAYER = QT_TRANSLATE_NOOP("difference", "{layer} {id}")

SMALLEST_MOVE_M = 0.01
"""A centre that moved less has not moved: the outline is another."""
LAYERS = (schema.PLANTS, schema.SITE_AREAS, *schema.BASE_LAYERS)
"""What is told of, the plants first."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One feature that differs. ``before`` and ``after`` are its shapes, None where it is not there or has none.

    ``fields`` are the columns, geometry apart, whose values differ; only of a feature that both plans have.
    """

    layer: str
    id: str
    kind: Kind
    before: BaseGeometry | None
    after: BaseGeometry | None
    fields: tuple[str, ...] = ()

    @property
    def is_plant(self) -> bool:
        return self.layer == schema.PLANTS.name

    @property
    def way(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """From the middle of where it was to the middle of where it is; None where it has not moved."""
        if self.before is None or self.after is None:
            return None
        one, other = self.before.centroid, self.after.centroid
        far = shapely.distance(one, other) >= SMALLEST_MOVE_M
        return ((one.x, one.y), (other.x, other.y)) if far else None

    def told(self) -> Message:
        """The change in a few words."""
        of = schema.layer(self.layer)
        thing: Message | str = self.id if self.is_plant else OF_LAYER(layer=of.label, id=self.id)
        if self.kind in ("added", "removed"):
            return (ADDED if self.kind == "added" else REMOVED)(thing=thing)
        fields = tuple(_label(of, name) for name in self.fields)
        if self.kind == "altered":
            return ALTERED(thing=thing, fields=fields)
        way = self.way
        moved = RESHAPED(thing=thing)
        if way is not None:
            moved = MOVED(thing=thing, distance_m=float(shapely.distance(*(shapely.Point(end) for end in way))))
        return ALSO(change=moved, fields=fields) if fields else moved


def place_changes(
    before: Plan, after: Plan, scenario_id: str, earlier_id: str | None = None
) -> tuple[PlaceChange, ...]:
    """Every feature of a scenario and of the base map that differs, plants first.

    ``earlier_id`` is the scenario in ``before`` to hold it against, by default the same. A scenario that one of the
    plans lacks counts as empty there. Raises EditError where neither has it, InputError where the plans are in
    different coordinate systems.
    """
    if before.site.crs != after.site.crs:
        raise InputError(OTHER_CRS, before=before.site.crs.name, after=after.site.crs.name)
    earlier_id = earlier_id or scenario_id
    if earlier_id not in before.scenario_plants:
        after.scenario(scenario_id)
    return tuple(
        change for of in LAYERS for change in _changes(of, _rows(before, of, earlier_id), _rows(after, of, scenario_id))
    )


def counted(changes: Sequence[PlaceChange]) -> tuple[Message, ...]:
    """How many of each layer came, went, moved and changed."""
    counts = Counter((change.layer, change.kind) for change in changes)
    return tuple(
        COUNTED[kind](what=of.label, count=counts[of.name, kind])
        for of in LAYERS
        for kind in KINDS
        if counts[of.name, kind]
    )


def _label(of: Layer, name: str) -> Template | str:
    try:
        return of.column(name).label
    except EditError:
        return name


def _rows(plan: Plan, of: Layer, scenario_id: str) -> gpd.GeoDataFrame:
    if of is schema.PLANTS:
        found = plan.scenario_plants.get(scenario_id)
        return plan.plants()[:0] if found is None else found
    if of is not schema.SITE_AREAS:
        return plan.site.layer(of.name)
    areas = plan.site_areas
    assert areas is not None  # a plan always has the frame, if an empty one
    own = (areas["scenario_id"] == scenario_id) | areas["scenario_id"].isna()
    return areas[own.to_numpy(dtype=bool)]


def _changes(of: Layer, before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> Iterator[PlaceChange]:
    if before is after:
        return
    found = plant_changes(before, after)
    moved, altered = set(found.moved), set(found.altered)
    for row_id in found.removed:
        yield PlaceChange(of.name, str(row_id), "removed", _shape(before, row_id), None)
    for row_id in found.added:
        yield PlaceChange(of.name, str(row_id), "added", None, _shape(after, row_id))
    for row_id in found.changed:
        fields = _fields(before, after, row_id) if row_id in altered else ()
        if of is schema.SITE_AREAS and fields == ("scenario_id",) and row_id not in moved:
            continue
        kind: Kind = "moved" if row_id in moved else "altered"
        yield PlaceChange(of.name, str(row_id), kind, _shape(before, row_id), _shape(after, row_id), fields)


def _fields(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, row_id: str) -> tuple[str, ...]:
    one, other = before.loc[row_id], after.loc[row_id]
    names = [name for name in dict.fromkeys((*before.columns, *after.columns)) if name != "geometry"]
    return tuple(str(name) for name in names if not _alike(one.get(name), other.get(name)))


def _alike(one: object, other: object) -> bool:
    blank, other_blank = bool(pd.isna(one)), bool(pd.isna(other))  # type: ignore[call-overload]  # cells are scalars
    return blank and other_blank if blank or other_blank else bool(one == other)


def _shape(frame: gpd.GeoDataFrame, row_id: str) -> BaseGeometry | None:
    shape: BaseGeometry | None = frame.geometry[row_id]
    return None if shape is None or shape.is_empty else shape
