"""“If the price were”, driven: the answer follows the slider and is the table's arithmetic."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.live import live_cost
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from tests.gui.panels.conftest import Shown
from tests.gui.panels.test_figures_panel import Opened


@pytest.fixture
def powered(two_plants: Plan) -> Plan:
    """P1 takes 100 GWh a year from the 110 kV substation; P2 does not say what it takes."""
    values = {"energy_kwh_a": 1e8, "power_kw": 2e4, "demand_factor": 0.9, "power_factor": 0.95, "substation_id": "S1"}
    return edits.set_attributes("base", ["P1"], values).apply(two_plants)


def test_the_slider_s_answer_is_energy_times_price(
    shown: Shown,
    window: MainWindow,
    opened: Opened,
    powered: Plan,
    qtbot: Any,
) -> None:
    opened(powered)
    bar = shown("cost").price
    qtbot.waitUntil(lambda: bar.live is not None and "CNY" in bar.answer.text())
    assert bar.isVisible()
    assert bar.price.value() == pytest.approx(0.30)
    assert bar.answer.text().startswith("all electricity 30.0 M CNY a year")
    assert "without 1 whose figures are lacking" in bar.answer.text()
    bar.slider.setFocus()
    QTest.keyClick(bar.slider, Qt.Key.Key_Right)
    assert bar.price.value() == pytest.approx(0.31)
    assert bar.answer.text().startswith("all electricity 31.0 M CNY a year")
    standard = live_cost(Basis.of(powered)).standard_cny_a
    assert f"{abs(31e6 - standard) / 1e6:.1f} M CNY against the standard tariff" in bar.answer.text()


def test_other_families_have_no_price(shown: Shown, opened: Opened, powered: Plan) -> None:
    opened(powered)
    assert not shown("totals").price.isVisible()
