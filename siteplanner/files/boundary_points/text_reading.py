"""Files of boundary points (界址点 TXT) as a layer of a map, a row a parcel."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import area_unit
from siteplanner.core.ground_area import ellipsoidal_areas_m2
from siteplanner.core.import_report import Note
from siteplanner.core.land_use import guide_name
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named
from siteplanner.files.boundary_points.parcel_rings import RingsOfParcel, rings_of
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.boundary_points.text_lines import TextLines, read_lines
from siteplanner.files.boundary_points.text_parcels import (
    COLUMNS,
    HEIGHTS_LEFT,
    TextContent,
    TextParcel,
    looks_like_boundary_points,
    take_apart,
)
from siteplanner.files.boundary_points.usual_coordinates import odd_one, swapped_notes, usual_of
from siteplanner.files.collecting import without_collecting
from siteplanner.files.dataset import NO_LINE_END

if TYPE_CHECKING:
    from siteplanner.files.map_layers import MapLayer

AREA_TOLERANCE_HA = 0.01
"""A stated area that differs more from the measured one is reported."""
HECTARE_M2 = 10_000.0

NOT_BOUNDARY_POINTS = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds no boundary points. A text file must have the section [地块坐标] with a line a parcel and a line a "
    "point.",
)
AREA_DIFFERS = QT_TRANSLATE_NOOP(
    "import", "Line {line} states {stated_ha:.4f} ha, but the points enclose {measured_ha:.4f} ha."
)
AREAS_IN = QT_TRANSLATE_NOOP(
    "import", "The areas of the file are in {unit}, not in hectares as the format asks; they were read so."
)
POINTS_MISSING = QT_TRANSLATE_NOOP(
    "import", "Line {line} states {stated} points, but {found} follow: points may be missing."
)
POINTS_TOO_MANY = QT_TRANSLATE_NOOP(
    "import", "Line {line} states {stated} points, but {found} follow: another parcel's line may be missing."
)
COUNT_DIFFERS = QT_TRANSLATE_NOOP(
    "import", "Line {line} states {stated} points, but {found} follow; the area is as stated."
)
STRAY_LINES = QT_TRANSLATE_NOOP(
    "import", "{lines} lines belong to no parcel; line {line} is the first: “{text}”. They were left out."
)
NO_HEADER = QT_TRANSLATE_NOOP("import", "The file has no section [属性描述] that would tell its coordinate system.")
TEXT_REPLACED = QT_TRANSLATE_NOOP(
    "import", "Some text is not valid {encoding}; the characters that cannot be read are shown as �."
)

FARMLAND_COLUMNS = ("图斑类型", "地类", "改造前", "改造后", "备注")
"""What files of farmland works add to a parcel's line."""
_GEOMETRY = {"线": "LineString", "点": "Point"}


_kept: dict[tuple[str, int, int, str], PointsRead] = {}
_keeping = threading.Lock()
KEPT = 2
"""Files kept as read, so that looking into one and bringing it in reads it once."""


def text_layers(path: Path, shown: Path, name: str, told: str = "") -> Iterable[MapLayer]:
    """The one layer of a file. Raises InputError where it is none of boundary points."""
    from siteplanner.files.map_layers import MapLayer

    found = boundary_points(path, shown, told)
    crs = "" if found.crs is None else crs_text(found.crs)
    return [MapLayer(name, found.kind, len(found.shapes), tuple(map(str, found.table.columns)), crs, None, name)]


def boundary_points(path: Path, shown: Path | None = None, told: str = "") -> PointsRead:
    """Read a file, its text in the encoding ``told`` or as found.

    Raises InputError (speaking of ``shown``) where it is none of boundary points or cannot be read.
    """
    shown = path if shown is None else shown
    try:
        state = path.stat()
        key = str(path), state.st_mtime_ns, state.st_size, told
    except OSError:
        key = str(path), 0, 0, told
    with _keeping:
        if key in _kept:
            return _kept[key]
    found = _read(path, shown, told)
    with _keeping:
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[key] = found
    return found


