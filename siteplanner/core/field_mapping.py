"""Which column of a map becomes which column of the plan: as told, by its own name, or by names known from practice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import is_
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.assets import resource
from siteplanner.core import schema
from siteplanner.core.errors import InputError
from siteplanner.core.schema import Layer
from siteplanner.core.short_names import short_name
from siteplanner.core.text import QT_TRANSLATE_NOOP

GENERATED = "(generated)"
"""In a mapping, in place of a source column: the program made the ids."""

WHOLE_MAP = ("code_system", "kind")
"""Columns whose one value may be told for a whole map."""

BAD_FIELD = QT_TRANSLATE_NOOP(
    "errors", "“{given}” does not say which column goes where. Write COLUMN=SOURCE or ROLE.COLUMN=SOURCE."
)
NO_SUCH_ROLE = QT_TRANSLATE_NOOP("errors", "“{role}” in “{given}” is not a layer of the plan. Known layers: {known}.")
NO_SUCH_TARGET = QT_TRANSLATE_NOOP("errors", "The layer {role} has no column “{column}”. Known columns: {known}.")
NO_SUCH_SOURCE = QT_TRANSLATE_NOOP("errors", "The map for {role} has no column “{column}”. It has: {known}.")


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One ``--field [ROLE.]COLUMN=SOURCE``; ``role`` '' stands for every role, ``source`` '' for no column at all.

    For the columns of ``WHOLE_MAP`` a value in brackets, ``(road)``, holds for every row.
    """

    role: str
    column: str
    source: str


def parse_field(given: str) -> FieldChoice:
    """A choice as typed. Raises InputError.

    >>> parse_field("parcels.parcel_id=CAPAKEY")
    FieldChoice(role='parcels', column='parcel_id', source='CAPAKEY')
    """
    target, equals, source = given.partition("=")
    role, dot, column = target.strip().rpartition(".")
    if not equals or not column or not source.strip() or (dot and not role):
        raise InputError(BAD_FIELD, given=given)
    roles = (*(of.name for of in schema.BASE_LAYERS), schema.PLANTS.name)
    if role and role not in roles:
        raise InputError(NO_SUCH_ROLE, given=given, role=role, known=", ".join(roles))
    return FieldChoice(role, column, source.strip())


@dataclass(frozen=True, slots=True)
class Proposal:
    """``columns`` maps columns of the plan to those of the map; ``code_system`` is what land-use codes belong to, ''
    where that is unknown; ``kind`` the kind of constraint the layer's name tells; ``areas`` columns of unknown unit.
    """

    columns: Mapping[str, str]
    code_system: str = ""
    kind: str = ""
    areas: frozenset[str] = field(default_factory=frozenset)

    def described(self, of: Layer) -> dict[str, str]:
        """The mapping as the report shows it, with what did not come from a column in brackets."""
        shown = dict(self.columns)
        shown.setdefault(of.index, GENERATED)
        if self.code_system:
            shown["code_system"] = f"({self.code_system})"
        if self.kind:
            shown["kind"] = f"({self.kind})"
        return shown


def propose(table: pd.DataFrame, of: Layer, layer_name: str = "", chosen: Iterable[FieldChoice] = ()) -> Proposal:
    """The likeliest mapping of the columns of ``table`` to those of the layer.

    Told columns first, then the plan's own names, also as Shapefiles shorten them, then known ones in the order of
    ``field_aliases.toml``; a known name becomes the id only where its column is filled and unique. But for the id, no
    column is used twice unless told.

    Raises InputError for a choice that names no column of the layer or of the map.
    """
    columns = _chosen(table, of, chosen)
    told = {name: columns[name][1:-1] for name in WHOLE_MAP if columns.get(name) in told_sources(of, name)}
    by_name = {str(name).casefold(): str(name) for name in reversed(table.columns)}
    by_name.update({name: name for name in map(str, table.columns) if name == name.casefold()})
    for target in of.names():
        own = by_name.get(target.casefold()) or by_name.get(short_name(target))
        if target not in columns and own is not None and own not in columns.values():
            columns[target] = own
    used: dict[str, Mapping[str, Any]] = {}
    for target, aliases in known_names(of.name).items():
        for alias in aliases:
            source = by_name.get(alias["name"].casefold())
            if source is None or target in columns:
                continue
            if not is_key(table[source]) if target == of.index else source in columns.values():
                continue
            columns[target], used[target] = source, alias
    return Proposal(
        {target: source for target, source in columns.items() if source and target not in told},
        code_system=told.get("code_system", "")
        if "code_system" in columns
        else _code_system(used.get("land_use"), by_name, layer_name),
        kind=_kind(layer_name) if of is schema.CONSTRAINTS and "kind" not in columns else told.get("kind", ""),
        areas=frozenset(target for target, alias in used.items() if alias.get("area")),
    )


