"""Plans from map files: a new plan, a base layer replaced or added to, plants brought in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.coordinates import Parcels, choose_plan_crs, crs_text, parse_crs
from siteplanner.core.edits.replace_layer import ReplaceLayer, replace_layer
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import FieldChoice, parse_field
from siteplanner.core.import_report import LayerReport, report_entry
from siteplanner.core.plan import Plan
from siteplanner.core.reading_choices import AS_FOUND, ReadingChoices
from siteplanner.core.site import Site
from siteplanner.core.stacked_rows import stacked
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work, in_hand
from siteplanner.files.collecting import without_collecting
from siteplanner.files.map_sources import MapSource, parse_source
from siteplanner.services.incoming_layer import Arrived, Incoming, arrive, parcels_box, read_incoming
from siteplanner.services.plants_from_map import plants_from_map

__all__ = ["RoleSource", "new_plan", "plants_from_map", "replace_layer_from_map"]

NO_PARCELS = QT_TRANSLATE_NOOP("errors", "A plan needs parcels. Give a map of them: --parcels FILE.")
NO_SUCH_ROLE = QT_TRANSLATE_NOOP("errors", "“{role}” is not a layer of the base map. Known layers: {known}.")
FIELD_UNUSED = QT_TRANSLATE_NOOP(
    "errors", "None of the maps has a column “{source}” to become “{column}”. They have: {known}."
)
COLUMN_UNKNOWN = QT_TRANSLATE_NOOP("errors", "None of the layers {roles} has a column “{column}”. Known: {known}.")
NOT_OF_THIS_PLAN = QT_TRANSLATE_NOOP(
    "errors",
    "The parcels of {path} do not all lie where the plan's system {crs} holds. Make a plan of their own of them, or "
    "correct the file.",
)

READING = QT_TRANSLATE_NOOP("import", "Reading {source}")
BRINGING_IN = QT_TRANSLATE_NOOP("import", "Bringing in {source}")

Fields = Iterable[str | FieldChoice]


@dataclass(frozen=True, slots=True)
class RoleSource:
    """A map for a role: ``parcels``, ``zones``, ``constraints``, ``substations``.

    ``crs``, ``fields`` and ``choices`` are told of this map alone; the first two go before what is told of its role.
    """

    role: str
    source: MapSource
    crs: CRS | None = None
    fields: tuple[FieldChoice, ...] = ()
    choices: ReadingChoices = AS_FOUND

    @classmethod
    def parse(cls, role: str, text: str, choices: ReadingChoices = AS_FOUND) -> RoleSource:
        """From ``FILE`` or ``FILE:LAYER`` as typed."""
        return cls(role, parse_source(text), choices=choices)


@without_collecting()
def new_plan(
    sources: Sequence[RoleSource],
    *,
    crs: Any = None,
    crs_of: Mapping[str, Any] | None = None,
    fields: Fields | None = None,
    name: str | None = None,
    work: Work | None = None,
) -> tuple[Plan, list[LayerReport]]:
    """A plan from map files, with an empty scenario ``base``, and a report a source in the order given.

    ``crs`` is the plan's system (``EPSG:4547``, 4547, a CRS); without it EPSG:4547 if the parcels lie in its area of
    use, else their own if it is projected in metres and not Web Mercator. ``crs_of`` says the system of the files of a
    role. ``fields`` are ``COLUMN=SOURCE`` or ``ROLE.COLUMN=SOURCE``. Several sources of one role are put together.

    Raises InputError for a file, layer, system or field that cannot be used, CrsNeededError (with ``guesses``) where a
    file does not tell its system. Rows that cannot be used are lines of the report.
    """
    work = work or Work()
    roles = [source.role for source in sources]
    _require_roles([*roles, *(crs_of or {})])
    if schema.PARCELS.name not in roles:
        raise InputError(NO_PARCELS)
    given = None if crs is None else parse_crs(crs)
    told = {role: parse_crs(system) for role, system in (crs_of or {}).items()}
    chosen = _choices(fields, roles)
    incoming: list[Incoming] = []
    for done, source in enumerate(sources):
        work.step(done, 2 * len(sources), READING(source=str(source.source)))
        with in_hand(work):
            system = source.crs or told.get(source.role)
            incoming.append(read_incoming(source.role, source.source, system, source.choices))
    plan_crs = _plan_crs(incoming, given)
    site = Site.empty(plan_crs)
    reports: dict[int, LayerReport] = {}
    for done, at in enumerate(sorted(range(len(incoming)), key=lambda i: roles[i] != schema.PARCELS.name)):
        work.step(len(sources) + done, 2 * len(sources), BRINGING_IN(source=str(sources[at].source)))
        site, reports[at] = _with_arrived(site, incoming[at], (*chosen, *sources[at].fields))
    _require_fields_used(chosen, reports.values(), incoming)
    work.step(2 * len(sources), 2 * len(sources), BRINGING_IN(source=str(sources[-1].source)))
    ordered = [reports[i] for i in range(len(incoming))]
    first = next(source.source.path for source in sources if source.role == schema.PARCELS.name)
    plan = Plan.new(site, name if name is not None else Path(first).stem)
    return replace(plan, import_reports=tuple(report_entry(report) for report in ordered)), ordered


def replace_layer_from_map(
    plan: Plan,
    source: RoleSource,
    *,
    append: bool = False,
    crs_of: Any = None,
    fields: Fields | None = None,
    work: Work | None = None,
) -> tuple[ReplaceLayer, LayerReport]:
    """The edit that puts a map in the place of a base layer, or adds it to that layer, and its report.

    ``crs_of`` is the system of the file, where it must be told. Raises InputError and CrsNeededError as ``new_plan``.
    """
    _, arrived = arrived_in(plan, source, append=append, crs_of=crs_of, fields=fields, work=work)
    frame, old = arrived.frame, plan.site.layer(source.role)
    if append and len(old):
        frame = stacked(old, frame, schema.layer(source.role), plan.site.crs)
    return replace_layer(source.role, frame, report_entry(arrived.report)), arrived.report


@without_collecting()
def arrived_in(
    plan: Plan,
    source: RoleSource,
    *,
    append: bool = False,
    crs_of: Any = None,
    fields: Fields | None = None,
    work: Work | None = None,
) -> tuple[Incoming, Arrived]:
    """A map of a base layer as it was read, and as it comes to the plan; nothing is changed.

    With ``append`` its ids are made to clash with none of the layer. Raises as ``replace_layer_from_map``.
    """
    _require_roles([source.role])
    work = work or Work()
    chosen = _choices(fields, [source.role])
    work.step(0, 2, READING(source=str(source.source)))
    told = source.crs or (None if crs_of is None else parse_crs(crs_of))
    with in_hand(work):
        incoming = read_incoming(source.role, source.source, told, source.choices)
    work.step(1, 2, BRINGING_IN(source=str(source.source)))
    of_parcels = source.role == schema.PARCELS.name
    if of_parcels:
        _require_within(_parcels([incoming]), plan.site.crs, source)
    taken = set(plan.site.layer(source.role).index) if append else ()
    box = None if of_parcels else parcels_box(plan.site)
    arrived = arrive(incoming, plan.site.crs, (*chosen, *source.fields), taken, box)
    _require_fields_used(chosen, [arrived.report], [incoming])
    work.step(2, 2, BRINGING_IN(source=str(source.source)))
    return incoming, arrived


def _with_arrived(site: Site, incoming: Incoming, chosen: tuple[FieldChoice, ...]) -> tuple[Site, LayerReport]:
    old = site.layer(incoming.role)
    box = None if incoming.role == schema.PARCELS.name else parcels_box(site)
    arrived: Arrived = arrive(incoming, site.crs, chosen, set(old.index), box)
    frame = arrived.frame if not len(old) else stacked(old, arrived.frame, schema.layer(incoming.role), site.crs)
    return site.with_layer(incoming.role, frame), arrived.report


def _parcels(incoming: Iterable[Incoming]) -> Parcels:
    """The parcels of the first source of that role, by which the plan's system is chosen."""
    parcels = next(layer for layer in incoming if layer.role == schema.PARCELS.name)
    return Parcels(parcels.usable, parcels.crs, parcels.rows)


