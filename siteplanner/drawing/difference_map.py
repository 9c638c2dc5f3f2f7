"""What two plans differ in, on a map: both states in one picture, what came, went, moved or has other data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.change_places import KIND_NAMES, KINDS, Kind, PlaceChange, counted, place_changes
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.drawing import map_layers
from siteplanner.drawing.artists import draw_areas, draw_lines, draw_markers
from siteplanner.drawing.change_map import SAME, shapes_there, write_told
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.map_sheet import DRAWING, NOTHING_TO_DRAW
from siteplanner.drawing.paper import MUTED, RULE, Paper
from siteplanner.drawing.sheet_frame import draw_frame, draw_north, draw_scale
from siteplanner.drawing.sheet_layout import Box, lay_out
from siteplanner.drawing.sheet_panel import SCENARIO, UNNAMED, crs_in_words
from siteplanner.drawing.sheet_writing import write_pages
from siteplanner.drawing.style_values import FillStyle, LineStyle, MarkerStyle, Rgba
from siteplanner.words import translator

TITLE = QT_TRANSLATE_NOOP("sheet", "What differs")
FROM_TO = QT_TRANSLATE_NOOP("sheet", "from “{before}” to “{after}”")
EARLIER = QT_TRANSLATE_NOOP("sheet", "Scenario: {before} → {after}")
NOTHING = QT_TRANSLATE_NOOP("sheet", "Nothing on the map differs.")
BASE_MAP = QT_TRANSLATE_NOOP("sheet", "base map, same colours in thin lines")
WAY = QT_TRANSLATE_NOOP("sheet", "from where it was to where it is")

INKS: Final[dict[Kind, Rgba]] = {
    "added": (27, 120, 55, 255),
    "removed": (176, 42, 48, 255),
    "moved": (20, 92, 168, 255),
    "altered": (150, 96, 0, 255),
}
"""They differ by line and pattern as well: what went is dashed, other data hatched."""
_DASH: Final = (6.0, 4.0)
_GREY: Final[Rgba] = (150, 158, 166, 255)
_SAME: Final = FillStyle((214, 219, 224, 255), LineStyle(_GREY, 0.8))
_PARCEL: Final = LineStyle((190, 196, 203, 255), 0.7)
_WAY: Final = LineStyle((31, 35, 40, 255), 1.3)
_FILM: Final = 80
_PALE: Final = _FILM / 255
_AROUND: Final = 0.15
_LEAST_AROUND_M: Final = 60.0
_HEAD_MM: Final = 2.2
Bounds = tuple[float, float, float, float]


def draw_difference_map(
    before: Plan,
    after: Plan,
    suffix: str,
    scenario_id: str,
    earlier_id: str | None = None,
    *,
    names: tuple[str, str],
    lang: str = "en",
    paper: str = "A3",
    scale: float | None = None,
    work: Work | None = None,
) -> bytes:
    """The content of a ``.png``, ``.pdf`` or ``.svg`` file (``paper`` lying) with what ``after`` has different.

    ``scenario_id`` is that of ``after``, ``earlier_id`` (default: the same) that of ``before``; ``names`` is what both
    plans are called. Equal inputs give equal bytes. Raises InputError for plans in two systems, where there is nothing
    to draw or a text needs a font that is not there; EditError for an unknown scenario.
    """
    work = work or Work()
    work.step(0, 1, DRAWING)
    changes = place_changes(before, after, scenario_id, earlier_id)
    shown = after if scenario_id in after.scenario_plants else before
    standing = scenario_id if shown is after else earlier_id or scenario_id
    bounds = _bounds(changes) or map_layers.plan_bounds(shown, standing)
    if bounds is None:
        raise InputError(NOTHING_TO_DRAW)
    sheet = Paper(lay_out(bounds, paper, scale), sheet_font(), translator(lang))
    _draw_ground(sheet, shown, standing, {change.id for change in changes if change.is_plant})
    for kind in KINDS:
        _draw_kind(sheet, kind, [change for change in changes if change.kind == kind])
    draw_frame(sheet)
    _write_names(sheet, changes)
    scenario = _scenario_words(before, after, scenario_id, earlier_id)
    _draw_panel(sheet, shown, changes, FROM_TO(before=names[0], after=names[1]), scenario)
    content = io.BytesIO()
    write_pages([sheet], suffix, content, after.name)
    work.step(1, 1, DRAWING)
    return content.getvalue()


def _scenario_words(before: Plan, after: Plan, scenario_id: str, earlier_id: str | None) -> Message:
    def name(plan: Plan, wanted: str) -> str:
        known = {s.scenario_id: s.name or s.scenario_id for s in plan.scenarios}
        return known.get(wanted, wanted)

    if earlier_id is None or earlier_id == scenario_id:
        return SCENARIO(name=name(after, scenario_id))
    return EARLIER(before=name(before, earlier_id), after=name(after, scenario_id))


def _bounds(changes: Sequence[PlaceChange]) -> Bounds | None:
    """Of the plants that differ with some land around; of what differs on the base map where no plant does."""
    plants = [change for change in changes if change.is_plant]
    shapes = shapes_there([s for change in plants or changes for s in (change.before, change.after)])
    if not len(shapes):
        return None
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    around = max(_LEAST_AROUND_M, _AROUND * max(east - west, north - south))
    return west - around, south - around, east + around, north + around


def _draw_ground(sheet: Paper, plan: Plan, scenario_id: str, changed: set[str]) -> None:
    """Parcels in thin lines, and the plants that are the same in both."""
    view = map_layers.InView.of(plan, scenario_id, sheet.layout.window)
    draw_lines(sheet.map, shapes_of(view.parcels), _PARCEL, 1.0)
    same = ~view.plants.index.isin(changed)
    draw_areas(sheet.map, shapes_of(view.plants)[same], _SAME, 2.0)


def _draw_kind(sheet: Paper, kind: Kind, changes: Sequence[PlaceChange]) -> None:
    for plants in (False, True):
        some = [change for change in changes if change.is_plant is plants]
        width, top = (2.2, 4.0) if plants else (1.2, 3.0)
        now = [change.after for change in some]
        then = [change.before for change in some if kind in ("removed", "moved")]
        _draw_shapes(sheet, now, _fill(kind, width, film=_FILM if plants else _FILM // 2), top)
        _draw_shapes(sheet, then, _outline(kind, width), top + 0.4)
    ways = [change.way for change in changes if change.is_plant and change.way is not None]
    for start, end in ways:
        _draw_arrow(sheet, start, end)


def _fill(kind: Kind, width_px: float, film: int) -> FillStyle:
    ink = INKS[kind]
    line = LineStyle(ink, width_px)
    if kind == "altered":
        return FillStyle((*ink[:3], film // 2), line, hatch="diagonal", hatch_color=ink)
    return FillStyle((*ink[:3], film), line)


def _outline(kind: Kind, width_px: float) -> FillStyle:
    return FillStyle((255, 255, 255, 0), LineStyle(INKS[kind], width_px, _DASH))


def _draw_shapes(sheet: Paper, shapes: Sequence[BaseGeometry | None], style: FillStyle, zorder: float) -> None:
    found = shapes_there(shapes)
    dimensions = shapely.get_dimensions(found)
    assert style.line is not None
    draw_areas(sheet.map, found[dimensions == 2], style, zorder)
    draw_lines(sheet.map, found[dimensions == 1], style.line, zorder)
    points = shapely.get_coordinates(found[dimensions == 0])
    draw_markers(sheet.map, points, MarkerStyle("circle", 9.0, style.color, style.line), zorder, sheet.pt(1.0))


def _draw_arrow(sheet: Paper, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line with a head at its end; a way shorter on paper than the head has none."""
    layout = sheet.layout
    a, b = (shapely.Point(layout.to_paper(*place)) for place in (start, end))
    window = shapely.box(*layout.frame.bounds)
    line = shapely.LineString([a, b])
    if not line.intersects(window):
        return
    draw_lines(sheet.map, shapes_there([shapely.LineString([start, end])]), _WAY, 5.0)
    head = sheet.pt(_HEAD_MM)
    if line.length <= head or not window.contains(b):
        return
    dx, dy = (b.x - a.x) / line.length, (b.y - a.y) / line.length
    x, y = b.x - dx * head, b.y - dy * head
    for side in (-1, 1):
        sheet.line([b.x, x - side * dy * head / 3], [b.y, y + side * dx * head / 3], 1.0, zorder=5.0)


