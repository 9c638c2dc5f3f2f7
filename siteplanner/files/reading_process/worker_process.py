"""A worker seen from the program: started, asked, watched, ended."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.spawn import get_executable
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import pause
from siteplanner.files.reading_process.answers import Answer, Part, Request
from siteplanner.files.reading_process.leftovers import new_folder, remove_leftovers
from siteplanner.files.reading_process.limits import Limits
from siteplanner.files.reading_process.transfer import BLOCK, packed, receive, send
from siteplanner.files.reading_process.watch import Watch

CRASHED = QT_TRANSLATE_NOOP(
    "errors",
    "{path} brought the library that reads maps down ({how}). It is damaged or made to do harm: get it anew, or open "
    "it in QGIS or CAD and save it anew.",
)
NOT_STARTED = QT_TRANSLATE_NOOP(
    "errors", "Maps cannot be read: the process that reads them does not start ({reason}). Install the program anew."
)
RETIRED = 75
"""Exit status of a worker that ends by itself."""
EXIT = QT_TRANSLATE_NOOP("errors", "exit status {status}")

TICK_S = 0.05
"""Between two looks at whether the work was cancelled."""
ARGUMENT = "--read-maps"
"""First argument of a frozen program that is to be a worker."""
SHOWN_ENV = "SITEPLANNER_TRACEBACK"
"""Set, what the worker and its libraries write to stderr is seen."""


class RetiredError(Exception):
    """The worker had ended itself before it was asked."""


class WorkerProcess:
    """One process with the connection to it, and the folder for what it unpacks. For one thread at a time."""

    def __init__(self, rests_after_s: float) -> None:
        """``rests_after_s``: unused for so long, it ends by itself. Raises InputError where it cannot be started."""
        remove_leftovers()
        self._folder = new_folder()
        self._connection, theirs = Pipe()
        _make_room(theirs)
        lifeline, self._lifeline = Pipe(duplex=False)
        try:
            self._process = _started([theirs, lifeline], [self._folder, str(rests_after_s)])
        except OSError as error:
            self._connection.close()
            self._lifeline.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise InputError(NOT_STARTED, reason=error.strerror or error) from error
        finally:
            theirs.close()
            lifeline.close()
        self._ready = False

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self,
        function: str,
        arguments: tuple[Any, ...],
        path: Path,
        limits: Limits,
        take: Callable[[Any], None] | None = None,
    ) -> Answer:
        """The worker's answer, its pieces handed to ``take`` as they come where the function gives such.

        Raises RetiredError, InputError where it broke or went over the limits, Cancelled, and what ``take`` raises.
        After any error the worker is in the midst of something and must be ended.
        """
        request = Request(function, arguments, path, _current_folder(), limits.memory_bytes, take is not None)
        try:
            send(self._connection, packed(request))
            self._ready = self._ready or bool(self._next(Watch(self._process.pid, limits, path)))
            watch = Watch(self._process.pid, limits, path)
            while isinstance(said := self._next(watch), Part):
                if take is not None:
                    take(said.value)
            answer: Answer = said
        except (EOFError, ConnectionError) as error:
            raise self._ended(path) from error
        return answer

    def end(self) -> None:
        """Kill it, wait until it is gone, and remove what it left."""
        self._process.kill()
        self._process.wait()
        self.forget()
        shutil.rmtree(self._folder, ignore_errors=True)

    def forget(self) -> None:
        """Close our ends of the connections."""
        self._connection.close()
        self._lifeline.close()

    def _next(self, watch: Watch) -> Any:
        while not self._connection.poll(TICK_S):
            pause()
            watch.look()
        return receive(self._connection, pause)

    def _ended(self, path: Path) -> Exception:
        status = self._process.wait()
        if status == RETIRED:
            return RetiredError()
        how = _signal_name(-status) if status < 0 else EXIT(status=status)
        if not self._ready:
            return InputError(NOT_STARTED, reason=how)
        return InputError(CRASHED, path=path, how=how)


def _make_room(connection: Connection[Any, Any]) -> None:
    """Let as much of a block wait to be read as the system allows: whoever sends it can go on sooner."""
    if sys.platform != "win32":
        with socket.socket(fileno=os.dup(connection.fileno())) as end:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BLOCK)


def _started(ends: list[Connection[Any, Any]], arguments: list[str]) -> subprocess.Popen[bytes]:
    handles = [end.fileno() for end in ends]
    shown = None if os.environ.get(SHOWN_ENV) else subprocess.DEVNULL
    streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": shown, "stderr": shown}
    command = [*_command(), *map(str, handles), *arguments]
    if sys.platform == "win32":
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        return subprocess.Popen(command, startupinfo=startup, creationflags=subprocess.CREATE_NO_WINDOW, **streams)
    return subprocess.Popen(command, pass_fds=handles, **streams)


def _command() -> list[str]:
    """How a worker is started: the frozen program itself, else Python with the very search path of this process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    search = [entry or _current_folder() for entry in sys.path]
    code = f"import sys; sys.path[:] = {search!r}; from siteplanner.files.reading_process import worker; worker.main()"
    executable = os.fsdecode(get_executable() or sys.executable)
    return [executable, "-c", code]


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _current_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""
