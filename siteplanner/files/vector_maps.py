"""Reading layers of vector maps, whatever their format: those that GDAL reads here, others by readers of their own."""

from __future__ import annotations

import logging
import re
import sqlite3
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError
from pyproj import CRS

from siteplanner.core.errors import InputError
from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.table_reading import coordinate_table, table_layers
from siteplanner.files.boundary_points.text_reading import boundary_points, text_layers
from siteplanner.files.dataset import TEXT_REPLACED, Dataset
from siteplanner.files.geopackage_reading import quoted
from siteplanner.files.geopackage_ready import rows_counted, unlisted_layers
from siteplanner.files.gml import OFFLINE
from siteplanner.files.map_sources import MapSource, opened
from siteplanner.files.plain_rows import OddRowsError, Piece, PlainRows, plain_rows
from siteplanner.files.shapefile_parts import RINGS_BY_PLACE
from siteplanner.files.stated_system import stated_crs

DAMAGED = QT_TRANSLATE_NOOP("errors", "{path} is damaged or no map: {reason}. Get the file anew.")
NO_LAYERS = QT_TRANSLATE_NOOP("errors", "{path} holds no layer with shapes.")
SAME_NAME = QT_TRANSLATE_NOOP(
    "errors", "{path} has several layers called “{layer}”. Unpack it, or give one of them another name."
)
NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "{path} has no layer “{layer}”. It has: {known}.")
WHICH_LAYER = QT_TRANSLATE_NOOP(
    "errors", "{path} has several layers that could be the {role}: {known}. Name one: {path}:LAYER."
)
NO_FITTING_LAYER = QT_TRANSLATE_NOOP(
    "errors", "{path} has no layer with shapes that could be the {role}. It has: {known}."
)
NO_GEOMETRY = QT_TRANSLATE_NOOP(
    "errors", "The layer “{layer}” of {path} is a table without shapes. Name another layer."
)
EMPTY_LAYER = QT_TRANSLATE_NOOP("errors", "The layer “{layer}” of {path} is empty: it has no rows.")
ROWS_LOST = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: only {read} of the {stated} rows of “{layer}” can be read. Get the file anew."
)
ODD_SYSTEM = QT_TRANSLATE_NOOP(
    "errors",
    "the coordinate system it states (of a Shapefile the .prj) makes no sense; take it out and name one",
)
PARTS_CUT = QT_TRANSLATE_NOOP("errors", "parts of it are missing or cut short")
NOT_RECOGNISED = QT_TRANSLATE_NOOP("errors", "its content is not what its name says")
RINGS_CLOSED = QT_TRANSLATE_NOOP("import", "Rings that were not closed were closed.")
READER_SAYS = QT_TRANSLATE_NOOP("import", "While reading, the map library remarked: {text}")
BINARY_LEFT_OUT = QT_TRANSLATE_NOOP(
    "import", "The column “{column}” holds no text but raw bytes, such as pictures; it was left out."
)
REMARKS_MAX = 5
"""Different remarks of GDAL about one layer that are passed on."""

