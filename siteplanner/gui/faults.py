"""What the program itself does wrong: said to the person, written to a report, survived."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from siteplanner.core.errors import SiteplannerError
from siteplanner.gui.wording import say
from siteplanner.services.fault_report import fault_text, write_fault

if TYPE_CHECKING:
    from siteplanner.gui.main_window import MainWindow

log = logging.getLogger(__name__)


class FaultKeeper(QObject):
    """Takes over what no code caught, in any thread. One dialog at a time; the same fault again is only counted.

    The plan is not touched: it is a value that the failed step has not replaced, and the journal has every change.
    """

    _happened = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: set[str] = set()
        self._telling = False
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
        """Log an error, and have it told once the interface comes to it."""
        log.error("a fault of the program", exc_info=error)
        self._happened.emit(error)

    def _in_main_thread(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.note(error)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self.note(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        where = _place(error)
        if self._telling or where in self._told:
            return
        self._told.add(where)
        self._telling = True
        try:
            self._show(error)
        finally:
            self._telling = False

    def _show(self, error: BaseException) -> None:
        if isinstance(error, SiteplannerError):  # it has words of its own
            QMessageBox.warning(self._window, self.tr("This could not be done"), say(error.message))
            return
        from siteplanner.gui.dialogs.fault import FaultDialog

        text = fault_text(error, self._window.desk.plan)
        dialog = FaultDialog(text, write_fault(text), self._window)
        dialog.exec()
        save = dialog.save_wanted
        dialog.deleteLater()
        if save:
            self._window.commands.save_as()


def _place(error: BaseException) -> str:
    """Kind and line, by which the same fault is known again."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__} {where}"
