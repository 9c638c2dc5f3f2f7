"""How a plan's boundary points (界址点) are handed over: what stands above them, how they are numbered and encoded.

Bureaux differ in that. What a planner chooses is kept with the plan, in its settings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from siteplanner.core.edits.set_plan_setting import SetPlanSetting, set_plan_setting
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP

SETTING = "boundary_points"
"""The key among the plan's settings."""
ENCODINGS = ("GB18030", "UTF-8")
NUMBERINGS = ("parcel", "ring")
_CHOICES: Mapping[str, Sequence[str]] = {"encoding": ENCODINGS, "numbering": NUMBERINGS, "prefix": ("J", "")}
_UNFIT = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")

UNKNOWN_KEY = QT_TRANSLATE_NOOP("errors", "Boundary points have no setting “{key}”. Known: {known}.")
NOT_A_CHOICE = QT_TRANSLATE_NOOP("errors", "Boundary points: “{value}” is no {key}. Use one of: {choices}.")
NO_EQUALS = QT_TRANSLATE_NOOP("errors", "“{given}” sets nothing. Write KEY=VALUE, for example encoding=UTF-8.")


@dataclass(frozen=True, slots=True)
class BoundaryTemplate:
    """``made_by`` is 数据产生单位, '' for the plan's name; ``version`` 格式版本号. ``numbering``: labels run on through
    all rings of a parcel, or start anew with each ``ring``; ``prefix`` stands before their numbers."""

    made_by: str = ""
    version: str = "1.01版本"
    encoding: str = "GB18030"
    numbering: str = "parcel"
    prefix: str = "J"

    def told(self, changes: Mapping[str, str]) -> BoundaryTemplate:
        """With what a person says instead. Raises InputError for an unknown key or value.

        >>> BoundaryTemplate().told({"encoding": "utf-8"}).encoding
        'UTF-8'
        """
        known = [field.name for field in fields(self)]
        chosen = {}
        for key, value in changes.items():
            if key not in known:
                raise InputError(UNKNOWN_KEY, key=key, known=", ".join(known))
            chosen[key] = _chosen(key, _UNFIT.sub(" ", value).strip())
        return replace(self, **chosen)

    def labels(self, points: Sequence[int]) -> list[list[str]]:
        """The labels of a parcel's rings, of so many points each, without the closing ones.

        >>> BoundaryTemplate().labels([3, 2]), BoundaryTemplate(numbering="ring", prefix="").labels([3, 2])
        ([['J1', 'J2', 'J3'], ['J4', 'J5']], [['1', '2', '3'], ['1', '2']])
        """
        labels, first = [], 1
        for count in points:
            labels.append([f"{self.prefix}{number}" for number in range(first, first + count)])
            first += 0 if self.numbering == "ring" else count
        return labels


def _chosen(key: str, value: str) -> str:
    choices = _CHOICES.get(key)
    if choices is None:
        return value
    for choice in choices:
        if choice.casefold() == value.casefold():
            return choice
    raise InputError(NOT_A_CHOICE, key=key, value=value, choices=", ".join(choice or "–" for choice in choices))


def parse_told(given: Sequence[str]) -> dict[str, str]:
    """``KEY=VALUE`` as typed. Raises InputError.

    >>> parse_told(["encoding=UTF-8", "prefix="])
    {'encoding': 'UTF-8', 'prefix': ''}
    """
    told = {}
    for each in given:
        key, equals, value = each.partition("=")
        if not equals or not key.strip():
            raise InputError(NO_EQUALS, given=each)
        told[key.strip()] = value
    return told


def boundary_template(plan: Plan) -> BoundaryTemplate:
    """What the plan keeps; what of it is not understood is as usual."""
    try:
        kept = json.loads(plan.settings.get(SETTING, "{}"))
    except ValueError:
        kept = {}
    template = BoundaryTemplate()
    for key, value in kept.items() if isinstance(kept, dict) else ():
        try:
            template = template.told({str(key): str(value)})
        except InputError:
            continue
    return template


def keep_boundary_template(template: BoundaryTemplate) -> SetPlanSetting:
    """The edit that keeps it with the plan; nothing is kept of what is as usual."""
    usual = asdict(BoundaryTemplate())
    own = {key: value for key, value in asdict(template).items() if value != usual[key]}
    return set_plan_setting(SETTING, own or None)
