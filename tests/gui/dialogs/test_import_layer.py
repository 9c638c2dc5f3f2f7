"""A layer or plants brought into the open plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.import_layer import ImportLayerDialog
from siteplanner.services.planning_session import PlanningSession
from tests.builders import plan, rect, site
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


@pytest.mark.parametrize("what", ["layer", "plants"])
def test_it_opens_in_both_languages(open_dialog: Open, tmp_path: Path, language: str, what: str) -> None:
    dialog = open_dialog(what, written(tmp_path / "zones.gpkg", plots(1)))
    assert dialog.windowTitle()
    assert dialog.width() <= 1366
