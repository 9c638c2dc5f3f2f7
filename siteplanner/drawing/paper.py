"""A sheet of paper to write and draw on in millimetres, with the map's window in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import matplotlib.patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.textpath import text_to_path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.fonts import SheetFont
from siteplanner.drawing.sheet_layout import MM_A_INCH, Box, SheetLayout
from siteplanner.words import Translator

MM_A_PT: Final = MM_A_INCH / 72.0
INK: Final = "#1f2328"
MUTED: Final = "#59636e"
RULE: Final = "#b7bec6"
Color = str | tuple[float, float, float] | tuple[float, float, float, float]

NO_CHINESE_FONT = QT_TRANSLATE_NOOP(
    "sheet",
    "The sheet has characters (“{text}”) that no font on this computer can show. Install a font for Chinese (Debian, "
    "Ubuntu: apt-get install fonts-noto-cjk) and draw it again.",
)


class Paper:
    """``mm`` is an axes over the whole sheet in millimetres, ``map`` the one of the map in metres."""

    def __init__(self, layout: SheetLayout, font: SheetFont, say: Translator) -> None:
        self.layout, self.font, self.say = layout, font, say
        self.figure = Figure(figsize=(layout.width_mm / MM_A_INCH, layout.height_mm / MM_A_INCH), facecolor="white")
        self.map = self._axes(layout.frame, layout.window)
        whole = Box(0.0, 0.0, layout.width_mm, layout.height_mm)
        self.mm = self._axes(whole, whole)
        self.replaced = False
        self._measuring = False

    @contextmanager
    def measuring(self) -> Iterator[None]:
        """Until left, nothing is drawn: what draws in the panel only tells how much room it takes."""
        before, self._measuring = self._measuring, True
        try:
            yield
        finally:
            self._measuring = before

    def unless_measuring(self, draw: Callable[[], object]) -> None:
        """Draw what this class has no method for."""
        if not self._measuring:
            draw()

    def _axes(self, place: Box, shows: Box) -> Axes:
        width, height = self.layout.width_mm, self.layout.height_mm
        axes = self.figure.add_axes(
            (place.left / width, place.bottom / height, place.width / width, place.height / height)
        )
        axes.set_axis_off()
        axes.set_xlim(shows.left, shows.right)
        axes.set_ylim(shows.bottom, shows.top)
        axes.patch.set_visible(False)
        return axes

    def pt(self, size_pt: float) -> float:
        """A size meant for A3, on this paper."""
        return size_pt * self.layout.type_factor

    def words(self, text: Text) -> str:
        """The text in the sheet's language as the font can show it. Raises InputError where it has Chinese and no
        font for it was found."""
        said = self.say.text(text)
        lacking = self.font.missing(said)
        if lacking and not self.font.chinese:
            raise InputError(NO_CHINESE_FONT, text=lacking[:6])
        self.replaced = self.replaced or bool(lacking)
        return self.font.shown(said)

    def size_mm(self, text: str, size_pt: float, *, bold: bool = False) -> tuple[float, float]:
        """Width and height of a text (already through :meth:`words`)."""
        lines = text.split("\n")
        widths = [_width_pt(self.font, line, size_pt, bold) for line in lines]
        return max(widths) * MM_A_PT, len(lines) * size_pt * 1.25 * MM_A_PT

    def text(
        self,
        x_mm: float,
        y_mm: float,
        text: Text,
        size_pt: float,
        *,
        bold: bool = False,
        color: Color = INK,
        ha: str = "left",
        va: str = "baseline",
        rotation: float = 0.0,
        halo: tuple[Color, float] | None = None,
        zorder: float = 5.0,
    ) -> None:
        """Write at a place; ``halo`` is a colour and a width in points around the letters."""
        said = self.words(text)
        if self._measuring:
            return
        common: Any = {
            "fontproperties": self.font.properties(size_pt, bold=bold),
            "ha": ha,
            "va": va,
            "rotation": rotation,
            "rotation_mode": "anchor",
            "parse_math": False,
            "linespacing": 1.2,
        }
        if halo is not None:
            stroke = matplotlib.patheffects.Stroke(linewidth=2 * halo[1], foreground=halo[0])
            self.mm.text(x_mm, y_mm, said, color=halo[0], zorder=zorder - 0.1, path_effects=[stroke], **common)
        self.mm.text(x_mm, y_mm, said, color=color, zorder=zorder, **common)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        width_pt: float = 0.5,
        color: Color = INK,
        zorder: float = 4.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A line through points; ``dash`` is on, off, ... in points."""
        if self._measuring:
            return
        line = Line2D(xs, ys, linewidth=width_pt, color=color, zorder=zorder, solid_capstyle="butt")
        if dash:
            line.set_linestyle((0, tuple(length / width_pt for length in dash)))
        self.mm.add_line(line)

    def rectangle(
        self, box: Box, face: Color = "none", edge: Color = "none", width_pt: float = 0.5, zorder: float = 4.0
    ) -> None:
        if self._measuring:
            return
        place = (box.left, box.bottom)
        self.mm.add_patch(
            Rectangle(place, box.width, box.height, facecolor=face, edgecolor=edge, linewidth=width_pt, zorder=zorder)
        )

    def polygon(
        self, points: Sequence[tuple[float, float]], face: Color, edge: Color = "none", zorder: float = 4.0
    ) -> None:
        if not self._measuring:
            self.mm.add_patch(Polygon(list(points), facecolor=face, edgecolor=edge, linewidth=0.6, zorder=zorder))

    def wrapped(self, text: Text, width_mm: float, size_pt: float, *, bold: bool = False) -> list[str]:
        """The text in lines that fit ``width_mm``: broken at spaces, in Chinese anywhere but before punctuation."""
        lines: list[str] = []
        room_pt = width_mm / MM_A_PT
        for paragraph in self.words(text).split("\n"):
            line, used_pt = "", 0.0
            for piece in _pieces(paragraph):
                wide_pt = sum(_advance_pt(self.font, letter, bold) for letter in piece.rstrip()) * size_pt
                if line and used_pt + wide_pt > room_pt:
                    lines.append(line.rstrip())
                    line, used_pt = "", 0.0
                    piece = piece.lstrip()
                line += piece
                used_pt += sum(_advance_pt(self.font, letter, bold) for letter in piece) * size_pt
            lines.append(line.rstrip())
        return lines


