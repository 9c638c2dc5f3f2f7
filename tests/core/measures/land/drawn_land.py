"""A town of five parcels and two zones whose land can be added up in the head, and random ones."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.site import Site
from tests.builders import plan, rect, site

GUIDE = "MNR2023"


def town() -> Site:
    """Zone Z1 is 200 m by 100 m. In it L1 leaves a strip of 10 m free, L2 and L3 share 10 m by 100 m; L3 reaches 50 m
    beyond the zone. Zone Z2 is empty ground; L4 and L5 lie in no zone."""
    return site(
        {
            "L1": (rect(0, 0, 100, 90), {"land_use": "100102", "code_system": GUIDE}),  # 9,000 m²
            "L2": (rect(100, 0, 60, 100), {"land_use": "1207", "code_system": GUIDE}),  # 6,000 m²
            "L3": (rect(150, 0, 100, 100), {"land_use": "16", "code_system": GUIDE}),  # 10,000 m², half of it in Z1
            "L4": (rect(0, 300, 50, 20), {}),  # 1,000 m²
            "L5": (rect(100, 300, 50, 20), {"land_use": "9999", "code_system": GUIDE}),  # 1,000 m²
        },
        {"Z1": (rect(0, 0, 200, 100), {"name": "一区"}), "Z2": rect(0, 500, 100, 100)},
    )


def basis_of(on: Site, areas: Areas = "planar") -> Basis:
    return Basis.of(plan(on), areas=areas)


USES = (("100102", GUIDE), ("100103", GUIDE), ("1207", GUIDE), ("10", GUIDE), ("0201", "SURVEY3"), (None, None))


def _rows(prefix: str, most: int, uses: bool) -> st.SearchStrategy[dict[str, Any]]:
    corner, side = st.integers(0, 40), st.integers(1, 40)
    use = st.sampled_from(USES) if uses else st.none()

    def drawn(rows: list[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for at, (east, north, width, depth, of) in enumerate(rows):
            attributes = {"land_use": of[0], "code_system": of[1]} if of else {}
            found[f"{prefix}{at}"] = (rect(5 * east, 5 * north, 5 * width, 5 * depth), attributes)
        return found

    return st.lists(st.tuples(corner, corner, side, side, use), max_size=most).map(drawn)


@st.composite
def towns(draw: st.DrawFn) -> Site:
    """Up to seven parcels and four zones, anyhow over each other."""
    return site(draw(_rows("L", 7, True)), draw(_rows("Z", 4, False)))