def _plan_crs(incoming: Sequence[Incoming], given: CRS | None) -> CRS:
    """Chosen by the first map of parcels; every other one of parcels must fit as well."""
    maps = [layer for layer in incoming if layer.role == schema.PARCELS.name]
    chosen = choose_plan_crs(_parcels(maps[:1]), given)
    for layer in maps[1:]:
        choose_plan_crs(_parcels([layer]), chosen)
    return chosen


def _require_within(parcels: Parcels, plan_crs: CRS, source: RoleSource) -> None:
    """Parcels that the plan's system cannot measure belong to another plan. Raises InputError."""
    try:
        choose_plan_crs(parcels, plan_crs)
    except InputError as error:
        raise InputError(NOT_OF_THIS_PLAN, path=source.source.path, crs=crs_text(plan_crs)) from error


def _require_roles(roles: Iterable[str]) -> None:
    known = [of.name for of in schema.BASE_LAYERS]
    for role in roles:
        if role not in known:
            raise InputError(NO_SUCH_ROLE, role=role, known=", ".join(known))


def _choices(fields: Fields | None, roles: Collection[str]) -> tuple[FieldChoice, ...]:
    chosen = tuple(parse_field(field) if isinstance(field, str) else field for field in fields or ())
    known = {role: schema.layer(role).names() for role in dict.fromkeys(roles)}
    for choice in chosen:
        if not choice.role and not any(choice.column in names for names in known.values()):
            every = dict.fromkeys(name for names in known.values() for name in names)
            raise InputError(COLUMN_UNKNOWN, roles=", ".join(known), column=choice.column, known=", ".join(every))
    return chosen


def _require_fields_used(
    chosen: Iterable[FieldChoice], reports: Iterable[LayerReport], incoming: Iterable[Incoming]
) -> None:
    """A choice without a role must have found its column in some map. Raises InputError naming those there are."""
    mappings = [report.mapping for report in reports]
    for choice in chosen:
        if choice.role or any(m.get(choice.column, "").casefold() == choice.source.casefold() for m in mappings):
            continue
        known = dict.fromkeys(str(name) for layer in incoming for name in layer.raw.table.columns)
        raise InputError(FIELD_UNUSED, source=choice.source, column=choice.column, known=", ".join(known) or "–")
