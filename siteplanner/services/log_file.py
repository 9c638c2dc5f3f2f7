"""The log of the window: what happened, in files that replace one another so that they never fill a disk."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

import platformdirs

NAME = "siteplanner.log"
SIZE_BYTES = 1_000_000
OLDER_FILES = 4
FORM = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

log = logging.getLogger(__name__)


def log_folder() -> Path:
    """Where the logs of this person are kept."""
    return Path(platformdirs.user_log_dir("siteplanner", appauthor=False))


def begin_log(folder: Path | None = None) -> logging.Handler | None:
    """Write what the program logs to a file as well; None where the system refuses, for no log is worth a start."""
    where = folder or log_folder()
    try:
        where.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            where / NAME, maxBytes=SIZE_BYTES, backupCount=OLDER_FILES, encoding="utf-8"
        )
    except OSError as error:
        log.warning("no log is written in %s: %s", where, error)
        return None
    handler.setFormatter(logging.Formatter(FORM))
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    logging.getLogger("siteplanner").setLevel(logging.INFO)
    return handler


def end_log(handler: logging.Handler | None) -> None:
    """Write no more to the file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


def last_lines(folder: Path | None = None, lines: int = 60) -> tuple[str, ...]:
    """The newest lines of the log; none where there is none."""
    try:
        text = ((folder or log_folder()) / NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(text.splitlines()[-lines:])
