"""Dimensions on the plan: lines with a length that hold on to what they measure and follow it.

A dimension is a row of the annotations of the kind ``dimension``. Its geometry is a line of four points: the start,
the two ends of the dimension line, the end; so start, end and how far the dimension line stands off are all in the true
geometry that other programs read. ``style`` (JSON) has the ``anchors`` of both ends, null for an end that holds on to
nothing, and ``lost`` for each: the feature or its corner is gone, the end stays where it was.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.anchors import Anchor
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, features_frame
from siteplanner.core.notes import read_size
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

Point = tuple[float, float]
Pair = tuple[Anchor | None, Anchor | None]

KIND = "dimension"
SIZE_PT = 9.0
DECIMALS = 2
"""GB/T 50103-2010, 2.3.1: lengths on site plans are in metres to at least two decimals."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """From ``start`` to ``end`` in metres; the dimension line stands ``offset_m`` to the left of that way."""

    start: Point
    end: Point
    offset_m: float = 0.0
    anchors: Pair = (None, None)
    lost: tuple[bool, bool] = (False, False)
    size_pt: float = SIZE_PT

    @property
    def length_m(self) -> float:
        return math.dist(self.start, self.end)

    @property
    def text(self) -> str:
        """The length as it is written on the plan.

        >>> Dimension((0, 0), (3, 4)).text
        '5.00 m'
        """
        return f"{self.length_m:.{DECIMALS}f} m"

    @property
    def normal(self) -> Point:
        """The unit vector to the left of the way from start to end; north where both are one."""
        length = self.length_m
        if length == 0.0:
            return 0.0, 1.0
        return (self.start[1] - self.end[1]) / length, (self.end[0] - self.start[0]) / length

    @property
    def shape(self) -> shapely.LineString:
        """The true geometry: start, both ends of the dimension line, end."""
        east, north = (part * self.offset_m for part in self.normal)
        ends = [(p[0] + east, p[1] + north) for p in (self.start, self.end)]
        return shapely.LineString([self.start, *ends, self.end])

    @property
    def style(self) -> str:
        """What the row keeps beside its geometry, as JSON."""
        values: dict[str, Any] = {
            "anchors": [anchor.to_json() if anchor else None for anchor in self.anchors],
            "size_pt": self.size_pt,
        }
        if any(self.lost):
            values["lost"] = list(self.lost)
        return json.dumps(values)

    @property
    def values(self) -> dict[str, Any]:
        """The columns of its row."""
        return {"kind": KIND, "text": self.text, "style": self.style}


def read_dimension(shape: BaseGeometry | None, style: object) -> Dimension | None:
    """The dimension that a row holds; None where the geometry is no line of two to four points."""
    if shape is None or shape.geom_type != "LineString" or not 2 <= len(shape.coords) <= 4:
        return None
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(shape)]
    anchors, lost, size_pt = _read_style(style if isinstance(style, str) else "")
    bare = Dimension(points[0], points[-1], 0.0, anchors, lost, size_pt)
    return bare if len(points) < 4 else replace(bare, offset_m=offset_of(bare, points[1:3]))


def offset_of(dimension: Dimension, line: Iterable[Point]) -> float:
    """How far to the left of the way from start to end the middle of a line lies."""
    middle = np.mean([*line], axis=0) - np.mean([dimension.start, dimension.end], axis=0)
    return float(np.dot(middle, dimension.normal))


def following(before: Plan, after: Plan) -> Plan:
    """``after`` with its dimensions where the things are that they measure; the same plan where none had to follow.

    An end whose feature is gone stays where it was in ``before``. A dimension that was itself moved keeps its ends
    where they are anchored and takes over only how far it stands off.
    """
    frame = after.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    rows = _dimension_rows(frame)
    if len(rows) == 0 or (before.annotations is frame and _same_features(before, after)):
        return after
    own = _shapes_by_id(before)
    owners = frame["scenario_id"].to_numpy(dtype=object, na_value="")
    styles, shapes = frame["style"].to_numpy(dtype=object, na_value=""), shapes_of(frame)
    changed: dict[int, Dimension] = {}
    for row in rows:
        was = own.get(str(frame.index[row]))
        of = _Row(before, after, str(owners[row]), shapes[row], was is not None and was != shapes[row])
        anchors, *_ = _read_style(styles[row])
        if of.moved or was is None or any(of.has_changed(anchor) for anchor in anchors):
            found = read_dimension(shapes[row], styles[row])
            now = of.followed(found) if found is not None else None
            if now is not None and (now.shape != shapes[row] or now.style != styles[row]):
                changed[int(row)] = now
    return replace(after, annotations=_with(frame, changed)) if changed else after


def with_renamed(plan: Plan, scenario_id: str, layer: str, old: str, new: str) -> Plan:
    """The plan with its dimensions holding on to ``new``, which was ``old``; a plant is one of the scenario."""
    frame = plan.annotations
    assert frame is not None  # a plan always has the layer, empty or not
    owners, styles = (frame[c].to_numpy(dtype=object, na_value="") for c in ("scenario_id", "style"))
    shapes, changed = shapes_of(frame), {}
    for row in _dimension_rows(frame):
        dimension = read_dimension(shapes[row], styles[row])
        if dimension is None or (layer == PLANTS and (owners[row] or plan.active_scenario) != scenario_id):
            continue
        first, second = (
            replace(a, id=new) if a is not None and (a.layer, a.id) == (layer, old) else a for a in dimension.anchors
        )
        if (first, second) != dimension.anchors:
            changed[int(row)] = replace(dimension, anchors=(first, second))
    return replace(plan, annotations=_with(frame, changed)) if changed else plan


@dataclass(frozen=True)
class _Row:
    """A dimension between two plans; ``moved`` says that its own line was moved or drawn anew."""

    before: Plan
    after: Plan
    scenario_id: str
    shape: BaseGeometry
    moved: bool

    def has_changed(self, anchor: Anchor | None) -> bool:
        if anchor is None:
            return False
        return _shape_of(self.before, self.scenario_id, anchor) is not _shape_of(self.after, self.scenario_id, anchor)

    def followed(self, dimension: Dimension) -> Dimension:
        places = [self._place(anchor) for anchor in dimension.anchors]
        first, second = (a is not None and p is None for a, p in zip(dimension.anchors, places, strict=True))
        start, end = places[0] or dimension.start, places[1] or dimension.end
        held = replace(dimension, start=start, end=end, lost=(first, second))
        return replace(held, offset_m=offset_of(held, _middle_line(self.shape))) if self.moved else held

    def _place(self, anchor: Anchor | None) -> Point | None:
        shape = _shape_of(self.after, self.scenario_id, anchor) if anchor is not None else None
        return anchor.place(shape) if anchor is not None and shape is not None else None


def _dimension_rows(frame: gpd.GeoDataFrame) -> npt.NDArray[np.intp]:
    if len(frame) == 0:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero((frame["kind"] == KIND).to_numpy(dtype=bool, na_value=False))


def _shapes_by_id(plan: Plan) -> dict[str, BaseGeometry]:
    assert plan.annotations is not None
    return dict(zip(plan.annotations.index.astype(str), shapes_of(plan.annotations), strict=True))


def _same_features(before: Plan, after: Plan) -> bool:
    return (
        before.site is after.site
        and before.site_areas is after.site_areas
        and all(before.scenario_plants.get(key) is plants for key, plants in after.scenario_plants.items())
    )


def _shape_of(plan: Plan, scenario_id: str, anchor: Anchor) -> BaseGeometry | None:
    """The shape that an anchor holds on to; None where there is none of that name."""
    try:
        frame = features_frame(plan, anchor.layer, scenario_id)
    except EditError:  # a layer or scenario of another program's file
        return None
    if anchor.id not in frame.index:
        return None
    return cast(BaseGeometry, shapes_of(frame)[frame.index.get_indexer(pd.Index([anchor.id], dtype=object))[0]])


def _middle_line(shape: BaseGeometry) -> list[Point]:
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(shape)]
    return points[1:3] if len(points) == 4 else points


@lru_cache(maxsize=4096)
def _read_style(style: str) -> tuple[Pair, tuple[bool, bool], float]:
    """Anchors, which of them are lost, and the size of the text; what cannot be read is left out."""
    try:
        values = json.loads(style) if style else {}
    except ValueError:
        values = {}
    if not isinstance(values, dict):
        values = {}
    anchors, lost = values.get("anchors"), values.get("lost")
    listed = list(anchors) if isinstance(anchors, list) and len(anchors) == 2 else [None, None]
    gone = list(lost) if isinstance(lost, list) and len(lost) == 2 else [False, False]
    return (
        (Anchor.from_json(listed[0]), Anchor.from_json(listed[1])),
        (bool(gone[0]), bool(gone[1])),
        read_size(style, SIZE_PT),
    )


def _with(frame: gpd.GeoDataFrame, changed: Mapping[int, Dimension]) -> gpd.GeoDataFrame:
    """The annotations with some dimensions as they are now."""
    made = frame.copy()
    rows = list(changed)
    shapes = shapes_of(frame).copy()
    shapes[rows] = [dimension.shape for dimension in changed.values()]
    made.geometry = gpd.GeoSeries(shapes, index=made.index, crs=frame.crs)
    for name in ("text", "style"):
        cells = made[name].copy()
        cells.iloc[rows] = [dimension.values[name] for dimension in changed.values()]
        made[name] = cells
    return made
