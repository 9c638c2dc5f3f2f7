"""Themes: the named looks of the map that a plan keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from siteplanner.core.errors import EditError
from siteplanner.core.map_look import MapLook, look_from_json
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.text import QT_TRANSLATE_NOOP

THEMES = "themes"
"""The entry of a plan's settings that holds them: a list of ``{"name": …, "look": …}`` in the order of the menus."""

NO_SUCH_THEME = QT_TRANSLATE_NOOP("errors", "This plan has no theme “{theme}”.")


def themes_of(plan: Plan) -> dict[str, MapLook]:
    """The plan's themes by name, in order; entries that make no sense are left out."""
    return {row["name"]: look_from_json(row.get("look")) for row in theme_rows(plan)}


def theme_rows(plan: Plan) -> list[dict[str, Any]]:
    """The themes as they stand in the file, keys of other versions included; each name once."""
    try:
        stored = json.loads(plan.settings.get(THEMES, "[]"))
    except ValueError:
        stored = []
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    named = [row for row in rows if isinstance(row.get("name"), str) and row["name"].strip()]
    return list({row["name"]: row for row in named}.values())


def with_theme_rows(plan: Plan, rows: Iterable[dict[str, Any]]) -> Plan:
    """The plan with these themes; without any it keeps no entry at all."""
    kept = list(rows)
    return plan_setting(plan, THEMES, json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None)


def require_theme(plan: Plan, name: str) -> list[dict[str, Any]]:
    """The plan's themes, after making sure that one of that name is among them. Raises EditError."""
    rows = theme_rows(plan)
    if not any(row["name"] == name for row in rows):
        raise EditError(NO_SUCH_THEME, theme=name)
    return rows
