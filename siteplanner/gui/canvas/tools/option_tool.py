"""What tools share that have figures and choices of their own in a bar over the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import Edit
from siteplanner.core.edits.copy_features import CopyFeatures
from siteplanner.core.features import Feature, plants_of
from siteplanner.gui.canvas.options_bar import Choice, Figure, OptionsBar
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.tool import Tool

FIRST_OF_NUMBER = "0123456789."


class OptionTool(Tool):
    """The bar is there while the tool is in the hand, and keeps what was set for the next time."""

    typed_alone: ClassVar[str] = ""
    """The figure that a number typed on the map, without its key, is for; '' where there is none."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.bar = OptionsBar(surface.note.over, surface.drafter.bar)
        self._values: dict[str, str | bool] = dict(self.defaults())
        self.bar.changed.connect(self.options_changed)
        self.bar.accepted.connect(self._accepted)
        self.bar.left.connect(self._give_back)
        surface.desk.language_changed.connect(self._retranslate)

    # -- for subclasses to override -----------------------------------------------------------------------------

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        """The title of the bar and what it offers."""
        raise NotImplementedError

    def defaults(self) -> dict[str, str | bool]:
        """What is set the first time."""
        return {}

    def options_changed(self) -> None:
        """Preview anew: a figure was typed, a choice made."""

    def options_accepted(self) -> None:
        """Enter in a field."""

    # -- the tool in the hand -----------------------------------------------------------------------------------

    def start(self) -> None:
        super().start()
        self.bar.offer(*self.options(), self._values)

    def stop(self) -> None:
        self._values = self.bar.values
        self._give_back()
        self.bar.hide()
        super().stop()

    def owns(self, event: QKeyEvent) -> bool:
        return self.bar.owns(event) or self._begins_number(event) or super().owns(event)

    def key(self, event: QKeyEvent) -> bool:
        if self._begins_number(event):
            self.bar.begin(self.typed_alone, event.text())
            return True
        return self.bar.key(event) or super().key(event)

    def _begins_number(self, event: QKeyEvent) -> bool:
        """Whether the key is the first of a number that is typed alone."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return bool(self.typed_alone and event.text() and event.text() in FIRST_OF_NUMBER and not held)

    def _accepted(self) -> None:
        self._give_back()
        self.options_accepted()

    def _give_back(self) -> None:
        """The keyboard is the map's again."""
        if any(field.hasFocus() for field in self.bar.fields.values()):
            self.surface.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        if self.bar.isVisible():
            self.bar.offer(*self.options(), self.bar.values)


def plants_changed(edit: Edit) -> tuple[str, ...]:
    """The plants that an edit moves, or the copies of plants it makes."""
    features: Iterable[Feature] = edit.copies if isinstance(edit, CopyFeatures) else getattr(edit, "features", ())
    return plants_of(features)
