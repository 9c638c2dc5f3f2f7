"""The rules of a plan while somebody changes them: nothing of the plan changes before all is accepted in one edit.

Works on a copy of the plan that nobody else sees. Every change of a figure, of severity or of on and off needs a note
that says why; what was in the plan before keeps the note it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siteplanner.core import edits
from siteplanner.core.checking import CheckResult, check_plan
from siteplanner.core.edits import Edit
from siteplanner.core.errors import InputError
from siteplanner.core.plan import DEFAULT_RULE_PACK, Plan
from siteplanner.core.rules.kept_packs import kept_packs
from siteplanner.core.rules.overrides import (
    ENABLED,
    SEVERITY,
    all_overrides,
    overridden,
    overrides,
    pack_of,
    packs_for,
    plain_pack,
)
from siteplanner.core.rules.pack_writing import exported_pack, name_for, pack_id_for
from siteplanner.core.rules.rule import Limit, Rule, RuleSettings, Severity
from siteplanner.core.rules.rule_pack import RulePack
from siteplanner.core.text import Message
from siteplanner.core.work import Work
from siteplanner.files.rule_packs import read_pack_text, write_pack

Overrides = dict[tuple[str, str, str], tuple[str, str]]
Place = tuple[str, str]
"""A rule and one of its keys: a limit, ``severity`` or ``enabled``."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What other rules would do to the findings of the active scenario."""

    more: int
    fewer: int
    errors: int
    warnings: int
    not_checked: int


