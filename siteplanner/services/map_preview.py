"""What a map file holds, for a person who is about to bring it in: layers, rows, system, text, likely columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.backdrop import reaches_into_china
from siteplanner.core.coordinates import (
    LONLAT,
    Box,
    Parcels,
    box_of,
    choose_plan_crs,
    crs_text,
    fitting_systems,
    inside_area_of_use,
    lonlat_boxes,
    parse_crs,
    settings,
    shift_unknown,
    transformer,
)
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.core.field_mapping import aliases, as_text, propose
from siteplanner.core.gauss_kruger import on_datum
from siteplanner.core.home_county import outside_home, outside_home_km
from siteplanner.core.map_placement import may_be_offset
from siteplanner.core.reading_choices import AS_FOUND, ReadingChoices
from siteplanner.core.repairs import AS_USUAL
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work, in_hand
from siteplanner.files.map_layers import MapLayer, RawLayer
from siteplanner.files.map_sources import MapSource
from siteplanner.files.reading_process import list_layers, read_layer
from siteplanner.services.incoming_layer import Incoming, read_incoming
from siteplanner.services.map_system import SOURCE_SLACK_DEG, typical_bounds

SAMPLED_ROWS = 2000
SAMPLES = 3
LONGEST_SAMPLE = 40

LOOKING = QT_TRANSLATE_NOOP("import", "Looking into {source}")
PLAN_DEFAULT = QT_TRANSLATE_NOOP("import", "The usual system here; the parcels lie in its area of use.")
PARCELS_OWN = QT_TRANSLATE_NOOP("import", "The parcels' own system.")

ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "substations": ("substation", "变电站", "变电所", "biandian", "bdz"),
    "zones": ("zone", "district", "sector", "片区", "分区", "组团", "功能区", "pianqu"),
    "constraints": (
        "constraint", "road", "rail", "river", "power", "pipe", "farmland", "building", "street", "water", "heritage",
        "控制", "道路", "公路", "铁路", "河", "水系", "电力", "高压", "管线", "农田",
        "红线", "居民", "民居", "建筑", "文物", "采空",
    ),
    "parcels": ("parcel", "plot", "lot", "cadast", "jzd", "地块", "宗地", "图斑", "用地", "dkuai", "zongdi"),
}  # fmt: skip
"""Parts of layer and file names that tell what a map is, the surer ones first."""


@dataclass(frozen=True)
class MapPreview:
    """A map as found. ``layer`` '' means that several fit and one must be named; then nothing else is known.

    ``crs`` is the system it would be taken in ('' unknown: it must be told), ``stated`` what the file says ('' for
    nothing), ``guesses`` are there where the two disagree; ``where`` its middle in degrees east and north.
    ``proposed`` maps columns of the plan to those of the map (in brackets what comes from no column). ``plan_crs`` is
    the system a plan of these parcels gets by default, with the reason, or '' with what is wrong; ``fitting`` are
    systems that would do. ``warnings`` are about the file as a whole. ``box`` is where the map lies in degrees, but for
    its outermost shapes; ``outside_home`` asks, where it lies that far outside the county, whether it belongs there.
    ``may_be_offset``: it could be off as web maps of China are. ``shift_unknown``: the way from its datum to the plan's
    is not known and was not told; ``shift_target`` is where one would lead. ``raw`` is the layer as read, ``incoming``
    the same with its system settled (None while that is not known) and nothing chosen of unsound shapes yet.
    """

    source: MapSource
    role: str
    layers: tuple[MapLayer, ...]
    layer: str = ""
    rows: int = 0
    encoding: str = ""
    sample_text: str = ""
    crs: str = ""
    crs_name: str = ""
    stated: str = ""
    guesses: tuple[CrsGuess, ...] = ()
    where: tuple[float, float] | None = None
    columns: tuple[str, ...] = ()
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)
    plan_crs: str = ""
    plan_crs_reason: Message | Template | None = None
    fitting: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    box: Box | None = None
    outside_home_km: float | None = None
    outside_home: Message | None = None
    may_be_offset: bool = False
    shift_unknown: bool = False
    shift_target: str = ""
    raw: RawLayer | None = field(default=None, repr=False, compare=False)
    incoming: Incoming | None = field(default=None, repr=False, compare=False)


def preview_map(
    source: MapSource,
    role: str | None = None,
    told: CRS | None = None,
    work: Work | None = None,
    choices: ReadingChoices = AS_FOUND,
) -> MapPreview:
    """Look into a map: as ``role``, or as what it looks like; its coordinates in ``told``, or in what it says.

    Raises InputError where the file is missing, no map, damaged, or has no row that can be the role.
    """
    work = work or Work()
    work.step(0, 2, LOOKING(source=source.path.name))
    with in_hand(work):
        layers = list_layers(source.path)
    layer = _layer_for(source, layers, role)
    role = role or guess_role(layer, source)
    if layer is None and len(layers) > 1 and source.layer is None:
        return MapPreview(source, role, layers)
    work.step(1, 2, LOOKING(source=source.path.name))
    chosen = source if layer is None else MapSource(source.path, layer.name if len(layers) > 1 else source.layer)
    with in_hand(work):
        preview = _looked_into(chosen, role, layers, told, choices)
    work.step(2, 2, LOOKING(source=source.path.name))
    return preview


def sources_in(path_layers: tuple[MapLayer, ...], source: MapSource) -> tuple[MapSource, ...]:
    """The layers of a map that are called like something of a base map, one a role; the map itself if none is."""
    by_role: dict[str, MapLayer] = {}
    for layer in path_layers:
        if (role := _named_role(layer.name)) and layer.fits(role) and layer.rows:
            by_role.setdefault(role, layer)
    if source.layer is not None or len(path_layers) < 2 or not by_role:
        return (source,)
    return tuple(MapSource(source.path, by_role[role.name].name) for role in schema.BASE_LAYERS if role.name in by_role)


def guess_role(layer: MapLayer | None, source: MapSource) -> str:
    """What a layer most likely is: by its name, the file's name, the plan's own columns, its shapes."""
    names = (source.path.stem,) if layer is None else (layer.name, source.path.stem)
    for name in names:
        role = _named_role(name)
        if role and (layer is None or layer.fits(role)):
            return role
    if layer is None:
        return schema.PARCELS.name
    fields = {name.casefold() for name in layer.fields}
    for of in schema.BASE_LAYERS:
        if of.index in fields and layer.fits(of.name):
            return of.name
    kind = (layer.geometry_type or "").replace("2.5D ", "").split(" ")[0]
    return {"Point": "substations", "MultiPoint": "substations", "LineString": "constraints"}.get(
        kind, "constraints" if "Line" in kind else "parcels"
    )


def _named_role(name: str) -> str:
    text = name.casefold()
    known: Mapping[str, list[str]] = aliases()["constraint_layers"]
    if any(text == other.casefold() for others in known.values() for other in others):
        return schema.CONSTRAINTS.name
    return next((role for role, words in ROLE_WORDS.items() if any(word in text for word in words)), "")


def _layer_for(source: MapSource, layers: tuple[MapLayer, ...], role: str | None) -> MapLayer | None:
    """The layer named; else the only one with shapes; else the only one called like the role; else None."""
    if source.layer is not None:
        return next((layer for layer in layers if layer.name == source.layer), None)
    shaped = [layer for layer in layers if layer.geometry_type is not None]
    if len(layers) == 1 or len(shaped) == 1:
        return (shaped or list(layers))[0]
    called = [layer for layer in shaped if role and _named_role(layer.name) == role and layer.fits(role)]
    return called[0] if len(called) == 1 else None


def _looked_into(
    source: MapSource, role: str, layers: tuple[MapLayer, ...], told: CRS | None, choices: ReadingChoices
) -> MapPreview:
    try:
        incoming = read_incoming(role, source, told, replace(choices, repairs=AS_USUAL))
    except CrsNeededError as error:
        raw = read_layer(source, role, choices.encoding)
        stated = "" if raw.crs is None else crs_text(raw.crs)
        return _described(source, role, layers, raw, stated=stated, guesses=error.guesses)
    of_plan = _plan_crs(incoming) if role == schema.PARCELS.name else {}
    return _described(
        source, role, layers, incoming.raw,
        crs=incoming.source_crs,
        crs_name=(incoming.placement.source or incoming.crs).name,
        stated="" if incoming.raw.crs is None else crs_text(incoming.raw.crs),
        where=_middle(incoming),
        incoming=incoming,
        **_place(incoming),
        **_shift_state(incoming, str(of_plan.get("plan_crs", ""))),
        **of_plan,
    )  # fmt: skip


def _described(
    source: MapSource, role: str, layers: tuple[MapLayer, ...], raw: RawLayer, **found: object
) -> MapPreview:
    samples = {str(name): _samples(raw.table[name]) for name in raw.table.columns}
    of = schema.layer(role)
    return MapPreview(
        source=source,
        role=role,
        layers=layers,
        layer=raw.name,
        rows=len(raw.geometries),
        encoding=raw.encoding,
        raw=raw,
        warnings=raw.warnings,
        sample_text=_sample_text(raw.table),
        columns=tuple(samples),
        samples=samples,
        proposed=propose(raw.table, of, raw.name).described(of),
        **found,  # type: ignore[arg-type]  # the rest of the fields, by name
    )


def _samples(values: pd.Series) -> tuple[str, ...]:
    head = values.iloc[:SAMPLED_ROWS]
    if pd.api.types.is_float_dtype(head):
        return tuple(dict.fromkeys(f"{number:.10g}" for number in head.dropna()))[:SAMPLES]
    texts = as_text(head).dropna()
    return tuple(str(text)[:LONGEST_SAMPLE] for text in dict.fromkeys(texts))[:SAMPLES]


def _sample_text(table: pd.DataFrame) -> str:
    """Some text of the table, by which a person sees whether its characters are read right; '' for plain ASCII."""
    names = [str(name) for name in table.columns if not str(name).isascii()]
    found = [text for name in table.columns for text in _texts(table[name]) if not text.isascii()]
    return ", ".join(dict.fromkeys((*names[:2], *found)[:5]))


def _texts(values: pd.Series) -> list[str]:
    if not pd.api.types.is_string_dtype(values) and values.dtype != object:
        return []
    texts = (v.strip()[:LONGEST_SAMPLE] for v in values.iloc[:SAMPLED_ROWS] if isinstance(v, str))
    return list(dict.fromkeys(text for text in texts if text))[:SAMPLES]


def _middle(incoming: Incoming) -> tuple[float, float] | None:
    boxes = shapely.bounds(incoming.usable)
    x, y = np.median((boxes[:, 0] + boxes[:, 2]) / 2), np.median((boxes[:, 1] + boxes[:, 3]) / 2)
    lon, lat = transformer(incoming.crs, LONLAT).transform(x, y)
    return (float(lon), float(lat)) if np.isfinite([lon, lat]).all() else None


def _place(incoming: Incoming) -> dict[str, object]:
    """Where the map lies, but for the outermost shapes, and whether that is to be asked about."""
    boxes = lonlat_boxes(np.array([shapely.box(*typical_bounds(incoming.usable))], dtype=object), incoming.crs)
    source = incoming.placement.source
    offset = source is not None and may_be_offset(source)
    if not np.isfinite(boxes).all():
        return {"may_be_offset": offset}
    box = box_of(boxes)
    return {
        "may_be_offset": offset and reaches_into_china(LONLAT, box),
        "box": box,
        "outside_home_km": outside_home_km(box),
        "outside_home": outside_home(box),
    }


def _shift_state(incoming: Incoming, plan_crs: str) -> dict[str, object]:
    """Whether a shift to the plan's datum is missing; for what is no map of parcels to the usual plan's datum."""
    usual = CRS.from_epsg(settings()["plan"]["default"]["epsg"])
    here = inside_area_of_use(lonlat_boxes(incoming.usable[:1], incoming.crs), usual, SOURCE_SLACK_DEG)
    target = parse_crs(plan_crs) if plan_crs else usual
    if not (plan_crs or here.all()) or not shift_unknown(incoming.crs, target):
        return {}
    return {"shift_unknown": True, "shift_target": crs_text(on_datum(incoming.crs, "CGCS2000") or target)}


def _plan_crs(incoming: Incoming) -> dict[str, object]:
    parcels = Parcels(incoming.usable, incoming.crs, incoming.rows)
    fitting = tuple(dict.fromkeys(fitting_systems(parcels.boxes)))
    try:
        chosen = choose_plan_crs(parcels)
    except InputError as error:
        return {"plan_crs": "", "plan_crs_reason": error.message, "fitting": fitting}
    usual = chosen == CRS.from_epsg(settings()["plan"]["default"]["epsg"])
    return {
        "plan_crs": crs_text(chosen),
        "plan_crs_reason": PLAN_DEFAULT if usual else PARCELS_OWN,
        "fitting": fitting,
    }
