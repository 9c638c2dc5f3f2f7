"""Earlier versions of a plan's file, kept whenever a save replaces one."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import platformdirs

from siteplanner.core.errors import InputError
from siteplanner.files.foreign_tables import plan_uuid_of
from siteplanner.services.plan_key import plan_key

MOST = 5
"""How many versions of a plan are kept where nobody says otherwise."""
_FORM = "%Y%m%d-%H%M%S-%f"

log = logging.getLogger(__name__)


def versions_folder() -> Path:
    """Where versions are kept for this person."""
    return Path(platformdirs.user_state_dir("siteplanner", appauthor=False)) / "versions"


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """``saved`` is when the file was written, UTC."""

    path: Path
    saved: pd.Timestamp
    size_bytes: int


def keep_version(path: Path, plan_uuid: str, folder: Path | None = None, most: int = MOST) -> Path | None:
    """Keep the file at ``path``, which is about to be replaced, if it is one of that plan and any are wanted; once it
    is replaced, ``prune_versions``.

    A link to it where the disk allows, else a copy. None where there is nothing to keep, it is kept already, or the
    system refuses, which is logged: a save must not fail for it.
    """
    where = (folder or versions_folder()) / plan_key(plan_uuid)
    real = Path(os.path.realpath(path))  # a link to a link would follow the file wherever it goes
    try:
        if most < 1 or plan_uuid_of(real) != plan_uuid:
            return None
        saved = pd.Timestamp(real.stat().st_mtime_ns, unit="ns")
        kept = where / f"{saved.strftime(_FORM)}.gpkg"
        where.mkdir(parents=True, exist_ok=True)
        _let_go_of_the_file_itself(real, where)
        if kept.exists():
            return None
        _linked_or_copied(real, kept)
    except (OSError, InputError) as error:
        log.warning("the earlier version of %s is not kept: %s", path, error)
        return None
    return kept


def prune_versions(plan_uuid: str, folder: Path | None = None, most: int = MOST) -> None:
    """Let the oldest versions go beyond ``most``. What the system refuses to remove is logged and stays."""
    if most < 1:
        return
    for old in versions_of(plan_uuid, folder)[most:]:
        try:
            old.path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the old version %s stays: %s", old.path, error)


def forget_version(kept: Path | None) -> None:
    """The file was not replaced after all: what was kept may still be that very file, and would change with it."""
    if kept is not None:
        with contextlib.suppress(OSError):
            kept.unlink(missing_ok=True)


def versions_of(plan_uuid: str, folder: Path | None = None) -> tuple[KeptVersion, ...]:
    """The versions of a plan that are kept, the newest first."""
    found = []
    for path in ((folder or versions_folder()) / plan_key(plan_uuid)).glob("*.gpkg"):
        with contextlib.suppress(OSError, ValueError):
            saved = pd.to_datetime(path.stem, format=_FORM)
            found.append(KeptVersion(path, saved, path.stat().st_size))
    return tuple(sorted(found, key=lambda version: version.saved, reverse=True))


def _let_go_of_the_file_itself(path: Path, where: Path) -> None:
    """A save that was killed before it replaced the file has left a link to it: no earlier version, but this one."""
    for link in where.glob("*.gpkg"):
        with contextlib.suppress(OSError):
            if link.samefile(path):
                link.unlink()


def _linked_or_copied(path: Path, kept: Path) -> None:
    """A link keeps the old content for nothing: a save puts a new file in the old one's place."""
    try:
        os.link(path, kept)
    except OSError:
        half = kept.with_suffix(".part")
        try:
            shutil.copyfile(path, half)
            half.replace(kept)
        finally:
            half.unlink(missing_ok=True)
