"""What stands in a file decides on no place outside the folders of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.files.plan_file import save_plan
from siteplanner.services.kept_versions import keep_version, versions_of
from siteplanner.services.plan_key import plan_key
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import lost_work
from siteplanner.services.session_journal import SessionJournal
from tests.edit_sequences import start

ODD = ("", "..", "../../evil", "/etc/passwd", "a\\b", "CON:", "x" * 300, "a\ud842")


@pytest.mark.parametrize("plan_uuid", ODD)
def test_an_odd_identity_leads_to_a_name_of_its_own(plan_uuid: str) -> None:
    assert plan_key(plan_uuid) == Path(plan_key(plan_uuid)).name
    assert len({plan_key(odd) for odd in ODD}) == len(ODD)


@pytest.mark.parametrize("plan_uuid", ["", "../../evil"])
def test_a_plan_with_an_odd_identity_is_kept_like_any_other(tmp_path: Path, plan_uuid: str) -> None:
    path = save_plan(replace(start(), plan_uuid=plan_uuid), tmp_path / "town.gpkg")
    session = PlanningSession.open(path)
    journal = SessionJournal(session, tmp_path / "a" / "b" / "journals")
    session.apply(edits.move_plants("base", ["P01"], 1.0, 0.0))
    journal.end(keep=True)
    assert [lost.changes for lost in lost_work(tmp_path / "a" / "b" / "journals")] == [1]
    kept = keep_version(path, plan_uuid, tmp_path / "a" / "b" / "versions")
    assert [version.path for version in versions_of(plan_uuid, tmp_path / "a" / "b" / "versions")] == [kept]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "town.gpkg"]
    assert sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == ["journals", "versions"]
