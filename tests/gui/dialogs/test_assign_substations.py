"""The dialog of proposals: what is shown is what is applied, as one step; by hand needs plants that are selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.assign_substations import BY_HAND, LANE, AssignSubstationsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests import builders as b

Opened = Callable[[Plan], PlanningSession]
Ask = Callable[[Plan], AssignSubstationsDialog]


def town(kva: float = 400.0) -> Plan:
    """P1, P2 of 400 kVA, both nearest to W, which bears one of them in N-1; E is further off and bears both."""
    on = b.site(
        substations={
            "W": (b.point(0, 0), {"name": "West", "capacity_kva": 1000.0, "transformers": 2}),
            "E": (b.point(1000, 0), {"capacity_kva": 2000.0, "transformers": 2}),
        }
    )
    load = {"power_kw": 2 * kva, "demand_factor": 0.5, "power_factor": 0.9, "substation_id": None}
    return b.plan(on, {f"P{n}": b.factory(b.rect(200 * n - 100, 20, 50, 50), **load) for n in (1, 2)})


@pytest.fixture
def ask(desk: Desk, opened: Opened, qtbot: Any) -> Iterator[Ask]:
    """Opens the dialog on a plan, P2 selected, and waits for the first proposal."""
    made = []

    def ask_it(plan: Plan) -> AssignSubstationsDialog:
        session = opened(plan)
        session.select(["P2"] if len(plan.plants()) else [])
        dialog = AssignSubstationsDialog(desk, Basis.of(session.plan))
        made.append(dialog)
        dialog.show()
        rest(dialog, qtbot)
        return dialog

    yield ask_it
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def rest(dialog: AssignSubstationsDialog, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not dialog.desk.background.is_busy(LANE), timeout=20_000)


def choose(combo: QComboBox, data: object, qtbot: Any, dialog: AssignSubstationsDialog) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())
    rest(dialog, qtbot)


def shown(dialog: AssignSubstationsDialog) -> list[tuple[str, str]]:
    """Plant and new substation of each row."""
    model = dialog.moves
    return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_balanced_proposal_is_shown_at_once_and_is_one_edit(ask: Ask) -> None:
    dialog = ask(town())
    assert shown(dialog) == [("P1", "W"), ("P2", "E")]
    assert dialog.verdict.text == "Every substation stays within N-1."
    assert dialog.apply.isEnabled()
    edit = dialog.edit
    assert edit is not None
    assert edit.apply(town()).plants()["substation_id"].tolist() == ["W", "E"]


def test_what_the_nearest_makes_of_the_loads_is_said(ask: Ask, qtbot: Any) -> None:
    dialog = ask(town())
    choose(dialog.method, "nearest", qtbot, dialog)
    assert shown(dialog) == [("P1", "W"), ("P2", "W")]
    assert "W" in dialog.verdict.text
    assert "N-1" in dialog.verdict.text
    assert dialog.loads.index(0, 0).data() == "W West"


def test_by_hand_connects_the_selected_plants(ask: Ask, qtbot: Any) -> None:
    dialog = ask(town())
    assert not dialog.station.isEnabled()
    choose(dialog.method, BY_HAND, qtbot, dialog)
    assert dialog.station.isEnabled()
    choose(dialog.station, "E", qtbot, dialog)
    assert shown(dialog) == [("P2", "E")]


def test_only_the_selected_plants_can_be_asked_for(ask: Ask, qtbot: Any) -> None:
    dialog = ask(town())
    choose(dialog.plants, True, qtbot, dialog)
    assert shown(dialog) == [("P2", "W")]


def test_what_gets_nothing_is_named(ask: Ask) -> None:
    dialog = ask(town(kva=1500.0))
    assert dialog.left.text().replace("\u202f", ",").splitlines() == [
        "P1: no substation has 1,500 kVA left in N-1.",
        "P2: no substation has 1,500 kVA left in N-1.",
    ]
    assert not dialog.apply.isEnabled()


def test_loads_that_are_not_known_are_never_called_within(ask: Ask) -> None:
    unknown = edits.set_attributes("base", "P2", {"power_factor": None, "substation_id": "E"})
    dialog = ask(unknown.apply(town()))
    assert dialog.verdict.text.startswith("Within N-1 as far as loads are known")


def test_without_a_substation_that_is_said(ask: Ask) -> None:
    dialog = ask(b.plan(b.site({"L1": b.rect(0, 0, 100, 100)}), {"P2": b.rect(10, 10, 20, 20)}))
    assert "There is no substation on the map" in dialog.verdict.text
    assert dialog.edit is None


def test_the_keyboard_is_enough(ask: Ask, qtbot: Any) -> None:
    dialog = ask(town())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.method.hasFocus)
    qtbot.keyClick(dialog.method, Qt.Key.Key_Down)
    rest(dialog, qtbot)
    assert shown(dialog) == [("P1", "W"), ("P2", "W")]
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_command_applies_the_proposal_as_one_step(window: MainWindow, qtbot: Any) -> None:
    session = PlanningSession(town(), author="tester")
    window.desk.open_session(session)
    qtbot.waitUntil(lambda: not window.desk.checking, timeout=20_000)
    window.commands.assign_substations()
    (dialog,) = window.findChildren(AssignSubstationsDialog)
    rest(dialog, qtbot)
    dialog.apply.click()
    assert session.plan.plants()["substation_id"].tolist() == ["W", "E"]
    window.desk.undo()
    assert session.plan.plants()["substation_id"].isna().all()
