"""A scenario as a DXF drawing for AutoCAD 2010 and later: X is the easting, Y the northing, in metres."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely

from siteplanner.core import dimensions, schema
from siteplanner.core.coordinates import crs_text
from siteplanner.core.dimensions import Dimension, read_dimension
from siteplanner.core.notes import Note, read_note
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.dxf.own_layers import ABOUT, DIMENSIONS, FONT, LAYERS, NOTES, TEXT_STYLE, one_line, packed
from siteplanner.files.dxf.pieces import APP_ID
from siteplanner.files.dxf.proof import prove_dxf
from siteplanner.files.export_report import ExportReport

if TYPE_CHECKING:
    from ezdxf.document import Drawing

VERSION = "R2010"
TEXT_HEIGHT_M = 2.5
"""On a sheet of 1:1000 the 2.5 mm that drawing standards ask of Chinese characters at least."""
SMALLEST_TEXT_M = 0.3
CODE_PAGE = "gbk"
"""Said in the head as a Chinese AutoCAD does; since AutoCAD 2007 the text itself is in UTF-8 whatever it says."""
METRES = 6
ABOUT_PLAN = "siteplanner · {plan} · {scenario} · {crs} {crs_name} · X = E(东), Y = N(北) · m"

WRITING = QT_TRANSLATE_NOOP("export", "Writing {shapes} shapes")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")

_writing = threading.Lock()


def export_dxf(plan: Plan, path: Path, scenario: str | None, work: Work | None = None) -> ExportReport:
    """Write the base map and a scenario's plants, notes and dimensions, whole or not at all.

    Outlines are closed LWPOLYLINEs, a hole a polyline of its own; extended data (application SITEPLANNER) say which
    feature, part and ring each is. Raises SaveError where the file cannot be written, or reading it back, by a reader
    of its own and by GDAL, shows a difference from the plan; EditError for an unknown scenario.
    """
    work = work or Work()
    scenario_id = plan.scenario(scenario).scenario_id
    frames = layers_of(plan, scenario_id)
    shapes = sum(map(len, frames.values()))
    work.step(0, 2 * shapes, WRITING(shapes=shapes))
    with write_whole(path) as temporary:
        with without_collecting(), _same_bytes(), temporary.open("w", encoding="utf-8", newline="\n") as file:
            _drawn(plan, scenario_id, frames, work).write(file)
        work.step(shapes, 2 * shapes, READING_BACK(name=path.name))
        report = prove_dxf(temporary, path, plan, scenario_id)
        work.step(2 * shapes, 2 * shapes, READING_BACK(name=path.name))
    return report


@contextmanager
def _same_bytes() -> Iterator[None]:
    """Times and random numbers of ezdxf's head are fixed meanwhile: the same plan gives the same bytes."""
    from ezdxf._options import options

    with _writing:
        fixed = options.write_fixed_meta_data_for_testing
        options.write_fixed_meta_data_for_testing = True
        try:
            yield
        finally:
            options.write_fixed_meta_data_for_testing = fixed


def layers_of(plan: Plan, scenario_id: str) -> dict[str, gpd.GeoDataFrame]:
    """The frames that are written, by the name of their layer."""
    base = {of.name: plan.site.layer(of.name) for of in schema.BASE_LAYERS}
    return {**base, schema.PLANTS.name: plan.plants(scenario_id)}


def _drawn(plan: Plan, scenario_id: str, frames: dict[str, gpd.GeoDataFrame], work: Work) -> Drawing:
    from ezdxf import filemanagement

    drawing = filemanagement.new(VERSION, units=METRES)
    drawing.encoding = CODE_PAGE
    drawing.header["$MEASUREMENT"] = 1
    drawing.header["$LUPREC"] = 3
    drawing.header.custom_vars.append("CRS", crs_text(plan.site.crs))
    drawing.appids.add(APP_ID)
    drawing.styles.add(TEXT_STYLE, font=FONT)
    for layer in (*LAYERS.values(), DIMENSIONS, NOTES, ABOUT):
        for name in dict.fromkeys((layer.name, layer.texts)):
            drawing.layers.add(name, color=layer.colour)
    space = drawing.modelspace()
    for role, frame in frames.items():
        _draw_layer(space, role, frame, work)
    _draw_annotations(drawing, plan, scenario_id)
    _draw_about(drawing, plan, scenario_id, frames)
    return drawing