_PYOGRIO_ERRORS = (DataSourceError, DataLayerError, FeatureError, GeometryError)
_GDAL_ERRORS = (*_PYOGRIO_ERRORS, RuntimeError, ValueError, OSError, sqlite3.Error, UnboundLocalError)
"""The last is what pyogrio 0.13 raises for a system that GDAL takes in but cannot write out again."""
_BY_GDAL = frozenset({"GeoPackage", "Shapefile", "GeoJSON", "FlatGeobuf", "FileGDB", "MapInfo", "GML"})
"""Of GeoJSON what is Esri's or TopoJSON."""
_CALLED_AS_THE_FILE = frozenset({"Shapefile", "MapInfo"})
"""Formats of one layer, which has the name of the file."""
_AS_BYTES = "ISO-8859-1"
"""Each byte as the character of that number."""
_POLYGONS = frozenset({"Polygon", "MultiPolygon"})
_FITTING = {
    "parcels": _POLYGONS,
    "zones": _POLYGONS,
    "plants": _POLYGONS,
    "substations": frozenset({"Point", "MultiPoint"}),
}
"""Geometry types of a layer that can be a role; any for a role not named."""
_ANY = frozenset({"Unknown", "GeometryCollection"})


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer of a map; ``geometry_type`` None: a table; ``crs`` '': none stated; ``problem``: why it is unreadable."""

    name: str
    geometry_type: str | None
    rows: int
    fields: tuple[str, ...]
    crs: str
    problem: Message | None = None
    dataset: str = ""
    read: RawLayer | None = field(default=None, repr=False, compare=False)
    """The layer itself where it had to be read to be described."""

    def fits(self, role: str) -> bool:
        """Whether its shapes can be the ``role``; layers of mixed shapes can be anything."""
        if self.geometry_type is None or self.problem is not None:
            return False
        plain = self.geometry_type.replace("2.5D ", "").split()[0]
        return plain in _ANY or plain in _FITTING.get(role, {plain})


@dataclass(frozen=True)
class RawLayer:
    """A layer as read. Arrays have one entry a row of the file, in its order.

    ``unreadable`` marks shapes that were there but could not be understood (their geometry is None), ``closed`` those
    whose ring had to be closed; ``curved`` those that had arcs, which are now short straight pieces; ``measured``
    tells that the layer had M values, which are dropped. ``notes`` are what the reader of a drawing did with rows,
    ``refused`` says why rows are there that cannot be used, ``unit`` is a drawing's own (``dxf.units``).
    """

    name: str
    source: str
    table: pd.DataFrame
    geometries: Geometries
    unreadable: np.ndarray
    closed: np.ndarray
    curved: np.ndarray
    measured: bool
    crs: CRS | None
    encoding: str
    warnings: tuple[Message, ...]
    notes: tuple[Note, ...] = ()
    refused: Mapping[int, Message] = field(default_factory=dict)
    unit: int | None = None


@dataclass(frozen=True)
class RowsInWkb:
    """A layer as GDAL gave it, in well-known binary: ``layer`` is all of it but the shapes, which are to be made."""

    layer: RawLayer
    wkb: np.ndarray

    def shaped(self) -> RawLayer:
        """The layer with its shapes made, and what became of those that could not be."""
        shapes, unreadable, closed = _shapes(self.wkb)
        return replace(self.layer, geometries=shapes, unreadable=unreadable, closed=closed)


@dataclass(frozen=True)
class RowsGiven:
    """A layer whose rows were handed over in pieces: ``layer`` is all of it but the shapes and the table."""

    layer: RawLayer
    rows: PlainRows

    def with_rows(self, shapes: Geometries, table: pd.DataFrame) -> RawLayer:
        """The layer with the shapes and the table that the pieces made."""
        none = np.zeros(len(shapes), dtype=bool)
        return replace(self.layer, geometries=shapes, table=table, unreadable=none, closed=none, curved=none)


def list_layers(path: Path | str) -> tuple[MapLayer, ...]:
    """The layers of a map file; one that cannot be read is listed with its ``problem`` and hides no other.

    Raises InputError where the file is missing, or is no map.
    """
    with opened(Path(path)) as datasets:
        return tuple(replace(layer, read=None) for layer, _ in _every_layer(datasets, Path(path)))


def read_layer(source: MapSource, role: str, encoding: str = "") -> RawLayer:
    """The layer of ``source`` that is the ``role`` (``parcels``, ``zones`` …); see ``pick_layer``.

    ``encoding`` is that of its texts where a person told it, '' for as found.

    Raises InputError where it is missing, damaged, empty, or has no shapes.
    """
    rows = read_rows(source, role, encoding)
    assert not isinstance(rows, RowsGiven)  # there was nobody to give them to
    return rows.shaped() if isinstance(rows, RowsInWkb) else rows


def read_rows(
    source: MapSource, role: str, encoding: str = "", give: Callable[[Piece], None] | None = None
) -> RawLayer | RowsInWkb | RowsGiven:
    """The layer as ``read_layer`` gives it, but for the shapes of what GDAL reads: those are left as they came.

    Plain rows of a GeoPackage are handed to ``give`` instead, in pieces; what was given counts only where the answer
    says so.
    """
    with opened(source.path, encoding) as datasets:
        layers = _every_layer(datasets, source.path, source.layer) or _every_layer(datasets, source.path)
        picked = pick_layer([layer for layer, _ in layers], role, source)
        dataset = next(dataset for layer, dataset in layers if layer is picked)
        if picked.read is not None:
            return replace(picked.read, source=_told_as(picked, source))
        if give is not None and (given := _given(dataset, picked, source, give)) is not None:
            return given
        return (
            _read(dataset, picked, source) if dataset.format in _BY_GDAL else _read_own(dataset, picked, role, source)
        )


def pick_layer(layers: list[MapLayer], role: str, source: MapSource) -> MapLayer:
    """The layer ``source`` names; else the only one; else the one called like the role; else the only one that fits.

    Raises InputError that lists the layers where that leaves none or several, or the one named is unusable.
    """
    known = ", ".join(layer.name for layer in layers)
    if not layers:
        raise InputError(NO_LAYERS, path=source.path)
    if source.layer is not None:
        named = [x for x in layers if x.name == source.layer] or [
            x for x in layers if x.name.casefold() == source.layer.casefold()
        ]
        if not named:
            raise InputError(NO_SUCH_LAYER, path=source.path, layer=source.layer, known=known)
        if len(named) > 1:
            raise InputError(SAME_NAME, path=source.path, layer=source.layer)
        return _usable(named[0], source)
    if len(layers) == 1:
        return _usable(layers[0], source)
    fitting = [layer for layer in layers if layer.fits(role)]
    called = [layer for layer in fitting if layer.name.casefold() == role]
    if called or len(fitting) == 1:
        return _usable((called or fitting)[0], source)
    if not fitting:
        raise InputError(NO_FITTING_LAYER, path=source.path, role=role, known=known)
    raise InputError(WHICH_LAYER, path=source.path, role=role, known=", ".join(layer.name for layer in fitting))


def _usable(layer: MapLayer, source: MapSource) -> MapLayer:
    if layer.problem is not None:
        raise InputError(layer.problem.template, **layer.problem.values)
    if layer.geometry_type is None:
        raise InputError(NO_GEOMETRY, path=source.path, layer=layer.name)
    if layer.rows == 0:
        raise InputError(EMPTY_LAYER, path=source.path, layer=layer.name)
    return layer


def _every_layer(datasets: Sequence[Dataset], path: Path, only: str | None = None) -> list[tuple[MapLayer, Dataset]]:
    """The layers of all datasets, of which one that cannot be read is a layer with that problem and hides no other."""
    found: list[tuple[MapLayer, Dataset]] = []
    problems: list[InputError] = []
    for dataset in datasets:
        try:
            if dataset.problem is not None:
                raise dataset.problem
            found += [(layer, dataset) for layer in _layers(dataset, path, only)]
        except InputError as error:
            problems.append(error)
            found.append((MapLayer(dataset.name, None, 0, (), "", error.message, dataset.name), dataset))
    if len(problems) == len(datasets):
        raise problems[0]
    return found


def _layers(dataset: Dataset, path: Path, only: str | None = None) -> Iterator[MapLayer]:
    """The layers of a dataset, or ``only`` that of a name, whatever its case: to describe each takes time."""
    own = _own_layers(dataset, path)
    if own is not None:
        layers = list(own)
        named = [layer for layer in layers if only is None or layer.name.casefold() == only.casefold()]
        yield from named if dataset.format in ("GeoJSON", "KML") else layers
        return
    with _quiet(dataset):
        try:
            found = pyogrio.list_layers(dataset.path)
        except _GDAL_ERRORS as error:
            raise InputError(DAMAGED, path=path, reason=_reason(error)) from error
        for name, geometry_type in found:
            if only is None or name.casefold() == only.casefold():
                yield _described(dataset, str(name), geometry_type, path)
    if dataset.format == "GeoPackage":
        for name, problem in unlisted_layers(dataset.path, [str(name) for name, _ in found], path).items():
            yield MapLayer(name, None, 0, (), "", problem, dataset.name)


def _own_layers(dataset: Dataset, path: Path) -> Iterable[MapLayer] | None:
    """The layers of a format that is read here; None for what GDAL is to read."""
    told = dataset.encoding or ""
    if dataset.format == "DXF":
        from siteplanner.files.dxf.reading import dxf_layers

        return dxf_layers(dataset.path, path, dataset.name)
    if dataset.format == "GeoJSON":
        found = _geojson(dataset, path)
        return None if found is None else [found]
    if dataset.format == "KML":
        from siteplanner.files.kml_in.reading import kml_layers

        return kml_layers(dataset, path)
    if dataset.format == "GeoParquet":
        from siteplanner.files.geoparquet.reading import parquet_layers

        return parquet_layers(dataset, path)
    if dataset.format == "BoundaryPoints":
        return text_layers(dataset.path, path, dataset.name, told)
    return table_layers(dataset.path, path, dataset.name, told) if dataset.format == "CoordinateTable" else None


def _described(dataset: Dataset, name: str, geometry_type: str | None, path: Path) -> MapLayer:
    try:
        info, fields = _info(dataset, name)
    except _GDAL_ERRORS as error:
        return MapLayer(name, geometry_type, 0, (), "", DAMAGED(path=path, reason=_reason(error)), dataset.name)
    shown = name if dataset.format not in _CALLED_AS_THE_FILE else dataset.name
    rows = dataset.stated_rows or int(info["features"])
    return MapLayer(shown, geometry_type, rows, fields, info["crs"] or "", None, dataset.name)


def _info(dataset: Dataset, name: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What GDAL knows of a layer, and the names of its columns."""
    if _is_utf8(dataset):
        with suppress(UnicodeDecodeError):
            info = pyogrio.read_info(dataset.path, layer=name, encoding=dataset.encoding, force_feature_count=True)
            return info, tuple(map(str, info["fields"]))
    info = pyogrio.read_info(dataset.path, layer=name, encoding=_AS_BYTES, force_feature_count=True)
    return info, tuple(map(str, _decoded(np.asarray(info["fields"], dtype=object), dataset)[0]))


