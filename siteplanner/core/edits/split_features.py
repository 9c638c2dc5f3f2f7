"""Cut features of a layer by a line."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.amounts import OF_THE_SHAPE, REGISTERED, Sharing, parted
from siteplanner.core.corners import with_corners
from siteplanner.core.cutting import ON_EDGE_M, crossed_by, cut, through_crossings
from siteplanner.core.edge_kinds.by_hand import COLUMN as EDGE_KINDS
from siteplanner.core.edge_kinds.by_hand import for_parts
from siteplanner.core.edits.add_features import ID_TAKEN
from siteplanner.core.edits.attributes import with_row_values
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.pull_corner import rows_near, shares
from siteplanner.core.edits.selection import fresh_ids
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, Feature, features_frame, rows_of, with_features_frame
from siteplanner.core.frames import as_layer_geometry, conform
from siteplanner.core.origins import LAYERS_WITH_ORIGIN, ORIGIN_IDS, origin_text, origins_of, with_origin_column
from siteplanner.core.plan import Plan
from siteplanner.core.reanchoring import held_in_place
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Split {features} into {count}")
ONE_LAYER = QT_TRANSLATE_NOOP("errors", "Things of different layers are not split together. Select those of one layer.")
NOT_CUT = QT_TRANSLATE_NOOP(
    "errors", "The line does not cut {features} in two. Draw it from outside to outside, across the whole shape."
)
UNSOUND = QT_TRANSLATE_NOOP("errors", "{feature} crosses itself and cannot be split. Repair its outline first.")
NO_REGISTER = QT_TRANSLATE_NOOP("edits", "The registered area is left blank: the register knows the whole alone.")
SHARED = QT_TRANSLATE_NOOP("edits", "Capacity, load and the other amounts are shared out by area.")
NO_WALLS = QT_TRANSLATE_NOOP("edits", "What was entered of its walls is left blank; enter it for each part.")
WITH_FIRST = QT_TRANSLATE_NOOP("edits", "Capacity, load and the other amounts stay with {id}; other parts have none.")


@dataclass(frozen=True)
class SplitFeatures(Edit):
    """Cut ``ids`` of ``layer``: the first of its ``parts`` stays with the row, the others become the rows ``new_ids``.

    ``values`` hold for each part what differs from the whole's attributes. ``neighbours`` get the corners that the cut
    makes on their edges, so that they fit on still.
    """

    kind: ClassVar[str] = "split_features"
    scenario_id: str
    layer: str
    ids: tuple[str, ...]
    parts: tuple[tuple[BaseGeometry, ...], ...]
    new_ids: tuple[tuple[str, ...], ...]
    values: tuple[tuple[Mapping[str, Any], ...], ...]
    neighbours: tuple[str, ...] = ()
    neighbour_shapes: tuple[BaseGeometry, ...] = ()

    @property
    def features(self) -> tuple[Feature, ...]:
        """Every part, those that keep their number first."""
        new = [row_id for ids in self.new_ids for row_id in ids]
        return tuple(Feature(self.layer, row_id) for row_id in (*self.ids, *new))

    def remarks(self) -> tuple[Message, ...]:
        """What became of the figures, in words."""
        told: dict[str, Message] = {}
        for row_id, values in zip(self.ids, self.values, strict=True):
            if REGISTERED & values[0].keys():
                told["register"] = NO_REGISTER()
            if "walls" in values[0]:
                told["walls"] = NO_WALLS()
            if _amounts(values):
                told["amounts"] = SHARED() if self.shares_amounts else WITH_FIRST(id=row_id)
        return tuple(told.values())

    @property
    def shares_amounts(self) -> bool:
        """Whether amounts were given to more than one part."""
        return any(part[name] is not None for of_one in self.values for part in of_one[1:] for name in _amounts(of_one))

    def apply(self, plan: Plan) -> Plan:
        of, frame = layer_of(self.layer), features_frame(plan, self.layer, self.scenario_id)
        new = [row_id for ids in self.new_ids for row_id in ids]
        for row_id in new:
            if row_id in frame.index:
                raise EditError(ID_TAKEN, layer=of.label, id=row_id)
        rows = np.asarray(rows_of(frame, self.layer, self.ids))
        beside = np.asarray(rows_of(frame, self.layer, self.neighbours), dtype=np.intp)
        if self.layer in LAYERS_WITH_ORIGIN:
            frame = with_origin_column(frame)
        copies = frame.iloc[np.repeat(rows, [len(ids) for ids in self.new_ids])]
        added = copies.set_axis(pd.Index(new, dtype=frame.index.dtype, name=frame.index.name), axis=0)
        shapes = shapes_of(frame).copy()
        shapes[rows] = self._as_kept([parts[0] for parts in self.parts])
        shapes[beside] = self._as_kept(self.neighbour_shapes)
        kept = _valued(_shaped(frame, shapes), rows, [values[0] for values in self.values])
        others = [shape for parts in self.parts for shape in parts[1:]]
        values = [value for of_one in self.values for value in of_one[1:]]
        parts = _valued(_shaped(added, self._as_kept(others)), np.arange(len(new)), values)
        whole = conform(pd.concat([kept, parts]).reset_index(), of, plan.site.crs)
        became = {one: (one, *others) for one, others in zip(self.ids, self.new_ids, strict=True)}
        made = self._parcels_along(with_features_frame(plan, self.layer, self.scenario_id, whole))
        return held_in_place(plan, made, self.scenario_id, self.layer, became)

    def _parcels_along(self, plan: Plan) -> Plan:
        """Parcels of a zone that was cut are of the part that holds most of them."""
        parcels = plan.site.parcels
        if self.layer != "zones" or not parcels["zone_id"].isin(self.ids).any():
            return plan
        zones = parcels["zone_id"].to_numpy(dtype=object, na_value="").copy()
        for one, others, parts in zip(self.ids, self.new_ids, self.parts, strict=True):
            rows = np.flatnonzero(zones == one)
            shapes = shapely.make_valid(plan.site.parcel_shapes[rows])
            held_m2 = shapely.area(shapely.intersection(shapes[:, None], np.array(parts, dtype=object)[None, :]))
            zones[rows] = np.array([one, *others], dtype=object)[held_m2.argmax(axis=1)]
        changed = np.flatnonzero(zones != parcels["zone_id"].to_numpy(dtype=object, na_value=""))
        if not len(changed):
            return plan
        named = with_row_values(parcels, changed, [{"zone_id": zone} for zone in zones[changed].tolist()])
        return replace(plan, site=plan.site.with_layer("parcels", named))

    def _as_kept(self, shapes: Sequence[BaseGeometry]) -> Geometries:
        made = np.empty(len(shapes), dtype=object)
        made[:] = shapes
        kept: Geometries = as_layer_geometry(made, layer_of(self.layer).geometry)
        return kept

    def label(self) -> Message:
        whole = tuple(Feature(self.layer, row_id) for row_id in self.ids)
        return LABEL(features=called(whole), count=len(self.features))


def _amounts(values: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns of a split row that were shared out or left with the first part."""
    others = (*REGISTERED, *OF_THE_SHAPE["plants"], ORIGIN_IDS)
    return [name for name in values[0] if name not in others]