def _write_names(sheet: Paper, changes: Sequence[PlaceChange]) -> None:
    """The number of each plant that differs, in the middle of where it is now, or was."""
    window = shapely.box(*sheet.layout.window.bounds)
    for change in changes:
        shape = change.after if change.after is not None else change.before
        if not change.is_plant or shape is None or not shape.intersects(window):
            continue
        at = shapely.point_on_surface(shape)
        x, y = sheet.layout.to_paper(at.x, at.y)
        ink = _color(INKS[change.kind])
        sheet.text(x, y, change.id, sheet.pt(7.0), bold=True, color=ink, ha="center", va="center", halo=("white", 1.4))


def _color(rgba: Rgba) -> tuple[float, float, float]:
    return rgba[0] / 255, rgba[1] / 255, rgba[2] / 255


def _draw_panel(sheet: Paper, plan: Plan, changes: Sequence[PlaceChange], heading: Message, scenario: Message) -> None:
    panel, y = sheet.layout.panel, sheet.layout.panel.top
    counts: tuple[Message | Template, ...] = counted(changes) or (NOTHING,)
    titles: tuple[tuple[Template | Message | str, float, bool], ...] = (
        (TITLE, 14.0, True),
        (plan.name or UNNAMED, 10.0, True),
        (scenario, 9.0, False),
        (heading, 8.0, False),
        *((count, 8.0, True) for count in counts),
    )
    for text, size, bold in titles:
        for line in sheet.wrapped(text, panel.width, sheet.pt(size), bold=bold):
            y -= sheet.pt(size * 0.46)
            sheet.text(panel.left, y, line, sheet.pt(size), bold=bold)
        y -= sheet.pt(0.9)
    y = _legend(sheet, panel, y - sheet.pt(1.0))
    foot = panel.bottom + sheet.pt(28.0)
    draw_scale(sheet, panel.left + 1.0, panel.bottom + sheet.pt(10.0))
    draw_north(sheet, panel.right - sheet.pt(7.0), panel.bottom + sheet.pt(8.0), sheet.pt(15.0), plan.site.crs)
    for at, line in enumerate(sheet.wrapped(crs_in_words(plan.site.crs), panel.width, sheet.pt(5.8))[:2]):
        sheet.text(panel.left, panel.bottom + sheet.pt(2.9 * (1 - at)), line, sheet.pt(5.8), color=MUTED)
    sheet.line([panel.left, panel.right], [foot, foot], 0.5, RULE)
    told = [sheet.say.text(change.told()) for change in changes]
    write_told(sheet, Box(panel.left, foot, panel.width, y - foot), told)


