"""Taking changes of a newer map: rows, their order, what holds on to parcels, and any choice of changes."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.history import History
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests import builders as b
from tests.core.parcel_changes.drawn import compared, parcels, told
from tests.core.parcel_changes.test_comparison import land
from tests.core.test_reanchoring import after, ends, measured, of

ROW = {"L1": b.rect(0, 0, 100, 50), "L2": b.rect(100, 0, 100, 50)}
WEST, SOUTH = ((0, 0), (0, 50)), ((0, 0), (100, 0))


def on(rows: dict[str, Any]) -> Plan:
    return b.plan(b.EMPTY.with_layer("parcels", parcels(rows)))


def test_parcels_keep_their_place_in_the_layer_and_new_ones_come_at_the_end() -> None:
    newer = {"X": b.rect(300, 0, 9, 9), "L2": ROW["L2"], "L1b": b.rect(50, 0, 50, 50), "L1a": b.rect(0, 0, 50, 50)}
    edit = edits.update_parcels(compared(ROW, newer), source="dk2026.shp")
    assert edit.apply(on(ROW)).site.parcels.index.tolist() == ["L1b", "L1a", "L2", "X"]
    assert str(edit.label()) == "Parcels updated from dk2026.shp: 1 split, 1 added"


def test_what_is_unchanged_keeps_its_very_shape_and_undo_the_very_plan() -> None:
    before = on(ROW)
    edit = edits.update_parcels(compared(ROW, {"L1": ROW["L1"]}))
    made = edit.apply(before)
    assert made.site.parcels.geometry.iloc[0] is before.site.parcels.geometry.iloc[0]
    assert History.starting_at(before).push(made, edit.label()).undo().plan is before


def test_a_dimension_goes_along_with_a_parcel_that_moved_and_is_renumbered() -> None:
    newer = {"N1": b.rect(0.4, 0, 100, 50), "L2": ROW["L2"]}
    found = of(after(measured(*WEST), edits.update_parcels(compared(ROW, newer))))
    assert [anchor.id for anchor in found.anchors if anchor] == ["N1", "N1"]
    assert ends(found) == [(0.4, 0.0), (0.4, 50.0)]


def test_a_dimension_of_a_split_parcel_holds_on_to_the_parts_that_have_its_corners() -> None:
    newer = {"L1-1": b.rect(0, 0, 60, 50), "L1-2": b.rect(60, 0, 40, 50), "L2": ROW["L2"]}
    found = of(after(measured(*SOUTH), edits.update_parcels(compared(ROW, newer))))
    assert [anchor.id for anchor in found.anchors if anchor] == ["L1-1", "L1-2"]
    assert ends(found) == [(0.0, 0.0), (100.0, 0.0)]


def test_a_dimension_never_follows_a_number_to_other_land() -> None:
    newer = {"L1": b.rect(0, 500, 100, 50), "L2": ROW["L2"]}
    found = of(after(measured(*WEST), edits.update_parcels(compared(ROW, newer))))
    assert found.lost == (True, True)
    assert ends(found) == [(0.0, 0.0), (0.0, 50.0)]


def test_numbers_that_are_exchanged_take_dimensions_and_waivers_to_the_same_land() -> None:
    before = measured(*WEST)
    for finding in ("land-use:P1:parcel=L1", "site-topology:parcel=L1:parcel=L2:gap", "overlap:P1:P2"):
        before = edits.add_waiver("base", finding, "h", "agreed", "Li").apply(before)
    edit = edits.update_parcels(compared(ROW, {"L2": ROW["L1"], "L1": ROW["L2"]}))
    made = after(before, edit)
    assert edit.renumbered == {"L1": "L2", "L2": "L1"}
    assert [anchor.id for anchor in of(made).anchors if anchor] == ["L2", "L2"]
    assert made.waivers["finding_id"].tolist() == [
        "land-use:P1:parcel=L2",
        "site-topology:parcel=L1:parcel=L2:gap",
        "overlap:P1:P2",
    ]


def test_a_number_that_a_parcel_keeps_is_not_given_to_another() -> None:
    changes = compared(ROW, {"L2": ROW["L1"], "L3": ROW["L2"]})
    assert told(changes) == [("renamed", ("L1",), ("L2",)), ("renamed", ("L2",), ("L3",))]
    made = edits.update_parcels(changes, [0]).apply(on(ROW))
    assert made.site.parcels.index.tolist() == ["L2~2", "L2"]


def test_a_plan_that_has_changed_meanwhile_is_refused() -> None:
    edit = edits.update_parcels(compared(ROW, {"L1": ROW["L1"], "X": b.rect(500, 0, 9, 9)}))
    with pytest.raises(EditError, match="“L2”"):
        edit.apply(on({"L1": ROW["L1"]}))
    with pytest.raises(EditError, match="“X” is in use"):
        edit.apply(on({**ROW, "X": b.rect(900, 0, 9, 9)}))
    elsewhere = b.plan(Site.empty(4526))
    with pytest.raises(EditError, match="EPSG:4526"):
        edit.apply(elsewhere)


def test_columns_that_come_with_the_map_reach_parcels_that_are_unchanged() -> None:
    changes = parcel_changes(parcels(ROW), parcels(ROW).assign(owner_kind=["state", "village"]))
    made = edits.update_parcels(changes).apply(on(ROW)).site.parcels
    assert made["owner_kind"].tolist() == ["state", "village"]
    assert made.geometry.tolist() == parcels(ROW).geometry.tolist()


def test_selected_things_and_plants_are_none_of_its_business() -> None:
    before = b.plan(b.site(ROW), {"P1": b.rect(10, 10, 20, 20)})
    made = edits.update_parcels(compared(ROW, {"L1": b.rect(0, 0, 90, 50), "L2": ROW["L2"]})).apply(before)
    assert made.scenario_plants["base"] is before.scenario_plants["base"]
    assert made.site.zones is before.site.zones
    assert Feature("parcels", "L1").id in made.site.parcels.index


@settings(max_examples=40, deadline=None)
@given(land(), land(), st.data())
def test_any_choice_of_changes_gives_sound_rows_and_the_same_from_json(
    old: dict[str, Polygon], new: dict[str, Polygon], data: st.DataObject
) -> None:
    before, changes = on(old), compared(old, new)
    numbers = list(range(len(changes.changes)))
    chosen = data.draw(st.lists(st.sampled_from(numbers), unique=True)) if numbers else []
    edit = edits.update_parcels(changes, chosen)
    made = edit.apply(before)
    index = made.site.parcels.index
    assert index.is_unique
    left = [c for at, c in enumerate(changes.changes) if at not in chosen or c.kind == "unchanged"]
    assert len(index) == sum(len(c.old) for c in left) + sum(
        len(changes.changes[at].new) for at in chosen if changes.changes[at].kind != "unchanged"
    )
    for change in left:
        for parcel in change.old:
            assert made.site.parcels.geometry[parcel] is before.site.parcels.geometry[parcel]
    again = edit_from_json(json.loads(json.dumps(edit.to_json())))
    assert again == edit
    assert again.apply(before) == made
    if set(chosen) == set(numbers):
        whole = shapely.area(np.asarray(made.site.parcels.geometry, dtype=object)).sum()
        assert whole == pytest.approx(sum(s.area for s in new.values()), abs=1.0)
    if not chosen:
        assert made is before
