"""The tables of energy cost: sums close, units stay apart, every number says what it is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.formulas import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.live import live_cost
from siteplanner.core.measures.energy_cost.tables import tables, tables_at
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.core.text import english
from tests.core.measures.energy_cost.drawn import basis, town
from tests.core.measures.energy_cost.slow_costs import PLANTS, town_of

STANDARD_A = 140e6 * 0.42 * 1.0258 + 40_000 * 34 * 12


def table(key: str, of: Plan | None = None, price: float | None = None) -> FigureTable:
    return next(made for made in tables_at(basis(of), price) if made.key == key)


def test_the_tables_stand_in_their_order() -> None:
    keys = [made.key for made in tables(basis())]
    assert keys == ["cost_zone", "cost_t", "cost_m2", "cost_prices", "cost_scenario", "cost_plant"]


@pytest.mark.parametrize("key", ["cost_zone", "cost_plant"])
def test_the_rows_add_up_to_the_whole(key: str) -> None:
    made = table(key, price=0.5)
    whole = made.rows[made.row(None, RowKind.TOTAL)].values
    for at, column in enumerate(made.columns):
        if column.sums:
            parts = [row.values[at] for row in made.rows if row.kind is not RowKind.TOTAL]
            assert sum(part for part in parts if isinstance(part, float)) == pytest.approx(whole[at])


@pytest.mark.parametrize("made", tables_at(basis(), 0.5), ids=lambda made: made.key)
def test_every_column_with_a_formula_agrees_with_it(made: FigureTable) -> None:
    for row in made.rows:
        values = {column.key: value for column, value in zip(made.columns, row.values, strict=True)}
        for column in made.columns:
            if column.formula:
                found = parse(column.formula).value(values)  # type: ignore[arg-type]
                wanted = values[column.key]
                assert found == (None if wanted is None else pytest.approx(wanted)), (row.key, column.key)


@pytest.mark.parametrize("made", tables_at(basis(), 0.5), ids=lambda made: made.key)
def test_every_number_says_what_it_is_made_of(made: FigureTable) -> None:
    for row, of in enumerate(made.rows):
        for column, value in enumerate(of.values):
            trace = made.trace(row, column)
            if isinstance(value, float):
                assert trace is not None
                assert english(trace.formula)
                given = [term.value for term in trace.terms]
                if trace.terms and None not in given and made.columns[column].sums:
                    assert sum(given) == pytest.approx(value)  # type: ignore[arg-type]
                assert trace.why_blank is None
            elif value is None and made.columns[column].decimals is not None:
                assert trace is not None
                assert trace.why_blank is not None


def test_a_zone_costs_what_its_plants_cost() -> None:
    made = table("cost_zone")
    b = 10e6 * 0.46 * 1.0258 + 4_000 * 34 * 12
    assert made.value("Z1", "standard") == pytest.approx(STANDARD_A + b)
    assert made.value("Z1", "eligible") == 1.0
    assert made.value("Z1", "saving") == pytest.approx(STANDARD_A - 42e6)
    assert made.value("Z1", "average") == pytest.approx((STANDARD_A + b) / 150e6)


def test_costs_per_tonne_and_per_square_metre_stand_apart() -> None:
    tonnes, metres = table("cost_t"), table("cost_m2")
    assert [row.key for row in tonnes.rows] == ["anode_graphite"]
    assert [row.key for row in metres.rows] == ["separator"]
    assert tonnes.value("anode_graphite", "energy_each") == pytest.approx(150e6 / 12_000)
    assert tonnes.columns[tonnes.column("standard_each")].unit == "CNY/t"
    assert metres.columns[metres.column("standard_each")].unit == "CNY/m2"
    assert metres.value("separator", "energy_each") == pytest.approx(0.65)


def test_of_one_plant_the_cost_of_a_tonne_is_the_one_worked_out_by_hand() -> None:
    alone = edits.remove_plants("base", ["B"]).apply(town())
    made = table("cost_t", alone, price=0.4)
    assert made.value("anode_graphite", "standard_each") == pytest.approx(STANDARD_A / 10_000)
    assert made.value("anode_graphite", "preferential_each") == pytest.approx(4_200)
    assert made.value("anode_graphite", "at_price_each") == pytest.approx(4_200 + 1_400)


def test_several_prices_stand_beside_each_other() -> None:
    made = table("cost_prices", price=0.6)
    energy = 218e6
    assert [row.key for row in made.rows] == [
        "standard", "preferential", "preferential_all", "at_0.42", "at_0.52", "asked",
    ]  # fmt: skip
    assert made.value("preferential_all", "cost") == pytest.approx(0.30 * energy)
    assert made.value("at_0.52", "difference") == pytest.approx(
        0.52 * energy - made.value("standard", "cost")  # type: ignore[operator]
    )
    assert made.value("asked", "price") == pytest.approx(0.6)
    assert made.value("standard", "difference") == 0.0


def test_each_scenario_is_reckoned_with_its_own_factors() -> None:
    two = edits.add_scenario("dear", "贵", copy_of="base").apply(town())
    two = edits.set_factor("energy_cost.price_standard", 0.52, scope="dear").apply(two)
    made = table("cost_scenario", two)
    base, dear = (made.value(key, "energy_charge") for key in ("base", "dear"))
    assert isinstance(base, float)
    assert isinstance(dear, float)
    assert dear - base == pytest.approx(0.1 * 1.0258 * 218e6)
    assert made.value("dear", "basic_charge") == made.value("base", "basic_charge")


def test_a_plant_says_how_its_cost_comes_about() -> None:
    made = table("cost_plant")
    said = {}
    for key in ("energy_charge", "basic_charge", "preferential", "standing", "average"):
        trace = made.trace(made.row("A"), made.column(key))
        assert trace is not None
        said[key] = english(trace.formula)
    assert said["energy_charge"] == (
        "140,000,000 kWh × (0.42 + 0) CNY/kWh × 1.0258 (periods) = 60,317,040 CNY/a; voltage: 110 kV"
    )
    assert said["basic_charge"] == "40,000 kW × 34 CNY/kW·month × 12 = 16,320,000 CNY/a"
    assert said["preferential"] == "140,000,000 kWh × 0.3 CNY/kWh = 42,000,000 CNY/a"
    assert said["standing"] == "voltage met: 110 kV; subject to approval"
    assert said["average"] == "Average price = 76,637,040 ÷ 140,000,000 = 0.5474 CNY/kWh"


def test_a_plant_that_is_not_eligible_says_why() -> None:
    made = table("cost_plant")
    words = {row.key: english(row.values[made.column("standing")]) for row in made.rows[:-1]}  # type: ignore[arg-type]
    assert words["B"] == "not eligible: its load is supplied at 10 kV from the substation of 110 kV; 110 kV needed"
    assert words["C"] == "not eligible: supplied at 35 kV, 110 kV needed"
    assert "no substation" in words["D"]
    assert "voltage of its substation is not entered" in words["F"]


def test_what_is_left_out_is_told_and_lights_up() -> None:
    made = table("cost_zone")
    notes = [english(note) for note in made.notes]
    assert any("left out of every sum" in note and note.endswith(": 1.") for note in notes)
    assert any("unknown voltage" in note and note.endswith(": 2.") for note in notes)
    trace = made.trace(made.row(None, RowKind.TOTAL), made.column("energy_charge"))
    assert trace is not None
    assert trace.lacking == (Feature("plants", "E"),)
    assert {english(name).split(":")[0] for name, _ in trace.sources} >= {"Share of energy in the peak period"}


def test_where_nobody_states_energy_every_cost_is_blank() -> None:
    blank = edits.set_attributes("base", list("ABCDEF"), {"energy_kwh_a": None}).apply(town())
    made = table("cost_zone", blank)
    assert made.value("Z1", "standard") is None
    assert table("cost_prices", blank).value("at_0.42", "cost") is None


def test_shares_that_exceed_the_whole_are_said_in_place_of_figures() -> None:
    (made,) = tables(basis(edits.set_factor("energy_cost.share_peak", 0.77).apply(town())))
    assert made.rows == ()
    assert "113.0 %" in english(made.notes[0])


def test_another_scenario_s_factors_spoil_only_its_own_row() -> None:
    two = edits.add_scenario("other", "乙", copy_of="base").apply(town())
    two = edits.set_factor("energy_cost.share_peak", 0.77, scope="other").apply(two)
    made = table("cost_scenario", two)
    assert [row.key for row in made.rows] == ["base"]
    assert english(made.notes[0]).startswith("乙 is left out: ")
    assert table("cost_zone", two).value("Z1", "standard") == table("cost_zone").value("Z1", "standard")


def test_an_empty_plan_costs_nothing() -> None:
    for made in tables(Basis.of(Plan.new(Site.empty(4547)))):
        assert all(row.values[0] in (0.0, None) for row in made.rows)


def test_until_a_year_only_what_is_in_service_costs() -> None:
    later = edits.set_attributes("base", ["A"], {"in_service": "2027-01-01"}).apply(town())
    made = next(each for each in tables(replace(basis(later), when=2025)) if each.key == "cost_zone")
    assert made.value("Z1", "energy_kwh_a") == 10e6


@settings(max_examples=30)
@given(st.lists(PLANTS, min_size=1, max_size=6), st.floats(0, 2))
def test_the_zones_and_what_is_outside_make_the_whole(drawn: list[dict[str, Any]], price: float) -> None:
    made = Basis.of(town_of(drawn))
    zones = tables_at(made, price)[0]
    whole = zones.rows[zones.row(None, RowKind.TOTAL)].values
    for at, column in enumerate(zones.columns):
        if column.sums:
            parts = [row.values[at] for row in zones.rows if row.kind is not RowKind.TOTAL]
            known = [part for part in parts if isinstance(part, float)]
            assert sum(known) == pytest.approx(whole[at] or 0.0)
    assert live_cost(made).at(price).total == pytest.approx(whole[zones.column("at_price")] or 0.0)
