"""The table of what could still connect: the same as the map shows, without a total, each number with its formula."""

from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.power.headroom_table import headroom_table
from siteplanner.core.text import english
from tests.builders import plan, point, rect, site

STATION: dict[str, Any] = {"name": "East", "voltage_kv": 110.0, "capacity_kva": 52_000.0, "transformers": 2}
FAR = (point(90_000, 0), {"voltage_kv": 110.0})


def table(**station: Any) -> FigureTable:
    parcels = {"L1": rect(1800, -50, 100, 100), "L2": rect(50_000, 0, 100, 100), "L3": rect(90_500, 0, 10, 10)}
    return headroom_table(
        Basis.of(plan(site(parcels, substations={"S1": (point(0, 0), STATION | station), "S2": FAR})))
    )


def test_a_row_says_how_much_from_where_how_far_and_in_words() -> None:
    made = table()
    assert made.rows[0].values[:4] == (pytest.approx(23_400.0), 35, "S1", pytest.approx(1800.0))
    assert made.value("L1", "spare_kva") == pytest.approx(26_000.0)
    words = made.value("L1", "state")
    assert words is not None
    assert not isinstance(words, float | int)
    assert english(words) == "Up to 23.4 MW at 35 kV from East (N-1), 1.8 km"


def test_nothing_within_reach_is_0_and_what_is_not_known_is_blank() -> None:
    made = table()
    assert made.value("L2", "load_kw") == 0
    assert made.value("L2", "substation_id") is None
    assert made.value("L2", "length_m") is None
    assert made.value("L3", "load_kw") is None
    assert made.value("L3", "substation_id") == "S2"
    assert made.value("L3", "spare_kva") is None


def test_there_is_no_total_and_the_note_says_why() -> None:
    made = table()
    assert {row.kind for row in made.rows} == {RowKind.GROUP}
    assert not any(column.sums for column in made.columns)
    assert any("do not add up" in english(note) for note in made.notes)


def test_the_load_is_traced_to_parcel_substation_factors_and_sources() -> None:
    trace = table().trace(0, 0)
    assert trace is not None
    assert english(trace.formula) == "26,000 kVA left × 0.9 = 23,400 kW"
    assert trace.features == (Feature("parcels", "L1"), Feature("substations", "S1"))
    assert len(trace.sources) == 3


def test_a_load_that_the_voltage_limits_says_so() -> None:
    trace = table(capacity_kva=100_000.0).trace(0, 0)
    assert trace is not None
    assert english(trace.formula) == "50,000 kVA left, of which 30,000 kVA for one works at 35 kV × 0.9 = 27,000 kW"
    assert len(trace.sources) == 4


def test_a_blank_says_what_to_enter() -> None:
    trace = table().trace(2, 0)
    assert trace is not None
    assert trace.why_blank is not None
    assert "enter voltage, capacity" in english(trace.why_blank)
    assert trace.lacking == (Feature("parcels", "L3"), Feature("substations", "S2"))


def test_every_number_has_a_trace() -> None:
    made = table()
    for row in range(len(made.rows)):
        for at, column in enumerate(made.columns):
            trace = made.trace(row, at)
            assert (trace is None) == (column.decimals is None)
            if trace is not None:
                assert (trace.why_blank is None) == (made.rows[row].values[at] is not None)
