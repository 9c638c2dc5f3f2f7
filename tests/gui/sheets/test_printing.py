"""What a printer gets is exact: fifty millimetres for a hundred metres at 1:2000, on the paper that the sheet names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtPrintSupport import QPrinter

from siteplanner.core.errors import SaveError
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.papers import paper_size_mm
from siteplanner.core.sheets.templates import filled_in
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.gui.sheets.printing import print_pages, set_paper
from tests.drawing.pdf_pages import needs_poppler, outline_boxes_mm, page_sizes_mm
from tests.drawing.test_sheet_writing import DAY, town


def printed(sheet: MapSheet, path: Path, day: dt.date = DAY) -> int:
    """Print to a PDF as the system's "print to file" does; how many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_paper(printer, filled_in(sheet))
    return print_pages(SheetPages(town(), day=day).pages(sheet), printer)


@needs_poppler
@pytest.mark.parametrize(("paper", "orientation"), [("A4", "portrait"), ("A3", "landscape"), ("A1", "portrait")])
def test_a_printed_edge_has_its_length_and_the_page_its_size(
    tmp_path: Path, qapp: Any, paper: str, orientation: str
) -> None:
    path = tmp_path / "printed.pdf"
    sheet = MapSheet("A", template="a4-plain", paper=paper, orientation=orientation, scale=2000.0)
    assert printed(sheet, path) == 1
    boxes = outline_boxes_mm(path)
    for wide, high in ((50.0, 50.0), (45.0, 32.0)):  # parcels of 100 m × 100 m and 90 m × 64 m
        # a dot of the printer is 0.02 mm
        assert (np.abs(boxes - (wide, high)).max(axis=1) < 0.025).any(), (wide, high)
    expected = paper_size_mm(paper, "portrait" if orientation == "portrait" else "landscape")
    assert page_sizes_mm(path)[0] == pytest.approx(expected, abs=0.2)  # Qt names papers in whole points


@needs_poppler
def test_what_goes_on_on_further_pages_is_printed_too(tmp_path: Path, qapp: Any) -> None:
    path = tmp_path / "printed.pdf"
    assert printed(MapSheet("A", template="a4-plain", tables=("totals", "findings")), path) == 2
    assert len(page_sizes_mm(path)) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_says_so(tmp_path: Path, qapp: Any) -> None:
    with pytest.raises(SaveError, match="printer"):
        printed(MapSheet("A"), tmp_path / "no" / "folder.pdf")
