"""Long work goes in pieces, two of them at once where there are many."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from siteplanner.core.errors import Cancelled
from siteplanner.core.work import MANY, Work, in_hand, in_pieces, piecewise


@pytest.mark.parametrize("count", [0, 1, 7, MANY - 1, MANY, MANY + 1, 3 * MANY + 2])
@pytest.mark.parametrize("piece", [3, MANY // 2, 10 * MANY])
def test_slices_cover_everything_once_and_come_in_order(count: int, piece: int) -> None:
    slices = piecewise(lambda some: some, count, piece)
    assert [at for some in slices for at in range(count)[some]] == list(range(count))
    assert all(some.stop - some.start <= piece for some in slices)


def test_pieces_of_many_give_what_one_call_gives() -> None:
    numbers = np.arange(5 * MANY) % 97
    assert (in_pieces(np.square, numbers, piece=MANY) == numbers**2).all()


def test_where_the_second_thread_is_taken_the_work_is_done_alone() -> None:
    def nested(some: slice) -> list[int]:
        return [at for inner in piecewise(lambda each: each, 2 * MANY) for at in range(inner.start, inner.stop)]

    assert piecewise(nested, MANY) == [list(range(2 * MANY))] * len(piecewise(nested, MANY))


def test_an_error_in_either_half_comes_out_and_leaves_the_second_thread_free() -> None:
    for faulty in (0, 2 * MANY - 1):

        def look(some: slice, faulty: int = faulty) -> int:
            if some.start <= faulty < some.stop:
                raise ValueError("no such place")
            return some.stop

        with pytest.raises(ValueError, match="no such place"):
            piecewise(look, 2 * MANY)
        assert piecewise(lambda some: some.stop, 2 * MANY)[-1] == 2 * MANY


def test_the_second_thread_stops_too_when_the_work_is_cancelled() -> None:
    work, seen, lock = Work(), 0, threading.Lock()

    def look(_some: slice) -> None:
        nonlocal seen
        with lock:
            seen += 1
        work.cancel()

    with in_hand(work), pytest.raises(Cancelled):
        piecewise(look, 100 * MANY, piece=MANY)
    assert seen <= 2
