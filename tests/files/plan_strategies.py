"""Plans of every kind a file must hold, for hypothesis."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st

from siteplanner.core import frames, schema
from siteplanner.core.plan import ChangeEntry, ImportReportEntry, Plan, Scenario
from siteplanner.core.scenarios.tree import sound_links
from siteplanner.core.site import Site

TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "地块 12-3",
            "负极材料一期（示意）",
            "a\tb\nc",
            "'; DROP TABLE plan; --",
            '"',
            "%s",
            "NULL",
            "nan",
            "🏭",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8),
)
IDS = TEXTS.filter(bool)
NUMBERS = st.floats(allow_nan=False)
DATES = st.dates(min_value=pd.Timestamp("1000-01-01").date()).map(lambda d: pd.Timestamp(np.datetime64(d, "s")))
TIMES = st.datetimes(
    min_value=pd.Timestamp("1000-01-01").to_pydatetime(), max_value=pd.Timestamp("9999-01-01").to_pydatetime()
).map(lambda t: pd.Timestamp(np.datetime64(t, "ms")))
OF_KIND: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "number": NUMBERS,
    "integer": st.integers(-(2**53), 2**53),
    "boolean": st.booleans(),
    "date": DATES,
    "time": TIMES,
}
ORDINATES = st.one_of(st.floats(-1e7, 1e7), st.sampled_from([float("inf"), float("nan"), 470_000.1]))
POINTS = st.tuples(ORDINATES, ORDINATES)


def _bow_tie(x: float, y: float) -> shapely.Polygon:
    return shapely.Polygon([(x, y), (x + 9, y + 9), (x + 9, y), (x, y + 9)])


@st.composite
def polygons(draw: st.DrawFn) -> shapely.Polygon:
    """Boxes, boxes with a hole, bow ties, rings with ordinates that are no numbers."""
    x, y = draw(st.floats(4e5, 5e5)), draw(st.floats(4e6, 5e6))
    square = shapely.box(x, y, x + 30, y + 20)
    form = draw(st.sampled_from(["box", "hole", "bow tie", "any"]))
    if form == "hole":
        return square.difference(shapely.box(x + 5, y + 5, x + 9, y + 9))
    if form == "any":
        ring = draw(st.lists(POINTS, min_size=3, max_size=5))
        with np.errstate(all="ignore"):
            return shapely.Polygon([(x, y), *ring, (x, y)])
    return _bow_tie(x, y) if form == "bow tie" else square


MULTIPOLYGONS = st.lists(polygons(), max_size=3).map(shapely.MultiPolygon)
ANY_SHAPE = st.one_of(
    st.none(),
    MULTIPOLYGONS,
    st.builds(shapely.Point, st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)),
    st.just(shapely.LineString([(0, 0), (4, 3), (8, 0)])),
    st.just(shapely.Point()),
)
SHAPES = {
    "MultiPolygon": st.one_of(st.none(), MULTIPOLYGONS),
    "Point": st.one_of(st.none(), st.builds(shapely.Point, st.floats(-1e7, 1e7), st.floats(-1e7, 1e7))),
    "Unknown": ANY_SHAPE,
}
EXTRA_NAMES = st.one_of(
    st.sampled_from(["NAME", "Name", "fid", "geom", "权属单位", "with space", 'quo"te', "OBJECTID", "shape_area"]),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=6),
)


@st.composite
def tables(draw: st.DrawFn, of: schema.Layer, ids: tuple[str, ...]) -> pd.DataFrame:
    """The rows of a layer before ``conform``; ids distinct, everything else blank or not."""
    keys = draw(st.lists(st.tuples(*[IDS for _ in ids]), max_size=3, unique=True))
    columns: dict[str, Any] = {name: [key[i] for key in keys] for i, name in enumerate(ids)}
    for column in draw(st.lists(st.sampled_from(of.columns), max_size=6, unique=True)):
        if column.name not in columns:
            columns[column.name] = [draw(st.none() | OF_KIND[column.kind]) for _ in keys]
    known = {*of.names(), *of.id_columns, "geometry"}
    for name in draw(st.lists(EXTRA_NAMES.filter(lambda n: n not in known), max_size=2, unique=True)):
        kind = draw(st.sampled_from(sorted(OF_KIND)))
        values = [draw(st.none() | OF_KIND[kind]) for _ in keys]
        columns[name] = frames._as_kind(pd.Series(values, dtype=object), kind)
    frame = pd.DataFrame(columns, index=range(len(keys)))
    if of.geometry is not None:
        shapes = np.empty(len(keys), dtype=object)
        shapes[:] = [draw(SHAPES[of.geometry]) for _ in keys]
        frame["geometry"] = shapes
    return frame


def _some_rows(plants: Any) -> st.SearchStrategy[Any]:
    """A frame of plants without some of its rows, in another order."""
    return st.permutations(range(len(plants))).map(lambda rows: plants.iloc[list(rows)[: (len(rows) + 1) // 2]])


@st.composite
def plans(draw: st.DrawFn, crs: Any = 4547) -> Plan:
    site = Site.empty(crs)
    for of in schema.BASE_LAYERS:
        site = site.with_layer(of.name, frames.conform(draw(tables(of, (of.index,))), of, site.crs))
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    parents = st.sampled_from(["", *ids])
    scenarios = tuple(
        Scenario(i, draw(TEXTS), draw(TEXTS), draw(parents), draw(st.none() | TIMES), draw(st.booleans())) for i in ids
    )
    of_plants = tables(schema.PLANTS, ("plant_id",))
    plants = {i: frames.conform(draw(of_plants), schema.PLANTS, site.crs) for i in ids}
    grounds = {i: draw(_some_rows(plants[i]) | of_plants) for i in draw(st.sets(st.sampled_from(ids)))}
    grounds = {i: frames.conform(ground, schema.PLANTS, site.crs) for i, ground in grounds.items()}
    layers = {
        of.name: frames.conform(draw(tables(of, (of.index,))), of, site.crs)
        for of in (schema.SITE_AREAS, schema.ANNOTATIONS)
    }
    others = {
        of.name: frames.conform_table(draw(tables(of, ())), of)
        for of in (schema.TARGETS, schema.RULE_OVERRIDES, schema.WAIVERS)
    }
    entries = st.builds(ChangeEntry, st.integers(1, 2**40), TIMES, TEXTS, TEXTS, TEXTS, TEXTS)
    reports = st.builds(ImportReportEntry, TIMES, TEXTS, TEXTS)
    return Plan(
        draw(TEXTS),
        site,
        scenarios,
        plants,
        active_scenario=draw(st.sampled_from(ids)),
        rule_pack=draw(TEXTS),
        change_log=tuple(draw(st.lists(entries, max_size=2))),
        import_reports=tuple(draw(st.lists(reports, max_size=2))),
        settings=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
        extra=draw(st.dictionaries(st.sampled_from(["future_key", "其他"]), TEXTS, max_size=2)),
        grounds=sound_links(scenarios, grounds),
        **layers,
        **others,
    )


# -- plans that any program would take: sound shapes in one place, values within their domains ------------------------

_ODD_WORDS = (
    "", "地块 12-3", "负极材料一期（示意）", "𠮷田厂", "一期,二期", "“引号”'\"", "nan", "NULL", "0012", "a < b & c",
    "联通", "=1+1",
)  # fmt: skip
SPOKEN = st.one_of(
    st.sampled_from(_ODD_WORDS),
    st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0xFFFF), max_size=12),
)
"""Texts without control characters and without blanks at their ends, which many formats drop."""
SOUND_IDS = st.text(st.sampled_from("DK-0123甲乙丙一"), min_size=1, max_size=8)


@st.composite
def sound_areas(draw: st.DrawFn, place: int) -> shapely.MultiPolygon:
    """Up to three parts within a square of 200 m, each a turned box or a box with up to two holes."""
    parts = []
    for part in range(draw(st.integers(1, 3))):
        x, y = 470_000 + 200 * place + 65 * part + draw(st.floats(0, 5)), 4_174_000 + draw(st.floats(0, 100))
        box = shapely.box(x, y, x + draw(st.floats(30, 50)), y + draw(st.floats(30, 80)))
        for hole in range(draw(st.integers(0, 2))):
            box = box.difference(shapely.box(x + 2 + 12 * hole, y + 3, x + 9 + 12 * hole, y + 8.1234))
        parts.append(shapely.affinity.rotate(box, draw(st.floats(-3, 3))))
    return shapely.MultiPolygon(parts)


def _sound_number(low: float, high: float) -> st.SearchStrategy[float]:
    return st.one_of(st.floats(low, high, allow_subnormal=False), st.sampled_from([low, 0.1 + 0.2, 140_000.5]))


@st.composite
def sound_plans(draw: st.DrawFn) -> Plan:
    """Parcels with attributes and columns of their own, zones, constraints of every kind of shape, plants."""
    ids = draw(st.lists(SOUND_IDS, min_size=1, max_size=3, unique=True))
    days = st.none() | st.dates(pd.Timestamp("1950-01-01").date(), pd.Timestamp("2100-01-01").date()).map(pd.Timestamp)

    def each(values: st.SearchStrategy[Any]) -> list[Any]:
        return [draw(values) for _ in ids]

    uses = each(st.sampled_from([(None, None), ("100102", "MNR2023"), ("0601", "SURVEY3")]))
    parcels = pd.DataFrame(
        {
            "parcel_id": ids,
            "name": each(SPOKEN),
            "owner": each(SPOKEN),
            "land_use": [code for code, _ in uses],
            "code_system": [system for _, system in uses],
            "official_area_m2": each(st.none() | _sound_number(1.0, 1e9)),
            "height_limit_m": each(st.none() | _sound_number(0.0, 500.0)),
            "status": each(st.sampled_from([None, "available", "occupied", "reserved"])),
            "投资方": each(SPOKEN),
            "权重": pd.Series(each(st.none() | _sound_number(-1e6, 1e6)), dtype="float64"),
            "序号": pd.array(each(st.none() | st.integers(-(2**31), 2**31 - 1)), dtype="Int64"),
            "已批": pd.array(each(st.none() | st.booleans()), dtype="boolean"),
            "批准日": pd.Series(each(days), dtype="datetime64[s]"),
            "geometry": [draw(sound_areas(at)) for at in range(len(ids))],
        }
    )
    plants = pd.DataFrame(
        {
            "plant_id": [f"P{at}" for at in range(len(ids))],
            "name": each(SPOKEN),
            "power_kw": each(st.none() | _sound_number(0.0, 1e6)),
            "storeys": pd.array(each(st.none() | st.integers(1, 9)), dtype="Int64"),
            "open_flame": pd.array(each(st.none() | st.booleans()), dtype="boolean"),
            "in_service": pd.Series(each(days), dtype="datetime64[s]"),
            "geometry": [draw(sound_areas(at)) for at in range(len(ids))],
        }
    )
    x, y = 470_000.0 + draw(st.floats(0, 9)), 4_174_000.0
    constraints = pd.DataFrame(
        {
            "constraint_id": ["C1", "C2", "C3"],
            "kind": ["road", "residential", "heritage"],
            "name": [draw(SPOKEN) for _ in range(3)],
            "geometry": [
                shapely.LineString([(x, y), (x + 90.123, y + 1), (x + 200, y - 7)]),
                shapely.box(x, y + 300, x + 30, y + 340),
                shapely.Point(x + 1 / 3, y + 2 / 3),
            ],
        }
    )
    site = Site.empty(4547)
    for of, frame in ((schema.PARCELS, parcels), (schema.CONSTRAINTS, constraints)):
        site = site.with_layer(of.name, frames.conform(frame, of, site.crs))
    scenario = Scenario("base", "base", "", "", None)
    return Plan("往返", site, (scenario,), {"base": frames.conform(plants, schema.PLANTS, site.crs)})
