"""How large a dialog is: it opens as it wants, never larger than its screen, and grows with what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

MARGIN_PX = 24
TITLE_PX = 40


def fit_to_screen(dialog: QWidget, width_px: int, height_px: int) -> None:
    """Give a dialog its size, less where the screen has less room."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width_px, room.width() - MARGIN_PX), min(height_px, room.height() - TITLE_PX - MARGIN_PX))


def grow_for_sentences(dialog: QWidget) -> None:
    """Make a dialog higher where a sentence in it takes another line; it never shrinks."""
    layout = dialog.layout()
    needed_px = layout.totalHeightForWidth(dialog.width()) if layout is not None else 0
    if needed_px > dialog.height():
        dialog.resize(dialog.width(), needed_px)
