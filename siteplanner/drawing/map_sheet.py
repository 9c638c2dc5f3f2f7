"""The map sheet: a scenario on paper at a true scale, with all that a reader needs to judge it."""

from __future__ import annotations

import datetime as dt
import io
import threading
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work
from siteplanner.drawing import map_layers
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_annotations import draw_annotations
from siteplanner.drawing.sheet_frame import draw_frame
from siteplanner.drawing.sheet_labels import write_labels
from siteplanner.drawing.sheet_layout import lay_out
from siteplanner.drawing.sheet_panel import NAMES_LEFT_OUT, Facts, draw_panel
from siteplanner.drawing.styles import load_styles
from siteplanner.words import translator

SUFFIXES: Final = (".png", ".pdf", ".svg")
PNG_DPI: Final = 200
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "sheet", "“{path}”: a map sheet cannot be written with the ending “{suffix}”. Use one of: {known}."
)
NOTHING_TO_DRAW = QT_TRANSLATE_NOOP(
    "sheet", "There is nothing to draw: the plan has no parcels, zones or plants. Bring a map in first."
)
CHECKING = QT_TRANSLATE_NOOP("sheet", "Checking the layout")
DRAWING = QT_TRANSLATE_NOOP("sheet", "Drawing the map")
WRITING = QT_TRANSLATE_NOOP("sheet", "Making the file")

_STEPS: Final = 5
_CANVASES: Final = {".png": FigureCanvasAgg, ".pdf": FigureCanvasPdf, ".svg": FigureCanvasSVG}
settings_lock = threading.Lock()
"""Held while matplotlib's global settings are others for a moment."""


def sheet_suffix(path: Path) -> str:
    """The suffix that says how a sheet is written. Raises InputError naming the known ones."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(path), suffix=suffix, known=", ".join(SUFFIXES))
    return suffix


def draw_sheet(
    plan: Plan,
    suffix: str,
    scenario_id: str | None = None,
    *,
    lang: str = "en",
    work: Work | None = None,
    paper: str = "A3",
    scale: float | None = None,
    day: dt.date | None = None,
) -> bytes:
    """The content of a ``.png`` (200 dpi), ``.pdf`` or ``.svg`` file with the map sheet of a scenario.

    ``paper`` is A4 … A0, lying; ``scale`` the denominator (2000 for 1:2000), by default the largest round one at which
    the whole site fits; ``day`` is the date it bears, by default today. Texts are in ``lang``. Equal plans give equal
    bytes. Raises InputError for an unknown paper or suffix, for a plan with nothing to draw, and where a text needs a
    font for Chinese and the computer has none; EditError for an unknown scenario; Cancelled.
    """
    suffix = sheet_suffix(Path(f"sheet{suffix}"))
    work = work or Work()
    scenario = plan.scenario(scenario_id)
    bounds = map_layers.plan_bounds(plan, scenario.scenario_id)
    if bounds is None:
        raise InputError(NOTHING_TO_DRAW)
    layout = lay_out(bounds, paper, scale)
    work.step(0, _STEPS, CHECKING)
    check = check_plan(plan, scenario.scenario_id)
    work.step(1, _STEPS, DRAWING)
    sums = totals(plan, "zone", scenario.scenario_id)
    sheet = Paper(layout, sheet_font(), translator(lang))
    styles = load_styles("print")
    view = map_layers.InView.of(plan, scenario.scenario_id, layout.window)
    map_layers.draw_parcels(sheet.map, view, styles)
    work.step(2, _STEPS, DRAWING)
    grow = sheet.pt(1.0)
    map_layers.draw_constraints(sheet.map, view, styles)
    map_layers.draw_zones(sheet.map, view, styles)
    map_layers.draw_plants(sheet.map, view, styles)
    map_layers.draw_substations(sheet.map, view, styles, grow)
    findings = [f for f in check.findings if not f.waived]
    map_layers.draw_findings(sheet.map, findings, styles, grow * 0.7)
    words = draw_annotations(sheet, plan, scenario.scenario_id, styles)
    draw_frame(sheet)
    left_out = write_labels(sheet, view, styles, [*words, *(f.location for f in findings if f.location is not None)])
    work.step(3, _STEPS, DRAWING)
    notes: tuple[Message, ...] = (NAMES_LEFT_OUT(count=left_out),) if left_out else ()
    today = day or dt.datetime.now().astimezone().date()
    draw_panel(sheet, Facts(plan, scenario, check, pack_of(plan), sums, today, notes), view, styles)
    work.step(4, _STEPS, WRITING)
    content = _written(sheet, suffix, plan.name)
    work.step(_STEPS, _STEPS, WRITING)
    return content


def _written(sheet: Paper, suffix: str, title: str) -> bytes:
    """The figure as a file's content: letters embedded, no time of making in it, so that it is the same each time."""
    settings: Any = {"pdf.fonttype": sheet.font.pdf_font_type, "svg.fonttype": "path", "svg.hashsalt": "siteplanner"}
    metadata: Any = {
        ".png": {"Title": title, "Software": "siteplanner"},
        ".pdf": {"Title": title, "Creator": "siteplanner", "CreationDate": None},
        ".svg": {"Title": title, "Creator": "siteplanner", "Date": None},
    }[suffix]
    content = io.BytesIO()
    canvas = _CANVASES[suffix](sheet.figure)
    # matplotlib reads these from its global settings only, and two sheets may be drawn at once
    with settings_lock, mpl.rc_context(settings):
        canvas.print_figure(content, format=suffix[1:], dpi=PNG_DPI if suffix == ".png" else 72, metadata=metadata)
    return content.getvalue()
