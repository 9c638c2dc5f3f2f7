"""The groups of a drawing, put in order: its blocks, its shapes, its layers; what is malformed is left out and told.

A drawing's own numbering (handles), owners, styles and objects say nothing about where its lines are, and are what
damaged drawings are damaged in; only version, unit, layers, blocks and shapes are taken from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import pause

ROW_LINES_MAX = 5
"""Malformed entities told of one by one; beyond it only how many there are."""
_PAUSE_EACH = 20_000

MALFORMED = QT_TRANSLATE_NOOP(
    "import", "Line {line}: a {entity} has “{value}” where a number must be; it was left out."
)
OUT_OF_STEP = QT_TRANSLATE_NOOP(
    "import", "Line {line}: the drawing is out of step there (“{value}” is no group code); the {entity} was left out."
)
MORE_MALFORMED = QT_TRANSLATE_NOOP("import", "{entities} more malformed entities were left out.")
CORNERS_MISSING = QT_TRANSLATE_NOOP(
    "import", "Line {line}: a polyline says it has {stated} corners but has {found}; it was left out."
)
OUTSIDE = QT_TRANSLATE_NOOP(
    "import", "{entities} entities stand outside every section of the drawing; they were taken as its shapes."
)

_DOUBLES = frozenset((*range(10, 60), *range(110, 150), *range(210, 240), *range(460, 470), *range(1010, 1060)))
_INTEGERS = frozenset(
    (*range(60, 80), *range(90, 100), *range(160, 180), *range(270, 300), *range(370, 390), *range(400, 410),
     *range(420, 430), *range(440, 460), *range(1060, 1072))
)  # fmt: skip
_FOLLOWERS = {"POLYLINE": "VERTEX", "INSERT": "ATTRIB"}
_STRUCTURE = frozenset({"SECTION", "ENDSEC", "EOF", "TABLE", "ENDTAB", "BLOCK", "ENDBLK", "CLASS"})

Tag = tuple[int, str]


@dataclass
class Entity:
    """One entity with what follows it (corners, attributes); ``line`` counts from 1."""

    kind: str
    line: int
    tags: list[Tag]
    followers: list[Entity] = field(default_factory=list)

    def first(self, code: int, default: str = "") -> str:
        return next((value for at, value in self.tags if at == code), default)

    def text(self, *, follow: bool) -> Iterator[str]:
        """The lines of a file, without owner and handle unless the handle may stay."""
        yield f"0\n{self.kind}"
        yield from _without_owner(self.tags)
        if self.followers or follow:
            for each in self.followers:
                yield from each.text(follow=False)
            yield "0\nSEQEND\n8\n0"


@dataclass
class Groups:
    """What of a drawing is read: values of its head and its own ``properties`` by name, layers and which of them are
    off or frozen, blocks, shapes."""

    header: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    layers: dict[str, None] = field(default_factory=dict)
    blocks: list[tuple[Entity, list[Entity]]] = field(default_factory=list)
    shapes: list[Entity] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        """Shapes of model space by kind."""
        return Counter(shape.kind for shape in self.shapes if shape.first(67, "0").strip() != "1")

    def clean_text(self) -> str:
        """A drawing of just these, for ezdxf."""
        contents = (self.shapes, *(content for _, content in self.blocks))
        modern = any(entity.first(100) for content in contents for entity in content)  # whatever the head says
        lines = [f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{'AC1015' if modern else 'AC1009'}\n0\nENDSEC"]
        lines.append("0\nSECTION\n2\nBLOCKS")
        for head, content in self.blocks:
            lines += head.text(follow=False)
            for each in content:
                lines += each.text(follow=each.kind == "POLYLINE")
            lines.append("0\nENDBLK\n8\n0")
        lines.append("0\nENDSEC\n0\nSECTION\n2\nENTITIES")
        for each in self.shapes:
            lines += each.text(follow=each.kind == "POLYLINE")
        lines.append("0\nENDSEC\n0\nEOF\n")
        return "\n".join(lines)


def groups_of(text: str) -> Groups:
    """Sort the groups of a drawing; see Groups."""
    reader = _Reader(text.split("\n"))
    reader.read()
    return reader.groups


def _without_owner(tags: list[Tag]) -> Iterator[str]:
    """Before the first subclass mark stand handle, owner and reactors: without them two entities cannot clash."""
    head, in_group = True, False
    for code, value in tags:
        if head and code == 100:
            head = False
        if code == 102:
            in_group = value.startswith("{")
            continue
        if in_group or (head and code in (5, 330, 360)):
            continue
        yield f"{code}\n{value}"


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.groups = Groups()
        self.section = ""
        self.block: tuple[Entity, list[Entity]] | None = None
        self.parent: Entity | None = None
        self.bad = 0
        self.outside = 0

    def read(self) -> None:
        for entity in self._entities():
            if entity.kind == "EOF":
                break
            self._place(entity)
        if self.bad > ROW_LINES_MAX:
            self.groups.notes.append(MORE_MALFORMED(entities=self.bad - ROW_LINES_MAX))
        if self.outside:
            self.groups.notes.append(OUTSIDE(entities=self.outside))

    def _entities(self) -> Iterator[Entity]:
        """Entities in the order of the file; malformed ones are noted and passed over."""
        lines, at, last = self.lines, 0, len(self.lines) - 1
        now: Entity | None = None
        wrong: Message | None = None
        while at < last:
            if at % _PAUSE_EACH == 0:
                pause()
            value = lines[at + 1].strip() if lines[at].strip() != "1" else lines[at + 1]
            try:
                code = int(lines[at])
            except ValueError:
                if wrong is None and now is not None and lines[at].strip():
                    wrong = OUT_OF_STEP(line=at + 1, value=lines[at].strip()[:40], entity=now.kind)
                at = self._in_step(at + 1)
                continue
            if code == 0:
                if now is not None:
                    yield from self._sound(now, wrong)
                now, wrong = Entity(value, at + 2, []), None
            elif code != 999 and now is not None:
                if wrong is None and now.kind not in _STRUCTURE and not _fits(code, value):
                    wrong = MALFORMED(line=at + 2, entity=now.kind, value=value[:40])
                now.tags.append((code, value))
            at += 2
        if now is not None:
            yield from self._sound(now, wrong)

    def _in_step(self, at: int) -> int:
        """The next line from which groups follow each other again: a 0 before a word."""
        while at < len(self.lines) - 1:
            if self.lines[at].strip() == "0" and self.lines[at + 1].strip().replace("_", "").isalnum():
                word = self.lines[at + 1].strip()
                if word[:1].isalpha() or word.startswith("3D"):
                    return at
            at += 1
        return at

    def _sound(self, entity: Entity, wrong: Message | None) -> Iterator[Entity]:
        if wrong is None and entity.kind == "LWPOLYLINE":
            stated, found = entity.first(90, ""), sum(code == 10 for code, _ in entity.tags)
            if stated and int(float(stated)) != found:
                wrong = CORNERS_MISSING(line=entity.line, stated=int(float(stated)), found=found)
        if wrong is None or entity.kind in _STRUCTURE:
            yield entity
            return
        if entity.kind not in {"VERTEX", "ATTRIB", "SEQEND"} and self.section not in {"BLOCKS", "ENTITIES", ""}:
            return
        if self.parent is not None and entity.kind in {"VERTEX", "ATTRIB"}:
            self._drop_parent()
        self.bad += 1
        if self.bad <= ROW_LINES_MAX:
            self.groups.notes.append(wrong)

    def _drop_parent(self) -> None:
        """A polyline without one of its corners is another polyline."""
        into = self.block[1] if self.block is not None else self.groups.shapes
        if into and into[-1] is self.parent and self.parent is not None and self.parent.kind == "POLYLINE":
            into.pop()

    def _place(self, entity: Entity) -> None:
        kind = entity.kind
        if kind == "SECTION":
            self.section = entity.first(2)
            self.parent = None
            if self.section == "HEADER":
                self._header(entity)
        elif kind in {"ENDSEC", "EOF"}:
            self.section, self.parent, self.block = "", None, None
        elif self.section == "TABLES":
            if kind == "LAYER":
                self._layer(entity)
        elif self.section == "BLOCKS":
            self._in_blocks(entity)
        elif self.section == "ENTITIES" or (self.section == "" and kind not in _STRUCTURE):
            self.outside += self.section == "" and kind not in {"VERTEX", "SEQEND", "ATTRIB"}
            self._add(entity, self.groups.shapes)

    def _header(self, section: Entity) -> None:
        name, property_named = "", ""
        for code, value in section.tags:
            if code == 9:
                name = value
            elif name == "$CUSTOMPROPERTYTAG":
                property_named = value
            elif name == "$CUSTOMPROPERTY":
                self.groups.properties.setdefault(property_named, value)
            elif name:
                self.groups.header.setdefault(name, value)

    def _layer(self, entity: Entity) -> None:
        name = entity.first(2)
        self.groups.layers[name] = None
        frozen = int(float(entity.first(70, "0"))) & 1
        if frozen or int(float(entity.first(62, "7"))) < 0:
            self.groups.hidden.add(name)

    def _in_blocks(self, entity: Entity) -> None:
        if entity.kind == "BLOCK":
            self.block, self.parent = (entity, []), None
            self.groups.blocks.append(self.block)
        elif entity.kind == "ENDBLK":
            self.block, self.parent = None, None
        elif self.block is not None:
            self._add(entity, self.block[1])

    def _add(self, entity: Entity, into: list[Entity]) -> None:
        parent = self.parent
        if entity.kind == "SEQEND":
            self.parent = None
        elif entity.kind in _FOLLOWERS.values():
            if parent is not None and _FOLLOWERS[parent.kind] == entity.kind:
                parent.followers.append(entity)
        elif entity.kind not in _STRUCTURE:
            into.append(entity)
            self.parent = entity if entity.kind in _FOLLOWERS else None


def _fits(code: int, value: str) -> bool:
    """Whether the value is what its code asks for."""
    if code in _DOUBLES:
        try:
            float(value)
        except ValueError:
            return False
    elif code in _INTEGERS:
        try:
            int(value)
        except ValueError:
            try:
                int(float(value))
            except (ValueError, OverflowError):
                return False
    return True
