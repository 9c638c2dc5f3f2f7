"""What plants are summed by."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.groupings import DIMENSIONS, parcel_rows
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests import builders as b
from tests.core.measures.drawn_town import PLANS, basis, keys_of, town


def members(by: str, of: Basis) -> dict[object, list[str]]:
    grouping = DIMENSIONS[by].of(of.layout)
    return {key: of.ids[grouping.group == at].tolist() for at, key in enumerate(grouping.keys)}


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("zone", {"Z1": ["P1", "P2"], "Z2": ["P3"], None: ["P4"]}),
        ("parcel", {"L1": ["P1", "P2"], "L2": ["P3"], None: ["P4"]}),
        ("product", {"anode_graphite": ["P1", "P3", "P4"], "separator": ["P2"]}),
        ("developer", {"乙公司": ["P2"], "甲公司": ["P1", "P3"], None: ["P4"]}),
        ("status", {"planned": ["P2"], "existing": ["P1", "P3"], None: ["P4"]}),
        ("year", {None: ["P4"], 2023: ["P1"], 2025: ["P2", "P3"]}),
        ("building_use", {"factory": ["P1", "P2", "P3", "P4"]}),
        ("project", {None: ["P1", "P2", "P3", "P4"]}),
        ("substation", {"S1": ["P1", "P2", "P3", "P4"], "S2": [], None: []}),
    ],
)
def test_the_groups_of_the_tiny_town(by: str, found: dict[object, list[str]]) -> None:
    assert members(by, basis()) == found
    assert list(members(by, basis())) == list(found)


@given(plan=PLANS)
@settings(max_examples=60, deadline=None)
def test_every_plant_is_in_the_group_that_it_belongs_to(plan: Plan) -> None:
    of, keys = Basis.of(plan), keys_of(plan)
    for by in DIMENSIONS:
        assert {plant: key for key, plants in members(by, of).items() for plant in plants} == {
            plant: groups[by] for plant, groups in keys.items()
        }


def test_groups_have_names_of_the_map_the_catalogue_and_the_lists_of_choices() -> None:
    layout = basis().layout
    assert str(DIMENSIONS["zone"].of(layout).label(0)) == "东片区"
    assert DIMENSIONS["zone"].of(layout).label(1) == "Z2"
    assert DIMENSIONS["zone"].of(layout).label(2) is None
    assert str(DIMENSIONS["product"].of(layout).label(1)) == "Separator"
    assert english(DIMENSIONS["status"].of(layout).label(1) or "") == "Existing"
    assert DIMENSIONS["year"].of(layout).label(1) == "2023"


def test_a_tie_between_parcels_goes_to_the_smaller_id() -> None:
    on = b.site({"L2": b.rect(0, 0, 50, 50), "L1": b.rect(50, 0, 50, 50)})
    assert parcel_rows(Basis.of(b.plan(on, {"P1": b.rect(40, 0, 20, 20)})).layout).tolist() == [1]


def test_a_zone_split_in_two_splits_its_totals() -> None:
    before = {row.key: row.figures for row in totals(town()).rows}
    cut = b.line((40, -10), (40, 200))
    after = edits.split_features(town(), "base", Feature("zones", "Z1"), cut).apply(town())
    rows = {row.key: row.figures for row in totals(after).rows}
    parts = [rows[key] for key in rows if key not in before or key == "Z1"]
    assert sorted(of.plants for of in parts) == [1, 1]
    assert {name: sum(of.amounts[name] for of in parts) for name in before["Z1"].amounts} == before["Z1"].amounts
    assert {key: of.value for part in parts for key, of in part.capacity.items()} == {
        "anode_graphite": 1000.0,
        "separator": 5e6,
    }
    assert rows["Z2"] == before["Z2"]
    assert totals(after).total == totals(town()).total


@given(plan=PLANS)
@settings(max_examples=40, deadline=None)
def test_a_wider_look_never_loses_what_an_earlier_year_had(plan: Plan) -> None:
    counted = [row.cumulative for row in totals(plan, "year").rows]
    for earlier, later in pairwise(counted):
        assert earlier is not None
        assert later is not None
        assert later.plants >= earlier.plants
        assert all(later.amounts[name] >= earlier.amounts[name] for name in later.amounts)
        assert all(later.capacity[key].value >= of.value for key, of in earlier.capacity.items())
