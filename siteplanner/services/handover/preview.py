"""What a hand-over would be: what the layout is worth, what is left out, what changed since the last pack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.errors import InputError
from siteplanner.core.text import Message, Template
from siteplanner.core.work import Work
from siteplanner.services.handover.changes import Changes, changes_between
from siteplanner.services.handover.contents import Item, left_out, wanted
from siteplanner.services.handover.last_pack import last_pack
from siteplanner.services.handover.order import Order


@dataclass(frozen=True)
class Preview:
    """``changes`` are those since the last pack (None: there is none); ``problem`` says why nothing can be compared."""

    result: CheckResult
    left_out: tuple[tuple[Item, Message | Template], ...]
    changes: Changes | None
    problem: Message | None = None


def preview(order: Order, outdir: Path, since: Path | None = None, work: Work | None = None) -> Preview:
    """Check and compare without writing anything. Raises EditError, InputError of the rules, Cancelled."""
    result = check_plan(order.plan, order.scenario_id, year=order.when, work=work)
    plan = order.handed
    out = tuple((item, why) for item in wanted(order.groups) if (why := left_out(plan, item)) is not None)
    try:
        last = last_pack(outdir, order, since)
        changes = None if last is None else changes_between(last, order, result)
    except InputError as error:
        return Preview(result, out, None, error.message)
    return Preview(result, out, changes)
