"""What binds the plants in the hand, followed frame by frame."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core import envelopes_in_hand as module
from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances
from siteplanner.core.edits import Edit
from siteplanner.core.envelopes import Envelope, Neighbourhood, Surroundings
from siteplanner.core.envelopes_in_hand import EnvelopesInHand, rows_in_hand
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from tests.builders import complete_site, factory, plan, rect
from tests.strategies import plans


def row_of_three() -> Plan:
    """Factories of class C, 20 m apart: 10 m are asked of each pair."""
    return plan(complete_site(), {f"P{n}": rect(20 + 50 * n, 80, 30, 30) for n in range(3)})


class Hand:
    """Follows edits that start from a plan at rest."""

    def __init__(self, rest: Plan) -> None:
        self.rest, self.following = Checker(rest), EnvelopesInHand()

    def shows(self, edit: Edit, selected: tuple[str, ...] = ()) -> list[tuple[str, str, str, float]]:
        now = self.rest.after(edit.apply(self.rest.plan))
        self.following.follow(self.rest.plan, now, rows_in_hand(self.rest, now, selected))
        return [
            (self.following.plants[e.plant], e.rule, e.subject, round(e.slack_m, 2)) for e in self.following.envelopes
        ]


def test_a_dragged_plant_is_followed() -> None:
    hand = Hand(row_of_three())
    assert hand.shows(edits.move_plants("base", ["P1"], 1.0, 0.0)) == []
    assert hand.shows(edits.move_plants("base", ["P1"], 9.0, 0.0)) == [("P1", "fire-separation", "P2", 1.0)]
    assert hand.shows(edits.move_plants("base", ["P1"], -12.0, 0.0)) == [("P1", "fire-separation", "P0", -2.0)]


def test_those_in_the_hand_are_no_neighbours_of_each_other() -> None:
    hand = Hand(plan(complete_site(), {"P0": rect(20, 80, 30, 30), "P1": rect(58, 80, 30, 30)}))
    assert hand.shows(edits.move_plants("base", ["P0", "P1"], 0.0, 5.0)) == []
    assert hand.shows(edits.move_plants("base", ["P0"], 0.0, 5.0)) == [("P0", "fire-separation", "P1", -2.0)]


def test_one_that_goes_far_finds_other_neighbours() -> None:
    far = plan(complete_site(L1=rect(0, 0, 900, 200)), {"P0": rect(20, 80, 30, 30), "P1": rect(800, 80, 30, 30)})
    hand = Hand(far)
    assert hand.shows(edits.move_plants("base", ["P0"], 1.0, 0.0)) == []
    assert hand.shows(edits.move_plants("base", ["P0"], 739.0, 0.0)) == [("P0", "fire-separation", "P1", 1.0)]


def test_a_plant_that_is_not_there_yet_is_in_the_hand() -> None:
    made = row_of_three()
    drawn = made.with_plants(
        "base", plan(complete_site(), {**rows(made), "P9": factory(rect(71, 48, 30, 20))}).plants()
    )
    hand = EnvelopesInHand()
    rest, now = Checker(made), Checker(drawn)
    hand.follow(made, now, rows_in_hand(rest, now, ()))
    assert [(hand.plants[e.plant], e.subject, round(e.slack_m, 2)) for e in hand.envelopes] == [("P9", "P1", 2.0)]


def rows(made: Plan) -> dict[str, Any]:
    return {str(plant): factory(ground) for plant, ground in made.plants().geometry.items()}


def test_an_attribute_that_is_typed_changes_what_is_asked() -> None:
    near = plan(complete_site(), {"P0": rect(20, 80, 30, 30), "P1": rect(60, 80, 30, 30)})
    hand = Hand(near)
    typed = edits.set_attributes("base", ["P1"], {"hazard_class": "A"})
    assert hand.shows(edits.move_plants("base", ["P1"], 1.0, 0.0)) == [("P1", "fire-separation", "P0", 1.0)]
    assert hand.shows(typed, ("P1",)) == [("P1", "fire-separation", "P0", -2.0)]


def test_what_is_known_of_the_ground_around_is_kept_while_the_hand_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(*args: Any, **kwargs: Any) -> Any:
        asked.append(args[2])
        return clearances(*args, **kwargs)

    monkeypatch.setattr(module, "clearances", counted)
    hand = Hand(row_of_three())
    for step in range(20):
        hand.shows(edits.move_plants("base", ["P1"], 0.5 * step, 0.25 * step))
    assert asked == [1]


def test_more_than_anyone_could_read_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY_IN_HAND", 2)
    hand = Hand(row_of_three())
    assert hand.shows(edits.move_plants("base", ["P1", "P2"], -12.0, 0.0)) != []
    assert hand.shows(edits.move_plants("base", ["P0", "P1", "P2"], -20.0, 0.0)) == []


def test_what_there_was_no_time_for_comes_with_the_next_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUDGET_S", -1.0)
    made = plan(complete_site(), {"P0": rect(7, 20, 30, 30), "P1": rect(7, 120, 30, 30)})
    hand = Hand(made)
    move = edits.move_plants("base", ["P0", "P1"], -1.0, 0.0)
    assert hand.shows(move) == [("P0", "setback", "", 1.0)]
    assert not hand.following.is_complete
    monkeypatch.setattr(module, "BUDGET_S", 60.0)
    assert hand.shows(move) == [("P0", "setback", "", 1.0), ("P1", "setback", "", 1.0)]
    assert hand.following.is_complete


def test_while_the_base_map_is_changed_no_plant_is_in_the_hand() -> None:
    hand = Hand(plan(complete_site(), {"P0": rect(7, 20, 30, 30)}))
    parcel = edits.move_features("base", Feature("parcels", "L1"), 0.5, 0.0)
    assert hand.shows(parcel) == []
    assert hand.shows(edits.move_plants("base", ["P0"], -1.0, 0.0)) == [("P0", "setback", "", 1.0)]


def test_a_footprint_that_is_none_is_left_out() -> None:
    made = row_of_three()
    empty = made.with_plants("base", plan(complete_site(), {**rows(made), "P1": factory(None)}).plants())
    hand = EnvelopesInHand()
    rest = Checker(made)
    now = rest.after(empty)
    hand.follow(made, now, rows_in_hand(rest, now, ()))
    assert (hand.envelopes, hand.plants) == ((), ())


@settings(max_examples=20)
@given(plans(sound=True), st.lists(st.tuples(st.integers(-90, 90), st.integers(-90, 90)), min_size=1, max_size=6))
def test_whatever_the_way_it_shows_what_a_look_from_nothing_shows(made: Plan, way: list[tuple[int, int]]) -> None:
    if len(made.plants()) == 0:
        return
    hand = Hand(made)
    for east, north in way:
        moved = edits.move_plants("base", ["P0"], float(east), float(north)).apply(made)
        hand.shows(edits.move_plants("base", ["P0"], float(east), float(north)))
        assert plainly(hand.following.envelopes) == plainly(afresh(moved))


def afresh(made: Plan) -> tuple[Envelope, ...]:
    checker = Checker(made)
    footprint = checker.layout.shapes[0]
    west, south, east, north = footprint.bounds
    window = shapely.box(west - 60, south - 60, east + 60, north + 60)
    return Neighbourhood([Surroundings(clearances(checker.layout, checker.pack, 0, window), window)]).near([footprint])


def plainly(found: tuple[Envelope, ...]) -> list[tuple[str, str, str, float]]:
    return sorted((e.rule, e.subject, e.stands, round(e.slack_m, 6)) for e in found if e.subject)
