"""GeoJSON of every kind and with every fault: what comes in, and what is said of it and where."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.files.geojson_in import features
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import list_layers, read_layer
from siteplanner.services.new_plan import RoleSource, new_plan

Json = dict[str, Any]
WEST, SOUTH, STEP = 113.6, 37.8, 0.001

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def square(at: int = 0) -> list[list[float]]:
    west, south = WEST + 2 * STEP * at, SOUTH
    return [
        [west, south],
        [west + STEP, south],
        [west + STEP, south + STEP],
        [west, south + STEP],
        [west, south],
    ]


def feature(at: int = 0, **members: Any) -> Json:
    return {
        "type": "Feature",
        "properties": {"no": f"L{at}", "name": "地块"},
        "geometry": {"type": "Polygon", "coordinates": [square(at)]},
        **members,
    }


def collection(count: int = 3, **members: Any) -> Json:
    return {"type": "FeatureCollection", "features": [feature(at) for at in range(count)], **members}


def read(folder: Path, content: Any, suffix: str = ".geojson") -> RawLayer:
    path = folder / f"town{suffix}"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return read_layer(MapSource(path), "parcels")


def said(layer: RawLayer) -> list[str]:
    return [
        *map(str, layer.warnings),
        *(str(why) for _, _, why in layer.notes),
        *map(str, layer.refused.values()),
    ]


def usable(layer: RawLayer) -> list[int]:
    return np.flatnonzero(shapely.get_type_id(layer.geometries) != -1).tolist()


SPLINTERS = [bytes([sign]) for sign in b'{}[]":,0-e\\\n\x1e\x00\xff']
SPLINTERS += [b"null", b"1e400", b"NaN", b'"id":1,', b'"type":"Feature",', b"{}", b""]


def assert_is_strict_json(text: str) -> None:
    """Values without repeated members or NaN, one or several."""

    def whole(pairs: list[tuple[str, Any]]) -> Json:
        made = dict(pairs)
        assert len(made) == len(pairs)
        return made

    def refuse(name: str) -> None:
        raise ValueError(name)

    decoder = json.JSONDecoder(object_pairs_hook=whole, parse_constant=refuse)
    left = text.strip(" \t\r\n\x1e")
    while left:
        _, end = decoder.raw_decode(left)
        left = left[end:].strip(" \t\r\n\x1e")


class TestSound:
    def test_nothing_is_said_of_a_sound_file(self, tmp_path: Path) -> None:
        layer = read(tmp_path, collection())
        assert said(layer) == []
        assert layer.crs is not None
        assert layer.crs.to_epsg() == 4326
        assert layer.table["no"].tolist() == ["L0", "L1", "L2"]
        assert shapely.area(layer.geometries) == pytest.approx([STEP**2] * 3)

    @pytest.mark.parametrize("separator", ["{}\n", "\x1e{}\n", "{}\r\n\r\n", "{}"])
    @pytest.mark.parametrize("suffix", [".ndjson", ".geojsonl", ".geojson"])
    def test_features_one_after_the_other_are_read(self, tmp_path: Path, separator: str, suffix: str) -> None:
        text = "".join(separator.format(json.dumps(feature(at))) for at in range(3))
        layer = read(tmp_path, text, suffix)
        assert said(layer) == []
        assert layer.table["no"].tolist() == ["L0", "L1", "L2"]

    @pytest.mark.parametrize("content", [feature(), feature()["geometry"]])
    def test_a_single_feature_or_geometry_is_read(self, tmp_path: Path, content: Json) -> None:
        layer = read(tmp_path, content)
        assert (len(layer.geometries), said(layer)) == (1, [])

    def test_kinds_of_values_are_kept(self, tmp_path: Path) -> None:
        rows = [{"a": 1, "b": 1.5, "c": True, "d": "x", "e": [1]}, {"a": None, "b": 2, "c": False, "f": 2**60 + 1}]
        content = collection(2)
        for row, properties in zip(content["features"], rows, strict=True):
            row["properties"] = properties
        table = read(tmp_path, content).table
        assert [str(dtype) for dtype in table.dtypes] == ["Int64", "float64", "bool", "str", "str", "Int64"]
        assert table["e"][0] == "[1]"
        assert table["f"][1] == 2**60 + 1

    def test_the_features_ids_are_a_column(self, tmp_path: Path) -> None:
        content = collection(2)
        content["features"][1]["id"] = "B"
        assert read(tmp_path, content).table["id"].fillna("-").tolist() == ["-", "B"]

    def test_the_layer_is_listed_without_its_rows(self, tmp_path: Path) -> None:
        read(tmp_path, collection(name="ZD"))
        [layer] = list_layers(tmp_path / "town.geojson")
        assert (layer.name, layer.rows, layer.geometry_type, layer.fields) == ("ZD", 3, "Polygon", ("no", "name"))
        assert layer.read is None

    def test_json_of_esri_is_left_to_gdal(self, tmp_path: Path) -> None:
        ring = [[470000, 4174000], [470000, 4174100], [470100, 4174100], [470000, 4174000]]
        content = {
            "geometryType": "esriGeometryPolygon",
            "spatialReference": {"wkid": 4547},
            "fields": [{"name": "no", "type": "esriFieldTypeString"}],
            "features": [{"attributes": {"no": "A"}, "geometry": {"rings": [ring]}}],
        }
        layer = read(tmp_path, content, ".json")
        assert layer.table["no"].tolist() == ["A"]
        assert layer.crs is not None
        assert layer.crs.to_epsg() == 4547


class TestTheWholeFile:
    @pytest.mark.parametrize("separator", [None, "\n"])
    def test_a_file_cut_anywhere_is_never_taken_for_whole(self, tmp_path: Path, separator: str | None) -> None:
        whole = json.dumps(collection(2), ensure_ascii=False).encode()
        if separator:
            whole = separator.join(json.dumps(feature(at)) for at in range(2)).encode()
        ends_of_lines = {whole.find(b"\n"), whole.find(b"\n") + 1} if separator else set()
        for size in range(1, len(whole)):
            if size not in ends_of_lines:  # a sequence cut between two features is a shorter sequence
                with pytest.raises(InputError, match="is damaged or no map"):
                    read(tmp_path, whole[:size])

    def test_the_place_of_the_cut_is_told(self, tmp_path: Path) -> None:
        whole = json.dumps(collection(2), indent=1)
        with pytest.raises(InputError, match=r"ends too early .* at line \d+ \(byte \d+\), after 1 whole objects"):
            read(tmp_path, whole[: int(len(whole) * 0.9)])

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "no JSON"),
            ("null", "begins with an object"),
            ("[]", "begins with an object"),
            ("{}", "does not say its type"),
            ('{"type": "Town"}', "“Town” is none of GeoJSON"),
            ('{"type": "FeatureCollection"}', "must have the list “features”"),
            ('{"type": "FeatureCollection", "features": [], "features": []}', "“features” stands there more than once"),
            ('{"type": "FeatureCollection", "features": [}]}', "it ends too early or has a bracket too many"),
            ("[" * 200_000, "no JSON|nested too deeply"),
            ('{"type": "FeatureCollection", "features": ' + "[" * 9999 + "]" * 9999 + "}", "nested too deeply"),
        ],
    )
    def test_what_is_no_geojson_is_refused_in_a_sentence(self, tmp_path: Path, text: str, reason: str) -> None:
        with pytest.raises(InputError, match=reason) as caught:
            read(tmp_path, text)
        assert "\n" not in str(caught.value)

    def test_features_that_run_into_each_other_make_the_file_untrusted(self, tmp_path: Path) -> None:
        text = json.dumps(collection(3)).replace("}, {", ", {", 1).replace("}]}", "}}]}", 1)
        with pytest.raises(InputError, match="is damaged or no map"):
            read(tmp_path, text)

    def test_texts_with_braces_between_the_objects_make_the_file_untrusted(self, tmp_path: Path) -> None:
        text = "\n".join([json.dumps(feature(0)), '"{} {"', json.dumps(feature(1))])
        with pytest.raises(InputError, match="something other than objects stands between its objects"):
            read(tmp_path, text)

    @given(chance=st.randoms(use_true_random=False), lines=st.booleans())
    @settings(parent=quick, max_examples=300)
    def test_whatever_is_done_to_the_bytes_is_refused_or_said_or_is_json_still(
        self, tmp_path: Path, chance: Random, lines: bool
    ) -> None:
        rows = [feature(at, id=at) for at in range(3)]
        text = "\n".join(map(json.dumps, rows)) if lines else json.dumps({**collection(), "features": rows})
        spoilt = bytearray(text.encode())
        for _ in range(chance.choice([1, 1, 2, 4])):
            at = chance.randrange(len(spoilt))
            spoilt[at : at + chance.choice([0, 0, 1, 20])] = chance.choice(SPLINTERS)
        try:
            layer = read(tmp_path, bytes(spoilt))
        except InputError as error:
            sentence = str(error)
        else:
            sentence = ""
            if not said(layer):
                assert_is_strict_json(bytes(spoilt).decode("utf-8"))
        assert "\n" not in sentence

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
    def test_other_encodings_are_read_and_said(self, tmp_path: Path, encoding: str) -> None:
        layer = read(tmp_path, json.dumps(collection(), ensure_ascii=False).encode(encoding))
        assert layer.table["name"].tolist() == ["地块"] * 3
        assert len(layer.warnings) == 1

    def test_an_old_crs_is_honoured_and_said(self, tmp_path: Path) -> None:
        content = collection(1, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}})
        content["features"][0]["geometry"]["coordinates"] = [
            [[470000 + 100 * x, 4174000 + 100 * y] for x, y in [(0, 0), (1, 0), (1, 1), (0, 0)]]
        ]
        layer = read(tmp_path, content)
        assert layer.crs is not None
        assert layer.crs.to_epsg() == 4547
        assert said(layer) == ["The file names its coordinate system the old way (crs): it was read as EPSG:4547."]

    @pytest.mark.parametrize(
        ("crs", "words"),
        [
            (None, "is not known"),
            ({"type": "link", "properties": {"href": "http://example.org"}}, "by a link"),
            ({"type": "name", "properties": {"name": "EPSG:999999"}}, "that is not known"),
            (5, "that is not known"),
        ],
    )
    def test_a_crs_that_names_none_is_said_and_asked_for(self, tmp_path: Path, crs: Any, words: str) -> None:
        layer = read(tmp_path, collection(1, crs=crs))
        assert layer.crs is None
        assert words in said(layer)[0]

    def test_metres_are_never_taken_for_degrees(self, tmp_path: Path) -> None:
        content = collection(2)
        for at, row in enumerate(content["features"]):
            row["geometry"]["coordinates"] = [
                [[38_470_000 + 900 * at + 100 * x, 4174000 + 100 * y] for x, y in [(0, 0), (1, 0), (1, 1), (0, 0)]]
            ]
        assert read(tmp_path, content).crs is None
        with pytest.raises(CrsNeededError) as caught:
            new_plan([RoleSource.parse("parcels", str(tmp_path / "town.geojson"))])
        assert caught.value.guesses[0].crs == "EPSG:4526"

    def test_one_row_of_metres_among_degrees_is_refused(self, tmp_path: Path) -> None:
        content = collection(3)
        content["features"][1]["geometry"]["coordinates"] = [[[470000, 37], [470100, 37], [470100, 38], [470000, 37]]]
        layer = read(tmp_path, content)
        assert usable(layer) == [0, 2]
        assert "470000, 37 is no longitude and latitude" in said(layer)[0]

    def test_latitude_before_longitude_is_exchanged_and_said(self, tmp_path: Path) -> None:
        content = collection(2)
        for row in content["features"]:
            row["geometry"]["coordinates"] = [[[y, x] for x, y in row["geometry"]["coordinates"][0][::-1]]]
        layer = read(tmp_path, content)
        assert shapely.total_bounds(layer.geometries)[:2] == pytest.approx([WEST, SOUTH])
        assert "were exchanged. The map then lies at 113.6" in said(layer)[0]

    def test_an_order_that_may_be_either_is_said_and_left(self, tmp_path: Path) -> None:
        content = collection(1)
        ring = [[38.0, 80.0], [38.1, 80.0], [38.1, 80.1], [38.0, 80.0]]
        content["features"][0]["geometry"]["coordinates"] = [ring]
        layer = read(tmp_path, content)
        assert shapely.get_coordinates(layer.geometries)[0].tolist() == [38.0, 80.0]
        assert "with latitude and longitude exchanged it would lie within" in said(layer)[0]

    def test_a_bbox_that_misses_the_shapes_is_said(self, tmp_path: Path) -> None:
        assert said(read(tmp_path, collection(bbox=[113.5, 37.7, 113.7, 37.9]))) == []
        assert "does not hold its shapes" in said(read(tmp_path, collection(bbox=[0, 0, 1, 1])))[0]
        assert "four or six numbers" in said(read(tmp_path, collection(bbox=[0, 0, 1])))[0]


def on_coordinates(change: Callable[[list[Any]], Any]) -> Callable[[Json], None]:
    def changed(row: Json) -> None:
        row["geometry"]["coordinates"] = change(row["geometry"]["coordinates"])

    return changed


def put(value: Any, *path: Any) -> Callable[[Json], None]:
    def changed(row: Json) -> None:
        at: Any = row
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return changed


def taken(*path: Any) -> Callable[[Json], None]:
    def changed(row: Json) -> None:
        at: Any = row
        for step in path[:-1]:
            at = at[step]
        del at[path[-1]]

    return changed


def nested(depth: int) -> list[Any]:
    made: list[Any] = []
    for _ in range(depth):
        made = [made]
    return made


POINT = {"type": "Point", "coordinates": [WEST, SOUTH]}
FAULTS: dict[str, tuple[Callable[[Json], None], bool, str]] = {
    "unclosed ring": (on_coordinates(lambda c: [c[0][:-1]]), True, "/geometry/coordinates/0 .*not closed"),
    "short ring": (on_coordinates(lambda c: [c[0][:2]]), False, "needs four positions"),
    "short hole": (on_coordinates(lambda c: [c[0], c[0][:2]]), True, "/geometry/coordinates/1 .*encloses nothing"),
    "no ring": (on_coordinates(lambda c: []), False, "empty"),
    "wrong winding": (on_coordinates(lambda c: [c[0][::-1]]), True, "wrong way round"),
    "text for a number": (put("113.6", "geometry", "coordinates", 0, 1, 0), False, "/coordinates/0/1/0 .*a number is"),
    "null for a number": (put(None, "geometry", "coordinates", 0, 1, 0), False, "/coordinates/0/1/0 .*“null”"),
    "yes for a number": (put(True, "geometry", "coordinates", 0, 1, 0), False, "/coordinates/0/1/0 .*“true”"),
    "NaN": (put(float("nan"), "geometry", "coordinates", 0, 1, 0), False, "“NaN” stands where a number"),
    "infinity": (put(float("inf"), "geometry", "coordinates", 0, 1, 0), False, "stands where a number"),
    "1e308": (put(1e308, "geometry", "coordinates", 0, 1, 0), False, "is no longitude and latitude"),
    "a number without end": (put(10**400, "geometry", "coordinates", 0, 1, 0), False, "stands where a number"),
    "one ordinate": (put([WEST], "geometry", "coordinates", 0, 1), False, "needs two numbers"),
    "no ordinate": (put([], "geometry", "coordinates", 0, 1), False, "needs two numbers"),
    "a number for a position": (put(5, "geometry", "coordinates", 0, 1), False, "a list of coordinates is needed"),
    "an object for a ring": (put({"a": 1}, "geometry", "coordinates", 0), False, "a list of coordinates is needed"),
    "text for coordinates": (put("none", "geometry", "coordinates"), False, "a list of coordinates is needed"),
    "too deep coordinates": (on_coordinates(lambda c: [c]), False, "“.*” stands where a number is needed"),
    "very deep coordinates": (on_coordinates(lambda c: nested(900)), False, "needed|needs|too deeply"),
    "measures": (on_coordinates(lambda c: [[[*p, 1, 2] for p in c[0]]]), True, "beyond the third"),
    "heights here and there": (put([WEST + STEP, SOUTH, 9], "geometry", "coordinates", 0, 1), True, "have a height"),
    "unknown geometry": (put("Parcel", "geometry", "type"), False, "“Parcel” is no type"),
    "case of the geometry": (put("polygon", "geometry", "type"), True, "“polygon” was taken as Polygon"),
    "type that is no text": (put({}, "geometry", "type"), False, "must say its type as text"),
    "no type": (taken("geometry", "type"), False, "must have the member “type”"),
    "no coordinates": (taken("geometry", "coordinates"), False, "must have the member “coordinates”"),
    "no geometry": (taken("geometry"), False, "must have the member “geometry”"),
    "text for a geometry": (put("POLYGON", "geometry"), False, "“POLYGON” is no geometry"),
    "collection of one": (
        lambda row: row.update(geometry={"type": "GeometryCollection", "geometries": [row["geometry"]]}),
        True,
        "collection of one",
    ),
    "collection of collections": (
        lambda row: row.update(
            geometry={
                "type": "GeometryCollection",
                "geometries": [POINT, {"type": "GeometryCollection", "geometries": [row["geometry"]]}],
            }
        ),
        True,
        "collection within a collection",
    ),
    "no part of a collection": (
        lambda row: row.update(geometry={"type": "GeometryCollection", "geometries": [row["geometry"], False]}),
        True,
        "/geometries/1 .*“false” is no geometry",
    ),
    "unknown feature": (put("Featre", "type"), False, "of the type Feature, not “Featre”"),
    "case of the feature": (put("feature", "type"), True, "“feature” was taken as Feature"),
    "no feature type": (taken("type"), False, "of the type Feature, not “null”"),
    "no properties": (taken("properties"), True, "no member “properties”"),
    "list of properties": (put([1], "properties"), True, "are no attributes"),
    "odd id": (put({}, "id"), True, "an id must be text or a number"),
    "stray features": (put([], "features"), True, "“features” does not belong into a Feature"),
    "stray crs": (put(None, "crs"), True, "“crs” does not belong into a Feature"),
    "bbox of three": (put([1, 2, 3], "bbox"), True, "/bbox .*four or six numbers"),
    "bbox upside down": (put([113, 38, 114, 37], "bbox"), True, "/bbox .*ends south"),
    "bbox of the geometry": (put("w", "geometry", "bbox"), True, "/geometry/bbox .*four or six numbers"),
    "half the earth": (on_coordinates(lambda c: [[[-170, 0], [170, 0], [170, 1], [-170, 0]]]), True, "spans 340°"),
    "NaN in attributes": (put(float("nan"), "properties", "no"), True, "NaN are no numbers"),
    "half a character": (put("\ud800x", "properties", "no"), True, "halves of characters"),
}


@st.composite
def sound_files(draw: st.DrawFn) -> Json:
    """Collections of polygons, and of multipolygons, with and without holes, ids and heights."""
    rows = []
    for at in range(draw(st.integers(2, 12))):
        row = feature(at)
        rings = [square(at)]
        if draw(st.booleans()):
            west, south = rings[0][0]
            corners = [(0.2, 0.2), (0.2, 0.8), (0.8, 0.8), (0.2, 0.2)]
            rings.append([[west + STEP * x, south + STEP * y] for x, y in corners])
        if draw(st.booleans()):
            rings = [[[*position, 812.5] for position in ring] for ring in rings]
        if draw(st.booleans()):
            row["geometry"] = {"type": "MultiPolygon", "coordinates": [rings]}
        else:
            row["geometry"]["coordinates"] = rings
        if draw(st.booleans()):
            row["id"] = draw(st.sampled_from([at, f"f{at}"]))
        row["properties"] = draw(
            st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.text(max_size=9), max_size=4)
        )
        rows.append(row)
    return {"type": "FeatureCollection", "features": rows}


class TestFaults:
    @given(content=sound_files(), lines=st.booleans())
    @settings(parent=quick, max_examples=40)
    def test_sound_files_come_in_whole_without_a_word(self, tmp_path: Path, content: Json, lines: bool) -> None:
        text = "\n".join(map(json.dumps, content["features"])) if lines else json.dumps(content)
        layer = read(tmp_path, text)
        assert said(layer) == []
        wanted = [shapely.geometry.shape(row["geometry"]) for row in content["features"]]
        assert shapely.equals_exact(layer.geometries, np.array(wanted, dtype=object)).all()
        for row, values in zip(content["features"], layer.table.to_dict("records"), strict=True):
            kept = {name: str(value) for name, value in values.items() if name in row["properties"] and pd.notna(value)}
            assert kept == {name: str(value) for name, value in row["properties"].items() if value is not None}

    @pytest.mark.parametrize("fault", FAULTS)
    @given(content=sound_files(), where=st.integers(0, 99), lines=st.booleans())
    @settings(parent=quick, max_examples=4)
    def test_each_is_said_with_its_place_and_costs_no_other_row(
        self, tmp_path: Path, fault: str, content: Json, where: int, lines: bool
    ) -> None:
        change, stays, words = FAULTS[fault]
        if lines and fault == "stray crs":
            return  # each line stands for itself there
        content = copy.deepcopy(content)
        row = where % len(content["features"])
        fresh = feature(row)
        change(fresh)
        content["features"][row] = fresh
        text = "\n".join(map(json.dumps, content["features"])) if lines else json.dumps(content)
        layer = read(tmp_path, text)
        others = [at for at in range(len(content["features"])) if at != row]
        assert usable(layer) == sorted([*others, row] if stays else others)
        notes = [(at, str(why)) for at, _, why in layer.notes] + [(at, str(w)) for at, w in layer.refused.items()]
        mine = [why for at, why in notes if at == row and re.search(words, why)]
        assert mine, (notes, layer.warnings)
        assert all(at == row for at, _ in notes)
        assert mine[0].startswith("/" if lines else f"/features/{row}")
        assert f"line {row + 1 if lines else 1}, byte" in mine[0]

    def test_null_geometry_is_a_row_without_a_shape(self, tmp_path: Path) -> None:
        content = collection(2)
        content["features"][0]["geometry"] = None
        assert usable(read(tmp_path, content)) == [1]

    @pytest.mark.parametrize("wrong", ["null", "5", '"x"', "[]"])
    def test_what_is_no_feature_is_a_refused_row(self, tmp_path: Path, wrong: str) -> None:
        text = json.dumps(collection(2)).replace('"features": [', f'"features": [{wrong}, ')
        layer = read(tmp_path, text)
        assert usable(layer) == [1, 2]
        assert "stands where a feature is needed" in said(layer)[0]

    def test_a_line_that_is_no_object_is_a_refused_row(self, tmp_path: Path) -> None:
        layer = read(tmp_path, "\n".join([json.dumps(feature(0)), "garbage", json.dumps(feature(1))]))
        assert usable(layer) == [0, 2]
        assert "“garbage” stands where a feature is needed" in said(layer)[0]

    def test_broken_json_within_a_feature_costs_that_feature_only(self, tmp_path: Path) -> None:
        text = json.dumps(collection(3)).replace('"no": "L1",', '"no": "L1"')
        layer = read(tmp_path, text)
        assert usable(layer) == [0, 2]
        assert said(layer)[0].startswith("/features/1 (line 1, byte ")
        assert "this is no JSON, 46 bytes into the object" in said(layer)[0]

    def test_members_written_twice_are_said(self, tmp_path: Path) -> None:
        text = json.dumps(collection(2)).replace('"no": "L1"', '"no": "old", "no": "L1"')
        layer = read(tmp_path, text)
        assert layer.table["no"].tolist() == ["L0", "L1"]
        assert "“no” stands there more than once; the last was taken" in said(layer)[0]
        text = json.dumps(collection(2)).replace('"type": "Polygon"', '"type": "LineString", "type": "Polygon"', 1)
        assert usable(read(tmp_path, text)) == [1]

    def test_colons_and_brackets_in_texts_are_no_members(self, tmp_path: Path) -> None:
        content = collection(2)
        content["features"][0]["properties"] = {"a": '{"b": [1, "\\"}', "c": {"d": {"e": [{"f": 1}]}}, "\\": "\\\\"}
        assert said(read(tmp_path, content)) == []

    def test_the_same_id_twice_is_said(self, tmp_path: Path) -> None:
        content = collection(4)
        for row, given_id in zip(content["features"], ["a", "b", "a", 1], strict=True):
            row["id"] = given_id
        assert said(read(tmp_path, content)) == [
            "/features/2/id (id “a”, line 1, byte 556): the id is that of /features/0 too."
        ]

    def test_collections_within_collections_are_unfolded(self, tmp_path: Path) -> None:
        content = collection(1)
        content["features"].append(collection(2))
        layer = read(tmp_path, content)
        assert usable(layer) == [0, 1, 2]
        assert all("/features/1/features/" in words and "stood in a collection" in words for words in said(layer))

    def test_long_codes_written_as_numbers_are_said(self, tmp_path: Path) -> None:
        text = json.dumps(collection(1)).replace('"L0"', "140321001001000012345")
        assert "their last digits are not certain" in said(read(tmp_path, text))[0]

    def test_batches_do_not_show(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        content = collection(7)
        content["features"][3]["properties"] = {"later": 1}
        content["features"][5]["geometry"]["coordinates"][0].pop()
        whole = read(tmp_path, content)
        monkeypatch.setattr(features, "BATCH_ROWS", 2)
        monkeypatch.setattr(features, "PIECE_BYTES", 64)
        parts = read(tmp_path, content)
        assert said(parts) == said(whole)
        assert parts.table.equals(whole.table)
        assert shapely.equals_exact(parts.geometries, whole.geometries).all()


class TestThePlan:
    def test_the_report_names_the_place(self, tmp_path: Path) -> None:
        content = collection(3)
        FAULTS["text for a number"][0](content["features"][1])
        read(tmp_path, content)
        plan, [report] = new_plan([RoleSource.parse("parcels", str(tmp_path / "town.geojson"))])
        assert len(plan.site.parcels) == 2
        [issue] = report.issues
        assert (issue.row, issue.action) == (2, "refused")
        assert "/features/1/geometry/coordinates/0/1/0" in str(issue.reason)

    def test_a_thousand_wrong_windings_are_one_line(self, tmp_path: Path) -> None:
        content = collection(300)
        for row in content["features"]:
            row["geometry"]["coordinates"][0].reverse()
        read(tmp_path, content)
        _, [report] = new_plan([RoleSource.parse("parcels", str(tmp_path / "town.geojson"))])
        assert report.issues == ()
        assert [str(w).startswith("300 rows, row 1 the first: /features/0/geometry") for w in report.warnings] == [True]
