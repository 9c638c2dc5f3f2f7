"""Bring the JSON Schemas and the tables of properties in ``resources/geojson`` up to date with the plan's columns.

    python scripts/geojson_definitions.py [--check]

``--check`` only tells which files are out of date. The prose of the definitions is written by hand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from siteplanner.core import schema
from siteplanner.core.columns import Column
from siteplanner.core.schema import Layer
from siteplanner.core.text import Text
from siteplanner.files.geojson_layers import DERIVED, LAYERS
from siteplanner.files.geojson_profiles import PROFILES, Profile
from siteplanner.words import translator

BEGIN, END = "<!-- made by scripts/geojson_definitions.py -->", "<!-- end of what is made -->"
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
TYPES = {"text": "string", "number": "number", "integer": "integer", "boolean": "boolean", "date": "string"}
DERIVED_SCHEMAS: dict[str, Any] = {
    "scenario": {"type": "string", "description": "Scenario id"},
    "zone_id": {"type": ["string", "null"], "description": "Zone that holds most of the footprint"},
    "zone_name": {"type": ["string", "null"], "description": "Name of that zone"},
    "parcel_ids": {
        "type": "array",
        "items": {"type": "string"},
        "uniqueItems": True,
        "description": "Parcels the footprint stands on",
    },
}
DERIVED_WORDS = {
    "en": {
        "scenario": ("text", "scenario the plant belongs to, never null"),
        "zone_id": ("text", "zone that holds most of the footprint; null: in none, or no sound footprint"),
        "zone_name": ("text", "name of that zone"),
        "parcel_ids": ("list of texts", "parcels the footprint stands on; empty: on none, or no sound footprint"),
    },
    "zh": {
        "scenario": ("文本", "所属方案，不为 null"),
        "zone_id": ("文本", "占地大部分所在的片区；null 表示不在任何片区内，或无有效轮廓"),
        "zone_name": ("文本", "该片区名称"),
        "parcel_ids": ("文本数组", "占地所在的地块；空数组表示不在任何地块上，或无有效轮廓"),
    },
}
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "head": "| property | type | unit | meaning | values |\n|---|---|---|---|---|",
        "kinds": {k: k for k in TYPES} | {"date": "date YYYY-MM-DD", "boolean": "true or false"},
        "id": "never null, unique in the file, equal to the feature's id",
        "to": "{low} to {high}",
        "from": "{low} or more",
        "open": "for example {values}",
    },
    "zh": {
        "head": "| 属性 | 类型 | 单位 | 含义 | 取值 |\n|---|---|---|---|---|",
        "kinds": {
            "text": "文本",
            "number": "数值",
            "integer": "整数",
            "boolean": "true 或 false",
            "date": "日期 YYYY-MM-DD",
        },
        "id": "不为 null，文件内唯一，与要素的 id 相同",
        "to": "{low} 至 {high}",
        "from": "不小于 {low}",
        "open": "例如 {values}",
    },
}


# -- schemas ------------------------------------------------------------------------------------------------------


def schema_of(profile: Profile) -> dict[str, Any]:
    """The JSON Schema of the files of a profile."""
    crs = _crs_schema(profile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:siteplanner:geojson:{profile.name}",
        "title": f"GeoJSON of siteplanner, profile {profile.name}",
        "type": "object",
        "required": ["type", "name", "siteplanner", "features", *(["crs"] if "const" in crs else [])],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "name": {"type": "string", "description": "Name of the plan"},
            "crs": crs if profile.sidecar else False,
            "siteplanner": _about_schema(profile),
            "features": {"type": "array"},
            "bbox": {"type": "array", "prefixItems": [_ref("x"), _ref("y")] * 2, "items": False, "minItems": 4},
        },
        "additionalProperties": False,
        "allOf": [_features_where(layer) for layer in LAYERS],
        "$defs": {**_geometry_schemas(profile), **{layer.name: _feature_schema(layer) for layer in LAYERS}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _crs_schema(profile: Profile) -> dict[str, Any]:
    """Of the ``crs`` member: one value where the profile has one system, any code where it is the plan's."""
    if profile.crs is not None:
        return {"const": profile.crs_member(profile.crs)["crs"]} if profile.sidecar else {}
    name = {"type": "string", "pattern": "^urn:ogc:def:crs:[A-Za-z]+::[0-9A-Za-z]+$"}
    properties = {"type": "object", "required": ["name"], "properties": {"name": name}, "additionalProperties": False}
    return {
        "type": "object",
        "required": ["type", "properties"],
        "properties": {"type": {"const": "name"}, "properties": properties},
        "additionalProperties": False,
    }


def _about_schema(profile: Profile) -> dict[str, Any]:
    text, text_or_null = {"type": "string"}, {"type": ["string", "null"]}
    about = {"crs": text} if profile.crs is None else profile.about(profile.crs)
    members: dict[str, Any] = {
        "profile": {"const": profile.name},
        "crs": {"type": "string", "minLength": 1} if profile.crs is None else {"const": about["crs"]},
        "axis_order": {"const": list(profile.axis_order)},
        "unit": {"const": profile.unit},
        "decimals": {"const": profile.decimals},
        "layer": {"enum": [layer.name for layer in LAYERS]},
        "plan": text,
        "plan_uuid": text,
        "scenario": text_or_null,
        "scenario_name": text_or_null,
        "source_crs": text,
        "rule_pack": text,
        "statement": {
            "type": "object",
            "required": ["en", "zh"],
            "properties": {"en": text, "zh": text},
            "additionalProperties": text,
        },
        "illustrative": {"type": "boolean"},
    }
    return {"type": "object", "required": list(members), "properties": members, "additionalProperties": False}


