"""Layers of the formats that GDAL reads: what it knows of them, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.dataset import TEXT_REPLACED, Dataset
from siteplanner.files.gdal_words import DAMAGED, GDAL_ERRORS, quiet, reason, remark
from siteplanner.files.geopackage_reading import quoted
from siteplanner.files.geopackage_ready import rows_counted, unlisted_layers
from siteplanner.files.map_layers import MapLayer, RawLayer, RowsGiven, RowsInWkb
from siteplanner.files.plain_rows import OddRowsError, Piece, plain_rows
from siteplanner.files.stated_system import stated_crs

ROWS_LOST = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: only {read} of the {stated} rows of “{layer}” can be read. Get the file anew."
)
BINARY_LEFT_OUT = QT_TRANSLATE_NOOP(
    "import", "The column “{column}” holds no text but raw bytes, such as pictures; it was left out."
)
REMARKS_MAX = 5
"""Different remarks of GDAL about one layer that are passed on."""
BY_GDAL = frozenset({"GeoPackage", "Shapefile", "GeoJSON", "FlatGeobuf", "FileGDB", "MapInfo", "GML"})
"""Of GeoJSON what is Esri's or TopoJSON."""
_CALLED_AS_THE_FILE = frozenset({"Shapefile", "MapInfo"})
"""Formats of one layer, which has the name of the file."""
_AS_BYTES = "ISO-8859-1"
"""Each byte as the character of that number."""
_CURVES = ("CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE")


def gdal_layers(dataset: Dataset, path: Path, only: str | None = None) -> Iterator[MapLayer]:
    """The layers of a dataset, or ``only`` that of a name, whatever its case: to describe each takes time."""
    with quiet(dataset):
        try:
            found = pyogrio.list_layers(dataset.path)
        except GDAL_ERRORS as error:
            raise InputError(DAMAGED, path=path, reason=reason(error)) from error
        for name, geometry_type in found:
            if only is None or name.casefold() == only.casefold():
                yield _described(dataset, str(name), geometry_type, path)
    if dataset.format == "GeoPackage":
        for name, problem in unlisted_layers(dataset.path, [str(name) for name, _ in found], path).items():
            yield MapLayer(name, None, 0, (), "", problem, dataset.name)


def _described(dataset: Dataset, name: str, geometry_type: str | None, path: Path) -> MapLayer:
    try:
        info, fields = _info(dataset, name)
    except GDAL_ERRORS as error:
        return MapLayer(name, geometry_type, 0, (), "", DAMAGED(path=path, reason=reason(error)), dataset.name)
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


def read_by_gdal(dataset: Dataset, layer: MapLayer, path: Path, told_as: str) -> RowsInWkb:
    """A layer of the file ``path``, its shapes as they came. Raises InputError where rows are missing."""
    name = None if dataset.format in _CALLED_AS_THE_FILE else layer.name
    notes = list(dataset.warnings)
    with quiet(dataset) as said:
        try:
            meta, wkb, columns, replaced = _read_rows(dataset, layer=name)
            stated = _stated_rows(dataset, layer)
            if dataset.format == "GeoPackage" and len(wkb) < stated:
                # GDAL reads no more rows than the count kept in the file says, which not every program keeps right
                meta, wkb, columns, replaced = _read_rows(dataset, sql=f"SELECT * FROM {quoted(layer.name)}")
        except GDAL_ERRORS as error:
            raise InputError(DAMAGED, path=path, reason=reason(error)) from error
        if len(wkb) < stated:
            raise InputError(ROWS_LOST, path=path, layer=layer.name, read=len(wkb), stated=stated)
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
    notes += [remark(text) for text in list(remarks)[:REMARKS_MAX]]
    none = np.zeros(0, dtype=bool)
    read = RawLayer(
        layer.name,
        told_as,
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


def given_by_gdal(dataset: Dataset, layer: MapLayer, told_as: str, give: Callable[[Piece], None]) -> RowsGiven | None:
    """The layer, its rows given away; None where they are not all plain, or GDAL had something to say."""
    if dataset.format != "GeoPackage" or not _is_utf8(dataset):
        return None
    with quiet(dataset) as said:
        try:
            rows = plain_rows(dataset.path, layer.name, give)
            if rows.rows != _stated_rows(dataset, layer):
                return None
        except (OddRowsError, *GDAL_ERRORS):
            return None
    if said:
        return None
    none = np.zeros(0, dtype=bool)
    read = RawLayer(
        layer.name, told_as, pd.DataFrame(), np.empty(0, dtype=object), none, none, none, False,
        stated_crs(rows.crs), dataset.read_as or dataset.encoding or "UTF-8", tuple(dataset.warnings),
    )  # fmt: skip
    return RowsGiven(read, rows)


def _is_binary(values: np.ndarray) -> bool:
    """Whether a column holds bytes that are no text."""
    return values.dtype == object and isinstance(next((one for one in values if one is not None), None), bytes)


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
    except GDAL_ERRORS:
        return none
    return np.isin(np.asarray(types, dtype=str), _CURVES) if len(types) == rows else none