def _legend(sheet: Paper, panel: Box, top: float) -> float:
    """How each kind looks; gives where it ends."""
    sheet.line([panel.left, panel.right], [top, top], 0.5, RULE)
    width, height, y = sheet.pt(9.0), sheet.pt(3.0), top
    for kind in KINDS:
        y -= sheet.pt(5.2)
        ink = INKS[kind]
        red, green, blue = _color(ink)
        pale = (1 - (1 - red) * _PALE, 1 - (1 - green) * _PALE, 1 - (1 - blue) * _PALE)
        face = (1.0, 1.0, 1.0) if kind == "removed" else pale
        sheet.rectangle(Box(panel.left, y, width, height), face=face)
        xs = [panel.left, panel.left + width, panel.left + width, panel.left, panel.left]
        dash = (4.5, 3.0) if kind == "removed" else ()
        sheet.line(xs, [y, y, y + height, y + height, y], 1.2, _color(ink), dash=dash)
        if kind == "altered":
            for share in (0.2, 0.5, 0.8):
                x = panel.left + width * share
                sheet.line([x - height / 2, x + height / 2], [y, y + height], 0.5, _color(ink))
        sheet.text(panel.left + width + sheet.pt(2.5), y + sheet.pt(0.5), KIND_NAMES[kind], sheet.pt(7.0))
    y -= sheet.pt(5.2)
    sheet.line([panel.left, panel.left + width], [y + height / 2, y + height / 2], 1.0)
    for side in (-1, 1):
        xs = [panel.left + width, panel.left + width - sheet.pt(1.6)]
        sheet.line(xs, [y + height / 2, y + height / 2 + side * sheet.pt(0.8)], 1.0)
    sheet.text(panel.left + width + sheet.pt(2.5), y + sheet.pt(0.5), WAY, sheet.pt(7.0))
    y -= sheet.pt(5.2)
    sheet.rectangle(Box(panel.left, y, width, height), face=_color(_SAME.color), edge=_color(_GREY), width_pt=0.6)
    sheet.text(panel.left + width + sheet.pt(2.5), y + sheet.pt(0.5), SAME, sheet.pt(7.0))
    y -= sheet.pt(4.2)
    sheet.text(panel.left, y, BASE_MAP, sheet.pt(6.0), color=MUTED)
    y -= sheet.pt(2.5)
    sheet.line([panel.left, panel.right], [y, y], 0.5, RULE)
    return y
