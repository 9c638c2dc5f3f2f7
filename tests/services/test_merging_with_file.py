"""Two people have one file open; the second to save merges, and nothing of either is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import SaveError
from siteplanner.core.merging.clashes import ClashKey
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.merging_with_file import MergingWithFile
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import lost_work, restore
from siteplanner.services.session_journal import SessionJournal
from tests.edit_sequences import start


@pytest.fixture
def two(tmp_path: Path) -> tuple[PlanningSession, PlanningSession]:
    """Li and Wang have opened one file; Wang moved P02, renamed P01 and saved; Li moved P01 and renamed P03."""
    path = save_plan(start(), tmp_path / "town.gpkg")
    li, wang = (PlanningSession.open(path, author=who) for who in ("李工", "王工"))
    wang.apply(edits.move_plants("base", ["P02"], 5.0, 0.0))
    wang.apply(edits.set_attributes("base", ["P01"], {"name": "王"}))
    wang.save()
    li.apply(edits.move_plants("base", ["P01"], 3.0, 0.0))
    li.apply(edits.set_attributes("base", ["P03"], {"name": "李"}))
    return li, wang


def test_a_save_over_the_other_is_refused_and_the_merge_holds_both(
    two: tuple[PlanningSession, PlanningSession],
) -> None:
    li, wang = two
    with pytest.raises(SaveError):
        li.save()
    merging = MergingWithFile.of(li)
    assert not merging.merged().clashes
    session = merging.session()
    assert session.dirty
    session.save()
    assert session.path is not None
    saved = open_plan(session.path)
    plants = saved.plants("base")
    assert plants["name"]["P01"] == "王"
    assert plants["name"]["P03"] == "李"
    assert plants.geometry["P01"].equals(li.plan.plants("base").geometry["P01"])
    assert plants.geometry["P02"].equals(wang.plan.plants("base").geometry["P02"])
    assert [entry.author for entry in saved.change_log] == ["王工", "王工", "李工", "李工"]
    assert [entry.seq for entry in saved.change_log] == [1, 2, 3, 4]


def test_undoing_the_merge_leaves_the_file_of_the_other(two: tuple[PlanningSession, PlanningSession]) -> None:
    li, wang = two
    session = MergingWithFile.of(li).session()
    session.undo()
    assert session.plan.plants("base").geometry["P01"].equals(wang.plan.plants("base").geometry["P01"])


def test_what_both_changed_follows_the_choice(two: tuple[PlanningSession, PlanningSession]) -> None:
    li, _ = two
    li.apply(edits.set_attributes("base", ["P01"], {"name": "李"}))
    merging = MergingWithFile.of(li)
    key = ClashKey("plants", "base", "P01", "name")
    assert [clash.key for clash in merging.merged().clashes] == [key]
    session = merging.session({key: "theirs"})
    assert session.plan.plants("base")["name"]["P01"] == "王"


def test_after_my_own_save_the_base_is_what_i_saved(two: tuple[PlanningSession, PlanningSession]) -> None:
    li, wang = two
    session = MergingWithFile.of(li).session()
    session.save()
    wang.apply(edits.move_plants("base", ["P03"], 1.0, 0.0))
    with pytest.raises(SaveError):
        wang.save()
    assert not MergingWithFile.of(wang).merged().clashes


def test_a_crash_after_merging_loses_nothing(two: tuple[PlanningSession, PlanningSession], tmp_path: Path) -> None:
    session = MergingWithFile.of(two[0]).session()
    journal = SessionJournal(session, tmp_path / "state")
    journal.end(keep=True)
    (lost,) = lost_work(tmp_path / "state")
    back = restore(lost).session
    assert back.change_log == session.change_log
    assert back.plan.plants("base").equals(session.plan.plants("base"))


def test_who_changed_nothing_goes_on_with_the_file_as_it_is(tmp_path: Path) -> None:
    path = save_plan(start(), tmp_path / "town.gpkg")
    li, wang = (PlanningSession.open(path, author=who) for who in ("李工", "王工"))
    wang.apply(edits.rename_plan("王"))
    wang.save()
    session = MergingWithFile.of(li).session()
    assert session.plan.name == "王"
    assert not session.dirty
