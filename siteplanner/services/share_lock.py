"""Who has a plan's file open: a small file beside it, kept fresh by a sign of life.

It keeps two people from working on one file unknowingly; what decides that nothing is lost is the comparison with the
file when it is saved. Time is that of the disk the file is on, for the clocks of two machines need not agree.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import platform
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from siteplanner.services.change_record import user_name

log = logging.getLogger(__name__)

BEAT_S: Final = 30.0
"""How often a holder gives a sign of life."""
STALE_S: Final = 150.0
"""Without one for so long the holder is gone: five signs missed (judgement)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the file open; ``since`` is UTC, None where the lock does not tell."""

    who: str
    host: str
    since: pd.Timestamp | None


class ShareLock:
    """The lock of one file, taken or not. No method raises: where no lock can be written, none is held."""

    def __init__(self, path: Path, who: str | None = None, host: str | None = None) -> None:
        self.path = path
        self.file = lock_file(path)
        self.held = False
        self._who = user_name() if who is None else who
        self._host = platform.node() if host is None else host
        self._token = secrets.token_hex(8)

    def take(self) -> Holder | None:
        """Take the lock; else who has it. A lock without a sign of life, or of a program that died here, is taken over.

        None also where the folder takes no lock; ``held`` tells.
        """
        for _ in range(3):
            try:
                self._write()
            except FileExistsError:
                told = _read(self.file)
                if told is not None and told.get("token") == self._token:
                    self.held = True
                    return None
                if not self._is_left(told):
                    return _holder(told)
                self._remove_left(told)
            except OSError as error:
                log.info("no lock is kept for %s: %s", self.path, error)
                return None
            else:
                self.held = True
                return None
        return _holder(_read(self.file))

    def holder(self) -> Holder | None:
        """Who else has the lock, without taking it; None where nobody has it any more."""
        told = _read(self.file)
        if not self.file.exists() or (told is not None and told.get("token") == self._token) or self._is_left(told):
            return None
        return _holder(told)

    def beat(self) -> bool:
        """Give a sign of life; False where somebody else has the lock now.

        A share that does not answer says nothing of the lock; one that somebody tidied away is written anew.
        """
        if not self.held:
            return False
        told = _read(self.file)
        if told is not None and told.get("token") != self._token:
            self.held = False
            return False
        with contextlib.suppress(OSError):
            os.utime(self.file) if self.file.exists() else self._write()
        return True

    def release(self) -> None:
        """Let go of the lock, if it is ours."""
        told = _read(self.file) if self.held else None
        if told is not None and told.get("token") == self._token:
            with contextlib.suppress(OSError):
                self.file.unlink(missing_ok=True)
        self.held = False

    def _write(self) -> None:
        told = {
            "who": self._who,
            "host": self._host,
            "pid": os.getpid(),
            "since": pd.Timestamp.now("UTC").isoformat(timespec="seconds"),
            "token": self._token,
        }
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False)

    def _is_left(self, told: dict[str, Any] | None) -> bool:
        """Whether nobody holds the lock that is there any more."""
        if told is not None and told.get("host") == self._host and not _runs(told.get("pid")):
            return True
        return _age_s(self.file) > STALE_S

    def _remove_left(self, told: dict[str, Any] | None) -> None:
        """Only one of several who find a lock left can move it away; who comes later has the lock of the quicker one in
        hand, and puts it back."""
        aside = self.file.with_name(f"{self.file.name}.{self._token}")
        with contextlib.suppress(OSError):
            self.file.rename(aside)
            if _read(aside) != told and not self.file.exists():
                aside.rename(self.file)
            aside.unlink(missing_ok=True)


def lock_file(path: Path) -> Path:
    """Where the lock of a file is: beside the file itself, whatever links lead to it.

    >>> lock_file(Path("share/town.gpkg")).name
    '.~town.gpkg.lock'
    """
    real = Path(os.path.realpath(path))
    return real.with_name(f".~{real.name}.lock")


def _read(file: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _holder(told: dict[str, Any] | None) -> Holder:
    if told is None:
        return Holder("", "", None)
    since = None
    with contextlib.suppress(ValueError, TypeError):
        since = pd.Timestamp(str(told.get("since"))).tz_convert("UTC").tz_localize(None)
    return Holder(str(told.get("who") or ""), str(told.get("host") or ""), since)


def _runs(pid: object) -> bool:
    """Whether a process of this machine is there; True where that cannot be told."""
    if not isinstance(pid, int) or os.name == "nt":  # where asking by a signal would end it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _age_s(file: Path) -> float:
    """How long ago the file was touched, by the clock of its own disk; 0 where that cannot be told."""
    probe = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        probe.touch()
        now = probe.stat().st_mtime
        return now - file.stat().st_mtime
    except OSError:
        return 0.0
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
