"""The shapes of KML as Shapely's: degrees east and north, heights where they are not all zero."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

BAD_COORDINATES = QT_TRANSLATE_NOOP("import", "“{text}” is no coordinate: longitude and latitude with a comma between.")
NO_COORDINATES = QT_TRANSLATE_NOOP("import", "The shape has no coordinates.")
TOO_FEW = QT_TRANSLATE_NOOP("import", "A ring of {points} points bounds nothing.")
NO_OUTLINE = QT_TRANSLATE_NOOP("import", "The polygon has no outline, only holes.")
NOT_ON_EARTH = QT_TRANSLATE_NOOP(
    "import", "Longitude {lon:g}, latitude {lat:g} is no place on the Earth; KML holds degrees."
)
OTHER_KIND = QT_TRANSLATE_NOOP("import", "A {kind} is no shape that a plan can hold.")
NESTED_TOO_DEEP = QT_TRANSLATE_NOOP("import", "The shape is nested too deep.")

KINDS = frozenset({"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry"})
OTHERS = frozenset({"Model", "Track", "MultiTrack", "LatLonQuad"})
DEEPEST = 20
_SHOWN = 40
_FEWEST_IN_A_RING = 3


class ShapeError(Exception):
    """Why a shape cannot be used, in words for people."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass
class Making:
    """What was mended while a shape was made."""

    closed: bool = False


def local_name(element: Element) -> str:
    """The name without its namespace.

    >>> local_name(Element("{http://www.opengis.net/kml/2.2}Point"))
    'Point'
    """
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # that of a comment is a function


def children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local_name(child) == name)


def text_of(element: Element, name: str) -> str:
    """The text of the first child of that name, '' without one."""
    return next(((child.text or "").strip() for child in children(element, name)), "")


def shape_of(element: Element, making: Making, depth: int = 0) -> BaseGeometry:
    """The shape of an element among ``KINDS``. Raises ShapeError where it cannot be used."""
    kind = local_name(element)
    if depth > DEEPEST:
        raise ShapeError(NESTED_TOO_DEEP())
    if kind == "MultiGeometry":
        return _together([shape_of(child, making, depth + 1) for child in element if local_name(child) in KINDS])
    if kind == "Polygon":
        return _polygon(element, making)
    points = _coordinates(element)
    if kind == "Point":
        return shapely.Point(points[0])
    return shapely.LineString(points) if len(points) > 1 else shapely.Point(points[0])


def _polygon(element: Element, making: Making) -> BaseGeometry:
    """Of several outlines, which KML does not allow but people write, each bounds a part."""
    outer = [_ring(ring, making) for bound in children(element, "outerBoundaryIs") for ring in _rings(bound)]
    inner = [_ring(ring, making) for bound in children(element, "innerBoundaryIs") for ring in _rings(bound)]
    if not outer:
        raise ShapeError(NO_OUTLINE() if inner else NO_COORDINATES())
    if len(outer) == 1:
        return shapely.Polygon(outer[0], inner)
    parts = [shapely.Polygon(ring) for ring in outer]
    holes = [shapely.Polygon(ring) for ring in inner]
    owners = [[hole for hole in holes if part.contains(hole.representative_point())] for part in parts]
    return shapely.MultiPolygon(
        [(part.exterior, [hole.exterior for hole in own]) for part, own in zip(parts, owners, strict=True)]
    )


def _rings(bound: Element) -> Iterator[Element]:
    return children(bound, "LinearRing")


def _ring(element: Element, making: Making) -> list[tuple[float, ...]]:
    points = _coordinates(element)
    if points[0][:2] != points[-1][:2]:
        points.append(points[0])
        making.closed = True
    if len(points) <= _FEWEST_IN_A_RING:
        raise ShapeError(TOO_FEW(points=len(points) - 1))
    return points


def _coordinates(element: Element) -> list[tuple[float, ...]]:
    """Tuples of one length: (longitude, latitude), with heights where there are any but zeros."""
    text = text_of(element, "coordinates")
    if not text:
        raise ShapeError(NO_COORDINATES())
    found = [_point(part) for part in ",".join(part.strip() for part in text.split(",")).split()]
    if any(height for _, _, height in found):
        return list(found)
    return [(lon, lat) for lon, lat, _ in found]


def _point(text: str) -> tuple[float, float, float]:
    parts = text.rstrip(",").split(",")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) not in (2, 3):
        raise ShapeError(BAD_COORDINATES(text=text[:_SHOWN]))
    lon, lat = numbers[:2]
    if not (abs(lon) <= 360 and abs(lat) <= 90):
        raise ShapeError(NOT_ON_EARTH(lon=lon, lat=lat))
    return lon, lat, numbers[2] if len(numbers) == 3 else 0.0


def _together(parts: list[BaseGeometry]) -> BaseGeometry:
    """Parts of one kind as a set of that kind, others as a collection."""
    if not parts:
        raise ShapeError(NO_COORDINATES())
    flat = [piece for part in parts for piece in (part.geoms if hasattr(part, "geoms") else (part,))]
    kinds = {piece.geom_type for piece in flat}
    makers: dict[str, Callable[[Any], BaseGeometry]] = {
        "Polygon": shapely.MultiPolygon,
        "LineString": shapely.MultiLineString,
        "Point": shapely.MultiPoint,
    }
    make: Callable[[Any], BaseGeometry] = shapely.GeometryCollection
    return makers.get(kinds.pop(), make)(flat) if len(kinds) == 1 else make(flat)
