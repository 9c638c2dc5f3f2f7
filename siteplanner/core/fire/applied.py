"""Which reductions are in use around a plant: where they suffice the check is silent, and this tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.fire.asking import between_plants, plants_asked, reach_m, site_asked, to_site
from siteplanner.core.fire.notes import Note
from siteplanner.core.fire.reductions import allowed
from siteplanner.core.rules.layout import Layout, Pairs
from siteplanner.core.rules.rule import RuleSettings


@dataclass(frozen=True, slots=True)
class Applied:
    """A plant stands ``gap_m`` from ``subject`` (a plant's id, or ``constraint=K1``), less than the ``table_m`` of the
    table; the ``note`` leaves ``required_m`` of it, which it may keep or not."""

    subject: str
    gap_m: float
    table_m: float
    required_m: float
    note: Note


def reductions_around(layout: Layout, settings: RuleSettings, row: int) -> tuple[Applied, ...]:
    """The reductions in use between the plant at ``row`` and others, by subject; none where its footprint is unsound.

    Pairs that stand as far apart as the table asks need none and have none.
    """
    if not allowed(settings) or not layout.testable[row]:
        return ()
    return tuple(sorted(_around(layout, settings, row), key=lambda applied: applied.subject))


def _around(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Applied]:
    plants, shape = plants_asked(layout, settings).buildings, layout.shapes[row]
    _, found = layout.neighbours.near(layout.shapes, np.array([row], dtype=np.intp), reach_m(settings))
    others = np.unique(found[(found != row) & layout.testable[found]])
    pairs = _pairs(row, others, shapely.distance(shape, layout.shapes[others]))
    for at, reduced in between_plants(layout, settings, plants, pairs).reduced.items():
        subject, gap_m = str(layout.ids[others[at]]), float(pairs.gap_m[at])
        yield Applied(subject, gap_m, reduced.table_m, reduced.required_m, reduced.note)
    site = site_asked(layout, settings)
    near = np.sort(site.tree.query(shape, predicate="dwithin", distance=reach_m(settings)))
    pairs = _pairs(row, near, shapely.distance(shape, site.shapes[near]))
    for at, reduced in to_site(layout, settings, plants, site, pairs).reduced.items():
        subject, gap_m = f"constraint={site.ids[near[at]]}", float(pairs.gap_m[at])
        yield Applied(subject, gap_m, reduced.table_m, reduced.required_m, reduced.note)


def _pairs(row: int, others: np.typing.NDArray[np.intp], gap_m: np.typing.NDArray[np.float64]) -> Pairs:
    return Pairs(np.full(len(others), row, dtype=np.intp), others, gap_m)
