"""Charts placed on a sheet: drawn as they are alone, at the size they have here, as lines and letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import Bbox

from siteplanner.core.measures.basis import Basis
from siteplanner.drawing.charts.chart_list import chart
from siteplanner.drawing.charts.chart_picture import draw_chart
from siteplanner.drawing.fonts import SheetFont
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_layout import MM_A_INCH, Box

HEIGHT_SHARE: Final = 0.6
"""A chart's height as a share of its width."""
LEAST_CHART: Final = 0.72
"""How much of its usual height a chart can do with."""
LEAST_WIDTH_MM: Final = 70.0
_TYPE: Final = 0.68
"""Letters on a sheet are read from nearer than those on a screen."""


@dataclass(frozen=True)
class _FontAtScale(SheetFont):
    """The sheet's font with every size multiplied."""

    factor: float = 1.0

    def properties(self, size_pt: float, *, bold: bool = False) -> FontProperties:
        return super().properties(size_pt * self.factor, bold=bold)


class _Placed(Artist):
    """Draws another figure at its place on this one."""

    def __init__(self, placed: Figure, place: Box) -> None:
        super().__init__()
        self.placed, self.place = placed, place
        self.set_zorder(4.0)

    def draw(self, renderer: RendererBase, *_: Any, **__: Any) -> None:
        host = self.get_figure(root=True)
        assert host is not None
        self.placed.dpi = host.dpi
        self.placed.draw(renderer)


def chart_height(width_mm: float) -> float:
    return width_mm * HEIGHT_SHARE


def draw_chart_on(paper: Paper, key: str, basis: Basis, box: Box) -> None:
    """Draw a chart of the figures in a box of the sheet. Raises InputError for an unknown chart."""
    font = _FontAtScale(paper.font.regular, paper.font.bold, paper.font.chinese, _TYPE * paper.layout.type_factor)
    size_in = box.width / MM_A_INCH, box.height / MM_A_INCH
    made = draw_chart(chart(key), basis, paper.say, size_in=size_in, font=font)
    paper.replaced = paper.replaced or bool(made.lacking)
    figure = made.figure
    figure.draw_without_rendering()  # lays it out at its own size
    figure.set_layout_engine("none")
    figure.patch.set_visible(False)
    left, bottom, right, top = (edge / MM_A_INCH for edge in box.bounds)
    figure.bbox_inches.set_points(Bbox.from_extents(left, bottom, right, top).get_points())
    paper.figure.add_artist(_Placed(figure, box), clip=False)
