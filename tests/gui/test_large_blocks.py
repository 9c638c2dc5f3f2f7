"""What a map's pictures took is the system's again once they are let go."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from siteplanner.gui import large_blocks

HELD_AFTERWARDS = """
import os, sys
import numpy as np
from siteplanner.gui import large_blocks

def resident_mb():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

if sys.argv[1] == "give back":
    assert large_blocks.give_back()
first = np.ones(2**20)  # 8 MB: let go, it teaches glibc to take such blocks from the heap
del first
before = resident_mb()
pictures, outliving = [], []
for _ in range(12):
    pictures.append(np.ones(2**20))
    outliving.append(np.ones(2**10))
del pictures
print(round(resident_mb() - before))
"""


def held_mb(how: str) -> int:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MALLOC_", "GLIBC_"))}
    ran = subprocess.run(
        [sys.executable, "-c", HELD_AFTERWARDS, how], capture_output=True, text=True, check=True, env=environment
    )
    return int(ran.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked")
def test_large_blocks_go_back_although_small_ones_outlive_them() -> None:
    assert held_mb("give back") <= 12
    assert held_mb("as it is") >= 80, "what it is for"


@pytest.mark.parametrize(
    ("name", "value"), [("MALLOC_TRIM_THRESHOLD_", "1"), ("GLIBC_TUNABLES", "glibc.malloc.arena_max=1")]
)
def test_whoever_has_settled_it_from_outside_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert not large_blocks.give_back()


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not large_blocks.give_back()
