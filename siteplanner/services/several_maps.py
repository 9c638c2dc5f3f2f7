"""Several maps brought into a plan as one step."""

from __future__ import annotations

from collections.abc import Sequence

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.together import together
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.services.new_plan import RoleSource, plants_from_map, replace_layer_from_map

SEVERAL = QT_TRANSLATE_NOOP("edits", "Bring in {count} maps")


def layers_from_maps(
    plan: Plan, sources: Sequence[RoleSource], *, append: bool = False, work: Work | None = None
) -> tuple[Edit, list[LayerReport]]:
    """The edit that puts maps in the place of base layers, or adds to them, and a report a map.

    Of several maps of one layer the first replaces it and the others are added. Raises as ``replace_layer_from_map``;
    then nothing of any map comes in.
    """
    edits: list[Edit] = []
    reports: list[LayerReport] = []
    replaced: set[str] = set()
    for source in sources:
        edit, report = replace_layer_from_map(plan, source, append=append or source.role in replaced, work=work)
        plan = edit.apply(plan)
        replaced.add(source.role)
        edits.append(edit)
        reports.append(report)
    return _as_one(edits), reports


def plants_from_maps(
    plan: Plan, sources: Sequence[RoleSource], *, update: bool = False, work: Work | None = None
) -> tuple[Edit, list[LayerReport]]:
    """The edit that adds the polygons of maps as plants to the active scenario, and a report a map.

    Raises as ``plants_from_map``; then nothing of any map comes in.
    """
    edits: list[Edit] = []
    reports: list[LayerReport] = []
    for source in sources:
        edit, report = plants_from_map(
            plan,
            source.source,
            update=update,
            crs_of=source.crs,
            fields=source.fields,
            choices=source.choices,
            work=work,
        )
        plan = edit.apply(plan)
        edits.append(edit)
        reports.append(report)
    return _as_one(edits), reports


def _as_one(edits: Sequence[Edit]) -> Edit:
    return edits[0] if len(edits) == 1 else together(SEVERAL(count=len(edits)), edits)