def boundary_points_of(text: str) -> PointsRead:
    """Boundary points from text that was copied. Raises InputError where it holds none."""
    lines = TextLines(tuple(text.splitlines()), "UTF-8", replaced=False, ended=True)
    content = take_apart(lines)
    if not content.parcels:
        raise InputError(NOT_BOUNDARY_POINTS, path="–")
    return _assembled(content, lines.encoding, [])


@without_collecting()
def _read(path: Path, shown: Path, told: str) -> PointsRead:
    text = read_lines(path, shown, told)
    if not looks_like_boundary_points(text):
        raise InputError(NOT_BOUNDARY_POINTS, path=shown)
    content = take_apart(text)
    if not content.parcels:
        raise InputError(NOT_BOUNDARY_POINTS, path=shown)
    warnings = [TEXT_REPLACED(encoding=text.encoding)] if text.replaced else []
    warnings += [] if text.ended else [NO_LINE_END()]
    return _assembled(content, text.encoding, warnings)


def _assembled(content: TextContent, encoding: str, warnings: list[Message]) -> PointsRead:
    parcels = content.parcels
    made = [rings_of(parcel, parcel.text(2)) for parcel in parcels]
    usual, degrees = usual_of(made)
    crs, said = content.header.crs(usual, degrees)
    warnings += said
    if not content.has_section:
        warnings.append(NO_HEADER())
    if content.strays:
        line, words = content.strays[0]
        warnings.append(STRAY_LINES(lines=len(content.strays), line=line, text=words))
    refused: dict[int, Message] = {}
    notes: list[Note] = []
    shapes = np.full(len(parcels), None, dtype=object)
    for row, (parcel, rings) in enumerate(zip(parcels, made, strict=True)):
        problem = parcel.problem or rings.problem or odd_one(rings, usual, degrees)
        if problem is not None:
            refused[row] = problem
            continue
        shapes[row] = rings.shape
        notes += [(row, "noted", note) for note in rings.notes]
        if parcel.heights:
            notes.append((row, "simplified", HEIGHTS_LEFT()))
    _require_all_points(parcels, made, shapes, refused, notes)
    stated_m2, unit = _stated_areas(parcels, shapes, crs, degrees)
    if unit:
        warnings.append(AREAS_IN(unit=unit))
    notes += _compared(parcels, shapes, _measured(shapes, crs, degrees), stated_m2)
    swapped, warned = swapped_notes(made, shapes)
    notes += swapped
    warnings += warned
    closes = any(rings.closed for rings in made)
    closed = np.array([closes and bool(rings.open) and rings.shape is not None for rings in made], dtype=bool)
    return PointsRead(
        _table(parcels, stated_m2),
        shapes,
        refused,
        closed,
        tuple(sorted(notes, key=lambda note: note[0])),
        tuple(warnings),
        crs,
        encoding,
        _kind(parcels),
    )


def _agrees(parcel: TextParcel, area: float) -> bool:
    """Whether the stated area, in whichever unit, is the one enclosed."""
    stated = parcel.stated_area
    if not stated:
        return False
    return any(abs(stated * unit - area) <= max(1.0, 0.005 * area) for unit in (HECTARE_M2, 1.0))


def _require_all_points(
    parcels: Sequence[TextParcel],
    made: Sequence[RingsOfParcel],
    shapes: Geometries,
    refused: dict[int, Message],
    notes: list[Note],
) -> None:
    """Refuse parcels that lost points or got those of another one; a wrong count alone is only told.

    A parcel's count may leave out the points that close its rings, or count such as are not written.
    """
    for row, (parcel, rings) in enumerate(zip(parcels, made, strict=True)):
        stated, found = parcel.stated_points, len(parcel.points)
        if shapes[row] is None or stated is None or found - rings.closed <= stated <= found:
            continue
        agrees = _agrees(parcel, shapely.area(shapes[row]))
        if agrees and found < stated <= found + rings.open:
            continue
        if agrees and not (stated > found and row == len(parcels) - 1):
            notes.append((row, "noted", COUNT_DIFFERS(line=parcel.line, stated=stated, found=found)))
            continue
        shapes[row] = None
        which = POINTS_MISSING if stated > found else POINTS_TOO_MANY
        refused[row] = which(line=parcel.line, stated=stated, found=found)


