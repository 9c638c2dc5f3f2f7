"""The manifest of a pack: every file with its check sum, and every fact that the pack stands for, as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import InputError
from siteplanner.core.measures.totals import totals
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.files.atomic import write_whole
from siteplanner.files.handover.sums import files_below, sha256
from siteplanner.services.handover.contents import (
    ITEMS,
    MANIFEST,
    SUMS,
    crs_of,
    keeps_own_system,
    wanted,
    without_outline,
)
from siteplanner.services.handover.contents import left_out as why_left_out
from siteplanner.services.handover.facts import areas_in, areas_of, check_facts, counts_of, pack_facts
from siteplanner.services.handover.writing import Made
from siteplanner.words import translator

FORMAT, FORMAT_VERSION = "siteplanner-handover", 1
NO_MANIFEST = QT_TRANSLATE_NOOP("errors", "“{folder}” is no hand-over pack: it has no {file} that can be read.")
NEWER = QT_TRANSLATE_NOOP("errors", "“{folder}” was made by a newer version of the program ({version}). Use that one.")
_KINDS: Mapping[str, type] = {
    "plan": dict,
    "scenario": dict,
    "check": dict,
    "rule_pack": dict,
    "counts": dict,
    "areas": dict,
    "files": list,
    "created": str,
    "lang": str,
}


class NewerPackError(InputError):
    """The pack is of a newer program; ``manifest`` is what it tells, in a form that is not known here."""

    def __init__(self, manifest: Mapping[str, Any], folder: str, version: str) -> None:
        super().__init__(NEWER, folder=folder, version=version)
        self.manifest, self.version = manifest, version


def manifest_of(made: Made, read: Mapping[str, int], changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """Everything but the files, which are added once they are written. ``read`` is what was read back of each kind."""
    order, plan = made.order, made.order.handed
    scenario = order.plan.scenario(order.scenario_id)
    reason = {"text": order.reason.strip(), "by": order.by.strip() or None, "date": order.made.date().isoformat()}
    own = keeps_own_system(plan)
    remarks = (*(() if own is None else (own,)), *without_outline(plan))
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program": {"name": "siteplanner", "version": version("siteplanner")},
        "created": order.made.isoformat(),
        "by": order.by.strip() or None,
        "lang": order.say.language,
        "plan": {
            "name": order.plan.name,
            "uuid": order.plan.plan_uuid,
            "crs": crs_text(plan.site.crs),
            "crs_name": plan.site.crs.name,
        },
        "scenario": {"id": scenario.scenario_id, "name": scenario.name},
        "when": None if order.until is None else order.until.isoformat(),
        "rule_pack": pack_facts(made.pack),
        "check": check_facts(made.result, order.say),
        "reason": reason if order.reason.strip() else None,
        "counts": counts_of(plan),
        "areas": areas_of(plan),
        "totals": totals(plan, "zone", order.scenario_id).to_json()["total"],
        "read_back": dict(read),
        "left_out": [
            {"kind": item.kind, "file": item.path, "why": both(why)}
            for item in wanted(order.groups)
            if (why := why_left_out(plan, item)) is not None
        ],
        "remarks": [both(remark) for remark in remarks],
        "changes": None if changes is None else dict(changes),
    }


def both(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"en": translator("en").text(text), "zh": translator("zh").text(text)}


def listed_files(folder: Path, manifest: Mapping[str, Any], made: Made) -> list[dict[str, Any]]:
    """Every file of the folder but the manifest and the sums: path, kind, bytes, check sum; of those that were read
    back also the system, the layer, how many features and their areas."""
    plan = made.order.handed
    of_stem = {_stem(item.path): item for item in ITEMS.values()}
    listed = []
    for name in files_below(folder):
        if name in (MANIFEST, SUMS):
            continue
        item = of_stem.get(_stem(name))
        path = folder / name
        facts: dict[str, Any] = {"path": name, "kind": name.replace(".", "-") if item is None else item.kind}
        facts |= {"bytes": path.stat().st_size, "sha256": sha256(path)}
        if item is not None and name == item.path:
            crs = crs_of(plan, item)
            facts["crs"] = None if crs is None else crs_text(crs)
            facts["layer"] = item.layer or None
            facts["read_back"] = manifest["read_back"].get(item.kind)
            facts |= areas_in(plan, item.layer, crs, manifest["areas"].get(item.layer, {}))
        listed.append(facts)
    return listed


def _stem(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/{file.partition('.')[0]}"


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Raises SaveError."""
    text = json.dumps(manifest, ensure_ascii=False, allow_nan=False, indent=2)
    with write_whole(folder / MANIFEST) as temporary:
        temporary.write_bytes(f"{text}\n".encode())


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a pack. Raises InputError for a folder that is none; of a newer program, NewerPackError."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if _newer(manifest):
            program = manifest.get("program")
            told = program.get("version", "?") if isinstance(program, dict) else "?"
            raise NewerPackError(manifest, folder=str(folder), version=str(told))
        whole = _whole(manifest)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(NO_MANIFEST, folder=str(folder), file=MANIFEST) from error
    if not whole:
        raise InputError(NO_MANIFEST, folder=str(folder), file=MANIFEST)
    return dict(manifest)


def _newer(manifest: Any) -> bool:
    of_a_pack = isinstance(manifest, dict) and manifest.get("format") == FORMAT
    version_told = manifest.get("format_version") if of_a_pack else None
    return isinstance(version_told, int) and version_told > FORMAT_VERSION


def _whole(manifest: Any) -> bool:
    """Whether it is one, with all that is read of it again. Raises ValueError for days that are none."""
    if not isinstance(manifest, dict) or (manifest.get("format"), manifest.get("format_version")) != (
        FORMAT,
        FORMAT_VERSION,
    ):
        return False
    if not all(isinstance(manifest.get(key), kind) for key, kind in _KINDS.items()):
        return False
    dt.datetime.fromisoformat(manifest["created"])
    if manifest.get("when") is not None:
        dt.date.fromisoformat(str(manifest["when"]))
    check, may_be = manifest["check"], (manifest.get("reason"), manifest.get("changes"))
    return (
        {"name", "uuid"} <= manifest["plan"].keys()
        and {"name", "id"} <= manifest["scenario"].keys()
        and all(value is None or isinstance(value, dict) for value in (*may_be, *manifest["areas"].values()))
        and isinstance(check.get("counts"), dict)
        and isinstance(check.get("findings"), list)
        and all(isinstance(of, dict) and {"id", "message"} <= of.keys() for of in check["findings"])
        and all(isinstance(of, dict) and {"path", "kind", "sha256"} <= of.keys() for of in manifest["files"])
    )
