"""Set one entry of the plan's settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Set the plan's {key}")


@dataclass(frozen=True)
class SetPlanSetting(Edit):
    """``json_text`` is the value in JSON; None removes the entry."""

    kind: ClassVar[str] = "set_plan_setting"
    key: str
    json_text: str | None

    def apply(self, plan: Plan) -> Plan:
        return plan if plan.settings.get(self.key) == self.json_text else plan_setting(plan, self.key, self.json_text)

    def label(self) -> Message:
        return LABEL(key=self.key)


def set_plan_setting(key: str, value: Any) -> SetPlanSetting:
    """Keep ``value`` (anything JSON can hold) under ``key`` with the plan; None removes the entry."""
    return SetPlanSetting(key, None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True))
