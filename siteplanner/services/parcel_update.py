"""A newer map of parcels beside the open plan: what it changes, whom it affects, and the edit that takes it over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siteplanner.core import schema
from siteplanner.core.check_result import CheckResult
from siteplanner.core.edits.update_parcels import UpdateParcels, update_parcels
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import GENERATED, as_text
from siteplanner.core.import_report import LayerReport, report_entry
from siteplanner.core.parcel_changes.change import ParcelChanges
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.parcel_changes.effect import Effect, checks_of, effect_of
from siteplanner.core.parcel_changes.outlines import Flags
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.services.given_numbers import given_numbers
from siteplanner.services.incoming_layer import Arrived, Incoming
from siteplanner.services.new_plan import Fields, RoleSource, arrived_in

COMPARING = QT_TRANSLATE_NOOP("import", "Comparing {count:,d} parcels")
ONLY_PARCELS = QT_TRANSLATE_NOOP("errors", "Only a map of parcels can be compared and updated. Use {path} as parcels.")
NO_PARCELS_YET = QT_TRANSLATE_NOOP("errors", "The plan has no parcels to compare with. Import the map as its parcels.")


@dataclass(frozen=True)
class ParcelUpdate:
    """``changes`` of a newer map, what the usual ones do (``effect``), and the ``report`` of reading it."""

    plan: Plan
    source: str
    changes: ParcelChanges
    report: LayerReport
    entry: ImportReportEntry
    checked: Mapping[str, CheckResult]
    effect: Effect

    @cached_property
    def usual(self) -> frozenset[int]:
        """The changes that are taken unless a person decides otherwise."""
        return frozenset(self.changes.usual)

    def edit(self, accepted: Collection[int] | None = None) -> UpdateParcels:
        """The edit that takes the changes of these numbers (None: the usual ones) into the plan."""
        return _edit(self.changes, self.source, self.entry, accepted)

    def effect_of(self, accepted: Collection[int], work: Work | None = None) -> Effect:
        """What taking just these changes does. Raises Cancelled."""
        if frozenset(accepted) == self.usual:
            return self.effect
        return effect_of(self.plan, self.changes, accepted, self.edit(accepted), self.checked, work)


def propose_update(
    plan: Plan, source: RoleSource, *, crs_of: Any = None, fields: Fields | None = None, work: Work | None = None
) -> ParcelUpdate:
    """Read a newer map of parcels and compare it with those of the plan; nothing is changed.

    ``crs_of`` is the system of the file, where it must be told. Raises InputError and CrsNeededError as ``new_plan``,
    InputError for a map of another role or a plan without parcels, and Cancelled.
    """
    work = work or Work()
    if source.role != schema.PARCELS.name:
        raise InputError(ONLY_PARCELS, path=str(source.source))
    if not len(plan.site.parcels):
        raise InputError(NO_PARCELS_YET)
    incoming, arrived = arrived_in(plan, source, crs_of=crs_of, fields=fields, work=work)
    with in_hand(work):
        work.step(0, 1, COMPARING(count=len(arrived.frame)))
        changes = parcel_changes(
            plan.site.parcels, arrived.frame, old_given=given_numbers(plan), new_given=_given(incoming, arrived)
        )
        work.step(1, 1, COMPARING(count=len(arrived.frame)))
        checked, entry, name = checks_of(plan, work), report_entry(arrived.report), source.source.path.name
        edit = _edit(changes, name, entry, None)
        effect = effect_of(plan, changes, changes.usual, edit, checked, work)
    return ParcelUpdate(plan, name, changes, arrived.report, entry, checked, effect)


def _edit(
    changes: ParcelChanges, source: str, entry: ImportReportEntry, accepted: Collection[int] | None
) -> UpdateParcels:
    return update_parcels(changes, accepted, source=source, report=entry)


def _given(incoming: Incoming, arrived: Arrived) -> Flags:
    """Whether each number is the map's own: not made up for a blank, nor made unique by an ending."""
    column = arrived.report.mapping.get(schema.PARCELS.index, GENERATED)
    if column not in incoming.raw.table.columns:
        return np.zeros(len(arrived.frame), dtype=bool)
    texts = as_text(incoming.raw.table[column]).iloc[arrived.rows - 1].to_numpy(dtype=object)
    given: Flags = np.array([a == b for a, b in zip(texts, arrived.frame.index, strict=True)], dtype=bool)
    return given
