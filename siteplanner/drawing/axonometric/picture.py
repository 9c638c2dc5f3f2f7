"""A scheme seen from the air as a still picture: PNG, SVG or PDF, with all that a reader needs to judge it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from siteplanner.core.axonometric.camera import FIRST_AZIMUTH_DEG, FIRST_TILT_DEG, Camera
from siteplanner.core.axonometric.scene import SHOWN, Scene, SiteModel
from siteplanner.core.axonometric.sun import DRAWN_SUN, Sun
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import PlantsBy, Scheme
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.drawing.axonometric.furniture import (
    draw_north,
    draw_scale,
    illustrative_mark,
    kept_clear,
    write_heading,
    write_legend,
    write_notes,
)
from siteplanner.drawing.axonometric.inks import ScenePalette
from siteplanner.drawing.axonometric.names import write_names
from siteplanner.drawing.axonometric.painting import paint
from siteplanner.drawing.charts.chart_paper import Look
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.pixel_page import DPI, Frame, Page, painted
from siteplanner.drawing.sheet_panel import is_illustrative
from siteplanner.drawing.sheet_writing import settings_lock
from siteplanner.drawing.styles import load_styles
from siteplanner.drawing.svg_words import with_words
from siteplanner.words import translator

SUFFIXES: Final = (".png", ".pdf", ".svg")
FIRST_SIZE_PX: Final = (1600, 1000)
LEAST_PX, MOST_PX = 320, 8000
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "axonometric", "“{path}”: a picture cannot be written with the ending “{suffix}”. Use one of: {known}."
)
BAD_SIZE = QT_TRANSLATE_NOOP(
    "axonometric", "A picture cannot be {width} × {height} pixels. Give {least} to {most} for each side."
)
NOTHING_TO_DRAW = QT_TRANSLATE_NOOP(
    "axonometric", "There is nothing to draw: the plan has no map and no plants. Bring a map in first."
)
DRAWING = QT_TRANSLATE_NOOP("axonometric", "Drawing the picture")
_CANVASES: Final[dict[str, Any]] = {".png": FigureCanvasAgg, ".pdf": FigureCanvasPdf, ".svg": FigureCanvasSVG}
_RASTER_DPI: Final = 200.0
"""Of what a vector file holds as a picture."""


@dataclass(frozen=True, slots=True)
class PictureWish:
    """What a picture is to be like. ``size_px`` at 96 dots an inch; ``camera`` goes before azimuth, tilt and ``raised``
    and is fitted to the picture's size. ``framed`` is with title, legend and notes, else the view alone; ``names`` of
    plants are in a framed picture unless told otherwise."""

    azimuth_deg: float = FIRST_AZIMUTH_DEG
    tilt_deg: float = FIRST_TILT_DEG
    raised: float = 1.0
    camera: Camera | None = None
    size_px: tuple[int, int] = FIRST_SIZE_PX
    sun: Sun = DRAWN_SUN
    shadows: bool = True
    later: bool = True
    layers: frozenset[str] = SHOWN
    look: Look = "light"
    scheme: Scheme = "standard"
    plants_by: PlantsBy = "product"
    title: str = ""
    framed: bool = True
    names: bool | None = None


def picture_suffix(path: Path) -> str:
    """The suffix that says how a picture is written. Raises InputError naming the known ones."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(path), suffix=suffix, known=", ".join(SUFFIXES))
    return suffix


def draw_axonometric(
    plan: Plan,
    suffix: str,
    scenario_id: str | None = None,
    wish: PictureWish | None = None,
    *,
    moment: When = None,
    lang: str = "en",
    work: Work | None = None,
    dpi: float = DPI,
) -> bytes:
    """The content of a ``.png``, ``.pdf`` or ``.svg`` file with a scenario seen from the air. Equal plans give equal
    bytes; letters are embedded. ``dpi`` above 96 makes a PNG finer, with all of it as large as before.

    Raises InputError for an unknown suffix, a size or tilt that no picture has, a plan with nothing to draw, and where
    a text is Chinese and the computer has no font for it; EditError for an unknown scenario; Cancelled.
    """
    suffix = picture_suffix(Path(f"picture{suffix}"))
    wish, work = wish or PictureWish(), work or Work()
    width, height = wish.size_px
    if not (LEAST_PX <= width <= MOST_PX and LEAST_PX <= height <= MOST_PX):
        raise InputError(BAD_SIZE, width=width, height=height, least=LEAST_PX, most=MOST_PX)
    work.step(0, 2, DRAWING)
    model = SiteModel.of(plan, scenario_id, moment)
    page = Page(wish.size_px, wish.look, sheet_font(), translator(lang))
    frame = _scene_frame(page, wish)
    camera = _camera(model, wish, frame)
    scene = model.scene(camera, wish.sun, shadows=wish.shadows, later=wish.later, layers=wish.layers)
    work.step(1, 2, DRAWING)
    _compose(page, frame, scene, wish)
    content = _written(page, suffix, plan.name, dpi)
    work.step(2, 2, DRAWING)
    return content


