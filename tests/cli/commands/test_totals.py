from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.totals import totals
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run


@pytest.fixture
def produced(plan_file: Path) -> Path:
    """The plan with capacities: two products in unlike units."""
    now = open_plan(plan_file)
    for plant, product, capacity, unit in (("P01", "anode_graphite", 62000, "t/a"), ("P02", "separator", 5, "m2/a")):
        values = {"product": product, "capacity": capacity, "capacity_unit": unit}
        now = edits.set_attributes("base", plant, values).apply(now)
    return save_plan(now, plan_file)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_the_json_is_the_answer_of_the_totals(by: str, produced: Path, run: Run) -> None:
    answer = run("totals", produced, "--by", by, "--format", "json", "--lang", "en")
    assert answer.status == 0
    assert answer.json == totals(open_plan(produced), by=by).to_json()
    assert answer.json["total"]["plants"] == 3


def test_the_table_keeps_unlike_units_apart(produced: Path, run: Run) -> None:
    out = run("totals", produced, "--lang", "en").out
    assert "Anode graphite t/a" in out
    assert "Separator m²/a" in out
    assert "62,000" in out
    assert out.splitlines()[-1].startswith("total")


def test_what_no_plant_has_is_a_dash_and_never_a_nought(produced: Path, run: Run) -> None:
    total = run("totals", produced, "--format", "json", "--lang", "en").json["total"]
    assert total["missing"]["tax_cny"] == total["plants"]
    out = run("totals", produced, "--lang", "en").out.splitlines()
    at = out[0].index("tax CNY/a") + len("tax CNY/a") - 1
    assert out[-1][at] == "–"


def test_products_are_named_in_the_readers_language(produced: Path, run: Run) -> None:
    assert "负极材料" in run("totals", produced, "--lang", "zh").out


def test_the_csv_can_be_read_and_has_every_digit(produced: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("totals", produced, "--format", "csv").out)))
    assert [row["zone_id"] for row in rows] == ["Z1", "Z2", ""]
    assert sum(float(row["footprint_m2"]) for row in rows) == 4800.0  # 1200 + 2400 + 2 x 600
    assert rows[0]["capacity.anode_graphite.t/a"] == "62000.0"
    assert "jobs=1" in rows[0]["missing"]


def test_a_year_leaves_out_what_comes_later(produced: Path, run: Run) -> None:
    assert run("totals", produced, "--year", "2024", "--format", "json").json["total"]["plants"] == 2


def cells(answer: Any) -> dict[Any, dict[str, Any]]:
    (table,) = answer["tables"]
    return {row["key"]: row for row in table["rows"]}


def test_several_dimensions_give_one_table_with_subtotals(produced: Path, run: Run) -> None:
    rows = cells(run("totals", produced, "--by", "zone, product", "--format", "json").json)
    assert rows["Z1/anode_graphite"]["capacity.anode_graphite"] == 62000.0
    assert rows["Z1"]["kind"] == "subtotal"
    assert rows[None]["footprint_m2"] == 4800.0
    assert rows[None]["kind"] == "total"


def test_columns_go_by_another_dimension_and_a_figure_alone(produced: Path, run: Run) -> None:
    answer = run("totals", produced, "--by", "zone", "--columns", "product", "--figure", "plants", "--format", "json")
    (table,) = answer.json["tables"]
    assert [column["key"] for column in table["columns"]] == ["plants/anode_graphite", "plants/separator", "plants"]
    assert [cells(answer.json)[None][column["key"]] for column in table["columns"]] == [2, 1, 3]


def test_the_words_of_choices_are_in_the_readers_language(produced: Path, run: Run) -> None:
    plan = open_plan(produced)
    save_plan(edits.set_attributes("base", "P01", {"status": "under_construction"}).apply(plan), produced)
    assert "在建" in run("totals", produced, "--by", "status", "--lang", "zh").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "owner"), "Totals by “owner” are not known. Use one of: zone, product"),
        (("--by", "zone,owner"), "Totals by “owner” are not known. Use some of: zone, product"),
        (("--by", "zone,zone"), "“zone” is named twice"),
        (("--by", "zone", "--columns", "zone"), "“zone” is named twice"),
        (("--by", "zone,product,status,year"), "one to three things; 4 were named"),
        (("--figure", "beauty"), "There is no figure “beauty” to sum. Use one of: plants, footprint_m2"),
    ],
)
def test_what_cannot_be_summed_is_refused_with_what_can(
    arguments: tuple[str, ...], said: str, produced: Path, refused: Callable[..., str]
) -> None:
    assert said in refused("totals", produced, *arguments, "--lang", "en")


def test_areas_are_measured_on_the_ellipsoid_on_demand(produced: Path, run: Run) -> None:
    answer = run("totals", produced, "--areas", "ellipsoidal", "--format", "json").json
    assert answer["areas"] == "ellipsoidal"
    assert cells(answer)[None]["footprint_m2"] == pytest.approx(4800.0, rel=1e-3)
    assert cells(answer)[None]["footprint_m2"] != 4800.0
