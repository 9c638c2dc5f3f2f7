"""What is copied comes back the same: as JSON in this plan and in another, as text in a spreadsheet."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.anchors import anchor_at
from siteplanner.core.dimensions import Dimension
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.features import Feature, as_plants, shape_of
from siteplanner.core.following import following
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site, shapes_of
from siteplanner.services.copied_features import MOST_FEATURES, CopiedFeatures
from siteplanner.services.copied_text import copied_text
from siteplanner.services.pasted_text import read_pasted
from tests.builders import factory, plan, rect, site
from tests.edit_sequences import edit_sequences, start

PLANTS = as_plants(["P01", "P02", "P03"])
MIXED = (*PLANTS, Feature("zones", "Z2"), Feature("constraints", "R1"), Feature("substations", "S1"))


def copied(of: Plan, features: tuple[Feature, ...] = MIXED) -> CopiedFeatures:
    return CopiedFeatures.from_json(CopiedFeatures.of(of, "base", features).to_json())


@settings(max_examples=15)
@given(edit_sequences(most=4))
def test_json_keeps_every_figure_and_every_digit(sequence: Any) -> None:
    now, made = sequence
    for edit in made:
        now = edit.apply(now)
    features = as_plants(now.plants().index)
    if not features:
        return
    before = CopiedFeatures.of(now, now.active_scenario, features)
    after = CopiedFeatures.from_json(before.to_json())
    assert after == before
    for one, other in zip(before.rows, after.rows, strict=True):
        assert shapely.to_wkb(one.shape) == shapely.to_wkb(other.shape)


def test_in_its_own_plan_a_copy_keeps_the_columns_of_a_users_map() -> None:
    now = start()
    edit, made = copied(now, PLANTS).pasted(now, "base", 0.0, 70.0)
    after = edit.apply(now)
    assert made == as_plants(["P04", "P05", "P06"])
    assert after.plants()["gis_note"].tolist()[-1] == "丙"
    assert shape_of(after, "base", made[0]).bounds[1] - shape_of(now, "base", PLANTS[0]).bounds[1] == 70.0


def test_features_of_several_layers_are_pasted_as_one_step() -> None:
    now = start()
    edit, made = copied(now).pasted(now, "base", 0.0, 300.0)
    after = edit.apply(now)
    assert [f.layer for f in made] == ["plants"] * 3 + ["zones", "constraints", "substations"]
    assert all(shape_of(after, "base", feature) for feature in made)
    assert edits.edit_from_json(json.loads(json.dumps(edit.to_json()))).apply(now) == after
    assert str(edit.label()) == "Paste 6 features"


def test_another_plan_gets_them_with_numbers_of_its_own() -> None:
    other = plan(site({"L1": rect(0, 0, 500, 500)}), {"P07": rect(0, 0, 10, 10)})
    edit, made = copied(start()).pasted(other, "base", 5.0, 0.0)
    after = edit.apply(other)
    assert [f.id for f in made] == ["P08", "P09", "P10", "Z01", "C001", "S1"]
    row = after.plants().loc["P09"]
    assert (row["jobs"], str(row["in_service"].date()), row["hazard_class"]) == (120, "2025-12-31", "C")
    assert after.site.zones["products"]["Z01"] == "anode_graphite"
    assert after.site.constraints["kind"]["C001"] == "road"


def test_what_was_changed_since_is_pasted_as_it_was_copied() -> None:
    now = start()
    taken = copied(now, PLANTS[:1])
    moved = edits.move_plants("base", ["P01"], 300, 0).apply(now)
    edit, (made,) = taken.pasted(moved, "base", 0.0, 0.0)
    assert shape_of(edit.apply(moved), "base", made).equals(shape_of(now, "base", PLANTS[0]))


def test_a_plan_in_another_system_gets_them_where_they_are_on_the_ground() -> None:
    zone_38 = Plan.new(Site.empty(4526), "other")  # CGCS2000 zone 38, the zone in front
    taken = copied(start(), PLANTS[:1]).in_crs(zone_38.site.crs)
    edit, (made,) = taken.pasted(zone_38, "base", 0.0, 0.0)
    there = shape_of(edit.apply(zone_38), "base", made)
    here = shape_of(start(), "base", PLANTS[0])
    assert np.allclose(np.array(there.bounds) - [38e6, 0, 38e6, 0], here.bounds, atol=1e-4)


def test_where_the_way_between_two_systems_is_not_known_nothing_is_pasted() -> None:
    with pytest.raises(InputError, match="not known to within tens of metres"):
        copied(start(), PLANTS).in_crs(Site.empty(2381).crs)  # Xian 1980


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "[]", "null", '{"siteplanner": "x"}', "[" * 100_000,
        '{"siteplanner": 1, "features": [{"layer": "secrets", "id": "1"}], "plan": "", "scenario": "", "crs": ""}',
        '{"siteplanner": 1, "features": [], "plan": "", "scenario": "", "crs": "moon"}',
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError):
        CopiedFeatures.from_json(text)


def test_a_value_or_a_shape_that_no_plan_holds_is_refused() -> None:
    whole = json.loads(CopiedFeatures.of(start(), "base", PLANTS).to_json())
    for spoil in (
        lambda row: row["properties"].update(power_kw=-5),
        lambda row: row["properties"].update(unheard_of=1),
        lambda row: row["geometry"].update(coordinates=[[[[1e400, 0], [1, 1], [2, 2], [1e400, 0]]]]),
        lambda row: row["geometry"].update(type="Nonsense"),
    ):
        spoilt = json.loads(json.dumps(whole))
        spoil(spoilt["features"][0])
        with pytest.raises(InputError):
            CopiedFeatures.from_json(json.dumps(spoilt))
    with pytest.raises(InputError, match="newer version"):
        CopiedFeatures.from_json(json.dumps({**whole, "siteplanner": 99}))
    with pytest.raises(InputError, match="too much"):
        CopiedFeatures.from_json(json.dumps({**whole, "features": [{}] * (MOST_FEATURES + 1)}))


def test_a_spreadsheet_gets_a_table_whose_last_heading_names_the_system() -> None:
    now = plan(
        site(),
        {
            "P1": factory(rect(0, 0, 40, 30), name="成品车间", jobs=120, open_flame=True),
            "P2": factory(rect(90, 0, 5, 5), name="=1+1\tx\ny"),
        },
    )
    heading, first, second = copied_text(CopiedFeatures.of(now, "base", as_plants(["P1", "P2"]))).splitlines()
    names = heading.split("\t")
    assert (names[0], names[-1]) == ("plant_id", "wkt EPSG:4547")
    row = dict(zip(names, first.split("\t"), strict=True))
    assert (row["plant_id"], row["name"], row["jobs"], row["open_flame"]) == ("P1", "成品车间", "120", "true")
    assert shapely.from_wkt(row["wkt EPSG:4547"]).equals(shapes_of(now.plants())[0])
    assert "developer" not in names  # blank throughout
    assert dict(zip(names, second.split("\t"), strict=True))["name"] == "'=1+1 x y"  # no formula


def test_the_table_comes_back_as_plants_with_their_figures() -> None:
    now = start()
    text = copied_text(CopiedFeatures.of(now, "base", PLANTS))
    found = read_pasted(text, now.site.crs)
    assert found.remark is None  # the system is named, and the plan's own
    edit = edits.add_plants(now, "base", found.shapes, found.values)
    after = edit.apply(now)
    for old, new in zip(("P01", "P02", "P03"), ("P04", "P05", "P06"), strict=True):
        assert shape_of(after, "base", Feature("plants", new)).equals(shape_of(now, "base", Feature("plants", old)))
    assert after.plants()["name"]["P06"] == "仓库"
    assert after.plants()["jobs"]["P05"] == 120
    with pytest.raises(EditError):
        edits.add_plants(now, "base", found.shapes, [{"storeys": "many"}] * 3)


def test_a_dimension_pasted_into_another_plan_holds_on_to_nothing_there() -> None:
    works = {"P1": factory(rect(10, 10, 40, 10))}
    here, there = plan(site({"L1": rect(0, 0, 90, 50)}), works), plan(site(), {"P1": factory(rect(300, 300, 9, 9))})
    ends = [(470_010.0, 4_174_010.0), (470_050.0, 4_174_010.0)]
    dimension = Dimension(*ends, 5.0, (anchor_at(here, "base", ends[0]), anchor_at(here, "base", ends[1])))
    here = edits.add_annotations(here, [dimension], "base").apply(here)
    edit, made = copied(here, (Feature("annotations", "N001"),)).pasted(there, "base", 0.0, 70.0)
    after = following(there, edit.apply(there))
    assert after.annotations is not None
    assert after.annotations["text"].tolist() == ["40.00 m"]
    assert shape_of(after, "base", made[0]).coords[0] == (470_010.0, 4_174_080.0)
