"""Tables of coordinates (CSV, xlsx) as layers of a map: a row a corner of a parcel, a point, or an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import crs_text, parse_crs
from siteplanner.core.errors import InputError
from siteplanner.core.import_report import Note
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.parcel_rings import POINT, RingsOfParcel, rings_of
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.boundary_points.table_rows import (
    CoordinateRows,
    Row,
    coordinate_rows,
    coordinate_rows_of,
    number,
)
from siteplanner.files.boundary_points.text_header import TextHeader
from siteplanner.files.boundary_points.text_parcels import PointLine, TextParcel
from siteplanner.files.boundary_points.usual_coordinates import odd_one, swapped_notes, usual_of
from siteplanner.files.dataset import NO_LINE_END

if TYPE_CHECKING:
    from siteplanner.files.map_layers import MapLayer

NO_COORDINATES = QT_TRANSLATE_NOOP(
    "errors",
    "{path} has no columns of coordinates. Head them for example 地块编号, 点号, X, Y, or lon, lat, or WKT.",
)
NO_ROWS = QT_TRANSLATE_NOOP("errors", "{path} has headings of coordinates but no row below them.")
NO_COORDINATE = QT_TRANSLATE_NOOP("import", "Row {row}: “{text}” is no coordinate.")
NO_WKT = QT_TRANSLATE_NOOP("import", "Row {row}: “{text}” is no outline in WKT.")
ODD_SYSTEM = QT_TRANSLATE_NOOP("import", "The coordinate system “{system}” that the file names is not known here.")
X_IS_NORTH = QT_TRANSLATE_NOOP(
    "import", "X was taken as northing and Y as easting, as surveyors have it; the figures do not show which is which."
)
TEXT_REPLACED = QT_TRANSLATE_NOOP(
    "import", "Some text is not valid {encoding}; the characters that cannot be read are shown as �."
)

PARCEL = "地块编号"
_PAIRS = (("north", "east"), ("x", "y"), ("lat", "lon"))
_SHOWN = 40


@dataclass
class _Group:
    """The rows of one parcel."""

    name: str
    rows: list[Row] = field(default_factory=list)


def table_layers(path: Path, shown: Path, name: str, told: str = "") -> Iterable[MapLayer]:
    """A layer a table with coordinates. Raises InputError where there is none."""
    from siteplanner.files.map_layers import MapLayer

    for rows in _tables(path, shown, told):
        found = _read(rows)
        crs = "" if found.crs is None else crs_text(found.crs)
        fields = tuple(map(str, found.table.columns))
        yield MapLayer(rows.sheet or name, found.kind, len(found.shapes), fields, crs, None, name)


def coordinate_table(path: Path, shown: Path, layer: str = "", told: str = "") -> PointsRead:
    """The table of that name, or the only one. Raises InputError as ``table_layers``."""
    tables = _tables(path, shown, told)
    return _read(next((rows for rows in tables if rows.sheet == layer), tables[0]))


def coordinate_table_of(text: str) -> PointsRead | None:
    """The parcels of a table that was copied: one whose rows say which parcel or ring they belong to.

    None for anything else: a list without such a column divides its shapes by blank lines. Raises InputError where a
    quotation mark is never closed.
    """
    rows = coordinate_rows_of(text)
    if rows is None or not rows.rows or not {"parcel", "ring"} & set(rows.columns) or "wkt" in rows.columns:
        return None
    groups = _groups(rows) or [_Group("", list(rows.rows))]
    return _parcels(rows, groups, [])


def _tables(path: Path, shown: Path, told: str) -> list[CoordinateRows]:
    found = coordinate_rows(path, shown, told)
    if not found:
        raise InputError(NO_COORDINATES, path=shown)
    filled = [rows for rows in found if rows.rows]
    if not filled:
        raise InputError(NO_ROWS, path=shown)
    return filled


def _read(rows: CoordinateRows) -> PointsRead:
    said = [TEXT_REPLACED(encoding=rows.encoding)] if rows.replaced else []
    if not rows.ended:
        said.append(NO_LINE_END())
    if "wkt" in rows.columns:
        return _outlines(rows, said)
    groups = _groups(rows)
    return _points(rows, said) if groups is None else _parcels(rows, groups, said)


def _groups(rows: CoordinateRows) -> list[_Group] | None:
    """The rows by parcel, a blank meaning the parcel above; None where each row is a place of its own."""
    if "parcel" not in rows.columns:
        return [_Group("", list(rows.rows))] if "point" in rows.columns and len(rows.rows) > 2 else None
    groups: dict[str, _Group] = {}
    name = ""
    for row in rows.rows:
        name = rows.cell(row, "parcel") or name
        groups.setdefault(name, _Group(name)).rows.append(row)
    return None if len(groups) == len(rows.rows) else list(groups.values())


def _parcels(rows: CoordinateRows, groups: Sequence[_Group], said: list[Message]) -> PointsRead:
    taken = [_parcel(rows, group) for group in groups]
    columns = _constant_columns(rows, groups)
    table = pd.DataFrame(columns, index=pd.RangeIndex(len(groups)))
    if any(group.name for group in groups):
        table.insert(0, PARCEL, pd.Series([group.name or None for group in groups], dtype="str"))
    return _assembled(rows, taken, "", table, "MultiPolygon", said)


def _points(rows: CoordinateRows, said: list[Message]) -> PointsRead:
    taken = [_parcel(rows, _Group("", [row])) for row in rows.rows]
    places = {at for kind, at in rows.columns.items() if kind not in ("parcel", "point", "crs")}
    return _assembled(rows, taken, POINT, _all_columns(rows, places), "Point", said)


def _parcel(rows: CoordinateRows, group: _Group) -> TextParcel:
    first, second = next(pair for pair in _PAIRS if set(pair) <= set(rows.columns))
    parcel = TextParcel(group.rows[0][0])
    for row in group.rows:
        texts = rows.cell(row, first), rows.cell(row, second)
        values = [number(text) for text in texts]
        if values[0] is None or values[1] is None or not np.isfinite([values[0], values[1]]).all():
            bad = texts[0] if values[0] is None else texts[1]
            parcel.problem = parcel.problem or NO_COORDINATE(row=row[0], text=bad[:_SHOWN])
            continue
        label = rows.cell(row, "point") or str(row[0])
        parcel.points.append(PointLine(row[0], label, rows.cell(row, "ring") or "1", values[0], values[1]))
    return parcel


def _assembled(
    rows: CoordinateRows, taken: Sequence[TextParcel], kind: str, table: pd.DataFrame, of: str, said: list[Message]
) -> PointsRead:
    made = [RingsOfParcel(problem=p.problem) if p.problem else rings_of(p, kind) for p in taken]
    usual, degrees = usual_of(made)
    shapes = np.full(len(made), None, dtype=object)
    refused: dict[int, Message] = {}
    for row, rings in enumerate(made):
        problem = rings.problem or odd_one(rings, usual, degrees)
        if problem is not None:
            refused[row] = problem
        else:
            shapes[row] = rings.shape
    crs, told = _system(rows, usual, degrees)
    notes: list[Note] = [
        (row, "noted", note) for row, rings in enumerate(made) if row not in refused for note in rings.notes
    ]
    if "x" not in rows.columns:  # the headings say which is which
        swapped, warned = swapped_notes(made, shapes)
        notes += swapped
        told += warned
    elif not degrees and not usual and _undecided(shapes):
        told.append(X_IS_NORTH())
    closes = any(rings.closed for rings in made)
    closed = np.array(
        [closes and bool(r.open) and s is not None for r, s in zip(made, shapes, strict=True)], dtype=bool
    )
    if kind == POINT:
        closed[:] = False
    return PointsRead(table, shapes, refused, closed, tuple(notes), (*said, *told), crs, rows.encoding, of)


def _undecided(shapes: np.ndarray) -> bool:
    """Whether northings are as small as eastings, so that nothing tells them apart."""
    given = shapes[shapely.get_type_id(shapes) != -1]
    return bool(len(given)) and float(shapely.total_bounds(given)[3]) < 1e6


def _outlines(rows: CoordinateRows, said: list[Message]) -> PointsRead:
    """A row an outline in WKT, x to the east."""
    shapes = np.full(len(rows.rows), None, dtype=object)
    refused: dict[int, Message] = {}
    srid = ""
    for at, row in enumerate(rows.rows):
        text = rows.cell(row, "wkt")
        head, divided, wkt = text.rpartition(";")
        srid = head.upper().removeprefix("SRID=") if divided else srid
        shape = shapely.from_wkt(wkt, on_invalid="ignore") if wkt else None
        if shape is None:
            refused[at] = NO_WKT(row=row[0], text=text[:_SHOWN])
        shapes[at] = shape
    table = _all_columns(rows, {rows.columns["wkt"]})
    if "parcel" in rows.columns:
        table = table.rename(columns={rows.headings[rows.columns["parcel"]]: PARCEL})
    crs, told = _system(rows, 0, False, srid)
    kinds = {shape.geom_type for shape in shapes if shape is not None}
    nothing = np.zeros(len(shapes), dtype=bool)
    kind = kinds.pop() if len(kinds) == 1 else "Unknown"
    return PointsRead(table, shapes, refused, nothing, (), (*said, *told), crs, rows.encoding, kind)


def _system(rows: CoordinateRows, prefix: int, degrees: bool, srid: str = "") -> tuple[CRS | None, list[Message]]:
    """The system that a column, an SRID or the rows above the headings tell; None where none does."""
    named = {rows.cell(row, "crs") for row in rows.rows} - {""} if "crs" in rows.columns else {srid} - {""}
    if len(named) == 1:
        name = named.pop()
        try:
            return parse_crs(name), []
        except InputError:
            pass
        values = {"坐标系": name}
    else:
        values = _told_above(rows.above)
    crs, said = TextHeader(values).crs(prefix, degrees)
    return crs, said


def _told_above(above: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """``坐标系``, ``带号`` … of the cells above the headings: the value after a colon or in the next filled cell."""
    values: dict[str, str] = {}
    for cells in above:
        filled = [cell for cell in cells if cell]
        for at, cell in enumerate(filled):
            key, colon, value = cell.replace("：", ":").partition(":")
            if key.strip() in ("坐标系", "带号", "几度分带", "投影类型"):
                values[key.strip()] = value.strip() if colon else "".join(filled[at + 1 : at + 2])
    return values


def _constant_columns(rows: CoordinateRows, groups: Sequence[_Group]) -> dict[str, pd.Series]:
    """The columns that say the same, or nothing, on every row of a parcel: those are about the parcel."""
    known = set(rows.columns.values())
    columns: dict[str, pd.Series] = {}
    for at, heading in enumerate(rows.headings):
        if not heading or at in known:
            continue
        told = [{cells[at] for _, cells in group.rows if at < len(cells) and cells[at]} for group in groups]
        if all(len(values) <= 1 for values in told) and any(told):
            columns[heading] = pd.Series([next(iter(values), None) for values in told], dtype="str")
    return columns


def _all_columns(rows: CoordinateRows, without: set[int]) -> pd.DataFrame:
    columns = {
        heading: pd.Series([(c[at] if at < len(c) else "") or None for _, c in rows.rows], dtype="str")
        for at, heading in enumerate(rows.headings)
        if heading and at not in without
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows.rows)))
