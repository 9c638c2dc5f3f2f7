"""A pack that was handed over, proved again: against its own list, against the plan in it, and against any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.handover.sums import files_below, read_sums, sha256
from siteplanner.files.plan_file import open_plan
from siteplanner.files.reading_process.by_gdal import try_plan
from siteplanner.services.handover.contents import ITEMS, MANIFEST, SUMS, crs_of
from siteplanner.services.handover.facts import areas_in, areas_of, counts_of
from siteplanner.services.handover.manifest import read_manifest
from siteplanner.services.handover.order import handed
from siteplanner.services.handover.proofs.expected import Differs, Expected, require_same
from siteplanner.services.handover.proving import PackDiffersError, prove_changes, prove_files
from siteplanner.words import translator

CHANGED = QT_TRANSLATE_NOOP("errors", "“{file}” is not as it was handed over: its check sum is another.")
GONE = QT_TRANSLATE_NOOP("errors", "“{file}” is missing from the pack in “{folder}”.")
STRANGER = QT_TRANSLATE_NOOP("errors", "“{file}” does not belong to the pack in “{folder}”: its list does not name it.")
OTHER_PLAN = QT_TRANSLATE_NOOP(
    "errors", "The pack in “{folder}” is of the plan “{pack}” and not of “{plan}”. Give the plan it was made from."
)
SAME_AREA = 1e-9
"""Of a sum of areas: what another release of PROJ may change."""
NO_COPY = QT_TRANSLATE_NOOP("errors", "The pack in “{folder}” holds no copy of its plan. Give the plan with --plan.")


class DamagedPackError(InputError):
    """A pack is not as it was handed over; ``file`` names what is not."""

    def __init__(self, template: Any, file: str, **values: Any) -> None:
        super().__init__(template, file=file, **values)
        self.file = file


@dataclass(frozen=True)
class Verified:
    """``files`` have the sums they were handed over with; ``read`` is what was read of each kind and is the plan's."""

    folder: Path
    manifest: Mapping[str, Any]
    files: int
    read: Mapping[str, int]


def require_sums(folder: Path) -> int:
    """How many files a pack has, each with the check sum that both lists tell. Raises DamagedPackError naming one that
    is changed, gone or foreign; InputError where a list itself cannot be read."""
    manifest, sums = read_manifest(folder), read_sums(folder / SUMS)
    listed = {str(entry["path"]): str(entry["sha256"]) for entry in manifest["files"]}
    told = {**sums, **listed}
    there = set(files_below(folder)) - {SUMS}
    for file in sorted(told):
        if file not in there:
            raise DamagedPackError(GONE, file, folder=str(folder))
        if {sha256(folder / file), sums.get(file), listed.get(file, sums.get(file))} != {sums.get(file)}:
            raise DamagedPackError(CHANGED, file, folder=str(folder))
    if MANIFEST not in sums:
        raise DamagedPackError(CHANGED, MANIFEST, folder=str(folder))
    for file in sorted(there - set(told)):
        raise DamagedPackError(STRANGER, file, folder=str(folder))
    return len(there)


def verify(folder: Path, plan: Plan | None = None, work: Work | None = None) -> Verified:
    """Prove a pack: its files against the sums, then each against ``plan`` (default: the copy of it in the pack).

    Raises DamagedPackError and PackDiffersError, naming the file; InputError for a folder that is no pack, or one of
    another plan.
    """
    files = require_sums(folder)
    manifest = read_manifest(folder)
    if plan is None:
        copy = folder / ITEMS["plan"].path
        if not copy.is_file():
            raise InputError(NO_COPY, folder=str(folder))
        try_plan(copy)
        plan = open_plan(copy)
    elif plan.plan_uuid != manifest["plan"]["uuid"]:
        raise InputError(OTHER_PLAN, folder=str(folder), pack=manifest["plan"]["name"], plan=plan.name)
    read = prove_pack(folder, plan, work)
    return Verified(folder, manifest, files, read)


def prove_pack(folder: Path, plan: Plan, work: Work | None = None) -> dict[str, int]:
    """Read every file of a pack and the figures of its manifest, and compare them with ``plan``, whatever the sums say.

    Raises PackDiffersError.
    """
    manifest = read_manifest(folder)
    kinds = {str(entry["kind"]) for entry in manifest["files"]}
    if manifest.get("changes") is not None:
        prove_changes(folder, manifest["changes"], str(manifest["lang"]))
    expected = expected_of(manifest, plan)
    read = prove_files(folder, [kind for kind in ITEMS if kind in kinds], expected, work)
    try:
        _require_figures(manifest, expected.plan)
    except Differs as difference:
        raise PackDiffersError(MANIFEST, difference.what) from None
    return read


def _require_figures(manifest: Mapping[str, Any], plan: Plan) -> None:
    """Raises Differs unless counts and areas, of layers and of files, are those of the plan that went out."""
    counts, areas = counts_of(plan), areas_of(plan)
    for layer, count in counts.items():
        require_same(layer, "counts", manifest["counts"].get(layer), float(count))
    for layer, of_layer in areas.items():
        _require_areas(layer, manifest["areas"].get(layer) or {}, of_layer)
    items = {item.path: item for item in ITEMS.values() if item.layer in areas}
    for entry in manifest["files"]:
        if (item := items.get(entry["path"])) is not None:
            in_file = areas_in(plan, item.layer, crs_of(plan, item), areas[item.layer])
            _require_areas(item.path, entry, in_file)


def _require_areas(name: str, told: Mapping[str, Any], areas: Mapping[str, float]) -> None:
    for figure, area_m2 in areas.items():
        require_same(name, figure, told.get(figure), area_m2, SAME_AREA)


def expected_of(manifest: Mapping[str, Any], plan: Plan) -> Expected:
    """What the files of a pack are held against: the plan, and the facts of the check that the manifest tells."""
    when = None if manifest.get("when") is None else dt.date.fromisoformat(manifest["when"])
    scenario, lang = str(manifest["scenario"]["id"]), str(manifest["lang"])
    out = handed(plan, scenario, when, translator(lang))
    whole = handed(plan, scenario, None, translator(lang))
    reason = manifest.get("reason") or {}
    return Expected(out, whole, when, lang, manifest["check"], str(reason.get("text", "")))


__all__ = ["DamagedPackError", "SaveError", "Verified", "expected_of", "prove_pack", "require_sums", "verify"]
