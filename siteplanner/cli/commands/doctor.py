"""``siteplanner doctor``: what this installation has and lacks."""

from __future__ import annotations

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.options import Form, Format, Lang
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Tell what the installation has and lacks: versions, libraries, fonts, map formats.")
EXAMPLE = "Example: siteplanner doctor"


def doctor(form: Form = Format.TABLE, lang: Lang = None) -> None:
    """Look at the installation."""
    from siteplanner.services.installation import report

    say = translator(lang)
    found = report()
    if form is Format.JSON:
        print_json(found.to_json())
        return
    for line in found.lines():
        print_line(say.text(line))
