"""The themes that every plan is offered, from ``resources/styles/themes.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from siteplanner.assets import resource
from siteplanner.core.map_look import MapLook, look_from_json
from siteplanner.drawing.style_values import Name


@dataclass(frozen=True)
class ReadyTheme:
    """A look with a name in both languages."""

    id: str
    name: Name
    look: MapLook


@cache
def ready_themes() -> tuple[ReadyTheme, ...]:
    """All of them, in the order of the menus.

    >>> [theme.name.zh for theme in ready_themes()][:3]
    ['标准', '用地', '方案']
    """
    rows = tomllib.loads(resource("styles", "themes.toml").read_text(encoding="utf-8"))["theme"]
    return tuple(ReadyTheme(row["id"], Name(row["en"], row["zh"]), look_from_json(row["look"])) for row in rows)
