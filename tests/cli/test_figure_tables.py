"""Tables of figures as they are printed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from siteplanner.cli.figure_tables import FigureFormat, basis_of, heading, print_figures
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind
from siteplanner.core.text import Named
from siteplanner.words import translator
from tests import builders as b

COLUMNS = (
    FigureColumn("area", Named("Area", "面积"), "ha", 2, sums=True),
    FigureColumn("plants", Named("Plants", "项目"), "", 0, sums=True),
    FigureColumn("word", Named("Verdict", "结论"), "", None),
)
LAND = FigureTable(
    "land",
    Named("Land", "用地"),
    Named("Zone", "片区"),
    COLUMNS,
    (
        FigureRow("Z1", Named("East", "东片区"), (1234.5678, 2, Named("fits", "可行"))),
        FigureRow("Z1/a", "a", (None, 0, "="), level=1),
        FigureRow(None, Named("Outside", "片区外"), (0.0, 0, None), RowKind.OUTSIDE),
        FigureRow(None, Named("Total", "合计"), (1234.5678, 2, None), RowKind.TOTAL),
    ),
    notes=(Named("Planar areas.", "平面面积。"),),
)
OTHER = FigureTable("other", "Other", "Row", (), ())
PLAN = Path("town.gpkg")


def printed(
    capsys: pytest.CaptureFixture[str],
    form: FigureFormat,
    *tables: FigureTable,
    lang: str = "en",
    only: str | None = None,
    basis: Basis | None = None,
) -> str:
    basis = basis or Basis.of(b.plan(b.site()))
    print_figures(PLAN, basis, tables, form, translator(lang), only)
    return capsys.readouterr().out


def test_people_see_units_thousands_and_decimals_and_a_dash_where_there_is_no_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = printed(capsys, FigureFormat.TABLE, LAND).splitlines()
    assert lines[0] == "Land"
    assert lines[1].split() == ["Zone", "Area", "(ha)", "Plants", "Verdict"]
    assert lines[3].split() == ["East", "1,234.57", "2", "fits"]
    assert lines[4].split() == ["·", "a", "–", "0", "="]
    assert lines[5].split() == ["Outside", "0.00", "0", "–"]
    assert lines[-1] == "Planar areas."


def test_chinese_readers_get_chinese_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, FigureFormat.TABLE, LAND, lang="zh")
    assert "东片区" in out
    assert "合计" in out
    assert "East" not in out


def test_the_json_says_what_it_is_about_and_has_null_where_there_is_no_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    basis = Basis.of(b.plan(b.site()), when=2025, areas="ellipsoidal")
    answer = json.loads(printed(capsys, FigureFormat.JSON, LAND, OTHER, basis=basis))
    assert {key: answer[key] for key in ("plan", "scenario", "when", "areas")} == {
        "plan": "town.gpkg",
        "scenario": "base",
        "when": "2025-12-31",
        "areas": "ellipsoidal",
    }
    assert [table["table"] for table in answer["tables"]] == ["land", "other"]
    row = answer["tables"][0]["rows"][1]
    assert row == {"key": "Z1/a", "label": "a", "kind": "group", "area": None, "plants": 0, "word": "="}


@pytest.mark.parametrize(("when", "said"), [(None, None), (dt.date(2025, 6, 30), "2025-06-30")])
def test_the_json_says_until_which_day_things_count(
    when: dt.date | None, said: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    basis = Basis.of(b.plan(b.site()), when=when)
    assert json.loads(printed(capsys, FigureFormat.JSON, OTHER, basis=basis))["when"] == said


def test_one_table_as_csv_has_units_in_its_header_every_digit_and_the_kind_of_each_row(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, FigureFormat.CSV, LAND))))
    assert list(rows[0]) == ["key", "kind", "Zone", "Area (ha)", "Plants", "Verdict"]
    assert rows[0]["Area (ha)"] == "1234.5678"
    assert [row["kind"] for row in rows] == ["group", "group", "outside", "total"]
    assert rows[1]["Area (ha)"] == ""


def test_several_tables_as_csv_stand_under_their_keys(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, FigureFormat.CSV, LAND, OTHER).splitlines()
    assert lines[0] == "land"
    assert lines[6:] == ["", "other", "key,kind,Row"]


def test_one_table_of_several_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, FigureFormat.CSV, LAND, OTHER, only="other") == "key,kind,Row\n"
    with pytest.raises(InputError, match=r"no table “nothing” here. Use one of: land, other"):
        printed(capsys, FigureFormat.CSV, LAND, OTHER, only="nothing")


def test_units_are_written_as_people_write_them() -> None:
    column = FigureColumn("made", Named("Capacity", "产能"), "m2/a")
    assert heading(column, translator("en")) == "Capacity (m²/a)"


def test_the_basis_of_a_file_is_the_scenario_until_a_day(plan_file: Path) -> None:
    basis = basis_of(plan_file, None, 2024)
    assert (basis.scenario_id, len(basis.plants)) == ("base", 2)
