"""A backdrop at the bottom of the composed picture. Painted in the drawing lane, from values captured before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from siteplanner.core.work import Work
from siteplanner.gui.canvas.ink import Ink
from siteplanner.services.backdrop_picture import drawn
from siteplanner.services.backdrops import OpenBackdrop


@dataclass(frozen=True)
class BackdropLayer:
    """An underlay of the picture. Reads its pixels by the piece; what it has read once is soon there again."""

    opened: OpenBackdrop

    def paint(self, ink: Ink, opacity: float, work: Work) -> None:
        """Paint what lies in the ink's window at an opacity of 0–1. Raises Cancelled."""
        if opacity <= 0:
            return
        made = drawn(self.opened, ink.window, ink.ratio, work)
        if made is None:
            return
        pixels = made.tobytes("raw", "RGBa")  # named: the image does not keep it alive
        image = QImage(pixels, made.width, made.height, made.width * 4, QImage.Format.Format_RGBA8888_Premultiplied)
        ink.painter.save()
        ink.painter.setOpacity(opacity)
        ink.painter.drawImage(QRectF(0, 0, made.width / ink.ratio, made.height / ink.ratio), image)
        ink.painter.restore()
