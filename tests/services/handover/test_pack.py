"""A pack is whole, true and dated, or it is not there at all."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from shapely import MultiPolygon, Polygon

from siteplanner.core.checking import check_plan
from siteplanner.core.errors import Cancelled, InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan
from siteplanner.services.handover import writing
from siteplanner.services.handover.contents import ITEMS
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import HandedOver, hand_over
from siteplanner.services.handover.proving import PackDiffersError
from tests.builders import complete_site, factory, plan, rect
from tests.services.handover.conftest import FIRST_DAY, REASON


def small(**plants: Any) -> Plan:
    return plan(complete_site(), plants or {"P1": rect(60, 60, 30, 30)})


def quick(made: Plan, **told: Any) -> Order:
    """The report and the plan alone, unless told otherwise."""
    return Order.of(made, **{"made": FIRST_DAY, "groups": frozenset(), "reason": REASON, **told})


def test_the_pack_lies_in_a_folder_of_plan_scenario_and_day(first: HandedOver, second: HandedOver) -> None:
    assert first.folder.name == "zzxxgyz-sy-base-20261012"
    assert second.folder.name == "zzxxgyz-sy-base-20261123"
    assert first.folder.parent == second.folder.parent


def test_all_that_was_asked_for_is_in_it_under_names_of_ascii(second: HandedOver) -> None:
    there = {p.relative_to(second.folder).as_posix() for p in second.folder.rglob("*") if p.is_file()}
    assert {item.path for item in ITEMS.values()} <= there
    assert {"manifest.json", "manifest.txt", "SHA256SUMS", "changes.txt", "changes.pdf"} <= there
    suffixes = (".dbf", ".shx", ".prj", ".cpg", ".fields.csv")
    assert {f"shp/{layer}{s}" for layer in ("plants", "parcels", "zones") for s in suffixes} <= there
    assert all(name.isascii() for name in there)


def test_the_check_sums_are_those_that_sha256sum_takes(second: HandedOver) -> None:
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=second.folder, capture_output=True, check=False).returncode == 0
    listed = {of["path"]: of for of in json.loads((second.folder / "manifest.json").read_text())["files"]}
    for path, of in listed.items():
        content = (second.folder / path).read_bytes()
        assert (of["sha256"], of["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    there = {p.relative_to(second.folder).as_posix() for p in second.folder.rglob("*") if p.is_file()}
    assert set(listed) == there - {"manifest.json", "SHA256SUMS"}


def test_the_manifest_tells_what_the_plan_and_the_check_say(second: HandedOver, altered: Plan) -> None:
    manifest = json.loads((second.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["plan"]["name"] == "张庄新型工业镇（示意）"
    assert manifest["plan"]["uuid"] == altered.plan_uuid
    assert (manifest["created"], manifest["by"]) == ("2026-11-23T16:05:00+00:00", "李伟")
    assert manifest["reason"] == {"text": REASON, "by": "李伟", "date": "2026-11-23"}
    result = check_plan(altered, "base")
    assert manifest["check"]["counts"] == result.counts
    assert [f["id"] for f in manifest["check"]["findings"]] == [f.id for f in result.findings]
    plants = altered.plants("base")
    assert manifest["counts"]["plants"] == len(plants) == 10
    assert manifest["areas"]["plants"]["planar_m2"] == pytest.approx(plants.area.sum(), abs=1e-6)
    # 11 ppm more in the plane than on the ellipsoid at 113.66 E would be 3 m2: k = 1 + y2/2R2, see domain.md 5
    assert 0 < manifest["areas"]["plants"]["planar_m2"] / manifest["areas"]["plants"]["ellipsoidal_m2"] - 1 < 5e-5
    by_path = {of["path"]: of for of in manifest["files"]}
    assert by_path["plants.geojson"]["crs"] == "OGC:CRS84"
    assert by_path["plants-cgcs2000.geojson"]["crs"] == "EPSG:4490"
    assert by_path["shp/parcels.shp"]["crs"] == by_path["boundary-points-parcels.txt"]["crs"] == "EPSG:4526"
    assert by_path["drawing.dxf"]["crs"] == "EPSG:4547"
    assert by_path["shp/parcels.shp"]["read_back"] == 667


def test_the_manifest_can_be_read_without_a_program(second: HandedOver) -> None:
    text = (second.folder / "manifest.txt").read_bytes().decode("utf-8-sig")
    for told in ("张庄新型工业镇（示意）", REASON, "李伟", "667", "EPSG:4526", second.manifest["rule_pack"]["sha256"]):
        assert told in text


def test_the_report_can_be_searched_in_chinese_and_holds_its_fonts(second: HandedOver) -> None:
    if not any(Path(folder, "pdftotext").exists() for folder in os.environ["PATH"].split(":")):
        pytest.skip("poppler's tools are not installed")
    path = second.folder / "check-report.pdf"
    raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    text = "".join(raw.split())
    assert "张庄新型工业镇" in text
    assert REASON in text
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)  # embedded, subset, with characters


def test_a_workbook_of_the_pack_opens_and_the_copy_is_the_plan(second: HandedOver, altered: Plan) -> None:
    with zipfile.ZipFile(second.folder / "figures.xlsx") as book:
        assert book.testzip() is None
    assert open_plan(second.folder / "plan.gpkg") == altered


def test_what_is_left_out_is_said_with_the_reason(first: HandedOver, second: HandedOver) -> None:
    assert first.manifest["left_out"] == second.manifest["left_out"] == []
    assert first.manifest["reason"] is None


def test_a_second_pack_of_the_day_gets_the_next_number(tmp_path: Path) -> None:
    order = quick(small())
    (tmp_path / "test-base-20261012-2").write_text("taken")
    names = [hand_over(order, tmp_path).folder.name for _ in range(2)]
    assert names == ["test-base-20261012", "test-base-20261012-3"]


def test_a_layout_with_errors_needs_a_reason_and_leaves_nothing_without(tmp_path: Path) -> None:
    bad = small(P1=factory(rect(1, 60, 30, 30)))
    assert check_plan(bad).counts["error"]
    for reason in ("", "   ", "wegen", "\u200b" * 30):
        with pytest.raises(InputError, match=r"errors that are not waived: \d+.*--reason"):
            hand_over(quick(bad, reason=reason), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    made = hand_over(quick(bad, reason="Corrected by Friday"), tmp_path / "out")
    assert made.manifest["reason"]["text"] == "Corrected by Friday"


def test_what_could_not_be_checked_needs_a_reason_too(tmp_path: Path) -> None:
    unclear = small(P1=factory(rect(60, 60, 30, 30), hazard_class=None))
    result = check_plan(unclear)
    assert (result.counts["error"], result.complete) == (0, False)
    with pytest.raises(InputError, match=r"could be checked: \d+ points"):
        hand_over(quick(unclear, reason=""), tmp_path)
    assert list(tmp_path.iterdir()) == []


def spoilt(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer of a kind of file makes what cannot be proved."""
    writer = writing.WRITERS[kind]

    def write(made: Any, item: Any, target: Path, work: Work) -> None:
        writer(made, item, target, work)
        content = target.read_bytes()
        target.write_bytes(content.replace(b"P1", b"P7"))

    monkeypatch.setitem(writing.WRITERS, kind, write)  # type: ignore[arg-type]  # a mapping of functions


