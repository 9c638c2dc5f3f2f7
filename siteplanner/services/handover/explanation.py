"""The manifest as people read it: first in Chinese, then in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from siteplanner.core import schema
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.atomic import write_whole
from siteplanner.services.handover.contents import CHANGES_MAP, CHANGES_TEXT, EXPLANATION, ITEMS, SUMS
from siteplanner.words import Translator, translator

TITLE = QT_TRANSLATE_NOOP("handover", "Hand-over pack")
PLAN = QT_TRANSLATE_NOOP("handover", "Plan: {name}")
SCENARIO = QT_TRANSLATE_NOOP("handover", "Scenario: {name} ({id})")
UNTIL = QT_TRANSLATE_NOOP("handover", "Only what is in service by {when}")
MADE = QT_TRANSLATE_NOOP("handover", "Handed over: {time}")
BY = QT_TRANSLATE_NOOP("handover", "By: {name}")
CRS = QT_TRANSLATE_NOOP("handover", "Coordinate system of the plan: {crs} ({name})")
RULES = QT_TRANSLATE_NOOP("handover", "Rule pack: {name} ({id}), SHA-256 {sha256}")
PROGRAM = QT_TRANSLATE_NOOP("handover", "Program: siteplanner {version}")
CHECK = QT_TRANSLATE_NOOP(
    "handover", "Check: errors {error}, warnings {warning}, waived {waived}, not checked {not_checked}"
)
COMPLETE = QT_TRANSLATE_NOOP("handover", "Everything could be checked.")
NOT_COMPLETE = QT_TRANSLATE_NOOP("handover", "Not everything could be checked; the check report says what and why.")
REASON = QT_TRANSLATE_NOOP("handover", "Why it is handed over all the same: {reason} ({date})")
AREAS = QT_TRANSLATE_NOOP(
    "handover", "{layer}: {count}, {planar_m2:,.2f} m² in the plane, {ellipsoidal_m2:,.2f} m² on the ellipsoid"
)
COUNT = QT_TRANSLATE_NOOP("handover", "{layer}: {count}")
CONTENTS = QT_TRANSLATE_NOOP("handover", "Contents")
LEFT_OUT = QT_TRANSLATE_NOOP("handover", "Not in the pack")
FILE = QT_TRANSLATE_NOOP("handover", "{path}: {label} [{crs}]")
FILE_WITHOUT = QT_TRANSLATE_NOOP("handover", "{path}: {label}")
SINCE = QT_TRANSLATE_NOOP("handover", "Since the last pack: {summary}")
PROVED = QT_TRANSLATE_NOOP(
    "handover",
    "Maps, tables and documents were read back by code that had no part in writing them, and compared with the plan.",
)
SUMS_SAID = QT_TRANSLATE_NOOP("handover", "The check sums of all files are in {file} (sha256sum -c {file}).")
OTHERS = {
    CHANGES_TEXT: QT_TRANSLATE_NOOP("handover", "What changed since the last pack, text"),
    CHANGES_MAP: QT_TRANSLATE_NOOP("handover", "What changed since the last pack, map"),
}


def write_explanation(folder: Path, manifest: Mapping[str, Any]) -> None:
    """``manifest.txt``, UTF-8 with a mark in front and CRLF, as every editor of Windows shows it. Raises SaveError."""
    lines = [*explained(manifest, translator("zh")), "", "—" * 30, "", *explained(manifest, translator("en")), ""]
    with write_whole(folder / EXPLANATION) as temporary:
        temporary.write_bytes("\r\n".join(lines).encode("utf-8-sig", errors="replace"))


def explained(manifest: Mapping[str, Any], say: Translator) -> Iterator[str]:
    """The lines of the manifest in a language."""
    language = "zh" if say.language.startswith("zh") else "en"
    yield from map(say.text, _head(manifest, language))
    yield ""
    yield from map(say.text, _check(manifest))
    yield ""
    for layer, count in manifest["counts"].items():
        areas, name = manifest["areas"].get(layer), schema.layer(layer).label
        yield say.text(COUNT(layer=name, count=count) if areas is None else AREAS(layer=name, count=count, **areas))
    if manifest["changes"] is not None:
        yield from ("", say.text(SINCE(summary=manifest["changes"]["summary"][language])))
    yield from ("", say.text(CONTENTS))
    yield from (f"  {say.text(line)}" for line in _files(manifest))
    if manifest["left_out"]:
        yield from ("", say.text(LEFT_OUT))
        for of in manifest["left_out"]:
            yield f"  {say.text(FILE_WITHOUT(path=of['file'], label=ITEMS[of['kind']].label))} – {of['why'][language]}"
    yield from (f"{remark[language]}" for remark in manifest["remarks"])
    yield from ("", say.text(PROVED), say.text(SUMS_SAID(file=SUMS)), manifest["rule_pack"]["statement"][language])


def _head(manifest: Mapping[str, Any], language: str) -> Iterator[Template | Message]:
    plan, scenario, pack = manifest["plan"], manifest["scenario"], manifest["rule_pack"]
    yield TITLE
    yield PLAN(name=plan["name"])
    yield SCENARIO(name=scenario["name"], id=scenario["id"])
    if manifest["when"] is not None:
        yield UNTIL(when=manifest["when"])
    yield MADE(time=manifest["created"].replace("T", " "))
    if manifest["by"]:
        yield BY(name=manifest["by"])
    yield CRS(crs=plan["crs"], name=plan["crs_name"])
    yield RULES(name=pack["name"][language], id=pack["id"], sha256=pack["sha256"])
    yield PROGRAM(version=manifest["program"]["version"])


def _check(manifest: Mapping[str, Any]) -> Iterator[Template | Message]:
    check, reason = manifest["check"], manifest["reason"]
    yield CHECK(**check["counts"])
    yield COMPLETE if check["complete"] else NOT_COMPLETE
    if reason is not None:
        yield REASON(reason=reason["text"], date=reason["date"])


def _files(manifest: Mapping[str, Any]) -> Iterator[Message]:
    """The files that people open; what belongs to one of them is not told apart."""
    for of in manifest["files"]:
        item = ITEMS.get(of["kind"])
        if of["path"] in OTHERS:
            yield FILE_WITHOUT(path=of["path"], label=OTHERS[of["path"]])
        elif item is not None and item.path == of["path"]:
            crs = of.get("crs")
            yield (
                FILE(path=of["path"], label=item.label, crs=crs)
                if crs
                else FILE_WITHOUT(path=of["path"], label=item.label)
            )
