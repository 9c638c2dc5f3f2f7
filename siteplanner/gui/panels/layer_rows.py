"""The rows of the layer tree, topmost first: layers in the groups that planners think in. Qt-free."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from siteplanner.core.map_look import MapLook
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

GROUPS: Mapping[str, tuple[str, ...]] = {
    "checks": ("findings",),
    "notes": ("annotations",),
    "power": ("substations",),
    "works": ("plants", "site_areas"),
    "zones": ("zones",),
    "base": ("constraints", "strips"),
    "parcels": ("parcels",),
}
"""Which layers belong together. A group of which only one layer is there is that layer."""
BACKDROPS = "backdrops"
GROUP_NAMES: Mapping[str, Template] = {
    "checks": QT_TRANSLATE_NOOP("layers", "Checks"),
    "notes": QT_TRANSLATE_NOOP("layers", "Notes"),
    "power": QT_TRANSLATE_NOOP("layers", "Power"),
    "works": QT_TRANSLATE_NOOP("layers", "Works"),
    "zones": QT_TRANSLATE_NOOP("layers", "Zones"),
    "base": QT_TRANSLATE_NOOP("layers", "Base map"),
    "parcels": QT_TRANSLATE_NOOP("layers", "Land"),
    BACKDROPS: QT_TRANSLATE_NOOP("layers", "Backdrops"),
}
ABOVE_ALL = ("checks", "notes")
PINNED = frozenset({*ABOVE_ALL, BACKDROPS})
"""Rows that stay where they are: findings and notes are drawn over the picture, backdrops lie below it."""
_GROUP_OF = {layer: group for group, layers in GROUPS.items() for layer in layers}


@dataclass(frozen=True, slots=True)
class Row:
    """A row at the top level: a group's layers, the topmost first."""

    group: str
    layers: tuple[str, ...]

    @property
    def is_group(self) -> bool:
        """Whether it is shown as a group with its layers below it."""
        return len(self.layers) > 1 or self.group == BACKDROPS


def layer_rows(look: MapLook, present: Collection[str]) -> tuple[Row, ...]:
    """The rows for a look, of the layers that are there; a group stands where its topmost layer does."""
    found: dict[str, list[str]] = {}
    for layer in reversed(look.order):
        if layer in _GROUP_OF and layer in present:
            found.setdefault(_GROUP_OF[layer], []).append(layer)
    groups = sorted(found, key=lambda group: ABOVE_ALL.index(group) if group in ABOVE_ALL else len(ABOVE_ALL))
    rows = [Row(group, tuple(found[group])) for group in groups]
    backdrops = [Row(BACKDROPS, tuple(reversed(look.backdrops)))] if look.backdrops else []
    return (*rows, *backdrops)


def layers_of(rows: tuple[Row, ...], key: str) -> tuple[str, ...]:
    """The layers that a row of the tree stands for: a group's id all of its layers, a layer itself."""
    group = next((row for row in rows if row.is_group and row.group == key), None)
    return group.layers if group is not None else (key,) if key else ()


def row_moved(look: MapLook, rows: tuple[Row, ...], group: str, to: int) -> MapLook:
    """The look with a row put where ``to`` says among the others, counted from the top without it."""
    moving = next((row for row in rows if row.group == group), None)
    if moving is None or group in PINNED:
        return look
    rest = [row for row in rows if row is not moving]
    first = sum(row.group in ABOVE_ALL for row in rest)
    last = sum(row.group != BACKDROPS for row in rest)
    to = min(max(to, first), last)
    return _ordered(look, [*rest[:to], moving, *rest[to:]])


def layer_moved(look: MapLook, rows: tuple[Row, ...], layer: str, to: int) -> MapLook:
    """The look with a layer put where ``to`` says within its group, counted from the top without it."""
    row = next((row for row in rows if layer in row.layers), None)
    if row is None:
        return look
    rest = [name for name in row.layers if name != layer]
    to = min(max(to, 0), len(rest))
    moved = replace(row, layers=(*rest[:to], layer, *rest[to:]))
    if row.group == BACKDROPS:
        return replace(look, backdrops=tuple(reversed(moved.layers)))
    return _ordered(look, [moved if one is row else one for one in rows])


def step(look: MapLook, rows: tuple[Row, ...], item: str, by: int) -> MapLook:
    """The look with a row (a group's id) or a layer one place further down (1) or up (-1)."""
    groups = [row.group for row in rows]
    if item in groups:
        return row_moved(look, rows, item, groups.index(item) + by)
    row = next((row for row in rows if item in row.layers), None)
    if row is None:
        return look
    if not row.is_group:
        return row_moved(look, rows, row.group, groups.index(row.group) + by)
    return layer_moved(look, rows, item, row.layers.index(item) + by)


def _ordered(look: MapLook, rows: list[Row]) -> MapLook:
    """The look in the order of the rows; layers that have none stay just above what they were above."""
    wanted = [layer for row in reversed(rows) if row.group != BACKDROPS for layer in reversed(row.layers)]
    order = list(wanted)
    for at, layer in enumerate(look.order):
        if layer not in order:
            below = next((lower for lower in reversed(look.order[:at]) if lower in order), None)
            order.insert(order.index(below) + 1 if below else 0, layer)
    return replace(look, order=tuple(order))
