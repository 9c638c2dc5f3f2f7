"""What two plans differ in as a file: a map to look at, or GeoJSON to go on with."""

from __future__ import annotations

import json
from pathlib import Path

from siteplanner.core.change_places import place_changes
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.difference_geojson import difference_geojson
from siteplanner.words import translator

GEOJSON = (".geojson", ".json")
PICTURES = (".png", ".pdf", ".svg")
UNKNOWN_ENDING = QT_TRANSLATE_NOOP(
    "sheet", "“{path}”: what differs cannot be written with the ending “{suffix}”. Use one of: {known}."
)


def write_difference(
    before: Plan,
    after: Plan,
    path: Path,
    scenario_id: str,
    earlier_id: str | None = None,
    *,
    names: tuple[str, str],
    lang: str = "en",
    work: Work | None = None,
) -> Path:
    """Write what ``after`` has different, whole or not at all: a .png, .pdf, .svg or .geojson by its ending.

    Raises InputError for another ending and for plans in two coordinate systems, EditError for an unknown scenario,
    SaveError where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix in GEOJSON:
        changes = place_changes(before, after, scenario_id, earlier_id)
        told = difference_geojson(changes, after.site.crs, translator(lang))
        content = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1).encode()
    elif suffix in PICTURES:
        from siteplanner.drawing.difference_map import draw_difference_map

        content = draw_difference_map(before, after, suffix, scenario_id, earlier_id, names=names, lang=lang, work=work)
    else:
        raise InputError(UNKNOWN_ENDING, path=str(path), suffix=suffix, known=", ".join((*PICTURES, GEOJSON[0])))
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
    return path
