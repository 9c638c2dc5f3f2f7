"""Figures by formula over a town of three plants, every one worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.formulas import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.own_figures import own_figures, tables
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests.builders import plan, rect, site
from tests.core.own_figures.declared_figures import HEAD, figure

MORE = figure("yield", "output_value_cny / land_ha", "CNY/a/ha", "decimals = 0") + figure(
    "built", "footprint_m2 / zone_m2 * 100", "%"
) + figure("per_tonne", "output_value_cny / capacity.anode_graphite", "CNY/t") + figure(
    "twice", "2 * yield", "CNY/a/ha", 'source = "a book"'
)  # fmt: skip


def town(**changes: Any) -> Plan:
    """Zone Z1 (200 × 100 m = 2 ha) has the parcels P1 and P2 (1 ha each), Z2 (1 ha) the parcel P3; a plant off all."""
    anode = {"product": "anode_graphite", "capacity_unit": "t/a"}
    plants = {
        "A": (rect(10, 10, 40, 50), {**anode, "capacity": 1000.0, "output_value_cny": 3e7, "jobs": 20.0}),
        "B": (rect(110, 10, 40, 25), {**anode, "capacity": 500.0, "output_value_cny": 1e7, "jobs": 10.0}),
        "C": (rect(210, 10, 50, 50), {"product": "separator", "capacity_unit": "m2/a", "capacity": 1e6}),
        "D": (rect(410, 10, 50, 50), {"output_value_cny": 5e6}),
    }
    drawn = site(
        parcels={"P1": rect(0, 0, 100, 100), "P2": rect(100, 0, 100, 100), "P3": rect(200, 0, 100, 100)},
        zones={"Z1": (rect(0, 0, 200, 100), {"name": "West"}), "Z2": rect(200, 0, 100, 100)},
    )
    made = plan(drawn, plants, **changes)
    kept = edits.keep_rule_pack(made, HEAD + MORE, "town.toml").apply(made)
    return edits.set_rule_pack("town").apply(kept)


def by(grouping: str) -> FigureTable:
    return next(table for table in tables(Basis.of(town())) if table.key == f"own_{grouping}")


def test_the_figures_of_a_zone_are_those_worked_out_by_hand() -> None:
    table = by("zone")
    assert table.value("Z1", "output_value_cny") == 4e7  # A 30 000 000 + B 10 000 000
    assert table.value("Z1", "land_ha") == pytest.approx(2.0)  # P1 + P2
    assert table.value("Z1", "yield") == pytest.approx(2e7)  # 40 000 000 / 2
    assert table.value("Z1", "output_per_ha") == pytest.approx(2e7)  # the one of the program says the same
    assert table.value("Z1", "jobs_per_ha") == pytest.approx(15.0)  # 30 / 2
    assert table.value("Z1", "built") == pytest.approx(15.0)  # (2000 + 1000) / 20 000
    assert table.value("Z1", "per_tonne") == pytest.approx(4e7 / 1500)
    assert table.value("Z1", "twice") == pytest.approx(4e7)


def test_what_nobody_states_is_blank_and_not_0() -> None:
    table = by("zone")
    assert table.value("Z2", "output_value_cny") is None
    assert table.value("Z2", "yield") is None
    assert table.value("Z2", "capacity.anode_graphite") == 0.0, "no plant of that product stands there"
    assert table.value("Z2", "per_tonne") is None
    at = table.row(None, RowKind.OUTSIDE)
    assert table.rows[at].values[table.column("zone_m2")] is None
    assert table.rows[at].values[table.column("land_ha")] is None, "D stands on no parcel"
    assert table.rows[at].values[table.column("output_value_cny")] == 5e6


def test_the_whole_is_made_of_everything() -> None:
    table = by("zone")
    at = table.row(None, RowKind.TOTAL)
    whole = dict(zip((column.key for column in table.columns), table.rows[at].values, strict=True))
    assert whole["output_value_cny"] == 4.5e7
    assert whole["land_ha"] == pytest.approx(3.0)
    assert whole["yield"] == pytest.approx(1.5e7)
    assert whole["built"] == pytest.approx((2000 + 1000 + 2500 + 2500) / 30_000 * 100)


def test_by_product_a_zone_has_no_meaning() -> None:
    table = by("product")
    assert table.value("anode_graphite", "yield") == pytest.approx(2e7)
    assert table.value("anode_graphite", "built") is None
    assert table.value("separator", "capacity.anode_graphite") == 0.0
    trace = table.trace(table.row("anode_graphite"), table.column("zone_m2"))
    assert trace is not None
    assert "no zone" in english(trace.why_blank or "")


@pytest.mark.parametrize("grouping", ["zone", "product"])
def test_columns_that_add_up_make_the_whole(grouping: str) -> None:
    table = by(grouping)
    whole = table.rows[table.row(None, RowKind.TOTAL)].values
    for at, column in enumerate(table.columns):
        parts = [row.values[at] for row in table.rows if row.kind is not RowKind.TOTAL]
        if column.sums:
            assert sum(part for part in parts if isinstance(part, float)) == pytest.approx(whole[at])


@pytest.mark.parametrize("grouping", ["zone", "product"])
def test_every_column_with_a_formula_agrees_with_it(grouping: str) -> None:
    table = by(grouping)
    for row in table.rows:
        values = {column.key: value for column, value in zip(table.columns, row.values, strict=True)}
        for column in table.columns:
            if column.formula:
                found = parse(column.formula).value(values)  # type: ignore[arg-type]
                assert found == (None if values[column.key] is None else pytest.approx(values[column.key]))


def test_a_figure_says_its_formula_with_the_numbers_and_who_lacks_what() -> None:
    table = by("zone")
    trace = table.trace(table.row("Z1"), table.column("yield"))
    assert trace is not None
    assert english(trace.formula) == "yield = output_value_cny / land_ha: 40,000,000 ÷ 2 = 20,000,000 CNY/a/ha"
    assert [term.feature.id for term in trace.terms] == ["A", "B"]
    whole = table.trace(table.row(None, RowKind.TOTAL), table.column("yield"))
    assert whole is not None
    assert set(whole.lacking) == {Feature("plants", "C"), Feature("plants", "D")}
    assert "Output value: plants without a figure, left out of the sum: 1." in english(whole.notes[0])


def test_a_blank_figure_says_why() -> None:
    table = by("zone")
    lacking = table.trace(table.row("Z2"), table.column("yield"))
    divided = table.trace(table.row("Z2"), table.column("per_tonne"))
    assert lacking is not None
    assert "Output value is blank" in english(lacking.why_blank or "")
    assert divided is not None
    assert divided.why_blank is not None


def test_a_figure_made_of_a_figure_lights_up_what_that_one_rests_on() -> None:
    table = by("zone")
    trace = table.trace(table.row("Z1"), table.column("twice"))
    assert trace is not None
    assert [term.feature.id for term in trace.terms] == ["A", "B"]
    assert [english(source.source) for _, source in trace.sources] == ["a book"]


def test_an_amount_lists_each_plant_with_what_it_gives() -> None:
    table = by("zone")
    trace = table.trace(table.row("Z1"), table.column("output_value_cny"))
    assert trace is not None
    assert {term.feature.id: term.value for term in trace.terms} == {"A": 3e7, "B": 1e7}
    assert english(trace.formula) == "Output value: sum over plants (2) = 40,000,000 CNY/a"


def test_a_capacity_in_another_unit_is_not_added_but_lacking() -> None:
    other = edits.set_attributes("base", ["B"], {"capacity_unit": "m2/a"}).apply(town())
    own = own_figures(Basis.of(other), "zone")
    assert own.value("capacity.anode_graphite", 0) == 1000.0
    table = tables(Basis.of(other))[0]
    trace = table.trace(table.row("Z1"), table.column("capacity.anode_graphite"))
    assert trace is not None
    assert trace.lacking == (Feature("plants", "B"),)


def test_a_pack_without_figures_and_one_that_cannot_be_read_say_so() -> None:
    bare = edits.set_rule_pack("town").apply(town())
    broken = edits.set_rule_override(bare, "setback", "setback_m", 3.0).apply(bare)
    rows = broken.rule_overrides.assign(rule="no-such-rule")
    (table,) = tables(Basis.of(plan(site(), rule_overrides=rows, rule_pack="town", settings=broken.settings)))
    assert "cannot be worked out" in english(table.notes[0])
    assert table.rows == ()


def test_a_formula_may_use_factors_and_follows_them_in_its_scenario() -> None:
    text = HEAD + figure("bill", "energy_kwh_a * energy_cost.price_preferential", "CNY/a")
    made = plan(site(), {"A": (rect(0, 0, 40, 40), {"energy_kwh_a": 1e6})})
    kept = edits.set_rule_pack("town").apply(edits.keep_rule_pack(made, text, "town.toml").apply(made))
    dear = edits.set_factor("energy_cost.price_preferential", 0.5, scope="base").apply(kept)
    assert own_figures(Basis.of(kept), "zone").value("bill", -1) == pytest.approx(0.30e6)
    assert own_figures(Basis.of(dear), "zone").value("bill", -1) == pytest.approx(0.50e6)
    table = tables(Basis.of(kept))[0]
    trace = table.trace(len(table.rows) - 1, table.column("bill"))
    assert trace is not None
    assert [english(source.source)[:6] for _, source in trace.sources] == ["Xinhua"]


def test_factors_that_cannot_be_read_are_said_in_place_of_the_figures() -> None:
    text = HEAD + figure("bill", "energy_kwh_a * energy_cost.price_preferential", "CNY/a")
    kept = edits.set_rule_pack("town").apply(edits.keep_rule_pack(town(), text, "town.toml").apply(town()))
    broken = replace(kept, settings={**kept.settings, "factors": "{"})
    (table,) = tables(Basis.of(broken))
    assert "factors cannot be read" in english(table.notes[0])


def test_areas_are_those_of_the_basis() -> None:
    true = own_figures(Basis.of(town(), areas="ellipsoidal"), "zone")
    planar = own_figures(Basis.of(town()), "zone")
    for name in ("land_ha", "zone_m2", "footprint_m2"):
        assert true.value(name, 0) == pytest.approx(planar.value(name, 0), rel=1e-3)
        assert true.value(name, 0) != planar.value(name, 0)


@given(st.lists(st.tuples(st.floats(0, 250), st.none() | st.floats(0, 1e9)), min_size=1, max_size=6))
def test_wherever_plants_stand_the_zones_and_what_is_outside_make_the_whole(
    drawn: list[tuple[float, float | None]],
) -> None:
    plants = {
        f"X{n}": (rect(at, 5, 30, 30), {"product": "separator", "output_value_cny": value})
        for n, (at, value) in enumerate(drawn)
    }
    base = town()
    made = base.with_plants("base", plan(base.site, plants).plants())
    own = own_figures(Basis.of(made), "zone")
    for name in ("output_value_cny", "land_ha"):
        values = own.values[name]
        assert np.nansum(values[:-1]) == pytest.approx(np.nan_to_num(values[-1]), rel=1e-9, abs=1e-6)
