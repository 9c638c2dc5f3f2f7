"""A look is a value: shown, ordered, labelled, locked; read back from anything a file may hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.map_look import LAYERS, TOPMOST, LayerLook, MapLook, look_from_json, whole_order

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
KEYS = (
    "order",
    "layers",
    "plants_by",
    "parcels_by",
    "scheme",
    "grid",
    "backdrops",
    "visible",
    "opacity",
    "parcels",
    "plants",
)


def test_at_first_everything_is_shown_and_the_base_map_is_locked() -> None:
    look = MapLook()
    assert look.visible == set(LAYERS)
    assert {layer for layer in LAYERS if look.of(layer).locked} == {"parcels", "zones", "constraints", "substations"}
    assert (look.plants_by, look.parcels_by, look.scheme, look.grid) == ("product", "land_use", "standard", False)


def test_a_hidden_layer_has_no_labels() -> None:
    look = MapLook().with_layer("zones", visible=False).with_layer("plants", labels=False)
    assert look.labelled == {"parcels", "constraints", "substations"}
    assert "zones" not in look.visible
    assert "plants" in look.visible


def test_a_layer_moves_under_another_or_over_all_but_the_findings() -> None:
    assert MapLook().moved("plants", "parcels").order[:2] == ("plants", "parcels")
    assert MapLook().moved("parcels", None).order[-2:] == ("parcels", TOPMOST)
    assert MapLook().moved(TOPMOST, "parcels") == MapLook()
    assert MapLook().moved("plants", TOPMOST).order[-2:] == ("plants", TOPMOST)


@pytest.mark.parametrize("layer", ["plants", "nothing of the kind"])
def test_a_move_that_says_nothing_changes_nothing(layer: str) -> None:
    assert MapLook().moved(layer, layer) == MapLook()


def test_a_change_of_one_layer_leaves_the_look_it_came_from() -> None:
    first = MapLook()
    second = first.with_layer("parcels", opacity=0.4)
    assert (first.of("parcels").opacity, second.of("parcels").opacity) == (1.0, 0.4)
    assert second.of("parcels").locked


def test_a_look_brought_back_to_what_it_was_is_what_it_was() -> None:
    there = MapLook().with_layer("zones", visible=False).with_layer("parcels", opacity=0.5)
    back = there.with_layer("zones", visible=True).with_layer("parcels", opacity=1.0)
    assert back == MapLook()
    assert back.to_json()["layers"] == {}


def test_a_theme_leaves_the_locks_alone() -> None:
    mine = MapLook().with_layer("zones", locked=False).with_layer("plants", locked=True)
    taken = MapLook().with_layer("zones", visible=False).keeping_locks_of(mine)
    assert (taken.of("zones").locked, taken.of("plants").locked, taken.of("zones").visible) == (False, True, False)


def test_two_looks_are_alike_when_they_draw_the_same_whatever_is_locked() -> None:
    assert MapLook().looks_like(MapLook().with_layer("zones", locked=False))
    assert not MapLook().looks_like(MapLook().with_layer("zones", opacity=0.5))
    assert not MapLook().looks_like(MapLook().moved("zones", None))


def test_layers_this_version_does_not_know_keep_their_place_and_their_look() -> None:
    data = {"order": ["parcels", "noise", "plants"], "layers": {"noise": {"visible": False, "loud": 3}}, "zoom": 2}
    read = look_from_json(data)
    assert read.order[:2] == ("parcels", "strips")
    assert read.order.index("noise") < read.order.index("plants")
    assert read.to_json()["layers"]["noise"]["loud"] == 3
    assert read.to_json()["zoom"] == 2
    assert "noise" not in read.visible


def test_what_makes_no_sense_is_as_at_first() -> None:
    read = look_from_json(
        {
            "order": "plants",
            "layers": {"parcels": {"visible": "yes", "opacity": 7}, "zones": None, "plants": {"opacity": float("nan")}},
            "plants_by": ["product"],
            "parcels_by": "owner",
            "scheme": 3,
            "grid": 1,
            "backdrops": [1, "a", "a"],
        }
    )
    assert read.order == LAYERS
    assert read.of("parcels") == LayerLook(visible=True, opacity=1.0, locked=True)
    assert read.of("zones").locked
    assert read.of("plants").opacity == 1.0
    assert (read.plants_by, read.scheme, read.grid, read.backdrops) == ("product", "standard", False, ("a",))
    assert read.parcels_by == "land_use"


@given(st.lists(st.sampled_from([*LAYERS, "noise", "soil"])))
def test_an_order_always_holds_every_layer_once_with_the_findings_topmost(order: list[str]) -> None:
    made = whole_order(order)
    assert len(set(made)) == len(made)
    assert set(LAYERS) <= set(made)
    assert made[-1] == TOPMOST
    kept = [name for name in dict.fromkeys(order) if name != TOPMOST]
    assert [name for name in made if name in kept] == kept


@given(st.dictionaries(st.sampled_from(KEYS), JSON) | JSON)
def test_any_json_is_read_and_what_is_read_comes_back(data: Any) -> None:
    read = look_from_json(data)
    again = look_from_json(json.loads(json.dumps(read.to_json())))
    assert json.dumps(again.to_json()) == json.dumps(read.to_json())
    assert all(0.0 <= read.of(layer).opacity <= 1.0 for layer in LAYERS)
