"""Rows of a GeoPackage as GDAL hands them over column by column, in a third of the time it takes row by row.

For plain ones only: polygons in the plane, texts and numbers. Whatever is out of the ordinary is left to the way round
that finds out what it is (``vector_maps``): these here say no more than that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyogrio
import shapely

from siteplanner.core.site import Geometries

if TYPE_CHECKING:
    from arro3.core import Array

ROWS_AT_ONCE = 16_384
"""A piece of some megabytes: while one is read, the one before is made shapes of."""

_POLYGONS = frozenset({b"\x01\x03\x00\x00\x00", b"\x01\x06\x00\x00\x00"})
"""How well-known binary of a polygon or multipolygon without heights begins."""
_LAYER_TYPES = frozenset({"Polygon", "MultiPolygon"})
_NUMBERS = frozenset({"OFTReal", "OFTInteger", "OFTInteger64"})
_APART = "\x00"
"""Between texts; GDAL ends a text there when it reads row by row, so that none that is plain holds it."""


class OddRowsError(Exception):
    """The rows are not all plain."""


@dataclass(frozen=True)
class Texts:
    """Texts of a column as one; ``blank`` marks where there is none, None where there is one everywhere."""

    joined: str
    blank: np.ndarray | None

    @classmethod
    def of(cls, texts: Sequence[bytes | None], blanks: int) -> Texts:
        """From UTF-8. Raises OddRowsError where it is none, or a text holds what keeps them apart."""
        blank = np.fromiter((one is None for one in texts), bool, len(texts)) if blanks else None
        try:
            joined = _APART.encode().join([one or b"" for one in texts]).decode("utf-8")
        except UnicodeDecodeError as error:
            raise OddRowsError from error
        if joined.count(_APART) != len(texts) - 1:
            raise OddRowsError
        return cls(joined, blank)

    def values(self) -> np.ndarray:
        """The texts (n,), None where blank."""
        texts = self.joined.split(_APART)
        found = np.empty(len(texts), dtype=object)
        found[:] = texts
        if self.blank is not None:
            found[self.blank] = None
        return found


@dataclass(frozen=True)
class Piece:
    """Some rows: well-known binary one after the other, the bytes of each, and the columns; None for one all blank."""

    wkb: np.ndarray
    sizes: np.ndarray
    columns: tuple[np.ndarray | Texts | None, ...]


@dataclass(frozen=True)
class PlainRows:
    """What all pieces have in common, and how many rows they hold; ``texts`` tells of each field whether it is text."""

    crs: str | None
    fields: tuple[str, ...]
    texts: tuple[bool, ...]
    rows: int


def plain_rows(path: Path, layer: str, give: Callable[[Piece], None]) -> PlainRows:
    """Hand over a layer's rows in the order of the file, piece by piece.

    Raises OddRowsError where they are not all plain, whatever was handed over by then.
    """
    from arro3.core import RecordBatchReader

    rows = 0
    try:
        with pyogrio.open_arrow(path, layer=layer, use_pyarrow=False, batch_size=ROWS_AT_ONCE) as (meta, stream):
            kinds = _kinds(meta)
            for batch in RecordBatchReader.from_stream(stream):
                shapes = batch.column(meta["geometry_name"] or "wkb_geometry")
                columns = zip(meta["fields"], kinds, strict=True)
                give(_piece(shapes, [(batch.column(str(name)), kind) for name, kind in columns]))
                rows += batch.num_rows
    except (MemoryError, OSError, OddRowsError):
        raise
    except BaseException as error:  # the library's panics are no Exception
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise OddRowsError from error
        raise
    return PlainRows(meta["crs"], tuple(map(str, meta["fields"])), tuple(kind not in _NUMBERS for kind in kinds), rows)


def _kinds(meta: dict[str, Any]) -> list[str]:
    """``OFTString`` or one of ``_NUMBERS`` for each field."""
    kinds = [str(kind) for kind in meta["ogr_types"]]
    known = {"OFTString", *_NUMBERS}.issuperset(kinds) and {"OFSTNone"}.issuperset(map(str, meta["ogr_subtypes"]))
    names = [*map(str, meta["fields"]), meta["geometry_name"] or "wkb_geometry"]
    if not known or meta["geometry_type"] not in _LAYER_TYPES or len(set(names)) != len(names):
        raise OddRowsError
    return kinds


def _piece(shapes: Array, columns: Sequence[tuple[Array, str]]) -> Piece:
    if shapes.null_count:
        raise OddRowsError
    wkb = shapes.to_numpy()
    if not _POLYGONS.issuperset({one[:5] for one in wkb}):
        raise OddRowsError
    sizes = np.fromiter(map(len, wkb), np.int64, len(wkb))
    return Piece(np.frombuffer(b"".join(wkb), np.uint8), sizes, tuple(_column(*column) for column in columns))


def _column(values: Array, kind: str) -> np.ndarray | Texts | None:
    from arro3.core import DataType

    blanks = values.null_count
    if blanks == len(values):
        return None
    if kind in _NUMBERS:
        return np.array(values.to_pylist(), dtype=np.float64) if blanks else np.asarray(values.to_numpy())
    # as bytes: arro3 panics over texts that are not UTF-8
    texts: list[bytes | None] = list(values.cast(DataType.binary()).to_pylist())
    return Texts.of(texts, blanks)


class Arriving:
    """Takes the pieces where they are wanted, and makes shapes of each while the next is read."""

    def __init__(self) -> None:
        self._shapes: list[Geometries] = []
        self._columns: list[tuple[np.ndarray | Texts | None, ...]] = []
        self._odd = False

    def take(self, piece: Piece) -> None:
        if self._odd:
            return
        shapes = _made(piece)
        self._odd = bool((shapely.is_missing(shapes) | shapely.is_empty(shapes) | shapely.has_z(shapes)).any())
        self._shapes.append(shapes)
        self._columns.append(piece.columns)

    def whole(self, of: PlainRows) -> tuple[Geometries, pd.DataFrame]:
        """All shapes and the table. Raises OddRowsError where a shape is missing, empty or has heights."""
        if self._odd or sum(map(len, self._shapes)) != of.rows or not of.rows:
            raise OddRowsError
        sizes = [len(shapes) for shapes in self._shapes]
        columns = {
            name: _joined([columns[at] for columns in self._columns], sizes, texts=of.texts[at])
            for at, name in enumerate(of.fields)
        }
        table = pd.DataFrame(columns, index=pd.RangeIndex(of.rows))
        return np.concatenate(self._shapes), table


@np.errstate(invalid="ignore")  # NaN ordinates are found and told later
def _made(piece: Piece) -> Geometries:
    whole = piece.wkb.tobytes()
    ends = np.cumsum(piece.sizes).tolist()
    wkb = np.empty(len(ends), dtype=object)
    wkb[:] = [whole[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    shapes: Geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    return shapes


def _joined(parts: Sequence[np.ndarray | Texts | None], sizes: Sequence[int], *, texts: bool) -> np.ndarray:
    """The column (n,) as pyogrio gives it: None for blank texts, NaN for blank numbers."""
    made = []
    for part, size in zip(parts, sizes, strict=True):
        if part is None:
            made.append(np.full(size, None, dtype=object) if texts else np.full(size, np.nan))
        else:
            made.append(part.values() if isinstance(part, Texts) else part)
    return np.concatenate(made)
