"""Making shapes of a map fit for a plan: repaired where that can be told, refused with a reason where not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely import GeometryType

from siteplanner.core.import_report import Note
from siteplanner.core.schema import GeometryKind
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.work import in_pieces

MISSING = QT_TRANSLATE_NOOP("import", "The row has no shape.")
EMPTY = QT_TRANSLATE_NOOP("import", "The shape is empty.")
UNREADABLE = QT_TRANSLATE_NOOP("import", "The shape is of a kind that cannot be read, or damaged.")
NOT_FINITE = QT_TRANSLATE_NOOP("import", "A coordinate is not a number or infinite.")
WRONG_TYPE = QT_TRANSLATE_NOOP("import", "A {found} where a {wanted} is needed.")
NO_AREA = QT_TRANSLATE_NOOP("import", "The shape covers no area.")
BEYOND_REPAIR = QT_TRANSLATE_NOOP("import", "The shape is invalid ({problem}) and nothing with an area is left of it.")
REPAIRED = QT_TRANSLATE_NOOP("import", "Invalid shape ({problem}) repaired; its area changed by {change_m2:+.2f} m².")
RING_CLOSED = QT_TRANSLATE_NOOP("import", "A ring was not closed; it was closed.")
GAP_CLOSED = QT_TRANSLATE_NOOP("import", "The outline was open by {gap_mm:.1f} mm; it was closed.")
INVALID_LEFT_OUT = QT_TRANSLATE_NOOP("import", "Invalid shape ({problem}), left out as was chosen.")
PARTS_LEFT = QT_TRANSLATE_NOOP("import", "Lines or points mixed with the areas were left out.")

WANTED = {
    "MultiPolygon": QT_TRANSLATE_NOOP("import", "polygon"),
    "Point": QT_TRANSLATE_NOOP("import", "point"),
}
FOUND: dict[int, Template] = {
    GeometryType.POINT: QT_TRANSLATE_NOOP("import", "point"),
    GeometryType.LINESTRING: QT_TRANSLATE_NOOP("import", "line"),
    GeometryType.LINEARRING: QT_TRANSLATE_NOOP("import", "line"),
    GeometryType.POLYGON: QT_TRANSLATE_NOOP("import", "polygon"),
    GeometryType.MULTIPOINT: QT_TRANSLATE_NOOP("import", "set of points"),
    GeometryType.MULTILINESTRING: QT_TRANSLATE_NOOP("import", "set of lines"),
    GeometryType.MULTIPOLYGON: QT_TRANSLATE_NOOP("import", "polygon"),
    GeometryType.GEOMETRYCOLLECTION: QT_TRANSLATE_NOOP("import", "mixed collection"),
}

PROBLEMS: dict[str, Template] = {
    "Self-intersection": QT_TRANSLATE_NOOP("import", "Self-intersection"),
    "Ring Self-intersection": QT_TRANSLATE_NOOP("import", "Ring Self-intersection"),
    "Hole lies outside shell": QT_TRANSLATE_NOOP("import", "Hole lies outside shell"),
    "Holes are nested": QT_TRANSLATE_NOOP("import", "Holes are nested"),
    "Nested shells": QT_TRANSLATE_NOOP("import", "Nested shells"),
    "Interior is disconnected": QT_TRANSLATE_NOOP("import", "Interior is disconnected"),
    "Too few points in geometry component": QT_TRANSLATE_NOOP("import", "Too few points in geometry component"),
}
"""What GEOS says is wrong with a shape, for translation; what it may say else stays as it is."""

_POLYGONAL = (GeometryType.POLYGON, GeometryType.MULTIPOLYGON)


SLIVER_M2 = 1e-4
"""A polygon smaller than a square centimetre is no area that anybody meant."""


@np.errstate(invalid="ignore")  # NaN ordinates are looked for here, not to be warned of
def screen(geometries: Geometries, kind: GeometryKind | None) -> tuple[Geometries, list[Note]]:
    """Shapes (n,) of a type that a layer of ``kind`` can keep, two-dimensional, with None where refused; and why.

    ``kind`` is ``MultiPolygon``, ``Point`` or ``Unknown`` (any type). Works in any coordinate system.
    """
    shapes = np.asarray(geometries, dtype=object).copy()
    notes = [*_refuse_unusable(shapes), *_to_kind(shapes, kind)]
    return shapes, notes


@np.errstate(invalid="ignore")
def mend(geometries: Geometries, kind: GeometryKind | None, *, repair: bool = True) -> tuple[Geometries, list[Note]]:
    """Valid shapes (n,) with None where nothing is left; and what was changed or refused, why.

    Shapes are in a system in metres. Invalid polygons are rebuilt from their lines and what is area of them kept; the
    change of area is told against the plane area their outline had as it was. Without ``repair`` they are refused.
    """
    shapes = np.asarray(geometries, dtype=object).copy()
    unsound = _repair_invalid(shapes, kind) if repair else _refuse_invalid(shapes)
    notes = [*_refuse_not_finite(shapes), *unsound]
    if kind == "MultiPolygon":
        notes += _refuse_without_area(shapes)
    return shapes, notes


def same_shapes(geometries: Geometries) -> list[tuple[int, int]]:
    """Pairs (later, first) of rows with the very same shape, whatever vertex it starts at."""
    boxes = shapely.bounds(geometries)
    if not _any_twice(boxes):
        return []
    _, group, counts = np.unique(boxes, axis=0, return_inverse=True, return_counts=True, equal_nan=False)
    suspects = np.flatnonzero((counts[group.reshape(-1)] > 1) & np.isfinite(boxes).all(axis=1))
    first: dict[bytes, int] = {}
    pairs = []
    for row, wkb in zip(suspects, shapely.to_wkb(shapely.normalize(geometries[suspects])), strict=True):
        if (earlier := first.setdefault(wkb, int(row))) != row:
            pairs.append((int(row), earlier))
    return pairs


def _any_twice(boxes: npt.NDArray[np.float64]) -> bool:
    """Whether two boxes (n, 4) may be the same: the sums of their bits are, which takes a twentieth of comparing."""
    bits = np.ascontiguousarray(boxes + 0.0).view(np.uint64)  # + 0.0: the bits of -0 are others
    sums = np.zeros(len(bits), dtype=np.uint64)
    for side in bits.T:
        sums = (sums ^ (sums >> np.uint64(29)) ^ side) * np.uint64(0x9E3779B97F4A7C15)
    sums.sort()
    return bool((sums[1:] == sums[:-1]).any())


def _refuse_unusable(shapes: Geometries) -> Iterator[Note]:
    present = shapely.get_type_id(shapes) != -1
    for row in np.flatnonzero(~present):
        yield int(row), "refused", MISSING()
    for row in np.flatnonzero(present & shapely.is_empty(shapes)):
        shapes[row] = None
        yield int(row), "refused", EMPTY()
    if shapely.has_z(shapes).any():
        shapes[:] = shapely.force_2d(shapes)
    yield from _refuse_not_finite(shapes)


def _refuse_not_finite(shapes: Geometries) -> Iterator[Note]:
    for row in np.flatnonzero(~finite_ordinates(shapes)):
        shapes[row] = None
        yield int(row), "refused", NOT_FINITE()


def finite_ordinates(shapes: Geometries) -> npt.NDArray[np.bool_]:
    """Which shapes (n,) have only finite x and y; a missing one has."""
    good = np.ones(len(shapes), dtype=bool)
    if np.isfinite(shapely.get_coordinates(shapes)).all():
        return good
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    good[owner[~np.isfinite(xy).all(axis=1)]] = False
    return good


def _to_kind(shapes: Geometries, kind: GeometryKind | None) -> Iterator[Note]:
    """Collections reduced to what the layer keeps, other types refused."""
    if kind not in WANTED:
        return
    types = shapely.get_type_id(shapes)
    collections = types == GeometryType.GEOMETRYCOLLECTION
    single = (types == GeometryType.MULTIPOINT) & (shapely.get_num_geometries(shapes) == 1)
    for row in np.flatnonzero(collections if kind == "MultiPolygon" else single):
        if kind == "Point":
            shapes[row] = shapely.get_geometry(shapes[row], 0)
        elif (polygons := _polygons_of(shapes[row])) is not None:
            shapes[row] = polygons
            yield int(row), "simplified", PARTS_LEFT()
    types = shapely.get_type_id(shapes)
    fits = np.isin(types, _POLYGONAL if kind == "MultiPolygon" else (GeometryType.POINT,)) | (types == -1)
    for row in np.flatnonzero(~fits):
        shapes[row] = None
        yield int(row), "refused", WRONG_TYPE(found=FOUND[int(types[row])], wanted=WANTED[kind])


def _repair_invalid(shapes: Geometries, kind: GeometryKind | None) -> Iterator[Note]:
    invalid = np.flatnonzero((shapely.get_type_id(shapes) != -1) & ~in_pieces(shapely.is_valid, shapes))
    if not len(invalid):
        return
    before = shapes[invalid]
    problems = shapely.is_valid_reason(before)
    mended = shapely.make_valid(before, method="structure", keep_collapsed=False)
    for row, old, new, problem in zip(invalid, before, mended, problems, strict=True):
        polygonal = kind == "MultiPolygon" or shapely.get_type_id(old) in _POLYGONAL
        result = _polygons_of(new) if polygonal else new
        said = problem.split("[")[0]
        short: Template | str = PROBLEMS.get(said, said)
        if result is None or shapely.is_empty(result):
            shapes[row] = None
            yield int(row), "refused", BEYOND_REPAIR(problem=short)
            continue
        shapes[row] = result
        change_m2 = round(shapely.area(result) - shapely.area(old), 2) + 0.0  # + 0.0: never "-0.00"
        yield int(row), "repaired", REPAIRED(problem=short, change_m2=change_m2)


def _refuse_invalid(shapes: Geometries) -> Iterator[Note]:
    invalid = np.flatnonzero((shapely.get_type_id(shapes) != -1) & ~in_pieces(shapely.is_valid, shapes))
    for row, problem in zip(invalid, shapely.is_valid_reason(shapes[invalid]), strict=True):
        shapes[row] = None
        said = problem.split("[")[0]
        yield int(row), "refused", INVALID_LEFT_OUT(problem=PROBLEMS.get(said, said))


def _refuse_without_area(shapes: Geometries) -> Iterator[Note]:
    present = shapely.get_type_id(shapes) != -1
    for row in np.flatnonzero(present & (shapely.area(shapes) < SLIVER_M2)):
        shapes[row] = None
        yield int(row), "refused", NO_AREA()


def _polygons_of(shape: shapely.Geometry) -> shapely.Geometry | None:
    """The polygons within a shape, as one; None where there is none."""
    parts = np.array([shape], dtype=object)
    while np.isin(shapely.get_type_id(parts), (GeometryType.GEOMETRYCOLLECTION, GeometryType.MULTIPOLYGON)).any():
        parts = shapely.get_parts(parts)
    polygons = parts[(shapely.get_type_id(parts) == GeometryType.POLYGON) & ~shapely.is_empty(parts)]
    if not len(polygons):
        return None
    if len(polygons) == 1:
        only: shapely.Geometry = polygons[0]
        return only
    union = shapely.union_all(polygons) if not shapely.is_valid(shapely.multipolygons(polygons)) else None
    return shapely.multipolygons(polygons) if union is None else union
