"""The errors a person can act on. Each says what is wrong, where, and what to do.

The window shows the sentence; a command prints it as one line and ends with ``exit_status``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from siteplanner.core.text import Message, Template


class SiteplannerError(Exception):
    """Base of every error meant for people: ``raise InputError(NO_SUCH_FILE, path=path)``, the template marked."""

    exit_status: ClassVar[int] = 2

    def __init__(self, template: Template, **values: Any) -> None:
        self.message: Message = template(**values)
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the same error: template, values and what else it holds."""
        return _as_it_was, (type(self), str(self.message)), self.__dict__


def _as_it_was(kind: type[SiteplannerError], text: str) -> SiteplannerError:
    error = kind.__new__(kind)
    error.args = (text,)
    return error


class InputError(SiteplannerError):
    """A file, option or value that cannot be used."""


class EditError(SiteplannerError):
    """An edit that does not fit the plan: unknown plant, scenario, type; a capacity out of range."""


class FilterError(InputError):
    """A filter of a table that cannot be read. ``at`` is where in its text, counted from 0."""

    def __init__(self, template: Template, at: int = 0, **values: Any) -> None:
        super().__init__(template, **values)
        self.at = at


class FormulaError(InputError):
    """A formula that cannot be read, or whose units do not fit. ``at`` is where in its text, counted from 0."""

    def __init__(self, template: Template, at: int = 0, **values: Any) -> None:
        super().__init__(template, **values)
        self.at = at


class OutOfMemoryError(SiteplannerError):
    """A job needed more memory than there is; it alone was stopped."""


class SaveError(SiteplannerError):
    """A file could not be written; what was there before is untouched."""


class NewerFormatError(InputError):
    """The file was written by a newer version of the program."""


class CrsNeededError(InputError):
    """A map file says nothing (or nothing usable) of its coordinate system. ``guesses`` holds ranked proposals."""

    def __init__(self, template: Template, guesses: tuple[Any, ...] = (), **values: Any) -> None:
        super().__init__(template, **values)
        self.guesses = guesses


class Cancelled(Exception):  # noqa: N818 - a request carried out, not an error
    """Raised by ``Work.step`` when the person cancelled."""
