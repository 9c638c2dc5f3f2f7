"""Rule packs of the planner's own, kept in the plan as their text, so that they travel with it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.setting_rows import rows_in

RULE_PACKS = "rule_packs"
"""The entry of a plan's settings that holds them: a list of ``{"id": …, "toml": …}``."""


def kept_packs(plan: Plan) -> dict[str, str]:
    """The TOML texts of the packs in the plan, by their ids."""
    rows = rows_in(plan.settings.get(RULE_PACKS, "[]"), "id")
    return {row["id"]: str(row.get("toml", "")) for row in rows}


def with_kept_packs(plan: Plan, packs: Mapping[str, str]) -> Plan:
    """The plan with these packs; without any it keeps no entry at all."""
    rows = [{"id": name, "toml": text} for name, text in packs.items()]
    return plan_setting(plan, RULE_PACKS, json.dumps(rows, ensure_ascii=False, sort_keys=True) if rows else None)
