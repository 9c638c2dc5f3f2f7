"""What a child scenario changes of its parent, marked on the map: added, moved (from where), removed, altered."""

from __future__ import annotations

from PySide6.QtCore import QObject

from siteplanner.core.difference import PlantChanges
from siteplanner.core.scenarios.child_difference import own_changes
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.drawing.style_values import LegendEntry, Name
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.desk import Desk
from siteplanner.gui.scenarios.change_items import ChangeItems, change_looks
from siteplanner.gui.wording import say

SETTING = "mark_changes"


class ChangeMarks(QObject):
    """Follows the desk by itself; ``shown`` is what is marked now."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.items = ChangeItems(view)
        self.on = desk.settings.get(SETTING) != "off"
        self.shown = PlantChanges()
        self._drawn: tuple[object, ...] = ()
        for signal in (desk.plan_changed, desk.display_changed):
            signal.connect(self.follow)
        desk.theme_changed.connect(self._dress)

    def set_on(self, on: bool) -> None:
        """Mark them or not, in every plan from now on."""
        self.on = on
        self._desk.settings.set(SETTING, "on" if on else "off")
        self._desk.display_changed.emit()

    def _dress(self) -> None:
        self._drawn = ()
        self.follow()

    def follow(self, *_: object) -> None:
        """Mark what is changed in the plan as it stands; whoever opens a plan in the view calls it afterwards."""
        plan = self._desk.plan
        seen = self.on and plan is not None and "plants" in self._desk.visible
        found = own_changes(plan, plan.active_scenario) if seen and plan is not None else PlantChanges()
        drawn: tuple[object, ...] = ()
        if plan is not None and found:
            drawn = (plan.grounds[plan.active_scenario], plan.plants(), self._desk.styles, self._view.origin)
        if len(drawn) == len(self._drawn) and all(a is b for a, b in zip(drawn, self._drawn, strict=True)):
            return  # the same, for frames never change in place
        self._drawn, self.shown = drawn, found
        if plan is not None and found:
            ground, plants = plan.grounds[plan.active_scenario], plan.plants()
            self.items.show(found, ground, plants, self._desk.theme, self._desk.styles.background)
        else:
            self.items.clear()


LEGEND: dict[str, Template] = {
    "added": QT_TRANSLATE_NOOP("scenarios", "Added here"),
    "moved": QT_TRANSLATE_NOOP("scenarios", "Moved or reshaped here"),
    "ghost": QT_TRANSLATE_NOOP("scenarios", "Moved from here"),
    "removed": QT_TRANSLATE_NOOP("scenarios", "Removed here"),
    "altered": QT_TRANSLATE_NOOP("scenarios", "Other data here"),
}


def change_legend(desk: Desk) -> tuple[tuple[LegendEntry, int | None], ...]:
    """The legend of what is marked, with counts; () where nothing is."""
    plan = desk.plan
    if plan is None or desk.settings.get(SETTING) == "off":
        return ()
    looks = change_looks(desk.theme, desk.styles.background)
    counts = counted(own_changes(plan, plan.active_scenario))
    return tuple(
        (LegendEntry("plants", f"change-{kind}", Name(say(LEGEND[kind]), say(LEGEND[kind])), looks[kind]), count)
        for kind, count in counts.items()
    )


def counted(found: PlantChanges) -> dict[str, int]:
    """How many of each kind are marked; kinds of which there are none are left out."""
    moved = len(found.moved)
    counts = {"added": len(found.added), "moved": moved, "ghost": moved, "removed": len(found.removed)}
    counts["altered"] = len(set(found.altered) - set(found.moved))
    return {kind: count for kind, count in counts.items() if count}
