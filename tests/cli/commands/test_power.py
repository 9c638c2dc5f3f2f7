from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.power.assignment import propose
from siteplanner.files.plan_file import open_plan, save_plan
from tests import builders as b
from tests.cli.conftest import Run


@pytest.fixture
def wired(tmp_path: Path) -> Path:
    """P1 and P2 of 400 kVA each, both nearest to W, which bears one of them in N-1; E is further off and bears both."""
    on = b.site(
        {"L1": b.rect(0, 0, 1000, 200)},
        substations={
            "W": (b.point(0, 0), {"capacity_kva": 1000.0, "transformers": 2}),
            "E": (b.point(1000, 0), {"capacity_kva": 2000.0, "transformers": 2}),
        },
    )
    load = {"power_kw": 800.0, "demand_factor": 0.5, "power_factor": 0.9, "substation_id": None}
    plants = {"P1": b.factory(b.rect(100, 20, 50, 50), **load), "P2": b.factory(b.rect(300, 20, 50, 50), **load)}
    return save_plan(b.plan(on, plants), tmp_path / "供电.gpkg")


def test_without_a_proposal_the_tables_of_power_are_printed(wired: Path, run: Run) -> None:
    answer = run("power", wired, "--format", "json", "--lang", "en")
    assert answer.status == 0
    keys = [table["table"] for table in answer.json["tables"]]
    assert keys[:3] == ["power_capacity", "power_load", "power_zones"]
    total = answer.json["tables"][0]["rows"][-1]
    assert (total["kind"], total["n_kva"], total["unserved_kw"]) == ("total", 3000.0, 800.0)


def test_a_proposal_is_printed_and_nothing_is_changed(wired: Path, run: Run) -> None:
    before = wired.read_bytes()
    answer = run("power", wired, "--assign", "balanced", "--format", "json", "--lang", "en")
    moves, loads = answer.json["tables"]
    assert {row["key"]: row["to"] for row in moves["rows"]} == {"P1": "W", "P2": "E"}
    assert [row["after_kva"] for row in loads["rows"]] == pytest.approx([400.0, 400.0])
    assert wired.read_bytes() == before


def test_what_could_still_connect_is_printed_a_row_a_parcel(wired: Path, run: Run) -> None:
    """The substations have no voltage entered: it is not known, and never 0."""
    answer = run("power", wired, "--headroom", "--format", "json", "--lang", "en")
    assert answer.status == 0
    (table,) = answer.json["tables"]
    assert table["table"] == "power_headroom"
    assert [(row["key"], row["load_kw"], row["length_m"]) for row in table["rows"]] == [("L1", None, 0.0)]
    assert table["rows"][0]["state"].startswith("Not known: enter voltage")


def test_headroom_and_a_proposal_are_two_answers(wired: Path, run: Run) -> None:
    answer = run("power", wired, "--headroom", "--assign", "nearest", "--lang", "en")
    assert answer.status == 2
    assert "Ask for one of them" in answer.err


def test_a_proposal_can_be_saved(wired: Path, run: Run) -> None:
    answer = run("power", wired, "--assign", "balanced", "--lengths", "roads", "--write", "--lang", "en")
    assert answer.status == 0
    assert answer.out.splitlines()[-1] == f"{wired}: plants with another substation now: 2."
    saved = open_plan(wired)
    assert saved.plants()["substation_id"].tolist() == ["W", "E"]
    assert propose(Basis.of(saved), "balanced", "roads").moves == ()


def test_the_nearest_may_be_too_much_and_says_so(wired: Path, run: Run) -> None:
    answer = run(
        "power", wired, "--assign", "nearest", "--table", "power_loads_after", "--format", "csv", "--lang", "en"
    )
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [(row["key"], row["State"]) for row in rows] == [("W", "beyond N-1"), ("E", "within N-1")]


@pytest.mark.parametrize("option", [["--write"], ["--lengths", "roads"]])
def test_options_of_a_proposal_need_one(option: list[str], wired: Path, refused: Callable[..., str]) -> None:
    assert "--assign" in refused("power", wired, *option, "--lang", "en")