# -- shapes -----------------------------------------------------------------------------------------------------------


def _draw_layer(space: Any, role: str, frame: gpd.GeoDataFrame, work: Work) -> None:
    names, kinds = (frame[of].tolist() if of in frame.columns else [None] * len(frame) for of in ("name", "kind"))
    rows = zip(frame.index.tolist(), names, kinds, shapes_of(frame), strict=True)
    for feature, name, kind, shape in work.between(rows):
        if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
            continue
        about = [*packed("role", role), *packed("id", str(feature))]
        if isinstance(name, str) and name:
            about += packed("name", name)
        if isinstance(kind, str) and kind:
            about += packed("kind", kind)
        _draw_shape(space, LAYERS[role].name, shape, about)
        _draw_label(space, LAYERS[role].texts, shape, label(feature, name))


def label(feature: object, name: object) -> str:
    """What is written at a feature: its number, and its name where it has one of its own."""
    number, called = one_line(str(feature)), one_line(name)
    return f"{number} {called}" if called and called != number else number


def _draw_shape(space: Any, layer: str, shape: shapely.Geometry, about: list[str]) -> None:
    for part, single in enumerate(single_shapes(shape)):
        for ring, (points, closed) in enumerate(_runs(single)):
            tags = [(1000, text) for text in (*about, f"part={part}", f"ring={ring}")]
            if len(points) == 1:
                drawn = space.add_point(tuple(points[0]), dxfattribs={"layer": layer})
            else:
                drawn = space.add_lwpolyline(points, format="xy", close=closed, dxfattribs={"layer": layer})
            drawn.set_xdata(APP_ID, tags)


