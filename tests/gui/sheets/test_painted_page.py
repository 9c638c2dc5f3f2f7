"""A page painted with Qt is the page that matplotlib draws: the same things at the same places in the same colours."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtGui import QImage, QPainter

from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.sheet_layout import SheetLayout
from siteplanner.drawing.sheet_writing import page_pixels
from siteplanner.gui.sheets.painted_page import paint_page
from tests import builders
from tests.builders import ORIGIN, factory, line, rect
from tests.drawing.test_sheet_writing import DAY

DPI = 96.0


def town() -> Plan:
    """With a hatched plant, a dashed line, translucent strips and a chart's worth of figures."""
    site = builders.site(
        parcels={"L1": rect(0, 0, 200, 120), "L2": (rect(210, 0, 90, 120), {"status": "reserved"})},
        zones={"Z1": (rect(-5, -5, 310, 130), {"name": "North"})},
        constraints={"R1": (line((-50, 140), (350, 140)), {"kind": "railway", "grade": "high_speed"})},
    )
    plants = {
        "P1": factory(rect(20, 20, 80, 60), status="existing", output_value_cny=3e8),
        "P2": factory(rect(120, 20, 60, 60), product="cathode_lfp", status="under_construction"),
    }
    return builders.plan(site, plants)


def painted(sheet: MapSheet) -> np.ndarray:
    page = next(SheetPages(town(), day=DAY).pages(sheet))
    size = (round(page.layout.width_mm / 25.4 * DPI), round(page.layout.height_mm / 25.4 * DPI))
    image = QImage(*size, QImage.Format.Format_RGBA8888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page(page, painter, DPI)
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint8).reshape(size[1], size[0], 4)[..., :3].astype(float)


def blurred(picture: np.ndarray, cell: int = 8) -> np.ndarray:
    """Means of square cells: edges may be smoothed otherwise by half a dot."""
    height, width = (edge // cell * cell for edge in picture.shape[:2])
    return picture[:height, :width].reshape(height // cell, cell, width // cell, cell, -1).mean(axis=(1, 3))


def test_a_painted_page_is_what_matplotlib_draws(qapp: Any) -> None:
    sheet = MapSheet("A", template="presentation")
    page = next(SheetPages(town(), day=DAY).pages(sheet))
    drawn = page_pixels(page, DPI)[..., :3].astype(float)
    other = painted(sheet)
    height, width = (min(pair) for pair in zip(drawn.shape[:2], other.shape[:2], strict=True))
    apart = np.abs(blurred(drawn[:height, :width]) - blurred(other[:height, :width]))
    assert np.ptp(drawn) > 200  # there is something on it
    assert apart.mean() < 1.5
    assert np.quantile(apart, 0.999) < 40.0


def share_of_hatch(picture: np.ndarray, layout: SheetLayout) -> float:
    """How much of the inner half of P1, which is there already, is not the colour of its fill."""
    east, north = ORIGIN
    px_a_mm = DPI / 25.4
    (left, bottom), (right, top) = (layout.to_paper(east + e, north + n) for e, n in ((40, 35), (80, 48)))
    height = picture.shape[0]
    inner = picture[
        round(height - top * px_a_mm) : round(height - bottom * px_a_mm), round(left * px_a_mm) : round(right * px_a_mm)
    ]
    fill = np.median(inner.reshape(-1, 3), axis=0)
    return float((np.abs(inner - fill).max(axis=2) > 40).mean())


def test_hatches_are_as_dense_as_matplotlib_has_them(qapp: Any) -> None:
    sheet = MapSheet("A", template="presentation")
    page = next(SheetPages(town(), day=DAY).pages(sheet))
    drawn = share_of_hatch(page_pixels(page, DPI)[..., :3].astype(float), page.layout)
    assert drawn > 0.05
    assert 0.7 < share_of_hatch(painted(sheet), page.layout) / drawn < 1.4
