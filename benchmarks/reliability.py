"""Kills a working program again and again and counts what is lost: ``python benchmarks/reliability.py --kills 1000``.

A child works on a plan: edits, undo, redo, saves every so often, every other one to a disk of its own as a share is.
After each step it says so once the journal is on the disk. It is killed at a random moment; then the file must open,
and with the journal hold every step that was said. In ``--size-limits N`` further rounds the child's files may not grow
beyond a random size, so that SQLite's own writes fail in the middle.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.errors import SaveError, SiteplannerError
from siteplanner.files.plan_file import open_plan
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import lost_work, restore
from siteplanner.services.session_journal import SessionJournal

SHARE = Path("/dev/shm")
EDITS_A_SAVE = 7
LONGEST_S = 0.6


@dataclass
class Tally:
    """What came of it."""

    kills: int = 0
    during_saves: int = 0
    failed_saves: int = 0
    said: int = 0
    lost: int = 0
    files_that_do_not_open: int = 0
    journals_restored: int = 0
    left_beside: int = 0
    seconds: float = 0.0


def work(path: Path, folder: Path, said: int, *, size_limit: int | None) -> None:
    """The child: goes on until it is killed. Says how many entries the change log has once they are safe."""
    if size_limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size_limit, size_limit))
    session = PlanningSession.open(path, author="x")
    session.versions_kept = 2
    journal = SessionJournal(session, folder)
    plant = session.plan.plants().index[0]
    for count in range(1, 1_000_000):
        kind = count % 5
        if kind == 3 and session.history.at:
            session.undo()
        elif kind == 4 and session.history.redo_label:
            session.redo()
        else:
            session.apply(edits.move_plants(session.scenario_id, [plant], 0.01, 0.0))
        if journal.flush():
            os.write(said, b"e%d\n" % len(session.change_log))
        if count % EDITS_A_SAVE == 0:
            os.write(said, b"save\n")
            try:
                session.save()
                os.write(said, b"e%d\n" % len(session.change_log))
            except SaveError:
                os.write(said, b"failed\n")


def one_round(tally: Tally, where: Path, random_s: float, size_limit: int | None) -> None:
    """One life of the child, and what it left."""
    path, folder = where / "镇.gpkg", where / "state"
    shutil.copyfile(sample_plan(), path)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            work(path, folder, write, size_limit=size_limit)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as heard:
        first = heard.readline()
        time.sleep(random_s)
        os.kill(child, signal.SIGKILL)
        lines = [first, *heard.read().splitlines()]
    os.waitpid(child, 0)
    told = [line.strip().decode() for line in lines if line.strip()]
    said = max((int(line[1:]) for line in told if line.startswith("e")), default=0)
    tally.kills += 1
    tally.during_saves += told[-1:] == ["save"]
    tally.failed_saves += told.count("failed")
    tally.said += said
    try:
        entries = len(open_plan(path).change_log)
    except SiteplannerError as error:
        tally.files_that_do_not_open += 1
        print(f"{path}: {error}", file=sys.stderr)
        return
    found = lost_work(folder)
    if found:
        entries = max(entries, len(restore(found[0]).session.change_log))
        tally.journals_restored += 1
    tally.lost += max(0, said - entries)
    tally.left_beside += len([name for name in where.iterdir() if name not in (path, folder)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--size-limits", type=int, default=100)
    options.add_argument("--seed", type=int, default=20261123)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="siteplanner-reliability-state-")
    draw = random.Random(chosen.seed)
    tally, began = Tally(), time.monotonic()
    bases = [None, SHARE] if SHARE.is_dir() else [None]
    for number in range(chosen.kills + chosen.size_limits):
        limit = draw.randrange(20_000, 2_000_000) if number >= chosen.kills else None
        where = Path(tempfile.mkdtemp(prefix="siteplanner-reliability-", dir=bases[number % len(bases)]))
        try:
            one_round(tally, where, draw.uniform(0.0, LONGEST_S), limit)
        finally:
            shutil.rmtree(where, ignore_errors=True)
    tally.seconds = round(time.monotonic() - began, 1)
    shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
    for name, value in asdict(tally).items():
        print(f"{name.replace('_', ' '):24} {value}")
    if chosen.json:
        chosen.json.write_text(json.dumps(asdict(tally)), encoding="utf-8")


if __name__ == "__main__":
    main()
