"""Describe errors of templates: file, line, message and fix."""

import re

from jinja2 import TemplateNotFound, TemplateSyntaxError

from synsml_cli.errors import Refused
from synsml_cli.model.source.patterns import lazy_pattern

MAX_TEXT = 2_000_000
"""Limit on the characters that a workshop's template may write: enough for 5,000 cards of people."""
MAX_MEMORY = 150_000_000
"""Limit on the bytes for filling all templates, in addition to what the command used before."""

_SEE = "compare with the built-in template of this name"
_SHORTEN = "check it for text or lists that are repeated or doubled"
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page and no YAML can contain (YAML 1.2, section 5.1)."""


class TemplateFault(Refused):
    """A template that is invalid, or fails while it is filled."""

    def __init__(self, file: str, line: int, said: str, remedy: str = _SEE) -> None:
        super().__init__(f"{file}:{line}: {said}" if line else f"{file}: {said}", remedy=remedy)
        self.file = file
        """Path relative to the workshop's root, also for a built-in template."""
        self.line = line
        """Line from 1; 0 if it is unknown."""
        self.said = said
        """The problem, without the place."""

    def __reduce__(self) -> tuple[type["TemplateFault"], tuple[str, int, str, str]]:
        """Return how to recreate it in another process."""
        return TemplateFault, (self.file, self.line, self.said, self.remedy)


class TooSlow(Exception):
    """Raised inside a template by the watchdog when its time is over."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        """Seconds of CPU time that were used."""


class _Unfit(Exception):
    """A text that no page can contain."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(said)
        self.remedy = remedy


def writable(value: object) -> object:
    """Return a value that a template writes; raises _Unfit, at the template's line, for characters that no page can contain."""
    if isinstance(value, str) and (found := _UNWRITABLE.search(value)):
        raise _Unfit(
            f"writes the character U+{ord(found[0]):04X}, which a page cannot contain", "remove it, or replace it with text"
        )
    return value


def check_text(text: str) -> None:
    """Validate the whole text of a template; raises _Unfit."""
    if len(text) > MAX_TEXT:
        raise _Unfit(f"writes more than {MAX_TEXT // 1_000_000} million characters", _SHORTEN)
    writable(text)


def fault_of(error: Exception, template: str) -> TemplateFault:
    """Return the fault of a template for an exception while it was compiled or filled."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(f"templates/{error.name}", error.lineno, error.message or "")
    place = _where(error, template)
    if isinstance(error, MemoryError):
        return too_large(*place)
    if isinstance(error, TooSlow):
        return too_slow(*place, seconds=error.seconds)
    if isinstance(error, RecursionError):
        remedy = "check it for a macro, loop or include that calls itself, or for too many brackets"
        return TemplateFault(*place, "is nested too deeply", remedy)
    if isinstance(error, _Unfit):
        return TemplateFault(*place, str(error), error.remedy)
    problem = re.sub(r"'synsml_cli[\w.]* object'", "a value of the page", str(error))
    if isinstance(error, TemplateNotFound):
        problem = f"unknown template {error.name!r}"
    return TemplateFault(*place, problem or type(error).__name__)


def too_large(file: str, line: int = 0) -> TemplateFault:
    """Return the fault of a template that needs too much memory or writes too much."""
    return TemplateFault(file, line, f"needs more than {MAX_MEMORY // 1_000_000} MB of memory", _SHORTEN)


def too_slow(file: str, line: int = 0, *, seconds: float) -> TemplateFault:
    """Return the fault of a template that was stopped after `seconds` of CPU time."""
    remedy = "check it for an endless loop, or loops inside loops"
    return TemplateFault(file, line, f"was stopped after {seconds:.1f} seconds of computing", remedy)


def crashed(file: str) -> TemplateFault:
    """Return the fault of a template that crashed its process."""
    return TemplateFault(file, 0, "makes the template engine crash", "make its expressions shorter, or nest them less")


def _where(error: BaseException, template: str) -> tuple[str, int]:
    """Return the file and line where a template failed: Jinja2 gives its frames the template's line numbers."""
    found = f"templates/{template}", 0
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("templates/"):
            found = name, trace.tb_lineno
        trace = trace.tb_next
    return found
