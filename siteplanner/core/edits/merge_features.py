"""Make one feature of several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.amounts import Merged, merged
from siteplanner.core.edge_kinds.by_hand import COLUMN as EDGE_KINDS
from siteplanner.core.edge_kinds.by_hand import for_whole
from siteplanner.core.edits.attributes import parsed, with_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen, layer_shape
from siteplanner.core.edits.scenario_rows import kept
from siteplanner.core.edits.transform_features import NO_SHAPE
from siteplanner.core.enumeration import listed
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, features_frame, rows_of, with_features_frame
from siteplanner.core.joining import HAIRLINE_M, Joined, joined
from siteplanner.core.origins import LAYERS_WITH_ORIGIN, ORIGIN_IDS, origin_text, origins_of, with_origin_column
from siteplanner.core.plan import Plan
from siteplanner.core.reanchoring import held_in_place
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Merge {features}")
TOO_FEW = QT_TRANSLATE_NOOP("errors", "One thing alone cannot be merged. Select at least two of one layer.")
SEVERAL_LAYERS = QT_TRANSLATE_NOOP("errors", "Things of different layers cannot be merged. Select those of one layer.")
POINTS = QT_TRANSLATE_NOOP("errors", "{layer} are points and cannot be merged. Remove the ones you do not need.")
MIXED = QT_TRANSLATE_NOOP("errors", "Areas and lines cannot be merged into one. Select areas alone or lines alone.")
UNSOUND = QT_TRANSLATE_NOOP("errors", "{feature} crosses itself and cannot be merged. Repair its outline first.")
APART = QT_TRANSLATE_NOOP(
    "errors", "{features} do not lie beside {first}. Select neighbours, or merge them as one of several parts."
)
OTHER_PRODUCT = QT_TRANSLATE_NOOP(
    "errors",
    "{first} and {second} make different products; their capacities do not add up. Give them one product first.",
)
GAPS = QT_TRANSLATE_NOOP("edits", "Hairline gaps of {area_m2:.2f} m² between them were closed.")
OVERLAPS = QT_TRANSLATE_NOOP("edits", "They lay on each other by {area_m2:.2f} m², which counts once now.")
DIFFERING = QT_TRANSLATE_NOOP("edits", "Taken from {first} where they differ: {columns}.")
STRICTEST = QT_TRANSLATE_NOOP("edits", "The strictest holds: {columns}.")
OF_THE_SHAPE = QT_TRANSLATE_NOOP("edits", "Left blank because it was entered for another shape: {columns}.")
UNKNOWN = QT_TRANSLATE_NOOP("edits", "Left blank because not each of them has a figure: {columns}.")


@dataclass(frozen=True)
class MergeFeatures(Edit):
    """The first of ``ids`` takes ``shape`` and ``values``, the others go; what named them names the first then."""

    kind: ClassVar[str] = "merge_features"
    scenario_id: str
    layer: str
    ids: tuple[str, ...]
    shape: BaseGeometry
    values: Mapping[str, Any]
    origin: str = ""

    @property
    def features(self) -> tuple[Feature, ...]:
        """The one that is left."""
        return (Feature(self.layer, self.ids[0]),)

    def apply(self, plan: Plan) -> Plan:
        of, frame = layer_of(self.layer), features_frame(plan, self.layer, self.scenario_id)
        rows = np.asarray(rows_of(frame, self.layer, self.ids))
        shapes = shapes_of(frame).copy()
        shapes[rows[0]] = layer_shape(self.layer, self.ids[0], self.shape)
        changed = with_values(frame, rows[:1], parsed(of, self.values))
        if self.origin:
            changed = with_values(with_origin_column(changed), rows[:1], {ORIGIN_IDS: self.origin})
        changed = changed.set_geometry(gpd.array.from_shapely(shapes, crs=frame.crs))
        keep = np.ones(len(frame), dtype=bool)
        keep[rows[1:]] = False
        fewer = kept(changed, pd.Series(keep))
        made = self._renamed(with_features_frame(plan, self.layer, self.scenario_id, fewer))
        return held_in_place(plan, made, self.scenario_id, self.layer, dict.fromkeys(self.ids, self.ids[:1]))

    def _renamed(self, plan: Plan) -> Plan:
        """Rows of other layers that named one of those that are gone."""
        first, gone = self.ids[0], self.ids[1:]
        if self.layer == "zones":
            naming = plan.site.parcels["zone_id"].isin(gone)
            parcels = _naming(plan.site.parcels, naming, {"zone_id": first})
            return replace(plan, site=plan.site.with_layer("parcels", parcels)) if naming.any() else plan
        if self.layer == "plants" and plan.site_areas is not None:
            owner = plan.scenario(self.scenario_id or None).scenario_id
            naming = plan.site_areas["plant_id"].isin(gone) & (plan.site_areas["scenario_id"] == owner)
            areas = _naming(plan.site_areas, naming, {"plant_id": first})
            return replace(plan, site_areas=areas) if naming.any() else plan
        return plan

    def label(self) -> Message:
        return LABEL(features=called(tuple(Feature(self.layer, row_id) for row_id in self.ids)))


def _naming(frame: gpd.GeoDataFrame, rows: pd.Series, values: Mapping[str, Any]) -> gpd.GeoDataFrame:
    return with_values(frame, np.flatnonzero(rows.to_numpy(dtype=bool)), values)


@dataclass(frozen=True)
class Merging:
    """What merging some features would give, before anything is decided."""

    scenario_id: str
    layer: str
    ids: tuple[str, ...]
    joined: Joined
    merged: Merged
    origin: str

    def edit(self, values: Mapping[str, Any] | None = None) -> MergeFeatures:
        """The edit; ``values`` overrule what the program took. Raises EditError for a value outside its domain."""
        of = layer_of(self.layer)
        decided = parsed(of, {**_but_id(self.merged.values, of.index), **(values or {})})
        shape = layer_shape(self.layer, self.ids[0], self.joined.shape)
        return MergeFeatures(self.scenario_id, self.layer, self.ids, shape, decided, self.origin)

    def remarks(self, decided: Collection[str] = ()) -> tuple[Message, ...]:
        """What was decided for the person, in words; the columns ``decided`` were by the person."""
        of, done, told = layer_of(self.layer), self.merged, []
        differing = tuple(name for name in done.differing if name not in decided)
        if self.joined.closed_m2 >= 0.005:
            told.append(GAPS(area_m2=self.joined.closed_m2))
        if self.joined.overlap_m2 >= 0.005:
            told.append(OVERLAPS(area_m2=self.joined.overlap_m2))
        for template, names in (
            (DIFFERING, differing),
            (STRICTEST, done.strictest),
            (UNKNOWN, done.unknown),
            (OF_THE_SHAPE, done.of_the_shape),
        ):
            if names:
                told.append(template(first=self.ids[0], columns=listed([of.column(n).label for n in names])))
        return tuple(told)


def _but_id(values: Mapping[str, Any], index: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != index}


def merging(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    *,
    multipart: bool = False,
    hairline_m: float = HAIRLINE_M,
) -> Merging:
    """What merging features of one layer would give; see ``merge_features``."""
    wanted = chosen(features)
    layer, ids = wanted[0].layer, tuple(feature.id for feature in wanted)
    if len(wanted) < 2:
        raise EditError(TOO_FEW)
    if any(feature.layer != layer for feature in wanted):
        raise EditError(SEVERAL_LAYERS)
    frame = features_frame(plan, layer, scenario_id)
    rows = frame.iloc[np.asarray(rows_of(frame, layer, ids))]
    shapes = shapes_of(rows)
    _require_alike(wanted, shapes)
    if layer == "plants":
        _require_one_product(rows)
    made = joined(shapes, hairline_m)
    if made.apart and not multipart:
        raise EditError(APART, features=called([wanted[row] for row in made.apart]), first=called(wanted[:1]))
    origin = ""
    if layer in LAYERS_WITH_ORIGIN:
        known = with_origin_column(rows)[ORIGIN_IDS]
        origin = origin_text(origins_of(dict(zip(ids, known.tolist(), strict=True))))
    return Merging(scenario_id, layer, ids, made, _with_edge_kinds(merged(layer_of(layer), rows), rows, made), origin)


def _with_edge_kinds(found: Merged, rows: gpd.GeoDataFrame, made: Joined) -> Merged:
    """With the kinds of edges that were set by hand, of those the whole has still."""
    if EDGE_KINDS not in found.values:
        return found
    cell = for_whole(rows[EDGE_KINDS].tolist(), made.shape)
    differing = {name: cells for name, cells in found.differing.items() if name != EDGE_KINDS}
    return replace(found, values={**found.values, EDGE_KINDS: cell}, differing=differing)


def _require_alike(features: tuple[Feature, ...], shapes: Any) -> None:
    """Raise EditError unless all are sound areas, or all are lines."""
    if shapely.is_empty(shapes).any() or shapely.is_missing(shapes).any():
        raise EditError(NO_SHAPE)
    dimensions = set(shapely.get_dimensions(shapes).tolist())
    if (shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION).any():
        raise EditError(MIXED)
    if dimensions == {0}:
        raise EditError(POINTS, layer=layer_of(features[0].layer).label)
    if dimensions not in ({1}, {2}):
        raise EditError(MIXED)
    for feature, sound in zip(features, shapely.is_valid(shapes), strict=True):
        if not sound:
            raise EditError(UNSOUND, feature=called((feature,)))


def _require_one_product(rows: gpd.GeoDataFrame) -> None:
    """Raise EditError where capacities of different products or units would have to be added."""
    with_capacity = rows[rows["capacity"].notna()]
    for name in ("product", "capacity_unit"):
        values = with_capacity[name]
        words = ["" if pd.isna(value) else str(value) for value in values.tolist()]
        other = next((row for row, word in enumerate(words) if word != words[0]), None)
        if other is not None:
            raise EditError(OTHER_PRODUCT, first=with_capacity.index[0], second=with_capacity.index[other])


def merge_features(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    values: Mapping[str, Any] | None = None,
    *,
    multipart: bool = False,
    hairline_m: float = HAIRLINE_M,
) -> MergeFeatures:
    """Make one of neighbouring features of one layer; the first keeps its number and its place in the layer.

    Amounts are summed, blank where one is not known; demand and power factor are those with which the whole loads its
    substation as before; of limits the strictest holds. Where other attributes differ the first's stand, unless
    ``values`` decide. Parcels remember what they were made from. Gaps below ``hairline_m`` metres are closed.
    Raises EditError for features of several layers, for points, for shapes that cross themselves, for plants of
    different products, and, unless ``multipart``, for what does not lie beside the others.
    """
    return merging(plan, scenario_id, features, multipart=multipart, hairline_m=hairline_m).edit(values)
