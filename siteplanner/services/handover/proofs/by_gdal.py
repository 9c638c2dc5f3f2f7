"""What GDAL reads of a file that goes out, or came from somebody else: in a process of its own, as every map is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.site import Geometries
from siteplanner.files.reading_process.by_gdal import gdal_counts, gdal_rows
from siteplanner.services.handover.proofs.expected import BY_GDAL, NOT_READABLE, Differs, Exhibit


def shapes_by_gdal(
    exhibit: Exhibit, column: str, layer: str | None = None, options: Mapping[str, str] | None = None
) -> tuple[Geometries, list[str]]:
    """The shapes (n,), and the values of a column as text; none where the file has no such column.

    Raises Differs where GDAL cannot read it.
    """
    try:
        rows = gdal_rows(exhibit.path, column, layer, options)
        with np.errstate(invalid="ignore"):
            shapes: Geometries = shapely.from_wkb(rows.shapes.unpacked(), on_invalid="ignore")
    except Cancelled:
        raise
    except SiteplannerError as error:
        raise unreadable(error) from error
    return shapes, [str(value) for value in rows.values]


def counts_by_gdal(exhibit: Exhibit) -> dict[str, int]:
    """How many rows each layer has. Raises Differs where GDAL cannot read the file."""
    try:
        return gdal_counts(exhibit.path)
    except Cancelled:
        raise
    except SiteplannerError as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> Differs:
    """That GDAL cannot read what our own reader can."""
    return Differs(BY_GDAL(difference=NOT_READABLE(reason=str(error))))
