"""A planner goes through the quarters: the map, the tables and the findings follow, and say of what part they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
THE_PAIR = "fire-separation:P1:P2"


@pytest.fixture
def dated(two_plants: Plan) -> Plan:
    """The two that stand too near each other, P1 from 2024Q2, P2 from 2025Q1: nothing is wrong before it is there."""
    plan = edits.set_attributes("base", ["P1"], {"in_service": "2024-06-30"}).apply(two_plants)
    plan = edits.set_attributes("base", ["P2"], {"in_service": "2025-01-01"}).apply(plan)
    return edits.set_targets([{"year": 2024, "output_value_cny": 1e8}, {"year": 2025, "output_value_cny": 2e8}]).apply(
        plan
    )


def ids(window: MainWindow) -> list[str]:
    result = window.desk.result
    assert result is not None
    return [finding.id for finding in result.findings if finding.severity == "error"]


def pixels(window: MainWindow, east_m: float, north_m: float) -> tuple[int, int, int]:
    """The colour of the map at a place."""
    image = window.canvas.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = Hand(window).at(ORIGIN[0] + east_m, ORIGIN[1] + north_m).toPoint()
    shade = image.pixelColor(at * image.devicePixelRatio())
    return shade.red(), shade.green(), shade.blue()


def plants_in_table(window: MainWindow) -> int:
    model = window.zones_panel.model
    headers = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    column = next(at for at, text in enumerate(headers) if str(text).startswith("Plants"))
    return int(str(model.index(model.rowCount() - 1, column).data()))


def step(window: MainWindow, key: Qt.Key, qtbot: Any, times: int = 1) -> None:
    slider = window.scenario_bar.moment.slider
    slider.setFocus()
    for _ in range(times):
        QTest.keyClick(slider, key)
    rest(window, qtbot)
    qtbot.waitUntil(lambda: window.desk.result_is_current, timeout=20_000)


def test_map_tables_and_findings_follow_the_slider_and_say_of_what_they_are(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    panel = window.findings_panel
    window.docks["findings"].raise_()
    window.docks["zones"].raise_()
    assert ids(window) == [THE_PAIR]
    assert not panel.notice.isVisible()
    strong = pixels(window, 90, 45)
    assert plants_in_table(window) == 2

    step(window, Qt.Key.Key_Left, qtbot, 5)  # 2025Q4, Q3, Q2, Q1, 2024Q4
    assert window.scenario_bar.moment.field.text() == "2024Q4"
    # the map: P2 is paler, P1 is not
    assert np.abs(np.subtract(pixels(window, 90, 45), strong)).max() > 20
    assert window.canvas._content.request(window.canvas.view.window(), 1.0).faded == {"P2"}  # type: ignore[union-attr]
    # the findings: none by then, which is not the green state, and the whole plan's are told beside it
    assert ids(window) == []
    assert panel._stack.currentWidget() is panel.waiting
    assert panel.waiting.accessibleName() == "No errors in service by 2024Q4"
    assert panel.notice.isVisible()
    whole = "Findings of what is in service by 2024Q4 only. The whole plan: 1 error."
    assert panel.notice.words.text() == whole
    assert window.status.counts.text() == "by 2024Q4: no errors; whole plan: 1 error"
    assert window.status._counted[0] == "error"  # the sign is that of the whole plan
    # the tables: one plant, its 100 of 100 and of 200 million
    assert plants_in_table(window) == 1
    assert window.zones_panel.note.text().startswith("Only what is in service by 2024Q4.")
    assert [bar.value.split()[-1] for bar in window.targets_panel.chart._bars] == ["100%", "50%"]
    assert window.targets_panel.note.text() == "Only what is in service by 2024Q4."
    # nothing was mended, for nothing was done
    assert (session.fixed, session.caused) == (frozenset(), frozenset())
    assert session.history.at == 0

    step(window, Qt.Key.Key_Right, qtbot)  # 2025Q1: P2 comes
    assert ids(window) == [THE_PAIR]
    assert plants_in_table(window) == 2
    assert panel.summary.text() == "By 2025Q1: 1 error"
    assert panel.notice.isVisible()

    QTest.mouseClick(panel.notice.all, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert (window.desk.moment, window.scenario_bar.moment.field.text()) == (None, "")
    assert not panel.notice.isVisible()
    assert panel.summary.text() == "1 error"
    assert window.status.counts.text() == "1 error"
    since = session.since(THE_PAIR)
    assert since is not None
    assert since.as_opened


def test_live_checks_are_of_the_same_moment_and_the_whole_plan_is_checked_when_the_hand_lets_go(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    step(window, Qt.Key.Key_Left, qtbot, 5)
    west = edits.move_plants("base", ["P1"], -16.0, 0.0)
    session.preview(west)
    qtbot.waitUntil(lambda: window.desk.result_is_current, timeout=20_000)
    assert window.desk.live_checker is not None
    assert window.desk.live_checker.when == dt.date(2024, 12, 31)
    assert ids(window) == ["setback:P1"]  # 4 m from the edge of its land; P2 is not there yet
    session.preview(None)
    session.apply(west)
    rest(window, qtbot)
    qtbot.waitUntil(lambda: window.desk.result_is_current, timeout=20_000)
    assert ids(window) == ["setback:P1"]
    assert window.desk.whole_result is not None
    assert [f.id for f in window.desk.whole_result.findings if f.severity == "error"] == ["setback:P1"]
    assert "The whole plan: 1 error" in window.findings_panel.notice.words.text()
    assert sorted(session.caused or ()) == ["setback:P1"]
    assert sorted(session.fixed or ()) == [THE_PAIR]  # 16 m further away: the whole plan's is mended
    window.desk.undo()
    rest(window, qtbot)
    qtbot.waitUntil(lambda: window.desk.result_is_current, timeout=20_000)
    assert (ids(window), session.fixed) == ([], frozenset())


def test_an_edit_while_a_part_is_looked_at_mends_nothing_of_the_rest(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    step(window, Qt.Key.Key_Left, qtbot, 5)
    session.apply(edits.move_plants("base", ["P1"], 0.0, 1.0))  # as near to P2 as before, which is not there yet
    rest(window, qtbot)
    assert ids(window) == []
    assert (session.fixed, session.caused) == (frozenset(), frozenset())


def test_until_the_part_is_checked_nothing_is_said_of_it(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    opened(dated)
    window.desk.set_moment(2024)
    assert window.findings_panel.summary.text() == "1 error (checking again…)"
    assert window.status.counts.text() == "checking…"
    assert not window.desk.result_is_current
    window.desk.set_moment(None)
    assert window.status.counts.text() == "1 error"
    rest(window, qtbot)


def test_a_plant_that_comes_later_is_never_called_clean_at_a_moment(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    session = opened(dated)
    window.commands.plants_by_finding()
    step(window, Qt.Key.Key_Left, qtbot, 5)
    stands = window.canvas._content._stands()
    assert dict(stands) == {"P1": "clean"}
    session.preview(edits.move_plants("base", ["P2"], 10.0, 0.0))
    qtbot.waitUntil(lambda: window.desk.result_is_current, timeout=20_000)
    assert window.canvas.foreground._in_hand() == {"P2": "unknown"}
    session.preview(None)


def test_what_goes_out_of_the_house_is_the_whole_plan_whatever_the_moment(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    opened(dated)
    step(window, Qt.Key.Key_Left, qtbot, 5)
    whole = window.desk.whole_result
    assert whole is not None
    assert (whole.when, [f.id for f in whole.findings if f.severity == "error"]) == (None, [THE_PAIR])


def test_a_finding_of_a_part_only_is_neither_waived_nor_mended(
    window: MainWindow, opened: Opened, dated: Plan, qtbot: Any
) -> None:
    """Two transformers: by 2024Q4 the load is above what one carries (a warning), with P2 above both (an error)."""
    small = dated.site.with_layer("substations", dated.site.substations.assign(capacity_kva=[1400.0]))
    import dataclasses

    session = opened(dataclasses.replace(dated, site=small))
    whole = {f.id: f.severity for f in session_findings(window)}
    assert whole["substation-load:substation=S1"] == "error"
    step(window, Qt.Key.Key_Left, qtbot, 5)
    now = {f.id: f.severity for f in session_findings(window)}
    assert now["substation-load:substation=S1"] == "warning"
    panel = window.findings_panel
    panel._make_current(panel.model.row_of("substation-load:substation=S1", None))
    said: list[str] = []
    window.desk.told.connect(lambda message, _: said.append(str(message)))
    window.commands.waive_finding()
    assert "in service by 2024Q4 only" in said[-1]
    assert session.history.at == 0


def session_findings(window: MainWindow) -> Any:
    result = window.desk.result
    assert result is not None
    return result.findings


def test_in_chinese_too(window: MainWindow, opened: Opened, dated: Plan, qtbot: Any) -> None:
    opened(dated)
    translation.install_language("zh_CN")
    step(window, Qt.Key.Key_Left, qtbot, 5)
    assert "2024" in window.findings_panel.notice.words.text()
    assert window.scenario_bar.moment.field.text() == "2024Q4"
