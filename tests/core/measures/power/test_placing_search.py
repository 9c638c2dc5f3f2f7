"""Going through placings, by a case small enough to see."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.measures.power.placing_search import PlacingSearch

KVA = np.array([3.0, 2.0])
COST = np.array([[30.0, 60.0, 900.0], [20.0, np.inf, 600.0]])
"""Two plants, two substations and, last, none; the second plant may not be at the second substation."""
OUTSIDE = np.array([2, 2])


# Room for one at the first: 30 + 600 or 60 + 20.
@pytest.mark.parametrize("price", [[0.0, 0.0, 0.0], [10.0, 0.0, 0.0], [500.0, 3.0, 0.0]])
def test_whatever_the_prices_the_cheapest_is_found(price: list[float]) -> None:
    search = PlacingSearch(COST, KVA, np.array([3.0, 3.0, np.inf]), np.array(price), 1e-9)
    choice, through = search.better_than(OUTSIDE)
    assert (choice.tolist(), through) == ([1, 0], True)


whole = st.integers(1, 30).map(float)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_nothing_cheaper_is_passed_by(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 4))
    kva = np.array(data.draw(st.lists(whole, min_size=n, max_size=n)))
    cost = np.array(data.draw(st.lists(whole, min_size=3 * n, max_size=3 * n))).reshape(n, 3) * kva[:, None]
    room = np.array([data.draw(whole), data.draw(whole), np.inf])
    price = np.array([data.draw(st.floats(0, 9)), data.draw(st.floats(0, 9)), 0.0])
    outside = np.full(n, 2)
    choice, through = PlacingSearch(cost, kva, room, price, 1e-9).better_than(outside)
    rows = np.arange(n)
    fitting = [of for of in product(range(3), repeat=n) if (np.bincount(of, kva, 3) <= room).all()]
    assert through
    assert tuple(choice.tolist()) in fitting
    assert cost[rows, choice].sum() == pytest.approx(min(cost[rows, list(of)].sum() for of in fitting))


def test_what_is_known_stays_where_nothing_is_cheaper() -> None:
    known = np.array([1, 0])
    search = PlacingSearch(COST, KVA, np.array([3.0, 3.0, np.inf]), np.zeros(3), 1e-9)
    choice, through = search.better_than(known)
    assert choice is known
    assert through


def test_where_there_is_too_much_to_go_through_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siteplanner.core.measures.power.placing_search.MOST_NODES", 1)
    search = PlacingSearch(COST, KVA, np.array([3.0, 3.0, np.inf]), np.zeros(3), 1e-9)
    _, through = search.better_than(OUTSIDE)
    assert not through
