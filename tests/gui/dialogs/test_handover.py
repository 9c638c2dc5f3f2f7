"""Handing a scenario over in the window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.handover import FOLDER, GROUPS, HandoverDialog
from siteplanner.services.handover.contents import CHOICES
from siteplanner.services.planning_session import PlanningSession
from tests.builders import complete_site, plan, rect
from tests.gui.dialogs.conftest import LEFT

Open = Callable[[Plan], HandoverDialog]
REASON = "设计院下周五前修正间距"


def with_errors() -> Plan:
    return plan(complete_site(), {"P1": rect(1, 60, 30, 30)})


@pytest.fixture
def open_dialog(desk: Desk, opened: Callable[[Plan], PlanningSession], qtbot: Any, tmp_path: Path) -> Iterator[Open]:
    made: list[HandoverDialog] = []

    def open_it(which: Plan) -> HandoverDialog:
        opened(which)
        dialog = HandoverDialog(desk, tmp_path)
        made.append(dialog)
        dialog.show()
        looked(qtbot, dialog)
        return dialog

    yield open_it
    for dialog in made:
        if dialog.isVisible():
            dialog.done(0)
        dialog.deleteLater()


def looked(qtbot: Any, dialog: HandoverDialog) -> None:
    qtbot.waitUntil(lambda: dialog.seen is not None, timeout=20_000)


def hand_over(qtbot: Any, dialog: HandoverDialog) -> None:
    qtbot.mouseClick(dialog.hand_over, LEFT)
    qtbot.waitUntil(lambda: dialog.outcome.text != "", timeout=60_000)


def only(dialog: HandoverDialog, *groups: str) -> None:
    for group, tick in dialog.groups.items():
        tick.setChecked(group in groups)


def test_every_kind_that_can_be_chosen_has_a_box() -> None:
    assert tuple(GROUPS) == CHOICES


def test_a_layout_with_errors_waits_for_a_reason(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(with_errors())
    assert "errors that are not waived" in dialog.state.text
    assert dialog.reason.isVisible()
    assert not dialog.hand_over.isEnabled()
    assert dialog.hand_over.toolTip() == "Write down why it goes out all the same."
    dialog.reason.setPlainText("  ok ")
    assert not dialog.hand_over.isEnabled()
    dialog.reason.setPlainText(REASON)
    assert dialog.hand_over.isEnabled()
    only(dialog, "geojson")
    dialog.by.setText("李伟")
    hand_over(qtbot, dialog)
    assert dialog.made is not None
    assert dialog.outcome.text.startswith(dialog.made.folder.name)
    assert dialog.made.folder.parent == tmp_path / FOLDER
    manifest = json.loads((dialog.made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["reason"] == {"text": REASON, "by": "李伟", "date": manifest["created"][:10]}
    assert not (dialog.made.folder / "drawing.dxf").exists()
    assert dialog.folder_button.isVisible()


def test_the_last_pack_is_found_and_compared_with(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(with_errors())
    assert "no earlier pack" in dialog.since.text
    dialog.reason.setPlainText(REASON)
    only(dialog)
    hand_over(qtbot, dialog)
    first = dialog.made
    assert first is not None
    session = dialog.desk.session
    assert session is not None
    dialog.done(0)
    session.apply(edits.move_plants("base", ["P1"], 3.0, 4.0))
    again = HandoverDialog(dialog.desk, first.folder.parent.parent)
    again.show()
    looked(qtbot, again)
    assert again.since.text == f"1 plant moved since {first.manifest['created'][:10]}."
    again.reason.setPlainText(REASON)
    only(again)
    hand_over(qtbot, again)
    assert "1 plant moved since" in again.outcome.text
    again.done(0)
    again.deleteLater()


def test_a_damaged_last_pack_must_be_left_out_by_hand(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(with_errors())
    dialog.reason.setPlainText(REASON)
    only(dialog)
    hand_over(qtbot, dialog)
    assert dialog.made is not None
    (dialog.made.folder / "plan.gpkg").write_bytes(b"")
    dialog.folder.setText(f"{dialog.folder.text()}/")
    dialog.folder.editingFinished.emit()
    looked(qtbot, dialog)
    assert "is damaged (plan.gpkg)" in dialog.since.text
    assert "--" not in dialog.since.text
    assert not dialog.hand_over.isEnabled()
    dialog.compare.setChecked(False)
    assert dialog.hand_over.isEnabled()


def test_only_what_is_in_service_by_a_moment_is_looked_at(open_dialog: Open, qtbot: Any) -> None:
    later = {"P1": (rect(1, 60, 30, 30), {"in_service": "2027-06-30"})}
    dialog = open_dialog(plan(complete_site(), later))
    assert "errors that are not waived" in dialog.state.text
    dialog.until.setText("soon")
    dialog.until.editingFinished.emit()
    assert "“soon” is no year, quarter or day" in dialog.state.text
    assert not dialog.hand_over.isEnabled()
    dialog.until.setText("2026")
    dialog.until.editingFinished.emit()
    looked(qtbot, dialog)
    assert dialog.state.text == "The scenario has no plants."
    assert not dialog.reason.isVisible()


def test_the_folder_is_remembered_for_the_plan(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(with_errors())
    dialog.reason.setPlainText(REASON)
    dialog.folder.setText(str(tmp_path / "elsewhere"))
    dialog.folder.editingFinished.emit()
    looked(qtbot, dialog)
    only(dialog)
    hand_over(qtbot, dialog)
    again = HandoverDialog(dialog.desk, tmp_path)
    assert again.folder.text() == str(tmp_path / "elsewhere")
    again.deleteLater()


def test_what_the_plan_cannot_give_is_said(open_dialog: Open) -> None:
    dialog = open_dialog(plan(complete_site(), {}))
    assert (
        "Not in the pack: “Boundary points of the plants, TXT”. The plan has none with an outline."
        in dialog.left_out.text()
    )
    dialog.groups["txt"].setChecked(False)
    assert "Boundary points" not in dialog.left_out.text()


def test_a_place_that_cannot_be_written_is_one_sentence(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(with_errors())
    dialog.reason.setPlainText(REASON)
    (tmp_path / "file").write_text("x")
    dialog.folder.setText(str(tmp_path / "file"))
    dialog.folder.editingFinished.emit()
    looked(qtbot, dialog)
    hand_over(qtbot, dialog)
    assert "was not saved" in dialog.outcome.text
    assert dialog.made is None
    assert dialog.hand_over.isEnabled()


def test_esc_stops_the_hand_over_and_nothing_stays(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(with_errors())
    dialog.reason.setPlainText(REASON)
    qtbot.mouseClick(dialog.hand_over, LEFT)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog.outcome.text != "", timeout=60_000)
    assert dialog.outcome.text == "Stopped; nothing was written."
    assert dialog.isVisible()
    assert not (tmp_path / FOLDER).exists()


def test_it_fits_a_small_laptop_in_both_languages(open_dialog: Open, language: str) -> None:
    dialog = open_dialog(with_errors())
    dialog.reason.setPlainText(REASON)
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 700
