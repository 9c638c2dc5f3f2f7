"""What is kept of the plants from one picture to the next."""

from __future__ import annotations

import numpy as np

from siteplanner.gui.canvas.kept_plants import KeptPlants
from tests.builders import rect


def test_areas_are_taken_apart_again_only_when_one_is_another() -> None:
    kept, shapes = KeptPlants(), np.array([rect(0, 0, 10, 5), rect(20, 0, 10, 5)], dtype=object)
    first = kept.rings(shapes)
    assert kept.rings(shapes.copy()) is first
    shapes = shapes.copy()
    shapes[1] = rect(40, 0, 10, 5)
    moved = kept.rings(shapes)
    assert moved is not first
    assert moved.xy[:, 0].max() == first.xy[:, 0].max() + 20
    assert len(kept.rings(shapes[:1])) == 1
