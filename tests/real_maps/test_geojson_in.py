"""Every GeoJSON file of the suites of geojsonhint and geojson-validator, and what comes of it: a table.

``in``: every row can be used and nothing is said. ``said``: rows come in, and what is odd is said. ``refused``: no row
can be used, and each says why. ``file``: the file as a whole is refused in a sentence. ``asked``: the numbers are no
degrees and the system must be told. ``blank``: sound, but without a shape or a row.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.vector_maps import read_layer
from siteplanner.services.new_plan import RoleSource, new_plan

ANY_PLACE = "+proj=laea +lat_0=0 +lon_0=0 +datum=WGS84 +units=m"

EXPECTED: dict[str, tuple[str, str]] = {
    "hint/bad/bad-duplicate-properties.geojson": ("file", "its member “type” stands there more than once"),
    "hint/bad/bad-featurelist.geojson": ("refused", "“5” stands where a list of coordinates is needed"),
    "hint/bad/bad-json.geojson": ("file", "it is no JSON behind line 1 (Expecting ',' delimiter)"),
    "hint/bad/bad-object-type.geojson": ("file", "its type “{…}” is none of GeoJSON"),
    "hint/bad/bad-polygon-interiorring-rhr.geojson": (
        "said",
        "a ring ran the wrong way round (outlines run counter-clockwi",
    ),
    "hint/bad/bad-polygonloop.geojson": ("refused", "“-80.59869” stands where a list of coordinates is needed"),
    "hint/bad/bad-properties-as-array.geojson": ("said", "“[]” are no attributes; the feature has none"),
    "hint/bad/badcoord.geojson": ("refused", "“f” stands where a number is needed"),
    "hint/bad/badcoordtype.geojson": ("refused", "“1” stands where a list of coordinates is needed"),
    "hint/bad/badfeature.geojson": ("refused", "“null” stands where a feature is needed"),
    "hint/bad/badfeatureid.geojson": ("said", "an id must be text or a number, not “{}”; it was left out"),
    "hint/bad/bbox-4or6elements.geojson": ("said", "the bbox is no list of four or six numbers; it was passed ov"),
    "hint/bad/bbox-contains-string.geojson": ("said", "the bbox is no list of four or six numbers; it was passed ov"),
    "hint/bad/bbox-string.geojson": ("said", "the bbox is no list of four or six numbers; it was passed ov"),
    "hint/bad/different-first-last.geojson": ("said", "A ring was not closed; it was closed"),
    "hint/bad/different-first-size.geojson": ("said", "only some positions have a height; all heights were dropped"),
    "hint/bad/excessive_precision_truncated.geojson": ("in", ""),
    "hint/bad/expected_object.geojson": ("said", "“123” are no attributes; the feature has none"),
    "hint/bad/false.geojson": ("refused", "“false” is no geometry"),
    "hint/bad/feature_changed_semantics.geojson": (
        "said",
        "the member “coordinates” does not belong into a Feature; it",
    ),
    "hint/bad/featurecollection-obj.geojson": ("file", "a FeatureCollection must have the list “features”"),
    "hint/bad/featurecollection-type-case.geojson": (
        "said",
        "“featurecollection” was taken as FeatureCollection; types ar",
    ),
    "hint/bad/featurecollection.geojson": ("file", "a FeatureCollection must have the list “features”"),
    "hint/bad/featurecollection_changed_semantics.geojson": (
        "said",
        "The member “coordinates” does not belong into a FeatureColle",
    ),
    "hint/bad/geometry_changed_semantics.geojson": (
        "said",
        "the member “geometry” does not belong into a Point; it was p",
    ),
    "hint/bad/geometrycollection_nested.geojson": ("said", "a collection within a collection was unfolded"),
    "hint/bad/geometrycollection_single.geojson": ("said", "a collection of one geometry was taken as that geometry"),
    "hint/bad/multiple_problems.geojson": ("said", "an id must be text or a number, not “{}”; it was left out"),
    "hint/bad/multipoint-multidimension.geojson": ("refused", "“[0, 0]” stands where a number is needed"),
    "hint/bad/multipoint-nondimension.geojson": ("refused", "“0” stands where a list of coordinates is needed"),
    "hint/bad/nofeaturetype.geojson": ("refused", "a feature must be of the type Feature, not “Featre”"),
    "hint/bad/notype.geojson": ("file", "the outermost object does not say its type"),
    "hint/bad/point-labeled-as-a-multipolygon.geojson": (
        "refused",
        "“-0.087890625” stands where a list of coordinates is needed",
    ),
    "hint/bad/point-string.geojson": ("refused", "“foo” stands where a number is needed"),
    "hint/bad/point-toofew.geojson": ("refused", "a position needs two numbers, it has 1"),
    "hint/bad/point-toomany.geojson": ("said", "numbers beyond the third of a position (measures) were dropp"),
    "hint/bad/point.geojson": ("refused", "a Point must have the member “coordinates”"),
    "hint/bad/polygon_winding_order.geojson": ("said", "a ring ran the wrong way round (outlines run counter-clockwi"),
    "hint/bad/rootstring.geojson": ("file", "GeoJSON begins with an object, this with “null”"),
    "hint/bad/short-line.geojson": ("refused", "a line needs two positions, it has 1"),
    "hint/bad/short-linearring.geojson": ("said", "A ring was not closed; it was closed"),
    "hint/bad/short-multilinestring.geojson": ("refused", "a line needs two positions, it has 1"),
    "hint/bad/stringcoord.geojson": ("said", "“39.36827914916011” stands where a number is needed"),
    "hint/bad/unknowntype.geojson": ("file", "its type “FooBar” is none of GeoJSON"),
    "hint/good/good-feature-with-id.geojson": ("in", ""),
    "hint/good/good-feature-with-string-id.geojson": ("in", ""),
    "hint/good/good-feature.geojson": ("in", ""),
    "hint/good/good-featurecollection-bbox.geojson": ("in", ""),
    "hint/good/good-featurecollection-bbox3d.geojson": ("in", ""),
    "hint/good/good-featurecollection-extensions.geojson": ("in", ""),
    "hint/good/good-featurecollection.geojson": ("in", ""),
    "hint/good/good-geometrycollection.geojson": ("in", ""),
    "hint/good/good-linestring.geojson": ("in", ""),
    "hint/good/good-multilinestring.geojson": ("in", ""),
    "hint/good/good-multipoint.geojson": ("in", ""),
    "hint/good/good-point-3d.geojson": ("in", ""),
    "hint/good/good-point.geojson": ("in", ""),
    "hint/good/good-polygon.geojson": ("in", ""),
    "hint/good/issue82.geojson": ("asked", ""),
    "hint/good/multipolygon.geojson": ("in", ""),
    "hint/good/nullgeometry.geojson": ("blank", ""),
    "hint/good/nullproperties.geojson": ("in", ""),
    "validator/invalid_geometries/invalid_exterior_not_ccw.geojson": (
        "said",
        "a ring ran the wrong way round (outlines run counter-clockwi",
    ),
    "validator/invalid_geometries/invalid_incorrect_geometry_data_type.geojson": (
        "refused",
        "“[13.383092, 52.510235]” stands where a number is needed",
    ),
    "validator/invalid_geometries/invalid_inner_and_exterior_ring_intersect.geojson": ("in", ""),
    "validator/invalid_geometries/invalid_interior_not_cw.geojson": (
        "said",
        "a ring ran the wrong way round (outlines run counter-clockwi",
    ),
    "validator/invalid_geometries/invalid_less_three_unique_nodes.geojson": (
        "refused",
        "a ring needs four positions, the last the same as the first;",
    ),
    "validator/invalid_geometries/invalid_unclosed.geojson": ("said", "A ring was not closed; it was closed"),
    "validator/invalid_structure/invalid_feature_geometry_is_string.geojson": (
        "refused",
        "“is_a_string” is no geometry",
    ),
    "validator/invalid_structure/invalid_feature_id_type.geojson": (
        "said",
        "an id must be text or a number, not “{}”; it was left out",
    ),
    "validator/invalid_structure/invalid_feature_no_porperties.geojson": (
        "said",
        "the feature has no member “properties”: it has no attributes",
    ),
    "validator/invalid_structure/invalid_feature_properties_is_array.geojson": (
        "said",
        "“[]” are no attributes; the feature has none",
    ),
    "validator/invalid_structure/invalid_feature_properties_is_int.geojson": (
        "said",
        "“2” are no attributes; the feature has none",
    ),
    "validator/invalid_structure/invalid_feature_wrong_geometry_key.geojson": (
        "refused",
        "a Feature must have the member “geometry”",
    ),
    "validator/invalid_structure/invalid_featurecollcetion_features_is_object.geojson": (
        "file",
        "a FeatureCollection must have the list “features”",
    ),
    "validator/invalid_structure/invalid_featurecollcetion_no_features_member.geojson": (
        "file",
        "a FeatureCollection must have the list “features”",
    ),
    "validator/invalid_structure/invalid_featurecollection_crs_defined.geojson": (
        "said",
        "The file names its coordinate system the old way (crs): it w",
    ),
    "validator/invalid_structure/invalid_featurecollection_feature_nullfeature.geojson": (
        "refused",
        "“null” stands where a feature is needed",
    ),
    "validator/invalid_structure/invalid_featurecollection_nulltype.geojson": (
        "file",
        "its type “{…}” is none of GeoJSON",
    ),
    "validator/invalid_structure/invalid_featurecollection_type_lowercase.geojson": (
        "file",
        "a FeatureCollection must have the list “features”",
    ),
    "validator/invalid_structure/invalid_featurecollection_unknown_type.geojson": (
        "file",
        "its type “notafc” is none of GeoJSON",
    ),
    "validator/invalid_structure/invalid_geometry_bbox_not4or6.geojson": (
        "said",
        "the bbox is no list of four or six numbers; it was passed ov",
    ),
    "validator/invalid_structure/invalid_geometry_bbox_not_list.geojson": (
        "said",
        "the bbox is no list of four or six numbers; it was passed ov",
    ),
    "validator/invalid_structure/invalid_geometry_bbox_not_numbers.geojson": (
        "said",
        "the bbox is no list of four or six numbers; it was passed ov",
    ),
    "validator/invalid_structure/invalid_geometry_coordinates_1d.geojson": (
        "refused",
        "“5” stands where a list of coordinates is needed",
    ),
    "validator/invalid_structure/invalid_geometry_coordinates_4d.geojson": (
        "said",
        "numbers beyond the third of a position (measures) were dropp",
    ),
    "validator/invalid_structure/invalid_geometry_coordinates_empty_position.geojson": (
        "refused",
        "a position needs two numbers, it has 0",
    ),
    "validator/invalid_structure/invalid_geometry_coordinates_missing.geojson": (
        "refused",
        "a Polygon must have the member “coordinates”",
    ),
    "validator/invalid_structure/invalid_geometry_coordinates_string.geojson": (
        "refused",
        "“11.691336” stands where a number is needed",
    ),
    "validator/invalid_structure/invalid_geometry_depth_deep_point.geojson": (
        "refused",
        "a position needs two numbers, it has 1",
    ),
    "validator/invalid_structure/invalid_geometry_depth_deep_polygon.geojson": (
        "refused",
        "a position needs two numbers, it has 1",
    ),
    "validator/invalid_structure/invalid_geometry_depth_shallow_linestring.geojson": (
        "refused",
        "“102.0” stands where a list of coordinates is needed",
    ),
    "validator/invalid_structure/invalid_geometry_depth_shallow_multipolygon.geojson": (
        "refused",
        "“30” stands where a list of coordinates is needed",
    ),
    "validator/invalid_structure/invalid_geometry_depth_shallow_polygon.geojson": (
        "refused",
        "“12.624027” stands where a list of coordinates is needed",
    ),
    "validator/invalid_structure/invalid_geometry_geometrycollection_nested.geojson": (
        "said",
        "a collection within a collection was unfolded",
    ),
    "validator/invalid_structure/invalid_geometry_geometrycollection_null_geometry.geojson": (
        "refused",
        "“false” is no geometry",
    ),
    "validator/invalid_structure/invalid_geometry_geometrycollection_single.geojson": (
        "said",
        "a collection of one geometry was taken as that geometry",
    ),
    "validator/invalid_structure/invalid_geometry_missing_type.geojson": (
        "file",
        "the outermost object does not say its type",
    ),
    "validator/invalid_structure/invalid_geometry_misslabeled_point.geojson": (
        "refused",
        "“-0.087890625” stands where a list of coordinates is needed",
    ),
    "validator/invalid_structure/invalid_geometry_wrong_geometry_type.geojson": (
        "file",
        "its type “SomeThingElse” is none of GeoJSON",
    ),
    "validator/problematic_geometries/problematic_3d_coordinates.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_crosses_antimeridian.geojson": ("asked", ""),
    "validator/problematic_geometries/problematic_duplicate_nodes.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_excessive_coordinate_precision.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_excessive_vertices.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_feature_null_geometry.geojson": ("blank", ""),
    "validator/problematic_geometries/problematic_holes.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_multitype_geometry_with_just_one_geometry.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_outside_lat_lon_boundaries.geojson": (
        "asked",
        "A ring was not closed; it was closed",
    ),
    "validator/problematic_geometries/problematic_self_intersection_large.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_self_intersection_small.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_wrong_bbox_coordinate_order.geojson": ("in", ""),
    "validator/problematic_geometries/problematic_zero_length_linestring.geojson": ("in", ""),
    "validator/problematic_structure/invalid_crs_defined.geojson": (
        "said",
        "The file names its coordinate system the old way (crs): it w",
    ),
    "validator/valid/valid_feature.geojson": ("in", ""),
    "validator/valid/valid_feature_null_geometry.geojson": ("blank", ""),
    "validator/valid/valid_feature_null_properties.geojson": ("in", ""),
    "validator/valid/valid_feature_with_bbox.geojson": ("in", ""),
    "validator/valid/valid_feature_with_id.geojson": ("in", ""),
    "validator/valid/valid_feature_with_string_id.geojson": ("in", ""),
    "validator/valid/valid_featurecollcetion_with_geometrycollection.geojson": ("in", ""),
    "validator/valid/valid_featurecollection.geojson": ("in", ""),
    "validator/valid/valid_featurecollection_bboxes.geojson": ("in", ""),
    "validator/valid/valid_featurecollection_empty_features.geojson": ("blank", "has no rows"),
    "validator/valid/valid_featurecollection_multiple_feature_types.geojson": ("in", ""),
    "validator/valid/valid_geometry.geojson": ("in", ""),
    "validator/valid/valid_geometry_3d_coordinates.geojson": ("in", ""),
    "validator/valid/valid_geometry_bbox.geojson": ("in", ""),
    "validator/valid/valid_geometry_geometrycollection.geojson": ("in", ""),
    "validator/valid/valid_geometry_geometrycollection_empty_geometries.geojson": ("blank", ""),
    "validator/valid/valid_geometry_linestring.geojson": ("in", ""),
    "validator/valid/valid_geometry_multilinestring.geojson": ("in", ""),
    "validator/valid/valid_geometry_multipoint.geojson": ("in", ""),
    "validator/valid/valid_geometry_multipolygon.geojson": ("in", ""),
    "validator/valid/valid_geometry_point.geojson": ("in", ""),
    "validator/valid/valid_geometry_polygon.geojson": ("in", ""),
}


def outcome(path: Path) -> tuple[str, str]:
    """What came of a file, and what was said of it."""
    try:
        layer = read_layer(MapSource(path), "constraints")
    except InputError as error:
        return ("blank" if "is empty: it has no rows" in str(error) else "file"), str(error)
    return _of(layer)


def _of(layer: RawLayer) -> tuple[str, str]:
    usable = ~(shapely.is_missing(layer.geometries) | shapely.is_empty(layer.geometries))
    said = [*map(str, layer.warnings), *(str(why) for _, _, why in layer.notes), *map(str, layer.refused.values())]
    words = " | ".join(said)
    if not usable.any():
        return ("refused" if layer.refused else "said" if said else "blank"), words
    if layer.crs is None:
        return "asked", words
    return ("said" if said else "in"), words


def files(real_maps: Path) -> dict[str, Path]:
    root = real_maps / "geojson"
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.geojson"))}


def test_every_file_is_in_the_table(real_maps: Path) -> None:
    assert sorted(files(real_maps)) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_comes_in_or_is_refused_as_its_suite_says(real_maps: Path, name: str) -> None:
    kind, words = EXPECTED[name]
    found, said = outcome(real_maps / "geojson" / name)
    assert found == kind, said
    assert words in said
    assert "\n" not in said


def test_the_good_ones_are_taken_without_a_word() -> None:
    good = {name: kind for name, (kind, _) in EXPECTED.items() if "/good/" in name or "/valid/" in name}
    assert len(good) == 18 + 22
    # it has latitudes below -90 and longitudes below -180: good as JSON, but no place on earth
    assert {name for name, kind in good.items() if kind not in {"in", "blank"}} == {"hint/good/issue82.geojson"}


def test_the_bad_ones_are_refused_or_said() -> None:
    bad = {name: kind for name, (kind, _) in EXPECTED.items() if "/bad/" in name or "/invalid_" in name}
    # too many digits are no fault; rings that cross are found where shapes are mended, in metres
    silent = {"excessive_precision_truncated", "invalid_inner_and_exterior_ring_intersect"}
    assert {Path(name).stem for name, kind in bad.items() if kind in {"in", "blank"}} == silent


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_file_becomes_a_plan_or_a_sentence(real_maps: Path, name: str) -> None:
    try:
        plan, [report] = new_plan([RoleSource.parse("parcels", str(real_maps / "geojson" / name))], crs=ANY_PLACE)
    except SiteplannerError as error:
        sentence = str(error)
    else:
        _is_sound(plan, report)
        assert EXPECTED[name][0] != "said" or not report.sound
        return
    assert "\n" not in sentence
    assert EXPECTED[name][0] != "in" or "is needed" in sentence or "area" in sentence


def _is_sound(plan: Plan, report: LayerReport) -> None:
    shapes = np.asarray(plan.site.parcels.geometry.values, dtype=object)
    assert shapely.is_valid(shapes).all()
    assert np.isfinite(shapely.get_coordinates(shapes)).all()
    assert (shapely.area(shapes) > 0).all()
    assert report.kept + report.refused == report.read
