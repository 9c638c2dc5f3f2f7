"""Land-use codes: how the code of a parcel reads in the 2023 guide, whichever system it was written in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.assets import resource
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named
from siteplanner.core.vocabulary import vocabulary

GUIDE = "MNR2023"
SURVEY = "SURVEY3"
INDUSTRIAL = "1001"
_SURVEY_CODE = re.compile(r"([0-9]{2})(?:[0-9]{2}|H[0-9])?[A-Z]?")
NOT_IN_SYSTEM = QT_TRANSLATE_NOOP(
    "errors",
    "“{code}” is no code of the “{system}”. Choose one from the list, or empty the code system first.",
)


class Doubt(Enum):
    """Why a code could not be read."""

    NO_CODE = "no code"
    AMBIGUOUS = "reads differently in the two systems"
    UNMAPPED = "no mapping"


@dataclass(frozen=True, slots=True)
class Reading:
    """``code`` in the 2023 guide; '' where ``doubt`` says why there is none."""

    code: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class LandUseCode:
    """One code of a system; ``guide`` is its code in the 2023 guide, '' where none corresponds."""

    code: str
    name_en: str
    name_zh: str
    guide: str


@cache
def load_system(system: str) -> Mapping[str, LandUseCode]:
    """The codes of ``MNR2023`` or ``SURVEY3`` as ``resources/land_use`` has them."""
    path = resource("land_use", f"{system.lower()}.toml")
    rows: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["codes"]
    same = system == GUIDE
    return {
        code: LandUseCode(code, row["en"], row["zh"], code if same else row.get("guide", ""))
        for code, row in rows.items()
    }


@cache
def read_code(code: str, system: str = "") -> Reading:
    """How a parcel's code reads in the 2023 guide.

    >>> read_code("0601", "SURVEY3").code, read_code("0601", "MNR2023").code, read_code("0601").doubt
    ('1001', '0601', <Doubt.AMBIGUOUS: 'reads differently in the two systems'>)
    >>> read_code("100102").code, read_code("9999").doubt
    ('100102', <Doubt.UNMAPPED: 'no mapping'>)
    """
    code, system = code.strip().upper(), system.strip().upper()
    if not code:
        return Reading(doubt=Doubt.NO_CODE)
    if system == GUIDE:
        return _found(_in_guide(code))
    if system == SURVEY:
        return _found(_in_survey(code))
    if system:
        return Reading(doubt=Doubt.UNMAPPED)
    return _without_system(code)


def knows(system: str, code: str) -> bool:
    """Whether a code belongs to ``system``; every code does to none at all, and to one that is not listed here.

    Of the survey only the classes are held against a code: its list here has not every kind within them.

    >>> knows("MNR2023", "100102"), knows("MNR2023", "1e99"), knows("SURVEY3", "0202K"), knows("", "M2")
    (True, False, True, True)
    """
    code, system = code.strip().upper(), system.strip().upper()
    if system == GUIDE:
        return bool(_in_guide(code))
    if system == SURVEY:
        shaped = _SURVEY_CODE.fullmatch(code)
        return shaped is not None and any(known.startswith(shaped[1]) for known in load_system(SURVEY))
    return True


def require_known(code: Any, system: Any) -> None:
    """Raise EditError where a parcel's code system is set and does not know ``code``; blanks (None, NaN) are fine."""
    if isinstance(code, str) and isinstance(system, str) and not knows(system, code):
        choices = {choice.value: choice.label for choice in vocabulary("code_system").choices}
        raise EditError(NOT_IN_SYSTEM, code=code, system=choices[system.strip().upper()])


def _without_system(code: str) -> Reading:
    in_guide, in_survey = _in_guide(code), code in load_system(SURVEY)
    if in_guide and in_survey and _in_survey(code) != in_guide:
        return Reading(doubt=Doubt.AMBIGUOUS)
    return _found(in_guide or _in_survey(code))


def _found(code: str) -> Reading:
    return Reading(code) if code else Reading(doubt=Doubt.UNMAPPED)


def _in_survey(code: str) -> str:
    row = load_system(SURVEY).get(code)
    return row.guide if row else ""


def _in_guide(code: str) -> str:
    """The code where the guide has it or one it stands under; '' else, and for an unknown industrial class."""
    if not (code.isascii() and code.isdigit() and len(code) in {2, 4, 6}):
        return ""
    known = load_system(GUIDE)
    if code in known:
        return code
    under = [code[:length] for length in (4, 2) if length < len(code) and code[:length] in known]
    return code if under and under[0] != INDUSTRIAL else ""


def guide_name(code: str) -> Named | str:
    """What a code of the 2023 guide, or the nearest one it stands under, is called; the code itself where none is.

    >>> guide_name("100102").said_in("zh"), str(guide_name("070101"))
    ('二类工业用地', 'Urban housing, class 1')
    """
    known = load_system(GUIDE)
    for length in range(len(code), 1, -2):
        if code[:length] in known:
            return Named(known[code[:length]].name_en, known[code[:length]].name_zh)
    return code


def mnr2023_codes(parcels: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Each parcel's code in the 2023 guide, '' where it cannot be read; one value a row, in their order."""
    codes = parcels["land_use"].to_numpy(dtype=object, na_value="")
    systems = parcels["code_system"].to_numpy(dtype=object, na_value="")
    read: dict[tuple[str, str], str] = {}
    found = np.empty(len(codes), dtype=object)
    for row, pair in enumerate(zip(codes.tolist(), systems.tolist(), strict=True)):
        code = read.get(pair)
        if code is None:
            code = read[pair] = read_code(*pair).code
        found[row] = code
    return found


def industrial_class(code: str) -> int | None:
    """1, 2 or 3 for 一类, 二类, 三类 industrial land of the 2023 guide; None for any other code.

    >>> industrial_class("100103"), industrial_class("1001")
    (3, None)
    """
    return int(code[-1]) if code in {"100101", "100102", "100103"} else None
