"""How a backdrop stands, in a sign and a few words: for the tree of layers and the dialog."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon

from siteplanner.core.backdrop import Backdrop
from siteplanner.gui.backdrop_keeper import BackdropKeeper
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say


@dataclass(frozen=True, slots=True)
class BackdropState:
    """``icon_name`` is error, warning, ok or not-checked; ``words`` two or three; ``sentence`` '' where all is well."""

    icon_name: str
    words: str
    sentence: str = ""

    @property
    def is_well(self) -> bool:
        return self.icon_name in ("ok", "not-checked")

    @property
    def icon(self) -> QIcon:
        tokens = current_tokens()
        shades = {"error": tokens.error, "warning": tokens.warning, "ok": tokens.ok}
        return colored_icon(self.icon_name, QColor(shades.get(self.icon_name, tokens.text_muted)))


def backdrop_state(keeper: BackdropKeeper, backdrop: Backdrop) -> BackdropState:
    """Whether a backdrop is shown, being read, damaged, or asks for something."""
    opening, damage = keeper.opening(backdrop), keeper.damage(backdrop)
    if opening.problem is not None:
        sentence = say(opening.problem.message)
        if opening.asks:
            return BackdropState("warning", QCoreApplication.translate("Backdrop", "Needs an answer"), sentence)
        if opening.is_missing:
            return BackdropState("error", QCoreApplication.translate("Backdrop", "File is gone"), sentence)
        return BackdropState("error", QCoreApplication.translate("Backdrop", "Not shown"), sentence)
    if opening.opened is None:
        return BackdropState("not-checked", QCoreApplication.translate("Backdrop", "Reading…"))
    if damage is not None:
        return BackdropState("warning", QCoreApplication.translate("Backdrop", "Damaged in parts"), say(damage))
    return BackdropState("ok", QCoreApplication.translate("Backdrop", "Ready"))
