"""Free combinations of totals in the window, driven."""

from __future__ import annotations

from typing import Any

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from tests.gui.panels.conftest import Shown, settled
from tests.gui.panels.test_figures_panel import Opened


def test_any_dimensions_are_summed_with_one_across(
    shown: Shown,
    window: MainWindow,
    opened: Opened,
    two_plants: Plan,
    qtbot: Any,
) -> None:
    opened(two_plants)
    panel = shown("totals", "pivot")
    assert panel.pivot.isVisible()
    assert panel.pivot.asked == (("zone", "product"), None, None)
    panel.pivot.columns.setCurrentIndex(panel.pivot.columns.findData("status"))
    panel.pivot.figure.setCurrentIndex(panel.pivot.figure.findData("output_value_cny"))
    panel.pivot.changed.emit()
    settled(panel, qtbot)
    assert panel.table is not None
    totals = [value for value in panel.table.rows[-1].values if isinstance(value, float)]
    assert totals[-1] == 1.5e8
    assert sum(totals[:-1]) == totals[-1]


def test_a_dimension_taken_twice_counts_once(
    shown: Shown,
    opened: Opened,
    two_plants: Plan,
) -> None:
    opened(two_plants)
    panel = shown("totals", "pivot")
    panel.pivot.rows[1].setCurrentIndex(panel.pivot.rows[1].findData("zone"))
    panel.pivot.columns.setCurrentIndex(panel.pivot.columns.findData("zone"))
    assert panel.pivot.asked == (("zone",), None, None)
