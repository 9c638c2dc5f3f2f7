"""What was wrong with a command line, and the headings of its help, in our own words and in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.words import Translator

_KINDS: Sequence[tuple[str, Template]] = (
    (
        r"No such option: (?P<option>\S+?)\.?( \(Possible options: (?P<like>[^)]*)\)| Did you mean (?P<near>.*)\?)?",
        QT_TRANSLATE_NOOP("cli", "There is no option {option}."),
    ),
    (
        r"No such command '(?P<name>.*?)'\. Did you mean '(?P<like>.*?)'\?",
        QT_TRANSLATE_NOOP("cli", "There is no command “{name}”. Did you mean {like}?"),
    ),
    (
        r"No such command '(?P<name>.*?)'\.(?P<rest>.*)",
        QT_TRANSLATE_NOOP("cli", "There is no command “{name}”."),
    ),
    (r"Missing command\.?", QT_TRANSLATE_NOOP("cli", "Which command? None is given.")),
    (r"Missing (?:\w+) '(?P<what>.*?)'\..*", QT_TRANSLATE_NOOP("cli", "{what} is missing.")),
    (
        r"Invalid value for '(?P<what>.*?)': '?(?P<value>.*?)'? is not one of (?P<known>.*?)\.?",
        QT_TRANSLATE_NOOP("cli", "{what}: “{value}” is not one of {known}."),
    ),
    (
        r"Invalid value for '(?P<what>.*?)': .*valid integer.*",
        QT_TRANSLATE_NOOP("cli", "{what} wants a whole number."),
    ),
    (
        r"Invalid value for '(?P<what>.*?)': .*(?:valid number|valid float).*",
        QT_TRANSLATE_NOOP("cli", "{what} wants a number."),
    ),
    (
        r"Invalid value for '(?P<what>.*?)': .*greater than or equal to (?P<least>[-\d.]+).*",
        QT_TRANSLATE_NOOP("cli", "{what} wants a number from {least} on."),
    ),
    (
        r"Invalid value for '(?P<what>.*?)': .*less than or equal to (?P<most>[-\d.]+).*",
        QT_TRANSLATE_NOOP("cli", "{what} wants a number up to {most}."),
    ),
    (
        r"Invalid value for '(?P<what>.*?)': .*range (?P<least>[-\d.]+)<=x<=(?P<most>[-\d.]+).*",
        QT_TRANSLATE_NOOP("cli", "{what} wants a number from {least} to {most}."),
    ),
    (
        r"Got unexpected extra argument(?:s|\(s\))? \((?P<rest>.*)\)\.?",
        QT_TRANSLATE_NOOP("cli", "More is given than the command takes: {rest}."),
    ),
    (r"Option '(?P<what>.*?)' requires an argument\.?", QT_TRANSLATE_NOOP("cli", "{what} wants a value after it.")),
)
"""What the command-line library says -> what we say."""

_HEADINGS: Mapping[str, Template] = {
    r"^Usage:": QT_TRANSLATE_NOOP("cli", "Usage:"),
    r"^Arguments:$": QT_TRANSLATE_NOOP("cli", "Arguments:"),
    r"^Options:$": QT_TRANSLATE_NOOP("cli", "Options:"),
    r"^Commands:$": QT_TRANSLATE_NOOP("cli", "Commands:"),
    r"^  Example:": QT_TRANSLATE_NOOP("cli", "  Example:"),
    r"Show this message and exit\.$": QT_TRANSLATE_NOOP("cli", "Show this message and exit."),
    r"\[required\]": QT_TRANSLATE_NOOP("cli", "[required]"),
    r"\[default:": QT_TRANSLATE_NOOP("cli", "[default:"),
}


def problem(text: str) -> Message | str:
    """What the command-line library found wrong, as a sentence of ours; its own words where it is none we know.

    >>> str(problem("Missing argument 'PLAN'."))
    'PLAN is missing.'
    >>> str(problem("Invalid value for '--by': 'foo' is not one of 'zone', 'year'."))
    '--by: “foo” is not one of zone, year.'
    """
    plain = " ".join(text.split())
    for pattern, template in _KINDS:
        found = re.fullmatch(pattern, plain)
        if found is not None:
            values = {key: (value or "").replace("'", "") for key, value in found.groupdict().items()}
            return template(**values)
    return plain if plain.endswith((".", "?")) else f"{plain}."


def in_language(help_text: str, say: Translator) -> str:
    """The text of ``--help`` with the library's own headings in the translator's language."""
    for pattern, template in _HEADINGS.items():
        help_text = re.sub(pattern, say.text(template).replace("\\", r"\\"), help_text, flags=re.MULTILINE)
    return help_text
