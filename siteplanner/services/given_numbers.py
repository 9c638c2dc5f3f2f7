"""Which parcel numbers of a plan came with a map, and which the program made up when the map had none."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from siteplanner.core.field_mapping import GENERATED
from siteplanner.core.parcel_changes.outlines import Flags
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PARCELS

_MADE_UP = re.compile(r"L\d{4,}")


def given_numbers(plan: Plan) -> Flags:
    """Whether the number of each parcel (n,) is one that a map gave, as far as the import reports tell.

    A number that looks like those the program makes up counts as given unless a report says that it made some up.
    """
    ids = plan.site.parcels.index
    if not any(_made_up(entry.json) for entry in plan.import_reports if entry.role == PARCELS.name):
        return np.ones(len(ids), dtype=bool)
    given: Flags = np.array([_MADE_UP.fullmatch(str(parcel_id)) is None for parcel_id in ids], dtype=bool)
    return given


def _made_up(report: str) -> bool:
    """Whether a report, as the plan keeps it, tells of numbers that the map did not give."""
    try:
        said: Any = json.loads(report)
        column = said["mapping"].get(PARCELS.index, GENERATED)
        return column == GENERATED or any(issue["action"] == "generated" for issue in said["issues"])
    except (ValueError, TypeError, KeyError, AttributeError):  # written by another program
        return False
