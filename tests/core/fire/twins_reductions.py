"""The reductions of fire separation again, slow and obvious, for upright rectangles. Shares no code with the rule.

Sides are s, w, n, e; a wall is a dict of what was ticked, ``share`` its openings; a plant a dict of its attributes with
``box`` (west, south, east, north), ``walls`` (side to wall) or None, ``roof``, ``skylight``, ``serves``.
"""

from __future__ import annotations

import math
from typing import Any

CIVIL = {1: (6, 6, 7, 9, 9), 2: (6, 6, 7, 9, 9), 3: (7, 7, 8, 10, 11), 4: (9, 9, 10, 12, 14)}
"""GB 50016 table 5.2.2 as remembered: to a low civil building of grade 1, 2, 3, 4, to a high-rise one."""


def looks(a: dict[str, Any], c: dict[str, Any], reach: float) -> str:
    """The sides of ``a`` from which a point of ``c`` is seen within reach."""
    west, south, east, north = a["box"]
    left, bottom, right, top = c["box"]
    found = ""
    for side, ground, wall in (
        ("s", (left, bottom, right, min(top, south - 0.01)), (west, south, east, south)),
        ("w", (left, bottom, min(right, west - 0.01), top), (west, south, west, north)),
        ("n", (left, max(bottom, north + 0.01), right, top), (west, north, east, north)),
        ("e", (max(left, east + 0.01), bottom, right, top), (east, south, east, north)),
    ):
        if ground[0] > ground[2] or ground[1] > ground[3]:
            continue
        de = max(ground[0] - wall[2], wall[0] - ground[2], 0)
        dn = max(ground[1] - wall[3], wall[1] - ground[3], 0)
        if math.hypot(de, dn) <= reach:
            found += side
    return found


def every(a: dict[str, Any], sides: str, asked: Any) -> bool:
    if a["walls"] is None or not sides:
        return False
    return all(asked(a["walls"][side]) for side in sides)


def fire(wall: dict[str, Any]) -> bool:
    return wall["fire_wall"] and (not wall["share"] or wall["protected"])


def blind(wall: dict[str, Any]) -> bool:
    return wall["fire_wall"] and wall["share"] == 0


def roofed(a: dict[str, Any]) -> bool:
    return a["walls"] is not None and a["roof"] is not None and a["roof"] >= 1


def shut(a: dict[str, Any]) -> bool:
    return roofed(a) and bool(a["no_skylight"])


def reduced(a: dict[str, Any], c: dict[str, Any], table: float) -> tuple[float, str]:
    """What is left of the table's distance, with every note allowed, and the note ('' where none helps)."""
    of_a, of_c = looks(a, c, table), looks(c, a, table)
    options = [(table, "")]
    factories = a["use"] == c["use"] == "factory"
    cde = {a["hazard"], c["hazard"]} <= set("CDE")
    resisting = a["grade"] in (1, 2) and c["grade"] in (1, 2)

    # N2
    for x, y in ((a, c), (c, a)):
        if x["use"] == "factory" and x["hazard"] == "E" and not x["high"]:
            if y["use"] in ("factory", "warehouse") and y["hazard"] == "E" and not y["high"]:
                options.append((table - 2, "N2"))
            if y["use"] == "civil":
                options.append((CIVIL[x["grade"]][4 if y["rank"] != "low" else y["grade"] - 1], "N2"))

    # N3
    for x, y in ((a, c), (c, a)):
        own = x["project"] and x["project"] == y["project"]
        serves = x["use"] == "civil" and x["walls"] is not None and x["serves"]
        if own and serves and y["use"] == "factory" and y["hazard"] in "CDE":
            options.append((6, "N3"))

    heights = a["height"] is not None and c["height"] is not None
    equal = heights and abs(a["height"] - c["height"]) <= 0.01
    if heights:
        (hi, of_hi), (lo, of_lo) = sorted(((a, of_a), (c, of_c)), key=lambda pair: pair[0]["height"], reverse=True)

    # N4
    if factories and heights:
        if equal:
            wall = every(a, of_a, fire) or every(c, of_c, fire)
            holds = wall and resisting and roofed(a) and roofed(c)
        else:
            holds = every(hi, of_hi, fire)
        if holds:
            options.append((4 if a["hazard"] == c["hazard"] == "A" else 0, "N4"))

    # N5
    def quiet(wall: dict[str, Any]) -> bool:
        closed = wall["share"] is not None and wall["share"] <= 0.05
        return wall["stone"] and wall["eaves"] and closed and (wall["share"] == 0 or wall["staggered"])

    if factories and cde and every(a, of_a, quiet) and every(c, of_c, quiet):
        options.append((0.75 * table, "N5"))

    # N6
    if factories and resisting and heights and (cde or {a["hazard"], c["hazard"]} <= set("AB")):
        if equal:
            low = all(every(x, s, fire) and shut(x) for x, s in ((a, of_a), (c, of_c)))
            top = all(every(x, s, lambda w: w["protected"]) for x, s in ((a, of_a), (c, of_c)))
        else:
            low, top = every(lo, of_lo, fire) and shut(lo), every(hi, of_hi, lambda w: w["protected"])
        if low or top:
            options.append((4 if cde else 6, "N6"))

    # N7
    mixed = any(x["use"] == "civil" and y["use"] == "factory" and y["hazard"] in "CDE" for x, y in ((a, c), (c, a)))
    if mixed and resisting and heights:
        both = ((a, of_a), (c, of_c))
        upper, lower = (both, both) if equal else (((hi, of_hi),), ((lo, of_lo),))
        if all(every(x, s, blind) for x, s in upper):
            options.append((0, "N7"))
        elif all(every(x, s, fire) and shut(x) for x, s in lower) or all(
            every(x, s, lambda w: fire(w) and w["protected"]) for x, s in upper
        ):
            options.append((4, "N7"))
    least = min(metres for metres, _ in options)
    return next(option for option in options if option[0] == least)