def _scene_frame(page: Page, wish: PictureWish) -> Frame:
    if not wish.framed:
        return Frame(0.0, 0.0, page.width, page.height)
    return Frame(page.px(20), page.px(84), page.width - page.px(272), page.height - page.px(92))


def _camera(model: SiteModel, wish: PictureWish, frame: Frame) -> Camera:
    """The camera whose picture is the frame. Raises InputError where there is nothing to see."""
    if wish.camera is not None:
        return wish.camera.scaled_to(frame.width, frame.height)
    how = {"azimuth_deg": wish.azimuth_deg, "tilt_deg": wish.tilt_deg, "raised": wish.raised}
    found = model.fitting_camera(frame.width, frame.height, **how)
    if found is None:
        raise InputError(NOTHING_TO_DRAW)
    return found


def _compose(page: Page, frame: Frame, scene: Scene, wish: PictureWish) -> None:
    model, styles = scene.model, load_styles(wish.look, wish.scheme)
    palette = ScenePalette(model, styles, wish.plants_by)
    ground = page.rectangle(frame, painted(styles.background), zorder=0.0)
    paint(page.axes, scene, palette, (frame.left, frame.top), ground, page.px(1.0))
    if "plants" in wish.layers:
        _mark_flat_ones(page, frame, scene, painted(styles.label.color))
    draw_north(page, frame, scene.camera)
    draw_scale(page, frame, scene.camera)
    left_out = 0
    if "plants" in wish.layers and (wish.framed if wish.names is None else wish.names):
        left_out = write_names(page, frame, scene, styles.label, kept_clear(page, frame))
    if not wish.framed:
        if is_illustrative(model.plan):
            illustrative_mark(page, frame.left + page.px(12), frame.top + page.px(24))
        return
    page.rectangle(frame, "none", page.ink.line, zorder=6.0)
    write_heading(page, Frame(frame.left, 0.0, frame.right, frame.top), model, wish.title)
    legend = Frame(frame.right + page.px(22), frame.top, page.width - page.px(12), frame.bottom)
    write_legend(page, legend, palette, later=wish.later)
    notes = Frame(frame.left, frame.bottom, page.width - page.px(20), page.height)
    write_notes(page, notes, scene.camera, wish.sun, model, nameless=left_out)


def _mark_flat_ones(page: Page, frame: Frame, scene: Scene, color: tuple[float, ...]) -> None:
    """A question mark on each plant whose height is not known."""
    shapes = shapes_of(scene.model.plants)[scene.model.flat]
    places = shapely.get_coordinates(shapely.point_on_surface(shapes))
    for x, y in scene.camera.project(places).tolist():
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            page.text(frame.left + x, frame.top + y, "?", 15, bold=True, ha="center", color=color)


def _written(page: Page, suffix: str, title: str, png_dpi: float) -> bytes:
    """The page as a file's content: no time of making in it, so that it is the same each time."""
    settings: Any = {"pdf.fonttype": page.font.pdf_font_type, "svg.fonttype": "path", "svg.hashsalt": "siteplanner"}
    metadata: Any = {
        ".png": {"Title": title, "Software": "siteplanner"},
        ".pdf": {"Title": title, "Creator": "siteplanner", "CreationDate": None},
        ".svg": {"Title": title, "Creator": "siteplanner", "Date": None},
    }[suffix]
    content, canvas = io.BytesIO(), _CANVASES[suffix](page.figure)
    dpi = png_dpi if suffix == ".png" else _RASTER_DPI
    with settings_lock, mpl.rc_context(settings):  # matplotlib reads these from its global settings only
        canvas.print_figure(content, format=suffix[1:], dpi=dpi, metadata=metadata, facecolor=page.ink.ground)
    return with_words(content.getvalue()) if suffix == ".svg" else content.getvalue()
