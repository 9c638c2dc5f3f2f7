from __future__ import annotations

import dataclasses
import json

import pytest

from siteplanner.core import edits, schema
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.edits.merge_features import merging
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import factory, frame, line, plan, point, rect, shape, site


def parcels(*ids: str) -> list[Feature]:
    return [Feature("parcels", i) for i in ids]


def plants(*ids: str) -> list[Feature]:
    return [Feature("plants", i) for i in ids]


def drawn() -> Plan:
    ground = site(
        {
            "L1": (rect(0, 0, 100, 60), {"official_area_m2": 6010.0, "owner": "甲村", "height_limit_m": 24.0}),
            "L2": (rect(100.01, 0, 100, 60), {"official_area_m2": 6001.0, "owner": "乙村", "height_limit_m": 18.0}),
            "L3": (rect(0, 60, 100, 40), {"owner": "甲村"}),
            "L9": rect(500, 0, 10, 10),
        },
        zones={
            "Z1": (rect(0, 0, 100, 100), {"power_quota_kw": 2e4}),
            "Z2": (rect(100, 0, 100, 100), {"power_quota_kw": 1e4}),
        },
        constraints={
            "R1": (line((0, -10), (200, -10)), {"kind": "road", "half_width_m": 6.0}),
            "R2": (line((200, -10), (300, 0)), {"kind": "road", "half_width_m": 7.5}),
            "F1": (rect(0, -60, 50, 20), {"kind": "farmland"}),
        },
        substations={"S1": point(300, 300), "S2": point(310, 300)},
    )
    works = {
        "P1": factory(rect(10, 10, 30, 30), capacity=12_000.0, capacity_unit="t/a", jobs=61.0),
        "P2": factory(
            rect(40, 10, 30, 30), capacity=4_000.0, capacity_unit="t/a", jobs=9.0, hazard_class="B",
            power_kw=3000.0, demand_factor=0.6, power_factor=0.9, fire_grade=3,
        ),
        "P3": factory(rect(70, 10, 5, 30), product=None, type_id=None, building_use="civil", power_kw=None),
        "P4": factory(rect(75, 10, 5, 30), product="electrolyte", capacity=500.0, capacity_unit="t/a"),
        "P5": factory(shape((0, 0), (9, 9), (9, 0), (0, 9))),
    }  # fmt: skip
    made = plan(ground, works)
    areas = frame(schema.SITE_AREAS, {"A1": (rect(0, 0, 1, 1), {"scenario_id": "base", "plant_id": "P2"})})
    zoned = edits.set_layer_attributes("parcels", ["L1", "L2"], {"zone_id": "Z2"})
    return zoned.apply(dataclasses.replace(made, site_areas=areas))


def test_two_parcels_with_a_hairline_between_become_one_that_remembers_both() -> None:
    before = drawn()
    edit = edits.merge_features(before, "base", parcels("L2", "L1"))
    after = edit.apply(before).site.parcels
    assert list(after.index) == ["L2", "L3", "L9"]
    whole = after.geometry["L2"]
    assert (len(whole.geoms), len(whole.geoms[0].interiors)) == (1, 0)
    assert whole.area == pytest.approx(12_000.6, abs=1e-6)
    assert after["official_area_m2"]["L2"] == 12_011.0
    assert after["height_limit_m"]["L2"] == 18.0
    assert after["origin_ids"]["L2"] == "L2,L1"
    assert edit.features == (Feature("parcels", "L2"),)


def test_what_was_decided_is_told() -> None:
    told = [str(m) for m in merging(drawn(), "base", parcels("L1", "L2")).remarks()]
    assert told[0] == "Hairline gaps of 0.60 m² between them were closed."
    assert told[1] == "Taken from L1 where they differ: Owner."
    assert told[2] == "The strictest holds: Height limit."


def test_a_registered_area_that_one_does_not_have_is_unknown_for_the_whole() -> None:
    before = drawn()
    found = merging(before, "base", parcels("L1", "L3"))
    assert found.merged.unknown == ("official_area_m2", "height_limit_m")
    told = "Left blank because not each of them has a figure: Registered area, Height limit."
    assert told in map(str, found.remarks())
    assert found.edit().apply(before).site.parcels["official_area_m2"].isna()["L1"]


def test_a_person_can_decide_what_differs() -> None:
    before = drawn()
    after = edits.merge_features(before, "base", parcels("L1", "L2"), {"owner": "乙村"}).apply(before)
    assert after.site.parcels["owner"]["L1"] == "乙村"
    with pytest.raises(EditError, match="not allowed"):
        edits.merge_features(before, "base", parcels("L1", "L2"), {"status": "sold"})


