"""What came in the parent is shown plant by plant, and what is ticked is taken over."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.gui.desk import Desk
from siteplanner.gui.scenarios.scenario_tree import children
from siteplanner.gui.scenarios.take_over_dialog import PLANT, WHAT, TakeOverDialog

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def plan(two_plants: Plan) -> Plan:
    """In the base P1 is gone, P2 moved and of another load; the child has given P2 a load of its own."""
    made = edits.add_scenario("child", "Child", copy_of="base", linked=True).apply(two_plants)
    made = edits.set_attributes("child", ["P2"], {"power_kw": 700.0}).apply(made)
    made = edits.set_attributes("base", ["P2"], {"power_kw": 900.0}).apply(made)
    made = edits.move_plants("base", ["P2"], 20.0, 0.0).apply(made)
    return edits.remove_plants("base", ["P1"]).apply(made)


@pytest.fixture
def dialog(plan: Plan, desk: Desk, qtbot: Any) -> TakeOverDialog:
    made = TakeOverDialog(plan, "child")
    qtbot.addWidget(made)
    return made


def test_rows_say_what_came_and_below_them_what_clashes(dialog: TakeOverDialog) -> None:
    rows = {str(row.text(PLANT)): row for row in dialog._top()}
    assert list(rows) == ["P1", "P2"]
    assert rows["P1"].text(WHAT) == "removed"
    assert rows["P2"].text(WHAT) == "moved by 20.00 m; Connected load"
    (clash,) = children(rows["P2"])
    assert clash.text(WHAT) == "Clash: Connected load: 700.0 here, 900.0 in “base”"
    assert len(dialog.picture.changes) == 2


def test_all_is_ticked_and_comes_as_one_edit(dialog: TakeOverDialog, plan: Plan) -> None:
    edit = dialog.edit()
    assert edit is not None
    after = edit.apply(plan)
    assert list(after.plants("child").index) == ["P2"]
    assert after.plants("child")["power_kw"]["P2"] == 700.0
    assert not behind(after, "child")


def test_only_what_is_ticked_comes_and_the_parent_is_followed_where_that_is_ticked(
    dialog: TakeOverDialog, plan: Plan
) -> None:
    one, two = dialog._top()
    one.setCheckState(PLANT, UNCHECKED)
    children(two)[0].setCheckState(PLANT, CHECKED)
    assert (dialog.ticked, dialog.followed) == (("P2",), (("P2", "power_kw"),))
    edit = dialog.edit()
    assert edit is not None
    after = edit.apply(plan)
    assert list(after.plants("child").index) == ["P1", "P2"]
    assert after.plants("child")["power_kw"]["P2"] == 900.0
    assert behind(after, "child").removed == ("P1",)


def test_without_a_tick_there_is_nothing_to_take_over(dialog: TakeOverDialog) -> None:
    dialog.none.click()
    assert not dialog.take.isEnabled()
    assert dialog.take.toolTip() == "Tick a plant first."
    assert dialog.edit() is None
    dialog.all.click()
    assert dialog.count.text() == "2 of 2 ticked"
    assert dialog.take.isEnabled()
