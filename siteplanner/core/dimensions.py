"""Dimensions on the plan: lines with a length that hold on to what they measure and follow it.

A dimension is a row of the annotations of the kind ``dimension``. Its geometry is a line of four points: the start,
the two ends of the dimension line, the end; so start, end and how far the dimension line stands off are all in the true
geometry that other programs read. ``style`` (JSON) has the ``anchors`` of both ends, null for an end that holds on to
nothing, and ``lost`` for each: the feature or its corner is gone, the end stays where it was.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.anchors import Anchor
from siteplanner.core.notes import read_size

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
    anchors, lost, size_pt = read_style(style if isinstance(style, str) else "")
    bare = Dimension(points[0], points[-1], 0.0, anchors, lost, size_pt)
    return bare if len(points) < 4 else replace(bare, offset_m=offset_of(bare, points[1:3]))


def offset_of(dimension: Dimension, line: Iterable[Point]) -> float:
    """How far to the left of the way from start to end the middle of a line lies."""
    middle = np.mean([*line], axis=0) - np.mean([dimension.start, dimension.end], axis=0)
    return float(np.dot(middle, dimension.normal))


@lru_cache(maxsize=4096)
def read_style(style: str) -> tuple[Pair, tuple[bool, bool], float]:
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