def test_merged_plants_have_the_sums_and_load_their_substation_as_before() -> None:
    before = drawn()
    after = edits.merge_features(before, "base", plants("P1", "P2")).apply(before)
    row = after.plants().loc["P1"]
    assert (row["capacity"], row["jobs"], row["power_kw"]) == (16_000.0, 70.0, 4000.0)
    demand = 1000 * 0.8 + 3000 * 0.6
    apparent = 1000 * 0.8 / 0.95 + 3000 * 0.6 / 0.9
    assert row["power_kw"] * row["demand_factor"] == pytest.approx(demand)
    assert row["power_kw"] * row["demand_factor"] / row["power_factor"] == pytest.approx(apparent)
    assert (row["hazard_class"], row["fire_grade"]) == ("B", 3)
    assert after.site_areas is not None
    assert after.site_areas["plant_id"]["A1"] == "P1"


def test_a_building_without_a_product_adds_no_capacity_but_its_unknown_load_stays_unknown() -> None:
    before = drawn()
    found = merging(before, "base", plants("P2", "P3"))
    assert found.merged.values["capacity"] == 4000.0
    assert found.merged.values["power_kw"] is None
    assert "power_kw" in found.merged.unknown
    assert "product" in found.merged.differing


def test_merged_zones_take_their_parcels_along() -> None:
    before = drawn()
    after = edits.merge_features(before, "base", [Feature("zones", "Z1"), Feature("zones", "Z2")]).apply(before)
    assert after.site.zones["power_quota_kw"].tolist() == [3e4]
    assert after.site.parcels["zone_id"][["L1", "L2"]].tolist() == ["Z1", "Z1"]


def test_roads_become_one_with_the_wider_half_width() -> None:
    before = drawn()
    both = [Feature("constraints", "R1"), Feature("constraints", "R2")]
    after = edits.merge_features(before, "base", both).apply(before).site.constraints
    assert after["half_width_m"]["R1"] == 7.5
    assert after.geometry["R1"].geom_type == "LineString"


@pytest.mark.parametrize(
    ("features", "words"),
    [
        (parcels("L1"), "at least two"),
        ([*parcels("L1"), *plants("P1")], "different layers"),
        ([Feature("substations", "S1"), Feature("substations", "S2")], "are points"),
        ([Feature("constraints", "R1"), Feature("constraints", "F1")], "Areas and lines"),
        (plants("P1", "P5"), "crosses itself"),
        (plants("P2", "P4"), "P2 and P4 make different products"),
        (parcels("L1", "L9"), "Parcels L9 do not lie beside Parcels L1"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_words(features: list[Feature], words: str) -> None:
    with pytest.raises(EditError, match=words):
        edits.merge_features(drawn(), "base", features)


def test_what_lies_apart_can_be_one_of_several_parts_on_purpose() -> None:
    before = drawn()
    after = edits.merge_features(before, "base", parcels("L1", "L9"), multipart=True).apply(before)
    assert len(after.site.parcels.geometry["L1"].geoms) == 2


def test_a_split_merged_again_gives_back_the_shape() -> None:
    before = drawn()
    split = edits.split_features(before, "base", parcels("L1"), line((30, -5), (40, 70)))
    once = split.apply(before)
    again = edits.merge_features(once, "base", split.features).apply(once)
    was, now = before.site.parcels.geometry["L1"], again.site.parcels.geometry["L1"]
    assert now.equals(was) or now.symmetric_difference(was).area < 1e-6
    assert again.site.parcels["origin_ids"]["L1"] == "L1"


def test_the_edit_survives_json() -> None:
    before = drawn()
    for features in (parcels("L1", "L2"), plants("P1", "P2")):
        edit = edits.merge_features(before, "base", features)
        again = edit_from_json(json.loads(json.dumps(edit.to_json())))
        assert again.apply(before) == edit.apply(before)
        assert again.to_json() == edit.to_json()
    assert str(edits.merge_features(before, "base", parcels("L1", "L2")).label()) == "Merge Parcels L1, L2"
    assert shapes_of(before.site.parcels)[0] is before.site.parcels.geometry["L1"]


@pytest.mark.parametrize("ids", [("P1", "P2"), ("P2", "P1")])
@pytest.mark.parametrize("multipart", [False, True])
def test_what_has_no_shape_yet_is_not_merged(ids: tuple[str, str], *, multipart: bool) -> None:
    before = plan(site(), {"P1": factory(rect(0, 0, 9, 9)), "P2": factory(None)})
    with pytest.raises(EditError, match="no shape yet"):
        edits.merge_features(before, "base", plants(*ids), multipart=multipart)
