"""The dialog of a newer map of parcels: what is listed, what a tick does, what a click shows, what is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.affected_plants import GAINED, PLANT
from siteplanner.gui.dialogs.parcel_update import LANE, ParcelUpdateDialog
from siteplanner.gui.table_models.parcel_changes_model import DETAILS, PARCELS
from siteplanner.services.parcel_update import propose_update
from siteplanner.services.planning_session import PlanningSession
from tests import builders as b
from tests.gui.dialogs.conftest import LEFT
from tests.services.test_parcel_update import OLD, map_of, town

Ask = Callable[..., ParcelUpdateDialog]
NEWER = {"D1": b.rect(0, 0, 110, 100), "D2-1": b.rect(110, 0, 40, 100), "D2-2": b.rect(150, 0, 50, 100)}
"""D1 has taken 10 m of D2, the rest of which is cut in two, across the plant P1; D3 is gone."""
TICK = Qt.ItemDataRole.CheckStateRole
CHECKED, UNCHECKED, PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


@pytest.fixture
def ask(desk: Desk, opened: Callable[[Plan], PlanningSession], qtbot: Any, tmp_path: Path) -> Iterator[Ask]:
    made = []

    def ask_it(newer: dict[str, Any] | None = None) -> ParcelUpdateDialog:
        plan = opened(town(tmp_path)).plan
        dialog = ParcelUpdateDialog(desk, propose_update(plan, map_of(tmp_path, newer or NEWER)))
        made.append(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield ask_it
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def listed(dialog: ParcelUpdateDialog) -> list[tuple[str, list[str]]]:
    """The groups, and the parcels of each."""
    model = dialog.model
    groups = [model.index(row, PARCELS) for row in range(model.rowCount())]
    return [(g.data(), [model.index(r, PARCELS, g).data() for r in range(model.rowCount(g))]) for g in groups]


def worked_out(dialog: ParcelUpdateDialog, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: dialog.effect is not None, timeout=20_000)


def test_changes_are_listed_by_kind_with_counts_and_all_are_ticked(ask: Ask) -> None:
    dialog = ask()
    assert listed(dialog) == [
        ("Gone: 1", ["D3"]),
        ("Split: 1", ["D2 → D2-1, D2-2"]),
        ("Outline changed: 1", ["D1"]),
    ]
    group = dialog.model.index(2, PARCELS)
    assert group.data(TICK) == CHECKED.value or group.data(TICK) is CHECKED
    details = dialog.model.index(0, DETAILS, group).data()
    assert "10 000.0 → 11 000.0 m²" in details.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ")
    assert "boundary up to 10.00 m off" in details


def test_the_plants_affected_show_their_findings_and_why(ask: Ask) -> None:
    dialog = ask()
    assert dialog.plants.topLevelItemCount() == 1
    row = dialog.plants.topLevelItem(0)
    assert row is not None
    assert row.text(PLANT) == "P1"
    assert "Split D2 → D2-1, D2-2" in row.text(1)
    assert row.text(GAINED) == f"+{len(dialog.proposal.effect.plants[0].gained)}"
    assert row.childCount() == len(dialog.proposal.effect.plants[0].gained) + len(dialog.proposal.effect.plants[0].lost)
    assert dialog.verdict.text().startswith("Plants affected: 1. Findings gained: ")


def test_without_the_split_the_new_outline_beside_it_lies_on_the_old_parcel_and_that_is_said(
    ask: Ask, qtbot: Any
) -> None:
    dialog = ask()
    group = dialog.model.index(1, PARCELS)
    assert dialog.model.setData(dialog.model.index(0, PARCELS, group), UNCHECKED, TICK)
    assert dialog.effect is None
    worked_out(dialog, qtbot)
    assert "D2 stays as it is and D1 comes in" in dialog.caution.text
    dialog.accept()
    assert dialog.edit is not None
    assert str(dialog.edit.label()) == "Parcels updated from dk2026.gpkg: 1 gone, 1 with another outline"


def test_a_group_ticks_all_of_its_changes_and_nothing_ticked_cannot_be_applied(ask: Ask, qtbot: Any) -> None:
    dialog = ask({"D1": b.rect(0, 0, 90, 100), "D2": b.rect(110, 0, 90, 100), "D3": OLD["D3"]})
    group = dialog.model.index(0, PARCELS)
    assert dialog.model.setData(dialog.model.index(0, PARCELS, group), UNCHECKED, TICK)
    assert group.data(TICK) is PARTLY
    assert dialog.model.setData(group, CHECKED, TICK)
    assert len(dialog.taken) == 2
    qtbot.mouseClick(dialog.none, LEFT)
    assert dialog.taken == frozenset()
    assert not dialog.apply.isEnabled()
    assert dialog.apply.toolTip() == "Tick at least one change."
    dialog.accept()
    assert dialog.edit is None
    qtbot.mouseClick(dialog.all, LEFT)
    assert dialog.apply.isEnabled()
    worked_out(dialog, qtbot)


def test_a_row_goes_to_its_place_on_the_picture_and_on_the_map_behind(ask: Ask, desk: Desk, qtbot: Any) -> None:
    dialog = ask()
    with qtbot.waitSignal(desk.place_shown) as shown:
        dialog.tree.setCurrentIndex(dialog.model.index(0, PARCELS, dialog.model.index(0, PARCELS)))
    assert shown.args == [OLD["D3"].bounds]
    window = dialog.picture.window_shown
    assert (window.centre_e, window.centre_n) == pytest.approx((b.ORIGIN[0] + 250, b.ORIGIN[1] + 50))


def test_a_click_on_the_picture_goes_to_the_row(ask: Ask, qtbot: Any) -> None:
    dialog = ask()
    qtbot.mouseClick(dialog.whole, LEFT)
    x, y = dialog.picture.window_shown.to_screen(b.ORIGIN[0] + 250, b.ORIGIN[1] + 50)
    qtbot.mouseClick(dialog.picture, LEFT, pos=QPoint(round(x), round(y)))
    assert dialog.tree.currentIndex().data() == "D3"


def test_the_picture_zooms_and_moves_by_keys(ask: Ask, qtbot: Any) -> None:
    dialog = ask()
    before = dialog.picture.window_shown
    qtbot.keyClick(dialog.picture, "+")
    assert dialog.picture.window_shown.metres_per_pixel < before.metres_per_pixel
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Right)
    assert dialog.picture.window_shown.centre_e > before.centre_e


def test_the_same_map_has_nothing_to_take(ask: Ask) -> None:
    dialog = ask(OLD)
    assert listed(dialog) == []
    assert dialog.verdict.text() == "The map has the same parcels as the plan."
    assert not dialog.apply.isEnabled()


def test_closing_it_stops_what_is_worked_out(ask: Ask, desk: Desk, qtbot: Any) -> None:
    dialog = ask()
    dialog.model.take_all(taken=False)
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.background.is_busy(LANE), timeout=20_000)
    assert dialog.edit is None
