"""What a chart is drawn on: a figure with the fonts, ink for light, dark and paper, patterns for black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import matplotlib.ticker
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from siteplanner.core.text import Text
from siteplanner.drawing.fonts import SheetFont
from siteplanner.words import CHINESE, Translator

Look = Literal["light", "dark", "print"]
SIZE_PT: Final = 9.0
HALO_PT: Final = 2.5
TITLE_PT: Final = 11.0
HATCHES: Final = ("", "///", "...", "\\\\\\", "xx", "--", "oo", "++", "||", "**")
"""What tells neighbours apart where there are no colours."""
DASHES: Final[tuple[tuple[float, tuple[float, ...]], ...]] = ((0, ()), (0, (6, 2)), (0, (2, 2)), (0, (6, 2, 1, 2)))
MARKERS: Final = ("o", "s", "^", "D", "v", "P")
SERIES: Final = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b3a700", "#7f7f7f")
"""Okabe and Ito's colours (jfly.uni-koeln.de/color), yellow darkened for white paper; grey for the rest."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of everything that is no series."""

    ground: str
    text: str
    muted: str
    line: str
    good: str
    bad: str


INKS: Final[dict[Look, Ink]] = {
    "light": Ink("#ffffff", "#1f2226", "#5b6067", "#d4d5d6", "#17703a", "#b3202a"),
    "dark": Ink("#1b1d20", "#eceef0", "#a9afb6", "#3b4046", "#6fce8e", "#ff8a8a"),
    "print": Ink("#ffffff", "#1f2328", "#59636e", "#b7bec6", "#17703a", "#b3202a"),
}


class ChartPaper:
    """``figure`` is ``width_in`` by ``height_in`` inches; every text goes through :meth:`words`."""

    def __init__(
        self, width_in: float, height_in: float, font: SheetFont, say: Translator, look: Look = "print"
    ) -> None:
        self.font, self.say, self.look, self.ink = font, say, look, INKS[look]
        self.figure = Figure(figsize=(width_in, height_in), facecolor=self.ink.ground, layout="constrained")
        self.lacking = ""
        self.empty = True

    def words(self, text: Text) -> str:
        """The text in the reader's language; characters that no font has are noted in ``lacking``."""
        said = self.say.text(text)
        missing = self.font.missing(said)
        if missing:
            self.lacking = "".join(dict.fromkeys(self.lacking + missing))
        return self.font.shown(said)

    def axes(self, rows: int = 1, columns: int = 1, at: int = 1) -> Axes:
        """The chart's axes (or the ``at``-th of several), dressed in the fonts and ink."""
        self.empty = False
        axes: Axes = self.figure.add_subplot(rows, columns, at)
        self.dress(axes)
        return axes

    def dress(self, axes: Axes) -> None:
        """Fonts, ink, no box: axes made otherwise look the same."""
        axes.set_facecolor(self.ink.ground)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_color(self.ink.line)
        axes.tick_params(colors=self.ink.muted, labelcolor=self.ink.text, length=3)
        axes.grid(visible=True, axis="y", color=self.ink.line, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.yaxis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: number(value)))

    def finish(self, axes: Axes) -> None:
        """Ticks and legend in the sheet's font, once everything is on the axes."""
        for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            label.set_fontproperties(self.font.properties(SIZE_PT - 0.5))

    def title(self, text: Text) -> None:
        self.figure.suptitle(
            self.words(text),
            fontproperties=self.font.properties(TITLE_PT, bold=True),
            color=self.ink.text,
            x=0.01,
            ha="left",
        )

    def axis_title(self, axes: Axes, text: Text) -> None:
        """What the vertical axis counts, with its unit, above it."""
        axes.set_title(
            self.words(text), fontproperties=self.font.properties(SIZE_PT), color=self.ink.muted, loc="left", pad=6
        )

    def note(self, text: Text) -> None:
        """A sentence below the chart: what is not in it, or that it is illustrative."""
        self.figure.supxlabel(
            self.words(text),
            fontproperties=self.font.properties(SIZE_PT - 1),
            color=self.ink.muted,
            x=0.01,
            ha="left",
        )

    def legend(self, axes: Axes, *, above: bool = False) -> None:
        """Beside the chart, or above it where its words are long, so that it hides nothing."""
        axes.legend(
            loc="lower right" if above else "upper left",
            bbox_to_anchor=(1.0, 1.0),
            frameon=False,
            ncols=2 if above else 1,
            prop=self.font.properties(SIZE_PT - 0.5),
            labelcolor=self.ink.text,
        )

    def label(self, axes: Axes, x: float, y: float, text: Text, *, ha: str = "center", va: str = "bottom") -> None:
        """Words at a place of the chart, to be read where a line passes behind them."""
        axes.annotate(
            self.words(text),
            (x, y),
            xytext=(0, 2 if va == "bottom" else 0),
            textcoords="offset points",
            ha=ha,
            va=va,
            fontproperties=self.font.properties(SIZE_PT - 1),
            color=self.ink.text,
            path_effects=[withStroke(linewidth=HALO_PT, foreground=self.ink.ground)],
        )

    def stack(
        self, axes: Axes, groups: Sequence[Text], series: Sequence[tuple[Text, str, Sequence[float]]]
    ) -> list[BarContainer]:
        """Stacked bars: a bar a group; of each series its name, colour and a value a group. Patterns tell them apart
        in black and white."""
        bottom = [0.0] * len(groups)
        bars: list[BarContainer] = []
        for at, (name, color, values) in enumerate(series):
            made = axes.bar(
                range(len(groups)),
                values,
                bottom=bottom,
                width=0.62,
                color=color,
                edgecolor=self.ink.ground,
                linewidth=0.8,
                hatch=HATCHES[at % len(HATCHES)],
                label=self.words(name),
            )
            bars.append(made)
            bottom = [low + value for low, value in zip(bottom, values, strict=True)]
        axes.set_xticks(range(len(groups)), [self.words(group) for group in groups])
        self.slant(axes, groups)
        return bars

    def slant(self, axes: Axes, groups: Sequence[Text]) -> None:
        """Names that would run into each other stand aslant."""
        longest = max((len(self.words(group)) for group in groups), default=0)
        room = self.figure.get_figwidth() * 72 / max(1, len(groups)) / SIZE_PT
        wide = 1.0 if self.say.language == CHINESE else 0.55
        if longest * wide > room * 0.8:
            for label in axes.get_xticklabels():
                label.set_rotation(30)
                label.set_horizontalalignment("right")
                label.set_rotation_mode("anchor")


def number(value: float) -> str:
    """A tick's number: thousands separated, no needless decimals.

    >>> number(12000.0), number(0.25)
    ('12,000', '0.25')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def money(values: Sequence[float], say: Translator) -> tuple[float, str]:
    """By what to divide yuan to read them, and the unit's name: 亿元 in Chinese, million or billion yuan in English."""
    largest = max((abs(value) for value in values), default=0.0)
    if say.language == CHINESE:
        return (1e8, "亿元") if largest >= 1e8 else (1e4, "万元")
    return (1e9, "bn CNY") if largest >= 1e9 else (1e6, "M CNY")


def tonnes(values: Sequence[float], say: Translator) -> tuple[float, str]:
    """The same for tonnes a year: 万吨 in Chinese from ten thousand on."""
    largest = max((abs(value) for value in values), default=0.0)
    if say.language == CHINESE and largest >= 1e4:
        return 1e4, "万 t/a"
    return 1.0, "t/a"
