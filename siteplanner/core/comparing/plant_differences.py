"""In which plants two scenarios differ, plant by plant: there or not, moved how far, which of their data how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.changed_rows import frame_rows
from siteplanner.core.difference import PlantChanges
from siteplanner.core.merging.records import same
from siteplanner.core.scenarios.child_difference import changes_between

Kind = Literal["added", "removed", "moved", "altered"]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One column of a plant: ``before`` and ``after`` are values, None where it is blank. ``delta`` is the difference
    of two numbers, None for anything else."""

    field: str
    before: Any
    after: Any

    @property
    def delta(self) -> float | None:
        numbers = [
            float(v) for v in (self.before, self.after) if isinstance(v, int | float) and not isinstance(v, bool)
        ]
        return numbers[1] - numbers[0] if len(numbers) == 2 else None


@dataclass(frozen=True, slots=True)
class PlantDifference:
    """``name`` is that of the later scenario, else of the earlier. ``moved_m`` is how far the middle of the footprint
    moved, None where it is not in both; ``bounds`` holds it as it was and as it is, None without any footprint."""

    plant_id: str
    name: str
    kind: Kind
    moved_m: float | None
    fields: tuple[FieldDifference, ...]
    bounds: tuple[float, float, float, float] | None


def plant_differences(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> tuple[PlantDifference, ...]:
    """The plants that two scenarios do not have alike: added, removed, moved (or reshaped), and with other data."""
    found = changes_between(before, after)
    old, new = frame_rows(before, found.touched), frame_rows(after, found.touched)
    order = [*found.added, *found.removed, *found.moved, *(i for i in found.altered if i not in set(found.moved))]
    return tuple(_difference(plant_id, old.get(plant_id), new.get(plant_id), found) for plant_id in order)


def differing_fields(found: tuple[PlantDifference, ...]) -> tuple[str, ...]:
    """The columns in which plants of both scenarios differ, in the order in which they are met."""
    return tuple(dict.fromkeys(field.field for each in found for field in each.fields))


def only_in(found: tuple[PlantDifference, ...], field: str) -> PlantChanges:
    """The changes to be marked where only one column is looked at."""
    return PlantChanges(altered=tuple(each.plant_id for each in found if any(f.field == field for f in each.fields)))


def _difference(
    plant_id: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, found: PlantChanges
) -> PlantDifference:
    kind: Kind = "added" if old is None else "removed" if new is None else "altered"
    shapes = [row["geometry"] for row in (old, new) if row is not None and not row["geometry"].is_empty]
    moved = _moved_m(old, new)
    if kind == "altered" and plant_id in found.moved:
        kind = "moved"
    fields: tuple[FieldDifference, ...] = ()
    if old is not None and new is not None:
        names = [name for name in dict.fromkeys((*new, *old)) if name != "geometry"]
        pairs = [FieldDifference(name, _plain(old.get(name)), _plain(new.get(name))) for name in names]
        fields = tuple(each for each in pairs if not same(each.before, each.after))
    name = _plain((new or old or {}).get("name")) or plant_id
    return PlantDifference(plant_id, str(name), kind, moved, fields, _bounds(shapes))


def _moved_m(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> float | None:
    if old is None or new is None or old["geometry"].is_empty or new["geometry"].is_empty:
        return None
    return float(old["geometry"].centroid.distance(new["geometry"].centroid))


def _plain(value: Any) -> Any:
    """A value as it is; None for any kind of blank."""
    return None if value is None or bool(pd.isna(value)) else value


def _bounds(shapes: list[BaseGeometry]) -> tuple[float, float, float, float] | None:
    if not shapes:
        return None
    boxes = [shape.bounds for shape in shapes]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