def test_a_file_that_reads_back_otherwise_stops_the_hand_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt("plants-rfc7946", monkeypatch)
    with pytest.raises(PackDiffersError, match=r"“plants.geojson”, read back, differs.*P1 is missing") as caught:
        hand_over(quick(small(), groups=frozenset({"geojson"})), tmp_path / "out" / "deep")
    assert caught.value.file == "plants.geojson"
    assert list(tmp_path.iterdir()) == []


def test_folders_that_are_missing_are_made_and_go_with_a_hand_over_that_fails(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        hand_over(quick(small(P1=factory(rect(1, 60, 30, 30))), reason=""), tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []
    assert hand_over(quick(small()), tmp_path / "a" / "b").folder.parent == tmp_path / "a" / "b"


@pytest.mark.parametrize("steps", [0, 2, 4, 6])
def test_a_cancel_leaves_nothing(steps: int, tmp_path: Path) -> None:
    seen: list[int] = []

    def count(done: int, *_: object) -> None:
        seen.append(done)
        if done >= steps:
            work.cancel()

    work = Work(count)
    with pytest.raises(Cancelled):
        hand_over(quick(small()), tmp_path / "out", work=work)
    assert list(tmp_path.iterdir()) == []


def test_progress_only_grows_and_ends_at_its_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    hand_over(quick(small()), tmp_path, work=Work(lambda done, total, _: seen.append((done, total))))
    assert [done for done, _ in seen[1:]] == sorted(done for done, _ in seen[1:])
    assert seen[-1][0] == seen[-1][1]


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_one_sentence(locked: Path) -> None:
    with pytest.raises(SaveError, match="not allowed"):
        hand_over(quick(small()), locked)


def test_a_place_that_is_no_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "within"):
        with pytest.raises(SaveError, match="was not saved"):
            hand_over(quick(small()), place)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_is_said_of_the_folder_that_would_have_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("siteplanner.services.handover.pack.write_manifest", full)
    with pytest.raises(SaveError, match=r"test-base-20261012.*is full"):
        hand_over(quick(small()), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_writer_refuses_is_said_of_the_pack_not_of_a_hidden_folder(tmp_path: Path) -> None:
    crossed = small(P1=factory(rect(60, 60, 30, 30)))
    parcels = crossed.site.parcels.copy()
    x, y = 470_400.0, 4_174_000.0
    bow_tie = Polygon([(x, y), (x + 9, y + 9), (x + 9, y), (x, y + 9)])
    parcels.loc[[parcels.index[0]], "geometry"] = [MultiPolygon([bow_tie])]
    crossed = replace(crossed, site=crossed.site.with_layer("parcels", parcels))
    order = Order.of(crossed, made=FIRST_DAY, groups=frozenset({"txt"}), reason=REASON)
    with pytest.raises(SaveError, match=r"test-base-20261012/boundary-points-parcels.txt” was not written.*crosses"):
        hand_over(order, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_in_service_by_then_goes_out(tmp_path: Path) -> None:
    both = small(
        P1=factory(rect(60, 60, 30, 30), in_service="2025-06-30"),
        P2=factory(rect(160, 160, 30, 30), in_service="2027-06-30"),
    )
    made = hand_over(quick(both, when=2026, groups=frozenset({"geojson"})), tmp_path)
    read = json.loads((made.folder / "plants.geojson").read_text(encoding="utf-8"))
    assert [f["id"] for f in read["features"]] == ["P1"]
    assert (made.manifest["when"], made.manifest["counts"]["plants"]) == ("2026-12-31", 1)
    assert len(open_plan(made.folder / "plan.gpkg").plants()) == 2
