from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pandas as pd

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land_balance import whole_table
from siteplanner.core.plan import ChangeEntry
from siteplanner.files.handover.csv_tables import write_balance, write_change_log
from siteplanner.words import translator
from tests.builders import complete_site, plan, rect


def rows(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    assert content.startswith("\ufeff".encode())  # so that a spreadsheet reads it as UTF-8
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def test_the_balance_has_the_tables_rows_with_plain_numbers(tmp_path: Path) -> None:
    basis = Basis.of(plan(complete_site(), {"P1": rect(60, 60, 30, 30)}))
    written = write_balance(basis, tmp_path / "平衡.csv", translator("en"))
    table = whole_table(basis)
    found = rows(tmp_path / "平衡.csv")
    assert len(found) - 1 == written == len(table.rows)
    assert any(heading.endswith("(ha)") for heading in found[0])
    area = table.column("area_ha")
    assert [float(row[area + 1] or 0) for row in found[1:]] == [float(r.values[area] or 0) for r in table.rows]  # type: ignore[arg-type]


def test_what_was_typed_never_runs_in_a_spreadsheet(tmp_path: Path) -> None:
    entry = ChangeEntry(1, pd.Timestamp("2026-11-22 08:00:00"), "+cmd", "base", '=HYPERLINK("x")', "{}")
    made = dataclasses.replace(plan(complete_site(), {}), change_log=(entry,))
    assert write_change_log(made, tmp_path / "log.csv", translator("en")) == 1
    assert rows(tmp_path / "log.csv")[1] == ["1", "2026-11-22 08:00:00", "'+cmd", "base", '\'=HYPERLINK("x")']
