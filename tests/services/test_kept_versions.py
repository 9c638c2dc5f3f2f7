"""What a save replaces stays to be had."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import SaveError
from siteplanner.files.atomic import DISK_FULL
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.kept_versions import keep_version, prune_versions, versions_folder, versions_of
from siteplanner.services.planning_session import PlanningSession
from tests.edit_sequences import start


def test_each_save_keeps_the_file_before_it_and_the_oldest_go(tmp_path: Path) -> None:
    plan, path = start(), tmp_path / "town.gpkg"
    names = []
    for n in range(5):
        keep_version(path, plan.plan_uuid, tmp_path / "state", most=3)
        plan = edits.rename_plan(f"v{n}").apply(plan)
        save_plan(plan, path)
        prune_versions(plan.plan_uuid, tmp_path / "state", most=3)
        names.append(plan.name)
    kept = versions_of(plan.plan_uuid, tmp_path / "state")
    assert [open_plan(version.path).name for version in kept] == ["v3", "v2", "v1"]
    assert open_plan(path).name == "v4"


def test_a_file_of_another_plan_is_no_version_of_this_one(tmp_path: Path) -> None:
    path = save_plan(start(), tmp_path / "town.gpkg")
    assert keep_version(path, "another", tmp_path / "state") is None
    assert versions_of("another", tmp_path / "state") == ()


def test_nothing_is_kept_where_nothing_is_replaced_or_wanted(tmp_path: Path) -> None:
    plan = start()
    assert keep_version(tmp_path / "none.gpkg", plan.plan_uuid, tmp_path / "state") is None
    path = save_plan(plan, tmp_path / "town.gpkg")
    assert keep_version(path, plan.plan_uuid, tmp_path / "state", most=0) is None


def test_a_folder_that_cannot_be_written_keeps_no_save_from_going_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plan = start()
    path = save_plan(plan, tmp_path / "town.gpkg")
    (tmp_path / "blocked").write_text("")
    assert keep_version(path, plan.plan_uuid, tmp_path / "blocked") is None
    assert "is not kept" in caplog.text


def test_a_version_does_not_change_with_the_file(tmp_path: Path) -> None:
    """A link shares its content with the file until a save puts another file there."""
    plan = start()
    path = save_plan(plan, tmp_path / "town.gpkg")
    kept = keep_version(path, plan.plan_uuid, tmp_path / "state")
    assert kept is not None
    before = kept.read_bytes()
    save_plan(edits.rename_plan("next").apply(plan), path)
    assert kept.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_a_version_of_a_file_that_is_opened_through_a_link_does_not_change_with_it(tmp_path: Path) -> None:
    plan = start()
    path = save_plan(plan, tmp_path / "real.gpkg")
    link = tmp_path / "link.gpkg"
    link.symlink_to(path.name)
    kept = keep_version(link, plan.plan_uuid, tmp_path / "state")
    assert kept is not None
    before = kept.read_bytes()
    save_plan(edits.rename_plan("next").apply(plan), link)
    assert kept.read_bytes() == before
    assert open_plan(path).name == "next"


def test_what_a_killed_save_has_kept_is_no_earlier_version_once_another_program_wrote_the_file(tmp_path: Path) -> None:
    plan = start()
    path = save_plan(plan, tmp_path / "town.gpkg")
    keep_version(path, plan.plan_uuid, tmp_path / "state")  # … and killed: the file was not replaced
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE plan SET value = 'theirs' WHERE key = 'name'")
    os.utime(path, (4e8, 4e8))  # written at another time
    keep_version(path, plan.plan_uuid, tmp_path / "state")
    save_plan(plan, path)
    (kept,) = versions_of(plan.plan_uuid, tmp_path / "state")
    assert kept.saved.year == 1982
    assert open_plan(kept.path).name == "theirs"


def test_a_save_that_fails_costs_no_version_that_was_there_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody has copied a version back in the file's place, its time with it."""
    session = PlanningSession.open(save_plan(start(), tmp_path / "town.gpkg"))
    session.versions_kept = 3
    session.apply(edits.rename_plan("second"))
    session.save()
    (kept,) = versions_of(session.plan.plan_uuid)
    shutil.copy2(kept.path, tmp_path / "town.gpkg")
    session = PlanningSession.open(tmp_path / "town.gpkg")
    session.versions_kept = 3
    session.apply(edits.rename_plan("third"))

    def full(*_: object) -> None:
        raise SaveError(DISK_FULL, path="a", folder="b")

    monkeypatch.setattr("siteplanner.services.planning_session.save_plan", full)
    with pytest.raises(SaveError):
        session.save()
    assert versions_of(session.plan.plan_uuid) == (kept,)


def test_a_full_disk_keeps_no_half_of_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    def no_link(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    plan = start()
    path = save_plan(plan, tmp_path / "town.gpkg")
    monkeypatch.setattr("os.link", no_link)
    monkeypatch.setattr("shutil.copyfile", half)
    assert keep_version(path, plan.plan_uuid, tmp_path / "versions") is None
    assert list((tmp_path / "versions" / plan.plan_uuid).iterdir()) == []


def test_a_save_that_fails_costs_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = PlanningSession.open(save_plan(start(), tmp_path / "town.gpkg"))
    session.versions_kept = 2
    for n in range(4):
        session.apply(edits.rename_plan(f"v{n}"))
        session.save()
    before = [version.path for version in versions_of(session.plan.plan_uuid)]
    assert len(before) == 2
    session.apply(edits.rename_plan("v4"))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("siteplanner.files.plan_file.write_geopackage", refuse)
        with pytest.raises(SaveError):
            session.save()
    assert [version.path for version in versions_of(session.plan.plan_uuid)] == before
    session.save()
    assert [open_plan(v.path).name for v in versions_of(session.plan.plan_uuid)] == ["v3", "v2"]
    assert before[0].parent.parent == versions_folder()


def test_a_version_that_cannot_be_removed_stays_and_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    plan, path = start(), tmp_path / "town.gpkg"
    for n in range(2):
        keep_version(path, plan.plan_uuid, tmp_path / "state")
        plan = edits.rename_plan(f"v{n}").apply(plan)
        save_plan(plan, path)
    keep_version(path, plan.plan_uuid, tmp_path / "state")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "unlink", refuse)
        prune_versions(plan.plan_uuid, tmp_path / "state", most=1)
    assert "stays" in caplog.text
    assert len(versions_of(plan.plan_uuid, tmp_path / "state")) == 2
