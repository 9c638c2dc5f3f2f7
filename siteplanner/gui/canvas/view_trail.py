"""Where the map has been: previous and next view."""

from __future__ import annotations

from siteplanner.core.view_window import ViewWindow

LONGEST = 100


class ViewTrail:
    """Views in the order they were come to rest at; going somewhere else from an earlier one forgets the later."""

    def __init__(self) -> None:
        self._views: list[ViewWindow] = []
        self._at = -1

    def clear(self) -> None:
        self._views, self._at = [], -1

    def rest_at(self, window: ViewWindow) -> None:
        """Remember a view, unless it is the one already at hand."""
        if self._at >= 0 and _same(self._views[self._at], window):
            return
        self._views = [*self._views[: self._at + 1], window][-LONGEST:]
        self._at = len(self._views) - 1

    def back(self) -> ViewWindow | None:
        """The view before; None at the first."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._views[self._at]

    def forward(self) -> ViewWindow | None:
        """The view after; None at the last."""
        if self._at + 1 >= len(self._views):
            return None
        self._at += 1
        return self._views[self._at]


def _same(a: ViewWindow, b: ViewWindow) -> bool:
    """Whether two views show the same to the eye: half a pixel, a thousandth of the scale."""
    near = max(a.metres_per_pixel, b.metres_per_pixel)
    return (
        abs(a.centre_e - b.centre_e) <= near
        and abs(a.centre_n - b.centre_n) <= near
        and abs(a.metres_per_pixel / b.metres_per_pixel - 1) < 1e-3
    )
