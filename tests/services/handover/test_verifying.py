"""A pack can be proved long after: by its sums, by the plan in it, by the plan it was made from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.files.handover.sums import sha256
from siteplanner.files.reading_process.limits import Limits
from siteplanner.files.reading_process.pool import POOL
from siteplanner.services.handover.pack import HandedOver
from siteplanner.services.handover.proving import PackDiffersError
from siteplanner.services.handover.verifying import DamagedPackError, require_sums, verify
from tests.builders import plan, site


def test_a_pack_as_it_was_handed_over_is_proved_by_its_own_plan(first: HandedOver, sample: Plan) -> None:
    proved = verify(first.folder)
    assert proved.read == first.manifest["read_back"]
    assert verify(first.folder, sample).read == proved.read


def test_the_plan_having_gone_on_is_found_by_its_first_difference(first: HandedOver, altered: Plan) -> None:
    with pytest.raises(PackDiffersError, match="P04 is in it, but not in the plan"):
        verify(first.folder, altered)


@pytest.mark.parametrize("file", ["plants.geojson", "manifest.json", "shp/parcels.dbf"])
def test_a_changed_file_is_named(file: str, copied: Callable[..., Path]) -> None:
    folder = copied()
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content.replace(b"2", b"3", 1))
    with pytest.raises(DamagedPackError, match="its check sum is another") as caught:
        require_sums(folder)
    assert caught.value.file == file


def test_a_changed_file_whose_sum_was_changed_with_it_does_not_pass(copied: Callable[..., Path]) -> None:
    folder = copied()
    (folder / "plants.geojson").write_bytes(b"{}")
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = [f"{sha256(folder / line[66:])}  {line[66:]}\n" for line in sums]
    (folder / "SHA256SUMS").write_text("".join(told), encoding="utf-8")
    with pytest.raises(DamagedPackError) as caught:
        require_sums(folder)
    assert caught.value.file == "plants.geojson"


def test_a_missing_and_a_foreign_file_are_named(copied: Callable[..., Path]) -> None:
    folder = copied()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DamagedPackError, match="does not belong") as stranger:
        require_sums(folder)
    (folder / "notes.txt").unlink()
    (folder / "drawing.dxf").unlink()
    with pytest.raises(DamagedPackError, match="is missing") as gone:
        require_sums(folder)
    assert (stranger.value.file, gone.value.file) == ("notes.txt", "drawing.dxf")


def test_a_folder_that_is_no_pack_or_of_another_plan_is_refused(tmp_path: Path, first: HandedOver) -> None:
    with pytest.raises(InputError, match="is no hand-over pack"):
        verify(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"format": "other"}), encoding="utf-8")
    with pytest.raises(InputError, match="is no hand-over pack"):
        verify(tmp_path)
    with pytest.raises(InputError, match="of the plan “张庄"):
        verify(first.folder, plan(site(), {}))


def test_a_pack_of_a_newer_program_is_refused(tmp_path: Path, first: HandedOver) -> None:
    manifest = {**first.manifest, "format_version": 99, "program": {"version": "9.0"}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(InputError, match=r"newer version of the program \(9.0\)"):
        verify(tmp_path)


def spoilt(folder: Path, **told: object) -> Path:
    """A pack whose manifest tells otherwise, with sums that are right again."""
    file = folder / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **told}), encoding="utf-8")
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = [f"{sha256(folder / line[66:])}  {line[66:]}\n" for line in lines]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    return folder


def test_figures_of_the_manifest_are_held_against_the_plan(
    first: HandedOver, sample: Plan, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    areas, files = first.manifest["areas"], first.manifest["files"]
    larger = {"planar_m2": areas["parcels"]["planar_m2"] + 1.0}
    of_a_file = [{**of, "ellipsoidal_m2": 1.0} if of["path"] == "plants.geojson" else of for of in files]
    for number, (told, named) in enumerate(
        (
            ({"counts": {**first.manifest["counts"], "parcels": 668}}, "parcels: counts is “668” instead of “667.0”"),
            ({"areas": {**areas, "parcels": {**areas["parcels"], **larger}}}, "parcels: planar_m2"),
            ({"areas": {}}, "parcels: planar_m2 is “”"),
            ({"files": of_a_file}, "plants.geojson: ellipsoidal_m2 is “1.0”"),
        )
    ):
        with subtests.test(named):
            folder = spoilt(shutil.copytree(first.folder, tmp_path / str(number)), **told)
            with pytest.raises(PackDiffersError, match=named) as caught:
                verify(folder, sample)
            assert caught.value.file == "manifest.json"


@pytest.mark.parametrize(
    "told",
    [
        {"files": 5},
        {"files": [1]},
        {"files": [{}]},
        {"format_version": "2"},
        {"scenario": None},
        {"scenario": {}},
        {"created": "yesterday"},
        {"when": 7},
        {"check": []},
        {"check": {"counts": {}, "findings": [None]}},
        {"areas": {"parcels": 3}},
        {"changes": []},
    ],
)
def test_a_manifest_of_other_things_is_none(told: dict[str, object], first: HandedOver, tmp_path: Path) -> None:
    folder = spoilt(shutil.copytree(first.folder, tmp_path / "copy"), **told)
    with pytest.raises(InputError, match="is no hand-over pack"):
        verify(folder)


def test_a_manifest_of_a_hundred_thousand_brackets_is_none(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match="is no hand-over pack"):
        verify(tmp_path)


@pytest.fixture
def crash_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The process that reads for us is told to end as a crash of the library would end it, at a file of that name."""
    worker = POOL.run

    def crash(name: str) -> None:
        def crashing(function: str, arguments: tuple[Any, ...], path: Path, limits: Limits) -> Any:
            if path.name != name:
                return worker(function, arguments, path, limits)
            return worker("os._exit", (139,), path, limits)

        monkeypatch.setattr(POOL, "run", crashing)

    return crash


def test_a_plan_that_brings_the_library_down_is_a_sentence_and_not_our_end(
    copied: Callable[..., Path], crash_at: Callable[[str], None]
) -> None:
    folder = copied()
    crash_at("plan.gpkg")
    with pytest.raises(InputError, match=r"plan\.gpkg"):
        verify(folder)


def test_a_file_that_brings_gdal_down_is_a_difference_and_not_our_end(
    copied: Callable[..., Path], crash_at: Callable[[str], None]
) -> None:
    crash_at("parcels.shp")
    with pytest.raises(PackDiffersError, match=r"GDAL.*parcels\.shp") as caught:
        verify(copied())
    assert "shp" in caught.value.file


def test_gdal_reads_nothing_of_a_pack_in_our_own_process(
    first: HandedOver, sample: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("read in the process of the program")

    for name in ("read", "read_info", "list_layers"):
        monkeypatch.setattr(pyogrio, name, never, raising=False)
        monkeypatch.setattr(pyogrio.raw, name, never, raising=False)
    assert verify(first.folder, sample).read == first.manifest["read_back"]
