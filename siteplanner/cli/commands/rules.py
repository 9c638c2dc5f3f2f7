"""``siteplanner rules``: what a layout is held to, and where that comes from."""

from __future__ import annotations

from siteplanner.cli.answers import nothing_as_null, print_json, print_line, print_table
from siteplanner.cli.options import Form, Format, Lang, Rules
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.words import CHINESE, translator

HELP = QT_TRANSLATE_NOOP("cli", "List the rules with their limits, clauses, sources and confidence.")
EXAMPLE = "Example: siteplanner rules --format json"

HEADER = (
    QT_TRANSLATE_NOOP("cli", "rule"),
    QT_TRANSLATE_NOOP("cli", "severity"),
    QT_TRANSLATE_NOOP("cli", "limit"),
    QT_TRANSLATE_NOOP("cli", "value"),
    QT_TRANSLATE_NOOP("cli", "unit"),
    QT_TRANSLATE_NOOP("cli", "clause"),
    QT_TRANSLATE_NOOP("cli", "confidence"),
    QT_TRANSLATE_NOOP("cli", "checked on"),
)
SEVERITIES: dict[str, Template] = {
    "error": QT_TRANSLATE_NOOP("cli", "error"),
    "warning": QT_TRANSLATE_NOOP("cli", "warning"),
}
CONFIDENCE: dict[str, Template] = {
    "verified": QT_TRANSLATE_NOOP("cli", "verified"),
    "secondary": QT_TRANSLATE_NOOP("cli", "secondary"),
    "unverified": QT_TRANSLATE_NOOP("cli", "unverified"),
    "judgement": QT_TRANSLATE_NOOP("cli", "judgement"),
}


def rules(pack: Rules = None, form: Form = Format.TABLE, lang: Lang = None) -> None:
    """List the rules of a pack (default: the one new plans have)."""
    from siteplanner.core.plan import DEFAULT_RULE_PACK
    from siteplanner.core.rules.pack import load_pack

    say = translator(lang)
    loaded = load_pack(pack or DEFAULT_RULE_PACK)
    answer = loaded.to_json()
    if form is Format.JSON:
        print_json(nothing_as_null(answer))
        return
    rows = []
    for rule in answer["rules"]:
        severity = say.text(SEVERITIES[rule["severity"]])
        for limit in rule["limits"]:
            confidence = say.text(CONFIDENCE[limit["confidence"]])
            found = [limit["key"], f"{limit['value']:,g}", limit["unit"], limit["clause"], confidence]
            rows.append([rule["id"], severity, *found, limit["checked_on"]])
        if not rule["limits"]:
            rows.append([rule["id"], severity, "", "", "", rule["clause"], "", ""])
    print_line(loaded.name["zh" if say.language == CHINESE else "en"])
    print_line(loaded.statement["zh" if say.language == CHINESE else "en"])
    print_line()
    print_table([say.text(h) for h in HEADER], rows, right=[3])
