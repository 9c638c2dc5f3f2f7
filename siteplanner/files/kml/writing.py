"""A scenario on its base map as KML or KMZ: degrees on WGS 84, a folder a layer; whole or not at all, read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from siteplanner.core import schema
from siteplanner.core.coordinates import LONLAT, crs_text, reproject, shift_unknown
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.files.atomic import write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import KML, ExportReport
from siteplanner.files.kml.document import KmlLayer, document
from siteplanner.files.kml.proof import Proof, Said, prove_kml
from siteplanner.files.single_parts import parts_of
from siteplanner.words import CHINESE, translator

LAYERS = (schema.ZONES, schema.PARCELS, schema.CONSTRAINTS, schema.SUBSTATIONS, schema.PLANTS)
"""In the order of the folders: what is drawn later lies above."""
INSIDE = "doc.kml"
"""The file in a KMZ."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day an archive can name: the same plan gives the same bytes."""

NO_PLACE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: no shift from {crs} to WGS 84 is known, so that everything would lie tens of metres "
    "off, and KML holds nothing else.",
)
TO_LOOK_AT = QT_TRANSLATE_NOOP(
    "export",
    "Longitude and latitude on WGS 84, to be looked at: not for boundaries, areas or any measurement that has legal "
    "effect. The plan itself is in {crs}.",
)
WRITING = QT_TRANSLATE_NOOP("export", "Writing {name}")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")


def export_kml(plan: Plan, target: Path, scenario: str | None = None, work: Work | None = None) -> ExportReport:
    """Write zones, parcels, constraints, substations and a scenario's plants to ``.kml`` or, zipped, ``.kmz``.

    OGC KML 2.2: a folder a layer, every column as typed data with its name in Chinese and English, coloured by land
    use, status and kind, laid on the ground. Raises InputError where the plan's datum has no known place on WGS 84,
    EditError for an unknown scenario, SaveError where the file cannot be written or reading it back shows a difference.
    """
    work = work or Work()
    scenario_id = plan.scenario(scenario).scenario_id
    if shift_unknown(plan.site.crs, LONLAT):
        raise InputError(NO_PLACE, path=str(target), crs=crs_text(plan.site.crs))
    work.step(0, 2, WRITING(name=target.name))
    with in_hand(work), write_whole(target) as temporary:
        layers = [_layer(plan, of, scenario_id) for of in LAYERS]
        text = _text(plan, scenario_id, layers)
        temporary.write_bytes(_zipped(text) if target.suffix.lower() == ".kmz" else text)
        work.step(1, 2, READING_BACK(name=target.name))
        proof = prove_kml(temporary, target, plan, scenario_id, _said(layers))
        work.step(2, 2, READING_BACK(name=target.name))
    return _report(target, layers, proof)


def _layer(plan: Plan, of: schema.Layer, scenario_id: str) -> KmlLayer:
    frame = plan.plants(scenario_id) if of is schema.PLANTS else plan.site.layer(of.name)
    parts, row = parts_of(shapes_of(frame))
    return KmlLayer.made(of, frame, reproject(parts, plan.site.crs, LONLAT), row)


@without_collecting()
def _text(plan: Plan, scenario_id: str, layers: Sequence[KmlLayer]) -> bytes:
    about = TO_LOOK_AT(crs=crs_text(plan.site.crs))
    facts = {"scenario": scenario_id, "crs": "EPSG:4326", "plan_crs": crs_text(plan.site.crs)}
    name = " · ".join(part for part in (plan.name, plan.scenario(scenario_id).name or scenario_id) if part)
    pieces = document(name, f"{translator(CHINESE).text(about)}\n{about}", facts, layers)
    return "".join(pieces).encode("utf-8")


def _zipped(text: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(INSIDE, _LONG_AGO)
        info.external_attr = 0o644 << 16
        archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _said(layers: Sequence[KmlLayer]) -> Said:
    def rows(what: str) -> frozenset[tuple[str, str]]:
        return frozenset(
            (layer.of.name, str(layer.frame.index[row]))
            for layer in layers
            for field in layer.fields
            for row in getattr(field, what)
        )

    return Said(rows("retyped"), rows("unsaid"))


def _report(target: Path, layers: Sequence[KmlLayer], proof: Proof) -> ExportReport:
    without = [
        str(of)
        for layer in layers
        for of in np.delete(layer.frame.index.to_numpy(dtype=object), np.unique(layer.part_row)).tolist()
    ]
    said = _said(layers)
    return ExportReport(
        target,
        KML,
        sum(len(layer.frame) for layer in layers),
        proof.rows,
        proof.max_shift_mm,
        abs(proof.area_m2 - proof.wanted_m2) / proof.wanted_m2 * 100.0 if proof.wanted_m2 else 0.0,
        tuple(without),
        crs=crs_text(LONLAT),
        encoding="UTF-8",
        retyped=tuple(sorted({of for _, of in said.retyped})),
        unsaid=tuple(sorted({of for _, of in said.unsaid})),
    )
