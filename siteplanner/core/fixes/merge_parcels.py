"""Fix: merge the parcels a plant stands on, where one owner and one zone allow it."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core.edits.merge_features import merge_features
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "merge"
MERGE = QT_TRANSLATE_NOOP("fixes", "Merge the parcels {parcels}")
COST_M = 15.0
MUST_AGREE = ("owner", "zone_id", "land_use", "code_system")
_PREFIX = "parcel="


def merge_parcels(case: Case) -> Iterator[Fix]:
    """The parcels of the finding made one, where they have the same owner, zone and land use."""
    ids = [s.removeprefix(_PREFIX) for s in case.finding.subjects if s.startswith(_PREFIX)]
    parcels = case.plan.site.parcels
    if len(ids) < 2 or not set(ids) <= set(parcels.index):
        return
    if any(parcels[column].loc[ids].nunique(dropna=False) > 1 for column in MUST_AGREE):
        return
    try:
        edit = merge_features(case.plan, case.scenario_id, [Feature("parcels", parcel) for parcel in ids])
    except EditError:
        return
    yield from case.fix(KIND, MERGE(parcels=", ".join(ids)), edit, COST_M * (len(ids) - 1))
