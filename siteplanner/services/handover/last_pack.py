"""The pack that was handed over before, and the plan as it was then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.handover.sums import read_sums, sha256
from siteplanner.files.plan_file import open_plan
from siteplanner.services.handover.contents import ITEMS, MANIFEST, SUMS
from siteplanner.services.handover.folder_names import DAY_LETTERS, folder_name
from siteplanner.services.handover.manifest import NewerPackError, read_manifest
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.verifying import expected_of

DAMAGED = QT_TRANSLATE_NOOP(
    "errors",
    "The last pack, “{folder}”, is damaged ({file}), so that nothing can be compared with it. Name an older one with "
    "--since, or go on without a comparison: --no-comparison.",
)
NEWER_LAST = QT_TRANSLATE_NOOP(
    "errors",
    "The last pack, “{folder}”, was made by a newer version of the program ({version}), so that nothing can be "
    "compared with it. Use that one, name an older pack with --since, or go on without a comparison: --no-comparison.",
)
OF_ANOTHER = QT_TRANSLATE_NOOP(
    "errors", "The pack in “{folder}” is of {pack} and not of {order}. Name one of the same plan and scenario."
)


class DamagedLastPackError(InputError):
    """The last pack is there, but not as it was handed over."""


@dataclass(frozen=True)
class LastPack:
    """``plan`` has what went out then, its active scenario; ``manifest`` the facts of that day."""

    folder: Path
    manifest: Mapping[str, Any]
    plan: Plan

    @property
    def day(self) -> dt.date:
        return dt.datetime.fromisoformat(self.manifest["created"]).date()


def find_last(outdir: Path, order: Order) -> Path | None:
    """The newest pack in a folder of the same plan and scenario; None where there is none.

    Raises DamagedLastPackError for one that has lost its manifest and is called as such a pack is: it may be the one;
    InputError for one of a newer program, which may be it as well.
    """
    beginning = folder_name(order.plan.name, order.scenario_id, order.made.date())[:-DAY_LETTERS]
    newest: tuple[str, str, Path] | None = None
    for folder in sorted(_packs(outdir)):
        try:
            manifest = read_manifest(folder)
        except NewerPackError as error:
            if not folder.name.startswith(beginning) and not _may_be_of(error.manifest, order):
                continue
            raise InputError(NEWER_LAST, folder=str(folder), version=error.version) from error
        except InputError as error:
            if not folder.name.startswith(beginning):
                continue
            raise DamagedLastPackError(DAMAGED, folder=str(folder), file=MANIFEST) from error
        if _of(manifest) == (order.plan.plan_uuid, order.scenario_id):
            found = (_moment(manifest["created"]), folder.name, folder)
            newest = found if newest is None else max(newest, found)
    return None if newest is None else newest[2]


def _packs(outdir: Path) -> list[Path]:
    try:
        inside = [folder for folder in outdir.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
        return [folder for folder in inside if (folder / MANIFEST).is_file() or (folder / SUMS).is_file()]
    except OSError:
        return []


def _moment(created: str) -> str:
    return dt.datetime.fromisoformat(created).astimezone(dt.UTC).isoformat()


def _of(manifest: Mapping[str, Any]) -> tuple[str, str]:
    return str(manifest["plan"]["uuid"]), str(manifest["scenario"]["id"])


def _may_be_of(manifest: Mapping[str, Any], order: Order) -> bool:
    try:
        return _of(manifest) == (order.plan.plan_uuid, order.scenario_id)
    except (KeyError, TypeError):
        return False


def read_last(folder: Path, order: Order) -> LastPack:
    """The pack in a folder with its plan. Raises InputError for one of another plan or scenario, or no pack at all;
    DamagedLastPackError where its manifest or its plan is not as it was handed over."""
    manifest = read_manifest(folder)
    if _of(manifest) != (order.plan.plan_uuid, order.scenario_id):
        pack = f"{manifest['plan']['name']} / {manifest['scenario']['id']}"
        raise InputError(OF_ANOTHER, folder=str(folder), pack=pack, order=f"{order.plan.name} / {order.scenario_id}")
    copy = ITEMS["plan"].path
    try:
        sums = read_sums(folder / SUMS)
    except SiteplannerError as error:
        raise DamagedLastPackError(DAMAGED, folder=str(folder), file=SUMS) from error
    try:
        damaged = [f for f in (MANIFEST, copy) if not (folder / f).is_file() or sums.get(f) != sha256(folder / f)]
        plan = None if damaged else open_plan(folder / copy)
    except (SiteplannerError, OSError) as error:
        raise DamagedLastPackError(DAMAGED, folder=str(folder), file=copy) from error
    if plan is None:
        raise DamagedLastPackError(DAMAGED, folder=str(folder), file=damaged[0])
    return LastPack(folder, manifest, expected_of(manifest, plan).plan)


def last_pack(outdir: Path, order: Order, since: Path | None = None) -> LastPack | None:
    """The pack to compare with: ``since``, or the newest of the same plan and scenario in ``outdir``; None: there is
    none. Raises as :func:`find_last` and :func:`read_last`."""
    folder = since or find_last(outdir, order)
    return None if folder is None else read_last(folder, order)
