"""The manifest of a pack: every file with its check sum, and every fact that the pack stands for, as JSON."""

from __future__ import annotations

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
from siteplanner.services.handover.contents import ITEMS, MANIFEST, SUMS, crs_of, keeps_own_system, wanted
from siteplanner.services.handover.contents import left_out as why_left_out
from siteplanner.services.handover.facts import areas_of, check_facts, counts_of, pack_facts
from siteplanner.services.handover.writing import Made
from siteplanner.words import translator

FORMAT, FORMAT_VERSION = "siteplanner-handover", 1
NO_MANIFEST = QT_TRANSLATE_NOOP("errors", "“{folder}” is no hand-over pack: it has no {file} that can be read.")
NEWER = QT_TRANSLATE_NOOP("errors", "“{folder}” was made by a newer version of the program ({version}). Use that one.")
_KEYS = ("plan", "scenario", "check", "files", "created", "lang", "rule_pack")


def manifest_of(made: Made, read: Mapping[str, int], changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """Everything but the files, which are added once they are written. ``read`` is what was read back of each kind."""
    order, plan = made.order, made.order.handed
    scenario = order.plan.scenario(order.scenario_id)
    reason = {"text": order.reason.strip(), "by": order.by.strip() or None, "date": order.made.date().isoformat()}
    own = keeps_own_system(plan)
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
        "remarks": [] if own is None else [both(own)],
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
            facts |= manifest["areas"].get(item.layer, {})
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
    """The manifest of a pack. Raises InputError for a folder that is none, or of a newer program."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(NO_MANIFEST, folder=str(folder), file=MANIFEST) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or any(k not in manifest for k in _KEYS):
        raise InputError(NO_MANIFEST, folder=str(folder), file=MANIFEST)
    if manifest.get("format_version", 0) > FORMAT_VERSION:
        program = manifest.get("program") or {}
        raise InputError(NEWER, folder=str(folder), version=str(program.get("version", "?")))
    return manifest
