"""What is typed into the drafting bar becomes locks, or a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from siteplanner.core.drafting import QUANTITIES, Locks, Quantity
from siteplanner.core.drafting_entry import read_angle, read_entry, read_length
from siteplanner.core.loci import azimuth_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.desk import Desk

if TYPE_CHECKING:
    from siteplanner.gui.canvas.drafter import Drafter

SETTING = "drafting_azimuth"
NOT_READ = QT_TRANSLATE_NOOP(
    "drafting", "This is no point: type X (north), Y (east), or @ΔX, ΔY from the last point, or a distance."
)

NO_DISTANCE = QT_TRANSLATE_NOOP(
    "drafting", "This is no distance: type metres as a plain number above 0, such as 25 or 12.5, at most 15 digits."
)
NO_ANGLE = QT_TRANSLATE_NOOP("drafting", "This is no angle: type degrees as a plain number, such as 90 or 45°30′.")
NO_COORDINATE = QT_TRANSLATE_NOOP(
    "drafting", "This is no coordinate: type metres as a plain number, such as 4174254.332, at most 15 digits."
)
NOT_TAKEN: dict[Quantity, Template] = {
    "distance": NO_DISTANCE,
    "angle": NO_ANGLE,
    "x": NO_COORDINATE,
    "y": NO_COORDINATE,
}


class DraftingFields(QObject):
    """``azimuth`` says how angles are shown and read: clockwise from north, else counter-clockwise from east."""

    def __init__(self, drafter: Drafter, desk: Desk, bar: DraftingBar) -> None:
        super().__init__(drafter)
        self._drafter, self._desk, self._bar = drafter, desk, bar
        self._before: Locks | None = None
        self.azimuth = bool(desk.settings.get(SETTING, True))
        bar.typed.connect(self._typed)
        bar.locked.connect(self._locked)
        bar.held.connect(self.hold)
        bar.freed.connect(self.free)
        bar.left.connect(self._leave)
        bar.point_edited.connect(self._point_edited)
        bar.point_typed.connect(self._point_typed)
        bar.convention_changed.connect(self._other_convention)
        desk.language_changed.connect(self._retranslate)
        bar.show_convention(azimuth=self.azimuth)

    def begin(self, quantity: Quantity) -> None:
        """Let a quantity be typed; Esc gives back the locks as they are now."""
        self._before = self._drafter.locks
        self._bar.take_focus(quantity)

    def hold(self, quantity: Quantity) -> None:
        """Lock a quantity as it is now."""
        if quantity in ("distance", "angle") and not self._drafter.find_origin():
            self._drafter.show()
            return
        now = self._drafter.values()
        if quantity in now:
            self._drafter.set_locks(self._drafter.locks.with_value(quantity, now[quantity]))

    def free(self, quantity: Quantity) -> None:
        self._drafter.set_locks(self._drafter.locks.with_value(quantity, None))

    def show(self) -> None:
        """The point in the hand as figures; what is locked as it was typed."""
        locks, values = self._drafter.locks, self._drafter.values()
        locked = {q: value for q in QUANTITIES if (value := locks.value(q)) is not None}
        shown = {q: self._text(q, value, typed=False) for q, value in values.items()}
        shown |= {q: self._text(q, value, typed=True) for q, value in locked.items()}
        self._bar.show_values(shown, frozenset(locked))

    def _text(self, quantity: Quantity, value: float, *, typed: bool) -> str:
        if quantity != "angle":
            return f"{value:.3f}"
        angle = value if self.azimuth else azimuth_of(value)
        return f"{angle:.10g}" if typed else f"{angle:.3f}"

    def _read(self, quantity: Quantity, text: str) -> float | None:
        """A figure as typed; the angle as an azimuth whichever way it is counted."""
        if quantity == "angle":
            angle = read_angle(text)
            return angle if angle is None or self.azimuth else azimuth_of(angle)
        length = read_length(text)
        return None if quantity == "distance" and length is not None and length <= 0 else length

    def _typed(self, quantity: Quantity, text: str) -> None:
        """A field is being typed in: what it says so far holds."""
        value = self._read(quantity, text)
        self._bar.refuse(quantity, bad=value is None and bool(text.strip()))
        self._drafter.set_locks(self._drafter.locks.with_value(quantity, value))

    def _locked(self, quantity: Quantity, text: str) -> None:
        """Enter in a field: it is locked; where the locks now fix the point, it is set."""
        value = self._read(quantity, text)
        if value is None and text.strip():
            self._bar.refuse(quantity)
            self._drafter.tell(NOT_TAKEN[quantity])
            return
        self._before = None
        if self._bar.fields[quantity].isModified() or value is None:
            self._drafter.set_locks(self._drafter.locks.with_value(quantity, value))
        else:
            self.hold(quantity)
        self._bar.give_back()
        self._drafter.take_if_fixed()

    def _leave(self, _quantity: str) -> None:
        """Esc in a field: the locks are what they were before it."""
        before, self._before = self._before, None
        self._bar.give_back()
        self._drafter.set_locks(self._drafter.locks if before is None else before)

    def _point_edited(self, _text: str) -> None:
        self._bar.refuse(None, bad=False)

    def _point_typed(self, text: str) -> None:
        """Enter in the field for a pair: a point is set there, or so far the way the pointer lies."""
        plan, drafter = self._desk.plan, self._drafter
        entry = read_entry(text, plan.site.crs, drafter.origin, azimuth=self.azimuth) if plan is not None else None
        if entry is None:
            self._bar.refuse(None)
            drafter.tell(NOT_READ)
        elif entry.point is not None:
            self._bar.give_back()
            drafter.take_point(entry.point)
        elif drafter.find_origin():
            self._bar.give_back()
            drafter.go(entry.distance_m)

    def _other_convention(self) -> None:
        self.azimuth = not self.azimuth
        self._desk.settings.set(SETTING, self.azimuth)
        self._bar.show_convention(azimuth=self.azimuth)
        self.show()

    def _retranslate(self) -> None:
        self._bar.retranslate()
        self._bar.show_convention(azimuth=self.azimuth)
