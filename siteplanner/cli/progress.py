"""Progress of long work as one line on stderr, only where a person is watching."""

from __future__ import annotations

import sys

from siteplanner.core.text import Message, Template
from siteplanner.core.work import Work
from siteplanner.words import Translator

CLEAR = "\r\x1b[K"


def watched_work(say: Translator) -> Work:
    """Work that reports to the terminal; silent where stderr is none."""
    if not sys.stderr.isatty():
        return Work()

    def show(done: int, total: int, what: Template | Message) -> None:
        line = CLEAR if done >= total else f"{CLEAR}{say.text(what)} {done}/{total}"
        sys.stderr.write(line)
        sys.stderr.flush()

    return Work(show)
