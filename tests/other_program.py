"""Another program that has a file open: a process of its own that does with SQLite what it is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PROGRAM = """
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
for line in sys.stdin:
    try:
        answer = {"rows": database.execute(json.loads(line)).fetchall()}
    except sqlite3.Error as error:
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
database.close()
"""


class OtherProgram:
    """Has the database open until it is closed or killed."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _PROGRAM, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    @classmethod
    def once(cls, path: Path, *statements: str) -> list[Any]:
        """Open, do that, and close."""
        with other_program(path) as other:
            return other.does(*statements)

    def does(self, *statements: str) -> list[Any]:
        """The rows of the last statement. Raises OSError with SQLite's words where it refuses."""
        answer: dict[str, Any] = {}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for statement in statements:
            self._process.stdin.write(json.dumps(statement) + "\n")
            self._process.stdin.flush()
            answer = json.loads(self._process.stdout.readline())
            if "error" in answer:
                raise OSError(answer["error"])
        return list(answer.get("rows", ()))

    def close(self) -> None:
        """Close the database as a program does that is left."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def kill(self) -> None:
        self._process.kill()
        self.close()


@contextmanager
def other_program(path: Path) -> Iterator[OtherProgram]:
    other = OtherProgram(path)
    try:
        yield other
    finally:
        other.close()
