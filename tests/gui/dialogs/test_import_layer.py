"""A layer or plants brought into the open plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.import_layer import ImportLayerDialog
from siteplanner.gui.dialogs.parcel_update import ParcelUpdateDialog
from siteplanner.services.kept_mappings import kept_choices
from siteplanner.services.planning_session import PlanningSession
from tests.builders import line, plan, rect, site
from tests.drawn_maps import frame_of, plots, written
from tests.gui.dialogs.conftest import LEFT
from tests.gui.dialogs.test_new_from_maps import pick

Open = Callable[..., ImportLayerDialog]


@pytest.fixture
def town() -> Plan:
    return plan(site({"L1": rect(0, 0, 100, 100)}, zones={"Z9": rect(0, 0, 50, 50)}), {"P1": rect(10, 10, 20, 20)})


@pytest.fixture
def session(town: Plan, opened: Callable[[Plan], PlanningSession]) -> PlanningSession:
    return opened(town)


@pytest.fixture
def open_dialog(desk: Desk, session: PlanningSession, qtbot: Any) -> Iterator[Open]:
    made: list[ImportLayerDialog] = []

    def open_it(what: Any, path: Path | None = None) -> ImportLayerDialog:
        dialog = ImportLayerDialog(desk, what, None)
        made.append(dialog)
        dialog.show()
        if path is not None:
            dialog.choose(path)
            looked_into(qtbot, dialog)
        return dialog

    yield open_it
    for dialog in made:
        dialog.done(0)
        dialog.deleteLater()


def looked_into(qtbot: Any, dialog: ImportLayerDialog) -> None:
    qtbot.waitUntil(lambda: dialog.entry is not None and not dialog.entry.waiting, timeout=20_000)


def bring_in(qtbot: Any, dialog: ImportLayerDialog) -> None:
    qtbot.mouseClick(dialog.import_button, LEFT)
    qtbot.waitUntil(lambda: dialog.edit is not None or dialog.import_button.isEnabled(), timeout=20_000)


def test_a_layer_is_replaced_and_undo_brings_it_back(
    open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog("layer", written(tmp_path / "片区.gpkg", frame_of([rect(0, 0, 9, 9)], zone_id=["Z1"])))
    assert dialog.form.role.currentData() == "zones"
    assert dialog.meaning.text() == "Zones: the 1 rows that are there now go; undo brings them back."
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    session.apply(dialog.edit)
    assert list(session.plan.site.zones.index) == ["Z1"]
    assert [entry.role for entry in session.plan.import_reports] == ["zones"]
    session.undo()
    assert list(session.plan.site.zones.index) == ["Z9"]


def test_rows_are_added_to_a_layer(open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog("layer", written(tmp_path / "zones.gpkg", frame_of([rect(0, 0, 9, 9)], zone_id=["Z1"])))
    qtbot.mouseClick(dialog.append_rows, LEFT, pos=dialog.append_rows.rect().center())
    assert dialog.meaning.text() == "Zones: the 1 rows that are there now stay."
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    assert list(session.apply(dialog.edit).site.zones.index) == ["Z9", "Z1"]


def test_footprints_become_plants_of_the_active_scenario(
    open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path
) -> None:
    buildings = frame_of([rect(40, 40, 10, 10)], JZMC=["成品库"], plant_id=["B1"])
    dialog = open_dialog("plants", written(tmp_path / "buildings.gpkg", buildings))
    assert not dialog.form.role.isVisible()
    pick(dialog.form.mapping.combo("name"), "JZMC")
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    plants = session.apply(dialog.edit).plants("base")
    assert plants["name"]["B1"] == "成品库"
    assert list(plants.index) == ["P1", "B1"]


def test_plants_that_are_there_are_refused_in_words_and_updated_when_told(
    open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog("plants", written(tmp_path / "b.gpkg", frame_of([rect(0, 0, 5, 5)], plant_id=["P1"])))
    bring_in(qtbot, dialog)
    assert dialog.edit is None
    assert "Tick “Update existing plants”" in dialog.problem.text
    assert "--update" not in dialog.problem.text
    qtbot.mouseClick(dialog.update_plants, LEFT, pos=dialog.update_plants.rect().center())
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    assert session.apply(dialog.edit).plants("base").geometry["P1"].area == pytest.approx(25.0)


def test_a_broken_file_is_one_sentence_and_the_dialog_stays(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "zones.geojson").write_text("{")
    dialog = open_dialog("layer", tmp_path / "zones.geojson")
    assert "is damaged or no map" in dialog.problem.text
    bring_in(qtbot, dialog)
    assert dialog.edit is None
    assert dialog.isVisible()
    dialog.choose(written(tmp_path / "zones.gpkg", plots(1)))
    looked_into(qtbot, dialog)
    assert dialog.problem.text == ""


def test_the_file_is_asked_for_where_the_plan_lies(open_dialog: Open, qtbot: Any, tmp_path: Path, answers: Any) -> None:
    path = written(tmp_path / "zones.gpkg", plots(1))
    dialog = open_dialog("layer")
    assert not dialog.import_button.isEnabled()
    answers.give("QFileDialog.getOpenFileNames", ([str(path)], ""))
    qtbot.mouseClick(dialog.browse, LEFT)
    looked_into(qtbot, dialog)
    assert dialog.path.text() == str(path)


def test_several_maps_come_in_as_one_step(
    open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog("layer")
    assert not dialog.gathered.table.isVisible()
    zones = written(tmp_path / "片区.gpkg", frame_of([rect(0, 0, 9, 9)], zone_id=["Z1"]))
    roads = written(tmp_path / "道路.gpkg", frame_of([line((0, -9), (90, -9))]))
    dialog.choose(zones, roads)
    qtbot.waitUntil(lambda: not dialog.gathered.waiting, timeout=20_000)
    assert dialog.gathered.table.isVisible()
    assert dialog.path.text() == "2 files"
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    before = session.plan
    made = session.apply(dialog.edit)
    assert (list(made.site.zones.index), len(made.site.constraints)) == (["Z1"], 1)
    session.undo()
    assert session.plan is before


def test_newer_parcels_are_compared_and_taken_over(
    open_dialog: Open, session: PlanningSession, qtbot: Any, tmp_path: Path, answers: Any
) -> None:
    newer = frame_of([rect(0, 0, 100, 100), rect(200, 0, 50, 50)], parcel_id=["L1", "L2"])
    dialog = open_dialog("layer", written(tmp_path / "parcels.gpkg", newer))
    qtbot.mouseClick(dialog.compare_rows, LEFT, pos=dialog.compare_rows.rect().center())
    assert dialog.import_button.text() == "Compare…"

    def take_over(compared: ParcelUpdateDialog) -> int:
        compared.accept()
        return compared.result()

    answers.give("QDialog.exec", lambda _: 0)  # looked at, and not taken
    bring_in(qtbot, dialog)
    assert dialog.edit is None
    assert dialog.isVisible()
    answers.give("QDialog.exec", take_over)
    bring_in(qtbot, dialog)
    assert dialog.edit is not None
    made = session.apply(dialog.edit)
    assert list(made.site.parcels.index) == ["L1", "L2"]
    assert list(made.plants("base").index) == ["P1"]


def test_a_newer_map_that_needs_an_answer_is_there_to_be_compared(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog("layer")
    dialog.compare(written(tmp_path / "变电站.shp", plots(2).set_crs(None, allow_override=True)))
    looked_into(qtbot, dialog)
    assert dialog.compare_rows.isChecked()
    assert dialog.form.role.currentData() == "parcels"  # whatever the file is called
    assert dialog.problem.text == "The file does not say its coordinate system. Choose it."


def test_only_one_map_of_parcels_can_be_compared(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog("layer", written(tmp_path / "parcels.gpkg", plots(2)))
    qtbot.mouseClick(dialog.compare_rows, LEFT, pos=dialog.compare_rows.rect().center())
    pick(dialog.form.role, "zones")
    looked_into(qtbot, dialog)
    assert not dialog.compare_rows.isEnabled()
    assert dialog.replace_rows.isChecked()
    assert dialog.import_button.text() == "Import"


def test_what_was_decided_is_remembered_only_when_the_map_came_in(
    open_dialog: Open, session: PlanningSession, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    path = written(tmp_path / "zones.gpkg", frame_of([rect(0, 0, 9, 9)], who=["甲"]))
    dialog = open_dialog("layer", path)
    pick(dialog.form.mapping.combo("name"), "who")
    dialog.reject()
    assert kept_choices(desk.settings, "zones", ["who"]) is None
    dialog = open_dialog("layer", path)
    pick(dialog.form.mapping.combo("name"), "who")
    bring_in(qtbot, dialog)
    kept = kept_choices(desk.settings, "zones", ["who"])
    assert kept is not None
    assert kept.fields == {"name": "who"}


@pytest.mark.parametrize("what", ["layer", "plants"])
def test_it_opens_in_both_languages(open_dialog: Open, tmp_path: Path, language: str, what: str) -> None:
    dialog = open_dialog(what, written(tmp_path / "zones.gpkg", plots(1)))
    assert dialog.windowTitle()
    assert dialog.width() <= 1366


def far_map(path: Path, degrees_east: float = 1.0) -> Path:
    """Two plots, moved so far that they lie in another county, or province."""
    return written(path, plots(2).to_crs(4490).assign(geometry=lambda f: f.translate(degrees_east)))


def test_a_map_outside_the_county_comes_in_only_once_it_is_said_to_belong_there(
    open_dialog: Open, qtbot: Any, tmp_path: Path
) -> None:
    dialog = open_dialog("layer", far_map(tmp_path / "far.gpkg"))
    belongs = dialog.form.placing.belongs
    assert belongs.isVisible()
    assert not belongs.isChecked()
    assert not dialog.import_button.isEnabled()
    assert dialog.import_button.toolTip() == "Say first that far.gpkg belongs where it lies."
    assert "outside Pingding county" in dialog.problem.text
    belongs.click()
    assert dialog.import_button.isEnabled()
    assert dialog.problem.text == ""
    belongs.click()
    assert not dialog.import_button.isEnabled()
    belongs.click()
    bring_in(qtbot, dialog)
    assert dialog.edit is not None


def test_what_was_said_of_one_place_is_not_said_of_another(open_dialog: Open, qtbot: Any, tmp_path: Path) -> None:
    dialog = open_dialog("layer", far_map(tmp_path / "far.gpkg"))
    dialog.form.placing.belongs.click()
    dialog.choose(far_map(tmp_path / "beyond.gpkg", -9.0))
    looked_into(qtbot, dialog)
    assert not dialog.import_button.isEnabled()
    dialog.choose(written(tmp_path / "home.gpkg", plots(2)))
    looked_into(qtbot, dialog)
    assert dialog.import_button.isEnabled()
    assert not dialog.form.placing.belongs.isVisible()


def test_beside_a_plan_that_lies_outside_nothing_is_asked(
    open_dialog: Open, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    there = plots(2).to_crs(4490).assign(geometry=lambda f: f.translate(1.0)).to_crs(4547)
    far = Plan.new(Site.empty(4547), "far away")
    desk.open_session(PlanningSession(edits.add_features(far, "parcels", there.geometry).apply(far)))
    dialog = open_dialog("layer", far_map(tmp_path / "far.gpkg"))
    assert dialog.import_button.isEnabled()
    assert not dialog.form.placing.belongs.isVisible()
