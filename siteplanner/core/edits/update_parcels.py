"""Take changes of a newer map of parcels into the plan, as one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core import frames
from siteplanner.core.edits.edit import Edit, decode, encode
from siteplanner.core.edits.frame_json import frame_from_json, frame_to_json
from siteplanner.core.edits.rename_feature import require_free
from siteplanner.core.edits.replace_layer import NO_CRS, OTHER_CRS
from siteplanner.core.errors import EditError
from siteplanner.core.features import rows_of
from siteplanner.core.parcel_changes.change import COUNTED, ParcelChanges
from siteplanner.core.parcel_changes.finding_numbers import renumbered_finding
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.reanchoring import held_on_land
from siteplanner.core.schema import PARCELS
from siteplanner.core.stacked_rows import stacked
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

UPDATED = QT_TRANSLATE_NOOP("edits", "Parcels updated from {source}: {counts}")
NOTHING_TAKEN = QT_TRANSLATE_NOOP("edits", "nothing taken")
NEW_COLUMNS = QT_TRANSLATE_NOOP("edits", "new columns")


@dataclass(frozen=True, eq=False)
class UpdateParcels(Edit):
    """``frame`` has the rows that come in; ``became`` says of each parcel that goes which of them have its land.

    A row takes the place, in the order of the layer, of the first parcel whose land it has; others come at the end.
    Dimensions follow the land; a waiver that names a renumbered parcel names it by its new number and shows as lapsed
    beside the finding, since its subjects are called otherwise.
    """

    kind: ClassVar[str] = "update_parcels"
    frame: gpd.GeoDataFrame
    became: Mapping[str, tuple[str, ...]]
    name: Message
    report: ImportReportEntry | None = None

    @property
    def renumbered(self) -> dict[str, str]:
        """Parcels that are one parcel still under another number: from the old to the new one."""
        came = pd.Series([row for rows in self.became.values() for row in rows], dtype=object)
        several = set(came[came.duplicated()])
        return {
            old: rows[0]
            for old, rows in self.became.items()
            if len(rows) == 1 and rows[0] != old and rows[0] not in several
        }

    def apply(self, plan: Plan) -> Plan:
        if self.frame.crs != plan.site.crs:
            theirs = CRS.from_user_input(self.frame.crs).to_string()
            raise EditError(OTHER_CRS, layer=PARCELS.label, theirs=theirs, ours=plan.site.crs.to_string())
        parcels = plan.site.parcels
        going = np.asarray(rows_of(parcels, PARCELS.name, self.became), dtype=np.intp)
        if not len(self.frame) and not len(going):
            return plan
        stays = np.ones(len(parcels), dtype=bool)
        stays[going] = False
        kept = parcels.iloc[np.flatnonzero(stays)]
        for parcel_id in self.frame.index[self.frame.index.isin(kept.index)]:
            require_free(PARCELS.name, str(parcel_id), kept.index)
        places = np.concatenate([np.flatnonzero(stays), self._places(going, len(parcels))])
        whole = stacked(kept, self.frame, PARCELS, plan.site.crs).iloc[np.argsort(places, kind="stable")]
        reports = plan.import_reports if self.report is None else (*plan.import_reports, self.report)
        after = replace(
            plan,
            site=plan.site.with_layer(PARCELS.name, whole),
            waivers=self._waivers(plan.waivers),
            import_reports=reports,
        )
        return held_on_land(plan, after, PARCELS.name, self.became)

    def _places(self, going: np.ndarray, count: int) -> np.ndarray:
        """Where each row of the frame comes to stand among the parcels there were."""
        first: dict[str, int] = {}
        for place, rows in sorted(zip(going.tolist(), self.became.values(), strict=True)):
            for row in rows:
                first.setdefault(row, place)
        ids = self.frame.index.tolist()
        return np.array([first.get(row, count + at) for at, row in enumerate(ids)], dtype=np.intp)

    def _waivers(self, waivers: pd.DataFrame) -> pd.DataFrame:
        names = self.renumbered
        if not len(waivers) or not names:
            return waivers
        was = waivers["finding_id"]
        now = was.map(lambda finding_id: renumbered_finding(finding_id, names), na_action="ignore").astype(was.dtype)
        return waivers if now.equals(was) else waivers.assign(finding_id=now)

    def label(self) -> Message:
        return self.name

    def to_json(self) -> dict[str, Any]:
        return {
            "edit": self.kind,
            **frame_to_json(self.frame),
            "became": encode(self.became),
            "name": encode(self.name),
            "report": encode(self.report),
        }

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        report = decode(values["report"])
        entry = None if report is None else ImportReportEntry(**report)
        return cls(frame_from_json(values, PARCELS), decode(values["became"]), decode(values["name"]), entry)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UpdateParcels):
            return NotImplemented
        return (
            (self.became, self.name, self.report) == (other.became, other.name, other.report)
            and self.frame.crs == other.frame.crs
            and frames.frames_equal(self.frame, other.frame)
        )

    __hash__ = object.__hash__


def update_parcels(
    changes: ParcelChanges,
    accepted: Collection[int] | None = None,
    *,
    source: str = "",
    report: ImportReportEntry | None = None,
) -> UpdateParcels:
    """Take those of ``changes`` whose numbers are ``accepted`` (None: the usual ones); the others leave the plan's rows
    as they are, and theirs do not come in. What is unchanged stays, but for columns that came with the map.

    ``source`` is what the map is called in the history. Raises EditError for rows without a coordinate system, and, on
    applying, where the plan has not the parcels that go, or has a number already that comes in.
    """
    if changes.taken.crs is None:
        raise EditError(NO_CRS, layer=PARCELS.label)
    chosen = set(changes.usual if accepted is None else accepted)
    became: dict[str, tuple[str, ...]] = {}
    coming: list[str] = []
    stays: set[str] = set()
    for at, change in enumerate(changes.changes):
        if (change.kind == "unchanged" and not changes.added_columns) or (
            at not in chosen and change.kind != "unchanged"
        ):
            stays.update(change.old)
        else:
            became.update(dict.fromkeys(change.old, () if change.kind == "reused" else change.new))
            coming += change.new
    names = _free_names(coming, stays)
    rows = changes.taken.loc[changes.taken.index.isin(coming)]
    if names:
        rows = rows.rename(index=names)
        rows.index.name = PARCELS.index
        became = {old: tuple(names.get(row, row) for row in news) for old, news in became.items()}
    counts = [COUNTED[kind](count=count) for kind, count in changes.counted(chosen).items()]
    if changes.added_columns:
        counts.append(NEW_COLUMNS())
    name = UPDATED(source=source, counts=tuple(counts) or (NOTHING_TAKEN,))
    return UpdateParcels(rows, became, name, report)


def _free_names(coming: Collection[str], stays: Collection[str]) -> dict[str, str]:
    """Other numbers for rows that come in under one which a parcel keeps that stays: as maps with a number twice."""
    taken = {*coming, *stays}
    names: dict[str, str] = {}
    for row in coming:
        if row in stays:
            number = 2
            while (free := f"{row}~{number}") in taken:
                number += 1
            names[row] = free
            taken.add(free)
    return names
