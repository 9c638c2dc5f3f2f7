"""One geometry of a GeoJSON text as a shape, read by RFC 7946 position by position: the careful way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isnan, nan
from typing import Any

import shapely

from siteplanner.core.geometry_repair import EMPTY, RING_CLOSED
from siteplanner.core.import_report import Action
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.items import NotANumber
from siteplanner.files.geojson_in.places import Remark, short

NOT_AN_OBJECT = QT_TRANSLATE_NOOP("import", "“{found}” is no geometry.")
NO_TYPE = QT_TRANSLATE_NOOP("import", "a geometry must say its type as text, not “{found}”.")
UNKNOWN_TYPE = QT_TRANSLATE_NOOP("import", "“{found}” is no type of geometry.")
OTHER_CASE = QT_TRANSLATE_NOOP("import", "“{found}” was taken as {meant}; types are written with these capitals.")
NO_MEMBER = QT_TRANSLATE_NOOP("import", "a {type} must have the member “{name}”.")
STRAY_MEMBER = QT_TRANSLATE_NOOP("import", "the member “{name}” does not belong into a {type}; it was passed over.")
NO_LIST = QT_TRANSLATE_NOOP("import", "“{found}” stands where a list of coordinates is needed.")
NO_ORDINATE = QT_TRANSLATE_NOOP("import", "“{found}” stands where a number is needed.")
SHORT_POSITION = QT_TRANSLATE_NOOP("import", "a position needs two numbers, it has {count}.")
EXTRA_ORDINATES = QT_TRANSLATE_NOOP("import", "numbers beyond the third of a position (measures) were dropped.")
MIXED_HEIGHTS = QT_TRANSLATE_NOOP("import", "only some positions have a height; all heights were dropped.")
SHORT_LINE = QT_TRANSLATE_NOOP("import", "a line needs two positions, it has {count}.")
SHORT_RING = QT_TRANSLATE_NOOP("import", "a ring needs four positions, the last the same as the first; it has {count}.")
RING_LEFT_OUT = QT_TRANSLATE_NOOP("import", "a ring of {count} positions encloses nothing; it was left out.")
NESTED = QT_TRANSLATE_NOOP("import", "a collection within a collection was unfolded.")
SINGLE = QT_TRANSLATE_NOOP("import", "a collection of one geometry was taken as that geometry.")
PART_LEFT_OUT = QT_TRANSLATE_NOOP("import", "a part of the collection cannot be read: {problem}")

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many lists are around a position in ``coordinates``."""
COLLECTION = "GeometryCollection"
_TYPES = {name.casefold(): name for name in (*DEPTHS, COLLECTION)}
_LARGEST = 1.7e308
_STRAY = ("geometry", "properties", "features")

Position = tuple[float, float, float]
"""East, north, height; NaN for a height that is not given."""


class _UnusableError(Exception):
    """The geometry cannot be used: why, and where."""

    def __init__(self, pointer: str, problem: Message) -> None:
        super().__init__(str(problem))
        self.pointer = pointer
        self.problem = problem


