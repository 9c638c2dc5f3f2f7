"""Dimensions and notes are added, changed and removed by edits that survive JSON."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.anchors import anchor_at
from siteplanner.core.dimensions import Dimension, read_dimension
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.notes import Note, read_note
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, factory, plan, rect, site

E, N = ORIGIN


@pytest.fixture
def drawn() -> Plan:
    return plan(site({"L1": rect(0, 0, 200, 120)}), {"P1": factory(rect(20, 20, 40, 30))})


def cell(of: Plan, row: str, column: str) -> object:
    assert of.annotations is not None
    return of.annotations.loc[row, column]


def test_a_dimension_and_notes_are_rows_of_the_annotations(drawn: Plan) -> None:
    made = [Dimension((E, N), (E + 30, N + 40), 5.0), Note((E, N), "北门"), Note((E, N), "", tip=(E + 9, N))]
    after = edits.add_annotations(drawn, made, "base").apply(drawn)
    assert after.annotations is not None
    assert after.annotations.index.tolist() == ["N001", "N002", "N003"]
    assert after.annotations["kind"].tolist() == ["dimension", "text", "arrow"]
    assert after.annotations["text"].tolist()[:2] == ["50.00 m", "北门"]
    assert set(after.annotations["scenario_id"]) == {"base"}
    assert drawn.annotations is not None
    assert len(drawn.annotations) == 0


def test_kept_for_all_scenarios_the_scenario_is_blank(drawn: Plan) -> None:
    after = edits.add_annotations(drawn, [Note((E, N), "all")]).apply(drawn)
    assert after.annotations is not None
    assert after.annotations["scenario_id"].isna().all()


def test_the_history_names_what_was_added(drawn: Plan) -> None:
    assert str(edits.add_annotations(drawn, [Note((E, N), "北门\n5 m")]).label()) == "Note “北门”"
    one, two = Dimension((E, N), (E + 3, N + 4)), Dimension((E, N), (E, N + 4))
    assert str(edits.add_annotations(drawn, [one]).label()) == "Dimension 5.00 m"
    assert str(edits.add_annotations(drawn, [one, two]).label()) == "2 dimensions"


@pytest.mark.parametrize("made", [Note((E, N), "  "), Dimension((E, N), (E, N))])
def test_a_note_without_words_and_a_dimension_without_length_are_refused(drawn: Plan, made: Note | Dimension) -> None:
    with pytest.raises(EditError):
        edits.add_annotations(drawn, [made])


def test_edits_survive_json(drawn: Plan) -> None:
    added = edits.add_annotations(drawn, [Dimension((E, N), (E + 3, N + 4)), Note((E, N), "a“b\\n")], "base")
    again = edit_from_json(json.loads(json.dumps(added.to_json())))
    assert again.apply(drawn) == added.apply(drawn)
    after = added.apply(drawn)
    change = edits.change_note("N002", "neu", 14.0)
    assert edit_from_json(json.loads(json.dumps(change.to_json()))).apply(after) == change.apply(after)


def test_words_size_and_owner_of_a_note_change(drawn: Plan) -> None:
    before = edits.add_annotations(drawn, [Note((E, N), "gate")], "base").apply(drawn)
    after = edits.change_note("N001", "north gate", 14.0).apply(before)
    assert after.annotations is not None
    note = read_note(after.annotations.geometry["N001"], cell(after, "N001", "text"), cell(after, "N001", "style"))
    assert note == Note((E, N), "north gate", None, 14.0)
    assert after.annotations["scenario_id"].isna().all()
    assert edits.change_note("N001", "gate", 10.0, "base").apply(before) is before
    assert after.annotations.dtypes.equals(before.annotations.dtypes if before.annotations is not None else None)


def test_a_size_out_of_range_and_an_unknown_note_are_refused(drawn: Plan) -> None:
    with pytest.raises(EditError):
        edits.change_note("N001", "x", 0.5)
    with pytest.raises(EditError):
        edits.change_note("N077", "x", 10.0).apply(drawn)


def test_they_are_removed_and_moved_like_anything_else(drawn: Plan) -> None:
    before = edits.add_annotations(drawn, [Note((E, N), "gate")], "base").apply(drawn)
    moved = edits.move_features("base", (Feature("annotations", "N001"),), 3.0, 4.0).apply(before)
    assert moved.annotations is not None
    assert moved.annotations.geometry["N001"].coords[0] == (E + 3, N + 4)
    gone = edits.remove_features("base", (Feature("annotations", "N001"),)).apply(before)
    assert gone.annotations is not None
    assert len(gone.annotations) == 0


def test_a_dimension_holds_on_to_a_plant_by_its_new_number(drawn: Plan) -> None:
    anchors = (anchor_at(drawn, "base", (E + 20, N + 20)), anchor_at(drawn, "base", (E, N)))
    dimension = Dimension((E + 20, N + 20), (E, N), 0.0, anchors)
    before = edits.add_annotations(drawn, [dimension], "base").apply(drawn)
    after = edits.rename_feature(before, "plants", "P1", "P77", scenario_id="base").apply(before)
    found = read_dimension(after.annotations.geometry["N001"], cell(after, "N001", "style"))  # type: ignore[union-attr]
    assert found is not None
    assert [anchor.id for anchor in found.anchors if anchor] == ["P77", "L1"]
