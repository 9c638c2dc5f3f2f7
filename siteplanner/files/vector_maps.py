"""Reading layers of vector maps, whatever their format: those that GDAL reads, others by readers of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.files.boundary_points.table_reading import coordinate_table, table_layers
from siteplanner.files.boundary_points.text_reading import boundary_points, text_layers
from siteplanner.files.dataset import Dataset
from siteplanner.files.gdal_reading import BY_GDAL, gdal_layers, given_by_gdal, read_by_gdal
from siteplanner.files.layer_choice import pick_layer
from siteplanner.files.map_layers import MapLayer, RawLayer, RowsGiven, RowsInWkb
from siteplanner.files.map_sources import MapSource, opened
from siteplanner.files.plain_rows import Piece


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
        told_as = _told_as(picked, source)
        if picked.read is not None:
            return replace(picked.read, source=told_as)
        if dataset.format not in BY_GDAL:
            return _read_own(dataset, picked, role, source)
        given = None if give is None else given_by_gdal(dataset, picked, told_as, give)
        return given or read_by_gdal(dataset, picked, source.path, told_as)


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
    else:
        yield from gdal_layers(dataset, path, only)


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


def _told_as(layer: MapLayer, source: MapSource) -> str:
    return f"{source.path}:{layer.name}" if source.layer or layer.dataset != layer.name else str(source.path)
