from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.edits.footprints import finite, footprint
from siteplanner.core.errors import EditError
from tests.builders import rect
from tests.edit_sequences import start


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_quantity_must_be_a_finite_number(value: float) -> None:
    with pytest.raises(EditError, match=r"de_m: .* is not a number"):
        finite("de_m", value)


def test_a_footprint_is_a_flat_multipolygon() -> None:
    made = footprint("P01", shapely.force_3d(rect(0, 0, 2, 1), 7.0))
    assert made.geom_type == "MultiPolygon"
    assert not made.has_z
    assert footprint("P01", None).is_empty


def test_a_line_is_no_footprint() -> None:
    with pytest.raises(EditError, match="“P01”: a footprint must be a polygon, and this is a LineString"):
        footprint("P01", shapely.LineString([(0, 0), (1, 1)]))


def test_a_corner_must_have_a_position() -> None:
    with np.errstate(invalid="ignore"):
        broken = shapely.Polygon([(0, 0), (1, 0), (1, np.nan), (0, 0)])
    with pytest.raises(EditError, match="corner without a position"):
        footprint("P01", broken)


def test_a_bow_tie_is_kept_for_the_check_to_name() -> None:
    assert not footprint("P01", shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])).is_valid


def test_plants_are_not_moved_out_of_the_numbers() -> None:
    far = edits.move_plants("base", ["P01"], 1.7e308, 0)
    with pytest.raises(EditError, match="outside any map"):
        far.apply(far.apply(start()))