_MEASURED_PT: Final = 64.0
_NOT_FIRST: Final = "，。；：、？！）》」』”’%·…—"
_NOT_LAST: Final = "（《「『“‘"


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with the space after them, and Chinese characters with their punctuation."""
    pieces: list[str] = []
    for character in text:
        wide = ord(character) > 0x2E7F
        if not pieces:
            pieces.append(character)
            continue
        last = pieces[-1][-1]
        breaks = last == " " or wide or ord(last) > 0x2E7F
        if breaks and character not in _NOT_FIRST and character != " " and last not in _NOT_LAST:
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


@lru_cache(maxsize=8192)
def _advance_pt(font: SheetFont, letter: str, bold: bool) -> float:
    """The width of a letter in points for each point of size. A line laid out letter by letter has no kerning, which
    makes it a little wider, and is a hundred times quicker than asking for the width of every beginning of it."""
    return _width_pt(font, letter, 1.0, bold)


def _width_pt(font: SheetFont, text: str, size_pt: float, bold: bool) -> float:
    """The width of a text, which grows with the size of its letters."""
    return _unit_width(font, text, bold) * size_pt if text else 0.0


@lru_cache(maxsize=16384)
def _unit_width(font: SheetFont, text: str, bold: bool) -> float:
    """The width for each point of size: sheets with tables ask for the same texts again and again."""
    properties = font.properties(_MEASURED_PT, bold=bold)
    width, _, _ = text_to_path.get_text_width_height_descent(text, properties, ismath=False)
    return float(width) / _MEASURED_PT
