"""Files cut short, changed behind the program's back, or no files at all: one line, status 2, nothing changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

CUTS = 50


@pytest.fixture
def refused(refused: Any) -> Any:
    """The shared fixture, and the line is not the one for faults of the program."""

    def called(*arguments: object) -> str:
        line: str = refused(*arguments)
        assert "should not have happened" not in line
        return line

    return called


def test_a_plan_cut_short_anywhere_is_refused_in_one_line(plan_file: Path, refused: Any) -> None:
    whole = plan_file.read_bytes()
    for cut in range(CUTS):
        plan_file.write_bytes(whole[: len(whole) * cut // CUTS + cut])
        assert plan_file.name in refused("check", plan_file, "--format", "json")


def test_a_map_cut_short_anywhere_is_refused_in_one_line_or_read_whole(
    plan_file: Path, tmp_path: Path, run: Run
) -> None:
    whole, out = plan_file.read_bytes(), tmp_path / "made.gpkg"
    for cut in range(CUTS):
        plan_file.write_bytes(whole[: len(whole) * cut // CUTS + cut])
        answer = run("new", out, "--parcels", f"{plan_file}:parcels", "--overwrite")
        if answer.status:
            assert (answer.status, answer.out, out.exists()) == (2, "", False)
            assert plan_file.name in answer.line
            assert "should not have happened" not in answer.line
        else:
            assert ", 0 refused" in answer.out
            out.unlink()


@pytest.mark.parametrize("path", ["", ".", "/dev/null", "no/such/plan.gpkg", "a\0b.gpkg", "x" * 300 + ".gpkg"])
@pytest.mark.parametrize("command", ["check", "totals", "place"])
def test_what_is_no_file_is_refused_in_one_line(command: str, path: str, refused: Any) -> None:
    options = ["--type", "anode_finishing", "--at", "1,2"] if command == "place" else []
    assert refused(command, path, *options)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE plan",
        "DROP TABLE scenarios",
        "DELETE FROM scenarios",
        "DELETE FROM plan WHERE key = 'format_version'",
        "UPDATE plan SET value = '99' WHERE key = 'format_version'",
        "UPDATE plan SET value = 'x' WHERE key = 'format_version'",
        "UPDATE plan SET value = 'x' WHERE key = 'rule_pack'",
        "UPDATE scenarios SET scenario_id = 'ghost'",
        "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id > 0",
        "DELETE FROM gpkg_geometry_columns",
        "INSERT INTO rule_overrides (pack, rule, key, value) VALUES ('gb-screening-2023', 'setback', 'setback_m', 'x')",
    ],
)
def test_a_plan_spoilt_by_another_program_is_refused_in_one_line(statement: str, plan_file: Path, refused: Any) -> None:
    connection = sqlite3.connect(plan_file)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = plan_file.read_bytes()
    assert refused("check", plan_file)
    assert refused("place", plan_file, "--type", "anode_finishing", "--at", "470000,4174000")
    assert plan_file.read_bytes() == before
