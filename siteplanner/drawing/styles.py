"""The look of the map in each theme, read from ``resources/styles``: one source for canvas and printed sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from siteplanner.assets import resource
from siteplanner.core.map_look import Scheme
from siteplanner.drawing.map_styles import OTHER, THEMES, MapStyles, Theme
from siteplanner.drawing.style_values import (
    TRANSPARENT,
    ConstraintStyle,
    FillStyle,
    LabelStyle,
    LegendEntry,
    LineStyle,
    MarkerStyle,
    Name,
    ParcelClass,
    PlantClass,
    Rgba,
    contrast,
    mixed,
    parse_color,
    with_alpha,
)

__all__ = [
    "THEMES",
    "ConstraintStyle",
    "FillStyle",
    "LabelStyle",
    "LegendEntry",
    "LineStyle",
    "MapStyles",
    "MarkerStyle",
    "Name",
    "Rgba",
    "Theme",
    "contrast",
    "load_styles",
]


def load_styles(theme: Theme, scheme: Scheme = "standard") -> MapStyles:
    """The map's styles in one theme and colour scheme. Read once; the same object each time."""
    return _load(theme, scheme)


@cache
def _load(theme: Theme, scheme: Scheme) -> MapStyles:
    data = _for_theme(_toml("map.toml"), theme)
    own = _for_theme(_toml(f"{scheme}.toml"), theme) if scheme != "standard" else {}
    canvas, plants, substations = data["canvas"], _merged(data["plants"], own.get("plants", {})), data["substations"]
    uses, plan_colors, use_names, unknown, unknown_name = _land_uses(theme, own.get("land_use", {}))
    products, product_names, other = _products(plants, theme, own.get("products", {}))
    line, opacity = _line(plants["line"]), plants["opacity"]
    return MapStyles(
        theme=theme,
        background=parse_color(canvas["background"]),
        outside=parse_color(canvas["outside"]),
        grid=_line(canvas["grid"]),
        label=_label(data["label"]),
        label_zone=_label(data["label_zone"]),
        parcels=_line(data["parcels"]["line"]),
        parcel_occupied=_fill(data["parcels"]["occupied"]),
        parcel_reserved=_fill(data["parcels"]["reserved"]),
        headroom=tuple(_parcel_class(f"{row['from_kw']:g}", row) for row in data["parcels"]["headroom"]),
        without_headroom=MappingProxyType(
            {key: _parcel_class(key, row) for key, row in data["parcels"]["without_headroom"].items()}
        ),
        zones=_line(data["zones"]["line"]),
        substations=_marker(substations["marker"]),
        substations_not_in_service=_marker(substations["not_in_service"]),
        selection=_fill(data["selection"]),
        hover=_fill(data["hover"]),
        preview_ok=_fill(data["preview_ok"]),
        preview_warning=_fill(data["preview_warning"]),
        preview_error=_fill(data["preview_error"]),
        finding_error=_fill(data["finding_error"]),
        finding_warning=_fill(data["finding_warning"]),
        finding_error_marker=_marker(data["finding_error"]["marker"]),
        finding_warning_marker=_marker(data["finding_warning"]["marker"]),
        snap=_snap(data["snap"]),
        edge_kinds=MappingProxyType({kind: _line(row) for kind, row in data["edge_kinds"].items()}),
        guide=_line(data["guide"]["line"]),
        dimension=_line(data["dimension"]["line"]),
        land_uses=MappingProxyType(uses),
        land_use_names=MappingProxyType(use_names),
        plan_colors=MappingProxyType(plan_colors),
        land_use_unknown=unknown,
        land_use_unknown_name=unknown_name,
        constraint_kinds=MappingProxyType({row["kind"]: _constraint(row) for row in data["constraint"]}),
        constraint_grades=MappingProxyType(_grades(data["constraint"])),
        products=MappingProxyType(products),
        product_names=MappingProxyType(product_names),
        product_other=other,
        plant_status=MappingProxyType({key: _status(row) for key, row in plants["status"].items()}),
        plants_by_status=_plant_classes(plants["by_status"], line, opacity),
        plants_by_finding=_plant_classes(plants["by_finding"], line, opacity),
        plants_undated=_plant_class("", plants["by_year"]["undated"], line, opacity),
        plant_line=line,
        year_ramp=tuple(with_alpha(parse_color(text), round(255 * opacity)) for text in plants["by_year"]["ramp"]),
        site_area_uses=_site_areas(data["site_areas"]),
        base_names=MappingProxyType({key: _name(data[key]) for key in ("parcels", "zones", "substations")}),
        not_in_service_name=_name(substations["not_in_service"]),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("styles", name).read_text(encoding="utf-8"))


