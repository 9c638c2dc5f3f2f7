"""The commands: each runs without a screen and ends with an exit status."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command; returns 0 (fine), 1 (errors in the layout), 2 (bad input or usage) or 130 (interrupted)."""
    try:
        from siteplanner.cli.program import run
    except KeyboardInterrupt:  # while the libraries are loaded
        return 130
    return run(argv)
