"""Layers of a DXF drawing as layers of a map: outlines as areas, lines closed or joined to areas, texts as names."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import horizontal, parse_crs
from siteplanner.core.errors import InputError
from siteplanner.core.geometry_repair import GAP_CLOSED
from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.collecting import without_collecting
from siteplanner.files.dxf.closing import CLOSING_TOLERANCE_M, NO_GAP_M, closed, closes, faces_between, gap_m
from siteplanner.files.dxf.document import Document, read_document
from siteplanner.files.dxf.labels import Labels, labels_of
from siteplanner.files.dxf.pieces import FARTHEST, Piece
from siteplanner.files.dxf.taking_apart import Pieces, take_apart
from siteplanner.files.dxf.units import UNITS

if TYPE_CHECKING:
    from siteplanner.files.map_layers import MapLayer, RawLayer

COLUMNS = ("dxf_text", "dxf_texts", "dxf_entity", "dxf_block")
AREAS = frozenset({"parcels", "zones", "plants"})
"""Roles whose shapes are areas: lines are joined to them."""
POINTS = frozenset({"substations"})
KEPT = 1
"""Drawings kept taken apart, so that looking into one and bringing its layers in reads it once."""

HIDDEN = QT_TRANSLATE_NOOP("import", "The layer “{layer}” is switched off or frozen in the drawing.")
UNIT_SAID = QT_TRANSLATE_NOOP(
    "import",
    "The drawing says its unit is {unit}, as many templates do. Its figures are taken as they stand; measure a known "
    "length.",
)
GAPS_JOINED = QT_TRANSLATE_NOOP(
    "import",
    "Areas were made from lines. Where ends lay up to {limit_mm:.0f} mm apart they were joined: {gaps}, the widest "
    "{widest_mm:.1f} mm at {x:.2f}, {y:.2f}.",
)
FROM_LINES = QT_TRANSLATE_NOOP("import", "The area lies between lines of the drawing; no outline of its own is drawn.")
BOUNDS_NOTHING = QT_TRANSLATE_NOOP(
    "import", "The line, {length_m:.2f} m long, bounds no area: it does not meet others within {limit_mm:.0f} mm."
)
SEVERAL_TEXTS = QT_TRANSLATE_NOOP(
    "import", "Several texts stand in the area: {texts}. “{text}”, the nearest to its middle, was taken."
)
DOUBTFUL_TEXT = QT_TRANSLATE_NOOP(
    "import",
    "Several texts stand in the area, two of them as near to its middle: {texts}. “{text}” was taken; check it.",
)
TANGLED = QT_TRANSLATE_NOOP(
    "import", "The {lines} lines of the layer cross each other too often to be parcels; no areas were made from them."
)
TEXTS_OUTSIDE = QT_TRANSLATE_NOOP("import", "{texts} texts of the layer stand in no area; they were left out.")
WITHIN = QT_TRANSLATE_NOOP(
    "import", "The outline lies within that of row {other}: its area counts in both unless that one gets a hole."
)
SAME_HATCH = QT_TRANSLATE_NOOP("import", "{hatches} hatches fill outlines of the layer; the outlines were taken.")
POINTS_LEFT = QT_TRANSLATE_NOOP("import", "{points} points of the layer were left out; areas are needed.")
TEXTS_SHOWN = 5


@dataclass(frozen=True)
class Opened:
    """A drawing taken apart."""

    document: Document
    content: Pieces
    by_layer: Mapping[str, tuple[Piece, ...]]


_kept: dict[tuple[str, int, int], Opened] = {}
_keeping = threading.Lock()


def open_drawing(path: Path, shown: Path) -> Opened:
    """The drawing at ``path``, told of as ``shown``. Raises InputError for what cannot be read."""
    about = path.stat()
    key = (str(path), about.st_size, about.st_mtime_ns)
    with _keeping:
        if key in _kept:
            return _kept[key]
    with without_collecting():
        document = read_document(path, shown)
        content = take_apart(document, shown)
    by_layer: dict[str, list[Piece]] = {}
    for piece in content.pieces:
        by_layer.setdefault(piece.layer, []).append(piece)
    opened = Opened(document, content, {name: tuple(pieces) for name, pieces in by_layer.items()})
    with _keeping:
        _kept[key] = opened
        while len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return opened


def dxf_layers(path: Path, shown: Path, dataset: str) -> list[MapLayer]:
    """The layers of a drawing that hold something, in the order of their first shape."""
    from siteplanner.files.map_layers import MapLayer

    opened = open_drawing(path, shown)
    return [
        MapLayer(name, _geometry_type(pieces), sum(p.form != "text" for p in pieces), COLUMNS, "", None, dataset)
        for name, pieces in opened.by_layer.items()
    ]


def _geometry_type(pieces: Iterable[Piece]) -> str | None:
    """None for a layer of texts alone. Lines may be joined to areas, so a layer of them can be anything."""
    forms = {piece.form for piece in pieces} - {"text"}
    if not forms:
        return None
    return {"area": "Polygon", "point": "Point"}.get(next(iter(forms)), "Unknown") if len(forms) == 1 else "Unknown"


@dataclass
class _Rows:
    """The rows of a layer as they come together."""

    shapes: list[shapely.Geometry | None]
    pieces: list[Piece]
    notes: list[Note]
    refused: dict[int, Message]
    warnings: list[Message]

    def add(self, shape: shapely.Geometry | None, piece: Piece) -> int:
        self.shapes.append(shape)
        self.pieces.append(piece)
        return len(self.shapes) - 1


@np.errstate(all="ignore")  # figures that are no numbers are refused where the shapes are looked at
def read_dxf_layer(path: Path, layer: str, role: str, source: str, shown: Path) -> RawLayer:
    """A layer of a drawing for a role: areas for parcels, zones and plants, points for substations, else all of it."""
    from siteplanner.files.map_layers import RawLayer

    opened = open_drawing(path, shown)
    rows = _Rows([], [], [], {}, _said(opened, layer))
    pieces = opened.by_layer[layer]
    if role in AREAS:
        _areas(rows, pieces)
    elif role in POINTS:
        _points(rows, pieces, [p for p in opened.content.inserted if p.layer == layer])
    else:
        _everything(rows, pieces)
    shapes = np.empty(len(rows.shapes), dtype=object)
    shapes[:] = rows.shapes
    table = _table(rows, shapes, opened, layer, role)
    raised = np.array([piece.has_z for piece in rows.pieces], dtype=bool)
    shapes[raised] = shapely.force_3d(shapes[raised])  # for the report to say that heights are dropped
    none = np.zeros(len(shapes), dtype=bool)
    curved = np.array([piece.curved for piece in rows.pieces], dtype=bool)
    return RawLayer(
        layer, source, table, shapes, none, none, curved, False, _crs(opened.document.crs), opened.document.encoding,
        tuple(rows.warnings), tuple(rows.notes), rows.refused, opened.document.unit,
    )  # fmt: skip


def _crs(stated: str) -> CRS | None:
    """The system a drawing of this program states as a property; no other drawing says one."""
    try:
        return horizontal(parse_crs(stated)) if stated else None
    except InputError:
        return None


def _said(opened: Opened, layer: str) -> list[Message]:
    said = [*opened.document.warnings, *opened.content.warnings]
    if layer in opened.document.hidden:
        said.append(HIDDEN(layer=layer))
    if opened.document.unit:
        said.append(UNIT_SAID(unit=UNITS[opened.document.unit].name))
    return said


# -- areas ------------------------------------------------------------------------------------------------------------


def _areas(rows: _Rows, pieces: tuple[Piece, ...]) -> None:
    own = [piece for piece in pieces if piece.tags.get("id")]
    others = [piece for piece in pieces if not piece.tags.get("id") and piece.form != "text"]
    _own_outlines(rows, own)
    open_lines: list[Piece] = []
    for piece in _without_fillings(others, rows):
        if piece.form == "area":
            rows.add(_area(piece.rings), piece)
        elif piece.form == "line" and closes(piece.rings[0]):
            row = rows.add(_area((closed(piece.rings[0]),)), piece)
            if (gap := gap_m(piece.rings[0])) > NO_GAP_M:
                rows.notes.append((row, "repaired", GAP_CLOSED(gap_mm=gap * 1000.0)))
        elif piece.form == "line":
            open_lines.append(piece)
    _nested(rows)
    _from_lines(rows, open_lines)
    if points := sum(piece.form == "point" for piece in others):
        rows.warnings.append(POINTS_LEFT(points=points))


def _area(rings: tuple[np.ndarray, ...]) -> shapely.Geometry | None:
    """The area within rings; of several, what an odd number of them holds."""
    endless = next((ring for ring in rings if not np.isfinite(ring).all()), None)
    if endless is not None:
        return shapely.LineString(endless) if len(endless) > 1 else shapely.Point(endless[0])
    usable = [shapely.Polygon(ring) for ring in rings if len(ring) >= 4]
    if not usable:
        return shapely.LineString(rings[0]) if len(rings[0]) > 1 else None
    shape: shapely.Geometry = usable[0]
    for ring in usable[1:]:
        one, other = (part if shapely.is_valid(part) else shapely.make_valid(part) for part in (shape, ring))
        shape = shapely.symmetric_difference(one, other)
    return shape


def _own_outlines(rows: _Rows, pieces: list[Piece]) -> None:
    """Outlines of a drawing that this program wrote, put together again: parts and holes as they were."""
    of_id: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.form == "area" and piece.kind == "LWPOLYLINE":
            of_id.setdefault(piece.tags["id"], []).append(piece)
    for outlines in of_id.values():
        parts: dict[str, list[Piece]] = {}
        for piece in sorted(outlines, key=lambda p: int("0" + p.tags.get("ring", "0"))):
            parts.setdefault(piece.tags.get("part", "0"), []).append(piece)
        polygons = [
            shapely.Polygon(rings[0].rings[0], [hole.rings[0] for hole in rings[1:]])
            for rings in parts.values()
            if all(len(piece.rings[0]) >= 4 and np.isfinite(piece.rings[0]).all() for piece in rings)
        ]
        rows.add(shapely.multipolygons(polygons) if len(polygons) > 1 else next(iter(polygons), None), outlines[0])


def _without_fillings(pieces: list[Piece], rows: _Rows) -> list[Piece]:
    """Hatches that fill an outline drawn on the same layer are that outline again."""
    if not any(piece.kind in {"HATCH", "MPOLYGON"} for piece in pieces):
        return pieces
    drawn = {_key(p) for p in pieces if p.form == "area" and p.kind not in {"HATCH", "MPOLYGON"}}
    kept = [p for p in pieces if p.kind not in {"HATCH", "MPOLYGON"} or _key(p) not in drawn]
    if len(kept) < len(pieces):
        rows.warnings.append(SAME_HATCH(hatches=len(pieces) - len(kept)))
    return kept


def _key(piece: Piece) -> tuple[float, ...]:
    """What two drawings of one outline have in common, whichever point they begin at: box and area to a millimetre."""
    points = np.vstack(piece.rings)
    low, high = points.min(axis=0), points.max(axis=0)
    return tuple(np.round(np.concatenate((low, high)), 3).tolist())


def _nested(rows: _Rows) -> None:
    """Outlines within others: whether they are holes or parcels on top the drawing does not say."""
    shapes = np.array(rows.shapes, dtype=object)
    polygons = np.flatnonzero(shapely.is_valid(shapes) & (shapely.get_type_id(shapes) == 3))
    tree = shapely.STRtree(shapes[polygons])
    inner, outer = tree.query(shapes[polygons], predicate="covered_by")
    pairs = [(int(polygons[i]), int(polygons[o])) for i, o in zip(inner, outer, strict=True) if i != o]
    areas = shapely.area(shapes)
    smallest: dict[int, int] = {}
    for i, o in pairs:
        if areas[i] < areas[o] and (i not in smallest or areas[o] < areas[smallest[i]]):
            smallest[i] = o
    rows.notes += [(i, "noted", WITHIN(other=o + 1)) for i, o in sorted(smallest.items())]


def _from_lines(rows: _Rows, pieces: list[Piece]) -> None:
    """A line without length is passed over; one that goes nowhere on earth is a row that will be refused."""
    drawn = [piece for piece in pieces if len(piece.rings[0]) > 1 and (piece.rings[0] != piece.rings[0][0]).any()]
    sound = [piece for piece in drawn if (np.abs(piece.rings[0]) < FARTHEST).all()]
    for piece in drawn:
        if not (np.abs(piece.rings[0]) < FARTHEST).all():
            rows.add(_as_drawn(piece), piece)
    if not sound:
        return
    faces = faces_between([piece.rings[0] for piece in sound])
    if faces.tangled:
        rows.warnings.append(TANGLED(lines=len(sound)))
    for area in faces.areas:
        row = rows.add(area, Piece("area", (), sound[0].layer, "LINE"))
        rows.notes.append((row, "noted", FROM_LINES()))
    for line in faces.left_over:
        row = rows.add(line, Piece("line", (), sound[0].layer, "LINE"))
        rows.refused[row] = BOUNDS_NOTHING(length_m=float(line.length), limit_mm=CLOSING_TOLERANCE_M * 1000.0)
    if faces.gaps and len(faces.areas):
        x, y = faces.widest_at
        rows.warnings.append(
            GAPS_JOINED(
                limit_mm=CLOSING_TOLERANCE_M * 1000.0, gaps=faces.gaps, widest_mm=faces.widest_m * 1000.0, x=x, y=y
            )
        )


# -- other roles ------------------------------------------------------------------------------------------------------


def _points(rows: _Rows, pieces: tuple[Piece, ...], inserted: list[Piece]) -> None:
    """Points as drawn, blocks where they are inserted, circles by their middle; what else is drawn stays as it is."""
    for piece in inserted:
        rows.add(shapely.Point(piece.rings[0][0]), piece)
    for piece in pieces:
        if piece.block or piece.form == "text":
            continue
        if piece.kind == "CIRCLE":
            rows.add(shapely.Point((piece.rings[0].min(axis=0) + piece.rings[0].max(axis=0)) / 2.0), piece)
        else:
            rows.add(_as_drawn(piece), piece)


def _everything(rows: _Rows, pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        if piece.form != "text":
            rows.add(_as_drawn(piece), piece)


def _as_drawn(piece: Piece) -> shapely.Geometry | None:
    if piece.form == "area":
        return _area(piece.rings)
    run = piece.rings[0]
    if piece.form == "point":
        return shapely.Point(run[0])
    return shapely.LineString(run) if len(run) > 1 else None


# -- the table --------------------------------------------------------------------------------------------------------


def _table(rows: _Rows, shapes: Geometries, opened: Opened, layer: str, role: str) -> pd.DataFrame:
    texts = [piece.text for piece in rows.pieces]
    all_texts = [""] * len(texts)
    is_area = np.isin(shapely.get_type_id(shapes), (3, 6))
    own = np.array([bool(piece.tags.get("id")) for piece in rows.pieces], dtype=bool)
    found = np.flatnonzero(is_area & ~own)
    labels = _labels(shapes[found], opened, layer, rows)
    for row, text, several, doubtful in zip(
        found.tolist(), labels.text, labels.all_texts, labels.doubtful.tolist(), strict=True
    ):
        texts[row], all_texts[row] = text or texts[row], " | ".join(several) if len(several) > 1 else ""
        if len(set(several)) > 1 and role in AREAS:
            shown = ", ".join(several[:TEXTS_SHOWN])
            rows.notes.append((row, "noted", (DOUBTFUL_TEXT if doubtful else SEVERAL_TEXTS)(texts=shown, text=text)))
    table = pd.DataFrame(
        {
            "dxf_text": texts,
            "dxf_texts": all_texts,
            "dxf_entity": [piece.kind for piece in rows.pieces],
            "dxf_block": [piece.block for piece in rows.pieces],
        },
        index=pd.RangeIndex(len(texts)),
        dtype=object,
    )
    for name in ("id", "name", "kind"):
        values = [piece.tags.get(name, "") for piece in rows.pieces]
        if any(values):
            table[f"{role.removesuffix('s')}_id" if name == "id" else name] = pd.Series(values, dtype=object)
    filled = table.loc[:, (table != "").any()]
    return filled.where(filled != "", None)


def _labels(areas: Geometries, opened: Opened, layer: str, rows: _Rows) -> Labels:
    """From the texts of the layer; where none of them stands in an area, from those of all layers."""
    own = [piece for piece in opened.by_layer[layer] if piece.form == "text"]
    labels = labels_of(areas, own)
    if own and labels.outside < len(own):
        if labels.outside:
            rows.warnings.append(TEXTS_OUTSIDE(texts=labels.outside))
        return labels
    return labels_of(areas, [piece for piece in opened.content.pieces if piece.form == "text"])


def counts_of(opened: Opened) -> Mapping[str, Counter[str]]:
    """For each layer how many of which kind it holds."""
    return {name: Counter(piece.kind for piece in pieces) for name, pieces in opened.by_layer.items()}
