"""A layer as a table: its columns, the user's own and what is measured, read from the frame as it stands.

Nothing is copied out of the frame ahead of time: a cell is read when it is shown, a whole column when it is sorted,
filtered or summed, and then kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.columns import Column
from siteplanner.core.frames import kind_of
from siteplanner.core.measure_units import SQUARE_METRES_PER_MU
from siteplanner.core.origins import ORIGIN_IDS
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

AREA = Column("measured_area_m2", "number", QT_TRANSLATE_NOOP("attribute_table", "Measured area"), "m²")
AREA_MU = Column("measured_area_mu", "number", QT_TRANSLATE_NOOP("attribute_table", "Measured area"), "mu")
LENGTH = Column("measured_length_m", "number", QT_TRANSLATE_NOOP("attribute_table", "Measured length"), "m")
NORTHING = Column("x_north_m", "number", QT_TRANSLATE_NOOP("attribute_table", "X (north)"), "m")
EASTING = Column("y_east_m", "number", QT_TRANSLATE_NOOP("attribute_table", "Y (east)"), "m")
MEASURED = (AREA, AREA_MU, LENGTH, NORTHING, EASTING)

_FEW = 50
"""So many cells are looked at one by one sooner than as an array."""
_SUMMED_UNITS = frozenset({"m²", "mu", "kW", "kVA", "t", "t/a", "m³/a", "kWh/a", "CNY", "CNY/a"})
_SUMMED = frozenset({"jobs", "transformers", LENGTH.name})
_ALIKE_FOR = {"capacity": ("capacity_unit", "product")}
"""Sums that are one only where these columns say the same in every row."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``own`` columns came with the user's map; ``measured`` ones are taken from the geometry and cannot be set.

    ``kept`` ones are kept by the program itself: what a parcel was made from, what kind an annotation is.
    """

    column: Column
    is_id: bool = False
    own: bool = False
    measured: bool = False
    kept: bool = False

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def settable(self) -> bool:
        return not (self.is_id or self.measured or self.kept)

    @property
    def summed(self) -> bool:
        """Whether its figures make sense added up; those of a user's own columns have no known unit."""
        known = self.column.unit in _SUMMED_UNITS or self.name in _SUMMED or self.name in _ALIKE_FOR
        return known and self.column.kind in ("number", "integer") and not self.own


ORIGIN = TableColumn(Column(ORIGIN_IDS, "text", QT_TRANSLATE_NOOP("attribute_table", "Made from parcels")), kept=True)


class AttributeTable:
    """The rows of ``frame`` as a table of ``layer``; both stay as they are."""

    def __init__(self, layer: Layer, frame: gpd.GeoDataFrame) -> None:
        self.layer = layer
        self.frame = frame
        self.columns: tuple[TableColumn, ...] = table_columns(layer, frame)
        self._by_name = {of.name: of for of in self.columns}
        self._arrays: dict[str, Any] = {}
        self._texts: dict[str, tuple[Rows, Sequence[str]]] = {}
        self.ranks: dict[str, Rows] = {}
        """Where sorting keeps the order of columns of text."""

    def __len__(self) -> int:
        return len(self.frame)

    def column(self, name: str) -> TableColumn:
        """KeyError for a name the table does not have."""
        return self._by_name[name]

    # -- one cell -----------------------------------------------------------------------------------------------

    def value(self, row: int, name: str) -> Any:
        """The value of a cell as the plan keeps it; None where it is blank."""
        alone = name in _MEASURES and name not in self._arrays
        value = float(_MEASURES[name](self.shapes[row])) if alone else self._array(name)[row]
        return None if pd.isna(value) else value

    def row_id(self, row: int) -> str:
        return str(self.frame.index.array[row])

    def rows_of(self, ids: Sequence[str]) -> Rows:
        """The rows of those ids that the layer has."""
        rows = self.frame.index.get_indexer(pd.Index(list(ids), dtype=self.frame.index.dtype))
        return rows[rows >= 0]

    def different(self, name: str, rows: Sequence[int]) -> list[Any]:
        """The value that rows have in a column, None for a blank; where they differ, the first ones that do."""
        if len(rows) <= _FEW:
            found: list[Any] = []
            for value in (self.value(row, name) for row in rows):
                if value not in found:
                    found.append(value)
            return found[:2]
        return [None if pd.isna(v) else v for v in pd.unique(self._array(name)[np.asarray(rows, dtype=np.intp)])[:2]]

    # -- whole columns ------------------------------------------------------------------------------------------

    @cached_property
    def shapes(self) -> Geometries:
        return shapes_of(self.frame)

    def _array(self, name: str) -> Any:
        """The column as its array: measured columns are measured once, when the whole of one is asked for."""
        if name not in self._arrays:
            if name in _MEASURES:
                self._arrays[name] = np.asarray(_MEASURES[name](self.shapes), dtype=float)
            else:
                self._arrays[name] = (self.frame.index if name == self.layer.index else self.frame[name]).array
        return self._arrays[name]

    def numbers(self, name: str) -> Floats:
        """Numbers; yes as 1, no as 0; NaN where blank."""
        array = self._array(name)
        if isinstance(array, pd.api.extensions.ExtensionArray):
            array = array.to_numpy(dtype=float, na_value=np.nan)
        return np.asarray(array, dtype=float)

    def dates(self, name: str) -> npt.NDArray[np.datetime64]:
        return np.asarray(self._array(name), dtype="datetime64[s]")

    def texts(self, name: str) -> tuple[Rows, Sequence[str]]:
        """Which of the different texts each row has (-1: blank), and those texts."""
        if name not in self._texts:
            codes, texts = pd.factorize(self._array(name))
            self._texts[name] = codes, [str(text) for text in texts]
        return self._texts[name]

    def blanks(self, name: str) -> Bools:
        return np.asarray(pd.isna(self._array(name)), dtype=bool)


