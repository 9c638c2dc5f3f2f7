"""Looks into the maps of a dialog one after the other in the background."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.files.map_sources import MapSource
from siteplanner.files.reading_process import list_layers
from siteplanner.gui.background import Background
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.services.map_preview import MapPreview, preview_map, sources_in

LANE = "looking into maps"
NOT_UNDERSTOOD = QT_TRANSLATE_NOOP(
    "maps", "This map is not understood ({reason}): that should not happen. Remove it, and please report it."
)
Answer = MapPreview | tuple[MapSource, ...]


class MapReader(QObject):
    """``answered(entry)`` when an entry's ``preview`` or ``problem`` is there; ``parted(entry, sources)`` when its file
    holds several maps, one a role."""

    answered = Signal(object)
    parted = Signal(object, object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._queue: list[MapEntry] = []
        self._current: MapEntry | None = None
        self._closed = False

    def read(self, entry: MapEntry) -> None:
        """Look into the entry's file with what was chosen for it so far."""
        entry.request += 1
        entry.waiting, entry.problem = True, None
        if entry not in self._queue:
            self._queue.append(entry)
        self._next()

    def forget(self, entry: MapEntry) -> None:
        """The entry's answer is not wanted any more."""
        entry.request += 1
        if entry in self._queue:
            self._queue.remove(entry)

    def close(self) -> None:
        """Want no more answers."""
        self._closed = True
        self._queue.clear()
        self._background.cancel(LANE)

    def _next(self) -> None:
        if self._closed or self._current is not None or not self._queue:
            return
        entry = self._current = self._queue.pop(0)
        source, role, told, explore = entry.source, entry.role, entry.told, entry.explore
        choices = entry.choices

        def job(work: Work) -> Answer:
            with in_hand(work):
                parts = sources_in(list_layers(source.path), source) if explore else ()
            if len(parts) > 1:
                return parts
            return preview_map(source, role, told, work, choices)

        request = entry.request
        self._background.start(LANE, job, partial(self._done, entry, request), partial(self._failed, entry, request))

    def _done(self, entry: MapEntry, request: int, answer: Answer) -> None:
        self._current = None
        if not self._closed and request == entry.request:
            entry.waiting = False
            if isinstance(answer, MapPreview):
                entry.preview = answer
                entry.guesses = answer.guesses or entry.guesses
                self.answered.emit(entry)
            else:
                self.parted.emit(entry, answer)
        self._next()

    def _failed(self, entry: MapEntry, request: int, error: Exception) -> None:
        self._current = None
        expected = isinstance(error, SiteplannerError)
        if not isinstance(error, Cancelled) and not self._closed and request == entry.request:
            message = error.message if isinstance(error, SiteplannerError) else NOT_UNDERSTOOD(reason=repr(error)[:160])
            entry.waiting, entry.problem = False, message
            self.answered.emit(entry)
        self._next()
        if not expected and not isinstance(error, Cancelled):
            raise error
