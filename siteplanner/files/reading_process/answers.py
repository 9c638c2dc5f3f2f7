"""What the worker answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP

FAILED = QT_TRANSLATE_NOOP(
    "errors",
    "{path} cannot be understood ({kind}: {reason}). It is damaged, or of a kind this program does not know: open it "
    "in QGIS or CAD and save it anew.",
)
NO_MEMORY = QT_TRANSLATE_NOOP(
    "errors",
    "{path} needs more than the {limit_gb:.1f} GB of memory that reading a map may take. Cut out what is needed in "
    "QGIS and save it as a GeoPackage.",
)
NO_MEMORY_LEFT = QT_TRANSLATE_NOOP(
    "errors",
    "{path} needs more memory than is left. Close other programs, or cut out what is needed in QGIS and save it as a "
    "GeoPackage.",
)


@dataclass(frozen=True, slots=True)
class Request:
    """A function by its dotted name and what it is given. ``folder`` is where relative paths count from, '' unknown.

    ``in_pieces``: it is given as well what to hand pieces of its answer to.
    """

    function: str
    arguments: tuple[Any, ...]
    path: Path
    folder: str
    memory_bytes: int
    in_pieces: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what is asked for; more will come."""

    value: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, or the error for people."""

    value: Any = None
    error: SiteplannerError | None = None

    def result(self) -> Any:
        """The value. Raises the error."""
        if self.error is not None:
            raise self.error
        return self.value


def refused(request: Request, error: Exception) -> Answer:
    """What is said of an error: that for people as it is, any other in a sentence about the file."""
    if isinstance(error, SiteplannerError):
        return Answer(error=error)
    if isinstance(error, MemoryError):
        return Answer(error=no_memory(request.path, request.memory_bytes))
    reason = " ".join(str(error).split())[:160] or "–"
    return Answer(error=InputError(FAILED, path=request.path, kind=type(error).__name__, reason=reason))


def no_memory(path: Path, limit_bytes: int) -> InputError:
    """The error that memory ran out, whether by our limit or by the computer's."""
    if limit_bytes:
        return InputError(NO_MEMORY, path=path, limit_gb=limit_bytes / 1024**3)
    return InputError(NO_MEMORY_LEFT, path=path)
