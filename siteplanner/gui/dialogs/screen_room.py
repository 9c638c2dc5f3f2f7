"""How large a dialog opens: as it wants, but never larger than the screen it is on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

MARGIN_PX = 24
TITLE_PX = 40


def fit_to_screen(dialog: QWidget, width_px: int, height_px: int) -> None:
    """Give a dialog its size, less where the screen has less room."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width_px, room.width() - MARGIN_PX), min(height_px, room.height() - TITLE_PX - MARGIN_PX))
