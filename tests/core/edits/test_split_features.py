from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
import shapely.affinity

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, factory, line, plan, point, rect, shape, site

L1, L2, P1 = Feature("parcels", "L1"), Feature("parcels", "L2"), Feature("plants", "P1")


def drawn() -> Plan:
    ground = site(
        {
            "L1": (rect(0, 0, 100, 60), {"official_area_m2": 6010.0, "owner": "甲村", "land_use": "100102"}),
            "L2": rect(100, 0, 100, 60),
            "12,3": rect(0, 60, 200, 40),
        },
        zones={"Z1": (rect(0, 0, 200, 100), {"name": "北区", "power_quota_kw": 20_000.0})},
        constraints={"R1": (line((0, -10), (200, -10)), {"kind": "road", "half_width_m": 6.0})},
        substations={"S1": point(300, 300)},
    )
    works = {
        "P1": factory(rect(10, 10, 60, 30), capacity=12_000.0, jobs=61.0, in_service="2027", open_flame=True),
        "P2": factory(shape((0, 0), (9, 9), (9, 0), (0, 9))),
    }
    made = plan(ground, works)
    return made.with_plants("base", made.plants().assign(gis_note=["old", None]))


def corners(geometry: shapely.Geometry) -> set[tuple[float, float]]:
    return {(x, y) for x, y in shapely.get_coordinates(geometry)}


def test_a_parcel_becomes_two_whose_parts_make_the_whole() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", L1, line((30, -5), (40, 70)))
    after = edit.apply(before)
    parcels = after.site.parcels
    assert list(parcels.index) == ["L1", "L2", "12,3", "L1-1"]
    first, second = parcels.geometry["L1"], parcels.geometry["L1-1"]
    assert first.area > second.area
    assert shapely.symmetric_difference(shapely.union(first, second), before.site.parcels.geometry["L1"]).area < 1e-6
    assert len(corners(first) & corners(second)) == 2
    assert edit.features == (L1, Feature("parcels", "L1-1"))
    assert parcels["owner"]["L1-1"] == "甲村"
    assert parcels["land_use"]["L1-1"] == "100102"


def test_a_neighbour_gets_the_corner_in_which_the_cut_ends_and_no_land() -> None:
    before = drawn()
    after = edits.split_features(before, "base", L1, line((33.3, -5), (41.7, 70))).apply(before)
    beside = after.site.parcels.geometry["12,3"]
    assert len(corners(beside)) == 5
    first, second = after.site.parcels.geometry["L1"], after.site.parcels.geometry["L1-1"]
    assert len(corners(beside) & corners(first) & corners(second)) == 1
    assert beside.area == pytest.approx(8000.0, abs=1e-6)
    assert after.site.parcels.geometry["L2"] is before.site.parcels.geometry["L2"]
    kept = edits.split_features(before, "base", L1, line((30, -5), (40, 70)), neighbours=False)
    assert kept.neighbours == ()


@pytest.mark.parametrize("angle_deg", [0.0, 33.7])
def test_parcels_that_cover_the_ground_still_do(angle_deg: float) -> None:
    turned = {
        k: shapely.affinity.rotate(rect(0, y, 80, 50), angle_deg, origin=ORIGIN) for k, y in (("A", 0), ("B", 50))
    }
    before = plan(site(turned))
    across = shapely.affinity.rotate(line((31.7, -5), (41.9, 60)), angle_deg, origin=ORIGIN)
    after = edits.split_features(before, "base", Feature("parcels", "A"), across).apply(before)
    assert len(after.site.parcels) == 3
    assert shapely.coverage_is_valid(shapely.get_parts(shapes_of(after.site.parcels)))


def test_the_registered_area_of_the_whole_is_nobodys_and_that_is_said() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", [L1, L2], line((-5, 30), (205, 30)))
    after = edit.apply(before).site.parcels
    assert list(after.index) == ["L1", "L2", "12,3", "L1-1", "L2-1"]
    assert after["official_area_m2"].isna().all()
    assert [str(m) for m in edit.remarks()] == [
        "The registered area is left blank: the register knows the whole alone."
    ]


def test_a_parcel_remembers_what_it_was_made_from_through_several_cuts() -> None:
    before = drawn()
    once = edits.split_features(before, "base", L1, line((50, -5), (50, 65))).apply(before)
    assert once.site.parcels["origin_ids"][["L1", "L1-1"]].tolist() == ["L1", "L1"]
    assert once.site.parcels["origin_ids"].isna()[["L2", "12,3"]].all()
    part = Feature("parcels", "L1-1")
    twice = edits.split_features(once, "base", part, line((-5, 30), (205, 30))).apply(once)
    assert twice.site.parcels["origin_ids"]["L1-1-1"] == "L1"
    odd = edits.split_features(before, "base", Feature("parcels", "12,3"), line((50, 50), (50, 105))).apply(before)
    assert odd.site.parcels["origin_ids"]["12,3-1"] == "12%2C3"


