"""Pages of map sheets on a printer, at exactly 100 %: a millimetre of the sheet is one on the paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from siteplanner.core.errors import SaveError
from siteplanner.core.sheets.papers import PORTRAIT
from siteplanner.core.sheets.templates import Filled
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.paper import Paper
from siteplanner.gui.sheets.painted_page import paint_page

NO_PRINTER = QT_TRANSLATE_NOOP(
    "errors", "The printer does not begin. Look whether it is switched on and has paper, or write a PDF instead."
)
PAGE_SIZES = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
    "A1": QPageSize.PageSizeId.A1,
    "A0": QPageSize.PageSizeId.A0,
}


def page_layout(filled: Filled) -> QPageLayout:
    """The paper of a sheet, turned as it is, without margins: the sheet has its own."""
    turned = QPageLayout.Orientation.Portrait if filled.orientation == PORTRAIT else QPageLayout.Orientation.Landscape
    layout = QPageLayout(QPageSize(PAGE_SIZES[filled.paper]), turned, QMarginsF(0.0, 0.0, 0.0, 0.0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def set_paper(printer: QPrinter, filled: Filled) -> None:
    printer.setPageLayout(page_layout(filled))
    printer.setFullPage(True)


def print_pages(pages: Iterable[Paper], printer: QPrinter) -> int:
    """Print the pages as they are drawn; gives how many. Raises SaveError where the printer does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        raise SaveError(NO_PRINTER)
    count = 0
    try:
        for page in pages:
            if count:
                printer.newPage()
            paint_page(page, painter, printer.resolution())
            count += 1
    finally:
        painter.end()
    return count
