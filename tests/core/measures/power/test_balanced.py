"""Plants placed at substations: against every placing there is, and what must hold of the large."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import Cancelled
from siteplanner.core.measures.figures import Flags, Floats
from siteplanner.core.measures.power.balanced import LEFT_OUT, Placing, balanced
from siteplanner.core.work import Work, in_hand


def cheapest(kva: Floats, length_m: Floats, allowed: Flags, room_kva: Floats) -> float:
    """The least cost over all placings; what is left out costs as one on ten times the longest feeder that may be."""
    n, m = length_m.shape
    may = allowed & (kva[:, None] <= room_kva * (1 + 1e-12))
    longest = max(1.0, *(length_m[i, j] for i in range(n) for j in range(m) if may[i, j]), 1.0)
    best = np.inf
    for placing in product(range(m + 1), repeat=n):
        used, cost = np.zeros(m), 0.0
        for plant, place in enumerate(placing):
            if place == m:
                cost += kva[plant] * LEFT_OUT * longest
            elif may[plant, place]:
                used[place] += kva[plant]
                cost += kva[plant] * length_m[plant, place]
            else:
                cost = np.inf
        if (used <= room_kva * (1 + 1e-12)).all():
            best = min(best, cost)
    return best


def loads(found: Placing, kva: Floats, substations: int) -> Floats:
    return np.bincount(found.choice + 1, kva, substations + 1)[1:]


EVERYWHERE = np.ones((2, 2), dtype=bool)


# 600 and 500 kVA, both nearest to the first, which has room for one of them: the second is 50 m further for A (600 × 50
# = 30 000) and 70 m for B (500 × 70 = 35 000), so A goes.
def test_the_plant_goes_elsewhere_for_which_that_costs_less() -> None:
    lengths = np.array([[100.0, 150.0], [100.0, 170.0]])
    found = balanced(np.array([600.0, 500.0]), lengths, EVERYWHERE, np.array([700.0, 1000.0]))
    assert found.choice.tolist() == [1, 0]
    assert (found.cost, found.proven, found.gap) == (pytest.approx(600 * 150 + 500 * 100), True, 0.0)


def test_what_fits_exactly_fits() -> None:
    found = balanced(np.array([0.1, 0.2]), np.ones((2, 2)), EVERYWHERE, np.array([0.1 + 0.2, 0.0]))
    assert found.choice.tolist() == [0, 0]


def test_what_fits_nowhere_is_left_out() -> None:
    found = balanced(np.array([800.0, 500.0]), np.ones((2, 2)), EVERYWHERE, np.array([700.0, -50.0]))
    assert found.choice.tolist() == [-1, 0]


def test_no_plants_and_no_substations() -> None:
    assert balanced(np.empty(0), np.empty((0, 2)), np.empty((0, 2), bool), np.ones(2)).choice.tolist() == []
    assert balanced(np.ones(2), np.empty((2, 0)), np.empty((2, 0), bool), np.empty(0)).choice.tolist() == [-1, -1]


sizes = st.integers(1, 5).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, 3)))
amounts = st.integers(1, 40).map(float)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Floats, Floats, Flags, Floats]:
    n, m = draw(sizes)
    kva = np.array(draw(st.lists(amounts, min_size=n, max_size=n)))
    length_m = np.array(draw(st.lists(amounts, min_size=n * m, max_size=n * m))).reshape(n, m)
    allowed = np.array(draw(st.lists(st.booleans(), min_size=n * m, max_size=n * m))).reshape(n, m)
    room_kva = np.array(draw(st.lists(st.integers(0, 90).map(float), min_size=m, max_size=m)))
    return kva, length_m, allowed, room_kva


@given(cases())
@settings(max_examples=200, deadline=None)
def test_few_plants_are_placed_as_cheaply_as_can_be(case: tuple[Floats, Floats, Flags, Floats]) -> None:
    kva, _, allowed, room_kva = case
    found = balanced(*case)
    assert found.proven
    assert found.cost == pytest.approx(cheapest(*case))
    assert (loads(found, kva, len(room_kva)) <= room_kva * (1 + 1e-9)).all()
    placed = found.choice >= 0
    assert allowed[np.flatnonzero(placed), found.choice[placed]].all()


def drawn(n: int, m: int, tightness: float, seed: int) -> tuple[Floats, Floats, Flags, Floats]:
    """Plants of 60 kVA to 60 MVA and substations strewn over 8 km; room for all of them times ``tightness``."""
    rng = np.random.default_rng(seed)
    kva = rng.choice([60.0, 500.0, 1500.0, 5400.0, 7500.0, 40000.0], n) * rng.uniform(0.5, 1.5, n)
    plants, stations = rng.uniform(0, 8000, (n, 2)), rng.uniform(0, 8000, (m, 2))
    length_m = np.hypot(*(plants[:, None] - stations[None]).transpose(2, 0, 1))
    share = rng.uniform(0.5, 1.5, m)
    return kva, length_m, np.ones((n, m), dtype=bool), kva.sum() * share / share.sum() * tightness


@pytest.mark.parametrize("tightness", [1.2, 1.02, 0.9])
def test_many_plants_are_placed_within_two_thousandths_of_the_least_that_could_be(tightness: float) -> None:
    case = drawn(2000, 10, tightness, 1)
    found = balanced(*case)
    assert found.gap < 2e-3
    assert (loads(found, case[0], 10) <= case[3] * (1 + 1e-9)).all()
    assert (found.choice >= 0).all() == (tightness > 1)


def test_with_room_for_all_everyone_goes_to_the_nearest() -> None:
    kva, length_m, allowed, room_kva = drawn(300, 5, 50.0, 2)
    found = balanced(kva, length_m, allowed, room_kva)
    np.testing.assert_array_equal(found.choice, length_m.argmin(axis=1))
    assert found.proven


def test_the_same_plants_always_get_the_same_answer() -> None:
    first, second = (balanced(*drawn(200, 5, 1.0, 3)) for _ in range(2))
    np.testing.assert_array_equal(first.choice, second.choice)


def test_it_can_be_stopped() -> None:
    work = Work()
    work.cancel()
    with in_hand(work), pytest.raises(Cancelled):
        balanced(*drawn(50, 3, 1.0, 1))
