"""What went wrong inside the program, in a file that a person can read, judge, and send.

It holds where in the program it happened, the versions, how large the plan is, and the newest lines of the log. The
path of the person's home becomes ``~`` in it, their names ``<user>``, that of the computer ``<computer>``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import platform
import re
import sys
import traceback
from pathlib import Path
from urllib.parse import quote

from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.files.atomic import write_whole
from siteplanner.services.installation import PACKAGES, version_of
from siteplanner.services.log_file import last_lines, log_folder

FOLDER = "faults"
KEPT = 20
"""Reports that are kept; older ones go."""
NO_NAMES = frozenset({"root", "localhost"})
"""They are nobody's."""


def fault_text(error: BaseException, plan: Plan | None = None) -> str:
    """The report of an error, and of the plan that was open only how much it holds."""
    told = [
        f"siteplanner {version_of('siteplanner') or '?'}: {type(error).__name__}",
        dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        f"Python {platform.python_version()}, {platform.platform()}",
        ", ".join(f"{name} {version_of(name) or '–'}" for name in PACKAGES[1:]),
        _size(plan),
        "",
        *"".join(traceback.format_exception(error)).splitlines(),
        "",
        "Newest lines of the log:",
        *last_lines(),
    ]
    return without_names("\n".join(told)) + "\n"


def write_fault(text: str, folder: Path | None = None) -> Path | None:
    """Keep a report in a file of its own; None where the system refuses."""
    where = folder or log_folder() / FOLDER
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S-%f")
    try:
        where.mkdir(parents=True, exist_ok=True)
        path = where / f"fault-{stamp}.txt"
        with write_whole(path) as temporary:
            temporary.write_text(text, encoding="utf-8")
        for old in sorted(where.glob("fault-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, SaveError):
        return None
    return path


def without_names(text: str) -> str:
    """The text without the person's folder, however it is written, and names, and that of the computer."""
    for home in sorted(_homes(), key=len, reverse=True):
        text = text.replace(home, "~")
    for name, shown in ((platform.node(), "<computer>"), *((name, "<user>") for name in _names())):
        if len(name) > 1 and name not in NO_NAMES:
            # letters of a Chinese text have no gaps between words
            whole = rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
            text = re.sub(whole, shown, text)
    return text


def _homes() -> set[str]:
    """The person's folder as it may stand in a text: as given, where links lead, with either stroke, in a URL."""
    home = Path.home()
    found = {str(home)}
    with contextlib.suppress(OSError):
        found.add(str(home.resolve()))
    found |= {one.replace("\\", "/") for one in found}
    found |= {one.replace("\\", "\\\\") for one in found}
    return {one for each in found for one in (each, quote(each)) if len(one) > 1}


def _names() -> tuple[str, ...]:
    """What the person is called by the system: the name to log in and, where it knows one, the full name."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ()
    try:
        import pwd

        full = pwd.getpwnam(user).pw_gecos.partition(",")[0].strip()
    except (ImportError, KeyError):  # another system than a Unix, or a name that it does not know
        full = ""
    return full, user


def _size(plan: Plan | None) -> str:
    if plan is None:
        return "no plan open"
    site = plan.site
    layers = ", ".join(f"{len(frame)} {of.name}" for of, frame in site.layers())
    plants = ", ".join(str(len(found)) for found in plan.scenario_plants.values())
    return f"{layers}; plants by scenario: {plants}; {site.crs.to_string()[:40]}; {sys.maxsize.bit_length() + 1} bit"
