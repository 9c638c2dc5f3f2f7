"""A difference of plans in a few words."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.difference import difference
from siteplanner.core.difference_words import said
from siteplanner.core.plan import Plan
from tests.edit_sequences import start


def told(before: Plan, after: Plan) -> list[str]:
    return [str(part) for part in said(difference(before, after))]


def test_a_plant_that_moved_and_one_that_went_are_counted() -> None:
    before = start()
    after = edits.remove_plants("base", ["P03"]).apply(edits.move_plants("base", ["P01"], 1.0, 0.0).apply(before))
    assert told(before, after) == ["1 plants removed", "1 plants moved or reshaped"]


def test_a_plant_with_another_name_is_told_apart_from_one_that_moved() -> None:
    before = start()
    assert told(before, edits.set_attributes("base", ["P01"], {"name": "x"}).apply(before)) == [
        "1 plants with other data"
    ]


def test_layers_are_named() -> None:
    before = start()
    after = edits.set_layer_attributes("parcels", ["L1"], {"owner": "x"}).apply(before)
    assert told(before, after) == ["base map changed: Parcels"]


def test_a_view_that_changed_is_not_passed_over() -> None:
    before = start()
    assert told(before, edits.rename_plan("other").apply(before)) == ["views, notes or settings changed"]
