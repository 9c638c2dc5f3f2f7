"""Changing the geometry of features of any layer, the rest shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edge_kinds.by_hand import COLUMN as EDGE_KINDS
from siteplanner.core.edge_kinds.by_hand import carried
from siteplanner.core.edits.footprints import TOO_FAR, with_footprints
from siteplanner.core.errors import EditError
from siteplanner.core.features import (
    NO_FEATURE,
    PLANTS,
    Feature,
    by_layer,
    features_frame,
    rows_of,
    with_features_frame,
)
from siteplanner.core.fire.walls_along import Way
from siteplanner.core.frames import as_layer_geometry
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PARCELS
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.shared_attributes import keeps_attributes
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

LISTED_AT_MOST = 3
MANY = QT_TRANSLATE_NOOP("edits", "{count} features")
ONE_LAYER = QT_TRANSLATE_NOOP("edits", "{layer} {ids}")
WRONG_SHAPE = QT_TRANSLATE_NOOP("errors", "{layer} “{id}”: a {shape} does not belong in this layer. Draw {wanted}.")
NO_POSITION = QT_TRANSLATE_NOOP("errors", "{layer} “{id}”: the shape has a corner without a position. Draw it anew.")
AN_AREA = QT_TRANSLATE_NOOP("errors", "an area")
A_POINT = QT_TRANSLATE_NOOP("errors", "a point")

_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def chosen(features: Feature | Iterable[Feature]) -> tuple[Feature, ...]:
    """The features, each once. Raises EditError when there is none."""
    found = (features,) if isinstance(features, Feature) else tuple(dict.fromkeys(features))
    if not found:
        raise EditError(NO_FEATURE)
    return found


def called(features: Iterable[Feature]) -> Message | str:
    """The features as a label calls them: plants by id alone, others with their layer, many by their number."""
    known = tuple(features)
    groups = by_layer(known)
    if len(known) > LISTED_AT_MOST or len(groups) > 1:
        return MANY(count=len(known))
    ((layer, ids),) = groups.items()
    names = ", ".join(ids)
    label: Template = layer_of(layer).label
    return names if layer == PLANTS else ONE_LAYER(layer=label, ids=names)


def layer_shape(layer: str, row_id: str, shape: BaseGeometry | None) -> BaseGeometry:
    """The shape as the layer keeps it. Raises EditError for a kind of shape the layer does not hold, or no position.

    An area that is not *valid* (a bow tie) is kept, so that the check can say so.
    """
    of = layer_of(layer)
    kind = -1 if shape is None else int(shapely.get_type_id(shape))
    wanted = {"MultiPolygon": AN_AREA, "Point": A_POINT}.get(str(of.geometry))
    fits = kind in _AREAS if of.geometry == "MultiPolygon" else kind == 0 if of.geometry == "Point" else kind >= 0
    if not fits:
        name = "–" if shape is None else shape.geom_type
        raise EditError(WRONG_SHAPE, layer=of.label, id=row_id, shape=name, wanted=wanted or AN_AREA)
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        raise EditError(NO_POSITION, layer=of.label, id=row_id)
    found: BaseGeometry = as_layer_geometry(np.array([shape], dtype=object), of.geometry)[0]
    return found


def with_shapes(
    plan: Plan,
    scenario_id: str,
    features: tuple[Feature, ...],
    change: Callable[[Geometries], Geometries],
    way: Way = "moved",
) -> Plan:
    """The plan with ``change`` applied to the shapes of ``features``, all of them at once and in their order.

    ``way`` is what the change does to a footprint that keeps its shape; what is known of walls goes along.
    Raises EditError for an unknown feature, or one that would lie outside any map.
    """
    if all(f.layer == PLANTS for f in features):
        owner = plan.scenario(scenario_id or None).scenario_id
        return with_footprints(plan, owner, tuple(f.id for f in features), change, way)
    groups = by_layer(features)
    frames = {layer: features_frame(plan, layer, scenario_id) for layer in groups}
    at = {layer: rows_of(frames[layer], layer, ids) for layer, ids in groups.items()}
    place = {f: i for i, f in enumerate(features)}
    shapes = np.empty(len(features), dtype=object)
    for layer, ids in groups.items():
        shapes[[place[Feature(layer, row_id)] for row_id in ids]] = shapes_of(frames[layer])[at[layer]]
    with np.errstate(over="ignore", invalid="ignore"):
        changed = np.asarray(change(shapes), dtype=object)
    if np.isinf(shapely.bounds(changed)).any():
        raise EditError(TOO_FAR)
    for layer, ids in groups.items():
        mine = changed[[place[Feature(layer, row_id)] for row_id in ids]]
        if layer == PLANTS:
            owner = plan.scenario(scenario_id or None).scenario_id
            plan = with_footprints(plan, owner, ids, _always(mine), way)
            continue
        made = _with(frames[layer], layer, at[layer], mine)
        if layer == PARCELS.name:
            made = _edge_kinds_along(made, frames[layer], at[layer], way)
        plan = with_features_frame(plan, layer, scenario_id, made)
    return plan


def _edge_kinds_along(
    changed: gpd.GeoDataFrame, before: gpd.GeoDataFrame, rows: Iterable[int], way: Way
) -> gpd.GeoDataFrame:
    """Parcels whose kinds of edges, set by hand, stay with the edges where those in ``rows`` were moved as a whole."""
    if EDGE_KINDS not in before.columns:
        return changed
    was, now, cells = shapes_of(before), shapes_of(changed), before[EDGE_KINDS].array
    entered = [row for row in rows if isinstance(cells[row], str)]
    made = {row: carried(cells[row], was[row], now[row], way) for row in entered}
    other = [row for row in entered if made[row] != cells[row]]
    if not other:
        return changed
    column = cells.copy()
    for row in other:
        column[row] = made[row]
    return changed.assign(**{EDGE_KINDS: column})


def _always(shapes: Geometries) -> Callable[[Geometries], Geometries]:
    return lambda _: shapes


def _with(frame: gpd.GeoDataFrame, layer: str, rows: Iterable[int], shapes: Geometries) -> gpd.GeoDataFrame:
    """The frame with other geometry in ``rows``; every other column shared."""
    every = shapes_of(frame).copy()
    every[list(rows)] = as_layer_geometry(shapes, layer_of(layer).geometry)
    changed = frame.copy(deep=False)
    changed.isetitem(changed.columns.to_list().index("geometry"), gpd.array.from_shapely(every, crs=frame.crs))
    return keeps_attributes(changed, frame)