def single_shapes(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The points, lines and polygons a shape is made of."""
    parts = np.array([shape], dtype=object)
    while (shapely.get_type_id(parts) >= 4).any():
        parts = shapely.get_parts(parts)
    return [part for part in parts if not shapely.is_empty(part)]


def _runs(single: Any) -> Iterator[tuple[np.ndarray, bool]]:
    """The points of a shape without parts, and whether they close."""
    if single.geom_type == "Polygon":
        for ring in (single.exterior, *single.interiors):
            yield shapely.get_coordinates(ring)[:-1], True
    else:
        yield shapely.get_coordinates(single), False


def _draw_label(space: Any, layer: str, shape: Any, text: str) -> None:
    if not text:
        return
    at = shapely.point_on_surface(shape)
    west, south, east, north = shapely.bounds(shape)
    height = TEXT_HEIGHT_M
    if shape.geom_type == "Point":
        at = shapely.Point(at.x, at.y + 1.5 * height)
    if shapely.area(shape) > 0.0:  # within its outline, as far as that can still be read
        height = min(height, 0.9 * (east - west) / max(_width(text), 1.0), 0.5 * (north - south))
    _draw_text(space, layer, text, (at.x, at.y), max(height, SMALLEST_TEXT_M))


def _width(text: str) -> float:
    """In heights of a letter: Chinese characters are as wide as high."""
    return sum(0.7 if c < "\u2e80" else 1.2 for c in text)


def _draw_text(space: Any, layer: str, text: str, at: tuple[float, float], height: float) -> None:
    from ezdxf.enums import TextEntityAlignment

    drawn = space.add_text(text, height=height, dxfattribs={"layer": layer, "style": TEXT_STYLE})
    drawn.set_placement(at, align=TextEntityAlignment.MIDDLE_CENTER)


# -- notes and dimensions ---------------------------------------------------------------------------------------------


def annotations_of(plan: Plan, scenario_id: str) -> tuple[list[Dimension], list[Note]]:
    """Dimensions and notes of the scenario and of the plan as a whole."""
    found: tuple[list[Dimension], list[Note]] = ([], [])
    rows = plan.annotations
    if rows is None or not len(rows):
        return found
    rows = rows[rows["scenario_id"].isna() | (rows["scenario_id"] == scenario_id)]
    for kind, text, style, shape in zip(rows["kind"], rows["text"], rows["style"], shapes_of(rows), strict=True):
        if shape is None or not np.isfinite(shapely.get_coordinates(shape)).all():
            continue
        if kind == dimensions.KIND:
            dimension = read_dimension(shape, style)
            if dimension is not None and dimension.length_m > 0.0:
                found[0].append(dimension)
        elif (note := read_note(shape, text, style)) is not None:
            found[1].append(note)
    return found


def _draw_annotations(drawing: Drawing, plan: Plan, scenario_id: str) -> None:
    measured, notes = annotations_of(plan, scenario_id)
    space: Any = drawing.modelspace()
    if measured:
        _add_dimension_style(drawing)
    for dimension in measured:
        drawn = space.add_aligned_dim(
            p1=dimension.start,
            p2=dimension.end,
            distance=dimension.offset_m,
            dimstyle="SITEPLANNER",
            dxfattribs={"layer": DIMENSIONS.name},
        )
        drawn.render()
    for note in notes:
        if text := one_line(note.text):
            _draw_text(space, NOTES.name, text, note.at, TEXT_HEIGHT_M * note.size_pt / 10.0)
        if note.tip is not None and math.dist(note.at, note.tip) > 0.0:
            space.add_lwpolyline([note.at, note.tip], format="xy", dxfattribs={"layer": NOTES.name})


def _add_dimension_style(drawing: Drawing) -> None:
    """GB/T 50103: lengths in metres with two decimals, oblique strokes at the ends."""
    style: Any = drawing.dimstyles.new("SITEPLANNER")
    values = {
        "dimtxt": TEXT_HEIGHT_M, "dimtsz": 0.8, "dimexe": 1.0, "dimexo": 0.5, "dimgap": 0.6, "dimdec": 2, "dimtad": 1,
        "dimlfac": 1.0, "dimzin": 0, "dimtxsty": TEXT_STYLE, "dimscale": 1.0, "dimlunit": 2, "dimdsep": ord("."),
        "dimtih": 0, "dimtoh": 0,
    }  # fmt: skip
    for name, value in values.items():
        style.dxf.set(name, value)


def _draw_about(drawing: Drawing, plan: Plan, scenario_id: str, frames: dict[str, gpd.GeoDataFrame]) -> None:
    """What the drawing is and what its coordinates are, below its south-west corner; the view is set to all of it."""
    boxes = [frame.total_bounds for frame in frames.values() if len(frame)]
    box = np.array(boxes, dtype=float).reshape(-1, 4)
    box = box[np.isfinite(box).all(axis=1)]
    if not len(box):
        return
    (west, south), (east, north) = box[:, :2].min(axis=0).tolist(), box[:, 2:].max(axis=0).tolist()
    words = ABOUT_PLAN.format(
        plan=plan.name, scenario=scenario_id, crs=crs_text(plan.site.crs), crs_name=plan.site.crs.name
    )
    about = one_line(words)
    place = (west, south - 4 * TEXT_HEIGHT_M)
    attributes = {"layer": ABOUT.name, "style": TEXT_STYLE, "insert": place}
    drawing.modelspace().add_text(about, height=TEXT_HEIGHT_M, dxfattribs=attributes)
    drawing.header["$EXTMIN"], drawing.header["$EXTMAX"] = (west, south, 0.0), (east, north, 0.0)
    size = max(north - south, (east - west) * 0.6, 1.0) * 1.1
    drawing.set_modelspace_vport(size, ((west + east) / 2.0, (south + north) / 2.0))
