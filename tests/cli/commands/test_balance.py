"""``siteplanner balance``, and areas in ``siteplanner figures``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land_balance import tables, whole_table
from siteplanner.files.plan_file import open_plan
from tests.cli.conftest import Run

SAMPLE = Path(__file__).resolve().parents[3] / "maps" / "zhangzhuang.gpkg"


def test_the_json_is_the_balance_of_the_whole(plan_file: Path, run: Run) -> None:
    answer = run("balance", plan_file, "--format", "json", "--lang", "en")
    assert answer.status == 0
    assert answer.json["areas"] == "planar"
    assert answer.json["tables"] == [whole_table(Basis.of(open_plan(plan_file))).to_json()]


def test_by_zone_every_zone_has_a_table(plan_file: Path, run: Run) -> None:
    answer = run("balance", plan_file, "--by", "zone", "--format", "json", "--lang", "en")
    assert [of["table"] for of in answer.json["tables"]] == [of.key for of in tables(Basis.of(open_plan(plan_file)))]
    one = run("balance", plan_file, "--table", "land_by_zone", "--format", "json", "--lang", "en")
    assert [of["table"] for of in one.json["tables"]] == ["land_by_zone"]


def test_areas_on_the_ellipsoid_say_so(run: Run) -> None:
    planar = run("balance", SAMPLE, "--lang", "en").out
    true = run("balance", SAMPLE, "--areas", "ellipsoidal", "--lang", "en").out
    assert planar.startswith("Land-use balance of the whole map (planar areas)")
    assert true.startswith("Land-use balance of the whole map (areas on the ellipsoid)")
    assert "Planar 906.7020 ha, on the ellipsoid 906.6821 ha, a difference of -0.022 ‰." in true
    totals = [next(line for line in out.splitlines() if line.startswith("Total")) for out in (planar, true)]
    assert ["906.7020" in totals[0], "906.6821" in totals[1]] == [True, True]


def test_the_printed_shares_sum_to_a_hundred(run: Run) -> None:
    rows = list(csv.reader(io.StringIO(run("balance", SAMPLE, "--format", "csv", "--lang", "en").out)))
    shares = {kind: [round(100 * float(row[-1])) for row in rows[1:] if row[1] == kind] for kind in ("group", "total")}
    assert (sum(shares["group"]), shares["total"]) == (10_000, [10_000])


def test_in_chinese_land_uses_are_named_as_the_guide_does(run: Run) -> None:
    out = run("balance", SAMPLE, "--lang", "zh").out
    for name in ("耕地", "三类工业用地", "留白用地"):
        assert name in out


@pytest.mark.parametrize(
    ("options", "complaint"),
    [(("--table", "nowhere"), "land_balance"), (("--areas", "mercator"), "planar"), (("--scenario", "no"), "base")],
)
def test_what_is_not_there_is_refused_with_what_is(
    options: tuple[str, str], complaint: str, plan_file: Path, run: Run
) -> None:
    answer = run("balance", plan_file, *options, "--lang", "en")
    assert answer.status == 2
    assert complaint in answer.line


def test_the_indicators_on_the_ellipsoid(run: Run) -> None:
    options = ("figures", SAMPLE, "--family", "indicators", "--table", "indicators", "--format", "json")
    planar = run(*options).json
    true = run(*options, "--areas", "ellipsoidal").json
    assert (planar["areas"], true["areas"]) == ("planar", "ellipsoidal")
    land = [of["tables"][0]["rows"][0]["value"] for of in (planar, true)]
    assert land[0] == pytest.approx(603_905.02, abs=0.01)
    assert land[0] != land[1] == pytest.approx(land[0], rel=1e-4)
