"""Add features to any layer, given by shape and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.add_plants import add_plants
from siteplanner.core.edits.attributes import parsed
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, layer_shape
from siteplanner.core.errors import EditError
from siteplanner.core.features import NO_FEATURE, PLANTS, Feature, features_frame, with_features_frame
from siteplanner.core.frames import conform
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Add {features}")
ID_TAKEN = QT_TRANSLATE_NOOP("errors", "{layer}: the number “{id}” is in use or given twice. Give another number.")
ID_BLANK = QT_TRANSLATE_NOOP("errors", "{layer}: a number is missing. Give every row a number of its own.")

NUMBERED: Mapping[str, tuple[str, int]] = {
    "parcels": ("L", 4), "zones": ("Z", 2), "constraints": ("C", 3), "substations": ("S", 1), "site_areas": ("A", 3),
    "annotations": ("N", 3),
}  # fmt: skip
"""The letter and the digits of a new row's number in each layer, as maps without numbers get them."""


@dataclass(frozen=True)
class AddFeatures(Edit):
    """Add rows to ``layer``; ``ids``, ``shapes`` and ``attributes`` are parallel."""

    kind: ClassVar[str] = "add_features"
    scenario_id: str
    layer: str
    ids: tuple[str, ...]
    shapes: tuple[BaseGeometry, ...]
    attributes: tuple[Mapping[str, Any], ...]

    @property
    def features(self) -> tuple[Feature, ...]:
        """What is added."""
        return tuple(Feature(self.layer, row_id) for row_id in self.ids)

    def apply(self, plan: Plan) -> Plan:
        if self.layer == PLANTS:
            owner = plan.scenario(self.scenario_id or None).scenario_id
            return add_plants(plan, owner, self.shapes, self.attributes, self.ids).apply(plan)
        of, frame = layer_of(self.layer), features_frame(plan, self.layer)
        _require_new(of, self.ids, frame.index)
        rows = [{of.index: row_id, **row} for row_id, row in zip(self.ids, self.attributes, strict=True)]
        shapes = np.empty(len(rows), dtype=object)
        shapes[:] = [layer_shape(self.layer, i, shape) for i, shape in zip(self.ids, self.shapes, strict=True)]
        added = conform(pd.DataFrame(rows, dtype=object).assign(geometry=shapes), of, plan.site.crs)
        return with_features_frame(plan, self.layer, self.scenario_id, joined(frame, added, of, plan.site.crs))

    def label(self) -> Message:
        return LABEL(features=called(self.features))


def joined(frame: gpd.GeoDataFrame, added: gpd.GeoDataFrame, of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """The layer's rows, then the added ones; dtypes stay, columns that only one of the two has are kept."""
    same = added.astype({c: frame[c].dtype for c in frame.columns if c in added.columns and c != "geometry"})
    return conform(pd.concat([frame, same]).reset_index(), of, crs)


def numbered_on(layer: str, taken: Iterable[str], count: int) -> tuple[str, ...]:
    """``count`` numbers after the highest one in use, written as that is.

    >>> numbered_on("zones", ["Z01", "Z07", "北区"], 2)
    ('Z08', 'Z09')
    """
    letter, digits = NUMBERED[layer]
    pattern = re.compile(rf"{letter}(\d{{1,9}})")
    highest = max((found[1] for found in map(pattern.fullmatch, map(str, taken)) if found), key=int, default="")
    first, digits = int(highest or 0) + 1, len(highest) or digits
    return tuple(f"{letter}{number:0{digits}d}" for number in range(first, first + count))


def add_features(
    plan: Plan,
    layer: str,
    shapes: Iterable[BaseGeometry],
    attributes: Iterable[Mapping[str, Any]] | None = None,
    *,
    scenario_id: str = "",
    ids: Iterable[str] | None = None,
) -> AddFeatures:
    """Add rows to a layer, given by shape (in the plan's CRS) and one mapping of column names to values each.

    Without ``ids`` they are numbered on. ``scenario_id`` says whose plants. Raises EditError for an unknown layer or
    column, a value outside its domain, a shape that does not belong in the layer, an id blank, given twice or in use.
    """
    of, made = layer_of(layer), tuple(shapes)
    rows = tuple(attributes) if attributes is not None else ({},) * len(made)
    if not made:
        raise EditError(NO_FEATURE)
    if len(rows) != len(made):
        raise ValueError(f"{len(made)} shapes and {len(rows)} rows of attributes do not fit")
    if layer == PLANTS:
        owner = plan.scenario(scenario_id or None).scenario_id
        plants = add_plants(plan, owner, made, rows, ids)
        return AddFeatures(owner, layer, plants.plant_ids, plants.footprints, plants.attributes)
    taken = features_frame(plan, layer, scenario_id).index
    named = numbered_on(layer, taken, len(made)) if ids is None else tuple(str(i) for i in ids)
    _require_new(of, named, taken)
    kept = tuple(layer_shape(layer, i, shape) for i, shape in zip(named, made, strict=True))
    return AddFeatures(scenario_id, layer, named, kept, tuple(parsed(of, row) for row in rows))


def _require_new(of: Layer, ids: Sequence[str], taken: pd.Index) -> None:
    seen: set[str] = set()
    known = frozenset(taken[taken.isin(ids)])
    for row_id in ids:
        if not row_id.strip():
            raise EditError(ID_BLANK, layer=of.label)
        if row_id in seen or row_id in known:
            raise EditError(ID_TAKEN, layer=of.label, id=row_id)
        seen.add(row_id)