def table_columns(layer: Layer, frame: pd.DataFrame) -> tuple[TableColumn, ...]:
    """Id and name first, then the layer's columns, what is measured beside what is registered, the user's own last.

    >>> from siteplanner.core.schema import SUBSTATIONS
    >>> [c.name for c in table_columns(SUBSTATIONS, pd.DataFrame({"remark": ["x"]}))][-3:]
    ['x_north_m', 'y_east_m', 'remark']
    """
    shown = (c for c in layer.columns if c.name not in _HIDDEN and (layer.name, c.name) not in _FORMS)
    columns = [TableColumn(c, c.name == layer.index, kept=(layer.name, c.name) in _KEPT) for c in shown]
    columns.sort(key=lambda c: (not c.is_id, c.name != "name"))
    beside = {"parcels": "official_area_m2", "plants": "capacity_unit"}.get(layer.name, columns[-1].name)
    at = next(n for n, c in enumerate(columns) if c.name == beside) + 1
    measured = {"Point": (NORTHING, EASTING), "MultiPolygon": (AREA, AREA_MU)}.get(str(layer.geometry), (AREA, LENGTH))
    taken = {c.name for c in columns} | {"geometry", *_HIDDEN, *(name for of, name in _FORMS if of == layer.name)}
    own = [
        ORIGIN if name == ORIGIN_IDS else TableColumn(_own(frame, str(name)), own=True)
        for name in frame.columns
        if name not in taken
    ]
    return (*columns[:at], *(TableColumn(c, measured=True) for c in measured), *columns[at:], *own)


def _own(frame: pd.DataFrame, name: str) -> Column:
    return Column(name, kind_of(frame[name]), Template("", name))


_HIDDEN = frozenset({"scenario_id", "style"})
_FORMS = frozenset({("plants", "walls"), ("parcels", "edge_kinds")})
"""Columns that have a form of their own and are nothing to read in a cell."""
_KEPT = frozenset({("annotations", "kind")})


def _area_m2(shapes: Any) -> Any:
    return np.where((shapely.get_dimensions(shapes) == 2) & ~shapely.is_empty(shapes), shapely.area(shapes), np.nan)


_MEASURES: Mapping[str, Callable[[Any], Any]] = {
    AREA.name: _area_m2,
    AREA_MU.name: lambda shapes: _area_m2(shapes) / SQUARE_METRES_PER_MU,
    LENGTH.name: lambda shapes: np.where(shapely.get_dimensions(shapes) == 1, shapely.length(shapes), np.nan),
    NORTHING.name: shapely.get_y,
    EASTING.name: shapely.get_x,
}


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """Over ``rows`` rows: how many are ``blank``; the ``sum`` of the others, where there may be one."""

    rows: int
    blank: int
    sum: float | None = None
    least: float | None = None
    greatest: float | None = None
    unlike: bool = False


def column_total(table: AttributeTable, name: str, rows: Rows) -> ColumnTotal:
    """The totals of a column over some rows. Figures in unlike units are never added up."""
    of = table.column(name)
    blank = int(table.blanks(name)[rows].sum())
    if of.column.kind not in ("number", "integer") or blank == len(rows):
        return ColumnTotal(len(rows), blank)
    figures = table.numbers(name)[rows]
    least, greatest = float(np.nanmin(figures)), float(np.nanmax(figures))
    if not of.summed:
        return ColumnTotal(len(rows), blank, None, least, greatest)
    known = rows[~np.isnan(figures)]
    if any(len(np.unique(table.texts(alike)[0][known])) > 1 for alike in _ALIKE_FOR.get(name, ())):
        return ColumnTotal(len(rows), blank, None, least, greatest, unlike=True)
    return ColumnTotal(len(rows), blank, float(np.nansum(figures)), least, greatest)
