"""Plans of every kind a file must hold, for hypothesis."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st

from siteplanner.core import frames, schema
from siteplanner.core.plan import ChangeEntry, ImportReportEntry, Plan, Scenario
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


@st.composite
def plans(draw: st.DrawFn, crs: Any = 4547) -> Plan:
    site = Site.empty(crs)
    for of in schema.BASE_LAYERS:
        site = site.with_layer(of.name, frames.conform(draw(tables(of, (of.index,))), of, site.crs))
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    scenarios = tuple(
        Scenario(i, draw(TEXTS), draw(TEXTS), draw(st.sampled_from(["", *ids])), draw(st.none() | TIMES)) for i in ids
    )
    plants = {i: frames.conform(draw(tables(schema.PLANTS, ("plant_id",))), schema.PLANTS, site.crs) for i in ids}
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
        **layers,
        **others,
    )
