"""What is said of the power that could still connect on a parcel."""

from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.headroom import headroom
from siteplanner.core.measures.power.headroom_words import headroom_words
from siteplanner.core.text import english
from tests.builders import Row, factory, plan, point, rect, site

PARCEL = rect(1800, -50, 100, 100)
STATION: dict[str, Any] = {"voltage_kv": 110.0, "capacity_kva": 52_000.0, "transformers": 2}


def said(station: dict[str, Any] | None, when: int | None = None, **plants: Row) -> str:
    """Of a parcel 1.8 km from a substation (None: there is none)."""
    stations = {} if station is None else {"S1": (point(0, 0), STATION | station)}
    found = headroom(Basis.of(plan(site({"L1": PARCEL}, substations=stations), plants), when=when))
    return english(headroom_words(found, 0, "110 kV East"))


def test_how_much_from_where_at_which_voltage_and_how_far() -> None:
    """26 000 kVA without one of two, times cos φ 0.9."""
    assert said({}) == "Up to 23.4 MW at 35 kV from 110 kV East (N-1), 1.8 km"


def test_where_the_voltage_gives_no_more_what_is_left_is_said_too() -> None:
    assert said({"capacity_kva": 100_000.0}) == (
        "Up to 27.0 MW for one works at 35 kV from 110 kV East (N-1: 50.0 MVA left there), 1.8 km"
    )


def test_plants_whose_load_is_not_entered_are_mentioned() -> None:
    blank = factory(rect(0, 200, 50, 50), power_kw=None)
    assert said({}, P1=blank).endswith("1.8 km; plants there whose load is not entered are not counted")


@pytest.mark.parametrize("lacking", [{"voltage_kv": None}, {"capacity_kva": None}, {"transformers": None}])
def test_what_must_be_entered_is_said_where_nothing_is_known(lacking: dict[str, Any]) -> None:
    assert said(lacking).startswith("Not known: enter voltage, capacity and number of transformers of 110 kV East")


def test_a_full_substation_says_by_how_much() -> None:
    """30 000 kW · 1.0 ÷ 1.0 · 0.9 = 27 000 kVA of 26 000."""
    load = factory(rect(0, 200, 50, 50), power_kw=30_000.0, demand_factor=1.0, power_factor=1.0)
    assert said({}, P1=load) == "No N-1 reserve left: 110 kV East lacks 1.0 MVA, 1.8 km"


def test_no_substation_in_service_or_none_at_all() -> None:
    assert said({"in_service": "2026-01-01"}, 2025) == said(None) == "No substation in service within reach"


def test_a_parcel_without_a_shape_says_so() -> None:
    drawn = plan(site({"L1": None}, substations={"S1": (point(0, 0), STATION)}))
    words = headroom_words(headroom(Basis.of(drawn)), 0, "")
    assert english(words) == "This parcel has no shape on the map"