class RuleDraft:
    """``plan`` is the copy as changed so far; ``start`` the plan it began with.

    A plan whose rules make no sense (a pack that is not there, a change of a rule that does not exist) is mended in the
    copy by leaving out what cannot hold; ``mended`` says what, a sentence each.
    """

    def __init__(self, plan: Plan) -> None:
        self.start = plan
        self.plan, self.mended = _mended(plan)
        self.pack: RulePack
        self.plain: RulePack
        self._changes: Overrides
        self._before = all_overrides(plan)
        self._look()

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def pack_id(self) -> str:
        return self.plan.rule_pack

    @property
    def pack_ids(self) -> tuple[str, ...]:
        """The packs to choose from."""
        return packs_for(self.plan)

    def plain_named(self, pack_id: str) -> RulePack | None:
        """A pack as nobody changed it; None for one kept in the plan that makes no sense."""
        try:
            return plain_pack(self.plan, pack_id)
        except InputError:
            return None

    @property
    def has_changes(self) -> bool:
        """Whether the plan says anything else than its pack."""
        return any(pack == self.pack_id for pack, _, _ in self._changes)

    def rule(self, rule_id: str) -> Rule:
        return self.pack.catalogue[rule_id]

    def settings(self, rule_id: str) -> RuleSettings:
        return self.pack.settings(rule_id)

    def limit(self, place: Place) -> Limit:
        return self.pack.settings(place[0]).limits[place[1]]

    def plain_text(self, place: Place) -> str:
        """What the pack itself says at a place."""
        return self._said(self.plain, place)

    def text(self, place: Place) -> str:
        """What holds at a place: a figure, ``error`` or ``warning``, ``true`` or ``false``."""
        return self._said(self.pack, place)

    def _said(self, pack: RulePack, place: Place) -> str:
        rule_id, key = place
        if rule_id not in pack.rules:
            return ""
        settings = pack.settings(rule_id)
        if key == ENABLED:
            return "true" if settings.enabled else "false"
        if key == SEVERITY:
            return settings.graded(pack.catalogue[rule_id].severity)
        return f"{settings.limits[key].value!r}" if key in settings.limits else ""

    def is_changed(self, place: Place) -> bool:
        """Whether the plan says something else than the pack."""
        return self._key(place) in self._changes

    def changes_anything_of(self, rule_id: str) -> bool:
        """Whether the plan says something else than the pack of a rule or any of its limits."""
        return any((pack, rule) == (self.pack_id, rule_id) for pack, rule, _ in self._changes)

    @property
    def figures(self) -> tuple[object, ...]:
        """What findings hang on: which rules there are, which are on, how grave, how much; but not why."""
        return tuple(
            (rule_id, of.enabled, of.severity, tuple(limit.value for limit in of.limits.values()))
            for rule_id, of in self.pack.rules.items()
        )

    def note(self, place: Place) -> str:
        return self._changes.get(self._key(place), ("", ""))[1]

    @property
    def without_note(self) -> list[Place]:
        """What was changed here and does not say why yet."""
        return [
            (rule, key)
            for (pack, rule, key), (value, note) in self._changes.items()
            if not note and self._before.get((pack, rule, key)) != (value, note)
        ]

    # -- changing -----------------------------------------------------------------------------------------------

    def set_limit(self, place: Place, value: float, note: str | None = None) -> None:
        """Another figure; without ``note`` the one there stays. The pack's own figure leaves no change behind."""
        self._set(place, repr(float(value)), note)

    def set_severity(self, rule_id: str, severity: Severity, note: str | None = None) -> None:
        self._set((rule_id, SEVERITY), severity, note)

    def set_enabled(self, rule_id: str, *, enabled: bool, note: str | None = None) -> None:
        self._set((rule_id, ENABLED), "true" if enabled else "false", note)

    def set_note(self, place: Place, note: str) -> None:
        """Why a place is as it is. Nothing happens where it is as the pack says."""
        if self.is_changed(place):
            self._set(place, self.text(place), note)

    def reset(self, place: Place) -> None:
        """Let the pack decide again."""
        if self.is_changed(place):
            self._apply(edits.set_rule_override(self.plan, *place, None))

    def reset_all(self) -> None:
        for pack, rule, key in tuple(self._changes):
            if pack == self.pack_id:
                self._apply(edits.set_rule_override(self.plan, rule, key, None))

    def _set(self, place: Place, value: str, note: str | None) -> None:
        if value == self.plain_text(place):
            self.reset(place)
            return
        kept = self.note(place) if note is None else note.strip()
        self._apply(edits.set_rule_override(self.plan, *place, value, kept))

    def use_pack(self, pack_id: str) -> None:
        """Another pack. Raises InputError for one that is not there or that the plan's changes do not fit."""
        self._apply(edits.set_rule_pack(pack_id))

    def import_pack(self, path: str | Path) -> None:
        """Keep the pack in a file with the plan and use it. Raises InputError naming file, line and key at fault."""
        keep = edits.keep_rule_pack(self.plan, read_pack_text(path), Path(path).name)
        before = self.plan
        try:
            self._apply(keep)
            self._apply(edits.set_rule_pack(keep.pack))
        except InputError:
            self.plan = before
            self._look()
            raise

    def may_remove(self, pack_id: str) -> bool:
        return pack_id in kept_packs(self.plan) and pack_id != self.pack_id

    def _apply(self, edit: Edit) -> None:
        before, self.plan = self.plan, edit.apply(self.plan)
        try:
            self._look()
        except InputError:
            self.plan = before
            self._look()
            raise

    def _look(self) -> None:
        self.pack = pack_of(self.plan)
        self.plain = plain_pack(self.plan, self.plan.rule_pack)
        self._changes = all_overrides(self.plan)

    def _key(self, place: Place) -> tuple[str, str, str]:
        return (self.pack_id, *place)

    # -- handing on ---------------------------------------------------------------------------------------------

    def edit(self) -> Edit | None:
        """All of it as one edit; None where nothing is changed."""
        return edits.change_rules(self.start, self.plan)

    def export(self, path: str | Path) -> Path:
        """Write the rules as they stand here as a pack that others can import. Raises SaveError."""
        target = Path(path)
        text = exported_pack(self.plan, pack_id_for(target.stem), name_for(self.plan, self.pack), self.pack)
        return write_pack(text, target)


def _mended(plan: Plan) -> tuple[Plan, tuple[Message, ...]]:
    """A plan whose rules can be read, and what was left out of it for that."""
    left_out: list[Message] = []
    try:
        pack = plain_pack(plan, plan.rule_pack)
    except InputError as error:
        left_out.append(error.message)
        plan = edits.set_rule_pack(DEFAULT_RULE_PACK).apply(plan)
        pack = plain_pack(plan, plan.rule_pack)
    for change in list(overrides(plan.rule_overrides, pack.id)):
        try:
            overridden(pack, change)
        except InputError as error:
            left_out.append(error.message)
            plan = edits.set_rule_override(plan, change[0], change[1], None).apply(plan)
    return plan, tuple(left_out)


def effect(before: CheckResult | None, start: Plan, plan: Plan, *, work: Work | None = None) -> Effect:
    """What the rules of ``plan`` find of the active scenario that those of ``start`` do not, and the other way round.

    ``before`` is the check of ``start``, where there is one already.
    """
    old = before or check_plan(start, work=work)
    new = check_plan(plan, work=work)
    before_ids, after_ids = ({f.id for f in result.findings} for result in (old, new))
    counts = new.counts
    return Effect(
        len(after_ids - before_ids),
        len(before_ids - after_ids),
        counts["error"],
        counts["warning"],
        counts["not_checked"],
    )
