"""Letting go of a large plan without holding the interface up.

To free a million geometries takes the interpreter half a second in one piece. Whoever is the last to hold their array
can empty it bit by bit instead, in a thread of its own.
"""

from __future__ import annotations

import sys
import threading
import time

from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of

AT_ONCE = 4_000
WORTH_IT = 20_000
POLL_S, LONGEST_S = 0.1, 30.0
OWN_REFERENCES = 2
"""What ``sys.getrefcount`` says of an array that only one variable of ours holds."""


def let_go(plan: Plan) -> threading.Thread | None:
    """Free the large layers of a plan once nobody else holds them; None where there are none."""
    layers = [shapes for _, frame in plan.site.layers() if len(shapes := shapes_of(frame)) >= WORTH_IT]
    if not layers:
        return None
    thread = threading.Thread(target=_empty_all, args=(layers,), name="siteplanner-letting-go", daemon=True)
    thread.start()
    return thread


def _empty_all(layers: list[Geometries]) -> None:
    until = time.monotonic() + LONGEST_S
    while layers:
        shapes = layers.pop()
        while sys.getrefcount(shapes) > OWN_REFERENCES and time.monotonic() < until:
            time.sleep(POLL_S)
        if sys.getrefcount(shapes) <= OWN_REFERENCES and shapes.base is None and shapes.flags.writeable:
            for first in range(0, len(shapes), AT_ONCE):
                shapes[first : first + AT_ONCE] = None
                time.sleep(0)
        del shapes
