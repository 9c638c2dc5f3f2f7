"""What the file dialogs offer is what can be read."""

from __future__ import annotations

import re

from siteplanner.files.map_sources import FORMATS
from siteplanner.gui.dialogs.map_paths import MAP_FILTER

NOT_OFFERED = {".dwg", ".gdb"}
"""One that only CAD programs read; a folder, of which any of its tables stands for it."""


def test_the_dialogs_offer_every_format_that_is_read_and_no_other() -> None:
    maps = MAP_FILTER.text.partition(";;")[0]
    offered = set(re.findall(r"\*(\.\w+)", maps))
    assert offered == set(FORMATS) - NOT_OFFERED | {".gdbtable"}
