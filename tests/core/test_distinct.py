"""The different values among many, as pandas finds them, in pieces of any size."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.distinct import distinct
from siteplanner.core.errors import Cancelled
from siteplanner.core.work import Work, in_hand

values = st.lists(st.one_of(st.none(), st.sampled_from(["", "M1", "M2", "1001", "三类工业用地"])), max_size=40)


@given(values, st.integers(1, 45))
def test_they_are_those_of_pandas_whatever_the_pieces(of: list[str | None], piece: int) -> None:
    array = np.array(of, dtype=object)
    of_each, found = distinct(array, piece)
    numbers, known = pd.factorize(array)
    assert found == list(known)
    assert np.array_equal(of_each, numbers)


@given(st.lists(st.integers(-3, 3), max_size=40), st.integers(1, 45))
def test_numbers_are_told_apart_too(of: list[int], piece: int) -> None:
    of_each, found = distinct(np.array(of, dtype=np.int64), piece)
    assert [found[at] for at in of_each] == of
    assert len(found) == len(set(of))


def test_it_can_be_stopped_between_pieces() -> None:
    work = Work()
    work.cancel()
    with in_hand(work), pytest.raises(Cancelled):
        distinct(np.arange(5), piece=2)
