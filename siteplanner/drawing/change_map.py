"""What changed from one hand-over to the next, on a map: as it was, dashed, and as it is, in full lines."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.backends.backend_pdf import FigureCanvasPdf

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.drawing import map_layers
from siteplanner.drawing.artists import draw_areas, draw_lines, drawable
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.map_sheet import NOTHING_TO_DRAW, settings_lock
from siteplanner.drawing.paper import INK, MUTED, RULE, Paper
from siteplanner.drawing.sheet_frame import draw_frame, draw_north, draw_scale
from siteplanner.drawing.sheet_layout import Box, lay_out
from siteplanner.drawing.sheet_panel import SCENARIO, UNNAMED, crs_in_words
from siteplanner.drawing.style_values import FillStyle, LineStyle, Rgba
from siteplanner.words import translator

TITLE = QT_TRANSLATE_NOOP("sheet", "What changed")
BEFORE = QT_TRANSLATE_NOOP("sheet", "as it was on {date}")
NOW = QT_TRANSLATE_NOOP("sheet", "as it is on {date}")
SAME = QT_TRANSLATE_NOOP("sheet", "plants that did not change")
MORE = QT_TRANSLATE_NOOP("sheet", "… and {count} more; the text of the changes names all.")
DRAWING = QT_TRANSLATE_NOOP("sheet", "Drawing what changed")

OLD: Final[Rgba] = (176, 42, 48, 255)
NEW: Final[Rgba] = (20, 92, 168, 255)
_GREY: Final[Rgba] = (150, 158, 166, 255)
_PARCEL: Final = LineStyle((190, 196, 203, 255), 0.7)
_OLD_LINE: Final = LineStyle(OLD, 2.0, (6.0, 4.0))
_NEW_FILL: Final = FillStyle((86, 156, 222, 90), LineStyle(NEW, 2.2))
_SAME_FILL: Final = FillStyle((214, 219, 224, 255), LineStyle(_GREY, 0.8))
_WAY: Final = LineStyle((31, 35, 40, 255), 1.2)
_AROUND: Final = 0.15
"""Of what changed there is so much land around it on the map, at least ``_LEAST_AROUND_M``."""
_LEAST_AROUND_M: Final = 60.0


@dataclass(frozen=True, slots=True)
class Changed:
    """The footprints of one plant: None where there was none, or is none any more."""

    id: str
    before: Any
    after: Any


def draw_change_map(
    plan: Plan,
    scenario_id: str,
    changed: Sequence[Changed],
    *,
    heading: Template | Message,
    told: Sequence[str],
    since: dt.date,
    day: dt.date,
    lang: str = "en",
    work: Work | None = None,
) -> bytes:
    """The content of a PDF (A3) with the map of what changed and ``told``, what is said of each; equal inputs give
    equal bytes. Raises InputError where there is nothing to draw, or a text needs a font that is not there."""
    work = work or Work()
    work.step(0, 1, DRAWING)
    changed = [Changed(of.id, _drawable(of.before), _drawable(of.after)) for of in changed]
    bounds = _bounds(plan, scenario_id, changed)
    if bounds is None:
        raise InputError(NOTHING_TO_DRAW)
    layout = lay_out(bounds, "A3")
    paper = Paper(layout, sheet_font(), translator(lang))
    _draw_ground(paper, plan, scenario_id, {of.id for of in changed})
    _draw_changed(paper, changed)
    draw_frame(paper)
    _write_names(paper, changed)
    _draw_panel(paper, plan, scenario_id, heading, told, since, day)
    content = io.BytesIO()
    settings: Any = {"pdf.fonttype": paper.font.pdf_font_type}
    metadata: Any = {"Title": plan.name, "Creator": "siteplanner", "CreationDate": None}
    with settings_lock, mpl.rc_context(settings):
        FigureCanvasPdf(paper.figure).print_figure(content, format="pdf", dpi=72, metadata=metadata)
    work.step(1, 1, DRAWING)
    return content.getvalue()


def _bounds(plan: Plan, scenario_id: str, changed: Sequence[Changed]) -> tuple[float, float, float, float] | None:
    """Of all that changed with some land around; of the whole plan where no shape did."""
    shapes = shapes_there([s for of in changed for s in (of.before, of.after)])
    if not len(shapes):
        return map_layers.plan_bounds(plan, scenario_id)
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    around = max(_LEAST_AROUND_M, _AROUND * max(east - west, north - south))
    return west - around, south - around, east + around, north + around


def _drawable(shape: Any) -> Any:
    return shape if len(shapes_there([shape])) else None


def shapes_there(shapes: Sequence[Any]) -> Geometries:
    """Those that are there and can be drawn."""
    there = np.empty(len(shapes), dtype=object)
    there[:] = shapes
    found: Geometries = there[drawable(there)]
    return found


def _draw_ground(paper: Paper, plan: Plan, scenario_id: str, changed: set[str]) -> None:
    """Parcels in thin lines, and the plants that stayed as they were."""
    view = map_layers.InView.of(plan, scenario_id, paper.layout.window)
    draw_lines(paper.map, shapes_of(view.parcels), _PARCEL, 1.0)
    same = np.array([plant not in changed for plant in view.plants.index], dtype=bool)
    draw_areas(paper.map, shapes_of(view.plants)[same], _SAME_FILL, 2.0)


def _draw_changed(paper: Paper, changed: Sequence[Changed]) -> None:
    draw_areas(paper.map, shapes_there([of.after for of in changed]), _NEW_FILL, 3.0)
    draw_lines(paper.map, shapes_there([of.before for of in changed]), _OLD_LINE, 4.0)
    ways = [
        shapely.LineString([of.before.centroid, of.after.centroid])
        for of in changed
        if of.before is not None and of.after is not None
    ]
    draw_lines(paper.map, shapes_there(ways), _WAY, 4.5)


def _write_names(paper: Paper, changed: Sequence[Changed]) -> None:
    """The number of each plant in the middle of where it is now, or was."""
    window = shapely.box(*paper.layout.window.bounds)
    for of in changed:
        shape = of.after if of.after is not None else of.before
        if shape is None or not shape.intersects(window):
            continue
        at = shapely.point_on_surface(shape)
        x, y = paper.layout.to_paper(at.x, at.y)
        color = _color(NEW if of.after is not None else OLD)
        paper.text(x, y, of.id, paper.pt(7.0), bold=True, color=color, ha="center", va="center", halo=("white", 1.2))


def _color(rgba: Rgba) -> tuple[float, float, float]:
    return rgba[0] / 255, rgba[1] / 255, rgba[2] / 255


def _draw_panel(
    paper: Paper,
    plan: Plan,
    scenario_id: str,
    heading: Template | Message,
    told: Sequence[str],
    since: dt.date,
    day: dt.date,
) -> None:
    panel, y = paper.layout.panel, paper.layout.panel.top
    scenario = plan.scenario(scenario_id)
    titles: tuple[tuple[Template | Message | str, float, bool], ...] = (
        (TITLE, 14.0, True),
        (plan.name or UNNAMED, 10.0, True),
        (SCENARIO(name=scenario.name or scenario_id), 9.0, False),
        (heading, 10.0, True),
    )
    for text, size, bold in titles:
        for line in paper.wrapped(text, panel.width, paper.pt(size), bold=bold):
            y -= paper.pt(size * 0.46)
            paper.text(panel.left, y, line, paper.pt(size), bold=bold)
        y -= paper.pt(1.2)
    y = _legend(paper, panel, y - paper.pt(1.0), since, day)
    foot = panel.bottom + paper.pt(28.0)
    draw_scale(paper, panel.left + 1.0, panel.bottom + paper.pt(10.0))
    draw_north(paper, panel.right - paper.pt(7.0), panel.bottom + paper.pt(8.0), paper.pt(15.0), plan.site.crs)
    for at, line in enumerate(paper.wrapped(crs_in_words(plan.site.crs), panel.width, paper.pt(5.8))[:2]):
        paper.text(panel.left, panel.bottom + paper.pt(2.9 * (1 - at)), line, paper.pt(5.8), color=MUTED)
    paper.line([panel.left, panel.right], [foot, foot], 0.5, RULE)
    write_told(paper, Box(panel.left, foot, panel.width, y - foot), told)


def _legend(paper: Paper, panel: Box, top: float, since: dt.date, day: dt.date) -> float:
    """The three looks; gives where it ends."""
    paper.line([panel.left, panel.right], [top, top], 0.5, RULE)
    width, height, y = paper.pt(9.0), paper.pt(3.0), top
    entries: tuple[tuple[Template | Message, Any, Rgba, tuple[float, ...]], ...] = (
        (NOW(date=day.isoformat()), (*_color((196, 220, 243, 255)),), NEW, ()),
        (BEFORE(date=since.isoformat()), "white", OLD, (4.5, 3.0)),
        (SAME, (*_color(_SAME_FILL.color),), _GREY, ()),
    )
    for text, face, edge, dash in entries:
        y -= paper.pt(5.2)
        paper.rectangle(Box(panel.left, y, width, height), face=face)
        xs = [panel.left, panel.left + width, panel.left + width, panel.left, panel.left]
        paper.line(xs, [y, y, y + height, y + height, y], 1.2, _color(edge), dash=dash)
        paper.text(panel.left + width + paper.pt(2.5), y + paper.pt(0.5), text, paper.pt(7.0))
    y -= paper.pt(3.0)
    paper.line([panel.left, panel.right], [y, y], 0.5, RULE)
    return y


def write_told(paper: Paper, box: Box, told: Sequence[str]) -> None:
    """What is said of each, as many as there is room for."""
    size, pitch = paper.pt(6.5), paper.pt(3.4)
    room = int((box.height - paper.pt(3.0)) / pitch)
    y = box.top - paper.pt(1.0)
    for at, text in enumerate(told):
        lines = paper.wrapped(text, box.width, size)
        if len(lines) + (at + 1 < len(told)) > room:
            paper.text(box.left, y - pitch, MORE(count=len(told) - at), size, color=MUTED)
            return
        for line in lines:
            y -= pitch
            paper.text(box.left, y, line, size, color=INK)
        room -= len(lines)
