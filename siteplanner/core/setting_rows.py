"""Lists kept in a plan's settings: rows in JSON, each with a name or id of its own, keys of other versions included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from siteplanner.core.plan import Plan, plan_setting

Row = dict[str, Any]


def rows_of(plan: Plan, key: str, identity: str) -> list[Row]:
    """The rows kept under ``key`` in their order; entries without an ``identity`` are left out, each one kept once."""
    return rows_in(plan.settings.get(key, "[]"), identity)


def rows_in(text: str, identity: str) -> list[Row]:
    """The rows of an entry's text.

    >>> rows_in('[{"name": "a"}, {"name": ""}, 7, {"name": "a", "scale": 2}]', "name"), rows_in("{", "name")
    ([{'name': 'a', 'scale': 2}], [])
    """
    try:
        stored = json.loads(text)
    except ValueError:
        stored = []
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    named = [row for row in rows if isinstance(row.get(identity), str) and row[identity].strip()]
    return list({row[identity]: row for row in named}.values())


def with_rows(plan: Plan, key: str, rows: Iterable[Mapping[str, Any]]) -> Plan:
    """The plan with these rows under ``key``; the very same plan if it has them, and no entry for no rows."""
    kept = [dict(row) for row in rows]
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None
    return plan if plan.settings.get(key) == text else plan_setting(plan, key, text)


def number(row: Mapping[str, Any], key: str) -> float | None:
    """A finite number of a row; None for anything else."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
        return None
    return float(value)
