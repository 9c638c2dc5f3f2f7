"""Which keys do what: the defaults of the table of actions, and what a person has made of them.

Keys are held as Qt's portable text (``Ctrl+Shift+M``). No two actions ever have the same keys, whatever the
settings say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.services.settings import Settings

SETTING = "shortcuts"
DESTRUCTIVE = frozenset({"delete"})
"""Actions that take away what was drawn: no letter, digit or Backspace may do that by itself."""

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FIRST_UNPRINTABLE = Qt.Key.Key_Escape.value
_MAPS_OWN = frozenset(
    {
        Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    }
)  # fmt: skip

TAKEN = QT_TRANSLATE_NOOP("keys", "{keys} already does “{action}”. Take it away there first, or press other keys.")
SEVERAL_KEYS = QT_TRANSLATE_NOOP("keys", "One key with Ctrl, Alt or Shift: sequences of keys are not used here.")
OF_THE_MAP = QT_TRANSLATE_NOOP("keys", "{keys} belongs to the map itself. Press other keys.")
NEEDS_DELETE = QT_TRANSLATE_NOOP(
    "keys", "Deleting must not happen by accident: use Delete, or a key held with Ctrl or Alt."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why keys cannot be given to an action; ``action_id`` is the one that has them."""

    message: Message
    action_id: str = ""


class KeyTable(QObject):
    """``changed`` when any action's keys are others than before."""

    changed = Signal()

    def __init__(self, settings: Settings, rows: Iterable[Action] = ACTIONS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows = {row.id: row for row in rows}
        self._defaults = {key: tuple(map(portable, row.shortcuts)) for key, row in self._rows.items()}
        self._keys = _without_doubles(self._defaults, _readable(settings.get(SETTING, {}), self._defaults))

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the first being the one shown."""
        return self._keys[action_id]

    def shown(self, action_id: str) -> str:
        """The first keys of an action as the system writes them; '' where it has none."""
        keys = self._keys[action_id]
        return native(keys[0]) if keys else ""

    def is_own(self, action_id: str) -> bool:
        """Whether the action's keys are others than the program gives it."""
        return self._keys[action_id] != self._defaults[action_id]

    def holder(self, keys: str) -> str:
        """The action that has these keys; '' for none."""
        return next((key for key, held in self._keys.items() if keys in held), "")

    def refusal(self, action_id: str, keys: str) -> Refusal | None:
        """Why ``action_id`` may not have ``keys``; None where it may."""
        presses = _presses(keys)
        if len(presses) != 1:
            return Refusal(SEVERAL_KEYS())
        pressed = presses[0]
        if pressed.key() in _MAPS_OWN and not pressed.keyboardModifiers() & _HELD:
            return Refusal(OF_THE_MAP(keys=native(keys)))
        bare = not pressed.keyboardModifiers() & _HELD
        if action_id in DESTRUCTIVE and bare and pressed.key() != Qt.Key.Key_Delete:
            return Refusal(NEEDS_DELETE())
        holder = self.holder(keys)
        if holder and holder != action_id:
            return Refusal(TAKEN(keys=native(keys), action=self._rows[holder].text), holder)
        return None

    def set_keys(self, action_id: str, keys: Iterable[str]) -> Refusal | None:
        """Give an action its keys (none: it has no keys); what is refused changes nothing."""
        wanted = tuple(dict.fromkeys(map(portable, keys)))
        for each in wanted:
            refused = self.refusal(action_id, each)
            if refused is not None:
                return refused
        self._take({**self._keys, action_id: wanted})
        return None

    def reset(self, action_id: str) -> Refusal | None:
        """Give an action the keys of the program again, unless another has one of them now."""
        return self.set_keys(action_id, self._defaults[action_id])

    def reset_all(self) -> None:
        """Everything as the program has it."""
        self._take(dict(self._defaults))

    def _take(self, keys: dict[str, tuple[str, ...]]) -> None:
        if keys == self._keys:
            return
        self._keys = keys
        own = {key: list(held) for key, held in keys.items() if held != self._defaults[key]}
        self._settings.set(SETTING, own or None)
        self.changed.emit()


def portable(keys: str) -> str:
    """Keys as they are kept.

    >>> portable("ctrl+shift+m"), portable("Del")
    ('Ctrl+Shift+M', 'Del')
    """
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: str) -> str:
    """Keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def is_bare(keys: str) -> bool:
    """Whether the keys write a letter, digit or sign where text is typed, so that only the map may take them.

    >>> is_bare("S"), is_bare("Shift+R"), is_bare("Ctrl+S"), is_bare("F8"), is_bare("Del")
    (True, True, False, False, False)
    """
    return any(_writes(pressed) for pressed in _presses(keys))


def _presses(keys: str) -> list[QKeyCombination]:
    sequence = QKeySequence(keys)
    return [sequence[at] for at in range(sequence.count())]  # type: ignore[index]  # the stubs leave it out


def _writes(pressed: QKeyCombination) -> bool:
    return not pressed.keyboardModifiers() & _HELD and pressed.key().value < _FIRST_UNPRINTABLE


def _readable(stored: Mapping[str, object], defaults: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What the settings hold that can be used: known actions, keys that Qt knows."""
    own: dict[str, tuple[str, ...]] = {}
    for action_id, keys in stored.items():
        if action_id in defaults and isinstance(keys, list):
            known = [portable(k) for k in keys if isinstance(k, str) and portable(k)]
            if known or not keys:  # none at all is a choice, none that can be read is not
                own[action_id] = tuple(dict.fromkeys(known))
    return own


def _without_doubles(
    defaults: Mapping[str, tuple[str, ...]], own: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The keys of every action: what a person chose comes first, a default that is taken by then falls away."""
    taken: set[str] = set()
    kept: dict[str, tuple[str, ...]] = {}
    for source in (own, {key: held for key, held in defaults.items() if key not in own}):
        for action_id, keys in source.items():
            kept[action_id] = tuple(k for k in keys if k not in taken)
            taken |= set(keys)
    return {action_id: kept[action_id] for action_id in defaults}
