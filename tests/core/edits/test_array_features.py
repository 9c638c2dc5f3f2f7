from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.affine import Affine
from siteplanner.core.edits.array_features import count_along
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, line, plan, point, rect, shape, site
from tests.edit_sequences import start

P01 = Feature("plants", "P01")


def alone(angle_deg: float = 0.0) -> Plan:
    ell = shape((0, 0), (40, 0), (40, 15), (20, 15), (20, 30), (0, 30))
    return plan(site(), {"P01": shapely.affinity.rotate(ell, angle_deg, origin=ORIGIN)})


@settings(max_examples=40)
@given(st.integers(1, 3), st.integers(1, 4), st.floats(0, 40), st.floats(0, 40), st.floats(0, 360))
def test_a_grid_keeps_its_clear_gaps(columns: int, rows: int, gap_e: float, gap_n: float, angle_deg: float) -> None:
    if columns * rows == 1:
        return
    now = alone(angle_deg)
    made = edits.array_grid(now, "base", P01, columns, rows, (gap_e, gap_n))
    shapes = shapes_of(made.apply(now).plants())
    assert len(shapes) == columns * rows
    least = min(shapely.box(*a.bounds).distance(a) for a in shapes)  # a box and its shape meet: 0
    assert least == 0.0
    apart = min(a.distance(b) for a, b in itertools.combinations(shapes, 2))
    assert apart >= min(gap for gap, many in ((gap_e, columns), (gap_n, rows)) if many > 1) - 1e-6


def test_three_by_four_stand_where_they_are_meant_to() -> None:
    now = plan(site(), {"P01": rect(0, 0, 40, 30)})
    after = edits.array_grid(now, "base", P01, 3, 4, (12.0, 20.0)).apply(now)
    corners = {tuple(np.round(np.array(s.bounds[:2]) - ORIGIN, 9)) for s in shapes_of(after.plants())}
    assert corners == {(52.0 * c, 50.0 * r) for c in range(3) for r in range(4)}
    assert list(after.plants().index) == [f"P{n:02d}" for n in range(1, 13)]
    back = edits.array_grid(now, "base", P01, 2, 2, (12.0, 20.0), towards=(-1, -1)).apply(now)
    assert min(s.bounds[0] for s in shapes_of(back.plants())) == ORIGIN[0] - 52.0


def test_copies_have_numbers_of_their_own_and_every_attribute() -> None:
    now = start()
    both = (Feature("plants", "P03"), Feature("plants", "P02"))
    made = edits.array_along_line(now, "base", both, 3, (0.0, 60.0))
    after = made.apply(now)
    assert made.new_ids == (("P04", "P05"), ("P06", "P07"))
    assert [f.id for f in made.copies] == ["P04", "P05", "P06", "P07"]
    for copy, original in (("P04", "P03"), ("P07", "P02")):
        same = after.plants().drop(columns="geometry")
        assert same.loc[copy].equals(same.loc[original]) or same.loc[[copy, original]].drop_duplicates().shape[0] == 1
    assert after.plants()["gis_note"]["P06"] == "丙"  # a column that a user's map brought
    moved = shapely.affinity.translate(shape_of(now, "base", both[1]), 0, 120)
    assert shape_of(after, "base", Feature("plants", "P07")).equals(moved)
    assert {str(t) for t in after.plants().dtypes} == {str(t) for t in now.plants().dtypes}


def test_other_layers_are_copied_with_numbers_in_their_own_manner() -> None:
    ground = site(constraints={"C001": (line((0, 0), (100, 0)), {"kind": "road"})}, substations={"S1": point(50, 40)})
    now = plan(ground, {"P01": rect(0, 10, 20, 10)})
    those = (Feature("constraints", "C001"), P01, Feature("substations", "S1"))
    after = edits.copy_features(now, "base", those, [Affine.shift(0, 100)]).apply(now)
    assert list(after.site.constraints.index) == ["C001", "C002"]
    assert after.site.constraints["kind"]["C002"] == "road"
    assert after.site.substations.geometry["S2"].equals(point(50, 140))
    assert list(after.plants().index) == ["P01", "P02"]


def test_a_mirrored_copy_leaves_the_original() -> None:
    now = alone()
    mirrored = edits.copy_features(
        now, "base", P01, [Affine.mirror((ORIGIN[0] + 50, 0.0), (ORIGIN[0] + 50, 1.0))]
    ).apply(now)
    assert shape_of(mirrored, "base", P01).equals(shape_of(now, "base", P01))
    copy = shape_of(mirrored, "base", Feature("plants", "P02"))
    assert copy.equals(shape((100, 0), (60, 0), (60, 15), (80, 15), (80, 30), (100, 30)))


def test_along_a_line_the_last_stands_at_its_end() -> None:
    now = alone()
    after = edits.array_along_line(now, "base", P01, 5, (25.0, -10.0)).apply(now)
    assert shapes_of(after.plants())[-1].equals(shapely.affinity.translate(shapes_of(now.plants())[0], 100, -40))
    assert count_along(100.0, 30.0) == 4


def test_what_makes_no_array_is_refused() -> None:
    now = alone()
    with pytest.raises(EditError, match="Give 2 or more"):
        edits.array_along_line(now, "base", P01, 1, (1.0, 0.0))
    with pytest.raises(EditError, match="must not lie on one another"):
        edits.array_along_line(now, "base", P01, 2, (0.0, 0.0))
    with pytest.raises(EditError, match="over each other"):
        edits.array_grid(now, "base", P01, 2, 2, (-1.0, 0.0))
    with pytest.raises(EditError, match="Give 2 or more"):
        edits.array_grid(now, "base", P01, -2, -2, (1.0, 0.0))
    with pytest.raises(EditError, match="at most 10,000"):
        edits.array_grid(now, "base", P01, 1000, 1000, (1.0, 1.0))
    assert str(edits.array_grid(now, "base", P01, 3, 4, (1.0, 1.0)).label()) == "Repeat P01: 11 copies"
