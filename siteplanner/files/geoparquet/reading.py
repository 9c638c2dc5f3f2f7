"""GeoParquet as the layer of a map, through arro3: a fifth of pyarrow, and pandas keeps its texts as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import Dataset
from siteplanner.files.gdal_words import DAMAGED
from siteplanner.files.geojson_in.columns import column as narrowest
from siteplanner.files.geoparquet.geo_metadata import GeoColumn, geo_column
from siteplanner.files.map_layers import MapLayer, RawLayer, RowsInWkb

if TYPE_CHECKING:
    from arro3.core import ChunkedArray, DataType, RecordBatchReader, Schema

COLUMNS_LEFT = QT_TRANSLATE_NOOP("import", "Columns that hold no single values were left out: {columns}.")
UNKNOWN_ENCODING = QT_TRANSLATE_NOOP(
    "errors", "{path} keeps its shapes in a way this program does not know ({encoding}). Save it anew with WKB."
)
ODD_SYSTEM = QT_TRANSLATE_NOOP("import", "The coordinate system that the file states cannot be understood.")
SPHERICAL = QT_TRANSLATE_NOOP(
    "import", "The file says its edges follow great circles; they were taken as straight lines."
)
NO_SHAPES = QT_TRANSLATE_NOOP("errors", "its column “{column}” holds no shapes, whatever the file says")
NO_PARQUET = QT_TRANSLATE_NOOP("errors", "its content is not what its name says")

_BYTES = ("binary", "large_binary", "binary_view", "fixed_size_binary")


def parquet_layers(dataset: Dataset, shown: Path) -> list[MapLayer]:
    """The one layer of a file. Raises InputError where it is damaged."""
    with _words(dataset.path, shown):
        reader = _opened(dataset.path)
        schema = reader.schema
        rows = sum(batch.num_rows for batch in reader)
    geo = _geo(schema)
    fields = tuple(_plain_columns(schema, geo))
    if geo is None:
        return [MapLayer(dataset.name, None, rows, fields, "", None, dataset.name)]
    crs = "" if geo.crs is None else crs_text(geo.crs)
    return [MapLayer(dataset.name, _kind(geo), rows, fields, crs, None, dataset.name)]


def read_geoparquet(dataset: Dataset, shown: Path, told_as: str) -> RawLayer | RowsInWkb:
    """The rows of a file that has a column of shapes. Raises InputError where they cannot be read."""
    with _words(dataset.path, shown):
        table = _opened(dataset.path).read_all()
        geo = _geo(table.schema)
        assert geo is not None  # a table without shapes is not picked
        shapes = table.column(geo.name)
        names = _plain_columns(table.schema, geo)
        columns = {name: _values(table.column(name)) for name in names}
        frame = pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows))
        none = np.zeros(table.num_rows, dtype=bool)
        read = RawLayer(
            dataset.name, told_as, frame, np.empty(0, dtype=object), none, none, none, False, geo.crs, "UTF-8",
            (*dataset.warnings, *_said(table.schema, geo, names)),
        )  # fmt: skip
        if geo.encoding == "wkb":
            if not _is(shapes.type, *_BYTES):
                raise InputError(DAMAGED, path=shown, reason=NO_SHAPES(column=geo.name))
            return RowsInWkb(read, np.array([*shapes.to_pylist(), None], dtype=object)[:-1])
        return replace(read, geometries=_native(shapes, geo.encoding, shown))


def _native(shapes: ChunkedArray, encoding: str, shown: Path) -> np.ndarray:
    from siteplanner.files.geoparquet.native_shapes import LISTS, native_shapes

    if encoding not in LISTS:
        raise InputError(UNKNOWN_ENCODING, path=shown, encoding=encoding[:40])
    parts = [native_shapes(chunk, encoding) for chunk in shapes.chunks]
    return np.concatenate(parts) if parts else np.empty(0, dtype=object)


def _opened(path: Path) -> RecordBatchReader:
    from arro3.io import read_parquet

    return read_parquet(path)


@contextmanager
def _words(path: Path, shown: Path) -> Iterator[None]:
    """What the library raises for a damaged file, its panics among it, as a sentence."""
    try:
        yield
    except InputError:
        raise
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        with path.open("rb") as file:
            whole = file.read(4) == b"PAR1"
        reason = " ".join(str(error).split())[:160].rstrip(".") if whole else NO_PARQUET()
        raise InputError(DAMAGED, path=shown, reason=reason) from error


def _geo(schema: Schema) -> GeoColumn | None:
    fields = {name: dict(schema.field(name).metadata) for name in schema.names}
    return geo_column(dict(schema.metadata), fields)


def _kind(geo: GeoColumn) -> str:
    types = {name.removesuffix(" Z") for name in geo.types}
    single = {name.removeprefix("Multi") for name in types}
    if len(single) == 1:
        return types.pop() if len(types) == 1 else f"Multi{single.pop()}"
    return {"polygon": "Polygon", "multipolygon": "MultiPolygon", "point": "Point"}.get(geo.encoding, "Unknown")


def _plain_columns(schema: Schema, geo: GeoColumn | None) -> list[str]:
    """Columns of single values, but for the shapes and their boxes."""
    aside = set() if geo is None else {geo.name, *geo.coverings}
    return [name for name in schema.names if name not in aside and _is_plain(schema.field(name).type)]


def _is_plain(kind: DataType) -> bool:
    if _is(kind, "dictionary"):
        return kind.value_type is None or not _is(kind.value_type, "nested")
    return not _is(kind, "nested", *_BYTES)


def _is(kind: DataType, *names: str) -> bool:
    """Whether it is one of the kinds that arro3 has a question for: ``is_nested``, ``is_binary`` …"""
    return any(getattr(type(kind), f"is_{name}")(kind) for name in names)


def _said(schema: Schema, geo: GeoColumn, kept: Iterable[str]) -> list[Message]:
    said = []
    left = [name for name in schema.names if name not in {*kept, geo.name, *geo.coverings}]
    if left:
        said.append(COLUMNS_LEFT(columns=", ".join(left)))
    if geo.odd_crs:
        said.append(ODD_SYSTEM())
    if geo.spherical:
        said.append(SPHERICAL())
    return said


def _values(column: ChunkedArray) -> Any:
    """The values of a column in the dtype that other maps' columns have."""
    kind = column.type
    if _is(kind, "date", "timestamp"):
        return _moments(column)
    if _is(kind, "integer", "float32", "float64") and not column.null_count:
        return column.to_numpy()
    values = column.to_pylist()
    if _is(kind, "floating", "decimal"):
        return np.array([np.nan if value is None else float(value) for value in values])
    return narrowest([str(value) if value is not None and _is(kind, "temporal") else value for value in values])


def _moments(column: ChunkedArray) -> Any:
    """Dates and times, those with a zone in UTC."""
    moments = pd.to_datetime(pd.Series(column.to_pylist(), dtype=object), utc=True, errors="coerce")
    return moments.dt.tz_localize(None).to_numpy()
