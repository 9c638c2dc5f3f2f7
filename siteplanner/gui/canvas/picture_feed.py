"""Who asks for pictures, and when: one at a time is being made, the newest wish comes next.

While the view only moves, the picture being made is not thrown away as long as it is of some use: a hand that never
rests would see none at all. A small pan within the margin needs no new picture. At a new scale the window comes first,
sharp in half the time, and then the margin about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from siteplanner.core.errors import Cancelled
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing import rasteriser
from siteplanner.gui.background import Background
from siteplanner.gui.canvas.picture import MARGIN_SHARE, Picture, PictureRequest, compose

LANE = "drawing"
PictureSource = Callable[[ViewWindow, float], PictureRequest | None]
WHOLE_PX = 4
"""Margins are multiples of this: whole device pixels at ratios of 1.25, 1.5 and 2."""
RESERVE_SHARE = 0.5
"""A new picture is made once so little of the margin is left on some side."""
OF_USE = 1.7
"""A picture scaled by more than this says nothing about where one is now."""
MANY_PARCELS = 20_000
"""From here on the first picture waits for the rasteriser rather than be painted without it."""
LONGEST_WAIT_S = 2.0
"""But not while it is being compiled, once a machine: that takes longer than to paint without it."""


class PictureFeed(QObject):
    """``picture`` is the newest, ``wider`` one of another scale to lie about it; ``shown`` says that they changed."""

    shown = Signal()

    def __init__(self, background: Background, parent: QObject | None = None, lane: str = LANE) -> None:
        super().__init__(parent)
        self._background = background
        self._lane = lane
        background.end_with(self, lane)
        self.source: PictureSource | None = None
        self.picture: Picture | None = None
        self.wider: Picture | None = None
        self.asked_for = 0
        self._in_work: ViewWindow | None = None
        self._content = 0  # how often it has changed, and of which time the picture shown is
        self._content_shown = -1
        self._ratio = 1.0

    def show(self, source: PictureSource | None) -> None:
        """Show what another source has, or nothing."""
        self._background.cancel(self._lane)
        self.asked_for += 1
        self._content += 1
        self.source, self.picture, self.wider, self._in_work = source, None, None, None

    def is_current(self, view: ViewWindow) -> bool:
        """Whether the picture holds what is to be drawn now, and is sharp where ``view`` is."""
        picture = self.picture
        return picture is not None and self._content_shown == self._content and _covers(picture.window, view, 0.0)

    def renew(self, view: ViewWindow, ratio: float) -> None:
        """What is to be drawn has changed."""
        self._content += 1
        self.wider = None
        self._ask(view, ratio)

    def _ask(self, view: ViewWindow, ratio: float) -> None:
        if self.source is None:
            return
        near = self.picture is not None and _same_scale(self.picture.window, view)
        window = with_margin(view) if near else view
        request = self.source(window, ratio)
        if request is None:
            return
        self.asked_for += 1
        self._in_work, self._ratio = window, ratio
        request = replace(request, number=self.asked_for)
        self._background.start(self._lane, lambda work: _made(request, work), self._done, self._not_done)

    def follow(self, view: ViewWindow, ratio: float) -> None:
        """The view has moved."""
        if self.source is None:
            return
        if ratio != self._ratio:
            self.renew(view, ratio)
        elif self._in_work is not None:
            if not _of_use(self._in_work, view):
                self._ask(view, ratio)
        elif self.picture is None or not _covers(self.picture.window, view, RESERVE_SHARE):
            self._ask(view, ratio)

    def _done(self, picture: Picture) -> None:
        self._in_work = None
        if picture.number == self.asked_for:  # else it is of another plan
            if self.picture is not None and not _same_scale(self.picture.window, picture.window):
                self.wider = self.picture
            self.picture, self._content_shown = picture, self._content
            self.shown.emit()

    def _not_done(self, error: Exception) -> None:
        """A request that was cancelled for a newer one; anything else is a fault to be seen."""
        self._in_work = None
        if not isinstance(error, Cancelled):
            raise error


def with_margin(view: ViewWindow) -> ViewWindow:
    """The window of the picture for a view: its margin is whole device pixels, so that it is laid down unblurred."""
    across, down = (math.ceil(size * MARGIN_SHARE / WHOLE_PX) * WHOLE_PX for size in (view.width_px, view.height_px))
    return view.resized(view.width_px + 2 * across, view.height_px + 2 * down)


def _same_scale(one: ViewWindow, other: ViewWindow) -> bool:
    return math.isclose(one.metres_per_pixel, other.metres_per_pixel, rel_tol=1e-9)


def _covers(window: ViewWindow, view: ViewWindow, reserve: float) -> bool:
    """Whether a picture of ``window`` shows ``view`` at its scale, with a share of the margin to spare."""
    if not _same_scale(window, view) or (reserve and window.width_px <= view.width_px):
        return False
    spare_x = (window.width_px - view.width_px) / 2 * (1 - reserve) + 1e-6
    spare_y = (window.height_px - view.height_px) / 2 * (1 - reserve) + 1e-6
    return (
        abs(window.centre_e - view.centre_e) <= spare_x * view.metres_per_pixel
        and abs(window.centre_n - view.centre_n) <= spare_y * view.metres_per_pixel
    )


def _of_use(window: ViewWindow, view: ViewWindow) -> bool:
    """Whether a picture of ``window`` still shows a good part of ``view``."""
    ratio = window.metres_per_pixel / view.metres_per_pixel
    return (
        1 / OF_USE < ratio < OF_USE
        and abs(window.centre_e - view.centre_e) < window.width_px * window.metres_per_pixel / 2
        and abs(window.centre_n - view.centre_n) < window.height_px * window.metres_per_pixel / 2
    )


def _made(request: PictureRequest, work: Work) -> Picture:
    if len(request.site.parcels) >= MANY_PARCELS:
        rasteriser.wait_until_warm(work, LONGEST_WAIT_S)
    return compose(request, work)