def _read(dataset: Dataset, layer: MapLayer, source: MapSource) -> RowsInWkb:
    name = None if dataset.format in _CALLED_AS_THE_FILE else layer.name
    notes = list(dataset.warnings)
    with _quiet(dataset) as said:
        try:
            meta, wkb, columns, replaced = _read_rows(dataset, layer=name)
            stated = _stated_rows(dataset, layer)
            if dataset.format == "GeoPackage" and len(wkb) < stated:
                # GDAL reads no more rows than the count kept in the file says, which not every program keeps right
                meta, wkb, columns, replaced = _read_rows(dataset, sql=f"SELECT * FROM {quoted(layer.name)}")
        except _GDAL_ERRORS as error:
            raise InputError(DAMAGED, path=source.path, reason=_reason(error)) from error
        if len(wkb) < stated:
            raise InputError(ROWS_LOST, path=source.path, layer=layer.name, read=len(wkb), stated=stated)
        curved = _curved(dataset, layer, len(wkb))
    if replaced:
        notes.append(TEXT_REPLACED(encoding=dataset.encoding or "UTF-8"))
    told = {str(name): values for name, values in zip(meta["fields"], columns, strict=True)}
    binary = [name for name, values in told.items() if _is_binary(values)]
    notes += [BINARY_LEFT_OUT(column=name) for name in binary]
    kept = {name: values for name, values in told.items() if name not in binary}
    table = pd.DataFrame(kept, index=pd.RangeIndex(len(wkb)))
    measured = any("Measured (M)" in text for text in said)
    remarks = dict.fromkeys(" ".join(text.split()) for text in said if "Measured (M)" not in text)
    notes += [_remark(text) for text in list(remarks)[:REMARKS_MAX]]
    none = np.zeros(0, dtype=bool)
    read = RawLayer(
        layer.name,
        _told_as(layer, source),
        table,
        np.empty(0, dtype=object),
        none,
        none,
        curved,
        measured,
        stated_crs(meta["crs"]),
        dataset.read_as or dataset.encoding or "UTF-8",
        tuple(notes),
    )
    return RowsInWkb(read, wkb)


