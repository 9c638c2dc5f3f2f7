from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from siteplanner.core import edits
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run


def test_plants_are_written_and_the_proof_is_told(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "厂.geojson"
    answer = run("export", plan_file, out, "--lang", "en")
    assert answer.status == 0
    assert "3 features, 3 read back" in answer.out
    assert len(json.loads(out.read_text(encoding="utf-8"))["features"]) == 3


def test_the_json_tells_what_was_written(plan_file: Path, tmp_path: Path, run: Run) -> None:
    data = run("export", plan_file, tmp_path / "o.geojson", "--profile", "cgcs2000-projected", "--format", "json").json
    assert (data["scenario"], data["features"], data["profile"]) == ("base", 3, "cgcs2000-projected")


def test_another_layer_in_another_profile(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "地块.geojson"
    options = ("--layer", "parcels", "--profile", "cgcs2000-geographic", "--format", "json")
    data = run("export", plan_file, out, *options).json
    about = json.loads(out.read_text(encoding="utf-8"))["siteplanner"]
    assert (data["layer"], data["crs"], data["encoding"]) == ("parcels", "EPSG:4490", "UTF-8")
    assert (about["layer"], about["profile"]) == ("parcels", "cgcs2000-geographic")
    assert data["features"] == data["read_back"] > 0
    assert data["outside_domains"] == data["without_shape"] == []


def test_the_help_lists_the_profiles_and_layers(run: Run) -> None:
    text = " ".join(run("export", "--help").out.split())
    for name in ("rfc7946", "cgcs2000-projected", "cgcs2000-geographic", "substations"):
        assert name in text


def test_a_drawing_is_written_for_cad(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "规划.dxf"
    answer = run("export", plan_file, out, "--lang", "en")
    assert answer.status == 0
    assert "read back by two readers" in answer.out
    assert "XM_项目" in out.read_text(encoding="utf-8")
    data = run("export", plan_file, out, "--format", "json").json
    assert (data["profile"], data["features"]) == ("dxf", data["read_back"])


def test_what_cannot_be_exported_leaves_no_file(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    for name, options in (
        ("o.dwg", ()),
        ("o.geojson", ("--profile", "mine")),
        ("o.geojson", ("--scenario", "later")),
        ("o.geojson", ("--layer", "waivers")),
        ("o.dxf", ("--layer", "parcels")),
        ("no/o.geojson", ()),
    ):
        before = sorted(tmp_path.rglob("*"))
        assert refused("export", plan_file, tmp_path / name, *options)
        assert sorted(tmp_path.rglob("*")) == before


def test_interrupting_an_export_leaves_the_old_file(
    plan_file: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o.geojson"
    run("export", plan_file, out)
    before, names = out.read_bytes(), sorted(p.name for p in tmp_path.iterdir())

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("siteplanner.files.atomic.flush_file", interrupted)
    assert run("export", plan_file, out).status == 130
    assert out.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == names


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where the system lets this test make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_named_and_the_plan_on_it_is_whole(small_disk: Path, plan_file: Path, refused: Any) -> None:
    out = small_disk / "o.gpkg"  # a plan file is larger than the disk
    assert "is full" in refused("export", plan_file, out)
    assert list(small_disk.iterdir()) == []


def test_a_shapefile_is_written_in_the_system_named(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "地块.shp"
    data = run("export", plan_file, out, "--layer", "parcels", "--crs", "EPSG:4526", "--format", "json").json
    assert (data["profile"], data["layer"], data["crs"], data["files"]) == (
        "shapefile", "parcels", "EPSG:4526", ["地块.shp"],
    )  # fmt: skip
    assert (tmp_path / "地块.prj").read_text().startswith('PROJCS["CGCS2000_3_Degree_GK_Zone_38"')


def test_kml_is_written_for_looking_at(plan_file: Path, tmp_path: Path, run: Run) -> None:
    answer = run("export", plan_file, tmp_path / "a.kmz", "--lang", "en")
    assert answer.status == 0
    assert "to be looked at and not to be measured" in answer.out


def test_settings_of_boundary_points_are_told_on_the_line(
    plan_file: Path, tmp_path: Path, run: Run, refused: Any
) -> None:
    out = tmp_path / "界址点.txt"
    told = ("--points", "made_by=张庄镇人民政府", "--points", "encoding=UTF-8")
    assert run("export", plan_file, out, *told).status == 0
    assert "数据产生单位=张庄镇人民政府" in out.read_text(encoding="utf-8")
    assert "KEY=VALUE" in refused("export", plan_file, tmp_path / "b.txt", "--points", "encoding", "--lang", "en")


def test_a_film_of_the_phases_is_written_or_told_why_not(
    plan_file: Path, tmp_path: Path, run: Run, refused: Callable[..., str]
) -> None:
    opened = open_plan(plan_file)
    ids = list(opened.plants().index)
    undated = edits.set_attributes(opened.active_scenario, ids, {"in_service": None}).apply(opened)
    save_plan(undated, plan_file)
    target = tmp_path / "film.gif"
    assert "date of coming into service" in refused("export", plan_file, target)
    dated = edits.set_attributes(opened.active_scenario, ids[:1], {"in_service": "2025-03-31"}).apply(undated)
    dated = edits.set_attributes(opened.active_scenario, ids[1:], {"in_service": "2025-05-31"}).apply(dated)
    save_plan(dated, plan_file)
    assert "a film of the phases" in run("export", plan_file, target, "--lang", "en").out
    with Image.open(target) as made:
        assert made.format == "GIF"


def test_slides_and_reports_are_written_by_their_endings(plan_file: Path, tmp_path: Path, run: Run) -> None:
    from docx import Document
    from pptx import Presentation

    deck, report, paper = tmp_path / "汇报.pptx", tmp_path / "报告.docx", tmp_path / "报告.pdf"
    told = run("export", plan_file, deck, "--lang", "zh", "--format", "json").json
    assert told["features"] == len(Presentation(deck).slides) > 3
    assert run("export", plan_file, report, "--short", "--lang", "zh").status == 0
    assert len(Document(str(report)).tables) > 1
    assert run("export", plan_file, paper, "--short", "--year", "2030").status == 0
    assert paper.read_bytes().startswith(b"%PDF")


def test_an_option_for_another_kind_of_file_is_refused(
    plan_file: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    template = tmp_path / "look.pptx"
    for out, *option in (
        ("a.docx", "--template", template),
        ("a.pptx", "--short"),
        ("a.geojson", "--full"),
        ("a.pptx", "--layer", "parcels"),
        ("a.pdf", "--crs", "EPSG:4547"),
        ("a.pptx", "--year", "2025"),
    ):
        assert option[0] in refused("export", plan_file, tmp_path / out, *option, "--lang", "en")
    assert "look.pptx" in refused("export", plan_file, tmp_path / "a.pptx", "--template", template, "--lang", "en")
    assert not list(tmp_path.glob("a.*"))
