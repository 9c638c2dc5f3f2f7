"""The text of geometries: all positions of a block are written at once, and the text is cut at its brackets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import orjson
import shapely
from pyproj import CRS

from siteplanner.core.site import Geometries
from siteplanner.files.geojson_profiles import Box, Profile
from siteplanner.files.geojson_rings import Array, Ragged, writable_shapes

NULL = b"null"
NAMES = {
    shapely.GeometryType.POINT: b"Point",
    shapely.GeometryType.LINESTRING: b"LineString",
    shapely.GeometryType.LINEARRING: b"LineString",
    shapely.GeometryType.POLYGON: b"Polygon",
    shapely.GeometryType.MULTIPOINT: b"MultiPoint",
    shapely.GeometryType.MULTILINESTRING: b"MultiLineString",
    shapely.GeometryType.MULTIPOLYGON: b"MultiPolygon",
}
_CLOSING = ord("]")


class OutOfBounds(Exception):  # noqa: N818 - caught by the writer, who knows the feature's name
    """The shape of row ``row`` lies where the profile has no positions."""

    def __init__(self, row: int, x: float, y: float) -> None:
        super().__init__(row, x, y)
        self.row, self.x, self.y = row, x, y


class GeometryWriter:
    """Texts of shapes in a profile; ``box`` grows around what was written, in the coordinates written."""

    def __init__(self, source: CRS, target: CRS, profile: Profile) -> None:
        self.source, self.target, self.profile = source, target, profile
        self.box: Box | None = None

    def texts(self, shapes: Geometries) -> list[bytes]:
        """The geometry of each shape (n,), ``null`` where there is none. Raises OutOfBounds."""
        shapes = writable_shapes(shapes)
        kinds = shapely.get_type_id(shapes)
        present = np.unique(kinds)
        if len(present) == 1 and present[0] in NAMES:
            return self._of_kind(shapes, np.arange(len(shapes)))
        out = [NULL] * len(shapes)
        for kind in present[present >= 0]:
            rows = np.flatnonzero(kinds == kind)
            done = self._of_kind(shapes[rows], rows) if kind in NAMES else self._collections(shapes[rows], rows)
            for row, text in zip(rows.tolist(), done, strict=True):
                out[row] = text
        return out

    def _of_kind(self, shapes: Geometries, rows: Array) -> list[bytes]:
        ragged = Ragged.of(shapes).in_crs(self.source, self.target, self.profile.decimals)
        self._grow(ragged, rows)
        ragged = ragged.right_handed()
        texts = _sequences(ragged)
        for level in ragged.offsets[1:]:
            texts = _nested(texts, level)
        head = b'{"type":"%b","coordinates":' % NAMES[ragged.kind]
        return [b"%b%b}" % (head, text) for text in texts]

    def _collections(self, shapes: Geometries, rows: Array) -> list[bytes]:
        out = []
        for shape, row in zip(shapes, rows.tolist(), strict=True):
            parts = shapely.get_parts(shape)
            try:
                texts = self.texts(parts)
            except OutOfBounds as error:
                raise OutOfBounds(row, error.x, error.y) from None
            inner = b",".join(text for text in texts if text != NULL)
            out.append(b'{"type":"GeometryCollection","geometries":[%b]}' % inner)
        return out

    def _grow(self, ragged: Ragged, rows: Array) -> None:
        west, south, east, north = self.profile.bounds
        x, y = ragged.coordinates.T  # one after the other: numpy is twenty times slower along the first axis
        low, high = (float(x.min()), float(y.min())), (float(x.max()), float(y.max()))
        if not (west <= low[0] and south <= low[1] and high[0] <= east and high[1] <= north):
            at = int(np.argmin((x >= west) & (x <= east) & (y >= south) & (y <= north)))
            raise OutOfBounds(int(rows[ragged.row_of_position[at]]), float(x[at]), float(y[at]))
        box = self.box or (np.inf, np.inf, -np.inf, -np.inf)
        self.box = (min(box[0], low[0]), min(box[1], low[1]), max(box[2], high[0]), max(box[3], high[1]))


def _sequences(ragged: Ragged) -> list[bytes]:
    """The innermost lists: of points each position, of others each sequence of positions in its brackets."""
    text = orjson.dumps(ragged.coordinates, option=orjson.OPT_SERIALIZE_NUMPY)
    ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == _CLOSING)[:-1] + 1  # the last closes the whole
    starts = np.concatenate(([1], ends[:-1] + 1))
    if not ragged.offsets:
        return [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    level = ragged.offsets[0]
    first, last = starts[level[:-1]], ends[level[1:] - 1]
    return [b"[%b]" % text[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)]


def _nested(texts: Sequence[bytes], level: Array) -> list[bytes]:
    """Each list of the level that holds the texts between two of its offsets."""
    if len(level) == len(texts) + 1:
        return [b"[%b]" % text for text in texts]  # one in each
    return [b"[%b]" % b",".join(texts[a:b]) for a, b in pairwise(level.tolist())]