def _features_where(layer: Layer) -> dict[str, Any]:
    named = {"properties": {"layer": {"const": layer.name}}}
    return {
        "if": {"properties": {"siteplanner": named}},
        "then": {"properties": {"features": {"items": _ref(layer.name)}}},
    }


def _geometry_schemas(profile: Profile) -> dict[str, Any]:
    west, south, east, north = profile.bounds
    made: dict[str, Any] = {
        "x": {"type": "number", "minimum": west, "maximum": east, "description": profile.axis_order[0]},
        "y": {"type": "number", "minimum": south, "maximum": north, "description": profile.axis_order[1]},
        "position": {"type": "array", "prefixItems": [_ref("x"), _ref("y")], "items": False, "minItems": 2},
        "line": {"type": "array", "items": _ref("position"), "minItems": 2},
        "ring": {"type": "array", "items": _ref("position"), "minItems": 4},
        "polygon": {"type": "array", "items": _ref("ring"), "minItems": 1},
    }
    several = {kind: {"type": "array", "items": _ref(kind), "minItems": 1} for kind in ("position", "line", "polygon")}
    coordinates = {
        "Point": _ref("position"),
        "MultiPoint": several["position"],
        "LineString": _ref("line"),
        "MultiLineString": several["line"],
        "Polygon": _ref("polygon"),
        "MultiPolygon": several["polygon"],
    }
    for name, of in coordinates.items():
        made[name] = _object({"type": {"const": name}, "coordinates": of})
    parts = {"type": "array", "items": {"anyOf": [_ref(name) for name in (*coordinates, "GeometryCollection")]}}
    made["GeometryCollection"] = _object({"type": {"const": "GeometryCollection"}, "geometries": parts})
    return made


def _object(members: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(members), "properties": members, "additionalProperties": False}


def _feature_schema(layer: Layer) -> dict[str, Any]:
    kinds = [layer.geometry] if layer.geometry != "Unknown" else [*DEPTHS, "GeometryCollection"]
    columns = {column.name: _column_schema(column, layer) for column in layer.columns}
    derived = DERIVED_SCHEMAS if layer is schema.PLANTS else {}
    properties = {
        "type": "object",
        "required": [*columns, *derived],
        "properties": {**columns, **derived},
        "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
    }
    geometry = {"anyOf": [{"type": "null"}, *(_ref(str(kind)) for kind in kinds)]}
    return _object(
        {"type": {"const": "Feature"}, "id": {"type": "string"}, "geometry": geometry, "properties": properties}
    )


def _column_schema(column: Column, layer: Layer) -> dict[str, Any]:
    if column.name == layer.index:
        return {"type": "string", "description": column.label.text}
    made: dict[str, Any] = {"type": [TYPES[column.kind], "null"]}
    words = column.vocabulary
    if words is not None and words.closed:
        made = {"enum": [*(choice.value for choice in words.choices), None]}
    if column.kind == "date":
        made |= {"format": "date", "pattern": r"^\d{4,}-\d{2}-\d{2}$"}
    if column.minimum is not None:
        made["minimum"] = column.minimum
    if column.maximum is not None:
        made["maximum"] = column.maximum
    made["description"] = column.label.text + (f", {column.unit}" if column.unit else "")
    return made


# -- tables -------------------------------------------------------------------------------------------------------


def tables(language: str) -> str:
    """A table of properties for each layer, in Markdown."""
    say, words = translator(language), WORDS[language]
    lines = []
    for layer in LAYERS:
        lines += [f"### `{layer.name}` · {say.text(layer.label)}", "", str(words["head"])]
        lines += [_row(column, layer, language) for column in layer.columns]
        if layer is schema.PLANTS:
            lines += [
                f"| `{n}` | {DERIVED_WORDS[language][n][0]} | | {DERIVED_WORDS[language][n][1]} | |" for n in DERIVED
            ]
        lines.append("")
    return "\n".join(lines)


def _row(column: Column, layer: Layer, language: str) -> str:
    say, words = translator(language), WORDS[language]
    values = words["id"] if column.name == layer.index else ", ".join(_values(column, language, say.text))
    label, kind = say.text(column.label), words["kinds"][column.kind]
    return f"| `{column.name}` | {kind} | {column.unit} | {label} | {values} |"


def _values(column: Column, language: str, say: Any) -> Iterator[str]:
    words, vocabulary = WORDS[language], column.vocabulary
    if vocabulary is not None:
        listed = [_value(choice.value, choice.label, say) for choice in vocabulary.choices]
        yield ", ".join(listed) if vocabulary.closed else str(words["open"]).format(values=", ".join(listed[:3]))
    if column.minimum is not None and column.maximum is not None:
        yield str(words["to"]).format(low=f"{column.minimum:g}", high=f"{column.maximum:g}")
    elif column.minimum is not None:
        yield str(words["from"]).format(low=f"{column.minimum:g}")


def _value(value: str, label: Text, say: Any) -> str:
    said = say(label)
    return f"`{value}`" if said == value else f"`{value}` {said}"


# -- files --------------------------------------------------------------------------------------------------------


def wanted() -> dict[Path, str]:
    """What each file is to hold."""
    made = {}
    for profile in PROFILES.values():
        made[profile.schema] = json.dumps(schema_of(profile), ensure_ascii=False, indent=1) + "\n"
        for language, path in (("en", profile.definition), ("zh", profile.definition.with_suffix(".zh.md"))):
            before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
            made[path] = f"{before}{BEGIN}\n\n{tables(language)}\n{END}{rest.partition(END)[2]}"
    return made


def stale() -> list[Path]:
    """The files that are out of date."""
    return [path for path, text in wanted().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main() -> None:
    if "--check" in sys.argv[1:]:
        sys.exit(", ".join(path.name for path in stale()) or 0)
    for path, text in wanted().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
