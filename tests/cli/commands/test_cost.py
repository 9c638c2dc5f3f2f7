from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from siteplanner.files.plan_file import save_plan
from tests.cli.conftest import Run
from tests.core.measures.energy_cost.drawn import town


@pytest.fixture
def town_file(tmp_path: Path) -> Path:
    return save_plan(town(), tmp_path / "town.gpkg")


def test_costs_are_printed_by_zone_product_price_scenario_and_plant(town_file: Path, run: Run) -> None:
    answer = run("cost", town_file, "--format", "json")
    assert answer.status == 0
    tables = {table["table"]: table for table in answer.json["tables"]}
    assert list(tables) == ["cost_zone", "cost_t", "cost_m2", "cost_prices", "cost_scenario", "cost_plant"]
    plants = {row["key"]: row for row in tables["cost_plant"]["rows"]}
    assert plants["A"]["basic_charge"] == pytest.approx(40_000 * 34 * 12)
    assert plants["E"]["standard"] is None


def test_at_another_price_there_are_columns_more(town_file: Path, run: Run) -> None:
    out = run("cost", town_file, "--price", "0.52", "--table", "cost_zone", "--format", "csv").out
    rows = list(csv.reader(io.StringIO(out)))
    at = next(n for n, name in enumerate(rows[0]) if "0.52" in name)
    assert float(rows[1][at]) == pytest.approx(150e6 * 0.52)


def test_the_table_speaks_chinese(town_file: Path, run: Run) -> None:
    out = run("cost", town_file, "--table", "cost_prices", "--lang", "zh").out
    assert "战略性新兴产业优惠电价" in out or "山西两部制标准电价" in out


@pytest.mark.parametrize("price", ["-0.1", "nan", "1e9"])
def test_a_price_that_cannot_be_is_refused(town_file: Path, refused: Any, price: str) -> None:
    assert "Choose from 0 to 5" in refused("cost", town_file, "--price", price)
