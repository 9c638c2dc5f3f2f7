"""How maps with the same columns were brought in last time: remembered for the person, offered, never imposed.

A map is known by its role and the names of its columns as they are found, whatever its file is called: what a
surveyor delivers every month has the same columns under another name. Only what a person changed is remembered. A
coordinate system is offered again only where the file still says none and the system is among the likely ones of the
new coordinates; an encoding only where the file looks to be in the same one as last time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.core.repairs import AS_USUAL, WAYS, Repairs
from siteplanner.services.settings import Settings

KEPT = "map_choices"
AT_MOST = 60


@dataclass(frozen=True)
class KeptChoices:
    """What was decided of a map: columns of the plan with those of the map ('' for none), the encoding told and the
    one found then, the system told (``EPSG:n``), the repairs, and the day."""

    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    encoding_found: str = ""
    crs: str = ""
    repairs: Repairs = AS_USUAL
    day: dt.date = dt.date.min

    @property
    def blank(self) -> bool:
        """Whether nothing was decided that is worth keeping."""
        return not (self.fields or self.encoding or self.crs or self.repairs.changed())


def kept_choices(settings: Settings, role: str, columns: Iterable[str]) -> KeptChoices | None:
    """What was decided last time of a map with these columns in this role; None for nothing, or nothing readable."""
    return _read(settings.get(KEPT, {}).get(_key(role, columns)))


def keep_choices(settings: Settings, role: str, columns: Iterable[str], made: KeptChoices) -> None:
    """Remember what was decided; a blank decision forgets an earlier one. The longest unused are forgotten."""
    kept: dict[str, Any] = settings.get(KEPT, {})
    key = _key(role, columns)
    others = [(other, entry) for other, entry in kept.items() if other != key]
    if not made.blank:
        others.append((key, _written(made)))
    others.sort(key=lambda entry: _day_of(entry[1]))
    settings.set(KEPT, dict(others[-AT_MOST:]) or None)


def _key(role: str, columns: Iterable[str]) -> str:
    """Short, and the same for columns in another order."""
    names = json.dumps([role, *sorted(columns)], ensure_ascii=False)
    return hashlib.sha256(names.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _written(made: KeptChoices) -> dict[str, Any]:
    return {
        "fields": dict(made.fields),
        "encoding": made.encoding,
        "encoding_found": made.encoding_found,
        "crs": made.crs,
        "repairs": made.repairs.changed(),
        "day": made.day.isoformat(),
    }


def _day_of(entry: Any) -> str:
    return str(entry.get("day", "")) if isinstance(entry, dict) else ""


def _read(entry: Any) -> KeptChoices | None:
    """The choices of an entry of the settings, which a person may have edited; None where it is none."""
    if not isinstance(entry, dict):
        return None
    fields, repairs = entry.get("fields", {}), entry.get("repairs", {})
    texts = [entry.get(name, "") for name in ("encoding", "encoding_found", "crs", "day")]
    if not (_texts(fields) and _texts(repairs) and all(isinstance(text, str) for text in texts)):
        return None
    try:
        return KeptChoices(
            fields,
            encoding=texts[0],
            encoding_found=texts[1],
            crs=texts[2],
            repairs=Repairs(**{kind: way for kind, way in repairs.items() if kind in WAYS}),
            day=dt.date.fromisoformat(texts[3]),
        )
    except (InputError, ValueError):
        return None


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())
