"""Dimensions follow what they measure: after every edit, and while something is dragged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.anchors import Anchor, anchor_on, line_of
from siteplanner.core.dimensions import KIND, Dimension, Point, offset_of, read_dimension, read_style
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

Holder = tuple[str, Anchor]
"""The scenario that a dimension belongs to ('': any), and what one of its ends holds on to."""


def following(before: Plan, after: Plan) -> Plan:
    """``after`` with its dimensions where the things are that they measure; the same plan where none had to follow.

    A dimension always tells its true length, whatever was written in its place. An end whose feature is gone stays
    where it was in ``before``. A dimension that was itself moved keeps its ends where they are anchored and takes over
    only how far it stands off.
    """
    frame = after.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    rows = dimension_rows(frame)
    if len(rows) == 0 or (before.annotations is frame and _same_features(before, after)):
        return after
    owners, texts, styles = (frame[c].to_numpy(dtype=object, na_value="") for c in ("scenario_id", "text", "style"))
    shapes, own = shapes_of(frame), None if before.annotations is frame else _drawn_by_id(before)
    held = [(str(owners[row]), anchor) for row in rows for anchor in read_style(styles[row])[0] if anchor is not None]
    old, new = _Holders(before, held), _Holders(after, held)
    changed: dict[int, Dimension] = {}
    for row in rows:
        owner, shape, anchors = str(owners[row]), shapes[row], read_style(styles[row])[0]
        was, words = (shape, texts[row]) if own is None else own.get(str(frame.index[row]), (None, None))
        moved = was is not shape and was is not None and was != shape
        if not (moved or words != texts[row] or old.differ(new, owner, anchors)):
            continue
        found = read_dimension(shape, styles[row])
        now = _followed(found, owner, (old, new), shape if moved else None) if found is not None else None
        if now is not None and (now != found or now.text != texts[row]):
            changed[int(row)] = now
    return replace(after, annotations=with_dimensions(frame, changed)) if changed else after


class _Holders:
    """The shapes that anchors hold on to in a plan, looked up once a layer: it is asked at every move of the mouse."""

    def __init__(self, plan: Plan, held: Iterable[Holder]) -> None:
        groups: dict[tuple[str, str], dict[str, None]] = {}
        for owner, anchor in held:
            groups.setdefault(_layer_key(owner, anchor), {})[anchor.id] = None
        self._shapes: dict[tuple[tuple[str, str], str], BaseGeometry] = {}
        for key, ids in groups.items():
            frame = _frame(plan, *key)
            if frame is None:
                continue
            rows = frame.index.get_indexer(pd.Index(list(ids), dtype=frame.index.dtype))
            shapes = shapes_of(frame)
            self._shapes.update({(key, name): shapes[row] for name, row in zip(ids, rows, strict=True) if row >= 0})

    def shape(self, owner: str, anchor: Anchor) -> BaseGeometry | None:
        """The shape that an anchor holds on to; None where there is none of that name."""
        return self._shapes.get((_layer_key(owner, anchor), anchor.id))

    def differ(self, other: _Holders, owner: str, anchors: Iterable[Anchor | None]) -> bool:
        """Whether one of the anchors holds on to another shape there: shapes never change in place."""
        return any(a is not None and self.shape(owner, a) is not other.shape(owner, a) for a in anchors)

    def place(self, owner: str, anchor: Anchor | None) -> Point | None:
        shape = self.shape(owner, anchor) if anchor is not None else None
        return anchor.place(shape) if anchor is not None and shape is not None else None


def _layer_key(owner: str, anchor: Anchor) -> tuple[str, str]:
    return anchor.layer, owner if anchor.layer == PLANTS else ""


def _frame(plan: Plan, layer: str, scenario_id: str) -> gpd.GeoDataFrame | None:
    try:
        return features_frame(plan, layer, scenario_id)
    except EditError:  # a layer or scenario of another program's file
        return None


def _followed(
    dimension: Dimension, owner: str, holders: tuple[_Holders, _Holders], moved_to: BaseGeometry | None
) -> Dimension:
    if dimension.anchors == (None, None):
        return dimension
    old, new = holders
    if moved_to is None:
        first, second = (
            _carried(anchor, place, old.shape(owner, anchor), new.shape(owner, anchor)) if anchor else None
            for anchor, place in zip(dimension.anchors, (dimension.start, dimension.end), strict=True)
        )
        dimension = replace(dimension, anchors=(first, second))
    places = [new.place(owner, anchor) for anchor in dimension.anchors]
    lost = [a is not None and p is None for a, p in zip(dimension.anchors, places, strict=True)]
    held = replace(
        dimension, start=places[0] or dimension.start, end=places[1] or dimension.end, lost=(lost[0], lost[1])
    )
    return held if moved_to is None else replace(held, offset_m=offset_of(held, _middle_line(moved_to)))


def _carried(anchor: Anchor, place: Point, before: BaseGeometry | None, after: BaseGeometry | None) -> Anchor:
    """The anchor of an end that was at ``place``: where corners came or went, their numbers say nothing any more."""
    if before is None or after is None or before is after or corners_of(before, anchor) == corners_of(after, anchor):
        return anchor
    return held_at(place, anchor, {anchor.id: after})


def corners_of(shape: BaseGeometry, anchor: Anchor) -> int:
    """How many points the ring, line or point has that an anchor is on."""
    line = line_of(shape, anchor.part, anchor.ring)
    return 0 if line is None else len(line)


def held_at(place: Point, anchor: Anchor, shapes: Mapping[str, BaseGeometry]) -> Anchor:
    """The anchor that holds on to the same place of one of ``shapes``, or to nothing that is there any more."""
    found = [on for name, shape in shapes.items() if (on := anchor_on(anchor.layer, name, shape, place)) is not None]
    return min(found, key=lambda on: on.share > 0.0, default=replace(anchor, id=""))


def dimension_rows(frame: gpd.GeoDataFrame) -> npt.NDArray[np.intp]:
    """The rows of the annotations that are dimensions."""
    if len(frame) == 0:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero(frame["kind"].to_numpy(dtype=object, na_value="") == KIND)


def _drawn_by_id(plan: Plan) -> dict[str, tuple[BaseGeometry | None, str | None]]:
    """The shape and the words of each annotation."""
    frame = plan.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    texts = frame["text"].to_numpy(dtype=object, na_value="")
    return dict(zip(frame.index.astype(str), zip(shapes_of(frame), texts, strict=True), strict=True))


def _same_features(before: Plan, after: Plan) -> bool:
    return (
        before.site is after.site
        and before.site_areas is after.site_areas
        and all(before.scenario_plants.get(key) is plants for key, plants in after.scenario_plants.items())
    )


def _middle_line(shape: BaseGeometry) -> list[Point]:
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(shape)]
    return points[1:3] if len(points) == 4 else points


def with_dimensions(frame: gpd.GeoDataFrame, changed: Mapping[int, Dimension]) -> gpd.GeoDataFrame:
    """The annotations with some dimensions as they are now."""
    made = frame.copy()
    rows = list(changed)
    shapes = shapes_of(frame).copy()
    shapes[rows] = [dimension.shape for dimension in changed.values()]
    made.geometry = gpd.GeoSeries(shapes, index=made.index, crs=frame.crs)
    for name, cells in (
        ("text", [dimension.text for dimension in changed.values()]),
        ("style", [dimension.style for dimension in changed.values()]),
    ):
        column = made[name].copy()
        column.iloc[rows] = cells
        made[name] = column
    return made
