"""Short sums over what changed between two states of a plan, by which a replay shows that it came to the very same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from siteplanner.core.edits.edit import encode
from siteplanner.core.plan import Plan
from siteplanner.core.plan_patch import FramePatch, PlanPatch
from siteplanner.core.stored_frame import frame_to_json

HEX_DIGITS = 16
MOST_ROWS = 5000
"""Of more rows that changed in one part there is no sum: it would take longer than what changed them."""
GONE = "gone"
UNSUMMED = "not summed"
"""In the place of a sum over so many rows: they may be the same or not."""


def changed_sums(before: Plan, after: Plan) -> dict[str, str]:
    """A sum for every row and value that differs, as it is afterwards, by what it is: ``plants:base:P03``,
    ``layers:parcels:L01``, ``plain:name``. Both plans are in one coordinate system.

    Equal plans before and after give equal sums, whatever led from one to the other.
    """
    patch = PlanPatch.between(before, after)
    found: dict[str, str] = {}
    found |= {f"grounds:{name}": GONE for name in patch.unlinked}
    for kind in ("layers", "plants", "frames", "grounds"):
        for name, frame in getattr(patch, kind).items():
            if frame is None:  # the plants of the parent, which have sums of their own
                found[f"{kind}:{name}"] = _sum(None)
            else:
                found |= {f"{kind}:{name}:{row}": value for row, value in _frame_sums(frame)}
    found |= {f"tables:{name}": _sum(frame_to_json(table)) for name, table in patch.tables.items()}
    found |= {f"plain:{name}": _sum(value) for name, value in patch.plain.items()}
    for name, values in patch.mappings.items():
        found |= {f"{name}:{key}": _sum(value) for key, value in values.items()}
    for name in ("scenarios", "import_reports"):
        value = getattr(patch, name)
        if value is not None:
            found[name] = _sum(encode(value))
    return found


def differing(expected: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    """What the sums do not agree on."""
    return tuple(key for key in dict.fromkeys((*expected, *found)) if expected.get(key) != found.get(key))


def is_whole(sums: Mapping[str, str]) -> bool:
    """Whether all that changed has a sum."""
    return UNSUMMED not in sums.values()


def _frame_sums(patch: FramePatch) -> Iterator[tuple[str, str]]:
    for row_id in patch.gone:
        yield str(row_id), GONE
    if patch.order is not None or patch.whole:
        columns = [[str(name), str(dtype)] for name, dtype in patch.rows.dtypes.items()]
        order = patch.rows.index if patch.order is None else patch.order
        yield "", _sum([columns, [str(row_id) for row_id in order], patch.whole])
    if len(patch.rows) > MOST_ROWS:
        yield "rows", UNSUMMED
        return
    rows: dict[str, list[Any]] = {}
    told = frame_to_json(patch.rows)["columns"]
    for at, row_id in enumerate(patch.rows.index):  # in a map from elsewhere several rows may have one id
        rows.setdefault(str(row_id), []).extend([column["name"], column["values"][at]] for column in told)
    for row_id, values in rows.items():
        yield row_id, _sum(values)


def _sum(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=HEX_DIGITS // 2).hexdigest()
