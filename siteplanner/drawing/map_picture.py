"""A map of a scenario as a picture for a slide or a report: the land alone, with a scale bar and the north arrow."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import round_length_m
from siteplanner.drawing import map_layers
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.map_sheet import NOTHING_TO_DRAW, draw_layers
from siteplanner.drawing.paper import INK, Paper
from siteplanner.drawing.sheet_frame import GRID_NORTH, LENGTH_KM, LENGTH_M
from siteplanner.drawing.sheet_labels import PLANT_PT, write_labels
from siteplanner.drawing.sheet_layout import Bounds, Box, SheetLayout
from siteplanner.drawing.sheet_legend import draw_swatch
from siteplanner.drawing.sheet_look import Plants, SheetLook, legend_of
from siteplanner.drawing.sheet_writing import write_pages
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.drawing.styles import load_styles
from siteplanner.words import translator

DPI: Final = 220.0
AROUND: Final = 1.04
"""The map is this many times as wide and high as what it must show."""
_BAR_SHARE: Final = 0.16
_METRES_A_KM: Final = 1000.0


@dataclass(frozen=True, slots=True)
class MapPicture:
    """``png`` at 220 dpi; ``legend`` is of what is in view; ``left_out`` plants had no room for their name."""

    png: bytes
    legend: tuple[LegendEntry, ...]
    left_out: int


def draw_map_picture(
    plan: Plan,
    check: CheckResult,
    size_mm: tuple[float, float],
    *,
    bounds: Bounds | None = None,
    look: MapLook | None = None,
    moment: When = None,
    type_pt: float = 8.0,
    lang: str = "en",
    dpi: float = DPI,
) -> MapPicture:
    """The map of the scenario that was checked, of what is in service by ``moment``, ``size_mm`` wide and high.

    ``bounds`` (west, south, east, north, metres) is the least that it shows, None the whole site; names of plants are
    of ``type_pt``. Equal inputs give equal bytes. Raises InputError where there is nothing to draw or a text needs a
    font for Chinese that is not there; EditError for an unknown scenario.
    """
    scenario_id = plan.scenario(check.scenario_id).scenario_id
    shown = bounds or map_layers.plan_bounds(plan, scenario_id)
    if shown is None:
        raise InputError(NOTHING_TO_DRAW)
    paper = Paper(_layout(shown, size_mm, type_pt), sheet_font(), translator(lang))
    scheme = look.scheme if look is not None else "standard"
    sheet_look = SheetLook(look, load_styles("print", scheme))
    view = map_layers.InView.of(plan, scenario_id, paper.layout.window, moment)
    plants = Plants(view, sheet_look, check)
    words = draw_layers(paper, plants, scenario_id)
    _draw_furniture(paper)
    marks = [f.location for f in check.findings if not f.waived and f.location is not None]
    named = [layer for layer in ("plants", "substations", "zones") if sheet_look.names(layer)]
    taken = [*words, *(marks if sheet_look.shows("findings") else ())]
    left_out = write_labels(paper, view, sheet_look.styles, taken, named)
    content = io.BytesIO()
    write_pages([paper], ".png", content, plan.name, dpi=dpi)
    return MapPicture(content.getvalue(), legend_of(view, sheet_look, plants), left_out)


def draw_legend_picture(
    entries: Sequence[LegendEntry], width_mm: float, *, columns: int = 4, size_pt: float = 8.0, lang: str = "en"
) -> bytes:
    """The content of a PNG with samples of looks and what they are called, in columns; what is too long is set smaller.

    Raises InputError where a text needs a font for Chinese that is not there.
    """
    pitch, swatch = 5.0, (7.0, 3.2)
    rows = max(1, -(-len(entries) // columns))
    whole = Box(0.0, 0.0, width_mm, rows * pitch)
    layout = SheetLayout("", width_mm, whole.height, whole, whole, whole, 1000.0, whole=True)
    paper = Paper(layout, sheet_font(), translator(lang))
    wide = width_mm / columns
    for at, entry in enumerate(entries):
        column, row = divmod(at, rows)
        left, foot = column * wide, whole.height - (row + 1) * pitch
        draw_swatch(paper, entry.style, Box(left, foot + (pitch - swatch[1]) / 2, *swatch))
        name = paper.words(entry.name.in_language(lang))
        room = wide - swatch[0] - 3.5
        size = size_pt * min(1.0, room / max(paper.size_mm(name, size_pt)[0], 1e-9))
        paper.text(left + swatch[0] + 1.5, foot + pitch / 2, name, size, va="center_baseline")
    content = io.BytesIO()
    write_pages([paper], ".png", content, "", dpi=DPI)
    return content.getvalue()


def _layout(bounds: Bounds, size_mm: tuple[float, float], type_pt: float) -> SheetLayout:
    """A sheet that is nothing but its map."""
    width, height = size_mm
    whole = Box(0.0, 0.0, width, height)
    scale = max((bounds[2] - bounds[0]) / width, (bounds[3] - bounds[1]) / height, 1e-3) * 1000.0 * AROUND
    wide, high = width * scale / 1000.0, height * scale / 1000.0
    window = Box((bounds[0] + bounds[2] - wide) / 2, (bounds[1] + bounds[3] - high) / 2, wide, high)
    plain = SheetLayout("", width, height, whole, whole, window, scale, whole=True)
    return SheetLayout(
        "", width, height, whole, whole, window, scale, whole=True, type_scale=type_pt / PLANT_PT / plain.type_factor
    )


def _draw_furniture(paper: Paper) -> None:
    """A scale bar and the way to grid north at the lower left, on a plate so that they can be read on any map."""
    layout, size, pad = paper.layout, paper.pt(PLANT_PT), paper.pt(1.6)
    length_m = round_length_m(_BAR_SHARE * layout.window.width)
    length = length_m * 1000.0 / layout.scale
    text = LENGTH_KM(length_km=length_m / _METRES_A_KM) if length_m >= _METRES_A_KM else LENGTH_M(length_m=length_m)
    wide, high = paper.size_mm(paper.words(text), size)
    arrow, bar = paper.pt(7.0), paper.pt(1.0)
    plate = Box(pad, pad, length + wide / 2 + arrow + 3.5 * pad, max(high + bar + 2 * pad, arrow + 2 * pad))
    paper.rectangle(plate, face=(1.0, 1.0, 1.0, 0.85), zorder=7.0)
    x, y = plate.left + 1.5 * pad + arrow * 0.5, plate.bottom + pad
    _draw_arrow(paper, x, y, arrow)
    start = x + arrow * 0.5 + pad
    for at in range(2):
        half = Box(start + at * length / 2, y, length / 2, bar)
        paper.rectangle(half, face=INK if at == 0 else "white", edge=INK, width_pt=0.6, zorder=7.5)
    paper.text(start, y + bar + 0.5 * pad, "0", size, ha="center", va="bottom", zorder=8.0)
    paper.text(start + length, y + bar + 0.5 * pad, text, size, ha="center", va="bottom", zorder=8.0)


def _draw_arrow(paper: Paper, x: float, y: float, high: float) -> None:
    half, tip, notch = high * 0.24, (x, y + high * 0.62), (x, y + high * 0.12)
    paper.polygon([tip, notch, (x - half, y)], INK, INK, zorder=7.5)
    paper.polygon([tip, (x + half, y), notch], "white", INK, zorder=7.5)
    paper.text(x, tip[1] + high * 0.04, GRID_NORTH, paper.pt(PLANT_PT), bold=True, ha="center", va="bottom", zorder=8.0)
