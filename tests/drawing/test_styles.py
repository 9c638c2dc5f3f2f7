"""Styles are whole in every theme, and a code, kind or product finds its own."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np
import pytest

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.map_look import SCHEMES, Scheme
from siteplanner.drawing.style_values import HATCHES, SHAPES, FillStyle, LineStyle, contrast, mixed, parse_color
from siteplanner.drawing.styles import THEMES, MapStyles, Theme, load_styles
from tests.colour_blindness import EYES, Eye, nearest, seen

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


# -- colours for every reader. Two colours 10 apart (CIE 1976) are told apart side by side, 20 at a glance across a map;
# -- land is pale by purpose and always side by side.


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_in_the_safe_scheme_no_two_products_look_alike_to_anybody(theme: Theme, eye: Eye) -> None:
    styles = load_styles(theme, "colour_blind_safe")
    made = load_catalogue().product_rows
    colors = {key: fill.color for key, fill in styles.products.items() if key in made}
    assert nearest(colors | {"other": styles.product_other.color}, eye)[0] >= 20


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_in_the_safe_scheme_no_two_families_of_land_look_alike_to_anybody(theme: Theme, eye: Eye) -> None:
    styles = load_styles(theme, "colour_blind_safe")
    colors = {code: fill.color for code, fill in styles.land_uses.items() if len(code) == 2}
    assert nearest(colors, eye)[0] >= 5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eye", EYES)
def test_statuses_are_told_apart_by_everybody_in_either_scheme(scheme: Scheme, eye: Eye) -> None:
    classes = load_styles("light", scheme).plants_by_status
    assert nearest({key: made.fill.color for key, made in classes.items()}, eye)[0] >= 20


@pytest.mark.parametrize("eye", EYES)
def test_findings_are_told_apart_by_everybody_in_the_safe_scheme_and_by_hatch_in_both(eye: Eye) -> None:
    safe, usual = (load_styles("light", scheme).plants_by_finding for scheme in ("colour_blind_safe", "standard"))
    assert nearest({key: made.fill.color for key, made in safe.items()}, eye)[0] >= 20
    for classes in (safe, usual):
        assert len({made.fill.hatch for made in classes.values()}) == len(classes)


@pytest.mark.parametrize("eye", EYES)
def test_years_run_from_light_to_dark_for_everybody(eye: Eye) -> None:
    lightness = [seen(color, eye)[0] for color in load_styles("light").year_ramp]
    steps = [a - b for a, b in pairwise(lightness)]
    assert min(steps) > 4


def test_the_schemes_differ_in_colors_and_in_nothing_else() -> None:
    usual, safe = load_styles("light"), load_styles("light", "colour_blind_safe")
    assert usual.products.keys() == safe.products.keys()
    assert usual.land_use_names == safe.land_use_names
    assert usual.constraint_kinds == safe.constraint_kinds
    assert usual.land_use("1402") != safe.land_use("1402")


def test_land_is_paler_than_every_plant_that_stands_on_it(styles: MapStyles) -> None:
    """Chroma: how far a colour is from grey."""
    ground = styles.land_use("1001").color
    for key in ("anode_graphite", "cathode_lfp", "electrolyte"):
        assert np.hypot(*seen(styles.products[key].color, "all cones")[1:]) > np.hypot(*seen(ground, "all cones")[1:])


@pytest.mark.parametrize("kind", ["road", "railway", "power_line", "river", "pipeline"])
def test_a_strip_is_paler_than_its_line_and_has_the_law_s_own_name(styles: MapStyles, kind: str) -> None:
    style = styles.constraint(kind)
    assert style.strip.color[3] < 64
    assert style.strip_name.zh != style.name.zh
    (entry,) = styles.legend_entries(strips=[kind])[3:]
    assert (entry.group, entry.key, entry.style) == ("strips", kind, style.strip)
