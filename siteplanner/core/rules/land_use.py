"""A plant stands on land that admits it: industrial land of its class or above, or a use its type names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.land_use import INDUSTRIAL, Doubt, Reading, guide_name, industrial_class, read_code
from siteplanner.core.rules.around import areas_near
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, Severity, finding_id, locations_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout

NOT_ADMITTED = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} covers {area_m2:.2f} m² of parcel {parcel}, whose land use {code} ({use}) does not admit it.",
)
CLASS_TOO_LOW = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} ({type}) needs “{needed}” or higher and covers {area_m2:.2f} m² of parcel {parcel}, “{use}”.",
)
NO_CLASS = QT_TRANSLATE_NOOP(
    "rules", "Parcel {parcel} is industrial land without a class (code {code}); {plant} covers {area_m2:.2f} m² of it."
)
NO_CODE = QT_TRANSLATE_NOOP("rules", "Parcel {parcel} has no land-use code, so {plant} on it was not checked.")
AMBIGUOUS = QT_TRANSLATE_NOOP(
    "rules",
    "Land-use code {code} of parcel {parcel} reads differently in the two code systems, so {plant} on it was not "
    "checked; enter the code system.",
)
UNMAPPED = QT_TRANSLATE_NOOP(
    "rules", "Land-use code {code} of parcel {parcel} is not known, so {plant} on it was not checked."
)
NO_TYPE = QT_TRANSLATE_NOOP(
    "rules", "{plant} has no known type, so its class could not be compared with parcel {parcel}, “{use}”."
)
_DOUBTS = {Doubt.NO_CODE: NO_CODE, Doubt.AMBIGUOUS: AMBIGUOUS, Doubt.UNMAPPED: UNMAPPED}


class Verdict(NamedTuple):
    """What a parcel says to a plant; ``severity`` None: not checked."""

    severity: Severity | None
    template: Template
    needed: int | None = None


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    cover, parcels = layout.parcel_cover, layout.ground.parcel_text
    codes, systems = parcels["land_use"][cover.area], parcels["code_system"][cover.area]
    types = layout.text("type_id")[cover.plant]
    known = {key: verdict(key[0], read_code(key[1], key[2])) for key in set(zip(types, codes, systems, strict=True))}
    if all(found is None for found in known.values()):
        return
    keys = list(zip(types, codes, systems, strict=True))
    asked = np.array([at for at, key in enumerate(keys) if known[key] is not None], dtype=np.intp)
    shared = shapely.intersection(layout.shapes[cover.plant[asked]], layout.ground.parcels.shapes[cover.area[asked]])
    for at, place, location in zip(asked.tolist(), shared, locations_of(shared), strict=True):
        found, key = known[keys[at]], keys[at]
        if found is not None:
            yield _finding(layout, at, found, read_code(key[1], key[2]), settings, (place, location))


def verdict(type_id: str, reading: Reading) -> Verdict | None:
    """None where land of that reading admits a plant of that type.

    >>> verdict("anode_finishing", Reading("100102")) is None
    True
    """
    if reading.doubt is not None:
        return Verdict(None, _DOUBTS[reading.doubt])
    plant_type = load_catalogue().types.get(type_id)
    named = plant_type.land_use if plant_type else ()
    classes = [c for c in map(industrial_class, named) if c]
    if not reading.code.startswith(INDUSTRIAL):
        return None if any(reading.code.startswith(code) for code in named) else Verdict("error", NOT_ADMITTED)
    given = industrial_class(reading.code)
    if given is None:
        return Verdict("warning", NO_CLASS)
    if plant_type is None:
        return None if given == 3 else Verdict(None, NO_TYPE)
    needed = min(classes, default=1)
    return Verdict("error", CLASS_TOO_LOW, needed) if needed > given else None


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Each parcel around that does not admit the plant; one of which that could not be judged is warned of."""
    ground, type_id = layout.ground, str(layout.text("type_id")[row])
    for parcel in areas_near(ground.parcels, layout.window_of(row), 0.0).tolist():
        code, system = (str(ground.parcel_text[name][parcel]) for name in ("land_use", "code_system"))
        found = verdict(type_id, read_code(code, system))
        if found is not None:
            severity = settings.graded(found.severity) if found.severity is not None else "warning"
            subject = f"parcel={ground.parcel_ids[parcel]}"
            shape = ground.parcels.shapes[parcel]
            yield Clearance(RULE.id, severity, subject, shape, 0.0, RULE.clause, "secondary")


def _finding(
    layout: Layout,
    at: int,
    found: Verdict,
    reading: Reading,
    settings: RuleSettings,
    where: tuple[BaseGeometry, tuple[float, float] | None],
) -> Finding:
    cover = layout.parcel_cover
    row, parcel_row, area_m2 = int(cover.plant[at]), int(cover.area[at]), float(cover.shared_m2[at])
    plant, parcel = str(layout.ids[row]), str(layout.ground.parcel_ids[parcel_row])
    code = str(layout.ground.parcel_text["land_use"][parcel_row])
    plant_type = load_catalogue().types.get(layout.text("type_id")[row])
    message = found.template(
        plant=plant,
        parcel=parcel,
        area_m2=area_m2,
        code=code,
        use=guide_name(reading.code),
        type=plant_type.named if plant_type else "",
        needed=guide_name(f"{INDUSTRIAL}{found.needed:02d}") if found.needed else "",
    )
    place, location = where
    if found.severity is None:
        return not_checked(RULE.id, message, [plant], parcel=parcel, place=place, clause=RULE.clause)
    return Finding(
        id=finding_id(RULE.id, [plant], parcel=parcel),
        rule=RULE.id,
        severity=settings.graded(found.severity),
        subjects=(plant, f"parcel={parcel}"),
        plants=(plant,),
        message=message,
        clause=RULE.clause,
        confidence="secondary",
        measured=area_m2,
        required=0.0,
        unit="m²",
        location=location,
        place=place,
    )


RULE = Rule(
    id="land-use",
    name=QT_TRANSLATE_NOOP("rules", "Land use admits the plant"),
    severity="error",
    clause="自然资发〔2023〕234号",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A plant stands on industrial land (1001) or on a use that its type names, and the land's class is not below "
        "the plant's. Third-survey codes are read into the 2023 guide first; a code that cannot be read is not "
        "checked.",
    ),
    clearances=clearances,
)
