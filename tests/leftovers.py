"""What a test with Qt must not leave behind: a top-level widget, a running thread, an active timer.

The font, the colours and the style sheet of the application are put back by themselves.

While such a test runs, the collector leaves alone what was there before (``gc.freeze``): looking for what is new then
costs no more than what is new, however much the tests before have loaded.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from siteplanner.drawing.painters import THREADS
from tests.dialog_answers import uses_qt

_PATIENCE_S = 5.0
_KEPT_THREADS = ("second thread of a check", THREADS)
"""They wait for the next check and the next picture as long as the process lives."""


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    if not uses_qt(request):
        yield
        return
    request.getfixturevalue("qapp")
    widgets, threads = _widgets(), _threads()
    gc.freeze()
    yield
    _delete_what_is_due()
    timers = [_named(timer) for timer in _new_active_timers()]
    gc.unfreeze()
    for thread in _threads() - threads:
        thread.join(_PATIENCE_S)
    left = {
        "top-level widgets": [_named(widget) for key, widget in _widgets().items() if key not in widgets],
        "running threads": [thread.name for thread in _threads() - threads],
        "active timers": timers,
    }
    assert not any(left.values()), f"left behind: { {kind: names for kind, names in left.items() if names} }"


@pytest.fixture(autouse=True)
def _dressed_as_before(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test sees what another put on: under a style sheet, for one, a widget's font is not its children's."""
    if not uses_qt(request):
        yield
        return
    app = request.getfixturevalue("qapp")
    sheet, palette, font = app.styleSheet(), app.palette(), app.font()
    yield
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    if app.palette() != palette:
        app.setPalette(palette)
    if app.font() != font:
        app.setFont(font)


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith(_KEPT_THREADS)}


def _delete_what_is_due() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _widgets() -> dict[int, Any]:
    import shiboken6
    from PySide6.QtWidgets import QApplication

    return {shiboken6.getCppPointer(widget)[0]: widget for widget in QApplication.topLevelWidgets()}


def _new_active_timers() -> list[Any]:
    import shiboken6
    from PySide6.QtCore import QTimer

    alive = [found for found in gc.get_objects() if type(found) is QTimer and shiboken6.isValid(found)]
    return [timer for timer in alive if timer.isActive()]


def _named(thing: Any) -> str:
    parent = thing.parent()
    return f"{type(thing).__name__} {thing.objectName()!r} of {type(parent).__name__ if parent else 'nobody'}"
