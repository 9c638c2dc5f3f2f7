"""Handing a scenario over."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from siteplanner.core import edits
from siteplanner.core.boundary_template import BoundaryTemplate, boundary_template
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.export import LANE, ExportDialog
from siteplanner.gui.dialogs.export_formats import FORMATS
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, rect, site
from tests.gui.dialogs.conftest import LEFT

Open = Callable[[Plan], ExportDialog]


def overlapping() -> Plan:
    """Two plants on one another; another scenario without plants."""
    made = plan(site({"L1": rect(0, 0, 200, 200)}), {"P1": rect(50, 50, 30, 20), "P2": rect(60, 60, 30, 20)})
    return edits.add_scenario("later", "以后").apply(made)


@pytest.fixture
def open_dialog(desk: Desk, opened: Callable[[Plan], PlanningSession], qtbot: Any, tmp_path: Path) -> Iterator[Open]:
    made: list[ExportDialog] = []

    def open_it(which: Plan) -> ExportDialog:
        opened(which)
        dialog = ExportDialog(desk, str(tmp_path), None)
        made.append(dialog)
        dialog.show()
        return dialog

    yield open_it
    for dialog in made:
        if dialog.isVisible():
            dialog.done(0)
        dialog.deleteLater()


def choose(qtbot: Any, dialog: ExportDialog, name: str) -> None:
    """Click the format of that name."""
    button = dialog.formats.button([each.name for each in FORMATS].index(name))
    qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))


def choose_layer(dialog: ExportDialog, name: str) -> None:
    at = dialog.layer.findData(name)
    dialog.layer.setCurrentIndex(at)
    dialog.layer.activated.emit(at)


def export(qtbot: Any, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=20_000)


def test_errors_are_said_before_and_the_proof_after(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    assert dialog.state.text.startswith("The layout has errors that are not waived: ")
    export(qtbot, dialog)
    file = tmp_path / "test-base.geojson"
    assert dialog.outcome.text.startswith("test-base.geojson: 2 features, 2 read back, max shift 0.")
    assert dialog.folder_button.isVisible()
    assert len(json.loads(file.read_text(encoding="utf-8"))["features"]) == 2


def test_another_scenario_is_checked_for_its_own_sake(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    at = dialog.scenario.findData("later")
    dialog.scenario.setCurrentIndex(at)
    dialog.scenario.activated.emit(at)
    qtbot.waitUntil(lambda: "no plants" in dialog.state.text, timeout=20_000)
    assert dialog.path.text().endswith("test-later.geojson")


def test_the_projected_profile_writes_metres_and_its_system_beside(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog(overlapping())
    choose(qtbot, dialog, "cgcs2000-projected")
    dialog.path.setFocus()
    dialog.path.selectAll()
    qtbot.keyClicks(dialog.path, "metres")
    export(qtbot, dialog)
    file = tmp_path / "metres.geojson"
    first = json.loads(file.read_text(encoding="utf-8"))["features"][0]["geometry"]["coordinates"]
    assert str(first).count("4700") > 0
    assert (tmp_path / "metres.geojson.crs.json").exists()


def test_a_drawing_takes_the_ending_of_one_and_is_written(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    before = Path(dialog.path.text())
    choose(qtbot, dialog, "dxf")
    assert Path(dialog.path.text()) == before.with_suffix(".dxf")
    export(qtbot, dialog)
    assert "read back by two readers" in dialog.outcome.text
    assert before.with_suffix(".dxf").read_text("utf-8").startswith("  0\nSECTION")
    assert not before.exists()


def test_boundary_points_take_their_ending_and_are_those_of_the_parcels(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    before = Path(dialog.path.text())
    choose(qtbot, dialog, "boundary-points")
    export(qtbot, dialog)
    assert dialog.outcome.text.startswith("test-parcels.txt: Boundary points of 1 Parcels, 1 read back")
    assert before.with_name("test-parcels.txt").read_bytes().startswith("[属性描述]\r\n".encode("gb18030"))


def test_what_the_bureau_wants_of_points_is_kept_with_the_plan(open_dialog: Open, desk: Desk, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    assert not dialog.points.isVisible()
    choose(qtbot, dialog, "boundary-points")
    assert dialog.points.isVisible()
    dialog.points.made_by.setText("平定县张庄镇人民政府")
    dialog.points.encoding.setCurrentText("UTF-8")
    dialog.points.each_ring.setChecked(True)
    export(qtbot, dialog)
    assert "数据产生单位=平定县张庄镇人民政府" in dialog.target().read_text(encoding="utf-8")
    assert desk.plan is not None
    assert boundary_template(desk.plan) == BoundaryTemplate("平定县张庄镇人民政府", encoding="UTF-8", numbering="ring")
    desk.undo()
    assert boundary_template(desk.plan) == BoundaryTemplate()


def test_an_export_as_usual_changes_nothing_in_the_plan(open_dialog: Open, desk: Desk, qtbot: Any) -> None:
    made = overlapping()
    dialog = open_dialog(made)
    choose(qtbot, dialog, "boundary-points")
    export(qtbot, dialog)
    assert desk.plan is made


def test_a_layer_of_the_base_map_goes_out_without_a_scenario(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    choose_layer(dialog, "parcels")
    assert not dialog.scenario.isEnabled()
    assert dialog.state.text == ""
    assert Path(dialog.path.text()).name == "test-parcels.geojson"
    export(qtbot, dialog)
    collection = json.loads((tmp_path / "test-parcels.geojson").read_text(encoding="utf-8"))
    assert collection["siteplanner"]["layer"] == "parcels"
    assert [feature["id"] for feature in collection["features"]] == ["L1"]
    assert not dialog.scenario.isEnabled()
    choose_layer(dialog, "plants")
    assert dialog.scenario.isEnabled()
    assert dialog.state.text.startswith("The layout has errors")


def test_a_layer_chosen_stays_where_the_next_format_has_it(open_dialog: Open, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    choose_layer(dialog, "zones")
    choose(qtbot, dialog, "cgcs2000-geographic")
    assert dialog.layer_name == "zones"
    choose(qtbot, dialog, "dxf")
    assert dialog.layer_name is None
    assert not dialog.layer.isEnabled()
    assert dialog.scenario.isEnabled()
    choose(qtbot, dialog, "boundary-points")
    assert dialog.layer_name == "parcels"  # what land bureaux ask for


def test_the_format_exported_last_is_offered_first_next_time(open_dialog: Open, desk: Desk, qtbot: Any) -> None:
    dialog = open_dialog(overlapping())
    assert dialog.format.name == "rfc7946"
    choose(qtbot, dialog, "cgcs2000-geographic")
    export(qtbot, dialog)
    assert open_dialog(overlapping()).format.name == "cgcs2000-geographic"
    desk.settings.set("export_format", "of a later version")
    assert open_dialog(overlapping()).format.name == "rfc7946"


def test_an_ending_typed_otherwise_decides(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    dialog.path.setText(str(tmp_path / "out.dxf"))
    export(qtbot, dialog)
    assert "read back by two readers" in dialog.outcome.text


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
def test_every_format_offered_can_be_written(open_dialog: Open, qtbot: Any, name: str) -> None:
    dialog = open_dialog(overlapping())
    choose(qtbot, dialog, name)
    export(qtbot, dialog)
    assert dialog.report is not None, dialog.outcome.text
    assert dialog.report.path.suffix == dialog.format.suffix


def test_a_folder_that_is_not_there_is_one_sentence_and_the_dialog_stays(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog(overlapping())
    dialog.path.setText(str(tmp_path / "nowhere" / "out.geojson"))
    export(qtbot, dialog)
    assert "out.geojson" in dialog.outcome.text
    assert dialog.report is None
    assert dialog.isVisible()
    dialog.path.setText("")
    qtbot.mouseClick(dialog.export_button, LEFT)
    assert dialog.outcome.text == "Name the file to write."


def test_an_unknown_ending_is_refused_in_words(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    dialog.path.setText(str(tmp_path / "out.dwg"))
    export(qtbot, dialog)
    assert "“.dwg”" in dialog.outcome.text


def test_a_layout_that_could_not_be_fully_checked_says_how_many_plants(open_dialog: Open) -> None:
    bare = plan(site({"L1": rect(0, 0, 200, 200)}), {"P1": (rect(50, 50, 30, 20), {"name": "甲"})})
    dialog = open_dialog(bare)
    assert "Plants that could not be fully checked: 1." in dialog.state.text


def test_the_keyboard_is_enough(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    qtbot.keyClick(dialog.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=20_000)
    assert (tmp_path / "test-base.geojson").exists()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_opens_in_both_languages(open_dialog: Open, language: str) -> None:
    dialog = open_dialog(overlapping())
    assert dialog.windowTitle()
    assert dialog.sizeHint().width() <= 1366


def test_escape_stops_the_writing_and_leaves_no_file(open_dialog: Open, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog(overlapping())
    holds = threading.Event()
    desk.background.start(LANE, lambda _: holds.wait(20), lambda _: None)  # what is asked next waits behind it
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    holds.set()
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=20_000)
    assert dialog.isVisible()
    assert dialog.outcome.text == "Stopped; nothing was written."
    assert [p.suffix for p in tmp_path.iterdir() if p.suffix != ".json"] == []
