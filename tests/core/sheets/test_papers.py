"""Paper is that of ISO 216: each size is the next one folded, and turning it changes nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.sheets.papers import PAPERS, paper_size_mm


def test_each_size_is_the_next_larger_one_folded_in_the_middle() -> None:
    for (_, (wide, high)), (_, (wider, higher)) in pairwise(PAPERS.items()):
        assert wide == higher
        assert int(wider / 2) == high  # ISO 216 rounds down to whole millimetres
    assert paper_size_mm("A0", "portrait") == (841.0, 1189.0)


def test_an_unknown_size_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="A4, A3, A2, A1, A0"):
        paper_size_mm("B5")
