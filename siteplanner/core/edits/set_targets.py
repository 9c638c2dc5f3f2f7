"""Set what the town wants by which year."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.frames import conform_table
from siteplanner.core.plan import Plan
from siteplanner.core.schema import TARGETS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Set {count} targets")
NO_YEAR = QT_TRANSLATE_NOOP("errors", "A target has no year. Give the year it is for.")
TWICE = QT_TRANSLATE_NOOP("errors", "There are two targets for {year} and the product “{product}”. Keep one of them.")


@dataclass(frozen=True)
class SetTargets(Edit):
    """Replace all targets by ``rows`` (column name → value)."""

    kind: ClassVar[str] = "set_targets"
    rows: tuple[Mapping[str, Any], ...]

    def apply(self, plan: Plan) -> Plan:
        rows = [_target(row) for row in self.rows]
        _require_distinct(rows)
        table = pd.DataFrame(rows, columns=list(TARGETS.names()), dtype=object)
        return replace(plan, targets=conform_table(table, TARGETS))

    def label(self) -> Message:
        return LABEL(count=len(self.rows))


def set_targets(targets: pd.DataFrame | Iterable[Mapping[Hashable, Any]]) -> SetTargets:
    """Replace all targets: a frame or rows with ``year``, ``product`` ('' for the whole), ``name``, ``capacity`` …

    Raises EditError for an unknown column, a value outside its domain, a row without a year, two rows for one year
    and product.
    """
    rows: Iterable[Mapping[Hashable, Any]] = (
        targets.to_dict("records") if isinstance(targets, pd.DataFrame) else targets
    )
    made = [_target({str(k): v for k, v in row.items()}) for row in rows]
    _require_distinct(made)
    return SetTargets(tuple(made))


def _target(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: TARGETS.column(name).parse(value) for name, value in row.items()}


def _require_distinct(rows: Iterable[Mapping[str, Any]]) -> None:
    seen: set[tuple[int, str]] = set()
    for row in rows:
        year, product = row.get("year"), row.get("product") or ""
        if year is None:
            raise EditError(NO_YEAR)
        if (year, product) in seen:
            raise EditError(TWICE, year=year, product=load_catalogue().product_name(product))
        seen.add((year, product))