def _for_theme(value: Any, theme: Theme) -> Any:
    """``value`` with every ``{light, dark, print}`` table replaced by the theme's own entry (the sheet takes light)."""
    if isinstance(value, list):
        return [_for_theme(item, theme) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= {"light", "dark"}:
        return value.get(theme, value["light"])
    return {key: _for_theme(item, theme) for key, item in value.items()}


def _name(row: Mapping[str, Any]) -> Name:
    return Name(row["en"], row["zh"])


def _color(row: Mapping[str, Any], key: str) -> Rgba:
    return parse_color(row[key]) if key in row else TRANSPARENT


def _line(row: Mapping[str, Any]) -> LineStyle:
    return LineStyle(
        color=_color(row, "color"),
        width_px=float(row.get("width", 1.0)),
        dash=tuple(float(length) for length in row.get("dash", ())),
        casing_color=_color(row, "casing"),
        casing_width_px=float(row.get("casing_width", 0.0)),
    )


def _fill(row: Mapping[str, Any], line: LineStyle | None = None) -> FillStyle:
    return FillStyle(
        color=_color(row, "color"),
        line=_line(row["line"]) if "line" in row else line,
        hatch=row.get("hatch", ""),
        hatch_color=_color(row, "hatch_color"),
    )


def _marker(row: Mapping[str, Any]) -> MarkerStyle:
    return MarkerStyle(row["shape"], float(row["size"]), _color(row, "color"), _line(row.get("line", {})))


def _label(row: Mapping[str, Any]) -> LabelStyle:
    return LabelStyle(_color(row, "color"), _color(row, "halo"), float(row["halo_width"]))


def _snap(row: Mapping[str, Any]) -> MarkerStyle:
    """An empty square: the line carries the colour, the canvas varies the shape with what is snapped to."""
    return MarkerStyle("square", float(row["size"]), TRANSPARENT, _line(row))


def _status(row: Mapping[str, Any]) -> FillStyle:
    return _fill(row, LineStyle(dash=tuple(float(length) for length in row.get("dash", ()))))


def _constraint(row: Mapping[str, Any]) -> ConstraintStyle:
    line = _line(row["line"])
    strip = row.get("strip", {})
    edge = LineStyle(with_alpha(line.casing_color if line.casing_width_px else line.color, 150), 1.0, (4.0, 3.0))
    marker = _marker(row["marker"]) if "marker" in row else MarkerStyle("square", 10.0, line.color)
    strip_name = _name(strip if "en" in strip else row)
    fill = _fill(row["fill"], line)
    return ConstraintStyle(row["kind"], _name(row), line, fill, _fill(strip, edge), strip_name, marker)


def _grades(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], LineStyle]:
    return {
        (row["kind"], grade): _line({**row["line"], **changes})
        for row in rows
        for grade, changes in row.get("grades", {}).items()
    }


def _land_uses(
    theme: Theme, own: Mapping[str, Any]
) -> tuple[dict[str, FillStyle], dict[str, Rgba], dict[str, Name], FillStyle, Name]:
    """``own`` is the scheme's: colours by code, and how far they are mixed with the ground.

    A code that the scheme does not list takes the colour of its longest prefix there, 1402 that of 14.
    """
    data = _toml("land_use.toml")
    canvas, unknown = {**data["canvas"][theme], **own.get("canvas", {})}, data["unknown"]
    towards: Rgba = (*canvas["towards"], 255)
    rows = {row["code"]: row for row in data["use"]}
    plan_colors: dict[str, Rgba] = {code: (*row["plan_rgb"], 255) for code, row in rows.items()}
    colors = {code: _of_scheme(code, own.get("colors", {}), color) for code, color in plan_colors.items()}
    fills = {code: FillStyle(mixed(color, towards, canvas["share"])) for code, color in colors.items()}
    names = {code: _name(row) for code, row in rows.items()}
    return fills, plan_colors, names, FillStyle(parse_color(unknown[theme])), _name(unknown)


def _of_scheme(code: str, colors: Mapping[str, str], otherwise: Rgba) -> Rgba:
    prefixes = (code[:length] for length in range(len(code), 1, -1))
    return next((parse_color(colors[prefix]) for prefix in prefixes if prefix in colors), otherwise)


def _products(
    plants: Mapping[str, Any], theme: Theme, own: Mapping[str, str]
) -> tuple[dict[str, FillStyle], dict[str, Name], FillStyle]:
    """The fills by product; colours of the scheme (``own``) come first, then the catalogue's."""
    line, opacity = _line(plants["line"]), round(255 * plants["opacity"])
    colors: dict[str, str] = dict(plants["products"])
    names = {key: Name(key, key) for key in colors}
    for key, row in _catalogue_products(theme).items():
        colors[key] = row.get("color", colors.get(key, plants["other"]))
        names[key] = Name(row.get("name", row.get("en", key)), row.get("name_zh", row.get("zh", key)))
    names[OTHER] = Name("Other products", "其他产品")
    colors |= {key: color for key, color in own.items() if key in colors}
    other = own.get(OTHER, plants["other"])
    fills = {key: FillStyle(with_alpha(parse_color(color), opacity), line) for key, color in colors.items()}
    return fills, names, FillStyle(with_alpha(parse_color(other), opacity), line)


def _site_areas(data: Mapping[str, Any]) -> Mapping[str, FillStyle]:
    line = _line(data["line"])
    return MappingProxyType({use: _fill(row, line) for use, row in data["uses"].items()})


def _plant_classes(rows: Mapping[str, Any], line: LineStyle, opacity: float) -> Mapping[str, PlantClass]:
    return MappingProxyType({key: _plant_class(key, row, line, opacity) for key, row in rows.items()})


def _plant_class(key: str, row: Mapping[str, Any], line: LineStyle, opacity: float) -> PlantClass:
    fill = _fill(row, line)
    return PlantClass(key, _name(row), replace(fill, color=with_alpha(fill.color, round(255 * opacity))))


def _parcel_class(key: str, row: Mapping[str, Any]) -> ParcelClass:
    return ParcelClass(key, _name(row), _fill(row), float(row.get("from_kw", 0.0)))


def _merged(data: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` with what ``own`` says otherwise, table by table."""
    both = {key: _merged(data[key], value) for key, value in own.items() if isinstance(value, dict) and key in data}
    return {**data, **own, **both}


def _catalogue_products(theme: Theme) -> dict[str, Mapping[str, Any]]:
    """The catalogue's own products by key; none while the catalogue lists no product."""
    path = resource("catalogue", "products.toml")
    if not path.is_file():
        return {}
    rows = _for_theme(tomllib.loads(path.read_text(encoding="utf-8")), theme).get("product", [])
    return {row["key"]: row for row in rows}