@dataclass
class _Reader:
    remarks: list[Remark] = field(default_factory=list)
    heights: set[bool] = field(default_factory=set)

    def say(self, action: Action, pointer: str, problem: Message) -> None:
        """Once for each problem: the first place is enough to find it."""
        if all(remark.problem != problem for remark in self.remarks):
            self.remarks.append(Remark(action, pointer, problem))

    def shape(self, value: Any, pointer: str) -> shapely.Geometry:
        kind = self.kind(value, pointer)
        for name in (*_STRAY, "coordinates" if kind == COLLECTION else "geometries"):
            if name in value:
                self.say("noted", f"{pointer}/{name}", STRAY_MEMBER(name=name, type=kind))
        name = "geometries" if kind == COLLECTION else "coordinates"
        if name not in value:
            raise _UnusableError(pointer, NO_MEMBER(type=kind, name=name))
        inner, place = value[name], f"{pointer}/{name}"
        if not isinstance(inner, list):
            raise _UnusableError(place, NO_LIST(found=short(inner)))
        if kind == COLLECTION:
            parts = list(self.collected(inner, place))
            return parts[0] if len(parts) == 1 else shapely.GeometryCollection(parts)
        return self.made(kind, inner, place)

    def kind(self, value: Any, pointer: str) -> str:
        if not isinstance(value, dict):
            raise _UnusableError(pointer, NOT_AN_OBJECT(found=short(value)))
        if "type" not in value:
            raise _UnusableError(pointer, NO_MEMBER(type="geometry", name="type"))
        given = value["type"]
        if not isinstance(given, str):
            raise _UnusableError(f"{pointer}/type", NO_TYPE(found=short(given)))
        kind = _TYPES.get(given.casefold())
        if kind is None:
            raise _UnusableError(f"{pointer}/type", UNKNOWN_TYPE(found=short(given)))
        if kind != given:
            self.say("noted", f"{pointer}/type", OTHER_CASE(found=short(given), meant=kind))
        return kind

    def collected(self, inner: list[Any], pointer: str) -> Iterator[shapely.Geometry]:
        """The parts of a collection, those of collections within it too; parts that cannot be read are left out."""
        if len(inner) == 1:
            self.say("noted", pointer, SINGLE())
        left = [(part, f"{pointer}/{i}") for i, part in reversed(list(enumerate(inner)))]
        problem = None
        found = False
        while left:
            part, place = left.pop()
            if isinstance(part, dict) and part.get("type") == COLLECTION and isinstance(part.get("geometries"), list):
                self.say("noted", place, NESTED())
                within = list(enumerate(part["geometries"]))
                left += [(deeper, f"{place}/geometries/{i}") for i, deeper in reversed(within)]
                continue
            try:
                shape = self.shape(part, place)
            except _UnusableError as error:
                problem = problem or error
                self.say("simplified", error.pointer, PART_LEFT_OUT(problem=error.problem))
                continue
            found = True
            yield shape
        if problem is not None and not found:
            raise problem

    def made(self, kind: str, inner: list[Any], pointer: str) -> shapely.Geometry:
        if not inner:
            raise _UnusableError(pointer, EMPTY())
        if kind == "Point":
            return shapely.Point(_even([self.position(inner, pointer)])[0])
        if kind == "MultiPoint":
            return shapely.MultiPoint(_even(self.positions(inner, pointer)))
        if kind == "LineString":
            return self.line(inner, pointer)
        if kind == "MultiLineString":
            return shapely.MultiLineString([self.line(line, place) for line, place in _parts(inner, pointer)])
        if kind == "Polygon":
            return self.polygon(inner, pointer)
        polygons: list[shapely.Polygon] = []
        short_ring: _UnusableError | None = None
        for part, place in _parts(inner, pointer):
            try:
                polygons.append(self.polygon(part, place))
            except _ShortRingError as error:  # it encloses nothing: no land is lost with it
                short_ring = short_ring or error
                self.say("repaired", error.pointer, RING_LEFT_OUT(count=error.count))
        if not polygons and short_ring is not None:
            raise short_ring
        return shapely.MultiPolygon(polygons)

    def line(self, inner: Any, pointer: str) -> shapely.LineString:
        positions = self.positions(inner, pointer)
        if len(positions) < 2:
            raise _UnusableError(pointer, SHORT_LINE(count=len(positions)))
        return shapely.LineString(_even(positions))

    def polygon(self, inner: Any, pointer: str) -> shapely.Polygon:
        rings = []
        for at, (part, place) in enumerate(_parts(inner, pointer)):
            try:
                rings.append(self.ring(part, place))
            except _ShortRingError as error:
                if at == 0:
                    raise
                self.say("repaired", place, RING_LEFT_OUT(count=error.count))
        if not rings:
            raise _ShortRingError(pointer, 0)
        return shapely.Polygon(_even(rings[0]), [_even(ring) for ring in rings[1:]])

    def ring(self, inner: Any, pointer: str) -> list[Position]:
        """Closed, of at least three different corners."""
        positions = self.positions(inner, pointer)
        given = len(positions)
        if len({position[:2] for position in positions}) < 3:
            raise _ShortRingError(pointer, given)
        if positions[0][:2] != positions[-1][:2]:
            positions.append(positions[0])
            self.say("repaired", pointer, RING_CLOSED())
        return positions

    def positions(self, inner: Any, pointer: str) -> list[Position]:
        return [self.position(part, place) for part, place in _parts(inner, pointer)]

    def position(self, inner: Any, pointer: str) -> Position:
        if not isinstance(inner, list):
            raise _UnusableError(pointer, NO_LIST(found=short(inner)))
        if len(inner) < 2:
            raise _UnusableError(pointer, SHORT_POSITION(count=len(inner)))
        for at, ordinate in enumerate(inner):
            if type(ordinate) not in (int, float) or abs(ordinate) > _LARGEST:
                found = "NaN" if isinstance(ordinate, NotANumber) else ordinate
                raise _UnusableError(f"{pointer}/{at}", NO_ORDINATE(found=short(found)))
        if len(inner) > 3:
            self.say("simplified", pointer, EXTRA_ORDINATES())
        self.heights.add(len(inner) > 2)
        return float(inner[0]), float(inner[1]), float(inner[2]) if len(inner) > 2 else nan


class _ShortRingError(_UnusableError):
    def __init__(self, pointer: str, count: int) -> None:
        super().__init__(pointer, SHORT_RING(count=count))
        self.count = count


def _even(positions: list[Position]) -> list[Any]:
    """The positions as they are where all have a height, else without: NaN is no height, nor the same as another."""
    return [position[:2] for position in positions] if any(isnan(height) for _, _, height in positions) else positions


def _parts(inner: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    if not isinstance(inner, list):
        raise _UnusableError(pointer, NO_LIST(found=short(inner)))
    for at, part in enumerate(inner):
        yield part, f"{pointer}/{at}"


def read_shape(value: Any, pointer: str) -> tuple[shapely.Geometry | None, list[Remark]]:
    """The shape of a geometry object, and remarks; None and a remark ``refused`` where it cannot be used.

    Rings are closed where they are not. Heights are kept where every position has one. Nothing is lost without a word.
    """
    reader = _Reader()
    try:
        shape = reader.shape(value, pointer)
    except _UnusableError as error:
        return None, [*reader.remarks, Remark("refused", error.pointer, error.problem)]
    if len(reader.heights) > 1:
        reader.say("simplified", pointer, MIXED_HEIGHTS())
    return (shape if reader.heights == {True} else shapely.force_2d(shape)), reader.remarks
