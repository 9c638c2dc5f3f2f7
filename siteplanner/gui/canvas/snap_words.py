"""What was snapped to, in words for the status bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from siteplanner.core import schema
from siteplanner.core.snapping import OWN, Snap
from siteplanner.gui.wording import say


def snap_name(snap: Snap) -> str:
    """The kind of the winner and what it belongs to."""
    name = _kind_name(snap.kind)
    if not snap.layer:
        return name
    if snap.layer == OWN:
        return QCoreApplication.translate("canvas", "{kind}  ·  this drawing").format(kind=name)
    return f"{name}  ·  {say(schema.layer(snap.layer).label)} {snap.id}".rstrip()


def _kind_name(kind: str) -> str:
    return {
        "vertex": QCoreApplication.translate("canvas", "Snapped to a corner"),
        "intersection": QCoreApplication.translate("canvas", "Snapped to a crossing"),
        "setback_corner": QCoreApplication.translate("canvas", "Snapped to a corner of the setback line"),
        "midpoint": QCoreApplication.translate("canvas", "Snapped to the middle of an edge"),
        "centre": QCoreApplication.translate("canvas", "Snapped to the middle of a plant"),
        "perpendicular": QCoreApplication.translate("canvas", "Snapped square to an edge"),
        "edge": QCoreApplication.translate("canvas", "Snapped to an edge"),
        "setback": QCoreApplication.translate("canvas", "Snapped to the setback line"),
        "extension": QCoreApplication.translate("canvas", "Snapped to the prolongation of an edge"),
        "alignment": QCoreApplication.translate("canvas", "In line with a neighbour"),
        "angle": QCoreApplication.translate("canvas", "Snapped to a right angle"),
        "grid": QCoreApplication.translate("canvas", "Snapped to the grid"),
    }.get(kind, "")
