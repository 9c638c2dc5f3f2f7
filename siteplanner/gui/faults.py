"""What the program itself does wrong: said to the person, written to a report, survived."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from siteplanner.core.errors import SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.wording import say
from siteplanner.services.fault_report import fault_text, write_fault

if TYPE_CHECKING:
    from siteplanner.gui.main_window import MainWindow

log = logging.getLogger(__name__)

AGAIN_S, WORDS_AGAIN_S = 30.0, 2.0
"""A fault that is known already is told again, in a toast, after so long at the earliest; and what has words for people
is told again so soon, since somebody may have tried again."""
MOST_DIALOGS, WITHIN_S = 3, 60.0
"""More than so many dialogs in so long help nobody; the rest is told in a toast."""
MOST_PLACES = 500
AGAIN = QT_TRANSLATE_NOOP(
    "faults",
    "The program made the same mistake again ({count} times so far). Save the plan and start it anew.",
)
ONE_MORE = QT_TRANSLATE_NOOP("faults", "The program made another mistake. A report of it was kept beside the first.")
NO_REPORT = "The report of this fault could not be made."


@dataclass(frozen=True)
class Fault:
    """An error that nobody caught, with the report of it as it was when it happened first; ``count`` times so far."""

    error: BaseException
    count: int
    text: str = ""
    path: Path | None = None


class FaultKeeper(QObject):
    """Takes over what no code caught, in any thread. One dialog at a time, and one for the same fault, however often it
    happens: a fault in painting happens with every frame, those of its dialog among them.

    The plan is not touched: it is a value that the failed step has not replaced, and the journal has every change. The
    report is written when the fault happens, for the program may be at its end.
    """

    _happened = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counts: dict[str, int] = {}
        self._said_s: dict[str, float] = {}
        self._lock = threading.Lock()
        self._telling = False
        self._shown_s: deque[float] = deque(maxlen=MOST_DIALOGS)
        self._before: tuple[Any, Any] | None = None
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """From now on what no code caught comes here."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._in_main_thread
        threading.excepthook = self._in_thread

    def give_back(self) -> None:
        """Leave it to those who had it before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def note(self, error: BaseException) -> None:
        """Log an error, keep a report of it, and have it told once the interface comes to it."""
        where = _place(error)
        with self._lock:
            if len(self._counts) >= MOST_PLACES and where not in self._counts:
                self._counts.clear()
            count = self._counts[where] = self._counts.get(where, 0) + 1
            now = time.monotonic()
            wait_s = WORDS_AGAIN_S if isinstance(error, SiteplannerError) else AGAIN_S
            tell = count == 1 or now - self._said_s.get(where, 0.0) >= wait_s
            if tell:
                self._said_s[where] = now
        if count == 1:
            log.error("a fault of the program", exc_info=error)
        elif count in (10, 100, 1000, 10_000, 100_000):
            log.error("the same fault for the %d. time: %s", count, where)
        if not tell:
            return
        first = count == 1 and not isinstance(error, SiteplannerError)
        text, path = self._reported(error) if first else ("", None)
        self._happened.emit(Fault(error, count, text, path))

    def _in_main_thread(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.note(error)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self.note(arguments.exc_value)

    def _reported(self, error: BaseException) -> tuple[str, Path | None]:
        """The report and where it lies; whatever goes wrong with it is no second fault."""
        try:
            text = fault_text(error, self._window.desk.plan)
            return text, write_fault(text)
        except Exception:  # the fault may be in what the report asks
            log.exception("no report of a fault")
            return f"{type(error).__name__}: {error}\n{NO_REPORT}\n", None

    def _tell(self, fault: Fault) -> None:
        if isinstance(fault.error, SiteplannerError) and fault.count > 1:
            self._window.desk.tell(fault.error.message)
        elif fault.count > 1:
            self._window.desk.tell(AGAIN(count=fault.count))
        elif self._telling or self._told_enough():
            self._window.desk.tell(ONE_MORE)
        else:
            self._telling = True
            try:
                self._show(fault)
            finally:
                self._telling = False

    def _told_enough(self) -> bool:
        full = len(self._shown_s) == MOST_DIALOGS
        return full and time.monotonic() - self._shown_s[0] < WITHIN_S

    def _show(self, fault: Fault) -> None:
        self._shown_s.append(time.monotonic())
        if isinstance(fault.error, SiteplannerError):  # it has words of its own
            QMessageBox.warning(self._on_top(), self.tr("This could not be done"), say(fault.error.message))
            return
        from siteplanner.gui.dialogs.fault import FaultDialog

        dialog = FaultDialog(fault.text, fault.path, self._on_top())
        dialog.exec()
        save = dialog.save_wanted
        dialog.deleteLater()
        if save:
            self._window.commands.save_as()

    def _on_top(self) -> QWidget:
        """What the person is looking at: a dialog may be open, and what is told must not lie behind it."""
        return QApplication.activeModalWidget() or self._window


def _place(error: BaseException) -> str:
    """Kind and line, by which the same fault is known again."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__} {where}"
