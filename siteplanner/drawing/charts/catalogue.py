"""All charts, in the order they are offered, and drawing one as picture, PDF or SVG."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

import matplotlib as mpl

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.drawing.charts.chart_paper import ChartPaper, Look
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.map_sheet import settings_lock
from siteplanner.words import Translator

Draw = Callable[[ChartPaper, Basis], None]
SUFFIXES: Final = (".png", ".pdf", ".svg")
NO_SUCH_CHART = QT_TRANSLATE_NOOP("chart", "There is no chart “{chart}”. Known charts: {known}.")
NO_SUCH_FORMAT = QT_TRANSLATE_NOOP("chart", "A chart cannot be written as “{suffix}”. Use .png, .pdf or .svg.")
NO_CHINESE_FONT = QT_TRANSLATE_NOOP(
    "chart",
    "No font on this computer has the characters “{text}”. Install one for Chinese (Debian, Ubuntu: apt-get install "
    "fonts-noto-cjk); until then 〓 or ? stands for them.",
)
NOTHING_TO_DRAW = QT_TRANSLATE_NOOP("chart", "There is nothing to draw yet: no plant has such a figure.")


@dataclass(frozen=True, slots=True)
class Chart:
    """``module`` has ``draw(paper, basis)``; ``family`` are the figures it shows."""

    key: str
    title: Template
    family: str
    module: str

    def draw(self, paper: ChartPaper, basis: Basis) -> None:
        """Draw it, with its title; a sentence where there is nothing to draw."""
        draw: Draw = import_module(self.module).draw
        draw(paper, basis)
        paper.title(self.title)
        if paper.empty:
            paper.figure.text(
                0.5,
                0.5,
                paper.words(NOTHING_TO_DRAW),
                ha="center",
                fontproperties=paper.font.properties(9.0),
                color=paper.ink.muted,
            )
        if paper.lacking:
            paper.note(NO_CHINESE_FONT(text=paper.lacking[:6]))


_WHERE = "siteplanner.drawing.charts."
CHARTS: Final[Mapping[str, Chart]] = {
    chart.key: chart
    for chart in (
        Chart("output", QT_TRANSLATE_NOOP("chart", "Output by zone and product"), "totals", _WHERE + "output"),
        Chart("steps", QT_TRANSLATE_NOOP("chart", "The town's steps and what is planned"), "phases", _WHERE + "steps"),
        Chart("power", QT_TRANSLATE_NOOP("chart", "Power by substation"), "power", _WHERE + "power"),
        Chart("land", QT_TRANSLATE_NOOP("chart", "Land-use balance"), "balance", _WHERE + "land"),
        Chart("chain", QT_TRANSLATE_NOOP("chart", "Chain balance"), "chain", _WHERE + "chain"),
        Chart("cost", QT_TRANSLATE_NOOP("chart", "Energy cost"), "cost", _WHERE + "cost"),
    )
}


def chart(key: str) -> Chart:
    """The chart of that key. Raises InputError naming the known ones."""
    if key not in CHARTS:
        raise InputError(NO_SUCH_CHART, chart=key, known=", ".join(CHARTS))
    return CHARTS[key]


def draw_chart(
    of: Chart,
    basis: Basis,
    say: Translator,
    *,
    size_in: tuple[float, float] = (8.0, 4.5),
    look: Look = "print",
) -> ChartPaper:
    """A chart of these figures on paper of its own."""
    paper = ChartPaper(*size_in, sheet_font(), say, look)
    with settings_lock:
        of.draw(paper, basis)
    return paper


def written(paper: ChartPaper, suffix: str, dpi: float = 200.0) -> bytes:
    """The chart as a file's content: ``.png``, ``.pdf`` or ``.svg``, the same bytes for the same chart.

    Fonts are embedded in PDF; SVG has its texts as outlines. Raises InputError for another suffix.
    """
    if suffix.lower() not in SUFFIXES:
        raise InputError(NO_SUCH_FORMAT, suffix=suffix)
    kind = suffix.lower().removeprefix(".")
    settings: Any = {"pdf.fonttype": paper.font.pdf_font_type, "svg.fonttype": "path", "svg.hashsalt": "siteplanner"}
    metadata: dict[str, Any] = {"png": {"Software": None}, "pdf": {"CreationDate": None, "ModDate": None}}.get(
        kind, {"Date": None}
    )
    content = io.BytesIO()
    with settings_lock, mpl.rc_context(settings):
        paper.figure.savefig(content, format=kind, dpi=dpi, facecolor=paper.ink.ground, metadata=metadata)
    return content.getvalue()
