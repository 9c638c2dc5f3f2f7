"""The rules that the text of a pack declares, ``[own.<id>]``; what is wrong is refused with file, line and key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from siteplanner.core.errors import FilterError
from siteplanner.core.rules.own.declared import (
    AREA_M2,
    MAX,
    MAX_M,
    MIN,
    MIN_M,
    OWN_PREFIX,
    SUBJECTS,
    Kind,
    OwnRule,
    Things,
)
from siteplanner.core.rules.own.filtering import condition_of, number_of, unit_of
from siteplanner.core.rules.pack_text import PackText
from siteplanner.core.rules.rule import Severity
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_AN_ID = QT_TRANSLATE_NOOP("rules", "“{id}” cannot name a rule. Use small letters, digits and hyphens.")
NEEDS_LIMIT = QT_TRANSLATE_NOOP("rules", "at least one of these limits is needed: {known}.")
ONE_OF_TWO = QT_TRANSLATE_NOOP("rules", "exactly one of these keys is needed: {known}.")
NOT_PLANTS = QT_TRANSLATE_NOOP("rules", 'it must be a class of plants: layer = "plants".')
BAD_FILTER = QT_TRANSLATE_NOOP("rules", "{fault}")

_RULE_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMON: Final = ("kind", "name", "explain", "severity", "enabled", "note", "limits")
_ANYTHING: Final = ("plants", *SUBJECTS)
_AREAS: Final = ("parcels", "zones", "constraints")


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one kind of rule is written: its classes of things, each with the layers it may be of; its limits' units."""

    of: str
    of_layers: tuple[str, ...]
    to: tuple[str, ...]
    to_layers: tuple[str, ...]
    units: Mapping[str, str]
    all_limits: bool = False


_SHAPES: Final[Mapping[Kind, _Shape]] = {
    "distance": _Shape("from", ("plants",), ("to",), _ANYTHING, {MIN_M: "m", MAX_M: "m"}),
    "containment": _Shape("of", ("plants",), ("inside", "outside"), _AREAS, {AREA_M2: "m²"}),
    "area-share": _Shape("of", ("parcels", "zones"), ("by",), ("plants",), {MIN: "", MAX: ""}),
    "attribute": _Shape("of", ("plants",), (), (), {MIN: "", MAX: ""}),
}


def roles(own: OwnRule) -> tuple[str, str]:
    """The keys under which the text of a pack has the classes of things of a rule."""
    shape = _SHAPES[own.kind]
    return shape.of, "" if not shape.to else shape.to[-1] if own.outside else shape.to[0]


def declared_rules(text: PackText) -> Iterator[OwnRule]:
    """The rules in order. Their limits and switches are read like those of any other rule."""
    for name in text.table("own", optional=True):
        yield _rule(text, name)


def _rule(text: PackText, name: str) -> OwnRule:
    where = ("own", name)
    if not _RULE_ID.fullmatch(name):
        text.refuse(*where, fault=NOT_AN_ID(id=name))
    text.table(*where)
    kind = cast(Kind, text.one_of(_SHAPES, *where, "kind"))
    shape = _SHAPES[kind]
    further = ("attribute", "unit") if kind == "attribute" else ()
    text.only((*_COMMON, shape.of, *shape.to, *further), *where)
    said = text.named(*where, "name")
    attribute, unit = _attribute(text, *where) if kind == "attribute" else ("", "")
    units = {key: unit if kind == "attribute" else of for key, of in shape.units.items()}
    to, role = _to(text, shape, *where)
    return OwnRule(
        f"{OWN_PREFIX}{name}",
        kind,
        said,
        text.named(*where, "explain") if text.has(*where, "explain") else said,
        cast(Severity, text.one_of(("error", "warning"), *where, "severity")),
        _things(text, shape.of_layers, *where, shape.of),
        to,
        role == "outside",
        attribute,
        unit,
        _given(text, units, *where),
    )


def _to(text: PackText, shape: _Shape, *where: str) -> tuple[Things | None, str]:
    if not shape.to:
        return None, ""
    given = [role for role in shape.to if text.has(*where, role)]
    if len(shape.to) > 1 and len(given) != 1:
        text.refuse(*where, fault=ONE_OF_TWO(known=", ".join(shape.to)))
    role = given[0] if given else shape.to[0]
    return _things(text, shape.to_layers, *where, role), role


def _things(text: PackText, layers: tuple[str, ...], *where: str) -> Things:
    text.table(*where)
    text.only(("layer", "where"), *where)
    if layers == ("plants",) and text.text(*where, "layer") != "plants":
        text.refuse(*where, "layer", fault=NOT_PLANTS)
    layer = text.one_of(layers, *where, "layer")
    condition = text.text(*where, "where", default="", blank=True).strip()
    try:
        condition_of(layer, condition)
    except FilterError as error:
        text.refuse(*where, "where", fault=BAD_FILTER(fault=error.message))
    return Things(layer, condition)


def _attribute(text: PackText, *where: str) -> tuple[str, str]:
    """What is held to the limits, and its unit: a column's own, for a calculation the one that is given."""
    written = text.text(*where, "attribute").strip()
    try:
        number = number_of("plants", written)
    except FilterError as error:
        text.refuse(*where, "attribute", fault=BAD_FILTER(fault=error.message))
    return written, text.text(*where, "unit", default=unit_of("plants", number), blank=True)


def _given(text: PackText, units: Mapping[str, str], *where: str) -> Mapping[str, str]:
    """The limits that the rule has, of those that a rule of its kind may have, at least one."""
    limits = text.table(*where, "limits")
    text.only(units, *where, "limits")
    if not limits:
        text.refuse(*where, "limits", fault=NEEDS_LIMIT(known=", ".join(units)))
    return {key: unit for key, unit in units.items() if key in limits}
