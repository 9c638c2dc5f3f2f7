"""The words by which people who come from CAD and GIS know the actions, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from siteplanner.assets import resource


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Further words for actions, by the action's id; most have none.

    >>> "偏移" in synonyms()["tool_offset"], "offset" in synonyms()["tool_offset"]
    (True, True)
    """
    rows = tomllib.loads(resource("synonyms.toml").read_text(encoding="utf-8"))
    return {action_id: (*words["en"], *words["zh"]) for action_id, words in rows.items()}
