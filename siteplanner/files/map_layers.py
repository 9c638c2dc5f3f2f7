"""Layers of maps as values: one that was found in a file, and one as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import Message
from siteplanner.files.plain_rows import PlainRows

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