def test_the_amounts_of_a_plant_are_shared_and_never_doubled() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", P1, line((50, 0), (50, 60)))  # 40 m and 20 m of 60 m
    plants = edit.apply(before).plants()
    assert list(plants.index) == ["P1", "P2", "P03"]
    assert plants["capacity"][["P1", "P03"]].tolist() == [8000.0, 4000.0]
    assert plants["power_kw"][["P1", "P03"]].sum() == 1000.0
    assert plants["jobs"][["P1", "P03"]].tolist() == [41.0, 20.0]  # 61 people stay whole
    assert plants["height_m"][["P1", "P03"]].tolist() == [12.0, 12.0]
    assert plants["gis_note"]["P03"] == "old"
    assert plants["open_flame"]["P03"]
    assert str(edit.remarks()[0]) == "Capacity, load and the other amounts are shared out by area."


def test_the_amounts_can_stay_with_the_part_that_keeps_the_number() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", P1, line((50, 0), (50, 60)), sharing="first")
    plants = edit.apply(before).plants()
    assert plants["capacity"].loc["P1"] == 12_000.0
    assert plants[["capacity", "power_kw", "jobs"]].loc["P03"].isna().all()
    assert "stay with P1" in str(edit.remarks()[0])


def test_zones_and_roads_are_split_too() -> None:
    before = drawn()
    zones = edits.split_features(before, "base", Feature("zones", "Z1"), line((150, -5), (150, 105))).apply(before)
    assert zones.site.zones["power_quota_kw"].tolist() == [15_000.0, 5_000.0]
    road = edits.split_features(before, "base", Feature("constraints", "R1"), line((50, -20), (50, 5))).apply(before)
    assert sorted(g.length for g in shapes_of(road.site.constraints)) == [50.0, 150.0]
    assert road.site.constraints["kind"].tolist() == ["road", "road"]


def test_numbers_in_use_are_passed_over() -> None:
    before = drawn()
    parcels = before.site.parcels.rename(index={"L2": "L1-1"})
    before = edits.replace_layer("parcels", parcels).apply(before)
    edit = edits.split_features(before, "base", L1, line((30, -5), (40, 70)))
    assert edit.new_ids == (("L1-2",),)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([L1, P1], "different layers"),
        ([Feature("substations", "S1")], "does not cut"),
        ([L2], "does not cut"),
        ([Feature("plants", "P2")], "crosses itself"),
        ([Feature("parcels", "none")], "no “none”"),
        ([], "Nothing is named"),
    ],
)
def test_what_cannot_be_cut_is_refused_in_words(features: list[Feature], words: str) -> None:
    with pytest.raises(EditError, match=words):
        edits.split_features(drawn(), "base", features, line((5, -5), (5, 70)))


def test_only_what_the_line_crosses_is_cut() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", [L1, L2], line((30, -5), (40, 70)))
    assert edit.ids == ("L1",)


def test_the_edit_survives_json_and_a_number_taken_meanwhile_is_refused() -> None:
    before = drawn()
    edit = edits.split_features(before, "base", [L1, L2], line((-5, 30), (205, 31)))
    again = edit_from_json(json.loads(json.dumps(edit.to_json())))
    assert again.apply(before) == edit.apply(before)
    with pytest.raises(EditError, match="in use"):
        edit.apply(edit.apply(before))
    assert str(edit.label()) == "Split Parcels L1, L2 into 4"


def test_every_layer_keeps_its_kinds_of_columns() -> None:
    before = drawn()
    for feature in (L1, P1, Feature("zones", "Z1"), Feature("constraints", "R1")):
        after = edits.split_features(before, "base", feature, line((50, -30), (50, 120))).apply(before)
        was, now = (features_frame(p, feature.layer, "base") for p in (before, after))
        assert {c: now[c].dtype for c in was.columns} == {c: was[c].dtype for c in was.columns}
        assert now.index.dtype == was.index.dtype
        assert np.all(shapely.is_valid(shapes_of(now)[: len(was)]) == shapely.is_valid(shapes_of(was)))


def test_neighbours_that_are_cut_at_once_are_cut_in_the_very_same_point() -> None:
    for degrees in range(3, 90, 5):
        east, north = (shapely.affinity.rotate(rect(x, 0, 100, 50), degrees, origin=ORIGIN) for x in (0, 100))
        across = shapely.affinity.rotate(line((-10, 7.3), (210, 41.9)), degrees, origin=ORIGIN)
        before = plan(site({"L1": east, "L2": north}))
        after = edits.split_features(before, "base", [L1, L2], across).apply(before)
        xy = np.unique(shapely.get_coordinates(shapes_of(after.site.parcels)), axis=0)
        apart = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) + 9.0 * np.eye(len(xy))
        assert apart.min() > 1.0


def test_parcels_of_a_zone_that_is_cut_are_of_the_part_that_holds_most_of_them() -> None:
    parcels = {f"L{n}": (rect(40 * n, 0, 40, 50), {"zone_id": "Z1"}) for n in range(5)}
    parcels |= {"L8": (rect(160, 0, 9, 9), {"zone_id": "Z9"}), "L9": (None, {"zone_id": "Z1"})}
    before = plan(site(parcels, zones={"Z1": rect(0, 0, 200, 50)}))
    after = edits.split_features(before, "base", Feature("zones", "Z1"), line((130, -9), (130, 90))).apply(before)
    assert after.site.parcels["zone_id"].to_dict() == {
        "L0": "Z1", "L1": "Z1", "L2": "Z1", "L3": "Z1-1", "L4": "Z1-1", "L8": "Z9", "L9": "Z1",
    }  # fmt: skip
