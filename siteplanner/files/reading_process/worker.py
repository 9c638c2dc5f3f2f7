"""The worker itself: reads maps on request until nobody asks any more.

It ends by itself when it was unused for a while, when it has grown large, and, whatever it is doing, when the program
that started it is gone.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from siteplanner.files.reading_process.answers import Answer, Part, Request, refused
from siteplanner.files.reading_process.transfer import packed, receive, send
from siteplanner.files.reading_process.worker_process import RETIRED

LARGE_BYTES = 512 * 1024**2
"""Larger than this after an answer, it ends: what the libraries took, they keep."""


def main() -> None:
    """Serve the program; its connection, lifeline, folder and patience in seconds are the last arguments."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends us
    data, lifeline, folder, rests_after_s = sys.argv[-4:]
    connection: Connection[Any, Any] = _connection(int(data))
    _end_with(_connection(int(lifeline)))
    _be_modest()
    tempfile.tempdir = folder
    os.chdir(folder)
    importlib.import_module("siteplanner.files.reading_process.tasks")
    send(connection, packed(True))
    with contextlib.suppress(EOFError, OSError):
        _serve(connection, folder, float(rests_after_s))
    os._exit(RETIRED)  # the libraries' own tidying up is no use to anybody, and has been known to crash


def _serve(connection: Connection[Any, Any], folder: str, rests_after_s: float) -> None:
    while connection.poll(rests_after_s):
        request: Request = receive(connection, lambda: None)
        _limit_memory(request.memory_bytes)
        if request.folder:
            os.chdir(request.folder)
        parts = _answered(request, lambda piece: send(connection, packed(Part(piece))))
        os.chdir(folder)  # a folder that is somebody's current one cannot be removed everywhere
        send(connection, parts)
        del parts
        if _resident_bytes() > LARGE_BYTES:
            return


def _answered(request: Request, give: Callable[[Any], None]) -> list[memoryview]:
    try:
        return packed(Answer(_called(request, give)))
    except Exception as error:  # noqa: BLE001 - whatever a reader trips over is a sentence for people
        traceback.print_exc()
        answer = refused(request, error)
    try:
        return packed(answer)
    except Exception:  # noqa: BLE001 - an error with a value that cannot travel
        return packed(refused(request, RuntimeError(str(answer.error))))


def _called(request: Request, give: Callable[[Any], None]) -> Any:
    module, _, name = request.function.rpartition(".")
    given = (*request.arguments, give) if request.in_pieces else request.arguments
    return getattr(importlib.import_module(module), name)(*given)


def _limit_memory(limit_bytes: int) -> None:
    """So much may be taken for data, on Linux; allocations beyond fail, and no crash is written to disk."""
    if sys.platform.startswith("linux"):
        import resource

        soft = limit_bytes or resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_DATA, (soft, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _be_modest() -> None:
    """When memory runs out altogether, we are the one to go; a crash leaves no file behind."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        try:
            with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:  # noqa: PTH123 - no file
                score.write("800")
        except OSError:
            pass


def _resident_bytes() -> int:
    """The memory held now, on Linux; elsewhere the most ever held, or 0 where that is not told."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _connection(handle: int) -> Connection[Any, Any]:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle)
    return Connection(handle)


def _end_with(lifeline: Connection[Any, Any]) -> None:
    """End when the other end of the lifeline closes, which the system does however the program ended.

    Nothing is ever sent on it. Where the system can signal that by itself, it ends us in the midst of a library's loop,
    too; elsewhere a thread waits for it.
    """
    if sys.platform != "win32":
        import fcntl

        if hasattr(fcntl, "F_SETOWN") and hasattr(os, "O_ASYNC"):
            signal.signal(signal.SIGIO, signal.SIG_DFL)
            fcntl.fcntl(lifeline.fileno(), fcntl.F_SETOWN, os.getpid())
            flags = fcntl.fcntl(lifeline.fileno(), fcntl.F_GETFL)
            fcntl.fcntl(lifeline.fileno(), fcntl.F_SETFL, flags | os.O_ASYNC)
    threading.Thread(target=_wait_for_the_end, args=(lifeline,), daemon=True).start()


def _wait_for_the_end(lifeline: Connection[Any, Any]) -> None:
    with contextlib.suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(RETIRED)
