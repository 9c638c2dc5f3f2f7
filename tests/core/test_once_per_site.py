"""What is worked out of a site is kept with it, and forgotten with it."""

from __future__ import annotations

import gc
import weakref

import numpy as np

from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.site import Site
from tests import builders as b


def test_an_answer_is_worked_out_once_a_site_and_arguments() -> None:
    asked: list[object] = []

    @once_per_site
    def answer(site: Site, limit: float, values: np.ndarray) -> float:
        asked.append((site, limit))
        return limit + float(values.sum())

    first, second = b.site({"L1": b.rect(0, 0, 9, 9)}), b.site({"L1": b.rect(0, 0, 9, 9)})  # equal, but two
    values = np.array([1.0, 2.0])
    assert [answer(first, 1.0, values), answer(first, 1.0, values), answer(second, 1.0, values)] == [4.0, 4.0, 4.0]
    assert len(asked) == 2
    assert answer(first, 2.0, values) == 5.0
    assert len(asked) == 3
    answer(first, 2.0, values.copy())  # equal values, but not the very same array
    assert len(asked) == 4


def test_a_site_is_forgotten_with_its_answers() -> None:
    @once_per_site
    def rows(site: Site) -> int:
        return len(site.parcels)

    made = b.site({"L1": b.rect(0, 0, 9, 9)})
    assert rows(made) == 1
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None
