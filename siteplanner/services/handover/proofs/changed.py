"""The judge of what is told of the changes since the last pack: the text and the map say it of every plant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from siteplanner.services.handover.proofs.document import NO_WORDS, read_document, require_said
from siteplanner.services.handover.proofs.expected import NOT_READABLE, Differs

LANGUAGES = 2
"""Everything is told in both."""


def judge_text(path: Path, changes: Mapping[str, Any]) -> int:
    """How many plants the text names. Raises Differs."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    lines = text.split("\r\n")
    for language in ("en", "zh"):
        if changes["summary"][language] not in lines:
            raise Differs(NO_WORDS(text=changes["summary"][language]))
    findings = [*changes["findings"]["gained"], *changes["findings"]["lost"]]
    for told in (*(plant["plant_id"] for plant in changes["plants"]), *(finding["id"] for finding in findings)):
        if sum(line.startswith(f"  {told}") for line in lines) < LANGUAGES or lines[-1]:
            raise Differs(NO_WORDS(text=told))
    return len(changes["plants"])


def judge_map(path: Path, changes: Mapping[str, Any], lang: str) -> int:
    """How many pages the map has: it says what changed in sum. Raises Differs."""
    document = read_document(path)
    require_said(document, changes["summary"]["zh" if lang.startswith("zh") else "en"])
    return document.pages
