"""What was reported of Zhangzhuang, found again in the figures of the sample plan.

Sources: goshanxi.com.cn and Shanxi Daily, 20 June 2023 (the lines of BTR and SGL, 220,000 t by the end of 2023, 300,000
t of finished anode and some 10 bn yuan as the first step, over 30 bn as the second); 100 bn by 2027 as the third step.
"""

from __future__ import annotations

import datetime as dt

import pytest

from siteplanner.assets import sample_plan
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain import tables as chain_tables
from siteplanner.core.measures.chain_balance import chain_balance
from siteplanner.core.measures.figure_table import RowKind
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import pivot_table, tables
from siteplanner.core.measures.product_ledger import product_ledger
from siteplanner.core.measures.targets import target_progress
from siteplanner.core.measures.yearly_totals import yearly_totals
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from siteplanner.files.plan_file import open_plan


@pytest.fixture(scope="module")
def sample() -> Plan:
    return open_plan(sample_plan())


def test_in_june_2023_stand_12000_t_of_btr_2500_t_and_7000_felts_of_sgl(sample: Plan) -> None:
    june = Basis.of(sample, "base", dt.date(2023, 6, 20))
    table = pivot_table(pivot(june, ("developer", "product"), figure="capacity"))
    found = {english(row.label): row.values for row in table.rows if row.kind is RowKind.SUBTOTAL}
    keys = [column.key for column in table.columns]
    assert keys == ["capacity.anode_graphite", "capacity.special_graphite", "capacity.hard_felt"]
    assert found["贝特瑞"] == (12_000.0, 0.0, 0.0)
    assert found["西格里 SGL"] == (0.0, 2_500.0, 7_000.0)


def test_they_cost_200_and_250_million(sample: Plan) -> None:
    june = Basis.of(sample, "base", dt.date(2023, 6, 20))
    table = pivot_table(pivot(june, ("developer",), figure="investment_cny"))
    assert table.value("贝特瑞", "investment_cny") == 200e6
    assert table.value("西格里 SGL", "investment_cny") == 250e6


def test_by_the_end_of_2023_the_anode_comes_to_220000_t(sample: Plan) -> None:
    table = yearly_totals(Basis.of(sample, "base"))
    assert table.value(2023, "capacity.anode_graphite") == 220_000.0
    found = table.trace(table.row(2023), table.column("capacity.anode_graphite"))
    assert found is not None
    assert english(found.formula) == (
        "Σ of 7 plants: 12,000 + 20,000 + 20,000 + 50,000 + 50,000 + … + 18,000 = 220,000 t/a"
    )
    assert [feature.id for feature in found.lacking] == ["P06"]  # purification: how much was not reported


def test_tonnes_and_pieces_stand_apart_in_the_ledger(sample: Plan) -> None:
    table = product_ledger(Basis.of(sample, "base", 2023))
    assert table.value("anode_graphite/t/a", "capacity") == 220_000.0
    assert table.value("special_graphite/t/a", "capacity") == 2_500.0
    assert table.value("hard_felt/piece/a", "capacity") == 7_000.0
    assert table.value(None, "capacity", RowKind.TOTAL) is None


def test_the_three_steps_are_the_targets(sample: Plan) -> None:
    found = {(of.year, of.figure): of for of in target_progress(sample, "base")}
    assert {key: of.target for key, of in found.items()} == {
        (2023, "capacity"): 300_000.0,
        (2023, "output_value_cny"): 10e9,
        (2025, "output_value_cny"): 30e9,
        (2027, "output_value_cny"): 100e9,
    }
    first = found[2023, "capacity"]
    assert (first.product, first.planned, first.reached) == ("anode_graphite", 220_000.0, False)


def test_the_second_step_is_to_match_the_anode_along_the_chain(sample: Plan) -> None:
    # 220,000 + 2 x 40,000 t of anode at 1,100 t/GWh; 80,000 t LFP at 2,300 and 30,000 t NCM at 1,700; 60,000 t
    # electrolyte at 1,200; 400 million m2 of separator at 17.5 million
    found = chain_balance(Basis.of(sample, "step-2025", 2025))
    assert {step.key: step.gwh for step in found.steps} == pytest.approx(
        {
            "anode": 300_000 / 1100,
            "cathode": 80_000 / 2300 + 30_000 / 1700,
            "electrolyte": 50.0,
            "separator": 400e6 / 17.5e6,
        }
    )
    assert [step.key for step in found.bottlenecks] == ["separator"]
    steps = chain_tables(Basis.of(sample, "step-2025", 2025))[0]
    assert steps.value("electrolyte", "to_anode") == pytest.approx(300_000 / 1100 * 1200 - 60_000)


@pytest.mark.parametrize("scenario", ["base", "step-2025", "step-2027"])
def test_every_table_of_totals_closes(scenario: str, sample: Plan) -> None:
    basis = Basis.of(sample, scenario)
    for table in tables(basis):
        totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
        for column, of in enumerate(table.columns):
            if totals and of.sums:
                parts = [row.values[column] for row in table.rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
                known = [part for part in parts if isinstance(part, float)]
                assert sum(known) == pytest.approx(totals[0].values[column] or 0.0)


def test_land_used_is_that_of_the_parcels_built_on(sample: Plan) -> None:
    by_zone = pivot_table(pivot(Basis.of(sample, "base"), ("zone",), figure="land_m2"))
    parcels = sample.site.parcels.geometry
    used = parcels[
        [any(parcels[key].intersection(p).area > 0.01 for p in sample.plants("base").geometry) for key in parcels.index]
    ]
    assert by_zone.value(None, "land_m2", RowKind.TOTAL) == pytest.approx(used.area.sum())