def _given(dataset: Dataset, layer: MapLayer, source: MapSource, give: Callable[[Piece], None]) -> RowsGiven | None:
    """The layer, its rows given away; None where they are not all plain, or GDAL had something to say."""
    if dataset.format != "GeoPackage" or not _is_utf8(dataset):
        return None
    with _quiet(dataset) as said:
        try:
            rows = plain_rows(dataset.path, layer.name, give)
            if rows.rows != _stated_rows(dataset, layer):
                return None
        except (OddRowsError, *_GDAL_ERRORS):
            return None
    if said:
        return None
    none = np.zeros(0, dtype=bool)
    read = RawLayer(
        layer.name, _told_as(layer, source), pd.DataFrame(), np.empty(0, dtype=object), none, none, none, False,
        stated_crs(rows.crs), dataset.read_as or dataset.encoding or "UTF-8", tuple(dataset.warnings),
    )  # fmt: skip
    return RowsGiven(read, rows)


def _read_own(dataset: Dataset, layer: MapLayer, role: str, source: MapSource) -> RawLayer:
    """A layer of a format that is read here and was not read when it was described."""
    told_as, encoding = _told_as(layer, source), dataset.encoding or ""
    if dataset.format == "DXF":
        from siteplanner.files.dxf.reading import read_dxf_layer

        return read_dxf_layer(dataset.path, layer.name, role, told_as, source.path)
    if dataset.format == "GeoParquet":
        from siteplanner.files.geoparquet.reading import read_geoparquet

        rows = read_geoparquet(dataset, source.path, told_as)
        return rows.shaped() if isinstance(rows, RowsInWkb) else rows  # the file's own bytes: made in this process
    if dataset.format == "BoundaryPoints":
        return boundary_points(dataset.path, source.path, encoding).as_layer(layer.name, told_as)
    return coordinate_table(dataset.path, source.path, layer.name, encoding).as_layer(layer.name, told_as)


