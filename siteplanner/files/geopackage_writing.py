"""Layers and attribute tables written to a GeoPackage of version 1.3, and other programs' tables carried over."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyogrio
import pyogrio.errors
import pyogrio.raw
import shapely
from pyproj import CRS

from siteplanner.core.schema import GeometryKind
from siteplanner.core.site import Geometries
from siteplanner.files.gdal_paths import folder_for_gdal
from siteplanner.files.stored_columns import StoredColumn

GEOPACKAGE_VERSION = "1.3"  # GDAL's own choice, 1.4, is not understood by every QGIS in use
WITHOUT_FLUSHING = {"OGR_SQLITE_SYNCHRONOUS": "OFF", "OGR_SQLITE_JOURNAL": "MEMORY"}
"""For a file nobody knows of yet: whoever gives it its name flushes it once, instead of SQLite some thirty times."""
LEAST_FREE_BYTES = 1 << 20
"""A disk with less is called full when GDAL fails without a reason."""
UTC = 100  # GDAL's number for the time zone UTC


@dataclass(frozen=True, eq=False)
class StoredTable:
    """A layer (``shapes`` and ``geometry`` given) or an attribute table. All columns have the same length."""

    name: str
    columns: Mapping[str, StoredColumn]
    geometry: GeometryKind | None = None
    shapes: Geometries | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return max((len(c.values) for c in self.columns.values()), default=0)


def write_geopackage(path: Path, tables: Iterable[StoredTable], crs: CRS) -> None:
    """Write the tables to a new GeoPackage at ``path``, where there is no file or an empty one, without flushing it.

    Geometry is written as it is: invalid and non-finite outlines too, little-endian, two-dimensional. Raises
    OSError where the file cannot be written.
    """
    before = {name: pyogrio.get_gdal_config_option(name) for name in WITHOUT_FLUSHING}
    pyogrio.set_gdal_config_options(WITHOUT_FLUSHING)
    try:
        with folder_for_gdal(path) as written:
            for table in tables:
                _write_table(written, table, crs)
    finally:
        pyogrio.set_gdal_config_options(before)


def _write_table(path: Path, table: StoredTable, crs: CRS) -> None:
    """Add the table; an empty file becomes a GeoPackage."""
    if path.exists() and not path.stat().st_size:
        path.unlink()  # GDAL wants to make the file itself
    stored = {name: column.for_file() for name, column in table.columns.items()}
    times = [name for name, column in table.columns.items() if column.kind == "time"]
    with _os_errors(path):
        pyogrio.raw.write(
            os.fspath(path),
            geometry=None if table.shapes is None else well_known_bytes(table.shapes),
            field_data=[values for values, _ in stored.values()],
            field_mask=[mask for _, mask in stored.values()],
            fields=np.array(list(stored), dtype=object),
            layer=table.name,
            driver="GPKG",
            geometry_type=table.geometry,
            crs=None if table.shapes is None else crs_text(crs),
            dataset_options={"VERSION": GEOPACKAGE_VERSION} if not path.exists() else {},
            gdal_tz_offsets={name: np.full(len(table), UTC) for name in times},
        )


@contextlib.contextmanager
def _os_errors(path: Path) -> Iterator[None]:
    """GDAL's errors as the system's: it passes on words where the system has a number."""
    try:
        yield
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        if "full" in str(error) or shutil.disk_usage(path.parent).free < LEAST_FREE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
        raise OSError(str(error)) from error


def well_known_bytes(shapes: Geometries) -> Geometries:
    out: Geometries = np.empty(len(shapes), dtype=object)
    out[:] = shapely.to_wkb(np.asarray(shapes, dtype=object), output_dimension=2, byte_order=1)
    return out


def crs_text(crs: CRS) -> str:
    """``EPSG:n`` where that says it exactly, else WKT.

    >>> crs_text(CRS.from_wkt(CRS.from_epsg(4547).to_wkt()))
    'EPSG:4547'
    """
    authority = crs.to_authority(min_confidence=100)
    if authority is not None:
        short = ":".join(authority)
        if CRS.from_user_input(short) == crs:
            return short
    return crs.to_wkt()
