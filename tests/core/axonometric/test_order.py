from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.axonometric.order import far_to_near, in_circles

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1]), max_size=30)


def order(count: int, pairs: list[tuple[int, int]], distance: list[float] | None = None) -> tuple[list[int], list[int]]:
    behind, before = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    found, forced = far_to_near(count, behind, before, np.array(distance or [0.0] * count))
    return found.tolist(), forced.tolist()


def test_what_is_behind_comes_first_whatever_the_distances_say() -> None:
    assert order(3, [(0, 1), (1, 2)], [1.0, 2.0, 3.0]) == ([0, 1, 2], [])


def test_where_nothing_decides_the_farthest_comes_first() -> None:
    assert order(3, [], [1.0, 3.0, 2.0])[0] == [1, 2, 0]


@given(PAIRS)
def test_every_pair_is_kept_where_there_is_no_circle(pairs: list[tuple[int, int]]) -> None:
    forward = [(min(pair), max(pair)) for pair in pairs]
    found, forced = order(12, forward)
    assert sorted(found) == list(range(12))
    assert forced == []
    assert all(found.index(a) < found.index(b) for a, b in forward)


@given(PAIRS)
def test_a_circle_is_cut_and_everything_is_still_there_once(pairs: list[tuple[int, int]]) -> None:
    found, forced = order(12, pairs)
    assert sorted(found) == list(range(12))
    behind, before = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    circles = in_circles(12, behind, before)
    assert bool(forced) == bool(circles.any())


def test_only_those_in_the_circle_are_in_it() -> None:
    assert in_circles(5, np.array([0, 1, 2, 3]), np.array([1, 2, 0, 4])).tolist() == [True, True, True, False, False]