def _geojson(dataset: Dataset, path: Path) -> MapLayer | None:
    """The layer of a GeoJSON file; None for JSON that is Esri's or TopoJSON, which GDAL reads."""
    from siteplanner.files.geojson_in.reading import read_geojson

    encoding = dataset.read_as or dataset.encoding or "UTF-8"
    return read_geojson(dataset.path, dataset.name, path, encoding, dataset.warnings)


def _is_binary(values: np.ndarray) -> bool:
    """Whether a column holds bytes that are no text."""
    return values.dtype == object and isinstance(next((one for one in values if one is not None), None), bytes)


def _told_as(layer: MapLayer, source: MapSource) -> str:
    return f"{source.path}:{layer.name}" if source.layer or layer.dataset != layer.name else str(source.path)


def _read_rows(dataset: Dataset, **of: str | None) -> tuple[dict[str, Any], np.ndarray, list[np.ndarray], bool]:
    """GDAL's answer ``of`` a layer or of sql, and whether characters had to be replaced to read its text at all."""
    if _is_utf8(dataset):
        with suppress(UnicodeDecodeError):
            meta, _, wkb, columns = pyogrio.raw.read(dataset.path, encoding=dataset.encoding, **of)
            return meta, wkb, columns, False
    meta, _, wkb, columns = pyogrio.raw.read(dataset.path, encoding=_AS_BYTES, **of)
    fields, replaced = _decoded(np.asarray(meta["fields"], dtype=object), dataset)
    texts = [_decoded(column, dataset) for column in columns]
    return {**meta, "fields": fields}, wkb, [column for column, _ in texts], replaced or any(bad for _, bad in texts)


def _is_utf8(dataset: Dataset) -> bool:
    """Whether GDAL may decode the texts: of other encodings it leaves out what it cannot read, and says so once."""
    return (dataset.encoding or "UTF-8") == "UTF-8"


def _decoded(texts: np.ndarray, dataset: Dataset) -> tuple[np.ndarray, bool]:
    """Texts that came as bytes in the encoding of the dataset, and whether characters had to be replaced."""
    if texts.dtype != object:
        return texts, False
    encoding = dataset.encoding or "UTF-8"
    raw = [text.encode(_AS_BYTES) if isinstance(text, str) else text for text in texts]
    try:
        decoded, replaced = [one.decode(encoding) if isinstance(one, bytes) else one for one in raw], False
    except UnicodeDecodeError:
        decoded = [one.decode(encoding, "replace") if isinstance(one, bytes) else one for one in raw]
        replaced = True
    return np.array([*decoded, None], dtype=object)[:-1], replaced


