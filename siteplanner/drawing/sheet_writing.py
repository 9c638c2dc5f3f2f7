"""Pages of sheets as files: PDF of many pages, SVG, PNG; letters embedded, the same bytes for the same pages."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Final

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_layout import MM_A_INCH
from siteplanner.drawing.svg_words import with_words

SUFFIXES: Final = (".png", ".pdf", ".svg")
PNG_DPI: Final = 200
LEAST_DPI, MOST_DPI = 36.0, 1200.0
MOST_PIXELS: Final = 150_000_000
"""An A0 at 300 dpi has 139 million, half a gigabyte of memory."""
UNKNOWN_SUFFIX = QT_TRANSLATE_NOOP(
    "sheet", "“{path}”: a map sheet cannot be written with the ending “{suffix}”. Use one of: {known}."
)
BAD_DPI = QT_TRANSLATE_NOOP("sheet", "A picture cannot have {dpi:g} dots per inch. Give {least:g} to {most:g}.")
TOO_MANY_PIXELS = QT_TRANSLATE_NOOP(
    "sheet",
    "A picture of {paper} at {dpi:g} dpi would be {millions:.0f} million pixels. Use at most {most:g} dpi, or "
    "PDF, which is sharp at every size.",
)
settings_lock = threading.Lock()
"""Held while matplotlib's global settings are others for a moment."""


def sheet_suffix(path: Path) -> str:
    """The suffix that says how a sheet is written. Raises InputError naming the known ones."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(UNKNOWN_SUFFIX, path=str(path), suffix=suffix, known=", ".join(SUFFIXES))
    return suffix


def write_pages(pages: Iterable[Paper], suffix: str, target: IO[bytes], title: str, *, dpi: float | None = None) -> int:
    """Write pages as they are drawn, a PDF with all of them, of the others only the first; gives how many.

    ``dpi`` is for PNG, 200 unless told. No time of making is in the file. Raises InputError for a resolution that
    makes no sense, and what drawing the pages does.
    """
    if suffix == ".pdf":
        return _write_pdf(pages, target, title)
    page = next(iter(pages))
    resolution = checked_dpi(page, PNG_DPI if dpi is None else dpi) if suffix == ".png" else 72.0
    metadata: Any = {
        ".png": {"Title": title, "Software": "siteplanner"},
        ".svg": {"Title": title, "Creator": "siteplanner", "Date": None},
    }[suffix]
    canvas: Any = {".png": FigureCanvasAgg, ".svg": FigureCanvasSVG}[suffix](page.figure)
    # matplotlib reads these from its global settings only, and two sheets may be drawn at once
    with settings_lock, mpl.rc_context(_settings(page)):
        content = io.BytesIO()
        canvas.print_figure(content, format=suffix[1:], dpi=resolution, metadata=metadata)
    target.write(with_words(content.getvalue()) if suffix == ".svg" else content.getvalue())
    return 1


def checked_dpi(page: Paper, dpi: float) -> float:
    """A resolution that a page can be drawn at. Raises InputError."""
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise InputError(BAD_DPI, dpi=dpi, least=LEAST_DPI, most=MOST_DPI)
    layout = page.layout
    square_inches = layout.width_mm * layout.height_mm / MM_A_INCH**2
    if square_inches * dpi**2 > MOST_PIXELS:
        most = int((MOST_PIXELS / square_inches) ** 0.5 / 10) * 10
        millions = square_inches * dpi**2 / 1e6
        raise InputError(TOO_MANY_PIXELS, paper=layout.paper, dpi=dpi, millions=millions, most=most)
    return dpi


def page_pixels(page: Paper, dpi: float) -> npt.NDArray[np.uint8]:
    """A page for the screen: an array (height, width, 4) of red, green, blue and opacity."""
    page.figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(page.figure)
    with settings_lock:
        canvas.draw()
    return np.asarray(canvas.buffer_rgba(), dtype=np.uint8).copy()


def _write_pdf(pages: Iterable[Paper], target: IO[bytes], title: str) -> int:
    """The lock is held only while a page goes into the file: drawing may take longer."""
    metadata: Any = {"Title": title, "Creator": "siteplanner", "CreationDate": None}
    document: Any = None
    settings: Any = {}
    count = 0
    for page in pages:
        settings = _settings(page)
        with settings_lock, mpl.rc_context(settings):
            document = document or PdfPages(target, metadata=metadata)
            page.figure.set_dpi(72.0)
            FigureCanvasPdf(page.figure)
            document.savefig(page.figure, facecolor="white")
        count += 1
    if document is not None:
        with settings_lock, mpl.rc_context(settings):
            document.close()
    return count


def _settings(page: Paper) -> Any:
    return {"pdf.fonttype": page.font.pdf_font_type, "svg.fonttype": "path", "svg.hashsalt": "siteplanner"}
