"""Styles are whole in every theme, and a code, kind or product finds its own."""

from __future__ import annotations

import dataclasses

import pytest

from siteplanner.drawing.style_values import HATCHES, SHAPES, FillStyle, LineStyle, contrast, mixed, parse_color
from siteplanner.drawing.styles import THEMES, MapStyles, Theme, load_styles

# The kinds of the plan file's layer `constraints` and its voltages.
KINDS = [
    "road",
    "railway",
    "power_line",
    "river",
    "pipeline",
    "residential",
    "public_building",
    "civil_building",
    "crowded_place",
    "open_flame",
    "heritage",
    "farmland",
    "ecological",
    "water_protection",
    "development_boundary",
    "goaf",
    "geohazard",
    "steep_slope",
    "other",
]
VOLTAGES = ["10kV", "35kV", "66kV", "110kV", "220kV", "330kV", "500kV"]


@pytest.fixture(params=THEMES)
def styles(request: pytest.FixtureRequest) -> MapStyles:
    return load_styles(request.param)


def test_a_land_use_code_is_drawn_as_its_longest_listed_prefix(styles: MapStyles) -> None:
    assert styles.land_use_code("100102") == "100102"
    assert styles.land_use_code("10010299") == "100102"
    assert styles.land_use_code("080403") == "0804"
    assert styles.land_use_code("1310") == "13"
    assert styles.land_use("080403") is styles.land_uses["0804"]


@pytest.mark.parametrize("code", [None, "", "  ", "9", "99", "工业"])
def test_a_code_the_guide_does_not_know_is_drawn_as_not_given(styles: MapStyles, code: str | None) -> None:
    assert styles.land_use(code) is styles.land_use_unknown


def test_plan_colors_are_those_of_the_published_palette() -> None:
    """RGB published for Chinese land-use plans."""
    colors = load_styles("print").plan_colors
    assert colors["1001"] == (187, 150, 116, 255)
    assert colors["1101"] == (135, 97, 211, 255)
    assert colors["0701"] == (255, 255, 45, 255)
    assert colors["17"] == (51, 142, 192, 255)


def test_land_on_the_light_canvas_is_the_plan_color_made_paler(styles: MapStyles) -> None:
    expected = {"light": (255, 255, 255, 255), "dark": (30, 32, 36, 255), "print": (255, 255, 255, 255)}
    share = {"light": 0.66, "dark": 0.72, "print": 0.45}[styles.theme]
    plan = styles.plan_colors["1001"]
    assert styles.land_use("1001").color == mixed(plan, expected[styles.theme], share)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_constraint_has_a_look_of_its_own(styles: MapStyles, kind: str) -> None:
    style = styles.constraint(kind)
    assert style.kind == kind
    assert style.line.color[3] > 0
    assert style.line.width_px > 0
    assert style.name.en
    assert style.name.zh


def test_grades_differ_in_width_and_grow_with_voltage(styles: MapStyles) -> None:
    widths = [styles.constraint("power_line", grade).line.width_px for grade in VOLTAGES]
    assert widths == sorted(set(widths))
    assert styles.constraint("road", "expressway").line.width_px > styles.constraint("road", "village").line.width_px
    fast = styles.constraint("railway", "high_speed-city").line.width_px
    assert fast > styles.constraint("railway", "conventional-city").line.width_px


def test_an_unknown_kind_or_grade_is_still_drawn(styles: MapStyles) -> None:
    assert styles.constraint("volcano").kind == "other"
    assert styles.constraint("road", "no such grade") == styles.constraint("road")


def test_a_plant_stands_out_from_every_land_it_can_stand_on(styles: MapStyles) -> None:
    """The outline carries it, whatever the product: 3:1 is what WCAG 2.1 asks of graphics."""
    line = styles.plant("anode_graphite").line
    assert line is not None
    for use in ("1001", "100101", "100102", "100103", "11", "13"):
        assert contrast(line.color, styles.land_use(use).color) >= 3.0


def test_products_take_the_catalogue_s_colors_and_names(styles: MapStyles) -> None:
    assert styles.plant("anode_graphite").color[:3] == (0, 114, 178)
    assert styles.product_names["anode_graphite"].zh == "负极材料"
    assert len({fill.color for fill in styles.products.values()}) >= len(styles.products) - 1


def test_an_existing_plant_is_hatched_one_under_construction_dashed_a_planned_one_plain(styles: MapStyles) -> None:
    assert styles.plant("anode_graphite", "existing").hatch == "diagonal"
    building = styles.plant("anode_graphite", "under_construction").line
    assert building is not None
    assert building.dash
    assert styles.plant("anode_graphite", "planned").hatch == ""
    assert styles.plant("no such product") is styles.product_other


def test_the_legend_lists_each_look_once(styles: MapStyles) -> None:
    entries = styles.legend_entries(
        land_uses=["080403", "0804", None, "99", "100102"],
        constraints=[("road", "county"), ("road", "village"), ("volcano", None)],
        products=["anode_graphite", "anode_graphite", None],
    )
    assert [entry.key for entry in entries if entry.group == "land_use"] == ["0804", "100102", ""]
    assert [entry.key for entry in entries if entry.group == "constraints"] == ["road", "other"]
    assert [entry.key for entry in entries if entry.group == "plants"] == ["anode_graphite", "other"]
    assert all(entry.name.in_language("zh_CN") for entry in entries)


def test_hatches_and_shapes_are_ones_that_painters_know(styles: MapStyles) -> None:
    fills = [getattr(styles, f.name) for f in dataclasses.fields(styles)]
    fills += [style.fill for style in styles.constraint_kinds.values()]
    assert {fill.hatch for fill in fills if isinstance(fill, FillStyle)} <= set(HATCHES)
    assert {style.marker.shape for style in styles.constraint_kinds.values()} <= set(SHAPES)


@pytest.mark.parametrize("theme", THEMES)
def test_labels_and_findings_are_legible_on_the_canvas(theme: Theme) -> None:
    styles = load_styles(theme)
    assert contrast(styles.label.color, styles.background) >= 4.5
    for style in (styles.finding_error, styles.finding_warning, styles.preview_ok):
        assert isinstance(style.line, LineStyle)
        assert contrast(style.line.color, styles.background) >= 4.5


def test_a_color_that_is_none_is_refused_with_its_text() -> None:
    with pytest.raises(ValueError, match="#12"):
        parse_color("#12")


def test_styles_are_loaded_once() -> None:
    assert load_styles("light") is load_styles("light")