def _chosen(table: pd.DataFrame, of: Layer, chosen: Iterable[FieldChoice]) -> dict[str, str]:
    columns: dict[str, str] = {}
    names = [str(name) for name in table.columns]
    for choice in chosen:
        if choice.role not in {"", of.name}:
            continue
        if choice.column not in of.names():
            if not choice.role:  # meant for another role
                continue
            raise InputError(NO_SUCH_TARGET, role=of.name, column=choice.column, known=", ".join(of.names()))
        known = {"", *names, *told_sources(of, choice.column)}
        source = choice.source if choice.source in known else _other_case(choice.source, names)
        if source is None:
            if not choice.role:
                continue
            raise InputError(NO_SUCH_SOURCE, role=of.name, column=choice.source, known=", ".join(names) or "–")
        columns[choice.column] = source
    return columns


def told_sources(of: Layer, column: str) -> tuple[str, ...]:
    """What may stand for a column of the map where one value holds for every row.

    >>> told_sources(schema.PARCELS, "code_system"), told_sources(schema.PARCELS, "name")
    (('(MNR2023)', '(SURVEY3)'), ())
    """
    if column not in WHOLE_MAP or column not in of.names():
        return ()
    return tuple(f"({choice.value})" for choice in of.column(column).domain)


def _other_case(name: str, names: list[str]) -> str | None:
    return next((other for other in names if other.casefold() == name.casefold()), None)


def is_key(values: pd.Series) -> bool:
    """Whether every row has a value and no two the same."""
    texts = as_text(values)
    return bool(len(texts)) and bool(texts.notna().all()) and bool(texts.is_unique)


def as_text(values: pd.Series) -> pd.Series:
    """Values as text, whole numbers without a point, blank text as missing.

    >>> as_text(pd.Series([1001.0, None, 1002.5])).tolist()
    ['1001', nan, '1002.5']
    """
    if pd.api.types.is_float_dtype(values):
        whole = values.notna() & (values == np.floor(values)) & (values.abs() < 2**53)
        texts = values.astype("str")
        texts[whole] = values[whole].astype("int64").astype("str")
        return texts.where(values.notna())
    blank = values.isna()
    if blank.all():
        return pd.Series(np.full(len(values), np.nan), index=values.index, name=values.name, dtype="str")
    if not blank.any() and values.dtype == "str" and _is_clean(values):
        return values
    texts = _some_text(values) if blank.any() else values.astype("str").str.strip()
    return texts.where(texts != "")


def _is_clean(texts: pd.Series) -> bool:
    """Whether no text is empty or has blanks around; many times as quick as to take them away."""
    every = texts.to_numpy(dtype=object)
    return all(every) and all(map(is_, every, map(str.strip, every)))


def _some_text(values: pd.Series) -> pd.Series:
    return values.astype("object").where(values.notna(), None).astype("str").str.strip()


def _code_system(alias: Mapping[str, Any] | None, by_name: Mapping[str, str], layer_name: str) -> str:
    """The system of land-use codes that came from a known name; '' where a file could mean either."""
    if alias is None:
        return ""
    if alias.get("survey"):
        evidence = aliases()["survey"]
        from_survey = layer_name.casefold() in {name.casefold() for name in evidence["layers"]} or any(
            name.casefold() in by_name for name in evidence["columns"]
        )
        return "SURVEY3" if from_survey else ""
    return str(alias.get("code_system", ""))


def _kind(layer_name: str) -> str:
    known: Mapping[str, list[str]] = aliases()["constraint_layers"]
    return next((kind for kind, names in known.items() if layer_name.casefold() in {n.casefold() for n in names}), "")


def area_unit(given: npt.NDArray[np.float64], measured_m2: npt.NDArray[np.float64]) -> tuple[str, float] | None:
    """The unit of areas (n,) told by comparing with measured ones (n,): its name and m² a unit; None if none fits.

    >>> area_unit(np.array([1.5, 3.0]), np.array([1000.0, 2000.0]))
    ('mu', 666.6666666667)
    """
    usable = np.isfinite(given) & (given > 0) & (measured_m2 > 0)
    if not usable.any():
        return None
    ratio = float(np.median(measured_m2[usable] / given[usable]))
    data = aliases()["area_units"]
    for unit in data["units"]:
        if abs(ratio / unit["m2"] - 1.0) <= data["tolerance"]:
            return unit["name"], unit["m2"]
    return None


def known_names(role: str) -> Mapping[str, list[Mapping[str, Any]]]:
    """The known names of a role's columns: column -> entries with ``name``, ``meaning``, ``source``, ``confidence``."""
    found: Mapping[str, list[Mapping[str, Any]]] = aliases().get(role, {})
    return found


@lru_cache(maxsize=1)
def aliases() -> Mapping[str, Any]:
    """``resources/field_aliases.toml``."""
    with resource("field_aliases.toml").open("rb") as file:
        return tomllib.load(file)
