"""An independent judge of GeoJSON, written from the text of RFC 7946 and knowing nothing of the writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

Position = list[Any]
DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def faults(path: Path, largest_decimals: int = 8) -> list[str]:
    """What breaks the RFC, one sentence each."""
    content = path.read_bytes()
    if content.startswith(b"\xef\xbb\xbf"):
        return ["8.1 of RFC 8259: a byte order mark"]
    collection = json.loads(content.decode("utf-8"), parse_constant=_no_constant, parse_float=Number)
    return list(_collection(collection, largest_decimals))


class Number(float):
    """A float that knows how it was written."""

    def __new__(cls, text: str) -> Self:
        made = super().__new__(cls, text)
        made.text = text
        return made

    text: str


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _collection(collection: Any, largest_decimals: int) -> Iterator[str]:
    if collection.get("type") != "FeatureCollection" or not isinstance(collection.get("features"), list):
        yield "3.3: no FeatureCollection"
        return
    if "crs" in collection:
        yield "4: a crs member"
    for member in ("coordinates", "geometries", "geometry", "properties"):
        if member in collection:
            yield f"7.1: a FeatureCollection with {member}"
    positions: list[Position] = []
    ids = [feature.get("id") for feature in collection["features"]]
    if len(set(ids)) != len(ids):
        yield "two features with one id"
    for feature in collection["features"]:
        yield from _feature(feature, positions)
    yield from (fault for position in positions for fault in _position(position, largest_decimals))
    yield from _bbox(collection.get("bbox"), positions)


def _feature(feature: Any, positions: list[Position]) -> Iterator[str]:
    if feature.get("type") != "Feature" or "geometry" not in feature or "properties" not in feature:
        yield "3.2: no Feature"
    if not isinstance(feature.get("id"), str | int | float):
        yield "3.2: an id that is neither text nor number"
    if not (feature["properties"] is None or isinstance(feature["properties"], dict)):
        yield "3.2: properties that are no object"
    if feature["geometry"] is not None:
        yield from _geometry(feature["geometry"], positions)


def _geometry(geometry: Any, positions: list[Position]) -> Iterator[str]:
    if geometry.get("type") == "GeometryCollection" and set(geometry) == {"type", "geometries"}:
        types = [part.get("type") for part in geometry["geometries"]]
        if "GeometryCollection" in types or len(set(types)) < 2:
            yield f"3.1.8: a collection of {types}"
        for part in geometry["geometries"]:
            yield from _geometry(part, positions)
        return
    if geometry.get("type") not in DEPTH or "crs" in geometry or set(geometry) != {"type", "coordinates"}:
        yield "3.1: no geometry"
        return
    positions.extend(_positions(geometry["coordinates"], DEPTH[geometry["type"]]))
    if geometry["type"] == "Polygon":
        yield from _polygon(geometry["coordinates"])
    if geometry["type"] == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            yield from _polygon(polygon)


def _positions(coordinates: Any, depth: int) -> Iterator[Position]:
    if depth == 0:
        yield coordinates
    else:
        for part in coordinates:
            yield from _positions(part, depth - 1)


def _position(position: Position, largest_decimals: int) -> Iterator[str]:
    if len(position) not in (2, 3) or not all(isinstance(n, int | float) for n in position):
        yield f"3.1.1: {position} is no position"
    elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
        yield f"4: {position} is no longitude and latitude"
    elif any(len(n.text.partition(".")[2]) > largest_decimals for n in position if isinstance(n, Number)):
        yield f"11.2: {position} has more than {largest_decimals} decimals"


def _polygon(rings: list[list[Position]]) -> Iterator[str]:
    if not rings:
        yield "3.1.6: a polygon without a ring"
    for place, ring in enumerate(rings):
        if len(ring) < 4 or ring[0] != ring[-1]:
            yield "3.1.6: a ring that is not closed or has fewer than four positions"
        turn = _twice_the_area(ring)
        if (turn < 0) if place == 0 else (turn > 0):
            yield "3.1.6: a ring that does not follow the right-hand rule"


def _twice_the_area(ring: list[Position]) -> Fraction:
    """Exact, so that no rounding decides."""
    exact = [(Fraction(str(x)), Fraction(str(y))) for x, y, *_ in ring]
    return sum(((a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(exact)), start=Fraction(0))


def _bbox(bbox: Any, positions: list[Position]) -> Iterator[str]:
    if not positions:
        return
    wanted = [pick(p[axis] for p in positions) for pick in (min, max) for axis in (0, 1)]
    if bbox != wanted:
        yield f"5: the bbox is {bbox}, not {wanted}"
