"""A backdrop at the bottom of the composed picture. Painted in the drawing lane, from values captured before."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.gui.canvas.ink import Ink
from siteplanner.services.backdrop_picture import Drawn, drawn
from siteplanner.services.backdrops import OpenBackdrop


@dataclass(frozen=True)
class _Shown:
    """What a backdrop shows in a window; ``pixels`` belong to the image, which does not keep them alive."""

    window: ViewWindow
    ratio: float
    image: QImage | None = None
    pixels: bytes = b""
    corner: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class BackdropLayer:
    """An underlay of the picture. What it last showed is kept, and copied while only what lies above changes.

    Painting is quick: where fine pixels would take long it paints coarse ones and owes the rest, see ``sharpen``.
    """

    opened: OpenBackdrop
    _last: list[_Shown] = field(default_factory=list, compare=False)
    _owed: list[tuple[ViewWindow, float]] = field(default_factory=list, compare=False)

    def paint(self, ink: Ink, opacity: float, work: Work) -> None:
        """Paint what lies in the ink's window at an opacity of 0–1. Raises Cancelled."""
        if opacity <= 0:
            return
        shown = self._shown_in(ink.window, ink.ratio, work)
        image, (left, top) = shown.image, shown.corner
        if image is None:
            return
        ink.painter.save()
        ink.painter.setOpacity(opacity)
        ink.painter.drawImage(QRectF(*(v / ink.ratio for v in (left, top, image.width(), image.height()))), image)
        ink.painter.restore()

    def _shown_in(self, window: ViewWindow, ratio: float, work: Work) -> _Shown:
        last = self._last[0] if self._last else None
        if last is not None and (last.window, last.ratio) == (window, ratio):
            return last
        made = drawn(self.opened, window, ratio, work, quick=True)
        shown = _image_of(made, window, ratio)
        if made is not None and made.coarse:
            self._owed[:] = [(window, ratio)]
        else:
            self._owed.clear()
            self._last[:] = [shown]
        return shown

    @property
    def owes_detail(self) -> bool:
        """Whether what was painted last is coarser than it could be."""
        return bool(self._owed)

    def sharpen(self, work: Work) -> None:
        """Reckon at leisure what is owed, to be there when it is painted again. Raises Cancelled."""
        for window, ratio in tuple(self._owed):
            self._last[:] = [_image_of(drawn(self.opened, window, ratio, work), window, ratio)]
        self._owed.clear()


def _image_of(made: Drawn | None, window: ViewWindow, ratio: float) -> _Shown:
    if made is None:
        return _Shown(window, ratio)
    pixels, (width, height) = made.image.tobytes("raw", "RGBa"), made.image.size
    image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888_Premultiplied)
    return _Shown(window, ratio, image, pixels, (made.left, made.top))
