"""What the program remembers for a person: language, theme, recent files, where the panels stood."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import platformdirs

from siteplanner.core.errors import SaveError
from siteplanner.files.atomic import write_whole

RECENT = "recent_files"
RECENT_AT_MOST = 10
log = logging.getLogger(__name__)


def settings_path() -> Path:
    """Where the settings of this person are kept."""
    return Path(platformdirs.user_config_dir("siteplanner", appauthor=False)) / "settings.json"


class Settings:
    """A JSON object in a file. Nothing here may stop the program: a broken file is set aside, a failed write logged."""

    def __init__(self, path: Path, values: dict[str, Any] | None = None) -> None:
        self.path = path
        self._values: dict[str, Any] = dict(values or {})

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Settings:
        """The settings in ``path`` (default: the person's own); empty where there are none that can be read."""
        where = settings_path() if path is None else Path(path)
        try:
            return cls(where, dict(json.loads(where.read_text(encoding="utf-8"))))
        except FileNotFoundError:
            return cls(where)
        except OSError as error:
            log.warning("the settings in %s cannot be read: %s", where, error)
            return cls(where)
        except (TypeError, ValueError) as error:  # not JSON, not UTF-8, not an object
            log.warning("the settings in %s are broken and were set aside: %s", where, error)
            _set_aside(where)
            return cls(where)

    def get(self, key: str, default: Any = None) -> Any:
        """The value under ``key``; ``default`` where there is none or one of another type than a default given."""
        value = self._values.get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Remember ``value`` (anything JSON can hold; None forgets it) and write the file."""
        if self._values.get(key) == value:
            return
        self._values.pop(key, None)
        if value is not None:
            self._values[key] = value
        self.save()

    def save(self) -> None:
        """Write the file, whole or not at all."""
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with write_whole(self.path) as temporary:
                temporary.write_text(text, encoding="utf-8")
        except (SaveError, OSError) as error:
            log.warning("the settings were not kept: %s", error)

    # -- recent files -------------------------------------------------------------------------------------------

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Plans opened or saved lately, the last first."""
        kept = self.get(RECENT, [])
        return tuple(Path(entry) for entry in kept if isinstance(entry, str))

    def add_recent(self, path: str | os.PathLike[str]) -> None:
        """Put a plan at the head of the recent files."""
        newest = Path(path).absolute()
        self._set_recent([newest, *(p for p in self.recent_files if p != newest)])

    def forget_recent(self, path: str | os.PathLike[str]) -> None:
        """Take a plan out of the recent files, as when it is no longer there."""
        self._set_recent(p for p in self.recent_files if p != Path(path).absolute())

    def _set_recent(self, paths: Iterable[Path]) -> None:
        self.set(RECENT, [str(p) for p in paths][:RECENT_AT_MOST])


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError as error:
        log.warning("%s cannot be set aside: %s", path, error)
