"""The tables of feeders: sums close, what is too low is marked, and every number says what it is made of."""

from __future__ import annotations

from typing import Any

import pytest

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.power.feeder_tables import feeder_tables
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests.builders import Row, factory, plan, point, rect, site

STATION: dict[str, Any] = {"name": "East", "voltage_kv": 110.0, "capacity_kva": 80_000.0, "transformers": 2}


def works(east_m: float, **attributes: Any) -> Row:
    load = {"power_kw": 5000.0, "demand_factor": 0.8, "power_factor": 0.8, "name": "Works"}
    return factory(rect(east_m, -50, 100, 100), **{**load, **attributes})


def town(**plants: Row) -> Plan:
    stations = {"S1": (point(0, 0), STATION), "S2": (point(0, 5000), {"voltage_kv": 35.0, "capacity_kva": 10_000.0})}
    return plan(site(substations=stations), plants)


MIXED = town(P1=works(2000), P2=works(9000), P3=works(500, power_kw=None), P4=works(800, substation_id=None))


def tables(made: Plan) -> tuple[FigureTable, FigureTable]:
    feeders, losses = feeder_tables(Basis.of(made))
    return feeders, losses


def said(table: FigureTable, row: str, column: str) -> str:
    value = table.value(row, column)
    assert value is not None
    assert not isinstance(value, float | int)
    return english(value)


def test_each_plant_has_a_row_and_losses_add_up() -> None:
    feeders, losses = tables(MIXED)
    assert [row.key for row in feeders.rows] == ["P1", "P2", "P3", "P4", None]
    assert feeders.rows[0].label == "P1 Works"
    one, other = feeders.value("P1", "loss_kw"), feeders.value("P2", "loss_kw")
    assert isinstance(one, float)
    assert isinstance(other, float)
    assert feeders.value(None, "loss_kw") == pytest.approx(one + other)
    assert losses.value("S1", "loss_kw") == pytest.approx(one + other)
    assert losses.value("S1", "drop") == feeders.value("P2", "drop")  # the longer one of two equal loads
    assert losses.value(None, "loss_kw", RowKind.TOTAL) == pytest.approx(one + other)


def test_counts_close_and_what_is_not_known_is_blank() -> None:
    feeders, losses = tables(MIXED)
    assert [row.values[:2] for row in losses.rows] == [(3, 2), (0, 0), (1, 0), (4, 2)]
    for column in ("loss_kw", "loss_kvar", "length_m", "drop"):
        assert losses.value("S2", column) is None
        assert losses.value(None, column, RowKind.OUTSIDE) is None
    assert feeders.value("P3", "loss_kw") is None
    assert feeders.value("P3", "demand_kw") is None
    assert feeders.value("P4", "demand_kw") == pytest.approx(4000.0)
    assert feeders.value("P4", "length_m") is None
    assert feeders.value("P3", "length_m") == pytest.approx(500.0)


def test_a_plant_whose_voltage_is_too_low_is_marked_and_named_below() -> None:
    feeders, losses = tables(MIXED)
    assert said(feeders, "P1", "state") == "in order"
    assert "too low: more than 7 %" in said(feeders, "P2", "state")
    assert "load not known" in said(feeders, "P3", "state")
    assert "on no substation" in said(feeders, "P4", "state")
    assert losses.value("S1", "too_low") == 1
    for table in (feeders, losses):
        assert any("P2" in english(note) for note in table.notes)
        assert any("screening" in english(note) for note in table.notes)


def test_a_load_that_wants_a_higher_voltage_is_marked() -> None:
    """50 000 kVA ÷ (√3 · 35 kV · 0.9) = 916 A: two lines of 458 A, more than the 445 of 150/25."""
    feeders, _ = tables(town(P1=works(500, power_kw=50_000.0)))
    assert "usually wants 110 kV" in said(feeders, "P1", "state")
    assert feeders.value("P1", "supply_kv") == 35
    assert said(feeders, "P1", "line") == "2 × JL/G1A-185/30"


def test_every_number_says_what_it_is_made_of_and_lights_the_plant() -> None:
    for table in tables(MIXED):
        for row in range(len(table.rows)):
            for at, column in enumerate(table.columns):
                if column.decimals is None:
                    continue
                trace = table.trace(row, at)
                value = table.rows[row].values[at]
                if value is None:
                    assert trace is None or trace.why_blank is not None
                elif trace is not None:
                    assert trace.why_blank is None
                    assert str(trace.formula)
                    assert trace.features or value == 0
                else:
                    pytest.fail(f"{table.key} {row} {column.key} has no trace")


def test_the_trace_of_a_drop_names_plant_substation_and_sources() -> None:
    feeders, _ = tables(MIXED)
    trace = feeders.trace(0, feeders.column("drop"))
    assert trace is not None
    assert trace.features == (Feature("plants", "P1"), Feature("substations", "S1"))
    assert "0.2527 + j 0.1900 Ω" in str(trace.formula)  # 2 km of 0.0991 · 1.275 and 0.095 ohm/km
    assert {source.confidence for _, source in trace.sources} == {"unverified", "judgement"}


def test_the_trace_of_a_loss_can_be_followed_with_a_calculator() -> None:
    """3 · I² · R: the printed numbers give the printed loss."""
    feeders, _ = tables(MIXED)
    trace = feeders.trace(0, feeders.column("loss_kw"))
    assert trace is not None
    values = trace.formula.values  # type: ignore[union-attr]
    assert 3 * values["current"] ** 2 * values["r"] * values["count"] / 1000 == pytest.approx(values["loss"], rel=1e-9)


def test_a_total_says_which_plants_are_not_in_it() -> None:
    feeders, _ = tables(MIXED)
    trace = feeders.trace(4, feeders.column("loss_kw"))
    assert trace is not None
    assert trace.lacking == (Feature("plants", "P3"), Feature("plants", "P4"))


def test_the_family_shows_the_feeders_and_says_how_they_run() -> None:
    shown = {table.key: table for table in FAMILIES["power"].tables(Basis.of(MIXED))}
    assert {"power_feeders", "power_feeder_losses"} <= shown.keys()
    by_road, _ = feeder_tables(Basis.of(MIXED), "roads")
    assert any("straight lines" in english(note) for note in shown["power_feeders"].notes)
    assert any("roads of the map" in english(note) for note in by_road.notes)


def test_tables_of_nothing_have_only_their_totals() -> None:
    feeders, losses = tables(plan(site()))
    assert [row.kind for row in feeders.rows] == [RowKind.TOTAL]
    assert [row.kind for row in losses.rows] == [RowKind.OUTSIDE, RowKind.TOTAL]
    assert losses.value(None, "plants", RowKind.TOTAL) == 0
