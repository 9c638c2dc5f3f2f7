from __future__ import annotations

from pathlib import Path

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain import tables
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run


def test_the_json_has_the_tables_of_the_chain(plan_file: Path, run: Run) -> None:
    plan = open_plan(plan_file)
    made = {"product": "anode_graphite", "capacity": 11_000.0, "capacity_unit": "t/a"}
    plan = edits.set_attributes("base", "P01", made).apply(plan)
    save_plan(plan, plan_file)
    answer = run("chain", plan_file, "--format", "json", "--lang", "en")
    assert answer.status == 0
    assert answer.json["tables"] == [table.to_json() for table in tables(Basis.of(plan))]
    assert answer.json["tables"][0]["rows"][0]["gwh"] == 10.0


def test_one_table_is_printed_as_csv_with_units(plan_file: Path, run: Run) -> None:
    lines = run("chain", plan_file, "--table", "chain", "--format", "csv", "--lang", "en").out.splitlines()
    assert lines[0].startswith("key,kind,Step and product,Capacity,Unit,For 1 GWh of cells,Serves cells of (GWh/a)")
    assert lines[2].startswith("cathode,subtotal,Cathode,")
