"""A page to write and draw on in pixels, x right and y down, as Qt has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.textpath import text_to_path

from siteplanner.core.errors import InputError
from siteplanner.core.text import Text
from siteplanner.drawing.charts.chart_paper import INKS, Look
from siteplanner.drawing.fonts import SheetFont
from siteplanner.drawing.paper import NO_CHINESE_FONT
from siteplanner.drawing.style_values import Rgba
from siteplanner.words import Translator

DPI: Final = 96.0
PT_A_PX: Final = 72.0 / DPI
DRAWN_AT_PX: Final = (1600, 1000)
"""Sizes of type and furniture are those of a page of this size."""
GROWTH: Final = 0.7
"""On a page twice as large type is larger by this power of two: a larger picture is also read from nearer."""
TEXT_Z: Final = 8.0
Places = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the page in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Page:
    """``figure`` is ``size_px`` pixels wide and high at 96 dots an inch."""

    def __init__(self, size_px: tuple[int, int], look: Look, font: SheetFont, say: Translator) -> None:
        self.font, self.say, self.look, self.ink = font, say, look, INKS[look]
        self.width, self.height = size_px
        self.figure = Figure(figsize=(self.width / DPI, self.height / DPI), dpi=DPI, facecolor=self.ink.ground)
        self.axes: Axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self._unit: float = min(self.width / DRAWN_AT_PX[0], self.height / DRAWN_AT_PX[1]) ** GROWTH

    def px(self, size: float) -> float:
        """A size meant for 1600 × 1000, on this page."""
        return size * self._unit

    def words(self, text: Text) -> str:
        """The text in the page's language as the font can show it. Raises InputError where it has Chinese and no font
        for it was found."""
        said = self.say.text(text)
        lacking = self.font.missing(said)
        if lacking and not self.font.chinese:
            raise InputError(NO_CHINESE_FONT, text=lacking[:6])
        return self.font.shown(said)

    def text(
        self, x: float, y: float, text: Text, size: float, *, bold: bool = False, muted: bool = False, **how: Any
    ) -> None:
        """Write at a place; ``size`` in pixels for 1600 × 1000; ``how`` as matplotlib has it."""
        common = {"ha": "left", "va": "center_baseline", "color": self.ink.muted if muted else self.ink.text}
        font = self.font.properties(self.px(size) * PT_A_PX, bold=bold)
        self.axes.text(
            x, y, self.words(text), fontproperties=font, parse_math=False, zorder=TEXT_Z, **{**common, **how}
        )

    def width_px(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text (already through :meth:`words`) is."""
        font = self.font.properties(self.px(size) * PT_A_PX, bold=bold)
        width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
        return float(width) / PT_A_PX

    def fitted(self, text: str, size: float, room_px: float, *, bold: bool = False) -> float:
        """The size at which a text has room, at most ``size``."""
        return size * min(1.0, room_px / max(self.width_px(text, size, bold=bold), 1.0))

    def polygon(self, corners: Places, face: Any, edge: Any = "none", width_px: float = 0.8, **how: Any) -> Polygon:
        how = {"zorder": 7.0} | how
        made = Polygon(list(corners), facecolor=face, edgecolor=edge, linewidth=width_px * PT_A_PX, **how)
        made.set_joinstyle("round")
        self.axes.add_patch(made)
        return made

    def rectangle(self, box: Frame, face: Any, edge: Any = "none", width_px: float = 1.0, **how: Any) -> Rectangle:
        how = {"zorder": 7.0} | how
        width = width_px * PT_A_PX
        made = Rectangle(
            (box.left, box.top), box.width, box.height, facecolor=face, edgecolor=edge, linewidth=width, **how
        )
        self.axes.add_patch(made)
        return made


def painted(color: Rgba | Sequence[int]) -> tuple[float, ...]:
    """A style's colour for matplotlib."""
    return tuple(value / 255 for value in color)