def _measured(shapes: Geometries, crs: CRS | None, degrees: bool) -> np.ndarray:
    """Square metres (n,), NaN where there is no shape or nothing to measure it by."""
    areas = np.full(len(shapes), np.nan)
    given = np.flatnonzero(shapely.get_type_id(shapes) != -1)
    if degrees and crs is not None:
        areas[given] = ellipsoidal_areas_m2(shapes[given], crs)
    elif not degrees:
        areas[given] = shapely.area(shapes[given])
    return areas


def _stated_areas(
    parcels: Sequence[TextParcel], shapes: Geometries, crs: CRS | None, degrees: bool
) -> tuple[np.ndarray, str]:
    """The stated areas in m² (n,), NaN for none, and the name of their unit where it is not the hectare."""
    stated = np.array([p.stated_area or np.nan for p in parcels], dtype=float)
    measured = _measured(shapes, crs, degrees)
    both = np.isfinite(stated) & (measured > 0)
    unit = area_unit(stated[both], measured[both]) if both.any() else None
    if unit is None or unit[1] == HECTARE_M2:
        return stated * HECTARE_M2, ""
    return stated * unit[1], unit[0]


def _compared(
    parcels: Sequence[TextParcel], shapes: Geometries, measured_m2: np.ndarray, stated_m2: np.ndarray
) -> list[Note]:
    off = np.abs(stated_m2 - measured_m2) > AREA_TOLERANCE_HA * HECTARE_M2
    areal = np.isin(shapely.get_type_id(shapes), (3, 6))
    return [
        (
            row,
            "noted",
            AREA_DIFFERS(
                line=parcels[row].line,
                stated_ha=float(stated_m2[row] / HECTARE_M2),
                measured_ha=float(measured_m2[row] / HECTARE_M2),
            ),
        )
        for row in np.flatnonzero(off & areal).tolist()
    ]


def _table(parcels: Sequence[TextParcel], stated_m2: np.ndarray) -> pd.DataFrame:
    """The fields of the parcels' lines; what tells nothing of any parcel is left out."""
    most = max((len(parcel.fields) - 2 for parcel in parcels), default=0)
    extra = most - len(COLUMNS)
    more = FARMLAND_COLUMNS if extra == len(FARMLAND_COLUMNS) else [f"字段{n}" for n in range(9, 9 + max(extra, 0))]
    columns = {
        name: pd.Series([parcel.text(at) or None for parcel in parcels], dtype="str")
        for at, name in enumerate((*COLUMNS, *more))
    }
    told = {name for name, values in columns.items() if values.notna().any() and not values.isin(["面"]).all()}
    table = pd.DataFrame({name: values for name, values in columns.items() if name in told})
    table.index = pd.RangeIndex(len(parcels))
    if np.isfinite(stated_m2).any():
        table["面积_m2"] = stated_m2
    systems = [_guide_code(parcel.text(5), parcel.text(4)) for parcel in parcels]
    if any(systems):
        table["code_system"] = pd.Series([system or None for system in systems], dtype="str")
    return table


def _guide_code(code: str, use: str) -> str:
    """The system of a code whose use is named as the guide of 2023 names it: both systems have some numbers."""
    name = guide_name(code) if code and use else ""
    return "MNR2023" if isinstance(name, Named) and name.zh == use else ""


def _kind(parcels: Sequence[TextParcel]) -> str:
    kinds = {_GEOMETRY.get(parcel.text(2), "MultiPolygon") for parcel in parcels}
    return kinds.pop() if len(kinds) == 1 else "Unknown"