def _stated_rows(dataset: Dataset, layer: MapLayer) -> int:
    """The rows the file says it has: a damaged one may end early without a word. Raises sqlite3.Error."""
    if dataset.format == "GeoPackage":
        return rows_counted(dataset.path, layer.name)
    if dataset.format == "Shapefile" and dataset.stated_rows:  # GDAL counts rows that are marked as deleted
        return dataset.stated_rows
    return max(layer.rows, dataset.stated_rows)


@np.errstate(invalid="ignore")  # NaN ordinates are found and told later
def _shapes(wkb: np.ndarray) -> tuple[Geometries, np.ndarray, np.ndarray]:
    """Geometries from WKB, which of them could not be understood, and which only after a ring was closed."""
    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    given = np.fromiter((w is not None for w in wkb), bool, len(wkb))
    missing = given & (shapely.get_type_id(shapes) == -1)
    closed = np.zeros(len(wkb), dtype=bool)
    for row in np.flatnonzero(missing):
        try:
            shapes[row] = shapely.from_wkb(wkb[row], on_invalid="fix")
        except shapely.GEOSException:
            continue
        closed[row] = shapes[row] is not None
    return shapes, missing & ~closed, closed


_CURVES = ("CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE")


def _curved(dataset: Dataset, layer: MapLayer, rows: int) -> np.ndarray:
    """Which rows had arcs. Only a GeoPackage tells: GDAL hands over straight pieces without a word."""
    none = np.zeros(rows, dtype=bool)
    if dataset.format != "GeoPackage":
        return none
    try:
        geometry = pyogrio.read_info(dataset.path, layer=layer.name)["geometry_name"] or "geom"
        quoted, column = (name.replace('"', '""') for name in (layer.name, geometry))
        sql = f'SELECT ST_GeometryType("{column}") AS t FROM "{quoted}"'
        types = pyogrio.raw.read(dataset.path, sql=sql)[3][0]
    except _GDAL_ERRORS:
        return none
    return np.isin(np.asarray(types, dtype=str), _CURVES) if len(types) == rows else none


_CUT_OFF = ("failed on DBF file", "disk image is malformed", "Fatal error parsing feature")
"""What GDAL says of a Shapefile's table, a GeoPackage and a FlatGeobuf that end early."""
_AT_LINE_OF_GDAL = re.compile(r"\.(?:cpp|c|h) at line \d+")


def _reason(error: Exception) -> Message | str:
    """The first sentence of what GDAL says, without the SQL it was about."""
    text = " ".join(str(error).split())
    if isinstance(error, UnboundLocalError):
        return ODD_SYSTEM()
    if "not recognized as being in a supported file format" in text:
        return NOT_RECOGNISED()
    if _AT_LINE_OF_GDAL.search(text) or any(sign in text for sign in _CUT_OFF):
        return PARTS_CUT()
    if text.startswith("sqlite3_"):
        text = text.rpartition("failed: ")[2]
    return text.split(";")[0].split(". ")[0].strip(" .'\"")[:160] or type(error).__name__


def _remark(text: str, longest: int = 200) -> Message:
    """What GDAL said, for people."""
    if text.startswith("Non closed ring"):
        return RINGS_CLOSED()
    return READER_SAYS(text=text if len(text) <= longest else f"{text[:longest]}…")


@contextmanager
def _quiet(dataset: Dataset) -> Iterator[list[str]]:
    """Collects Python warnings and GDAL's log lines meanwhile, as texts; GDAL rebuilds a missing index if it may."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pyogrio")
    passed_on = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    options = {"Shapefile": RINGS_BY_PLACE, "GML": OFFLINE}.get(dataset.format, {})
    if dataset.restore_index:
        options = {**options, "SHAPE_RESTORE_SHX": "YES"}
    pyogrio.set_gdal_config_options(options)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield said
            said += [str(warning.message) for warning in caught]
    finally:
        logger.removeHandler(handler)
        logger.propagate = passed_on
        pyogrio.set_gdal_config_options(dict.fromkeys(options))
