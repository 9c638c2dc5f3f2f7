"""What an annotation is drawn as, on the screen and on paper alike: lines, heads and letters in map coordinates."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.anchors import lines_of
from siteplanner.core.dimensions import KIND, Dimension, read_dimension
from siteplanner.core.notes import SIZE_PT, Note, read_note, read_size
from siteplanner.core.site import shapes_of

Point = tuple[float, float]
HeadShape = Literal["tick", "arrow", "lost"]
Align = Literal["centre", "left", "right"]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a line: a tick of a dimension, the tip of an arrow, an end whose feature is gone.

    ``angle_deg`` is the direction of the line there, counter-clockwise from east.
    """

    at: Point
    angle_deg: float
    shape: HeadShape


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words at a point: ``above`` the line through it, or with their middle, left or right end there.

    ``room_m`` is how long that line is; None where the words need no room.
    """

    text: str
    at: Point
    angle_deg: float
    size_pt: float
    align: Align = "centre"
    above: bool = False
    room_m: float | None = None


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """``lines`` are polylines in metres; ``dashed`` where an end has lost what it measured."""

    id: str
    lines: tuple[tuple[Point, ...], ...]
    heads: tuple[Head, ...]
    lettering: Lettering | None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What of an annotation says how it is drawn."""

    id: str
    kind: str
    shape: BaseGeometry | None
    text: str
    style: str

    def is_drawn_as(self, other: AnnotationRow) -> bool:
        """Whether both are surely drawn alike; quick, for it is asked at every move of the mouse."""
        return self.shape is other.shape and (self.kind, self.text, self.style) == (other.kind, other.text, other.style)

    @property
    def mark(self) -> AnnotationMark | None:
        """Its mark; None where there is nothing to draw."""
        return annotation_mark(self.id, self.kind, self.shape, self.text, self.style)


def annotation_rows(frame: gpd.GeoDataFrame, scenario_id: str) -> Iterator[AnnotationRow]:
    """The annotations of a scenario and those kept for all, in their order."""
    if len(frame) == 0:
        return
    owners = frame["scenario_id"].to_numpy(dtype=object, na_value="")
    kinds, texts, styles = (frame[c].to_numpy(dtype=object, na_value="") for c in ("kind", "text", "style"))
    ids, shapes = frame.index.to_numpy(dtype=object), shapes_of(frame)
    for row in np.flatnonzero(np.isin(owners, ("", scenario_id))):
        yield AnnotationRow(str(ids[row]), kinds[row], shapes[row], texts[row], styles[row])


def annotation_marks(frame: gpd.GeoDataFrame, scenario_id: str) -> Iterator[AnnotationMark]:
    """The marks of the annotations of a scenario and of those kept for all, in their order."""
    return (mark for row in annotation_rows(frame, scenario_id) if (mark := row.mark) is not None)


def annotation_mark(
    annotation_id: str, kind: str, shape: BaseGeometry | None, text: str, style: str
) -> AnnotationMark | None:
    """The mark of one row; None where there is nothing to draw."""
    if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        return None
    dimension = read_dimension(shape, style) if kind == KIND else None
    if dimension is not None:
        return _dimension_mark(annotation_id, dimension)
    note = read_note(shape, text, style) if kind != KIND and shape.geom_type in ("Point", "LineString") else None
    return _shape_mark(annotation_id, shape, text, style) if note is None else _note_mark(annotation_id, note)


def _dimension_mark(annotation_id: str, dimension: Dimension) -> AnnotationMark:
    start, first, last, end = ((float(x), float(y)) for x, y in shapely.get_coordinates(dimension.shape))
    angle_deg = _angle_deg(first, last)
    ends = zip((first, last), dimension.lost, strict=True)
    heads = tuple(Head(at, angle_deg, "lost" if lost else "tick") for at, lost in ends)
    sides = ((start, first), (last, end)) if dimension.offset_m else ()
    middle = ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    words = Lettering(
        dimension.text, middle, upright_deg(angle_deg), dimension.size_pt, above=True, room_m=dimension.length_m
    )
    return AnnotationMark(annotation_id, ((first, last), *sides), heads, words, any(dimension.lost))


def _note_mark(annotation_id: str, note: Note) -> AnnotationMark:
    if note.tip is None:
        return AnnotationMark(annotation_id, (), (), Lettering(note.text, note.at, 0.0, note.size_pt))
    align: Align = "right" if note.tip[0] >= note.at[0] else "left"
    words = Lettering(note.text, note.at, 0.0, note.size_pt, align) if note.text else None
    head = Head(note.tip, _angle_deg(note.at, note.tip), "arrow")
    return AnnotationMark(annotation_id, ((note.at, note.tip),), (head,), words)


def _shape_mark(annotation_id: str, shape: BaseGeometry, text: str, style: str) -> AnnotationMark:
    """Whatever else another program has drawn: its outlines, and its words in the middle."""
    outlines = ([(float(x), float(y)) for x, y in line] for _, line in lines_of(shape))
    lines = tuple(tuple(line) for line in outlines if len(line) > 1)
    middle = shape.representative_point()
    words = Lettering(text, (middle.x, middle.y), 0.0, read_size(style, SIZE_PT)) if text else None
    return AnnotationMark(annotation_id, lines, (), words)


def _angle_deg(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def upright_deg(angle_deg: float) -> float:
    """The direction in which words along a line are read: never upside down.

    >>> upright_deg(180.0), upright_deg(-135.0), upright_deg(90.0), upright_deg(-90.0)
    (0.0, 45.0, 90.0, 90.0)
    """
    turned = (angle_deg + 90.0) % 180.0 - 90.0
    return 90.0 if turned == -90.0 else turned
