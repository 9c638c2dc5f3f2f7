"""KML and KMZ: what a viewer finds in them, what the format cannot hold, what GDAL reads."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from siteplanner.core.errors import Cancelled, EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.core.work import Work
from siteplanner.files.export import export
from tests.builders import line, plan, point, rect, site

KML = "{http://www.opengis.net/kml/2.2}"
HOLED = rect(0, 0, 500, 300) - rect(100, 100, 100, 100)
TOWN = plan(
    site(
        parcels={
            "DK-01": (HOLED, {"name": '贝特瑞 <一期> & "二期"', "land_use": "100102", "code_system": "MNR2023"}),
            "DK-02": (shapely.MultiPolygon([rect(600, 0, 50, 50), rect(700, 0, 50, 50)]), {"land_use": "0601"}),
            "DK-03": (shapely.MultiPolygon(), {"name": "无图形"}),
        },
        zones={"Z1": (rect(-10, -10, 900, 400), {"name": "北区", "power_quota_kw": 30_000.0})},
        constraints={"C1": (line((0, -10), (500, -10)), {"kind": "road"})},
        substations={"S1": (point(20, 30), {"name": "张庄变"})},
    ),
    {
        "P1": (
            rect(20, 20, 30, 30),
            {"status": "planned", "in_service": pd.Timestamp("2026-10-01"), "open_flame": False},
        )
    },
)


def written(made: Plan, path: Path, **options: Any) -> ET.Element:
    export(made, path, **options)
    return ET.parse(path).getroot()


def placemarks(root: ET.Element, folder: int) -> list[ET.Element]:
    return root.findall(f"{KML}Document/{KML}Folder")[folder].findall(f"{KML}Placemark")


def test_every_layer_has_a_folder_in_both_languages(tmp_path: Path) -> None:
    root = written(TOWN, tmp_path / "规划.kml")
    names = [folder.findtext(f"{KML}name") for folder in root.findall(f"{KML}Document/{KML}Folder")]
    assert names == ["片区 Zones", "地块 Parcels", "控制要素 Constraints", "变电站 Substations", "项目 Plants"]
    assert [len(placemarks(root, at)) for at in range(5)] == [1, 3, 1, 1, 1]


def test_the_document_says_that_it_is_not_to_be_measured(tmp_path: Path) -> None:
    root = written(TOWN, tmp_path / "a.kml")
    said = root.findtext(f"{KML}Document/{KML}description", "")
    assert "not for boundaries, areas or any measurement that has legal effect" in said
    assert "EPSG:4547" in said


def test_figures_are_typed_and_named_in_both_languages(tmp_path: Path) -> None:
    root = written(TOWN, tmp_path / "a.kml")
    schema = root.find(f"{KML}Document/{KML}Schema[@id='zones']")
    assert schema is not None
    fields = {field.get("name"): (field.get("type"), field.findtext(f"{KML}displayName")) for field in schema}
    assert fields["power_quota_kw"] == ("double", "用电指标 Power quota (kW)")
    data = placemarks(root, 0)[0].findall(f"{KML}ExtendedData/{KML}SchemaData/{KML}SimpleData")
    assert {each.get("name"): each.text for each in data} == {
        "zone_id": "Z1", "name": "北区", "power_quota_kw": "30000.0",
    }  # fmt: skip


def test_elements_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    # OGC 07-147r2, ogckml22.xsd: AbstractFeatureType, then DocumentType, then PlacemarkType; PolygonType likewise.
    root = written(TOWN, tmp_path / "a.kml")
    kinds = [child.tag.removeprefix(KML) for child in root.find(f"{KML}Document") or []]
    order = ["name", "open", "description", "Style", "ExtendedData", "Schema", "Folder"]
    assert sorted(kinds, key=order.index) == kinds
    placemark = placemarks(root, 1)[0]
    assert [child.tag.removeprefix(KML) for child in placemark] == ["name", "styleUrl", "ExtendedData", "Polygon"]
    polygon = placemark.find(f"{KML}Polygon")
    assert [child.tag.removeprefix(KML) for child in polygon or []] == [
        "altitudeMode", "outerBoundaryIs", "innerBoundaryIs",
    ]  # fmt: skip


def test_land_is_coloured_by_its_use_and_plants_by_their_status(tmp_path: Path) -> None:
    root = written(TOWN, tmp_path / "a.kml")
    fills = {
        style.get("id"): style.findtext(f"{KML}PolyStyle/{KML}color")
        for style in root.findall(f"{KML}Document/{KML}Style")
    }
    # 100102 is (187, 150, 116) on Chinese plans; KML writes alpha, blue, green, red, half of it let through.
    assert fills["parcels-100102"] == "807496bb"
    assert fills["plants-planned"] == "d9d9904a"  # #4a90d9 of the style of planned plants
    urls = [mark.findtext(f"{KML}styleUrl") for at in range(5) for mark in placemarks(root, at)]
    # 0601 means two things in the two systems, so nothing is claimed for it.
    assert urls[1:4] == ["#parcels-100102", "#parcels-unknown", "#parcels-unknown"]
    assert {url.removeprefix("#") for url in urls if url} == set(fills)


def test_rings_turn_by_the_right_hand_and_lie_on_the_ground(tmp_path: Path) -> None:
    root = written(TOWN, tmp_path / "a.kml")
    polygon = placemarks(root, 1)[0].find(f"{KML}Polygon")
    assert polygon is not None
    assert polygon.findtext(f"{KML}altitudeMode") == "clampToGround"
    rings = [
        [tuple(map(float, pair.split(","))) for pair in text.split()]
        for way in ("outerBoundaryIs", "innerBoundaryIs")
        if (text := polygon.findtext(f"{KML}{way}/{KML}LinearRing/{KML}coordinates"))
    ]
    assert [shapely.is_ccw(shapely.LinearRing(ring)) for ring in rings] == [True, False]


def test_places_are_those_of_the_reference_point(tmp_path: Path) -> None:
    # E 470 015.675 m, N 4 174 254.332 m of EPSG:4547 is 113.66° E, 37.70° N, both to a millimetre.
    at = plan(site(parcels={"A": rect(0, 0, 9, 9)}, substations={"S1": point(15.675, 254.332)}))
    text = placemarks(written(at, tmp_path / "a.kml"), 3)[0].findtext(f"{KML}Point/{KML}coordinates", "")
    assert [float(part) for part in text.split(",")] == pytest.approx([113.66, 37.70], abs=1e-8)


def test_gdal_reads_the_same(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.kml")
    read = gpd.read_file(tmp_path / "a.kml", layer="地块 Parcels")
    assert read["Name"].tolist() == ['贝特瑞 <一期> & "二期"', "DK-02", "无图形"]
    assert read["parcel_id"].tolist() == ["DK-01", "DK-02", "DK-03"]
    back = read.geometry.to_crs(4547)
    assert back[0].equals_exact(HOLED.normalize(), 1e-4) or back[0].normalize().equals_exact(HOLED.normalize(), 1e-4)
    assert back[1].geom_type == "MultiPolygon"
    assert back[2] is None or back[2].is_empty
    plants = gpd.read_file(tmp_path / "a.kml", layer="项目 Plants")
    assert plants["in_service"].tolist() == ["2026-10-01"]
    assert plants["open_flame"].tolist() == [False]


def test_an_archive_holds_the_same(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.kml")
    report = export(TOWN, tmp_path / "a.kmz")
    with zipfile.ZipFile(tmp_path / "a.kmz") as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == (tmp_path / "a.kml").read_bytes()
    assert len(pyogrio.list_layers(tmp_path / "a.kmz")) == 5
    assert (report.features, report.read_back, report.without_shape) == (7, 7, ("DK-03",))


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    export(TOWN, tmp_path / "a.kmz")
    export(TOWN, tmp_path / "b.kmz")
    assert (tmp_path / "a.kmz").read_bytes() == (tmp_path / "b.kmz").read_bytes()


def test_what_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    odd = plan(site(parcels={"A": (rect(0, 0, 9, 9), {"name": "一\x07二", "official_area_m2": float("inf")})}))
    report = export(odd, tmp_path / "a.kml")
    assert (report.retyped, report.unsaid) == (("A",), ("A",))
    assert "characters that XML cannot hold were replaced: A" in str(report.sentence())
    assert ET.parse(tmp_path / "a.kml").getroot().find(f".//{KML}SimpleData[@name='name']").text == "一 二"  # type: ignore[union-attr]


def test_a_datum_without_a_known_place_on_the_earth_is_refused(tmp_path: Path) -> None:
    old = dataclasses.replace(
        TOWN, site=Site.empty(2383), scenario_plants={"base": TOWN.plants().iloc[:0].set_crs(2383, allow_override=True)}
    )
    with pytest.raises(InputError, match="no shift from EPSG:2383 to WGS 84"):
        export(old, tmp_path / "a.kml")
    with pytest.raises(EditError):
        export(TOWN, tmp_path / "a.kml", scenario="later")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", [0, 1])
def test_a_cancel_while_writing_or_reading_back_leaves_nothing(tmp_path: Path, moment: int) -> None:
    work = Work(lambda done, *_: work.cancel() if done == moment else None)
    with pytest.raises(Cancelled):
        export(TOWN, tmp_path / "a.kmz", work=work)
    assert list(tmp_path.iterdir()) == []
