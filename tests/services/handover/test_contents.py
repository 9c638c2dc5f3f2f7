"""Which files a plan's pack holds, and in which coordinates: a datum is never changed silently."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.core.text import english
from siteplanner.services.handover.contents import (
    ALWAYS,
    CHOICES,
    ITEMS,
    bureau_crs,
    crs_of,
    left_out,
    require_groups,
    wanted,
)
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import hand_over
from siteplanner.services.handover.verifying import verify
from tests.builders import complete_site, plan, rect


def in_system(made: Plan, code: int) -> Plan:
    """The same numbers, said to be of another system."""
    site = Site.empty(code)
    for of in schema.BASE_LAYERS:
        site = site.with_layer(of.name, made.site.layer(of.name).set_crs(code, allow_override=True))
    plants = {s.scenario_id: made.plants(s.scenario_id).set_crs(code, allow_override=True) for s in made.scenarios}
    return dataclasses.replace(Plan.new(site, made.name), scenario_plants=plants)


def town() -> Plan:
    return plan(complete_site(), {"P1": rect(60, 60, 30, 30)})


@pytest.mark.parametrize(
    ("own", "bureaus"),
    [
        (4547, 4526),  # 3 degrees, 114 E: the zone's number, 38, comes before the eastings (domain.md 5)
        (4526, 4526),
        (4546, 4525),  # 111 E, zone 37
        (32649, 32649),  # UTM is none of the bureau's and stays
        (2383, 2383),  # Xian 1980: no shift to CGCS2000 is known, so it stays
    ],
)
def test_shapefiles_are_in_the_bureaus_zone_or_stay_where_they_are(own: int, bureaus: int) -> None:
    assert bureau_crs(in_system(town(), own)) == CRS.from_epsg(bureaus)


def test_a_plan_on_an_older_datum_stays_on_it(tmp_path: Path) -> None:
    old = in_system(town(), 2383)
    groups = frozenset({"geojson", "shp", "txt"})
    made = hand_over(Order.of(old, reason="the bureau asked for it", groups=groups), tmp_path)
    systems = {of["kind"]: of["crs"] for of in made.manifest["files"] if of.get("crs")}
    assert systems == {
        "plants-cgcs2000-projected": "EPSG:2383",
        "shp-plants": "EPSG:2383",
        "shp-parcels": "EPSG:2383",
        "shp-zones": "EPSG:2383",
        "txt-parcels": "EPSG:2362",  # its own 3-degree zone with the number before the eastings
        "txt-plants": "EPSG:2362",
        "plan": "EPSG:2383",
    }
    why = {of["kind"]: of["why"]["en"] for of in made.manifest["left_out"]}
    assert "shift from the plan's datum (EPSG:2383) to WGS 84 is not known" in why["plants-rfc7946"]
    assert "to CGCS2000 is not known" in why["plants-cgcs2000-geographic"]
    assert "EPSG:2383 is no Gauss-Krüger system of CGCS2000" in made.manifest["remarks"][0]["en"]
    verify(made.folder, old)


def test_report_and_plan_are_there_whatever_is_chosen() -> None:
    assert {item.group for item in wanted(frozenset())} == ALWAYS
    assert [item.kind for item in wanted(None)] == list(ITEMS)
    with pytest.raises(InputError, match=r"no kind of file “dwg”.*geojson, shp, txt, dxf, tables, sheet"):
        require_groups(frozenset({"shp", "dwg"}))
    require_groups(frozenset(CHOICES))


def test_what_an_empty_plan_cannot_give_is_left_out_with_a_reason() -> None:
    empty = Plan.new(Site.empty(4547))
    why = {kind: english(of) for kind, item in ITEMS.items() if (of := left_out(empty, item)) is not None}
    assert why["shp-parcels"] == why["shp-zones"] == "The plan has none with an outline."
    assert why["sheet"] == "There is nothing to draw."
    assert why["change-log"] == "No change to the plan has been logged yet."
    assert "plants-rfc7946" not in why
    assert crs_text(crs_of(empty, ITEMS["dxf"]) or CRS.from_epsg(4326)) == "EPSG:4547"


def test_a_plan_outside_of_china_goes_without_degrees_of_cgcs2000_but_one_with_a_stray_plant_does_not_go() -> None:
    item = ITEMS["plants-cgcs2000-geographic"]
    prague = in_system(town(), 32633)  # zone 33: about 15 E
    assert "73 to 136 east, 3 to 54 north" in english(left_out(prague, item) or "")
    assert left_out(prague, ITEMS["plants-rfc7946"]) is None
    assert left_out(in_system(town(), 32649), item) is None
    stray = plan(complete_site(), {"P1": rect(-9e6, 0, 30, 30)})
    assert left_out(stray, item) is None


def test_areas_of_a_file_are_those_in_its_own_plane(tmp_path: Path) -> None:
    """UTM shrinks lengths at its meridian to 0.9996, Gauss-Krueger does not: the square of 1 / 0.9996."""
    utm = in_system(town(), 32649)
    order = Order.of(utm, groups=frozenset({"txt", "shp"}), reason="nothing of it can be checked")
    files = {entry["path"]: entry for entry in hand_over(order, tmp_path).manifest["files"]}
    assert files["shp/plants.shp"]["planar_m2"] == pytest.approx(900.0, abs=1e-6)
    assert files["boundary-points-plants.txt"]["planar_m2"] == pytest.approx(900.0 / 0.9996**2, rel=2e-5)
    verify(next(tmp_path.iterdir()))


def test_plants_without_an_outline_are_named(tmp_path: Path) -> None:
    made = plan(complete_site(), {"P1": rect(60, 60, 30, 30), "P2": None, "P3": None})
    order = Order.of(made, groups=frozenset({"txt"}), reason="nothing of it can be checked")
    [remark] = hand_over(order, tmp_path).manifest["remarks"]
    assert "boundary points: 2 (first: P2, P3)" in remark["en"]
    assert "2" in remark["zh"]
