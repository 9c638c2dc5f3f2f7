"""What was read back of written boundary points, compared with the plan itself; the writer has no part in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Transformer

from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.export_report import BOUNDARY_POINTS, ExportReport

LARGEST_SHIFT_MM = 1.0
"""Half a millimetre of rounding on each axis is 0.71 mm."""
STATED_AREA_M2 = 0.51
"""Hectares with four decimals are true to half a square metre."""

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
COUNT = QT_TRANSLATE_NOOP("export", "{found} outlines instead of {wanted}")
REFUSED = QT_TRANSLATE_NOOP("export", "outline {row} cannot be read: {reason}")
TEXT = QT_TRANSLATE_NOOP("export", "{id}: {column} is “{found}” instead of “{wanted}”")
NO_SYSTEM = QT_TRANSLATE_NOOP("export", "it does not tell its coordinate system")
RINGS = QT_TRANSLATE_NOOP("export", "{id} has other parts or holes")
SHIFT = QT_TRANSLATE_NOOP("export", "{id} lies {found_mm:.1f} mm off, {limit_mm:g} mm are allowed")
AREA = QT_TRANSLATE_NOOP("export", "{id}: the area differs by {found_m2:.3f} m²")


_WRITTEN_AS = {"": "地块编号", "name": "地块名称", "land_use": "地类编码"}


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


def prove(
    read: PointsRead,
    plan: Plan,
    layer: str,
    scenario: str | None,
    target: Path,
    encoding: str,
    retyped: tuple[str, ...] = (),
    columns: tuple[str, ...] = ("name", "land_use"),
) -> ExportReport:
    """Compare every outline, and of its attributes the number and these ``columns`` of the plan.

    Raises SaveError (speaking of ``target``) at the first difference.
    """
    frame = plan.site.parcels if layer == "parcels" else plan.plants(plan.scenario(scenario).scenario_id)
    shapes = shapes_of(frame)
    there = np.array([not s.is_empty and bool(np.isfinite(shapely.get_coordinates(s)).all()) for s in shapes])
    wanted = frame[there]
    try:
        _compare_rows(read, wanted, set(retyped), columns)
        shift_mm, percent = _compare_shapes(read, wanted.index.tolist(), shapes[there], plan)
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None
    return ExportReport(
        target,
        BOUNDARY_POINTS,
        len(wanted),
        len(read.shapes),
        shift_mm,
        percent,
        tuple(frame.index[~there].tolist()),
        layer=layer,
        crs="" if read.crs is None else crs_text(read.crs),
        encoding=encoding,
        retyped=retyped,
    )


def _compare_rows(read: PointsRead, wanted: pd.DataFrame, retyped: set[str], columns: tuple[str, ...]) -> None:
    if read.refused:
        row, reason = min(read.refused.items(), key=lambda item: item[0])
        raise _Difference(REFUSED(row=row + 1, reason=reason))
    if len(read.shapes) != len(wanted):
        raise _Difference(COUNT(found=len(read.shapes), wanted=len(wanted)))
    for name in ("", *columns):
        column = _WRITTEN_AS[name]
        own = _column(wanted, name) if name else wanted.index
        found = _column(read.table, column)
        for of, a, b in zip(wanted.index.tolist(), _blank(found, len(wanted)), _blank(own, len(wanted)), strict=True):
            if a != b and (of not in retyped or _letters(a) != _letters(b)):
                raise _Difference(TEXT(id=of, column=column, found=a, wanted=b))


def _column(table: pd.DataFrame, name: str) -> Any:
    return table[name] if name in table.columns else None


def _blank(values: Any, rows: int) -> list[str]:
    return [""] * rows if values is None else ["" if pd.isna(value) else str(value) for value in values]


def _letters(text: str) -> str:
    """What of a text must stay when commas and line breaks of it cannot."""
    return "".join(letter for letter in text if letter.isalnum())


def _compare_shapes(read: PointsRead, ids: list[str], own: Geometries, plan: Plan) -> tuple[float, float]:
    """The largest shift in mm and the difference of the summed areas in percent."""
    if read.crs is None:
        raise _Difference(NO_SYSTEM)
    back = Transformer.from_crs(read.crs, plan.site.crs, always_xy=True)
    found = shapely.transform(read.shapes, lambda xy: np.column_stack(back.transform(xy[:, 0], xy[:, 1])))
    for row in np.flatnonzero((_rings(found) != _rings(own)).any(axis=1)):
        raise _Difference(RINGS(id=ids[row]))
    shift_mm = shapely.hausdorff_distance(shapely.boundary(found), shapely.boundary(own)) * 1000.0
    for row in np.flatnonzero(~(shift_mm <= LARGEST_SHIFT_MM)):
        raise _Difference(SHIFT(id=ids[row], found_mm=float(shift_mm[row]), limit_mm=LARGEST_SHIFT_MM))
    areas, own_areas = shapely.area(found), shapely.area(own)
    allowed_m2 = shapely.length(own) * LARGEST_SHIFT_MM / 1000.0 + 1e-6
    for row in np.flatnonzero(~(np.abs(areas - own_areas) <= allowed_m2)):
        raise _Difference(AREA(id=ids[row], found_m2=float(areas[row] - own_areas[row])))
    if "面积_m2" in read.table.columns:
        off = read.table["面积_m2"].to_numpy(dtype=float) - shapely.area(read.shapes)
        for row in np.flatnonzero(~(np.abs(off) <= STATED_AREA_M2)):
            raise _Difference(AREA(id=ids[row], found_m2=float(off[row])))
    total = float(own_areas.sum())
    percent = abs(float(areas.sum()) - total) / total * 100.0 if total else 0.0
    return float(shift_mm.max(initial=0.0)), percent


def _rings(shapes: Geometries) -> npt.NDArray[np.int64]:
    """Parts and rings of each shape (n, 2)."""
    parts, row = shapely.get_parts(shapes, return_index=True)
    rings = np.bincount(row, shapely.get_num_interior_rings(parts) + 1, minlength=len(shapes))
    return np.column_stack([np.bincount(row, minlength=len(shapes)), rings]).astype(np.int64)
