"""The key map: the whole site in small, with what this sheet shows of it."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.artists import draw_areas, draw_lines, drawable
from siteplanner.drawing.map_layers import plan_bounds
from siteplanner.drawing.paper import RULE, Paper
from siteplanner.drawing.sheet_layout import Bounds, Box
from siteplanner.drawing.style_values import FillStyle, LineStyle

TITLE = QT_TRANSLATE_NOOP("sheet", "Key map")
Floats = npt.NDArray[np.float64]
_MOST_SHAPES: Final = 2000
_LAND: Final = FillStyle((236, 239, 242, 255))
_EDGE: Final = LineStyle((140, 149, 159, 255), 0.6)
_HERE: Final = "#c1272d"
_HIGH_MM: Final = 44.0


def key_map_height(paper: Paper, bounds: Bounds, width_mm: float) -> float:
    """As high as the site is when it fills the width, within limits, with the title."""
    shape = (bounds[3] - bounds[1]) / max(bounds[2] - bounds[0], 1e-9)
    return min(width_mm * shape, paper.pt(_HIGH_MM)) + paper.pt(5.5)


def draw_key_map(paper: Paper, plan_shapes: Geometries, bounds: Bounds, box: Box) -> None:
    """Zones (or parcels) in grey and a red frame where this sheet is."""
    paper.text(box.left, box.top - paper.pt(3.4), TITLE, paper.pt(7.5), bold=True)
    room = Box(box.left, box.bottom + 0.5, box.width, box.height - paper.pt(5.5))
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    mm_a_metre = min(room.width / max(wide, 1e-9), room.height / max(high, 1e-9))
    left = room.left + (room.width - wide * mm_a_metre) / 2
    bottom = room.bottom + (room.height - high * mm_a_metre) / 2
    origin, corner = np.array([bounds[0], bounds[1]]), np.array([left, bottom])

    def placed(xy: Floats) -> Floats:
        return np.asarray((xy - origin) * mm_a_metre + corner)

    shapes: Geometries = shapely.transform(plan_shapes, placed)
    paper.unless_measuring(lambda: draw_areas(paper.mm, shapes, _LAND, 3.8, outline=False))
    paper.unless_measuring(lambda: draw_lines(paper.mm, shapes, _EDGE, 3.9))
    window = paper.layout.window
    (x0, y0), (x1, y1) = placed(np.array([[window.left, window.bottom], [window.right, window.top]])).tolist()
    x0, x1 = max(x0, room.left), min(x1, room.right)
    y0, y1 = max(y0, room.bottom), min(y1, room.top)
    paper.rectangle(Box(room.left, room.bottom, room.width, room.height), edge=RULE, width_pt=0.4)
    if x0 < x1 and y0 < y1:  # a map can be pulled off the site altogether
        paper.rectangle(Box(x0, y0, x1 - x0, y1 - y0), edge=_HERE, width_pt=1.2, zorder=4.5)


def key_map_shapes(plan: Plan, scenario_id: str) -> tuple[Geometries, Bounds] | None:
    """What the key map draws and its bounds; None where the plan has nothing to draw."""
    bounds = plan_bounds(plan, scenario_id)
    if bounds is None:
        return None
    site = plan.site
    frame = site.zones if len(site.zones) else site.parcels
    shapes = shapes_of(frame)
    return shapes[drawable(shapes)][:_MOST_SHAPES], bounds
