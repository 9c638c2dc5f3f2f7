"""How a stage looks: colours of full contrast and type that is read from five metres, both from the screen it is on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from siteplanner.gui.theme import semibold, tabular, window_font
from siteplanner.gui.tokens import tokens_of

LINES_A_SCREEN = 34
"""So many lines of plain text fill the height of a screen: twice the type of the window on a projector's 1080 rows."""
LEAST_PX = 13
TITLE, VALUE, SMALL = 1.45, 1.6, 0.72
"""Sizes of type for one of plain text."""
MAP_MAGNIFICATION_PX = 540
"""At so many rows a map is drawn as in the window; on higher screens larger."""


@dataclass(frozen=True, slots=True)
class StageLook:
    """``text_px`` is the height of plain text; colours are ``#rrggbb``."""

    theme: str
    text_px: int
    ground: str
    panel: str
    text: str
    muted: str
    accent: str
    error: str
    warning: str
    ok: str
    rule: str

    def font(self, size: float = 1.0, *, bold: bool = False) -> QFont:
        """The window's font, ``size`` times plain text."""
        made = tabular(semibold(window_font()) if bold else window_font())
        made.setPixelSize(max(LEAST_PX - 2, round(self.text_px * size)))
        return made

    @property
    def gap_px(self) -> int:
        return max(8, round(self.text_px * 0.6))


def stage_look(theme: str, height_px: int, larger: float = 1.0) -> StageLook:
    """The look on a screen of that height; ``larger`` is what a person chose."""
    tokens = tokens_of("dark" if theme == "dark" else "light")
    dark = tokens.theme == "dark"
    return StageLook(
        tokens.theme,
        max(LEAST_PX, round(height_px / LINES_A_SCREEN * larger)),
        ground="#101214" if dark else "#ffffff",
        panel="#1a1d21" if dark else "#f4f5f7",
        text="#ffffff" if dark else "#101214",
        muted="#c3c8ce" if dark else "#454b52",
        accent=tokens.accent,
        error=tokens.error,
        warning=tokens.warning,
        ok=tokens.ok,
        rule="#3a3f45" if dark else "#c9ced4",
    )


def map_magnification(height_px: int) -> float:
    """How much larger type, lines and symbols of a map are on a screen of that height."""
    return min(2.5, max(1.0, round(height_px / MAP_MAGNIFICATION_PX, 2)))
