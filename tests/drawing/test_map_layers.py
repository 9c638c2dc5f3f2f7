"""What of a plan is in the window of a sheet: its layers, their protection strips, their legend."""

from __future__ import annotations

from matplotlib.figure import Figure

from siteplanner.core.plan import Plan
from siteplanner.drawing.map_layers import InView, draw_constraints, draw_strips
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_legend import lines_of
from siteplanner.drawing.styles import load_styles
from tests.builders import ORIGIN, line, plan, site

ROADS = {
    "A": (line((0, 0), (400, 0)), {"kind": "road", "grade": "county", "half_width_m": 6.0}),
    "B": (line((0, 300), (400, 300)), {"kind": "power_line", "grade": "110kV"}),
    "C": (line((0, 100), (400, 100)), {"kind": "pipeline"}),
}


def view(of: Plan, width_m: float = 400, height_m: float = 200) -> InView:
    return InView.of(of, "base", Box(ORIGIN[0], ORIGIN[1] - 50, width_m, height_m))


def test_strips_of_known_width_in_the_window_are_in_view() -> None:
    assert list(view(plan(site(constraints=ROADS))).strips) == ["road"]
    assert list(view(plan(site(constraints=ROADS)), height_m=400).strips) == ["road", "power_line"]
    assert view(plan(site())).strips == {}


def test_strips_stand_in_the_legend_among_the_constraints_by_the_law_s_names() -> None:
    entries = view(plan(site(constraints=ROADS))).legend(load_styles("print"))
    texts = {line.text for line in lines_of(entries, "zh_CN", {}) if line.group == "constraints"}
    assert texts == {"道路", "管线", "公路建筑控制区"}


def test_a_strip_is_drawn_below_the_line_it_belongs_to() -> None:
    axes = Figure().add_subplot()
    shown, styles = view(plan(site(constraints=ROADS))), load_styles("print")
    draw_strips(axes, shown, styles)
    draw_constraints(axes, shown, styles)
    heights = [made.get_zorder() for made in axes.collections]
    assert min(heights) < 2.0 <= max(heights)