def _shaped(frame: gpd.GeoDataFrame, shapes: Geometries) -> gpd.GeoDataFrame:
    """The rows with other geometry."""
    return frame.set_geometry(gpd.array.from_shapely(shapes, crs=frame.crs))


def _valued(frame: gpd.GeoDataFrame, rows: Any, values: Sequence[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    return with_row_values(frame, rows, values) if any(values) else frame


def split_features(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    line: BaseGeometry,
    *,
    sharing: Sharing = "by_area",
    neighbours: bool | None = None,
) -> SplitFeatures:
    """Cut features of one layer by a line (in the plan's CRS); those that it does not cut stay as they are.

    The largest part keeps the number and the attributes. Other parts of parcels, zones and constraints are numbered
    after it, ``12-1``; plants are numbered on. Amounts go to the parts by area, or with ``sharing="first"`` stay with
    the first; a parcel's registered area is left blank, and its number remembered as the parts' origin.
    ``neighbours``: whether rows of the layer beside the parts get the corners of the cut (default: parcels and zones).
    Raises EditError where the line cuts nothing, for shapes that cross themselves, or features of several layers.
    """
    wanted = chosen(features)
    layer = wanted[0].layer
    if any(feature.layer != layer for feature in wanted):
        raise EditError(ONE_LAYER)
    frame = features_frame(plan, layer, scenario_id)
    rows = rows_of(frame, layer, [feature.id for feature in wanted])
    shapes = shapes_of(frame)
    line = through_crossings(line, shapes[rows])
    cuts: dict[str, tuple[BaseGeometry, ...]] = {}
    for feature, row in zip(wanted, rows, strict=True):
        if shapely.intersects(shapes[row], line):
            if not shapes[row].is_valid:
                raise EditError(UNSOUND, feature=called((feature,)))
            parts = cut(shapes[row], line)
            cuts |= {feature.id: parts} if len(parts) > 1 else {}
    if not cuts:
        raise EditError(NOT_CUT, features=called(wanted))
    beside = _beside(plan, scenario_id, layer, cuts, line) if shares(wanted[0], neighbours) else {}
    return SplitFeatures(
        scenario_id,
        layer,
        tuple(cuts),
        tuple(cuts.values()),
        _numbered(layer, frame.index, cuts),
        tuple(_values(layer, frame, row_id, parts, sharing) for row_id, parts in cuts.items()),
        tuple(beside),
        tuple(beside.values()),
    )


def _values(
    layer: str, frame: gpd.GeoDataFrame, row_id: str, parts: Sequence[BaseGeometry], sharing: Sharing
) -> tuple[dict[str, Any], ...]:
    """What each part's attributes are other than those of the whole."""
    row = {name: frame[name].loc[row_id] for name in frame.columns if name != "geometry"}
    made = parted(layer_of(layer), row, shapely.area(np.array(parts, dtype=object)).tolist(), sharing)
    if layer == "parcels" and isinstance(row.get(EDGE_KINDS), str):
        cells = for_parts(row[EDGE_KINDS], parts)
        made = [values | {EDGE_KINDS: cell} for values, cell in zip(made, cells, strict=True)]
    if layer in LAYERS_WITH_ORIGIN:
        origin = origin_text(origins_of({row_id: row.get(ORIGIN_IDS)}))
        made = [values | {ORIGIN_IDS: origin} for values in made]
    return tuple(made)


def _numbered(layer: str, taken: pd.Index, cuts: Mapping[str, Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    """Numbers for the parts after the first: ``12-1``, ``12-2`` … where they are free; plants are numbered on."""
    used: set[str] = set()
    found = []
    for row_id, parts in cuts.items():
        wanted, ids = len(parts) - 1, list[str]()
        if layer == PLANTS:
            ids += fresh_ids([*taken, *used], wanted)
        else:
            numbered = (f"{row_id}-{number}" for number in itertools.count(1))
            ids += itertools.islice((i for i in numbered if i not in taken and i not in used), wanted)
        used |= set(ids)
        found.append(tuple(ids))
    return tuple(found)


def _beside(
    plan: Plan, scenario_id: str, layer: str, cuts: Mapping[str, Sequence[BaseGeometry]], line: BaseGeometry
) -> dict[str, BaseGeometry]:
    """Rows beside the parts whose edges get a corner where the cut ends."""
    frame = features_frame(plan, layer, scenario_id)
    shapes, ids = shapes_of(frame), frame.index.to_numpy()
    met = [crossed_by(shapes[row], line) for row in rows_of(frame, layer, cuts)]
    places = np.unique(np.concatenate(met), axis=0)
    if not len(places):
        return {}
    grown: dict[str, BaseGeometry] = {}
    for row in rows_near(plan, layer, scenario_id, places, ON_EDGE_M):
        after = with_corners(shapes[row], places, ON_EDGE_M)
        if after is not shapes[row] and ids[row] not in cuts:
            grown[str(ids[row])] = after
    return grown
