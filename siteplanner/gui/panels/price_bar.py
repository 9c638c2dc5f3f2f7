"""“If the price were”: a slider over the terminal price, and what all electricity would cost then, at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QWidget

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.live import LiveCost, live_cost
from siteplanner.core.work import Work
from siteplanner.gui.desk import Desk
from siteplanner.gui.numbers import money, money_unit

LANE = "cost at another price"
LEAST_CNY, MOST_CNY, STEP_CNY = 0.0, 1.2, 0.01
PREFERENTIAL = "energy_cost.price_preferential"


class PriceBar(QWidget):
    """Changes nothing in the plan: it asks what would be. ``basis`` is what the costs are of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.basis: Basis | None = None
        self.live: LiveCost | None = None
        self.label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(LEAST_CNY / STEP_CNY), round(MOST_CNY / STEP_CNY))
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(80)
        self.slider.setMaximumWidth(220)
        self.price = QDoubleSpinBox()
        self.price.setRange(LEAST_CNY, MOST_CNY)
        self.price.setSingleStep(STEP_CNY)
        self.price.setDecimals(2)
        self.answer = QLabel()
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.slider)
        row.addWidget(self.price)
        row.addWidget(self.answer, 1)
        self.slider.valueChanged.connect(lambda at: self.price.setValue(at * STEP_CNY))
        self.price.valueChanged.connect(self._asked)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(self.tr("If the price were"))
        self.slider.setAccessibleName(self.tr("If the price were"))
        self.price.setAccessibleName(self.tr("If the price were"))
        self.price.setSuffix(self.tr(" CNY/kWh"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_basis(self, basis: Basis | None) -> None:
        """Ask about these plants from now on; the price stays, at first it is the preferential one."""
        if basis is self.basis:
            return
        fresh = self.basis is None or (basis is not None and self.basis.plan.plan_uuid != basis.plan.plan_uuid)
        self.basis = basis
        if basis is None:
            self.live = None
            self._say()
            return
        if fresh:
            self.price.setValue(basis.factors.value(PREFERENTIAL))
        self.desk.background.start(LANE, partial(_made, basis), self._ready)

    def _ready(self, live: LiveCost) -> None:
        self.live = live
        self._say()

    def _asked(self, price: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(price / STEP_CNY))
        self.slider.blockSignals(False)
        self._say()

    def _say(self) -> None:
        live = self.live
        if live is None or live.energy_kwh_a <= 0:
            self.answer.setText("")
            return
        total = live.at(self.price.value()).total
        difference = total - live.standard_cny_a
        told = {
            "total": f"{money(total)} {money_unit()}",
            "difference": f"{'+' if difference >= 0 else '−'}{money(abs(difference))} {money_unit()}",
        }
        text = self.tr("all electricity {total} a year, {difference} against the standard tariff").format(**told)
        if live.lacking:
            text += self.tr("; without {count} whose figures are lacking").format(count=live.lacking)
        self.answer.setText(text)
        self.answer.setToolTip(text)


def _made(basis: Basis, work: Work) -> LiveCost:
    work.pause()
    return live_cost(basis)
