"""What the palette offers of what was kept: plans opened lately, bookmarks, themes of the map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from siteplanner.core.bookmarks import bookmarks_of
from siteplanner.drawing.ready_themes import ready_themes
from siteplanner.gui.palette.entry import Entry
from siteplanner.gui.theme_menu import theme_name

if TYPE_CHECKING:
    from siteplanner.gui.main_window import MainWindow


def recent_plans(window: MainWindow) -> Iterator[Entry]:
    """Plans opened or saved lately that are still there."""
    kind = QCoreApplication.translate("palette", "Open recent")
    for path in window.commands.recent_files():
        if path.exists():
            yield Entry(
                f"recent:{path}", path.name, kind, partial(window.commands.open_path, path),
                words=(path.stem, str(path.parent)), icon="recent",
            )  # fmt: skip


def bookmarks(window: MainWindow) -> Iterator[Entry]:
    """The plan's bookmarks, with the keys of those that have some."""
    plan = window.desk.plan
    if plan is None:
        return
    kind = QCoreApplication.translate("palette", "Bookmark")
    for number, bookmark in enumerate(bookmarks_of(plan), 1):
        action_id = f"go_bookmark_{number}"
        keys = window.keys.shown(action_id) if action_id in window.qt_actions else ""
        yield Entry(
            f"bookmark:{bookmark.name}", bookmark.name, kind, partial(window.commands.go_bookmark, number),
            words=("bookmark", "书签"), keys=keys, icon="bookmark",
        )  # fmt: skip


def themes(window: MainWindow) -> Iterator[Entry]:
    """The looks of the map: those every plan is offered and the plan's own."""
    if window.desk.session is None:
        return
    kind = QCoreApplication.translate("palette", "Map theme")
    use, use_ready = window.commands.use_theme, window.commands.use_ready_theme
    for ready in ready_themes():
        en, zh = ready.name.en, ready.name.zh
        yield Entry(
            f"theme:{en}", theme_name(en, zh), kind, partial(use_ready, ready), words=(en, zh, "theme", "主题"),
            icon="layers",
        )  # fmt: skip
    for name, look in window.commands.themes.items():
        yield Entry(
            f"own_theme:{name}", name, kind, partial(use, look), words=("theme", "主题"), icon="layers"
        )  # fmt: skip
