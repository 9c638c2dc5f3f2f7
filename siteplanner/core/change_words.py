"""What the change log tells, in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.plan import ChangeEntry
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.undoing import is_undoing

UNDID = QT_TRANSLATE_NOOP("edits", "Undo: {label}")
REDID = QT_TRANSLATE_NOOP("edits", "Redo: {label}")


def change_labels(entries: Iterable[ChangeEntry]) -> list[Message | str]:
    """What each entry did: as its edit says it, or the English words kept with it where this version does not know the
    edit any more."""
    known: dict[int, Message | str] = {}
    labels: list[Message | str] = []
    for entry in entries:
        label = _label(entry, known)
        known[int(entry.seq)] = label
        labels.append(label)
    return labels


def _label(entry: ChangeEntry, known: Mapping[int, Message | str]) -> Message | str:
    try:
        values: dict[str, Any] = json.loads(entry.edit)
        if is_undoing(entry.edit):
            template: Template = UNDID if values["edit"] == "undo" else REDID
            return template(label=known[int(values["of"])])
        return edit_from_json(values).label()
    except (SiteplannerError, ValueError, KeyError, TypeError, AttributeError):
        return entry.label
