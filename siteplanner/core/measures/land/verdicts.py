"""How an indicator stands to its limits, in words: colours alone do not print."""

from __future__ import annotations

import math
from collections.abc import Mapping

from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.measures.land.indicators import Indicator, Verdict
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

NO_LIMIT = QT_TRANSLATE_NOOP("measures", "no limit in force")
WORDS: Mapping[Verdict, Template] = {
    Verdict.MET: QT_TRANSLATE_NOOP("measures", "met ({limits})"),
    Verdict.NOT_MET: QT_TRANSLATE_NOOP("measures", "not met ({limits})"),
    Verdict.NOT_CHECKED: QT_TRANSLATE_NOOP("measures", "not checked ({limits})"),
    Verdict.NOT_EVERYWHERE: QT_TRANSLATE_NOOP("measures", "met as a whole, parcels where not: {count:d} ({limits})"),
}
AT_LEAST = QT_TRANSLATE_NOOP("measures", "at least {value:,.12g}{unit}")
AT_MOST = QT_TRANSLATE_NOOP("measures", "at most {value:,.12g}{unit}")
BETWEEN = QT_TRANSLATE_NOOP("measures", "at least {least:,.12g}{unit}, at most {most:,.12g}{unit}")
UNKNOWN = QT_TRANSLATE_NOOP("measures", "the limit is not known")
CLAUSE = QT_TRANSLATE_NOOP("measures", "{clause} ({confidence})")
SEVERAL = QT_TRANSLATE_NOOP("measures", "{items}")
SHOWN_DECIMALS = 4
PERCENT_SIGN = " %"


def verdict_words(of: Indicator, group: int) -> Text | None:
    """The verdict of one group with its limits; None where there is no land that any could hold for."""
    if not of.land_m2[group] > 0:
        return None
    verdict = Verdict(int(of.verdicts[group]))
    if verdict is Verdict.NO_LIMIT:
        return NO_LIMIT
    limits = limit_words(of, group)
    if verdict is Verdict.NOT_EVERYWHERE:
        return WORDS[verdict](count=int(of.failing[group]), limits=limits)
    return WORDS[verdict](limits=limits)


def all_verdict_words(of: Indicator) -> list[Text | None]:
    """The verdicts of all groups; those that say the same are made once."""
    alike: list[object] = [of.verdicts.tolist(), of.failing.tolist(), (of.land_m2 > 0).tolist()]
    alike += [[None] * len(of.verdicts) if each is None else each.tolist() for each in (of.least, of.most)]
    known: dict[object, Text | None] = {}
    found: list[Text | None] = []
    for group, same in enumerate(zip(*alike, strict=True)):
        if same not in known:
            known[same] = verdict_words(of, group)
        found.append(known[same])
    return found


def source_words(of: Indicator) -> Text | None:
    """What the limits rest on, by clause, and how sure that is; None where there are none."""
    found = dict.fromkeys((source.clause, source.confidence) for source in of.limits.sources)
    named = tuple(
        CLAUSE(clause=clause, confidence=CONFIDENCES[sure]) if clause else CONFIDENCES[sure] for clause, sure in found
    )
    return SEVERAL(items=named) if named else None


def limit_words(of: Indicator, group: int) -> Text:
    """The limits of one group."""
    unit = PERCENT_SIGN if of.kind.unit == "%" else ""
    least = None if of.least is None else round(float(of.least[group]), SHOWN_DECIMALS)
    most = None if of.most is None else round(float(of.most[group]), SHOWN_DECIMALS)
    if (least is not None and math.isnan(least)) or (most is not None and math.isnan(most)):
        return UNKNOWN
    if least is not None and most is not None:
        return BETWEEN(least=least, most=most, unit=unit)
    return _one(AT_LEAST, least, unit) if least is not None else _one(AT_MOST, most, unit)


def _one(template: Template, value: float | None, unit: str) -> Message:
    return template(value=value, unit=unit)
