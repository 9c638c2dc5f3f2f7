"""What a judge holds a file against, and how it says that the two differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.words import Translator, translator

NOT_READABLE = QT_TRANSLATE_NOOP("handover", "it cannot be read: {reason}")
COUNT = QT_TRANSLATE_NOOP("handover", "it holds {found} instead of {wanted}")
MISSING = QT_TRANSLATE_NOOP("handover", "{feature} is missing")
TOO_MANY = QT_TRANSLATE_NOOP("handover", "{feature} is in it, but not in the plan")
VALUE = QT_TRANSLATE_NOOP("handover", "{feature}: {column} is “{found}” instead of “{wanted}”")
RINGS = QT_TRANSLATE_NOOP("handover", "{feature} has other rings or points")
SHIFT = QT_TRANSLATE_NOOP("handover", "{feature} lies {found_mm:.3f} mm off, {limit_mm:g} mm are allowed")
AREA = QT_TRANSLATE_NOOP("handover", "{feature}: the area differs by {found_m2:.4f} m²")
SYSTEM = QT_TRANSLATE_NOOP("handover", "its coordinate system is {found} instead of {wanted}")
BY_GDAL = QT_TRANSLATE_NOOP("handover", "read by GDAL, {difference}")

SAME_NUMBER = 1e-12
"""Of a number's value: what writing it in decimals may change."""


class Differs(Exception):  # noqa: N818 - what a judge finds, told on by whoever asked it
    """A file differs from the plan, or cannot be read at all."""

    def __init__(self, what: Message | Template) -> None:
        super().__init__(str(what))
        self.what = what


@dataclass(frozen=True)
class Expected:
    """``plan`` is what went out (its active scenario, of a moment only what is in service), ``whole`` the plan it was
    taken from; ``check`` are the facts of the check as the manifest holds them, ``reason`` the one given."""

    plan: Plan
    whole: Plan
    when: When
    lang: str
    check: Mapping[str, Any]
    reason: str = ""

    @property
    def say(self) -> Translator:
        return translator(self.lang)


@dataclass(frozen=True)
class Exhibit:
    """One file of a pack before its judge: where it lies, which layer it holds, in which coordinate system."""

    path: Path
    kind: str
    layer: str = ""
    crs: CRS | None = None


def told(value: Any) -> str | float | bool | None:
    """A cell of the plan as files hold it: blanks None, numbers floats, dates ``YYYY-MM-DD``."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and not np.isfinite(value)):
        return None
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, pd.Timestamp | np.datetime64):
        return None if pd.isna(value) else pd.Timestamp(value).strftime("%Y-%m-%d")
    if isinstance(value, int | float | np.number):
        return float(value)
    return str(value)


def require_same(feature: object, column: str, found: Any, wanted: Any, relative: float = SAME_NUMBER) -> None:
    """Raises Differs unless a value that was read is that of the plan, both as :func:`told` gives them."""
    if isinstance(found, float | int) and isinstance(wanted, float) and not isinstance(found, bool):
        if abs(found - wanted) <= relative * max(1.0, abs(wanted)):
            return
    elif found == wanted and isinstance(found, bool) == isinstance(wanted, bool):
        return
    raise Differs(VALUE(feature=feature, column=column, found=_shown(found), wanted=_shown(wanted)))


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def require_ids(found: list[str], wanted: list[str]) -> None:
    """Raises Differs unless each id is there once and no other; the first that is not is named."""
    there, asked = set(found), set(wanted)
    for feature in wanted:
        if feature not in there:
            raise Differs(MISSING(feature=feature))
    for feature in found:
        if feature not in asked:
            raise Differs(TOO_MANY(feature=feature))
    if len(found) != len(wanted):
        raise Differs(COUNT(found=len(found), wanted=len(wanted)))
