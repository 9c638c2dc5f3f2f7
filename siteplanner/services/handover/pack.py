"""Handing a scenario over: checked, written, read back, compared, listed; and only then given its name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from siteplanner.core.checking import check_plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.files.handover.sums import files_below, write_sums
from siteplanner.files.handover.whole_folder import final_of, write_whole_folder
from siteplanner.services.handover.changes import Changes, changes_between
from siteplanner.services.handover.changes_written import write_changes
from siteplanner.services.handover.contents import SUMS, Item, left_out, require_groups, wanted
from siteplanner.services.handover.explanation import write_explanation
from siteplanner.services.handover.facts import check_facts
from siteplanner.services.handover.folder_names import folder_name
from siteplanner.services.handover.last_pack import LastPack
from siteplanner.services.handover.manifest import listed_files, manifest_of, write_manifest
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.proofs.expected import Expected
from siteplanner.services.handover.proving import prove_changes, prove_files
from siteplanner.services.handover.reasons import require_reason
from siteplanner.services.handover.verifying import require_sums
from siteplanner.services.handover.writing import WRITERS, Made

CHECKING = QT_TRANSLATE_NOOP("handover", "Checking the layout")
WRITING = QT_TRANSLATE_NOOP("handover", "Writing {file}")
COMPARING = QT_TRANSLATE_NOOP("handover", "Comparing with the last pack")
Thing = TypeVar("Thing")
LISTING = QT_TRANSLATE_NOOP("handover", "Listing the files")


@dataclass(frozen=True)
class HandedOver:
    """``folder`` is the pack; ``changes`` those since the last one (None: there was none to compare with)."""

    folder: Path
    manifest: Mapping[str, Any]
    changes: Changes | None

    @property
    def files(self) -> int:
        return len(self.manifest["files"])


def hand_over(
    order: Order, outdir: str | os.PathLike[str], last: LastPack | None = None, work: Work | None = None
) -> HandedOver:
    """Write the pack of ``order`` into a dated folder of its own in ``outdir``, whole or not at all.

    ``last`` is the pack it is compared with. Raises InputError where the layout needs a reason and has none, or nothing
    can be written; PackDiffersError (a SaveError) naming the file that reads back otherwise than the plan; SaveError
    where the system refuses; EditError for an unknown scenario; Cancelled. Nothing is left behind then.
    """
    work = work or Work()
    require_groups(order.groups)
    made = _checked(order, work)
    require_reason(made.result, order.reason)
    items = [item for item in wanted(order.groups) if left_out(order.handed, item) is None]
    steps = 2 * len(items) + 4
    work.step(1, steps, COMPARING)
    changes = None if last is None else changes_between(last, order, made.result)
    name = folder_name(order.plan.name, order.scenario_id, order.made.date())
    with write_whole_folder(Path(outdir), name) as folder:
        _write_items(folder, items, made, work, steps)
        expected = Expected(
            order.handed,
            order.whole,
            order.when,
            order.lang,
            check_facts(made.result, order.say),
            order.reason.strip(),
        )
        part = _Part(work, 2 + len(items), steps, len(items))
        read = prove_files(folder, [item.kind for item in items], expected, part)
        work.step(steps - 2, steps, LISTING)
        manifest = manifest_of(made, read, None if changes is None else changes.to_json())
        if changes is not None:
            write_changes(changes, order, folder)
            prove_changes(folder, manifest["changes"], order.say.language)
        write_explanation(folder, {**manifest, "files": listed_files(folder, manifest, made)})
        manifest["files"] = listed_files(folder, manifest, made)
        write_manifest(folder, manifest)
        write_sums(folder, [n for n in files_below(folder) if n != SUMS], folder / SUMS)
        require_sums(folder)
        work.step(steps - 1, steps, LISTING)
    work.step(steps, steps, LISTING)
    return HandedOver(final_of(folder), manifest, changes)


def _checked(order: Order, work: Work) -> Made:
    work.step(0, 1, CHECKING)
    pack = pack_of(order.plan)
    result = check_plan(order.plan, order.scenario_id, year=order.when, work=_Part(work, 0, 1))
    return Made(order, result, pack)


def _write_items(folder: Path, items: list[Item], made: Made, work: Work, steps: int) -> None:
    for done, item in enumerate(items, start=2):
        work.step(done, steps, WRITING(file=item.path))
        WRITERS[item.kind](made, item, folder / item.path, _Part(work, done, steps))


class _Part(Work):
    """A part of a whole: its own steps go from ``first`` on over ``span`` steps of the whole's ``total``."""

    def __init__(self, whole: Work, first: int, total: int, span: int = 0) -> None:
        super().__init__()
        self._whole, self._first, self._total, self._span = whole, first, total, span

    @property
    def cancelled(self) -> bool:
        return self._whole.cancelled

    def pause(self) -> None:
        self._whole.pause()

    def between(self, items: Iterable[Thing]) -> Iterator[Thing]:
        return self._whole.between(items)

    def step(self, done: int, total: int, what: Template | Message) -> None:
        self._whole.step(self._first + self._span * done // max(total, 1), self._total, what)
