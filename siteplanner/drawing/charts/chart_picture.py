"""A chart as pixels for the screen, and as a PNG, PDF or SVG file."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.charts.chart_list import Chart
from siteplanner.drawing.charts.chart_paper import SIZE_PT, ChartPaper, Look
from siteplanner.drawing.fonts import SheetFont, sheet_font
from siteplanner.drawing.sheet_writing import settings_lock
from siteplanner.drawing.svg_words import with_words
from siteplanner.words import Translator

Draw = Callable[[ChartPaper, Basis], None]
SUFFIXES: Final = (".png", ".pdf", ".svg")
NO_SUCH_FORMAT = QT_TRANSLATE_NOOP("chart", "A chart cannot be written as “{suffix}”. Use .png, .pdf or .svg.")
NO_CHINESE_FONT = QT_TRANSLATE_NOOP(
    "chart",
    "No font on this computer has the characters “{text}”. Install one for Chinese (Debian, Ubuntu: apt-get install "
    "fonts-noto-cjk); until then 〓 or ? stands for them.",
)
NOTHING_TO_DRAW = QT_TRANSLATE_NOOP("chart", "There is nothing to draw yet: no plant has such a figure.")


def draw_chart(
    of: Chart,
    basis: Basis,
    say: Translator,
    *,
    size_in: tuple[float, float] = (8.0, 4.5),
    look: Look = "print",
    font: SheetFont | None = None,
) -> ChartPaper:
    """A chart of these figures on paper of its own, in ``font`` (default: the one of printed sheets)."""
    paper = ChartPaper(*size_in, font or sheet_font(), say, look)
    draw: Draw = import_module(of.module).draw
    with settings_lock:
        draw(paper, basis)
        paper.title(of.title)
        if paper.empty:
            _say_empty(paper)
        if paper.lacking:
            paper.note(NO_CHINESE_FONT(text=paper.lacking[:6]))
    return paper


def _say_empty(paper: ChartPaper) -> None:
    font = paper.font.properties(SIZE_PT)
    paper.figure.text(0.5, 0.5, paper.words(NOTHING_TO_DRAW), ha="center", fontproperties=font, color=paper.ink.muted)


def pixels(paper: ChartPaper, dpi: float) -> npt.NDArray[np.uint8]:
    """The chart as an array (height, width, 4) of red, green, blue and opacity."""
    paper.figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(paper.figure)
    with settings_lock:
        canvas.draw()
    return np.asarray(canvas.buffer_rgba(), dtype=np.uint8).copy()


def written(paper: ChartPaper, suffix: str, dpi: float = 200.0) -> bytes:
    """The chart as a file's content: ``.png``, ``.pdf`` or ``.svg``, the same bytes for the same chart.

    Fonts are embedded in PDF; SVG has its texts as outlines, with words that can be found.
    Raises InputError for another suffix.
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
    return with_words(content.getvalue()) if kind == "svg" else content.getvalue()
