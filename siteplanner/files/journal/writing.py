"""Writing a journal beside the work: lines are handed over at once and reach the disk in a thread of their own."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import orjson

from siteplanner.core.errors import SaveError
from siteplanner.files.atomic import flush_folder
from siteplanner.files.journal.holding import hold
from siteplanner.files.journal.lines import sealed

log = logging.getLogger(__name__)

THREAD = "siteplanner-journal"
Line = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


class JournalWriter:
    """Appends lines to a file of its own. Whatever the disk refuses is kept and tried again with the next line.

    ``on_trouble`` is called, in the writing thread, with the reason when lines cannot be written, and with None when
    they can again. ``before`` is done in that thread ahead of the first line, which tells of it. While the writer
    lives, ``holding.hold`` of its file fails for others.
    """

    def __init__(
        self,
        path: Path,
        header: Mapping[str, Any],
        on_trouble: Callable[[Exception | None], object] | None = None,
        before: Callable[[], object] | None = None,
    ) -> None:
        self.path = path
        self._before = before
        self._on_trouble = on_trouble
        self._trouble: Exception | None = None
        self._pending: list[Line] = [header]
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._file: IO[bytes] | None = None
        self._chain = b""
        self._length_bytes = 0
        self._held = False
        self._wake()

    @property
    def trouble(self) -> Exception | None:
        """Why the newest lines are not on the disk; None when they are, or are on their way."""
        return self._trouble

    def append(self, values: Line) -> None:
        """Add a line; returns at once. ``values`` must not be changed afterwards; what takes long to work out is given
        as a function of nothing, which is asked in the writing thread."""
        with self._lock:
            self._pending.append(values)
        self._wake()

    def try_again(self) -> None:
        """Try once more to write what the disk refused; returns at once."""
        self._wake()

    def flush(self) -> bool:
        """Wait until all lines are on the disk; False where the disk refuses them."""
        self._wake()
        while (thread := self._thread) is not None:
            thread.join()
        return not self._pending

    def close(self, *, remove: bool) -> None:
        """End writing; with ``remove`` nothing stays, for the work is saved or not wanted."""
        if remove:
            with self._lock:
                self._pending.clear()
        else:
            self.flush()
        while (thread := self._thread) is not None:
            thread.join()
        if self._file is not None:
            self._file.close()
            self._file = None
        if remove:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _wake(self) -> None:
        with self._lock:
            if self._thread is None and self._pending:
                self._thread = threading.Thread(target=self._write_pending, name=THREAD)
                self._thread.start()

    def _write_pending(self) -> None:
        while True:
            with self._lock:
                lines = tuple(self._pending)
                if not lines:
                    self._thread = None
                    return
            try:
                self._write(lines)
            except (OSError, SaveError, MemoryError) as error:
                self._tell(error)
                with self._lock:
                    self._thread = None
                return
            except BaseException:
                with self._lock:
                    self._thread = None  # who waits for the lines must not wait for ever
                raise
            with self._lock:
                del self._pending[: len(lines)]
            self._tell(None)

    def _write(self, lines: tuple[Line, ...]) -> None:
        """Put lines at the end of the file; where that fails, what came of them is cut off before the next try."""
        file = self._opened()
        file.seek(self._length_bytes)
        file.truncate()
        chain, length = self._chain, self._length_bytes
        for line in lines:
            values = _worked_out(line) if callable(line) else line
            if values is None:
                continue
            text, chain = sealed(chain, _body(values))
            file.write(text)
            length += len(text)
        file.flush()
        os.fsync(file.fileno())
        self._chain, self._length_bytes = chain, length

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self._before is not None:
                self._before()
                self._before = None
            self._file = self.path.open("xb")
            flush_folder(self.path.parent)  # a power cut must not take the name away from what is written
        self._held = self._held or hold(self._file)  # who looks for lost work has a journal for a moment
        return self._file

    def _tell(self, trouble: Exception | None) -> None:
        if (trouble is None) == (self._trouble is None):
            return
        self._trouble = trouble
        if trouble is not None:
            log.warning("the journal %s cannot be written: %s", self.path, trouble)
        if self._on_trouble is not None:
            self._on_trouble(trouble)


def _worked_out(line: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """What only comes along with the changes must not keep them from the disk: None where it cannot be worked out."""
    try:
        return line()
    except Exception:
        log.exception("a line of the journal is left out")
        return None


def _body(values: Mapping[str, Any]) -> bytes:
    """The JSON of a line; halves of surrogate pairs and long integers, which other programs leave in texts and tables,
    are for the slower writer."""
    try:
        return orjson.dumps(values)
    except TypeError:
        return json.dumps(values, separators=(",", ":")).encode("ascii")
