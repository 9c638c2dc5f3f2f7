"""A bookmark is a place and a scale, whatever the size of the window."""

from __future__ import annotations

import pytest

from siteplanner.core.bookmarks import Bookmark
from siteplanner.core.view_window import ViewWindow


def test_a_view_comes_back_on_a_window_of_another_size() -> None:
    window = ViewWindow(470_000.123456, 4_174_000.0, 0.5291666, 1000, 600)
    bookmark = Bookmark.of_window("a", window, 96.0)
    assert bookmark == Bookmark("a", 470_000.12, 4_174_000.0, 2000.0)
    again = bookmark.window(1920, 1080, 96.0)
    assert (again.centre_e, again.centre_n) == (bookmark.east_m, bookmark.north_m)
    assert again.scale_denominator(96.0) == pytest.approx(2000.0)
    assert (again.width_px, again.height_px) == (1920, 1080)
