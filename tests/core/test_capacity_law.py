from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core.capacity_law import has_law, known_law, resized
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.schema import PLANTS

TYPE = load_catalogue().get("anode_integrated")


def row(**changes: Any) -> dict[str, Any]:
    return {**dict.fromkeys(PLANTS.names()), **TYPE.attributes(), **changes}


def test_following_areas_are_in_proportion_to_capacity() -> None:
    becomes = resized("P01", row(), 1.5, "follows")
    assert becomes["capacity"] == 1.5 * float(TYPE.capacity or 0)
    for name, value in TYPE.attributes(becomes["capacity"]).items():
        assert becomes.get(name, row()[name]) == value, name


def test_fixed_only_the_floor_area_follows_the_building() -> None:
    assert resized("P01", row(floor_area_m2=9000.0), 1.5, "fixed") == {"floor_area_m2": 13_500.0}
    assert resized("P01", row(floor_area_m2=None), 1.5, "fixed") == {}
    assert resized("P01", row(), 1.0, "follows") == {}


def test_without_a_law_nothing_is_guessed() -> None:
    assert not has_law(row(type_id=None))
    assert not has_law(row(capacity=float("nan")))
    assert not has_law(row(type_id="offices"))
    assert has_law(row())
    assert not has_law(row(capacity=1.0))  # no plant of this type is so small
    with pytest.raises(EditError, match="cannot have a capacity of 1 t/a"):
        resized("P01", row(capacity=1.0), 1.5, "follows")
    with pytest.raises(EditError, match="has no type or no capacity"):
        resized("P01", row(type_id=None), 1.5, "follows")
    with pytest.raises(EditError, match="cannot have a capacity"):
        resized("P01", row(), 1000.0, "follows")
    with pytest.raises(EditError, match="Known ways: follows, fixed"):
        known_law("grows")
