"""Names of plants in a picture from the air: none over another, none outside, and who has none is counted."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.plan import Plan
from siteplanner.drawing.axonometric.names import write_names
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.pixel_page import Frame, Page
from siteplanner.drawing.styles import load_styles
from siteplanner.words import translator
from tests.builders import ORIGIN, factory, plan, rect, site
from tests.drawing.pdf_pages import needs_chinese

SIZE = (600, 450)
WHOLE = Frame(0.0, 0.0, 600.0, 450.0)


def works(count: int, side_m: float) -> Plan:
    """So many plants side by side in rows of six."""
    plants = {
        f"P{n:02}": factory(
            rect(20 + (n % 6) * (side_m + 4), 20 + n // 6 * (side_m + 4), side_m, side_m),
            name=f"第{n:02}号负极材料厂",
            height_m=10.0,
        )
        for n in range(count)
    }
    return plan(site({"L1": rect(0, 0, 400, 300)}), plants)


def written(of: Plan, kept_clear: list[Frame]) -> tuple[list[str], list[Any], int]:
    """The names in the picture with the boxes of their letters, and how many had no room."""
    camera = Camera(ORIGIN[0] + 150, ORIGIN[1] + 110, 0.6, *SIZE, 20.0, 50.0)
    page = Page(SIZE, "light", sheet_font(), translator("zh"))
    left_out = write_names(page, WHOLE, SiteModel.of(of).scene(camera), load_styles("light").label, kept_clear)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    texts = page.axes.texts
    boxes = [text.get_tightbbox(renderer) for text in texts]
    return [text.get_text() for text in texts], boxes, left_out


@needs_chinese
@pytest.mark.parametrize(("count", "side_m"), [(4, 40.0), (24, 30.0), (36, 6.0)])
def test_no_name_lies_over_another_or_leaves_the_picture(count: int, side_m: float) -> None:
    names, boxes, left_out = written(works(count, side_m), [])
    assert len(names) + left_out == count
    assert len(set(names)) == len(names) > 3
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert box.x0 >= 0
        assert box.x1 <= SIZE[0]
        assert box.y0 >= 0
        assert box.y1 <= SIZE[1]


@needs_chinese
def test_names_keep_clear_of_what_stands_around() -> None:
    names, _, left_out = written(works(4, 40.0), [WHOLE])
    assert (names, left_out) == ([], 4)
