"""The land uses of a map's parcels as rows of a table: classes of the 2023 guide, and what cannot be read as one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from siteplanner.core.land_use import SURVEY, Doubt, guide_name, load_system, read_code
from siteplanner.core.measures.figures import Codes
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Text

NO_CODE = QT_TRANSLATE_NOOP("measures", "No land use entered")
AMBIGUOUS = QT_TRANSLATE_NOOP("measures", "“{code}”: reads differently in the two code systems; enter the code system")
SURVEY_ONLY = QT_TRANSLATE_NOOP("measures", "{name} (third survey; no class of the 2023 guide corresponds)")
UNKNOWN = QT_TRANSLATE_NOOP("measures", "“{code}”: no code of the 2023 guide")


@dataclass(frozen=True, slots=True)
class LandUseClass:
    """``code`` is that of the 2023 guide, or as it was written where it cannot be read; ``major`` its first two digits,
    '' where it cannot be read. ``key`` tells it from all others."""

    key: str
    code: str
    name: Text
    major: str = ""


BLANK = LandUseClass("blank", "", NO_CODE)


@dataclass(frozen=True, eq=False)
class Classes:
    """``of_parcel`` is the place of each parcel's class among ``classes``: those of the guide by their codes, then what
    cannot be read, then the parcels without a land use."""

    classes: tuple[LandUseClass, ...]
    of_parcel: Codes

    @classmethod
    def of(cls, parcels: pd.DataFrame) -> Classes:
        """The classes of a frame of parcels, in its order."""
        codes = parcels["land_use"].to_numpy(dtype=object, na_value="").tolist()
        systems = parcels["code_system"].to_numpy(dtype=object, na_value="").tolist()
        written: dict[tuple[str, str], int] = {}
        places = [written.setdefault(pair, len(written)) for pair in zip(codes, systems, strict=True)]
        read = [class_of(*pair) for pair in written]
        ordered = sorted({of.key: of for of in read}.values(), key=_order)
        place = {of.key: at for at, of in enumerate(ordered)}
        to_class = np.array([place[of.key] for of in read], dtype=np.intp)
        return cls(tuple(ordered), to_class[np.array(places, dtype=np.intp)])


def class_of(code: str, system: str = "") -> LandUseClass:
    """The class of a parcel's code as it was written.

    >>> class_of("0601", "SURVEY3").code, class_of(" ").key, class_of("0201", "SURVEY3").key
    ('1001', 'blank', 'SURVEY3 0201')
    """
    reading = read_code(code, system)
    if reading.doubt is None:
        return LandUseClass(reading.code, reading.code, guide_name(reading.code), reading.code[:2])
    code, system = code.strip().upper(), system.strip().upper()
    if reading.doubt is Doubt.NO_CODE:
        return BLANK
    key = f"{system} {code}" if system else f"? {code}"
    if reading.doubt is Doubt.AMBIGUOUS:
        return LandUseClass(key, code, AMBIGUOUS(code=code))
    known = load_system(SURVEY).get(code) if system in (SURVEY, "") else None
    if known is not None:
        return LandUseClass(key, code, SURVEY_ONLY(name=Named(known.name_en, known.name_zh)))
    return LandUseClass(key, code, UNKNOWN(code=code))


def _order(of: LandUseClass) -> tuple[bool, bool, str]:
    return of.key == BLANK.key, not of.major, of.key
