"""Set a factor that figures are worked out with, for the whole plan or for one scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.measures.factors import (
    WHOLE_PLAN,
    own_factors,
    shipped_factor,
    with_own_factors,
)
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

SET = QT_TRANSLATE_NOOP("edits", "Set {factor} to {value:,.12g}{unit}")
SHIPPED = QT_TRANSLATE_NOOP("edits", "Set {factor} back to what the program ships")


@dataclass(frozen=True)
class SetFactor(Edit):
    """``value`` None takes away what was set; ``scope`` is a scenario, or '' for the whole plan."""

    kind: ClassVar[str] = "set_factor"
    key: str
    value: float | None
    note: str = ""
    scope: str = WHOLE_PLAN

    def apply(self, plan: Plan) -> Plan:
        try:
            return self._applied(plan)
        except InputError as error:
            raise EditError(error.message.template, **error.message.values) from error

    def _applied(self, plan: Plan) -> Plan:
        factor = shipped_factor(self.key)
        if self.scope != WHOLE_PLAN:
            plan.scenario(self.scope)
        own = own_factors(plan)
        rows = dict(own.get(self.scope, {}))
        if self.value is None:
            rows.pop(self.key, None)
        else:
            rows[self.key] = (factor.require(self.value), self.note)
        return with_own_factors(plan, {**own, self.scope: rows})

    def label(self) -> Message:
        factor = shipped_factor(self.key)
        if self.value is None:
            return SHIPPED(factor=factor.name)
        unit = f" {factor.unit}" if factor.unit else ""
        return SET(factor=factor.name, value=self.value, unit=unit)


def set_factor(key: str, value: float | None, note: str = "", scope: str = WHOLE_PLAN) -> SetFactor:
    """Work figures out with another factor (``family.name``); None: with the one shipped. Raises EditError on apply
    for an unknown factor or scenario, or a value out of its bounds."""
    return SetFactor(key, None if value is None else float(value), note, scope)
