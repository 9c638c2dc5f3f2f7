"""Sums by any combination of dimensions."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.groupings import DIMENSIONS, Key
from siteplanner.core.measures.pivot import Pivot, PivotRow, pivot
from siteplanner.core.plan import Plan
from tests.core.measures.drawn_town import PLANS, basis, keys_of

ROWS = st.lists(st.sampled_from(list(DIMENSIONS)), min_size=1, max_size=3, unique=True)


def cells(of: Pivot) -> dict[tuple[Key, ...], float | None]:
    """The last column of each row of a pivot of one figure."""
    return {
        row.keys: None if math.isnan(value) else value
        for row, value in zip(of.rows, of.values[:, -1, -1].tolist(), strict=True)
    }


def test_subtotals_stand_before_what_they_sum_and_the_whole_last() -> None:
    found = cells(pivot(basis(), ("zone", "product"), figure="jobs"))
    assert list(found.items()) == [
        (("Z1",), 10.0),
        (("Z1", "anode_graphite"), 10.0),
        (("Z1", "separator"), None),  # its only plant gives no jobs
        (("Z2",), 5.0),
        (("Z2", "anode_graphite"), 5.0),
        ((None,), 7.0),
        ((None, "anode_graphite"), 7.0),
        ((), 22.0),
    ]


def test_by_one_dimension_every_group_has_a_row() -> None:
    found = cells(pivot(basis(), ("substation",), figure="plants"))
    assert found == {("S1",): 4.0, ("S2",): 0.0, (None,): 0.0, (): 4.0}


def test_groups_across_add_up_to_the_last_column() -> None:
    found = pivot(basis(), ("zone",), "status", "power_kw")
    assert found.across is not None
    assert found.across.keys == ["planned", "existing", None]
    assert found.values[:, :, 0].tolist() == [
        [100.0, 100.0, 0.0, 200.0],
        [0.0, 100.0, 0.0, 100.0],
        [0.0, 0.0, 100.0, 100.0],
        [100.0, 200.0, 100.0, 400.0],
    ]


def test_unlike_units_of_capacity_stand_apart() -> None:
    found = pivot(basis(product="separator", capacity=30.0), ("zone",), figure="capacity")
    assert [(of.key, of.unit) for of in found.measures] == [
        ("capacity.anode_graphite", "t/a"),
        ("capacity.separator", "m2/a"),
        ("capacity.separator (t/a)", "t/a"),
    ]
    assert found.values[-1, -1].tolist() == [500.0, 5e6, 30.0]
    assert np.isnan(found.values[2, -1, 0])  # P4, outside the zones, makes anode but says not how much


def test_the_plants_of_a_cell_are_those_of_its_groups() -> None:
    found = pivot(basis(), ("product", "zone"), "status")
    at = [row.keys for row in found.rows].index(("anode_graphite", "Z1"))
    assert found.plants_of(at).tolist() == [0]
    assert found.plants_of(at, across=0).tolist() == []
    assert found.plants_of(len(found.rows) - 1).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("rows", "columns", "figure", "said"),
    [
        (("owner",), None, None, "“owner” are not known. Use some of: zone"),
        (("zone",), "owner", None, "“owner” are not known"),
        ((), None, None, "one to three things; 0"),
        (("zone", "zone"), None, None, "named twice"),
        (("zone", "year"), "year", None, "named twice"),
        (("zone",), None, "beauty", "no figure “beauty”"),
    ],
)
def test_what_cannot_be_summed_is_refused(
    rows: tuple[str, ...], columns: str | None, figure: str | None, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        pivot(basis(), rows, columns, figure)


@given(plan=PLANS, rows=ROWS, data=st.data())
@settings(max_examples=120, deadline=None)
def test_any_pivot_is_what_plants_one_by_one_add_up_to(plan: Plan, rows: list[str], data: st.DataObject) -> None:
    columns = data.draw(st.none() | st.sampled_from([key for key in DIMENSIONS if key not in rows]))
    of = Basis.of(plan)
    found = pivot(of, rows, columns)
    keys = keys_of(plan)
    across: list[Key] = found.across.keys if found.across else []
    for row, (place, key) in itertools.product(range(len(found.rows)), [*enumerate(across), (len(across), "all")]):
        inside = [
            at
            for at, plant_id in enumerate(of.ids)
            if all(keys[plant_id][dim] == k for dim, k in zip(rows, found.rows[row].keys, strict=False))
            and (columns is None or place == len(across) or keys[plant_id][columns] == key)
        ]
        for which, measure in enumerate(found.measures):
            given_values = [measure.values[at] for at in inside if not math.isnan(measure.values[at])]
            value = found.values[row, place, which]
            if not given_values and any(measure.lacking[at] for at in inside):
                assert math.isnan(value)
            else:
                assert value == pytest.approx(math.fsum(given_values))


@given(plan=PLANS, rows=ROWS)
@settings(max_examples=80, deadline=None)
def test_the_rows_of_each_level_add_up_to_the_whole(plan: Plan, rows: list[str]) -> None:
    found = pivot(Basis.of(plan), rows)
    values = np.nan_to_num(found.values[:, -1])
    for depth in range(1, len(rows) + 1):
        at = [n for n, row in enumerate(found.rows) if len(row.keys) == depth]
        assert values[at].sum(axis=0) == pytest.approx(values[-1])
    assert found.rows[-1] == PivotRow((), ())
    assert values[-1, 0] == len(plan.plants())
